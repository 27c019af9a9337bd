//! `onrecord check`: every span of a record equals the stored characters, in JSON Lines and in files of `import`.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use onrecord::record::Reading;
use onrecord::store::{Report, Store};

use crate::arguments::CheckOptions;
use crate::clock;
use crate::count::counted;

/// What was found in all files.
#[derive(Default)]
struct Sum {
    articles: usize,
    statements: usize,
    faults: usize,
    /// Whether something is lost that no repair brings back.
    lost: bool,
}

pub(crate) fn run(options: &CheckOptions) -> Result<bool> {
    let mut out = anstream::stdout().lock();
    let mut sum = Sum::default();
    for file in &options.files {
        if is_store(file) {
            store(&mut out, file, options.repair, &mut sum)?;
            continue;
        }
        if options.repair {
            bail!("{}: only files of `onrecord import` can be repaired", file.display());
        }
        for_each_record(file, |reading| {
            sum.articles += 1;
            sum.statements += reading.statements.len();
            for fault in reading.faults() {
                sum.faults += 1;
                writeln!(out, "{fault}")?;
            }
            Ok(())
        })?;
    }
    writeln!(
        out,
        "{}, {}, {}",
        counted(sum.articles, "article", "articles"),
        counted(sum.statements, "statement", "statements"),
        counted(sum.faults, "fault", "faults")
    )?;
    out.flush()?;
    Ok(sum.faults == 0 && !sum.lost)
}

/// Checks a store; where it has faults and `repair` is wanted, makes it again and checks that.
fn store(out: &mut impl Write, file: &Path, repair: bool, sum: &mut Sum) -> Result<()> {
    let checked = Store::read(file).and_then(|store| store.check());
    let mut report = match checked {
        Err(error) if repair && error.is_corrupt() => {
            Report { faults: vec!["it cannot be read to its end".to_owned()], ..Report::default() }
        }
        checked => checked?,
    };
    let name = file.display();
    tell(out, file, &report)?;
    if !report.faults.is_empty() && repair {
        out.flush()?;
        let repaired = Store::open(file).and_then(|mut store| Ok((store.repair(&clock::now())?, store)));
        let (repaired, mut store) = match repaired {
            Err(error) if error.is_corrupt() => bail!(
                "{name}: cannot be repaired, for what cannot be made again cannot be read — restore a copy, or import the \
                 articles again into a new file"
            ),
            repaired => repaired?,
        };
        sum.lost |= !repaired.left_out.is_empty();
        writeln!(
            out,
            "{name}: repaired: its tables and indexes are made again from {}",
            counted(repaired.articles, "article", "articles")
        )?;
        for article in &repaired.without_record {
            writeln!(
                out,
                "{name}: {article}: its record is lost; `onrecord import --reread --into {name}` reads it again"
            )?;
        }
        for article in &repaired.left_out {
            writeln!(out, "{name}: left out: {article}")?;
        }
        if let Some(kept) = &repaired.kept {
            writeln!(out, "{name}: as it was, it lies in {}", kept.display())?;
        }
        out.flush()?;
        if repaired.articles > 0 {
            // what could not be linked is told; the file is whole all the same
            let _ = super::link::link(&mut store, None, false)?;
        }
        store.finish()?;
        report = store.check()?;
        tell(out, file, &report)?;
    } else if !report.faults.is_empty() {
        writeln!(
            out,
            "{name}: `onrecord check --repair {name}` makes what is damaged again, as far as it can be made"
        )?;
    }
    sum.articles += report.articles;
    sum.statements += report.statements;
    sum.faults += report.faults.len();
    Ok(())
}

fn tell(out: &mut impl Write, file: &Path, report: &Report) -> Result<()> {
    for fault in &report.faults {
        writeln!(out, "{}: {fault}", file.display())?;
    }
    for note in &report.notes {
        writeln!(out, "{}: note: {note}", file.display())?;
    }
    Ok(())
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
