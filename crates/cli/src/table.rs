//! Rows as a table in a terminal, as JSON Lines or as CSV.

use std::borrow::Cow;
use std::io::{Result, Write};

use anstyle::Style;
use onrecord::store::{Table, Value};
use textwrap::core::display_width;

use crate::arguments::OutputOptions;
use crate::style::{DIM, TITLE};

const WIDEST: usize = 160;
/// Columns that the last one has at the least; a narrower terminal puts it below the others.
const LAST: usize = 32;
const GAP: &str = "  ";

/// One column of a table as people read it.
pub(crate) struct Column {
    /// The column of the rows.
    pub(crate) name: Cow<'static, str>,
    /// The most characters that it takes, but for the last one.
    pub(crate) most: usize,
    pub(crate) style: Style,
}

impl Column {
    pub(crate) const fn new(name: &'static str, most: usize, style: Style) -> Self {
        Self { name: Cow::Borrowed(name), most, style }
    }

    pub(crate) fn named(name: String, most: usize, style: Style) -> Self {
        Self { name: Cow::Owned(name), most, style }
    }
}

/// How wide the output may be.
pub(crate) fn width() -> usize {
    crate::terminal::width(WIDEST)
}

/// Writes rows as JSON Lines or as CSV, whose `first` ones have the columns' names in front.
pub(crate) fn write_data(
    out: &mut impl Write,
    table: &Table,
    output: &OutputOptions,
    first: bool,
) -> Result<()> {
    if output.json {
        for row in 0..table.rows.len() {
            serde_json::to_writer(&mut *out, &table.object(row))?;
            out.write_all(b"\n")?;
        }
    } else {
        if first {
            csv_line(out, table.columns.iter().map(String::as_str))?;
        }
        for row in &table.rows {
            csv_row(out, row)?;
        }
    }
    Ok(())
}

pub(crate) fn csv_row(out: &mut impl Write, row: &[Value]) -> Result<()> {
    let cells: Vec<String> = row.iter().map(Value::to_cell).collect();
    csv_line(out, cells.iter().map(String::as_str))
}

pub(crate) fn csv_line<'a>(out: &mut impl Write, cells: impl Iterator<Item = &'a str>) -> Result<()> {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            write!(out, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            out.write_all(cell.as_bytes())?;
        }
    }
    out.write_all(b"\r\n")
}

/// Writes rows as a table whose last column takes what room is left and wraps.
pub(crate) fn write_table(out: &mut impl Write, table: &Table, columns: &[Column]) -> Result<()> {
    let cells: Vec<Vec<String>> = (0..table.rows.len())
        .map(|row| columns.iter().map(|column| cell(table.get(row, &column.name), &column.name)).collect())
        .collect();
    // A column in which no row has anything says nothing.
    let said: Vec<bool> = (0..columns.len())
        .map(|at| at + 1 == columns.len() || cells.iter().any(|row| !row[at].is_empty()))
        .collect();
    let widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let widest = cells.iter().map(|row| display_width(&row[at])).max().unwrap_or(0);
            widest.max(display_width(&column.name)).min(column.most)
        })
        .collect();
    let last = columns.len() - 1;
    let before: usize = (0..last).filter(|at| said[*at]).map(|at| widths[at] + GAP.len()).sum();
    let below = before + LAST > width();
    let (indent, room) = if below { (4, width() - 4) } else { (before, width() - before) };
    write!(out, "{DIM}")?;
    for at in (0..last).filter(|at| said[*at]) {
        write!(out, "{}{GAP}", padded(&columns[at].name, widths[at]))?;
    }
    writeln!(out, "{}{DIM:#}", if below { "" } else { &*columns[last].name })?;
    for row in &cells {
        for at in (0..last).filter(|at| said[*at]) {
            let style = columns[at].style;
            write!(out, "{style}{}{style:#}{GAP}", padded(&row[at], widths[at]))?;
        }
        let style = columns[last].style;
        let lines = textwrap::wrap(&row[last], room);
        for (number, line) in lines.iter().enumerate() {
            if below && number == 0 {
                writeln!(out)?;
            }
            let indent = if number == 0 && !below { 0 } else { indent };
            writeln!(out, "{}{style}{line}{style:#}", " ".repeat(indent))?;
        }
    }
    Ok(())
}

/// A page's last line: what comes next.
pub(crate) fn write_more(out: &mut impl Write, table: &Table, page: u32) -> Result<()> {
    if table.rows.is_empty() && page > 1 {
        writeln!(out, "{DIM}nothing on page {page}{DIM:#}")
    } else if table.rows.is_empty() {
        writeln!(out, "{DIM}nothing that fits{DIM:#}")
    } else if table.more {
        writeln!(out, "{DIM}more with --page {}{DIM:#}", page + 1)
    } else {
        Ok(())
    }
}

/// A heading.
pub(crate) fn write_title(out: &mut impl Write, title: &str) -> Result<()> {
    writeln!(out, "{TITLE}{title}{TITLE:#}")
}

/// A value on one line; of a time only the day.
fn cell(value: &Value, column: &str) -> String {
    let text = value.to_cell();
    if matches!(column, "published" | "since" | "until" | "made") {
        return text.chars().take(10).collect();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Exactly `width` columns: filled up, or cut with an ellipsis.
fn padded(text: &str, width: usize) -> String {
    let mut cut = String::new();
    let mut taken = 0;
    if display_width(text) > width {
        for c in text.chars() {
            let next = display_width(c.encode_utf8(&mut [0; 4]));
            if taken + next + 1 > width {
                break;
            }
            taken += next;
            cut.push(c);
        }
        cut.push('…');
        taken += 1;
    } else {
        cut.push_str(text);
        taken = display_width(text);
    }
    cut + &" ".repeat(width.saturating_sub(taken))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_fill_their_column_exactly() {
        assert_eq!(padded("Obi", 5), "Obi  ");
        assert_eq!(padded("Meridian", 5), "Meri…");
        assert_eq!(display_width(&padded("東京新聞", 5)), 5);
    }

    #[test]
    fn csv_quotes_what_would_part_cells() {
        let mut out = Vec::new();
        csv_line(&mut out, ["a", "b,c", "d \"e\"", ""].into_iter()).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "a,\"b,c\",\"d \"\"e\"\"\",\r\n");
    }

    #[test]
    fn a_table_lines_up_and_leaves_out_what_says_nothing() {
        let text = |text: &str| Value::Text(text.to_owned());
        let table = Table {
            columns: ["id", "unit", "words"].map(str::to_owned).to_vec(),
            rows: vec![
                vec![text("a:f1"), Value::Null, text("12\nshells")],
                vec![text("bc:f10"), Value::Null, text("40")],
            ],
            more: false,
        };
        let columns = [
            Column::new("id", 10, Style::new()),
            Column::new("unit", 10, Style::new()),
            Column::new("words", 0, Style::new()),
        ];
        let mut out = Vec::new();
        write_table(&mut out, &table, &columns).unwrap();
        let out = anstream::adapter::strip_bytes(&out).into_vec();
        assert_eq!(String::from_utf8(out).unwrap(), "id      words\na:f1    12 shells\nbc:f10  40\n");
    }
}
