//! Rows of entities, mentions and affiliations.

use std::collections::HashMap;

use onrecord_record::Reading;
use rusqlite::{Connection, params};

use super::{Owner, Rows, hull, one_line, words};
use crate::error::Kind;
use crate::number::{number, written};
use crate::origin::{Origin, of};

fn list(words: &[String]) -> String {
    serde_json::to_string(words).expect("a list of words has a form in JSON")
}

pub(super) fn entities(
    db: &Connection,
    owner: &Owner<'_>,
    reading: &Reading,
    actors: &HashMap<String, i64>,
    rows: &mut Rows,
) -> Result<(), Kind> {
    for (at, entity) in reading.entities.iter().enumerate() {
        let id = number(owner.document, at + 1);
        let origin = of(owner.origins, &entity.id);
        let actor = actors.get(&entity.id).copied();
        db.prepare_cached(
            "INSERT INTO stored_entities VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            id,
            owner.document,
            entity.id,
            origin.code(),
            owner.current && origin != Origin::Rejected,
            actor,
            written(&entity.kind),
            entity.statements,
            entity.name,
            list(&entity.aliases),
            list(&entity.roles),
        ])?;
        rows.entities.insert(entity.id.clone(), id);
        if let Some(actor) = actor {
            rows.actors.insert(id, actor);
        }
    }
    Ok(())
}

pub(super) fn mentions(
    db: &Connection,
    owner: &Owner<'_>,
    reading: &Reading,
    rows: &Rows,
) -> Result<(), Kind> {
    for (at, mention) in reading.mentions.iter().enumerate() {
        db.prepare_cached("INSERT INTO stored_mentions VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
            number(owner.document, at + 1),
            rows.entity(Some(&mention.entity)),
            written(&mention.kind),
            mention.piece.start,
            mention.piece.end,
        ])?;
    }
    Ok(())
}

pub(super) fn affiliations(
    db: &Connection,
    owner: &Owner<'_>,
    reading: &Reading,
    rows: &Rows,
) -> Result<(), Kind> {
    for (at, affiliation) in reading.affiliations.iter().enumerate() {
        let origin = of(owner.origins, &affiliation.id);
        let (first, last) = hull(&affiliation.evidence);
        db.prepare_cached(
            "INSERT INTO stored_affiliations VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .execute(params![
            number(owner.document, at + 1),
            owner.document,
            affiliation.id,
            origin.code(),
            owner.current && origin != Origin::Rejected,
            rows.entity(Some(&affiliation.subject)),
            written(&affiliation.relation),
            affiliation.role,
            rows.entity(affiliation.object.as_ref()),
            affiliation.since.as_ref().map(|piece| one_line(&piece.text)),
            affiliation.until.as_ref().map(|piece| one_line(&piece.text)),
            affiliation.ended,
            first,
            last,
            words(&affiliation.evidence),
        ])?;
    }
    Ok(())
}
