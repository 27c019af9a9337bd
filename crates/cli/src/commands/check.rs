//! `onrecord check`: every span of a record equals the stored characters.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use onrecord::record::Reading;

use crate::arguments::CheckOptions;

pub(crate) fn run(options: &CheckOptions) -> Result<bool> {
    let mut out = anstream::stdout().lock();
    let (mut articles, mut statements, mut faults) = (0usize, 0usize, 0usize);
    for file in &options.files {
        for_each_record(file, |reading| {
            articles += 1;
            statements += reading.statements.len();
            for fault in reading.faults() {
                faults += 1;
                writeln!(out, "{fault}")?;
            }
            Ok(())
        })?;
    }
    writeln!(out, "{articles} articles, {statements} statements, {faults} faults")?;
    Ok(faults == 0)
}

/// Gives each record of a file, one JSON object a line, to `take`.
pub(crate) fn for_each_record(file: &Path, mut take: impl FnMut(Reading) -> Result<()>) -> Result<()> {
    let name = file.display();
    let reader: Box<dyn BufRead> = if file.as_os_str() == "-" {
        Box::new(BufReader::new(std::io::stdin()))
    } else {
        Box::new(BufReader::new(File::open(file).with_context(|| format!("{name}: cannot be opened"))?))
    };
    let mut seen = false;
    for (number, line) in reader.lines().enumerate() {
        let line = line.with_context(|| format!("{name}:{}: cannot be read", number + 1))?;
        if line.trim().is_empty() {
            continue;
        }
        seen = true;
        let reading: Reading = serde_json::from_str(&line).with_context(|| {
            format!("{name}:{}: no record; expected a line as `onrecord read --json` prints it", number + 1)
        })?;
        take(reading)?;
    }
    if !seen {
        bail!("{name}: no records in it; make some with `onrecord read --json`");
    }
    Ok(())
}
