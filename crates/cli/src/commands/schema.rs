//! `onrecord schema`: the JSON Schema of a record, made from the types.

use std::io::Write;

use anyhow::Result;

pub(crate) fn run() -> Result<bool> {
    let schema = onrecord::record::json_schema();
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &schema)?;
    writeln!(out)?;
    Ok(true)
}
