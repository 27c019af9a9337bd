//! `onrecord import`: articles into a file that keeps the record.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use indicatif::ProgressBar;
use onrecord::ingest::{self, Input};
use onrecord::store::{Attempt, Store};
use onrecord::{Again, Imported, Onrecord, Progress, ReadAgain};

use super::read::threads;
use crate::arguments::ImportOptions;
use crate::count::counted;
use crate::{clock, progress, style};

pub(crate) fn run(options: &ImportOptions) -> Result<bool> {
    let began = Instant::now();
    let (mut inputs, mut missing) = ingest::expand(options.paths.iter().cloned());
    if inputs.is_empty() && !options.paths.is_empty() && !options.into.exists() {
        missing.iter().for_each(|failure| report(&failure.to_string()));
        bail!("nothing to import; give files or folders that hold articles");
    }
    // To try again there must be something.
    let mut store = match inputs.is_empty() {
        true => Store::open(&options.into)?,
        false => Store::create(&options.into)?,
    };
    store.lock()?;
    let mut attempts = Vec::new();
    if options.retry {
        let paths = failed(&store)?;
        if paths.is_empty() && !options.quiet {
            anstream::eprintln!(
                "{}{}: no failures that can be tried again{:#}",
                style::DIM,
                options.into.display(),
                style::DIM
            );
        }
        // A folder that can be listed now is no failure, whatever becomes of the files in it.
        let folders = paths.iter().filter(|path| path.is_dir());
        attempts.extend(folders.map(|path| Attempt { path: path.display().to_string(), failed: Vec::new() }));
        let (again, gone) = ingest::expand(paths);
        inputs.extend(again);
        missing.extend(gone);
    }
    inputs.retain(|input| !is_own(input, &options.into));
    let onrecord = Onrecord::new();
    let of = onrecord.run(&given(options), &clock::now());
    let run = store.begin(&of)?;
    let mut done = Imported::default();
    let mut again = ReadAgain::default();
    if options.reread {
        let bar = progress::articles(options.quiet);
        again = onrecord.read_again(&mut store, threads(options.threads), run, &of, |event| match event {
            Again::Read { done, all } => {
                bar.set_length(all as u64);
                bar.set_position(done as u64);
            }
            Again::Failed(failure) => bar.suspend(|| report(&failure.to_string())),
        })?;
        bar.finish_and_clear();
    }
    for failure in &missing {
        report(&failure.to_string());
    }
    if !inputs.is_empty() {
        done = read(options, &onrecord, &mut store, &inputs, run)?;
    }
    done.failed += missing.len();
    attempts.extend(missing.iter().map(attempt));
    store.write(run, Vec::new(), &attempts)?;
    store.end(run, &clock::now())?;
    if !options.quiet && (!inputs.is_empty() || options.reread) {
        summary(&done, again, began.elapsed());
    }
    let mut whole = true;
    if !options.no_link && !store.is_linked()? && store.documents()? > 0 {
        whole = super::link::link(&mut store, options.threads, options.quiet)?;
    }
    store.finish()?;
    if inputs.is_empty() && !options.reread && !options.retry {
        bail!("nothing to import; give files or folders that hold articles");
    }
    Ok(whole && done.failed + again.failed == 0)
}

fn read(
    options: &ImportOptions,
    onrecord: &Onrecord,
    store: &mut Store,
    inputs: &[Input],
    run: i64,
) -> Result<Imported> {
    let tally = RefCell::new(Tally::new(inputs, options.quiet));
    let columns = options.columns.options();
    let threads = threads(options.threads);
    let done = onrecord.import(store, inputs, &columns, threads, run, |event| tally.borrow_mut().tell(event));
    tally.into_inner().bar.finish_and_clear();
    Ok(done?)
}

/// Whether an input is the file that is written to, or lies beside it for its sake.
fn is_own(input: &Input, into: &Path) -> bool {
    let Input::Path(path) = input else { return false };
    let folder = |path: &Path| path.parent().map(|folder| folder.join(".").canonicalize().ok());
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let (Some(own), Some(name)) = (name(into), name(path)) else { return false };
    let beside = name
        .strip_prefix(&own)
        .is_some_and(|rest| matches!(rest, "" | "-wal" | "-shm" | "-lock" | "-repair"));
    beside && folder(path) == folder(into)
}

/// The paths whose inputs failed before, each once. What came from standard input cannot be read again.
fn failed(store: &Store) -> Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for failure in store.failures()? {
        let path = PathBuf::from(&failure.path);
        if failure.path == "stdin" {
            report(&format!("{}: came from standard input, and cannot be tried again", failure.input));
        } else if !paths.contains(&path) {
            paths.push(path);
        }
    }
    Ok(paths)
}

/// What could not even be listed, as an attempt that failed.
fn attempt(failure: &ingest::Failure) -> Attempt {
    Attempt {
        path: std::path::absolute(&failure.input)
            .map_or_else(|_| failure.input.clone(), |path| path.display().to_string()),
        failed: vec![(failure.input.clone(), failure.reason.to_string())],
    }
}

/// The options that change what is read.
fn given(options: &ImportOptions) -> String {
    let mut given: Vec<String> = options.paths.iter().map(|path| path.display().to_string()).collect();
    given.extend(options.retry.then(|| "--retry".to_owned()));
    given.extend(options.reread.then(|| "--reread".to_owned()));
    given.join(" ")
}

fn report(failure: &str) {
    anstream::eprintln!("{}failed:{:#} {failure}", style::ERROR, style::ERROR);
}

/// Keeps count for whoever watches: articles, and how much of the inputs' bytes is behind.
struct Tally {
    bar: ProgressBar,
    /// Sizes of the inputs, in order.
    sizes: std::vec::IntoIter<u64>,
    current: u64,
    /// Bytes of the inputs that were read to their end.
    behind: u64,
    /// Bytes of the articles of the current one.
    within: u64,
    articles: u64,
    began: Instant,
}

impl Tally {
    fn new(inputs: &[Input], quiet: bool) -> Self {
        let size = |input: &Input| match input {
            Input::Path(path) => fs::metadata(path).map_or(0, |file| file.len()),
            Input::Stdin => 0,
        };
        let mut sizes = inputs.iter().map(size).collect::<Vec<_>>();
        let bar = progress::bytes(sizes.iter().sum(), quiet);
        let current = if sizes.is_empty() { 0 } else { sizes.remove(0) };
        Self {
            bar,
            sizes: sizes.into_iter(),
            current,
            behind: 0,
            within: 0,
            articles: 0,
            began: Instant::now(),
        }
    }

    fn tell(&mut self, event: Progress<'_>) {
        match event {
            Progress::Known => {}
            Progress::Read(reading) => {
                self.articles += 1;
                self.within += reading.document.text.len() as u64;
            }
            Progress::Failed(failure) => self.bar.suspend(|| report(&failure.to_string())),
            Progress::Defect(error) => self.bar.suspend(|| report(&error.to_string())),
            Progress::Done => {
                self.behind += self.current;
                self.within = 0;
                self.current = self.sizes.next().unwrap_or(0);
            }
        }
        self.bar.set_position(self.behind + self.within.min(self.current));
        let rate = self.articles as f64 / self.began.elapsed().as_secs_f64().max(1e-3);
        self.bar.set_message(format!("{} articles, {rate:.1}/s", self.articles));
    }
}

fn summary(done: &Imported, again: ReadAgain, took: Duration) {
    let seconds = took.as_secs_f64();
    let read = done.new + done.versions + again.read;
    let mut parts = vec![format!("{} new", done.new)];
    for (count, one, many) in [
        (done.versions, "new version", "new versions"),
        (done.known, "already stored", "already stored"),
        (again.read, "read again", "read again"),
    ] {
        parts.extend((count > 0).then(|| counted(count, one, many)));
    }
    anstream::eprintln!(
        "{}{}, {} failed; {seconds:.1} s, {:.1} articles/s{:#}",
        style::DIM,
        parts.join(", "),
        done.failed + again.failed,
        read as f64 / seconds.max(1e-6),
        style::DIM
    );
    let tell = |what: &str| anstream::eprintln!("{}{what}{:#}", style::DIM, style::DIM);
    match done.failed {
        0 => {}
        1 => tell("the failure is kept in the file; try it again with --retry"),
        _ => tell("the failures are kept in the file; try them again with --retry"),
    }
    if again.failed > 0 {
        tell("what could not be read again keeps its record; try it again with --reread");
    }
}
