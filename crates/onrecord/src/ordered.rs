//! Work on several threads whose results come in the order in which it was given out.

use std::any::Any;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

/// Bytes of a working thread's stack: parsers of what strangers send may nest as deep as their limits allow.
const STACK: usize = 8 << 20;
/// Tasks in flight per working thread; what bounds the memory.
const IN_FLIGHT: usize = 8;

/// What came of one task: nothing where nobody wants more, or the panic that it ended in.
type Outcome<R> = Result<Option<R>, Box<dyn Any + Send>>;

/// Gives what `produce` hands out to `threads` workers, each made by `worker`, and their results in order to `take`, until
/// it answers `false`; `produce` is then told `false` too. The results are the same for every number of threads.
///
/// A panic in a worker ends it all, after the results of the tasks before: it goes on in the calling thread. Work that may
/// panic for one task alone catches it itself, with [`caught`](crate::panic::caught).
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
    let mut panicked = None;
    thread::scope(|scope| {
        let (stopped, worker) = (&stopped, &worker);
        let (tasks, work) = sync_channel::<(usize, T)>(threads * IN_FLIGHT);
        let (results, outcomes) = sync_channel::<(usize, Outcome<R>)>(threads * IN_FLIGHT);
        let work = Arc::new(Mutex::new(work));
        // Lets the producing thread run ahead of the slowest task by so many, not by all of them.
        let (permits, granted) = sync_channel::<()>(threads * IN_FLIGHT * 4);
        spawn(scope, move || {
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
            spawn(scope, move || {
                let mut made = None;
                while let Some((number, task)) = next(&work) {
                    let result = match stopped.load(Ordering::Relaxed) {
                        true => Ok(None),
                        false => {
                            catch_unwind(AssertUnwindSafe(|| Some(made.get_or_insert_with(worker)(task))))
                        }
                    };
                    if results.send((number, result)).is_err() {
                        break;
                    }
                }
            });
        }
        // Should `take` panic, nothing may be left for the others to wait for.
        drop((work, results));
        let mut early: BTreeMap<usize, Outcome<R>> = BTreeMap::new();
        let mut due = 0;
        for (number, outcome) in outcomes {
            early.insert(number, outcome);
            while let Some(outcome) = early.remove(&due) {
                due += 1;
                let _ = granted.recv();
                if stopped.load(Ordering::Relaxed) {
                    continue;
                }
                let goes_on = match outcome {
                    Ok(Some(result)) => take(result),
                    Ok(None) => true,
                    Err(panic) => {
                        panicked = Some(panic);
                        false
                    }
                };
                if !goes_on {
                    stopped.store(true, Ordering::Relaxed);
                }
            }
        }
    });
    if let Some(panic) = panicked {
        resume_unwind(panic);
    }
}

/// Starts a thread with a stack of [`STACK`] bytes, whatever the system's default is.
fn spawn<'scope>(scope: &'scope thread::Scope<'scope, '_>, work: impl FnOnce() + Send + 'scope) {
    let builder = thread::Builder::new().stack_size(STACK);
    builder.spawn_scoped(scope, work).expect("a system that runs the program gives it a thread");
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

    fn numbers(give: &mut dyn FnMut(usize) -> bool) {
        for number in 0..2000 {
            if !give(number) {
                return;
            }
        }
    }

    #[test]
    fn what_panics_for_one_task_is_the_result_of_that_task() {
        for threads in [1, 2, 5] {
            let mut seen = Vec::new();
            let worker = || {
                |n: usize| {
                    crate::panic::caught(|| {
                        assert!(n % 7 != 3, "no {n}");
                        n
                    })
                }
            };
            ordered(threads, numbers, worker, |result| {
                seen.push(result.map_err(|panic| panic.split(" (").next().map(str::to_owned)));
                true
            });
            let expected = |n: usize| if n % 7 == 3 { Err(Some(format!("no {n}"))) } else { Ok(n) };
            assert_eq!(seen, (0..2000).map(expected).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_panic_that_nobody_caught_reaches_the_caller_after_the_results_before_it() {
        for threads in [1, 3] {
            let mut seen = Vec::new();
            let worker = || {
                |n: usize| {
                    assert!(n != 500, "number {n}");
                    n
                }
            };
            let panic = crate::panic::caught(|| {
                ordered(threads, numbers, worker, |n| {
                    seen.push(n);
                    true
                });
            });
            assert!(panic.expect_err("it panics").starts_with("number 500"));
            assert_eq!(seen, (0..500).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_panic_in_the_thread_that_takes_leaves_nobody_waiting() {
        let panic = crate::panic::caught(|| {
            ordered(
                2,
                numbers,
                || |n: usize| n,
                |n| {
                    assert!(n < 100, "enough");
                    true
                },
            );
        });
        assert!(panic.expect_err("it panics").starts_with("enough"));
    }
}
