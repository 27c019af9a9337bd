//! `onrecord actor`: who it is, what it is called, what it said over time, and whom it calls what.

use std::io::Write;
use std::path::Path;

use anyhow::{Result, bail};
use onrecord::store::{Filter, Profile, Store, Table};

use super::show::empty;
use crate::arguments::ActorOptions;
use crate::count::counted;
use crate::style::{ACT, DIM, SPEAKER};
use crate::table::{Column, write_table, write_title};

const PLAIN: anstyle::Style = anstyle::Style::new();

pub(crate) fn run(options: &ActorOptions) -> Result<bool> {
    let store = Store::read(&options.file)?;
    let named = store.actors_named(&options.name)?;
    let file = options.file.display();
    if named.rows.is_empty() {
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
    let profile = store.actor(&named.get(0, "id").to_cell(), &filter)?;
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

fn objects(table: &Table) -> serde_json::Value {
    (0..table.rows.len()).map(|row| table.object(row)).collect()
}

fn json(profile: &Profile, named: &Table) -> serde_json::Value {
    let mut object = profile.about.object(0);
    let parts = [
        ("names", &profile.names),
        ("roles_over_time", &profile.roles),
        ("ties", &profile.ties),
        ("acts", &profile.acts),
        ("months", &profile.months),
        ("said", &profile.statements),
        ("called", &profile.called),
        ("calls", &profile.calls),
        ("merges", &profile.merges),
    ];
    for (name, table) in parts {
        object[name] = objects(table);
    }
    object["others_of_that_name"] = (1..named.rows.len()).map(|row| named.get(row, "id").to_json()).collect();
    object
}

fn text(out: &mut impl Write, file: &Path, profile: &Profile, named: &Table) -> std::io::Result<()> {
    let about = |column: &str| profile.about.get(0, column).to_cell();
    let number = |column: &str| about(column).parse().unwrap_or(0);
    writeln!(
        out,
        "{SPEAKER}{}{SPEAKER:#}  {DIM}{} · {} in {} · {}{DIM:#}",
        about("name"),
        about("kind"),
        counted(number("statements"), "statement", "statements"),
        counted(number("articles"), "article", "articles"),
        about("id")
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
        let columns: Vec<Column> = names.iter().map(|name| Column::new(name, 30, PLAIN)).collect();
        write_table(out, table, &columns)?;
    }
    if !profile.statements.rows.is_empty() {
        writeln!(out)?;
        write_title(out, "What it said")?;
        let columns = [
            Column::new("published", 10, PLAIN),
            Column::new("outlet", 20, PLAIN),
            Column::new("id", 24, DIM),
            Column::new("act", 9, ACT),
            Column::new("words", 0, PLAIN),
        ];
        write_table(out, &profile.statements, &columns)?;
    }
    if profile.statements.more {
        let (id, file) = (about("id"), file.display());
        writeln!(out, "{DIM}more with `onrecord show statements {file} --actor {id}`{DIM:#}")?;
    }
    if named.rows.len() > 1 {
        writeln!(out, "\n{DIM}Others whose names hold these words:{DIM:#}")?;
        let others = Table { rows: named.rows[1..].to_vec(), ..named.clone() };
        let columns = [
            Column::new("id", 24, DIM),
            Column::new("name", 36, SPEAKER),
            Column::new("statements", 10, PLAIN),
            Column::new("roles", 0, PLAIN),
        ];
        write_table(out, &others, &columns)?;
    }
    Ok(())
}
