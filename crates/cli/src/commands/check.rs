//! `onrecord check`: every span of a record equals the stored characters, in JSON Lines and in files of `import`.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use onrecord::record::Reading;
use onrecord::store::Store;

use crate::arguments::CheckOptions;

pub(crate) fn run(options: &CheckOptions) -> Result<bool> {
    let mut out = anstream::stdout().lock();
    let (mut articles, mut statements, mut faults) = (0usize, 0usize, 0usize);
    for file in &options.files {
        if is_store(file) {
            let report = Store::read(file)?.check()?;
            articles += report.articles;
            statements += report.statements;
            faults += report.faults.len();
            for fault in &report.faults {
                writeln!(out, "{}: {fault}", file.display())?;
            }
            continue;
        }
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

/// Whether a file is SQLite's, or is named as ours are.
fn is_store(file: &Path) -> bool {
    let mut head = [0; 16];
    let begins = File::open(file).and_then(|mut file| file.read_exact(&mut head)).is_ok();
    begins && head.starts_with(b"SQLite format 3") || file.extension().is_some_and(|name| name == "onrecord")
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
