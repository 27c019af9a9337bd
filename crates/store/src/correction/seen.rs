//! Corrections of what somebody has seen: refused where the item has become another since.

use rusqlite::{Connection, OptionalExtension, params};

use super::log::{correct, resolve, select};
use super::{Change, Correction, Corrector};
use crate::error::{Kind, Result};
use crate::store::Store;

/// A change of an item as somebody saw it.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// What is corrected, as [`Store::correct`] takes it.
    pub target: String,
    /// What is changed.
    pub change: Change,
    /// What [`Store::stamp`] said when it was seen; nothing where it does not matter.
    pub stamp: Option<String>,
}

impl Store {
    /// A word that becomes another whenever an item is corrected or its article is read again.
    pub fn stamp(&self, target: &str) -> Result<String> {
        self.done(
            resolve(&self.db, target).and_then(|(address, document)| stamp(&self.db, &address, document)),
        )
    }

    /// Corrects several, all of them or none. [`crate::Error::changed`] where one has become another since it was seen.
    pub fn correct_seen(&mut self, changes: Vec<Seen>, who: &Corrector) -> Result<Vec<Correction>> {
        let write = || -> std::result::Result<Vec<Correction>, Kind> {
            let transaction = self.transaction()?;
            let each = changes.into_iter().map(|seen| {
                if let Some(then) = &seen.stamp {
                    unchanged(&transaction, &seen.target, then)?;
                }
                correct(&transaction, &seen.target, seen.change, who)
            });
            let done = each.collect::<std::result::Result<Vec<_>, _>>()?;
            transaction.commit()?;
            Ok(done)
        };
        let done = write();
        self.done(done)
    }

    /// The newest lines of the log, the newest first.
    pub fn last_corrections(&self, limit: usize, skip: usize) -> Result<Vec<Correction>> {
        self.done(select(&self.db, "ORDER BY id DESC LIMIT ?1 OFFSET ?2", params![limit as i64, skip as i64]))
    }

    /// The numbers of corrections that hold: neither undone nor an undoing.
    pub fn standing_corrections(&self) -> Result<Vec<i64>> {
        let standing =
            || Ok(super::all_active(&self.db)?.into_iter().map(|correction| correction.id).collect());
        self.done(standing())
    }
}

fn stamp(db: &Connection, address: &str, document: Option<i64>) -> std::result::Result<String, Kind> {
    let sql = "SELECT coalesce(max(id), 0) FROM stored_corrections WHERE document IS ?1 AND target = ?2";
    let last: i64 = db.prepare_cached(sql)?.query_row(params![document, address], |row| row.get(0))?;
    let sql = "SELECT run FROM stored_documents WHERE id = ?1";
    let run: Option<i64> = db.prepare_cached(sql)?.query_row([document], |row| row.get(0)).optional()?;
    Ok(format!("{}-{last}", run.unwrap_or(0)))
}

fn unchanged(db: &Connection, target: &str, then: &str) -> std::result::Result<(), Kind> {
    let (address, document) = resolve(db, target)?;
    let now = stamp(db, &address, document)?;
    if now == then {
        return Ok(());
    }
    let before: i64 = then.rsplit_once('-').and_then(|(_, last)| last.parse().ok()).unwrap_or(0);
    let which = "WHERE document IS ?1 AND target = ?2 AND id > ?3 ORDER BY id";
    Err(Kind::Changed { since: select(db, which, params![document, address, before])?, target: address })
}
