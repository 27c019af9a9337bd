//! Writes rows: a table in a terminal, JSON Lines, CSV.
//!
//! A format is a [`Sink`]. It is told the columns, then each row, and keeps no more than it must; where rows come from it
//! doesn't know. Whoever has rows pushes them:
//!
//! ```
//! use onrecord_export::{Jsonl, Sink};
//! use onrecord_record::{Column, Value};
//! # fn main() -> std::io::Result<()> {
//! let mut sink = Jsonl::new(Vec::new());
//! sink.begin(&[Column::named("outlet"), Column::named("statements")])?;
//! sink.row(&[Value::Text("The Veshtal Banner".to_owned()), Value::Integer(12)])?;
//! sink.end()?;
//! assert_eq!(sink.into_inner(), b"{\"outlet\":\"The Veshtal Banner\",\"statements\":12}\n");
//! # Ok(())
//! # }
//! ```

#![forbid(unsafe_code)]

mod csv;
mod jsonl;
mod terminal;

use std::io::Result;

use onrecord_record::{Column, Row, Value};

pub use csv::{Cells, Csv};
pub use jsonl::Jsonl;
pub use terminal::{Layout, Shown, Terminal};

/// What rows are written to. [`begin`](Self::begin) comes first and once, [`end`](Self::end) last and once; each row has a
/// value for each column.
pub trait Sink {
    /// Takes the columns.
    fn begin(&mut self, columns: &[Column]) -> Result<()>;

    /// Takes a row.
    fn row(&mut self, values: &[Value]) -> Result<()>;

    /// Writes what is left.
    fn end(&mut self) -> Result<()>;
}

/// Writes rows of one type, from the columns to the end.
pub fn write<R: Row>(sink: &mut (impl Sink + ?Sized), rows: impl IntoIterator<Item = R>) -> Result<()> {
    sink.begin(R::columns())?;
    for row in rows {
        sink.row(&row.values())?;
    }
    sink.end()
}
