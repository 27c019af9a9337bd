//! Records out of the file: one by one, or all in order.

use std::path::PathBuf;

use onrecord_record::{Article, Reading};

use crate::correction::{Correction, active, apply, without_rejected};
use crate::error::{Error, Kind, Result};
use crate::stable::Highest;
use crate::store::Store;
use crate::write::{article, corrected, document_number, packed, stored, stored_highest, unpacked};

/// A record as it lies in the file, with what people have corrected of it. Opening it takes longer than reading it.
#[derive(Debug)]
pub struct Packed {
    file: PathBuf,
    document: String,
    text: String,
    bytes: Vec<u8>,
    corrections: Vec<Correction>,
    highest: Highest,
}

impl Packed {
    /// The record with its corrections, as [`Store::corrected`] gives it.
    pub fn open(self) -> Result<Reading> {
        let Self { file, document, text, bytes, corrections, mut highest } = self;
        let mut reading = unpacked(&document, text, &bytes).map_err(|kind| Error::new(&file, kind))?;
        let origins = apply(&mut reading, &corrections, &mut highest);
        Ok(Reading { id: document, ..without_rejected(reading, &origins) })
    }
}

impl Store {
    /// The article as ingest gave it.
    pub fn article(&self, document: &str) -> Result<Article> {
        self.done(document_number(&self.db, document).and_then(|id| article(&self.db, id)))
    }

    /// The record of an article as it was written: nothing is left out, and no correction is in it.
    pub fn reading(&self, document: &str) -> Result<Reading> {
        self.done(document_number(&self.db, document).and_then(|id| stored(&self.db, id)))
    }

    /// The record of an article with its corrections, without rejected items. Its identifier is the article's name in
    /// the file.
    pub fn corrected(&self, document: &str) -> Result<Reading> {
        self.done(document_number(&self.db, document).and_then(|id| self.named(id, document)))
    }

    pub(crate) fn named(&self, id: i64, document: &str) -> std::result::Result<Reading, Kind> {
        let (reading, origins) = corrected(&self.db, id)?;
        Ok(Reading { id: document.to_owned(), ..without_rejected(reading, &origins) })
    }

    /// Gives the record of every article in its newest version to `take`, as [`Store::corrected`] does, in the order in
    /// which they were stored, until it answers `false`. One is in memory at a time.
    pub fn for_each(&self, mut take: impl FnMut(Reading) -> bool) -> Result<()> {
        let mut after = 0;
        loop {
            let next = self.done(self.next(after))?;
            let Some((id, document)) = next else { return Ok(()) };
            after = id;
            if !take(self.done(self.named(id, &document))?) {
                return Ok(());
            }
        }
    }

    /// The record of an article and its corrections, to be opened on any thread.
    pub(crate) fn packed(&self, id: i64, document: String) -> std::result::Result<Packed, Kind> {
        let (_, text, bytes) = packed(&self.db, id)?;
        let corrections = active(&self.db, id)?;
        let highest = if corrections.is_empty() { Highest::new() } else { stored_highest(&self.db, id)? };
        Ok(Packed { file: self.file().to_owned(), document, text, bytes, corrections, highest })
    }

    pub(crate) fn next(&self, after: i64) -> std::result::Result<Option<(i64, String)>, Kind> {
        use rusqlite::OptionalExtension;
        let sql =
            "SELECT id, document FROM stored_documents WHERE id > ?1 AND current = 1 ORDER BY id LIMIT 1";
        let mut found = self.db.prepare_cached(sql)?;
        Ok(found.query_row([after], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }
}
