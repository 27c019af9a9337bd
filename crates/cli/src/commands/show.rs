//! `onrecord show`: lists of what a file holds.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use anstyle::Style;
use anyhow::Result;
use onrecord::store::{Filter, Store, Table, Value};

use crate::arguments::{ShowOptions, Shown};
use crate::count::counted;
use crate::style::{ACT, DIM, SPEAKER, TITLE};
use crate::table::{Column, width, write_data, write_more, write_table};

const PLAIN: Style = Style::new();

pub(crate) fn run(options: &ShowOptions) -> Result<bool> {
    let store = Store::read(&options.file)?;
    let filter = Filter {
        topic: options.topic.clone(),
        kind: options.kind.clone(),
        outlet_voice: options.outlet_voice,
        rejected: options.rejected,
        oldest_first: options.oldest_first,
        ..options.filter.filter()
    };
    let mut out = anstream::stdout().lock();
    if options.output.json || options.output.csv {
        let mut written = Ok(());
        let mut first = true;
        store.each(options.what.list(), &filter, |table| {
            written = write_data(&mut out, table, &options.output, std::mem::replace(&mut first, false));
            written.is_ok()
        })?;
        written?;
        out.flush()?;
        return Ok(true);
    }
    let table = with_sources(store.list(options.what.list(), &filter)?);
    if options.what == Shown::Disputes {
        for row in 0..table.rows.len() {
            dispute(&mut out, &table, row)?;
        }
    } else if !table.rows.is_empty() {
        write_table(&mut out, &table, &columns(options.what))?;
    }
    if store.is_empty()? {
        writeln!(out, "{DIM}{}{DIM:#}", empty(&options.file))?;
        out.flush()?;
        return Ok(true);
    }
    write_more(&mut out, &table, options.filter.page())?;
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

/// Who has no name is shown as written.
fn with_sources(mut table: Table) -> Table {
    let at = |name: &str| table.columns.iter().position(|column| column == name);
    if let (Some(speaker), Some(source)) = (at("speaker"), at("source")) {
        for row in &mut table.rows {
            if row[speaker] == Value::Null {
                row[speaker] = row[source].clone();
            }
        }
    }
    table
}

/// What a table shows of a list's columns; `--json` and `--csv` have all of them.
fn columns(what: Shown) -> Vec<Column> {
    const ID: Column = Column::new("id", 24, DIM);
    const PUBLISHED: Column = Column::new("published", 10, PLAIN);
    const OUTLET: Column = Column::new("outlet", 20, PLAIN);
    const ORIGIN: Column = Column::new("origin", 9, DIM);
    const WORDS: Column = Column::new("words", 0, PLAIN);
    match what {
        Shown::Statements => {
            vec![
                ID,
                PUBLISHED,
                OUTLET,
                Column::new("speaker", 26, SPEAKER),
                Column::new("act", 9, ACT),
                ORIGIN,
                WORDS,
            ]
        }
        Shown::Figures => {
            vec![
                ID,
                PUBLISHED,
                OUTLET,
                Column::new("asserted_by", 26, SPEAKER),
                Column::new("low", 10, PLAIN),
                Column::new("high", 10, PLAIN),
                Column::new("unit", 10, PLAIN),
                Column::new("casualty", 9, ACT),
                ORIGIN,
                Column::new("counted", 24, PLAIN),
                WORDS,
            ]
        }
        Shown::Dates => {
            vec![
                ID,
                PUBLISHED,
                OUTLET,
                Column::new("type", 8, PLAIN),
                Column::new("value", 16, ACT),
                Column::new("said_by", 24, SPEAKER),
                ORIGIN,
                WORDS,
            ]
        }
        Shown::Places => {
            vec![
                ID,
                PUBLISHED,
                OUTLET,
                Column::new("words", 24, SPEAKER),
                Column::new("type", 8, PLAIN),
                Column::new("name", 24, ACT),
                Column::new("country", 7, PLAIN),
                Column::new("latitude", 9, PLAIN),
                Column::new("longitude", 9, PLAIN),
                Column::new("unresolved", 12, DIM),
                ORIGIN,
                Column::new("said", 0, DIM),
            ]
        }
        Shown::Namings => {
            vec![
                ID,
                PUBLISHED,
                OUTLET,
                Column::new("namer", 26, SPEAKER),
                Column::new("term", 20, ACT),
                Column::new("named", 26, PLAIN),
                ORIGIN,
                Column::new("said", 0, DIM),
            ]
        }
        Shown::Articles => {
            vec![
                ID,
                PUBLISHED,
                OUTLET,
                Column::new("version", 7, PLAIN),
                Column::new("statements", 10, PLAIN),
                Column::new("title", 0, TITLE),
            ]
        }
        Shown::Actors => {
            vec![
                ID,
                Column::new("name", 36, SPEAKER),
                Column::new("kind", 12, PLAIN),
                Column::new("statements", 10, PLAIN),
                Column::new("articles", 8, PLAIN),
                ORIGIN,
                Column::new("aliases", 30, DIM),
                Column::new("roles", 0, PLAIN),
            ]
        }
        Shown::Links => {
            vec![
                ID,
                PUBLISHED,
                OUTLET,
                Column::new("actor", 20, SPEAKER),
                Column::new("kind", 11, ACT),
                Column::new("from_words", 40, PLAIN),
                ORIGIN,
                Column::new("to_words", 0, PLAIN),
            ]
        }
        Shown::Changes => {
            vec![
                Column::new("article", 16, DIM),
                Column::new("version", 7, PLAIN),
                PUBLISHED,
                Column::new("kind", 13, ACT),
                Column::new("speaker", 24, SPEAKER),
                Column::new("before", 40, DIM),
                Column::new("after", 0, PLAIN),
            ]
        }
        Shown::Disputes => Vec::new(),
    }
}

/// One dispute: what it is about, and what each party says, in its words.
fn dispute(out: &mut impl Write, table: &Table, row: usize) -> std::io::Result<()> {
    let cell = |column: &str| table.get(row, column).to_cell();
    let since = cell("since");
    let days = match (since.as_str(), cell("until")) {
        ("", _) => "no date".to_owned(),
        (since, until) if until.is_empty() || until == since => since.to_owned(),
        (since, until) => format!("{since} to {until}"),
    };
    let positions = match table.get(row, "positions") {
        Value::Json(serde_json::Value::Array(positions)) => positions.as_slice(),
        _ => &[],
    };
    writeln!(
        out,
        "{TITLE}{}{TITLE:#}  {ACT}{}{ACT:#}  {DIM}{} · {days} · {} · {}{DIM:#}",
        cell("title"),
        cell("state"),
        cell("issue"),
        origins(positions),
        cell("id"),
    )?;
    let mut party = None;
    for position in positions {
        let text = |key: &str| position[key].as_str().unwrap_or("");
        if party != Some(&position["party"]) {
            party = Some(&position["party"]);
            writeln!(out, "  {SPEAKER}{}{SPEAKER:#}", text("name"))?;
        }
        let replaced = if position["superseded"] == true { " · replaced later" } else { "" };
        let lead = lead(text("name"), text("speaker"), text("cue"), text("item"));
        let words = format!("{lead}{}", text("words"));
        for (i, line) in textwrap::wrap(&words, width() - 4).iter().enumerate() {
            match line.strip_prefix(lead.trim_end()).filter(|_| i == 0 && !lead.is_empty()) {
                Some(rest) => writeln!(out, "    {DIM}{}{DIM:#}{rest}", lead.trim_end())?,
                None => writeln!(out, "    {line}")?,
            }
        }
        let day: String = text("published").chars().take(10).collect();
        let prints = match position["prints"].as_u64() {
            Some(prints @ 2..) => format!("in {prints} articles"),
            _ => String::new(),
        };
        let place = [day.as_str(), text("outlet"), &prints, text("item")];
        let place = place.into_iter().filter(|part| !part.is_empty());
        writeln!(out, "    {DIM}{}{replaced}{DIM:#}", place.collect::<Vec<_>>().join(" · "))?;
    }
    writeln!(out)
}

/// Who says it where that is not the party itself, and the cue: `Idris al-Masri said: `. A figure's sentence has both.
fn lead(party: &str, speaker: &str, cue: &str, item: &str) -> String {
    let figure = item.rsplit(':').next().is_some_and(|item| item.starts_with('f'));
    let speaker = if speaker == party { "" } else { speaker };
    let cue = cue.trim_end_matches([':', ',', ' ']);
    match [speaker, cue].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ") {
        lead if lead.is_empty() || figure => String::new(),
        lead => format!("{lead}: "),
    }
}

/// In how many articles the positions are printed, and how many of these are not copies of another.
fn origins(positions: &[serde_json::Value]) -> String {
    let mut stories: BTreeMap<&str, u64> = BTreeMap::new();
    for position in positions {
        let story = position["copies"].as_str().or(position["article"].as_str()).unwrap_or_default();
        stories.insert(story, position["prints"].as_u64().unwrap_or(1));
    }
    let articles = stories.values().sum::<u64>() as usize;
    match counted(articles, "article", "articles") {
        all if articles == stories.len() => all,
        all => format!("{all}, {}", counted(stories.len(), "origin", "origins")),
    }
}
