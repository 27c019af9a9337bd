//! `onrecord show`: lists of what a file holds.

mod columns;
mod dispute;

use std::io::Write;
use std::path::Path;

use anyhow::Result;
use onrecord::record::More;
use onrecord::store::{Filter, List, Store};

use crate::arguments::{ShowOptions, Shown};
use crate::style::DIM;
use crate::table::write_more;

pub(crate) fn run(options: &ShowOptions) -> Result<bool> {
    let store = Store::read(&options.file)?;
    let filter = Filter {
        topic: options.topic.clone(),
        kind: options.kind.clone(),
        casualty: options.casualty.clone(),
        unit: options.unit.clone(),
        outlet_voice: options.outlet_voice,
        rejected: options.rejected,
        oldest_first: options.oldest_first,
        ..options.filter.filter(options.output.is_data())
    };
    let mut out = anstream::stdout().lock();
    if options.output.is_data() {
        data(&mut out, options, &store, &filter)?;
        return Ok(true);
    }
    let (rows, more) = table(&mut out, options, &store, &filter)?;
    if store.is_empty()? {
        writeln!(out, "{DIM}{}{DIM:#}", empty(&options.file))?;
        out.flush()?;
        return Ok(true);
    }
    write_more(&mut out, rows, more, options.filter.page())?;
    if matches!(options.what, Shown::Actors | Shown::Links | Shown::Disputes) && !store.is_linked()? {
        writeln!(
            out,
            "{DIM}not linked since articles or corrections were added: run `onrecord link {}`{DIM:#}",
            options.file.display()
        )?;
    }
    out.flush()?;
    Ok(true)
}

/// What is said of a file without articles.
pub(super) fn empty(file: &Path) -> String {
    let file = file.display();
    format!("{file}: no articles in it yet — add some with `onrecord import PATHS --into {file}`")
}

/// The rows as they come, for a program. In CSV disputes are a row a position.
fn data(out: &mut impl Write, options: &ShowOptions, store: &Store, filter: &Filter) -> Result<()> {
    let list = match options.what.list() {
        List::Disputes if options.output.csv => List::Positions,
        list => list,
    };
    let mut sink = options.output.sink(out, Vec::new());
    sink.begin(list.columns())?;
    let mut written = Ok(());
    store.each(list, filter, |values| {
        written = sink.row(values);
        written.is_ok()
    })?;
    written?;
    Ok(sink.end()?)
}

/// A page for people: how many rows it has, and how many come next.
fn table(
    out: &mut impl Write,
    options: &ShowOptions,
    store: &Store,
    filter: &Filter,
) -> Result<(usize, More)> {
    if options.what == Shown::Disputes {
        let page = store.disputes(filter)?;
        for row in &page.rows {
            dispute::write(out, row)?;
        }
        return Ok((page.rows.len(), page.more));
    }
    let page = store.list(options.what.list(), filter)?;
    let mut sink = options.output.sink(out, columns::columns(options.what));
    sink.begin(&page.columns)?;
    for values in &page.rows {
        sink.row(values)?;
    }
    sink.end()?;
    Ok((page.rows.len(), page.more))
}
