//! JSON Lines: one object a row and line, its keys in the order of the columns.

use std::io::{Result, Write};

use onrecord_record::{Column, Object, Value};

use crate::Sink;

/// Writes JSON Lines.
#[derive(Debug)]
pub struct Jsonl<W> {
    out: W,
    columns: Vec<Column>,
}

impl<W: Write> Jsonl<W> {
    /// A sink that writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out, columns: Vec::new() }
    }

    /// What was written to.
    pub fn into_inner(self) -> W {
        self.out
    }
}

impl<W: Write> Sink for Jsonl<W> {
    fn begin(&mut self, columns: &[Column]) -> Result<()> {
        columns.clone_into(&mut self.columns);
        Ok(())
    }

    fn row(&mut self, values: &[Value]) -> Result<()> {
        serde_json::to_writer(&mut self.out, &Object { columns: &self.columns, values })?;
        self.out.write_all(b"\n")
    }

    fn end(&mut self) -> Result<()> {
        self.out.flush()
    }
}
