//! Many inputs at once: one thread ingests, several read, and results come in the order of the inputs.

use onrecord_ingest::{Failure, Input, Options};
use onrecord_record::{Article, Reading};

use crate::Onrecord;
use crate::ordered::ordered;

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

/// What ingest gives: an article, or an outcome that nobody has to work on.
pub(crate) enum Task {
    Read(Box<Article>),
    Failed(Failure),
    Done,
}

/// Reads all inputs on `threads` threads and gives each outcome, in the order of the inputs and of the items in them,
/// to `take`, until it answers `false`. The outcomes are the same for every number of threads.
pub fn read_all(
    onrecord: &Onrecord,
    inputs: &[Input],
    options: &Options,
    threads: usize,
    take: impl FnMut(Outcome) -> bool,
) {
    let worker = || {
        |task| match task {
            Task::Failed(failure) => Outcome::Failed(failure),
            Task::Done => Outcome::Done,
            Task::Read(article) => Outcome::Read(Box::new(onrecord.read(&article))),
        }
    };
    ordered(threads, |give| ingest(inputs, options, give), worker, take);
}

/// Gives every article of the inputs, every failure, and the end of each input.
pub(crate) fn ingest(inputs: &[Input], options: &Options, give: &mut dyn FnMut(Task) -> bool) {
    for input in inputs {
        let mut wanted = true;
        onrecord_ingest::read(input, options, &mut |item| {
            wanted = give(match item {
                Ok(article) => Task::Read(Box::new(article)),
                Err(failure) => Task::Failed(failure),
            });
        });
        if !wanted || !give(Task::Done) {
            return;
        }
    }
}
