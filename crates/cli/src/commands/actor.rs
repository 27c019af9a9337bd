//! `onrecord actor`: who it is, what it is called, what it said over time, and whom it calls what.

use std::io::Write;
use std::path::Path;

use anyhow::{Result, bail};
use onrecord::record::{Object, Row, Table};
use onrecord::store::{ActorRow, Filter, Profile, StatementRow, Store};
use onrecord_export::{Shown, Sink};

use super::show::empty;
use crate::arguments::ActorOptions;
use crate::count::counted;
use crate::style::{ACT, DIM, SPEAKER};
use crate::table::write_title;

const PLAIN: anstyle::Style = anstyle::Style::new();

pub(crate) fn run(options: &ActorOptions) -> Result<bool> {
    let store = Store::read(&options.file)?;
    let named = store.actors_named(&options.name)?;
    let file = options.file.display();
    if named.is_empty() {
        if store.is_empty()? {
            bail!("{}", empty(&options.file));
        }
        if !store.is_linked()? {
            bail!("{file}: no actor {:?} — run `onrecord link {file}` first", options.name);
        }
        bail!("{file}: no actor {:?} — see `onrecord show actors {file}`", options.name);
    }
    let filter = Filter {
        since: options.since.clone(),
        until: options.until.clone(),
        limit: options.limit,
        oldest_first: true,
        ..Filter::default()
    };
    let profile = store.actor(&named[0].id, &filter)?;
    let mut out = anstream::stdout().lock();
    if options.json {
        serde_json::to_writer(&mut out, &json(&profile, &named))?;
        writeln!(out)?;
    } else {
        text(&mut out, &options.file, &profile, &named)?;
    }
    out.flush()?;
    Ok(true)
}

fn rows<R: Row>(rows: &[R]) -> serde_json::Value {
    let object = |row: &R| serde_json::to_value(Object { columns: R::columns(), values: &row.values() });
    rows.iter().map(|row| object(row).unwrap_or_default()).collect()
}

fn json(profile: &Profile, named: &[ActorRow]) -> serde_json::Value {
    let mut object = rows(std::slice::from_ref(&profile.about))[0].take();
    let parts = [
        ("names", &profile.names),
        ("roles_over_time", &profile.roles),
        ("ties", &profile.ties),
        ("acts", &profile.acts),
        ("months", &profile.months),
        ("called", &profile.called),
        ("calls", &profile.calls),
        ("merges", &profile.merges),
    ];
    for (name, table) in parts {
        object[name] = serde_json::to_value(table).unwrap_or_default();
    }
    object["said"] = rows(&profile.statements.rows);
    object["others_of_that_name"] = named[1..].iter().map(|row| row.id.clone()).collect();
    object
}

fn text(out: &mut impl Write, file: &Path, profile: &Profile, named: &[ActorRow]) -> std::io::Result<()> {
    let about = &profile.about;
    writeln!(
        out,
        "{SPEAKER}{}{SPEAKER:#}  {DIM}{} · {} in {} · {}{DIM:#}",
        about.name,
        crate::word::of(&about.kind),
        counted(about.statements, "statement", "statements"),
        counted(about.articles, "article", "articles"),
        about.id
    )?;
    let sections: [(&str, &Table, &[&'static str]); 7] = [
        ("Names", &profile.names, &["articles", "name"]),
        ("Roles", &profile.roles, &["since", "until", "articles", "role"]),
        ("Ties", &profile.ties, &["relation", "object", "articles", "words"]),
        ("What it does by speaking", &profile.acts, &["statements", "act"]),
        ("When", &profile.months, &["statements", "month"]),
        ("What it is called", &profile.called, &["times", "term", "by"]),
        ("What it calls others", &profile.calls, &["times", "term", "named"]),
    ];
    for (title, table, names) in sections {
        if table.rows.is_empty() {
            continue;
        }
        writeln!(out)?;
        write_title(out, title)?;
        let columns = names.iter().map(|name| Shown::new(name, 30, PLAIN)).collect();
        let mut sink = crate::table::table(&mut *out, columns);
        sink.begin(&table.columns)?;
        table.rows.iter().try_for_each(|row| sink.row(row))?;
        sink.end()?;
    }
    if !profile.statements.rows.is_empty() {
        writeln!(out)?;
        write_title(out, "What it said")?;
        let columns = vec![
            Shown::new("day", 10, PLAIN),
            Shown::new("outlet", 20, PLAIN),
            Shown::new("id", 24, DIM),
            Shown::new("speaker", 26, SPEAKER).or("source").unless_it_is(about.name.clone()),
            Shown::new("speaker_role", 22, PLAIN).where_room(),
            Shown::new("act", 10, ACT),
            Shown::new("words", 0, PLAIN),
        ];
        let mut sink = crate::table::table(&mut *out, columns);
        sink.begin(StatementRow::columns())?;
        profile.statements.rows.iter().try_for_each(|row| sink.row(&row.values()))?;
        sink.end()?;
    }
    if profile.statements.more.any() {
        let (id, file) = (&about.id, file.display());
        writeln!(out, "{DIM}more with `onrecord show statements {file} --actor {id}`{DIM:#}")?;
    }
    if named.len() > 1 {
        writeln!(out, "\n{DIM}Others whose names hold these words:{DIM:#}")?;
        let columns = vec![
            Shown::new("id", 24, DIM),
            Shown::new("name", 36, SPEAKER),
            Shown::new("statements", 10, PLAIN),
            Shown::new("roles", 0, PLAIN),
        ];
        let mut sink = crate::table::table(&mut *out, columns);
        sink.begin(ActorRow::columns())?;
        named[1..].iter().try_for_each(|row| sink.row(&row.values()))?;
        sink.end()?;
    }
    Ok(())
}
