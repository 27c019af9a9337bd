//! `onrecord read`: articles in, records out.

use std::io::Write;
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use onrecord::ingest::{self, Failure};
use onrecord::record::{Reading, Voice};
use onrecord::{Onrecord, Outcome, read_all};

use super::shown::{OutletNamings, Shown};
use crate::arguments::ReadOptions;
use crate::count::counted;
use crate::{progress, style};

/// Memory that one reading thread may need at most is small, so all processors read.
pub(super) fn threads(given: Option<u16>) -> usize {
    given.map_or_else(|| available_parallelism().map_or(1, usize::from), usize::from)
}

pub(crate) fn run(options: &ReadOptions) -> Result<bool> {
    let began = Instant::now();
    let (inputs, missing) = ingest::expand(options.paths.iter().cloned());
    let mut summary = Summary::default();
    for failure in &missing {
        summary.failed(failure);
    }
    if inputs.is_empty() {
        bail!("nothing to read; give files or folders that hold articles");
    }
    let onrecord = Onrecord::new();
    let bar = progress::bar(inputs.len(), options.quiet);
    let mut out = anstream::stdout().lock();
    let shown = Shown::new(options.all, options.namings);
    let mut outlets = OutletNamings::default();
    let mut written: std::io::Result<()> = Ok(());
    read_all(&onrecord, &inputs, &options.columns.options(), threads(options.threads), |outcome| {
        match outcome {
            Outcome::Done => bar.inc(1),
            Outcome::Failed(failure) => bar.suspend(|| summary.failed(&failure)),
            Outcome::Read(reading) => {
                summary.read(&reading);
                if options.json {
                    written = json_line(&mut out, &reading);
                } else if !options.quiet {
                    outlets.add(&reading);
                    written = bar.suspend(|| shown.write(&mut out, &reading));
                }
            }
        }
        written.is_ok()
    });
    bar.finish_and_clear();
    written?;
    outlets.write(&mut out, &shown)?;
    out.flush()?;
    if !options.quiet {
        summary.print(began.elapsed());
    }
    Ok(summary.failures == 0)
}

fn json_line(out: &mut impl Write, reading: &Reading) -> std::io::Result<()> {
    let mut line = serde_json::to_vec(reading)?;
    line.push(b'\n');
    out.write_all(&line)
}

#[derive(Default)]
struct Summary {
    articles: usize,
    statements: usize,
    words: usize,
    failures: usize,
}

impl Summary {
    fn read(&mut self, reading: &Reading) {
        self.articles += 1;
        self.statements += reading.statements.iter().filter(|s| s.voice == Voice::Attributed).count();
        self.words += reading.document.text.split_whitespace().count();
    }

    fn failed(&mut self, failure: &Failure) {
        self.failures += 1;
        anstream::eprintln!("{}failed:{:#} {failure}", style::ERROR, style::ERROR);
    }

    fn print(&self, took: Duration) {
        let seconds = took.as_secs_f64();
        anstream::eprintln!(
            "{}{}, {}, {} failed; {:.1} s, {:.0} words/s{:#}",
            style::DIM,
            counted(self.articles, "article", "articles"),
            counted(self.statements, "statement", "statements"),
            self.failures,
            seconds,
            self.words as f64 / seconds.max(1e-6),
            style::DIM
        );
    }
}
