//! Many inputs at once: one thread ingests, several read, and results come in the order of the inputs.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use onrecord_ingest::{Failure, Input, Options};
use onrecord_record::{Article, Reading};

use crate::Onrecord;

/// Articles in flight per reading thread; what bounds the memory.
const IN_FLIGHT: usize = 8;

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

type Numbered<T> = (usize, T);

enum Task {
    Read(Box<Article>),
    Pass(Outcome),
}

/// Reads all inputs on `threads` threads and gives each outcome, in the order of the inputs and of the items in them,
/// to `take`, until it answers `false`. The outcomes are the same for every number of threads.
pub fn read_all(
    onrecord: &Onrecord,
    inputs: &[Input],
    options: &Options,
    threads: usize,
    mut take: impl FnMut(Outcome) -> bool,
) {
    let threads = threads.max(1);
    let stopped = AtomicBool::new(false);
    let (tasks, work) = sync_channel::<Numbered<Task>>(threads * IN_FLIGHT);
    let (results, outcomes) = sync_channel::<Numbered<Outcome>>(threads * IN_FLIGHT);
    let work = Arc::new(Mutex::new(work));
    // Lets the ingesting thread run ahead of the slowest article by so many items, not by all of them.
    let (permits, granted) = sync_channel::<()>(threads * IN_FLIGHT * 4);
    thread::scope(|scope| {
        let stopped = &stopped;
        scope.spawn(move || ingest(inputs, options, &tasks, &permits, stopped));
        for _ in 0..threads {
            let (work, results) = (Arc::clone(&work), results.clone());
            scope.spawn(move || {
                while let Some((number, task)) = next(&work) {
                    let outcome = match task {
                        Task::Pass(outcome) => outcome,
                        Task::Read(_) if stopped.load(Ordering::Relaxed) => Outcome::Done,
                        Task::Read(article) => Outcome::Read(Box::new(onrecord.read(&article))),
                    };
                    if results.send((number, outcome)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(results);
        let mut early: BTreeMap<usize, Outcome> = BTreeMap::new();
        let mut due = 0;
        for (number, outcome) in outcomes {
            early.insert(number, outcome);
            while let Some(outcome) = early.remove(&due) {
                due += 1;
                let _ = granted.recv();
                if !stopped.load(Ordering::Relaxed) && !take(outcome) {
                    stopped.store(true, Ordering::Relaxed);
                }
            }
        }
    });
}

fn next(work: &Mutex<Receiver<Numbered<Task>>>) -> Option<Numbered<Task>> {
    work.lock().expect("no reader panics while it holds the lock").recv().ok()
}

fn ingest(
    inputs: &[Input],
    options: &Options,
    tasks: &SyncSender<Numbered<Task>>,
    permits: &SyncSender<()>,
    stopped: &AtomicBool,
) {
    let mut number = 0;
    let mut send = |task| {
        if !stopped.load(Ordering::Relaxed) && permits.send(()).is_ok() && tasks.send((number, task)).is_ok()
        {
            number += 1;
        }
    };
    for input in inputs {
        if stopped.load(Ordering::Relaxed) {
            return;
        }
        onrecord_ingest::read(input, options, &mut |item| {
            send(match item {
                Ok(article) => Task::Read(Box::new(article)),
                Err(failure) => Task::Pass(Outcome::Failed(failure)),
            });
        });
        send(Task::Pass(Outcome::Done));
    }
}
