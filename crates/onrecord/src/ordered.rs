//! Work on several threads whose results come in the order in which it was given out.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

/// Tasks in flight per working thread; what bounds the memory.
const IN_FLIGHT: usize = 8;

/// Gives what `produce` hands out to `threads` workers, each made by `worker`, and their results in order to `take`, until
/// it answers `false`; `produce` is then told `false` too. The results are the same for every number of threads.
pub(crate) fn ordered<T, R, W>(
    threads: usize,
    produce: impl FnOnce(&mut dyn FnMut(T) -> bool) + Send,
    worker: impl Fn() -> W + Sync,
    mut take: impl FnMut(R) -> bool,
) where
    T: Send,
    R: Send,
    W: FnMut(T) -> R,
{
    let threads = threads.max(1);
    let stopped = AtomicBool::new(false);
    let (tasks, work) = sync_channel::<(usize, T)>(threads * IN_FLIGHT);
    let (results, outcomes) = sync_channel::<(usize, Option<R>)>(threads * IN_FLIGHT);
    let work = Arc::new(Mutex::new(work));
    // Lets the producing thread run ahead of the slowest task by so many, not by all of them.
    let (permits, granted) = sync_channel::<()>(threads * IN_FLIGHT * 4);
    thread::scope(|scope| {
        let (stopped, worker) = (&stopped, &worker);
        scope.spawn(move || {
            let mut number = 0;
            produce(&mut |task| {
                let sent = !stopped.load(Ordering::Relaxed)
                    && permits.send(()).is_ok()
                    && tasks.send((number, task)).is_ok();
                number += usize::from(sent);
                sent
            });
        });
        for _ in 0..threads {
            let (work, results) = (Arc::clone(&work), results.clone());
            scope.spawn(move || {
                let mut worker = worker();
                while let Some((number, task)) = next(&work) {
                    let result = (!stopped.load(Ordering::Relaxed)).then(|| worker(task));
                    if results.send((number, result)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(results);
        let mut early: BTreeMap<usize, Option<R>> = BTreeMap::new();
        let mut due = 0;
        for (number, outcome) in outcomes {
            early.insert(number, outcome);
            while let Some(outcome) = early.remove(&due) {
                due += 1;
                let _ = granted.recv();
                if stopped.load(Ordering::Relaxed) {
                    continue;
                }
                if let Some(outcome) = outcome
                    && !take(outcome)
                {
                    stopped.store(true, Ordering::Relaxed);
                }
            }
        }
    });
}

fn next<T>(work: &Mutex<Receiver<(usize, T)>>) -> Option<(usize, T)> {
    work.lock().expect("no worker panics while it holds the lock").recv().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_stop_when_nobody_wants_more() {
        for threads in [1, 3] {
            let mut seen = Vec::new();
            let produce = |give: &mut dyn FnMut(usize) -> bool| {
                for number in 0..200 {
                    if !give(number) {
                        return;
                    }
                }
            };
            let worker = || {
                |n: usize| {
                    std::thread::sleep(std::time::Duration::from_micros((n % 7) as u64 * 40));
                    n * 2
                }
            };
            ordered(threads, produce, worker, |n| {
                seen.push(n);
                seen.len() < 150
            });
            assert_eq!(seen, (0..150).map(|n| n * 2).collect::<Vec<_>>());
        }
    }
}
