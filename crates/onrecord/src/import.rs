//! Articles into a store: several threads read, one writes, and what is there already is not read again.

use onrecord_ingest::{Failure, Input, Options};
use onrecord_record::{Article, Reading};
use onrecord_store::{Attempt, Entry, Error, Result, Run, Store, Written};

use crate::Onrecord;
use crate::batch::{Task, ingest};
use crate::ordered::ordered;

/// Articles that are written in one transaction; what a killed import reads again at the most, beside those in flight.
const BATCH: usize = 64;

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
    /// What reads, as a store keeps it: this program and this model.
    pub fn run(&self, options: &str, started: &str) -> Run {
        Run {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            model: self.model_hash(),
            options: options.to_owned(),
            started: started.to_owned(),
        }
    }

    /// Reads the articles of all inputs that `store` does not hold, and stores them, some at a time. Stopping it at any
    /// moment loses at most those; the same import goes on where it stopped. `watch` is told what happens, in order.
    ///
    /// [`Error::is_locked`] where another import is writing to the file.
    pub fn import(
        &self,
        store: &mut Store,
        inputs: &[Input],
        options: &Options,
        threads: usize,
        run: i64,
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
                Task::Read(article) => match known.as_ref().map(|known| known.knows(&article)) {
                    Ok(Ok(true)) => Outcome::Known,
                    // Writing looks again; a file that cannot be read will say so there.
                    _ => Outcome::Entry(Box::new(self.entry(file, *article))),
                },
            }
        };
        let mut writer =
            Writer { store, run, entries: Vec::new(), attempts: Vec::new(), done: Imported::default() };
        let mut stopped: Option<Error> = None;
        let mut current = Attempt::default();
        let mut left = inputs.iter();
        ordered(
            threads,
            |give| ingest(inputs, options, give),
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

    fn entry(&self, file: &std::path::Path, article: Article) -> Result<Entry> {
        let reading = self.read(&article);
        Entry::new(file, article, reading)
    }

    /// Reads again what another program or model has read; items that stand where one stood keep their identifiers, and
    /// corrections are kept. How many articles that were.
    pub fn read_again(
        &self,
        store: &mut Store,
        threads: usize,
        run: i64,
        of: &Run,
        mut watch: impl FnMut(usize, usize),
    ) -> Result<usize> {
        store.lock()?;
        let file = store.file().to_owned();
        let documents = store.read_by_others(of)?;
        let all = documents.len();
        let worker = || {
            let source = Store::read(&file);
            let file = &file;
            move |document: String| {
                let again = || -> Result<Reading> {
                    let article = match &source {
                        Ok(source) => source.article(&document),
                        Err(_) => Store::read(file)?.article(&document),
                    }?;
                    Ok(self.read(&article))
                };
                again().map(|reading| (document.clone(), reading))
            }
        };
        let mut waiting: Vec<(String, Reading)> = Vec::new();
        let (mut done, mut stopped) = (0, None);
        ordered(
            threads,
            |give| {
                for document in documents {
                    if !give(document) {
                        return;
                    }
                }
            },
            worker,
            |read| {
                let written = read.and_then(|pair| {
                    waiting.push(pair);
                    if waiting.len() < BATCH {
                        return Ok(());
                    }
                    done += waiting.len();
                    let written = store.rewrite(run, std::mem::take(&mut waiting));
                    watch(done, all);
                    written
                });
                stopped = written.err();
                stopped.is_none()
            },
        );
        if let Some(error) = stopped {
            return Err(error);
        }
        done += waiting.len();
        store.rewrite(run, waiting)?;
        watch(done, all);
        Ok(done)
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
