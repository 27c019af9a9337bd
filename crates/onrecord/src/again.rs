//! Articles of a store, read again by another program or model.

use onrecord_ingest::Failure;
use onrecord_record::{Article, Reading};
use onrecord_store::{Result, Run, Store};

use crate::Onrecord;
use crate::import::BATCH;
use crate::ordered::ordered;
use crate::panic::{caught, failure};

/// What happens while articles are read again.
#[derive(Debug)]
pub enum Again<'a> {
    /// So many are written.
    Read {
        /// Articles that were read and written.
        done: usize,
        /// Articles that are to be read.
        all: usize,
    },
    /// One could not be read, by a defect.
    Failed(&'a Failure),
}

/// What reading again did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadAgain {
    /// Articles that have another record now.
    pub read: usize,
    /// Articles that keep the one that they had.
    pub failed: usize,
}

impl Onrecord {
    /// Reads again what another program or model has read; items that stand where one stood keep their identifiers, and
    /// corrections are kept. An article whose reading fails, by a defect, keeps the record that it has and is another's
    /// still. `watch` is told of each failure, and how many articles have been read of how many.
    pub fn read_again(
        &self,
        store: &mut Store,
        threads: usize,
        run: i64,
        of: &Run,
        watch: impl FnMut(Again<'_>),
    ) -> Result<ReadAgain> {
        read_again(store, &|article: &Article| self.read(article), threads, run, of, watch)
    }
}

fn read_again(
    store: &mut Store,
    read: &(impl Fn(&Article) -> Reading + Sync),
    threads: usize,
    run: i64,
    of: &Run,
    mut watch: impl FnMut(Again<'_>),
) -> Result<ReadAgain> {
    store.lock()?;
    let file = store.file().to_owned();
    let documents = store.read_by_others(of)?;
    let all = documents.len();
    let worker = || {
        let source = Store::read(&file);
        let file = &file;
        move |document: String| -> Result<std::result::Result<(String, Reading), Failure>> {
            let article = match &source {
                Ok(source) => source.article(&document),
                Err(_) => Store::read(file)?.article(&document),
            }?;
            Ok(again(read, document, &article))
        }
    };
    let mut waiting: Vec<(String, Reading)> = Vec::new();
    let mut done = ReadAgain::default();
    let mut stopped = None;
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
        |outcome| {
            let written = outcome.and_then(|outcome| {
                match outcome {
                    Ok(pair) => waiting.push(pair),
                    Err(failure) => {
                        done.failed += 1;
                        watch(Again::Failed(&failure));
                    }
                }
                if waiting.len() < BATCH {
                    return Ok(());
                }
                done.read += waiting.len();
                let written = store.rewrite(run, std::mem::take(&mut waiting));
                watch(Again::Read { done: done.read, all });
                written
            });
            stopped = written.err();
            stopped.is_none()
        },
    );
    if let Some(error) = stopped {
        return Err(error);
    }
    done.read += waiting.len();
    store.rewrite(run, waiting)?;
    watch(Again::Read { done: done.read, all });
    Ok(done)
}

/// Reads an article that is stored; a failure where that panics, or where the record would not hold.
fn again(
    read: &impl Fn(&Article) -> Reading,
    document: String,
    article: &Article,
) -> std::result::Result<(String, Reading), Failure> {
    let done = caught(|| {
        let reading = read(article);
        let fault = reading.faults().into_iter().next();
        fault.map_or(Ok(reading), |fault| Err(fault.to_string()))
    });
    match done {
        Ok(Ok(reading)) => Ok((document, reading)),
        Ok(Err(reason)) | Err(reason) => Err(failure(&document, None, reason)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::tests::breaks;
    use crate::import::tests::{imported, run};

    #[test]
    fn what_cannot_be_read_again_keeps_its_record() {
        let folder = tempfile::tempdir().unwrap();
        let (mut store, ..) = imported(folder.path(), 2);
        let of = run("two");
        let number = store.begin(&of).unwrap();
        let mut told = Vec::new();
        let worse = |article: &Article| {
            assert!(!article.id.ends_with('1'), "worse");
            Reading { notes: vec!["again".to_owned()], ..breaks(article) }
        };
        let done = read_again(&mut store, &worse, 3, number, &of, |again| {
            if let Again::Failed(failure) = again {
                told.push(failure.to_string());
            }
        });
        assert_eq!(done.unwrap(), ReadAgain { read: 210, failed: 30 });
        assert!(told.iter().all(|told| told.contains(": a defect of this program: worse (")), "{told:?}");
        let left = store.read_by_others(&of).unwrap();
        assert_eq!(left.len(), 30);
        assert!(told[0].starts_with(&left[0]), "{told:?}");
        assert!(store.reading(&left[0]).unwrap().notes.is_empty());
    }
}
