//! Many inputs at once: one thread ingests, several read, and results come in the order of the inputs.

use onrecord_ingest::{Failure, Input, Options};
use onrecord_record::{Article, Reading};

use crate::Onrecord;
use crate::ordered::ordered;
use crate::panic::{caught, failure};

/// What came of one item, or that an input has been read to its end.
#[derive(Debug)]
pub enum Outcome {
    /// An article's record.
    Read(Box<Reading>),
    /// An input or an item that gave no article.
    Failed(Failure),
    /// An input has been read to its end.
    Done,
}

/// What ingest gives: an article with the name of its input, or an outcome that nobody has to work on.
pub(crate) enum Task {
    Read(String, Box<Article>),
    Failed(Failure),
    Done,
}

/// Reads all inputs on `threads` threads and gives each outcome, in the order of the inputs and of the items in them,
/// to `take`, until it answers `false`. The outcomes are the same for every number of threads. Should reading an article
/// panic, by a defect, that article is a failure.
pub fn read_all(
    onrecord: &Onrecord,
    inputs: &[Input],
    options: &Options,
    threads: usize,
    take: impl FnMut(Outcome) -> bool,
) {
    read_each(&|article: &Article| onrecord.read(article), inputs, options, threads, take);
}

fn read_each(
    read: &(impl Fn(&Article) -> Reading + Sync),
    inputs: &[Input],
    options: &Options,
    threads: usize,
    take: impl FnMut(Outcome) -> bool,
) {
    let worker = || {
        |task| match task {
            Task::Failed(failure) => Outcome::Failed(failure),
            Task::Done => Outcome::Done,
            Task::Read(input, article) => match caught(|| read(&article)) {
                Ok(reading) => Outcome::Read(Box::new(reading)),
                Err(panic) => Outcome::Failed(failure(&input, Some(&article.id), panic)),
            },
        }
    };
    ordered(threads, |give| ingest(inputs, options, give), worker, take);
}

/// Gives every article of the inputs, every failure, and the end of each input.
pub(crate) fn ingest(inputs: &[Input], options: &Options, give: &mut dyn FnMut(Task) -> bool) {
    for input in inputs {
        let mut wanted = true;
        let read = caught(|| {
            onrecord_ingest::read(input, options, &mut |item| {
                wanted = give(match item {
                    Ok(article) => Task::Read(input.name(), Box::new(article)),
                    Err(failure) => Task::Failed(failure),
                });
            });
        });
        if let Err(panic) = read {
            wanted = give(Task::Failed(failure(&input.name(), None, panic)));
        }
        if !wanted || !give(Task::Done) {
            return;
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Articles of one file, every fifth of which breaks the reader.
    pub(crate) fn broken(folder: &std::path::Path, count: usize) -> Input {
        let line = |n: usize| {
            let words = if n % 5 == 2 { "It breaks." } else { "The road to Dorel was open, Ada Obi said." };
            format!("{{\"id\": \"k{n}\", \"text\": \"{words}\"}}\n")
        };
        let file = folder.join("news.jsonl");
        std::fs::write(&file, (0..count).map(line).collect::<String>()).unwrap();
        Input::Path(file)
    }

    pub(crate) fn breaks(article: &Article) -> Reading {
        assert!(!article.text.contains("breaks"), "it broke");
        holds(article)
    }

    pub(crate) fn holds(article: &Article) -> Reading {
        let document = onrecord_record::Document {
            text: article.text.clone(),
            sha256: onrecord_record::sha256(&article.text),
            ..Default::default()
        };
        Reading { id: article.id.clone(), document, ..Reading::default() }
    }

    #[test]
    fn an_article_whose_reading_panics_is_a_failure_in_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let input = broken(folder.path(), 200);
        for threads in [1, 4] {
            let mut seen = Vec::new();
            read_each(&breaks, std::slice::from_ref(&input), &Options::default(), threads, |outcome| {
                seen.push(match outcome {
                    Outcome::Read(reading) => reading.id,
                    Outcome::Failed(failure) => failure.to_string(),
                    Outcome::Done => "done".to_owned(),
                });
                true
            });
            assert_eq!(seen.len(), 201);
            for (n, seen) in seen.iter().enumerate() {
                match n {
                    200 => assert_eq!(seen, "done"),
                    n if n % 5 == 2 => assert!(
                        seen.starts_with(&format!(
                            "{} (k{n}): a defect of this program: it broke (",
                            input.name()
                        )),
                        "{seen}"
                    ),
                    n => assert_eq!(*seen, format!("k{n}")),
                }
            }
        }
    }
}
