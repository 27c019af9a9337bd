//! Disputes and the positions of their parties.

use std::collections::BTreeSet;

use onrecord_record::{Dispute, split_address};
use rusqlite::{Connection, OptionalExtension, params};

use super::Documents;
use crate::error::Kind;
use crate::number::{minute, written};
use crate::project::words;

pub(super) fn write(db: &Connection, disputes: &[Dispute], documents: &Documents) -> Result<(), Kind> {
    db.execute_batch(
        "DELETE FROM stored_disputes; DELETE FROM stored_positions; DELETE FROM stored_dispute_links;",
    )?;
    for dispute in disputes {
        one(db, dispute, documents)?;
    }
    Ok(())
}

fn one(db: &Connection, dispute: &Dispute, documents: &Documents) -> Result<(), Kind> {
    let positions = dispute.parties.iter().flat_map(|party| &party.positions);
    let articles: BTreeSet<&str> = positions
        .filter_map(|position| split_address(&position.item))
        .map(|(document, _)| document)
        .collect();
    db.prepare_cached(
        "INSERT INTO stored_disputes (dispute, issue, state, at, since, until, parties, articles, title)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        dispute.id,
        written(&dispute.issue),
        written(&dispute.state),
        dispute.until.as_deref().or(dispute.since.as_deref()).and_then(minute),
        dispute.since,
        dispute.until,
        dispute.parties.len(),
        articles.len(),
        dispute.title,
    ])?;
    let row = db.last_insert_rowid();
    for (place, party) in dispute.parties.iter().enumerate() {
        let actor = match &party.actor {
            Some(actor) => actor_number(db, actor)?,
            None => None,
        };
        for position in &party.positions {
            let document = split_address(&position.item).and_then(|(document, _)| documents.get(document));
            let Some(document) = document else { continue };
            db.prepare_cached(
                "INSERT INTO stored_positions (dispute, party, actor, document, outlet, item, published, superseded,
                 copies, name, words) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute(params![
                row,
                place + 1,
                actor,
                document.id,
                document.outlet,
                position.item,
                position.published,
                position.superseded,
                position.origin,
                party.name,
                words(&position.pieces),
            ])?;
        }
    }
    for link in &dispute.links {
        db.prepare_cached("INSERT OR IGNORE INTO stored_dispute_links VALUES (?1, ?2)")?
            .execute(params![row, link])?;
    }
    Ok(())
}

fn actor_number(db: &Connection, actor: &str) -> Result<Option<i64>, Kind> {
    let sql = "SELECT id FROM stored_actors WHERE actor = ?1";
    Ok(db.prepare_cached(sql)?.query_row([actor], |row| row.get(0)).optional()?)
}
