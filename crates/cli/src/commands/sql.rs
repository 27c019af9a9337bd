//! `onrecord sql`: any question that only reads.

use std::io::Write;

use anstyle::Style;
use anyhow::Result;
use onrecord::store::{Store, Table};

use crate::arguments::SqlOptions;
use crate::table::{Column, csv_line, csv_row, write_table};

/// Rows that a table lines its columns up by; beyond them, rows are written as they come.
const LINED_UP: usize = 200;

pub(crate) fn run(options: &SqlOptions) -> Result<bool> {
    let store = Store::read(&options.file)?;
    let mut out = anstream::stdout().lock();
    let mut written: std::io::Result<()> = Ok(());
    let mut table = Table::default();
    let mut first = true;
    store.query(&options.query, |columns, row| {
        if options.output.csv && first {
            written = csv_line(&mut out, columns.iter().map(String::as_str));
        }
        first = false;
        table.columns = columns.to_vec();
        if written.is_ok() && options.output.csv {
            written = csv_row(&mut out, row);
        } else {
            table.rows.push(row.to_vec());
            if written.is_ok() && (options.output.json || table.rows.len() == LINED_UP) {
                written = flush(&mut out, &mut table, options.output.json);
            }
        }
        written.is_ok()
    })?;
    written?;
    if !table.rows.is_empty() {
        flush(&mut out, &mut table, options.output.json)?;
    }
    out.flush()?;
    Ok(true)
}

fn flush(out: &mut impl Write, table: &mut Table, json: bool) -> std::io::Result<()> {
    if json {
        for row in 0..table.rows.len() {
            serde_json::to_writer(&mut *out, &table.object(row))?;
            writeln!(out)?;
        }
    } else {
        let columns: Vec<Column> =
            table.columns.iter().map(|name| Column::named(name.clone(), 40, Style::new())).collect();
        write_table(out, table, &columns)?;
    }
    table.rows.clear();
    Ok(())
}
