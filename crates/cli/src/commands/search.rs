//! `onrecord search`: words in a file, who said them, and where.

use std::io::Write;

use anyhow::Result;
use onrecord::record::{Act, More};
use onrecord::store::{Filter, FoundIn, HitRow, Store};

use super::show::empty;
use crate::arguments::SearchOptions;
use crate::style::{ACT, DIM, HIT, SPEAKER, TITLE};
use crate::table::{width, write_more};

/// Stands in front of a hit while lines are wrapped.
const BEGINS: char = '\u{2}';
/// Stands behind one.
const ENDS: char = '\u{3}';

pub(crate) fn run(options: &SearchOptions) -> Result<bool> {
    let store = Store::read(&options.file)?;
    let data = options.output.is_data();
    let filter = Filter { topic: Some(options.words.join(" ")), ..options.filter.filter(data) };
    let page = store.search(&filter)?;
    let mut out = anstream::stdout().lock();
    if data {
        let mut sink = options.output.sink(&mut out, Vec::new());
        onrecord_export::write(&mut *sink, page.rows)?;
        if page.more.beyond {
            anstream::eprintln!(
                "{DIM}so many have these words that only the newest are ranked; `onrecord show statements --topic` gives \
                 all{DIM:#}"
            );
        }
        return Ok(true);
    }
    for row in &page.rows {
        hit(&mut out, row)?;
    }
    if store.is_empty()? {
        writeln!(out, "{DIM}{}{DIM:#}", empty(&options.file))?;
    } else {
        let More { rows, beyond } = page.more;
        write_more(&mut out, page.rows.len(), More { rows, beyond }, options.filter.page())?;
    }
    out.flush()?;
    Ok(true)
}

/// The words with their hits marked, on one line.
fn marked(row: &HitRow) -> String {
    let mut marked = String::with_capacity(row.words.len() + 4 * row.hits.0.len());
    let mut hits = row.hits.0.iter().peekable();
    for (at, c) in row.words.chars().chain(['\n']).enumerate() {
        if hits.peek().is_some_and(|(_, last)| *last == at) {
            marked.push(ENDS);
            hits.next();
        }
        if hits.peek().is_some_and(|(first, _)| *first == at) {
            marked.push(BEGINS);
        }
        marked.push(c);
    }
    marked.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn hit(out: &mut impl Write, row: &HitRow) -> std::io::Result<()> {
    let day = row.day.as_ref().map_or("", |day| day.as_str());
    let place = [day, row.outlet.as_deref().unwrap_or(""), &row.id];
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let place = place.join(" · ");
    match row.found {
        FoundIn::Statement => {
            let speaker = row.speaker.as_deref().unwrap_or("");
            let act = row.act.as_ref().map_or_else(String::new, act);
            let about = [row.speaker_role.as_deref(), row.party.as_deref().filter(|party| *party != speaker)];
            let about: Vec<&str> = about.into_iter().flatten().chain([place.as_str()]).collect();
            writeln!(
                out,
                "{SPEAKER}{speaker}{SPEAKER:#}  {ACT}{act}{ACT:#}  {DIM}{}{DIM:#}",
                about.join(" · ")
            )?;
        }
        FoundIn::Article => {
            let title = row.title.as_deref().unwrap_or("");
            writeln!(out, "{TITLE}{title}{TITLE:#}  {DIM}article · {place}{DIM:#}")?;
        }
    }
    let mut lit = false;
    for line in textwrap::wrap(&marked(row), width() - 4) {
        write!(out, "    ")?;
        if lit {
            write!(out, "{HIT}")?;
        }
        for c in line.chars() {
            match c {
                BEGINS => write!(out, "{HIT}")?,
                ENDS => write!(out, "{HIT:#}")?,
                c => write!(out, "{c}")?,
            }
            lit = if c == BEGINS { true } else { lit && c != ENDS };
        }
        if lit {
            write!(out, "{HIT:#}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// An act in words.
fn act(act: &Act) -> String {
    crate::word::of(act).replace('_', " ")
}
