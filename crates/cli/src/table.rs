//! Rows to whatever the options ask for: JSON Lines, CSV, or a table in the terminal.

use std::io::{Result, Write};

use onrecord::record::More;
use onrecord_export::{Cells, Csv, Jsonl, Layout, Shown, Sink, Terminal};

use crate::arguments::OutputOptions;
use crate::count::counted;
use crate::style::{DIM, TITLE};

const WIDEST: usize = 180;

/// How wide the output may be.
pub(crate) fn width() -> usize {
    crate::terminal::width(WIDEST)
}

impl OutputOptions {
    /// Whether the rows are for a program.
    pub(crate) fn is_data(&self) -> bool {
        self.json || self.csv
    }

    /// Where the rows go; a table has these columns, or those of the rows where there are none.
    pub(crate) fn sink<'a>(&self, out: impl Write + 'a, columns: Vec<Shown>) -> Box<dyn Sink + 'a> {
        if self.json {
            Box::new(Jsonl::new(out))
        } else if self.csv {
            Box::new(Csv::new(out, if self.csv_as_is { Cells::AsTheyAre } else { Cells::Safe }))
        } else {
            Box::new(table(out, columns))
        }
    }
}

/// A table as wide as the terminal.
pub(crate) fn table<W: Write>(out: W, columns: Vec<Shown>) -> Terminal<W> {
    Terminal::new(out, Layout { columns, width: width() })
}

/// A page's last line: how much comes next.
pub(crate) fn write_more(out: &mut impl Write, rows: usize, more: More, page: u32) -> Result<()> {
    if rows == 0 && page > 1 {
        writeln!(out, "{DIM}nothing on page {page}{DIM:#}")
    } else if rows == 0 {
        writeln!(out, "{DIM}nothing that fits{DIM:#}")
    } else if more.rows == 0 && more.beyond {
        writeln!(out, "{DIM}there may be more with --page {}, all with --limit 0{DIM:#}", page + 1)
    } else if more.any() {
        let over = if more.beyond { "over " } else { "" };
        writeln!(out, "{DIM}{over}{} more with --page {}, all with --limit 0{DIM:#}", more.rows, page + 1)
    } else {
        Ok(())
    }
}

/// A heading.
pub(crate) fn write_title(out: &mut impl Write, title: &str) -> Result<()> {
    writeln!(out, "{TITLE}{title}{TITLE:#}")
}

/// So many articles, and how many of them are no copies of another.
pub(crate) fn articles(prints: usize, origins: usize) -> String {
    match counted(prints, "article", "articles") {
        all if prints == origins => all,
        all => format!("{all}, {}", counted(origins, "origin", "origins")),
    }
}
