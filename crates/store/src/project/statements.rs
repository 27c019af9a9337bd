//! Rows of statements and their pieces, and their words in the index.

use onrecord_record::{Piece, Reading, Statement, Voice};
use rusqlite::{Connection, params};

use super::{Owner, Rows, hull, one_line, words};
use crate::error::Kind;
use crate::number::{number, written};
use crate::origin::{Origin, of};

pub(super) fn write(
    db: &Connection,
    owner: &Owner<'_>,
    reading: &Reading,
    rows: &mut Rows,
) -> Result<(), Kind> {
    let mut place = 0;
    for statement in &reading.statements {
        one(db, owner, reading, statement, None, &mut place, rows)?;
    }
    rows.contents.sort_unstable();
    Ok(())
}

fn one(
    db: &Connection,
    owner: &Owner<'_>,
    reading: &Reading,
    statement: &Statement,
    parent: Option<i64>,
    place: &mut usize,
    rows: &mut Rows,
) -> Result<(), Kind> {
    *place += 1;
    let id = number(owner.document, *place);
    let origin = of(owner.origins, &statement.id);
    let entity = rows.entity(statement.speaker_entity.as_ref());
    let actor = rows.actor(entity);
    let spoken_for = rows.entity(statement.speaks_for.as_ref());
    let listed = owner.current && origin != Origin::Rejected && statement.voice == Voice::Attributed;
    let (first, last) = hull(&statement.content);
    let content = words(&statement.content);
    db.prepare_cached(
        "INSERT INTO stored_statements VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
         ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30)",
    )?
    .execute(params![
        id,
        owner.document,
        statement.id,
        parent,
        origin.code(),
        listed,
        owner.at,
        owner.outlet,
        actor,
        written(&statement.act),
        written(&statement.voice),
        written(&statement.manner),
        written(&statement.polarity),
        written(&statement.certainty),
        decimal(statement.confidence),
        statement.speaker,
        entity,
        statement.speaker_role,
        spoken_for,
        statement.unknown_source.as_ref().map(written),
        statement.addressee.as_ref().map(|piece| one_line(&piece.text)),
        rows.entity(statement.addressee_entity.as_ref()),
        statement.replies_to,
        first,
        last,
        words(&statement.source),
        words(&statement.cue),
        content,
        rows.actor(spoken_for.or(entity)),
        party_name(reading, statement),
    ])?;
    db.prepare_cached("INSERT INTO statement_words (rowid, content) VALUES (?1, ?2)")?
        .execute(params![id, content])?;
    let addressee: Vec<Piece> = statement.addressee.iter().cloned().collect();
    let pieces = [&statement.source, &statement.cue, &statement.content, &statement.editorial, &addressee];
    // The view `pieces` names the roles in this order.
    for (role, pieces) in pieces.into_iter().enumerate() {
        for piece in pieces {
            db.prepare_cached("INSERT INTO stored_pieces VALUES (?1, ?2, ?3, ?4)")?.execute(params![
                id,
                role,
                piece.start,
                piece.end
            ])?;
        }
    }
    rows.statements.insert(statement.id.clone(), id);
    if let Some(actor) = actor {
        rows.speakers.insert(id, actor);
    }
    if origin != Origin::Rejected {
        rows.contents.extend(statement.content.iter().map(|piece| (piece.start, piece.end, id)));
    }
    for inner in &statement.inner {
        one(db, owner, reading, inner, Some(id), place, rows)?;
    }
    Ok(())
}

/// Whose statement it is when statements are counted by party: whom the speaker speaks for, else the speaker.
fn party_name<'a>(reading: &'a Reading, statement: &'a Statement) -> Option<&'a str> {
    if statement.voice == Voice::Outlet {
        return None;
    }
    let spoken_for = statement.speaks_for.as_ref();
    let entity = spoken_for.and_then(|id| reading.entities.iter().find(|entity| entity.id == *id));
    entity.map(|entity| entity.name.as_str()).or(statement.speaker.as_deref())
}

/// A short decimal fraction as it prints, not as `f32` holds it: 0.9, not 0.8999999761581421.
pub(super) fn decimal(number: f32) -> f64 {
    number.to_string().parse().unwrap_or_else(|_| f64::from(number))
}
