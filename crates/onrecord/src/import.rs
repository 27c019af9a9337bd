//! Articles into a store: several threads read, one writes, and what is there already is not read again.

use std::path::Path;

use onrecord_ingest::{Failure, Input, Options};
use onrecord_record::{Article, Reading};
use onrecord_store::{Attempt, Entry, Error, Result, Run, Store, Written};

use crate::Onrecord;
use crate::batch::{Task, ingest};
use crate::ordered::ordered;
use crate::panic::{caught, failure};

/// Articles that are written in one transaction; what a killed import reads again at the most, beside those in flight.
pub(crate) const BATCH: usize = 64;

/// What happened during an import, as it happens.
#[derive(Debug)]
pub enum Progress<'a> {
    /// An article was there already, and was not read.
    Known,
    /// An article has been read; it is stored with the others of its batch.
    Read(&'a Reading),
    /// An input or an item gave no article.
    Failed(&'a Failure),
    /// An article's record does not hold, by a defect of the reader.
    Defect(&'a Error),
    /// An input has been read to its end.
    Done,
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Articles that were not there.
    pub new: usize,
    /// New versions of articles that were there.
    pub versions: usize,
    /// Articles that were there as they are.
    pub known: usize,
    /// Inputs and items that gave no article.
    pub failed: usize,
}

enum Outcome {
    Known,
    Entry(Box<Result<Entry>>),
    Failed(Failure),
    Done,
}

impl Onrecord {
    /// What reads, as a store keeps it: this program (its version, and after a `+` what its rules and word lists come to) and
    /// this model.
    pub fn run(&self, options: &str, started: &str) -> Run {
        Run {
            program: concat!(env!("CARGO_PKG_VERSION"), "+", env!("ONRECORD_READS")).to_owned(),
            model: self.model_hash(),
            options: options.to_owned(),
            started: started.to_owned(),
        }
    }

    /// Reads the articles of all inputs that `store` does not hold, and stores them, some at a time. Stopping it at any
    /// moment loses at most those; the same import goes on where it stopped. `watch` is told what happens, in order.
    /// Should reading an article panic, by a defect, that article is a failure.
    ///
    /// [`Error::is_locked`] where another import is writing to the file.
    pub fn import(
        &self,
        store: &mut Store,
        inputs: &[Input],
        options: &Options,
        threads: usize,
        run: i64,
        watch: impl FnMut(Progress<'_>),
    ) -> Result<Imported> {
        let import = Import { inputs, options, threads, run };
        import.read(store, &|article: &Article| self.read(article), watch)
    }
}

/// What is read into a store, and how.
struct Import<'a> {
    inputs: &'a [Input],
    options: &'a Options,
    threads: usize,
    run: i64,
}

impl Import<'_> {
    fn read(
        &self,
        store: &mut Store,
        read: &(impl Fn(&Article) -> Reading + Sync),
        mut watch: impl FnMut(Progress<'_>),
    ) -> Result<Imported> {
        store.lock()?;
        let file = store.file().to_owned();
        let worker = || {
            let known = Store::read(&file);
            let file = &file;
            move |task| match task {
                Task::Failed(failure) => Outcome::Failed(failure),
                Task::Done => Outcome::Done,
                Task::Read(input, article) => match known.as_ref().map(|known| known.knows(&article)) {
                    Ok(Ok(true)) => Outcome::Known,
                    // Writing looks again; a file that cannot be read will say so there.
                    _ => entry(file, read, &input, *article),
                },
            }
        };
        let mut writer = Writer {
            store,
            run: self.run,
            entries: Vec::new(),
            attempts: Vec::new(),
            done: Imported::default(),
        };
        let mut stopped: Option<Error> = None;
        let mut current = Attempt::default();
        let mut left = self.inputs.iter();
        ordered(
            self.threads,
            |give| ingest(self.inputs, self.options, give),
            worker,
            |outcome| {
                let written = match outcome {
                    Outcome::Known => {
                        writer.done.known += 1;
                        watch(Progress::Known);
                        Ok(())
                    }
                    Outcome::Failed(failure) => {
                        writer.done.failed += 1;
                        watch(Progress::Failed(&failure));
                        let reason = failure.to_string();
                        let reason = reason.strip_prefix(&format!("{}: ", failure.input)).unwrap_or(&reason);
                        current.failed.push((failure.input.clone(), reason.to_owned()));
                        Ok(())
                    }
                    Outcome::Entry(entry) => match *entry {
                        Ok(entry) => {
                            watch(Progress::Read(entry.reading()));
                            writer.add(entry)
                        }
                        Err(error) => {
                            writer.done.failed += 1;
                            watch(Progress::Defect(&error));
                            current.failed.push((
                                left.as_slice().first().map(Input::name).unwrap_or_default(),
                                error.to_string(),
                            ));
                            Ok(())
                        }
                    },
                    Outcome::Done => {
                        current.path = left.next().map(path).unwrap_or_default();
                        writer.attempts.push(std::mem::take(&mut current));
                        watch(Progress::Done);
                        Ok(())
                    }
                };
                stopped = written.err();
                stopped.is_none()
            },
        );
        let written = writer.write();
        match stopped {
            Some(error) => Err(error),
            None => written.map(|()| writer.done),
        }
    }
}

/// Reads an article and makes it ready to be written.
fn entry(file: &Path, read: &impl Fn(&Article) -> Reading, input: &str, article: Article) -> Outcome {
    let id = article.id.clone();
    let done = caught(|| {
        let reading = read(&article);
        Entry::new(file, article, reading)
    });
    match done {
        Ok(entry) => Outcome::Entry(Box::new(entry)),
        Err(panic) => Outcome::Failed(failure(input, Some(&id), panic)),
    }
}

/// Where an input lies, whatever folder the next command is given in.
fn path(input: &Input) -> String {
    match input {
        Input::Path(path) => std::path::absolute(path).unwrap_or_else(|_| path.clone()).display().to_string(),
        Input::Stdin => input.name(),
    }
}

struct Writer<'a> {
    store: &'a mut Store,
    run: i64,
    entries: Vec<Entry>,
    attempts: Vec<Attempt>,
    done: Imported,
}

impl Writer<'_> {
    fn add(&mut self, entry: Entry) -> Result<()> {
        self.entries.push(entry);
        if self.entries.len() >= BATCH { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> Result<()> {
        let entries = std::mem::take(&mut self.entries);
        let attempts = std::mem::take(&mut self.attempts);
        for written in self.store.write(self.run, entries, &attempts)? {
            match written {
                Written::New(_) => self.done.new += 1,
                Written::Version(_) => self.done.versions += 1,
                Written::Known(_) => self.done.known += 1,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::batch::tests::{breaks, broken, holds};

    pub(crate) fn run(program: &str) -> Run {
        Run { program: program.to_owned(), ..Run::default() }
    }

    /// A store of the articles of one file, and what was told of those that broke the reader.
    pub(crate) fn imported(folder: &Path, threads: usize) -> (Store, Vec<String>, Imported) {
        let input = broken(folder, 300);
        let mut store = Store::create(folder.join(format!("{threads}.onrecord"))).unwrap();
        let number = store.begin(&run("one")).unwrap();
        let import = Import { inputs: &[input], options: &Options::default(), threads, run: number };
        let mut told = Vec::new();
        let done = import.read(&mut store, &breaks, |progress| {
            if let Progress::Failed(failure) = progress {
                told.push(failure.to_string());
            }
        });
        (store, told, done.unwrap())
    }

    #[test]
    fn an_article_whose_reading_panics_is_a_failure_that_can_be_tried_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut contents = Vec::new();
        for threads in [1, 4] {
            let (mut store, told, done) = imported(folder.path(), threads);
            assert_eq!((done.new, done.failed, told.len()), (240, 60, 60));
            let failures = store.failures().unwrap();
            assert_eq!(failures.len(), 60);
            assert!(failures[0].input.ends_with("news.jsonl (k2)"), "{failures:?}");
            assert!(failures[0].reason.starts_with("a defect of this program: it broke ("), "{failures:?}");
            contents.push((told, failures, store.documents().unwrap()));
            // A better program reads what was left, and that alone.
            let number = store.begin(&run("two")).unwrap();
            let input = Input::Path(folder.path().join("news.jsonl"));
            let import = Import { inputs: &[input], options: &Options::default(), threads, run: number };
            let done = import.read(&mut store, &holds, |_| {}).unwrap();
            assert_eq!((done.new, done.known, done.failed), (60, 240, 0));
            assert!(store.failures().unwrap().is_empty());
        }
        assert_eq!(contents[0], contents[1]);
    }
}
