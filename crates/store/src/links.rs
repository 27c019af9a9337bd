//! What the linker finds, into the file: all of it is put in place of what was there, in one transaction.
//!
//! Actors keep their row numbers from one linking to the next, so that only what changed is written again. What people
//! have corrected of actors and links is applied after every linking.

mod actors;
mod disputes;
mod effect;
mod items;

use std::collections::HashMap;

use onrecord_record::{Linked, split_address};
use rusqlite::{Connection, OptionalExtension, params};

use crate::correction::{Change, Correction, all_active};
use crate::error::{Kind, Result};
use crate::origin::Origin;
use crate::store::Store;

pub(crate) use actors::folded;
pub(crate) use effect::take_effect;

/// What a linking was made of: with other articles or corrections it is out of date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linking {
    /// The program that linked.
    pub program: String,
    /// When, ISO 8601.
    pub made: String,
    /// What it was made of.
    pub state: State,
}

/// How much there was in a file: with more in it, a linking is out of date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    documents: i64,
    corrections: i64,
}

impl Store {
    /// Puts a linking in place of the one that was there.
    pub fn write_linked(&mut self, linked: &Linked, linking: &Linking) -> Result<()> {
        let mut write = || -> std::result::Result<(), Kind> {
            let transaction = self.transaction()?;
            all(&transaction, linked, linking)?;
            transaction.commit()?;
            Ok(())
        };
        let done = write();
        self.done(done)
    }

    /// What there is to link. To be asked before records are read: what is corrected while they are is then linked anew.
    pub fn state(&self) -> Result<State> {
        let sql = "SELECT (SELECT count(*) FROM stored_documents), (SELECT count(*) FROM stored_corrections)";
        let found =
            self.db.query_row(sql, [], |row| Ok(State { documents: row.get(0)?, corrections: row.get(1)? }));
        self.done(found.map_err(Kind::from))
    }

    /// Whether articles or corrections were added since the last linking.
    pub fn is_linked(&self) -> Result<bool> {
        let sql = "SELECT documents, corrections FROM stored_linking";
        let found =
            self.db.query_row(sql, [], |row| Ok(State { documents: row.get(0)?, corrections: row.get(1)? }));
        let linked = self.done(found.optional().map_err(Kind::from))?;
        Ok(linked == Some(self.state()?))
    }
}

/// The documents that a linking speaks of.
struct Document {
    id: i64,
    at: Option<i64>,
    outlet: Option<i64>,
}

type Documents = HashMap<String, Document>;

fn all(db: &Connection, linked: &Linked, linking: &Linking) -> std::result::Result<(), Kind> {
    let documents = documents(db)?;
    let corrections = all_active(db)?;
    actors::write(db, &linked.actors, &documents, &corrections)?;
    groups(db, linked, &documents)?;
    items::write(db, &linked.links, &documents, &of_links(&corrections))?;
    disputes::write(db, &linked.disputes, &documents)?;
    db.execute(
        "INSERT OR REPLACE INTO stored_linking VALUES (1, ?1, ?2, ?3, ?4)",
        params![linking.program, linking.state.documents, linking.state.corrections, linking.made],
    )?;
    Ok(())
}

/// What people said last of a link.
fn of_links(corrections: &[Correction]) -> HashMap<&str, Origin> {
    let links = corrections.iter().filter(|correction| split_address(&correction.target).is_none());
    let said = |correction: &Correction| match correction.change {
        Change::Reject => Origin::Rejected,
        _ => Origin::Confirmed,
    };
    links.map(|correction| (correction.target.as_str(), said(correction))).collect()
}

fn documents(db: &Connection) -> std::result::Result<Documents, Kind> {
    let mut found = db.prepare("SELECT document, id, at, outlet FROM stored_documents")?;
    let rows = found.query_map([], |row| {
        let document = Document { id: row.get(1)?, at: row.get(2)?, outlet: row.get(3)? };
        Ok((row.get(0)?, document))
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

fn groups(db: &Connection, linked: &Linked, documents: &Documents) -> std::result::Result<(), Kind> {
    db.execute_batch("DELETE FROM stored_group_members; DELETE FROM stored_groups;")?;
    let insert =
        "INSERT INTO stored_groups (grouping, kind, agency, similarity, keys) VALUES (?1, ?2, ?3, ?4, ?5)";
    let member = |group: i64, place: usize, name: &str, similarity: Option<f64>, like: Option<&str>| {
        if let Some(document) = documents.get(name) {
            db.prepare_cached("INSERT OR IGNORE INTO stored_group_members VALUES (?1, ?2, ?3, ?4, ?5)")?
                .execute(params![document.id, group, place, similarity, like])?;
        }
        Ok::<(), Kind>(())
    };
    for origin in &linked.origins {
        db.prepare_cached(insert)?.execute(params![
            origin.id,
            "copies",
            origin.agency,
            decimal(origin.similarity),
            "[]"
        ])?;
        let group = db.last_insert_rowid();
        for (place, one) in origin.members.iter().enumerate() {
            member(group, place, &one.document, Some(decimal(one.similarity)), one.like.as_deref())?;
        }
    }
    for related in &linked.related {
        let keys = serde_json::to_string(&related.keys).expect("a list of words has a form in JSON");
        db.prepare_cached(insert)?.execute(params![related.id, "event", None::<&str>, None::<f64>, keys])?;
        let group = db.last_insert_rowid();
        for (place, document) in related.documents.iter().enumerate() {
            member(group, place, document, None, None)?;
        }
    }
    Ok(())
}

/// A short decimal fraction as it prints.
fn decimal(number: f32) -> f64 {
    number.to_string().parse().unwrap_or_else(|_| f64::from(number))
}
