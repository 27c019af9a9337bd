//! CSV after RFC 4180: the columns' names first, commas, line ends of both characters.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula and runs it,
//! and articles hold any words that somebody wanted in them. So words that begin with one of these get an apostrophe in
//! front, which spreadsheets do not show; numbers stay numbers. [`Cells::AsTheyAre`] leaves all words as they are, for
//! programs that read the file.

use std::io::{Result, Write};

use onrecord_record::{Column, Value};

use crate::Sink;

/// What becomes of words that a spreadsheet would run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cells {
    /// They get an apostrophe in front.
    #[default]
    Safe,
    /// Nothing.
    AsTheyAre,
}

/// Writes CSV.
#[derive(Debug)]
pub struct Csv<W: Write> {
    out: csv::Writer<W>,
    cells: Cells,
}

impl<W: Write> Csv<W> {
    /// A sink that writes to `out`.
    pub fn new(out: W, cells: Cells) -> Self {
        let out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        Self { out, cells }
    }

    fn cell(&mut self, cell: &str, words: bool) -> Result<()> {
        if words && self.cells == Cells::Safe && cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            return Ok(self.out.write_field(format!("'{cell}"))?);
        }
        Ok(self.out.write_field(cell)?)
    }
}

impl<W: Write> Sink for Csv<W> {
    fn begin(&mut self, columns: &[Column]) -> Result<()> {
        for column in columns {
            self.cell(&column.name, true)?;
        }
        Ok(self.out.write_record(None::<&[u8]>)?)
    }

    fn row(&mut self, values: &[Value]) -> Result<()> {
        for value in values {
            self.cell(&value.to_cell(), matches!(value, Value::Text(_) | Value::List(_)))?;
        }
        Ok(self.out.write_record(None::<&[u8]>)?)
    }

    fn end(&mut self) -> Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: Cells, rows: &[&[Value]]) -> String {
        let mut out = Vec::new();
        let mut sink = Csv::new(&mut out, cells);
        sink.begin(&["words", "low"].map(Column::named)).expect("memory takes it");
        for row in rows {
            sink.row(row).expect("memory takes it");
        }
        sink.end().expect("memory takes it");
        drop(sink);
        String::from_utf8(out).expect("UTF-8")
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn what_would_part_cells_is_quoted() {
        let rows: [&[Value]; 2] =
            [&[text("b,c"), Value::Null], &[text("d \"e\"\nf"), Value::List(vec!["g".into(), "h".into()])]];
        assert_eq!(written(Cells::Safe, &rows), "words,low\r\n\"b,c\",\r\n\"d \"\"e\"\"\nf\",g; h\r\n");
    }

    #[test]
    fn words_that_a_spreadsheet_would_run_are_made_safe_and_numbers_are_not() {
        let cells = [text("=HYPERLINK(\"x\")"), Value::Real(-5.5)];
        assert_eq!(written(Cells::Safe, &[&cells]), "words,low\r\n\"'=HYPERLINK(\"\"x\"\")\",-5.5\r\n");
        assert_eq!(written(Cells::AsTheyAre, &[&cells]), "words,low\r\n\"=HYPERLINK(\"\"x\"\")\",-5.5\r\n");
        for begins in ["+1 a", "-1 a", "@a", "\ta"] {
            let safe = written(Cells::Safe, &[&[text(begins), Value::Null]]);
            assert!(safe.contains(&format!("'{begins}")), "{safe:?}");
        }
        let plain = written(Cells::Safe, &[&[text("a = b"), text("’tis")]]);
        assert_eq!(plain, "words,low\r\na = b,’tis\r\n");
    }

    #[test]
    fn the_columns_are_told_of_no_rows() {
        assert_eq!(written(Cells::Safe, &[]), "words,low\r\n");
    }
}
