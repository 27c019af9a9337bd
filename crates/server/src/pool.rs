//! Connections to the file: some that read, opened as they are needed, and one at a time that writes.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use onrecord::store::{Result, Store};
use tokio::sync::Semaphore;

use crate::identity::Identity;

/// Connections that read at the same time; more readers wait for one of them.
const MOST: usize = 8;

/// Long lists that are given at the same time.
const STREAMS: usize = 4;

/// Connections to one file, shared by all requests.
#[derive(Clone, Debug)]
pub(crate) struct Pool {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    file: PathBuf,
    idle: Mutex<Vec<(Option<Identity>, Store)>>,
    readers: Arc<Semaphore>,
    writer: Arc<Semaphore>,
    streams: Arc<Semaphore>,
}

impl Pool {
    /// Connections to a file, none of them open yet.
    pub(crate) fn new(file: PathBuf) -> Self {
        let inner = Inner {
            file,
            idle: Mutex::default(),
            readers: Arc::new(Semaphore::new(MOST)),
            writer: Arc::new(Semaphore::new(1)),
            streams: Arc::new(Semaphore::new(STREAMS)),
        };
        Self { inner: Arc::new(inner) }
    }

    /// Where the file is.
    pub(crate) fn file(&self) -> &Path {
        &self.inner.file
    }

    /// Asks the file something, on a thread that may wait. A connection to a file that has been removed or replaced since
    /// is not asked again, nor one on which something went wrong.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Store) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let turn = self.inner.readers.clone().acquire_owned().await.expect("nobody closes the semaphore");
        let inner = self.inner.clone();
        let asked = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            let now = Identity::of(&inner.file);
            let idle = {
                let mut idle = inner.idle.lock().expect("nothing panics while it is held");
                idle.retain(|(of, _)| *of == now);
                idle.pop()
            };
            let (of, store) = match idle {
                Some(idle) if now.is_some() => idle,
                _ => (now, Store::read(&inner.file)?),
            };
            let answer = ask(&store);
            let broken = answer.as_ref().is_err_and(|error| !error.is_no_item());
            if !broken {
                inner.idle.lock().expect("nothing panics while it is held").push((of, store));
            }
            answer
        });
        asked.await.unwrap_or_else(|panic| std::panic::resume_unwind(panic.into_panic()))
    }

    /// Lets somebody read for as long as it takes, on a connection of its own. Few may do so at a time, and none of them takes
    /// the pages' connections.
    pub(crate) fn stream(&self, ask: impl FnOnce(Result<&Store>) + Send + 'static) {
        let inner = self.inner.clone();
        tokio::spawn(async move {
            let turn = inner.streams.clone().acquire_owned().await.expect("nobody closes the semaphore");
            tokio::task::spawn_blocking(move || {
                let _turn = turn;
                match Store::read(&inner.file) {
                    Ok(store) => ask(Ok(&store)),
                    Err(error) => ask(Err(error)),
                }
            });
        });
    }

    /// Changes something in the file; one change waits for another.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        change: impl FnOnce(&mut Store) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let turn = self.inner.writer.clone().acquire_owned().await.expect("nobody closes the semaphore");
        let inner = self.inner.clone();
        let changed = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            change(&mut Store::open(&inner.file)?)
        });
        changed.await.unwrap_or_else(|panic| std::panic::resume_unwind(panic.into_panic()))
    }
}
