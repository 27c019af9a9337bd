//! `onrecord search`: words in a file, who said them, and where.

use std::io::Write;

use anyhow::Result;
use onrecord::store::{Filter, HIT_BEGINS, HIT_ENDS, Store, Table, Value};

use super::show::empty;
use crate::arguments::SearchOptions;
use crate::style::{ACT, DIM, HIT, SPEAKER, TITLE};
use crate::table::{csv_line, csv_row, width, write_more};

pub(crate) fn run(options: &SearchOptions) -> Result<bool> {
    let store = Store::read(&options.file)?;
    let filter = Filter { topic: Some(options.words.join(" ")), ..options.filter.filter() };
    let table = store.search(&filter)?;
    let mut out = anstream::stdout().lock();
    if options.output.json {
        for row in 0..table.rows.len() {
            let mut object = table.object(row);
            let (words, hits) = plain(object["words"].as_str().unwrap_or_default());
            object["words"] = words.into();
            object["hits"] = hits.into_iter().map(|(start, end)| vec![start, end]).collect();
            serde_json::to_writer(&mut out, &object)?;
            writeln!(out)?;
        }
    } else if options.output.csv {
        csv_line(&mut out, table.columns.iter().map(String::as_str))?;
        for row in &table.rows {
            let cell = |value: &Value| match value {
                Value::Text(text) => Value::Text(plain(text).0),
                other => other.clone(),
            };
            csv_row(&mut out, &row.iter().map(cell).collect::<Vec<_>>())?;
        }
    } else {
        for row in 0..table.rows.len() {
            hit(&mut out, &table, row)?;
        }
        if store.is_empty()? {
            writeln!(out, "{DIM}{}{DIM:#}", empty(&options.file))?;
        } else {
            write_more(&mut out, &table, options.filter.page())?;
        }
    }
    out.flush()?;
    Ok(true)
}

/// The words without marks, and where hits begin and end in them, in code points.
fn plain(marked: &str) -> (String, Vec<(usize, usize)>) {
    let (mut words, mut hits) = (String::new(), Vec::new());
    let (mut at, mut began) = (0, 0);
    for c in marked.chars() {
        match c {
            HIT_BEGINS => began = at,
            HIT_ENDS => hits.push((began, at)),
            c => {
                words.push(c);
                at += 1;
            }
        }
    }
    (words, hits)
}

fn hit(out: &mut impl Write, table: &Table, row: usize) -> std::io::Result<()> {
    let cell = |column: &str| table.get(row, column).to_cell();
    let day: String = cell("published").chars().take(10).collect();
    let place = [day, cell("outlet"), cell("id")].into_iter().filter(|part| !part.is_empty());
    let place = place.collect::<Vec<_>>().join(" · ");
    if cell("found") == "statement" {
        writeln!(
            out,
            "{SPEAKER}{}{SPEAKER:#}  {ACT}{}{ACT:#}  {DIM}{place}{DIM:#}",
            cell("speaker"),
            cell("act").replace('_', " ")
        )?;
    } else {
        writeln!(out, "{TITLE}{}{TITLE:#}  {DIM}article · {place}{DIM:#}", cell("title"))?;
    }
    let marked = cell("words").split_whitespace().collect::<Vec<_>>().join(" ");
    let mut lit = false;
    for line in textwrap::wrap(&marked, width() - 4) {
        write!(out, "    ")?;
        if lit {
            write!(out, "{HIT}")?;
        }
        for c in line.chars() {
            match c {
                HIT_BEGINS => write!(out, "{HIT}")?,
                HIT_ENDS => write!(out, "{HIT:#}")?,
                c => write!(out, "{c}")?,
            }
            lit = if c == HIT_BEGINS { true } else { lit && c != HIT_ENDS };
        }
        if lit {
            write!(out, "{HIT:#}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_are_counted_in_the_words_without_marks() {
        let marked = format!("“the {HIT_BEGINS}road{HIT_ENDS} to {HIT_BEGINS}Dorel{HIT_ENDS}”");
        assert_eq!(plain(&marked), ("“the road to Dorel”".to_owned(), vec![(5, 9), (13, 18)]));
    }
}
