//! What a correction of an actor or a link changes at once, before the next linking does it from the log.

use onrecord_record::{ItemKind, split_address};
use rusqlite::{Connection, OptionalExtension, params};

use super::actors::{count, lead_back, names};
use crate::correction::{Change, Correction};
use crate::error::Kind;
use crate::number::range;
use crate::origin::Origin;
use crate::write::document_number;

pub(crate) fn take_effect(db: &Connection, correction: &Correction) -> Result<(), Kind> {
    let target = &correction.target;
    match &correction.change {
        Change::Confirm => of_link(db, target, Origin::Confirmed),
        Change::Reject => of_link(db, target, Origin::Rejected),
        Change::Undo { .. } => of_link(db, target, Origin::Machine),
        Change::Rename { name } => rename(db, target, name),
        Change::Merge { with } => merge(db, target, with),
        Change::Split { .. } => split(db, target),
        Change::Span { .. } => Ok(()),
        Change::Speaker { .. } => count(db),
    }
}

fn of_link(db: &Connection, link: &str, origin: Origin) -> Result<(), Kind> {
    let sql = "UPDATE stored_links SET origin = ?2, listed = ?3 WHERE link = ?1";
    db.execute(sql, params![link, origin.code(), origin != Origin::Rejected])?;
    Ok(())
}

/// An entity's row, document and actor.
fn entity(db: &Connection, address: &str) -> Result<Option<(i64, i64, Option<i64>)>, Kind> {
    let Some((document, item)) = split_address(address) else { return Ok(None) };
    if ItemKind::of(item) != Some(ItemKind::Entity) {
        return Ok(None);
    }
    let document = document_number(db, document)?;
    let (from, to) = range(document);
    let sql = "SELECT id, document, actor FROM stored_entities WHERE id >= ?1 AND id < ?2 AND item = ?3";
    let found = db.query_row(sql, params![from, to, item], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    Ok(found.optional()?)
}

fn rename(db: &Connection, target: &str, name: &str) -> Result<(), Kind> {
    let Some((_, _, Some(actor))) = entity(db, target)? else { return Ok(()) };
    let sql = "SELECT name, aliases FROM stored_actors WHERE id = ?1";
    let (old, aliases): (String, String) =
        db.query_row(sql, [actor], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut aliases: Vec<String> = serde_json::from_str(&aliases).unwrap_or_default();
    aliases.retain(|alias| alias != name);
    if old != name {
        aliases.insert(0, old);
    }
    let list = serde_json::to_string(&aliases).expect("a list of words has a form in JSON");
    let sql = "UPDATE stored_actors SET name = ?2, aliases = ?3, origin = ?4, stamp = NULL WHERE id = ?1";
    db.execute(sql, params![actor, name, list, Origin::Corrected.code()])?;
    names(db, actor, std::iter::once(name))
}

fn merge(db: &Connection, target: &str, with: &str) -> Result<(), Kind> {
    let (Some((_, _, Some(kept))), Some((_, _, Some(gone)))) = (entity(db, target)?, entity(db, with)?)
    else {
        return Ok(());
    };
    if kept == gone {
        return Ok(());
    }
    let mut found = db.prepare("SELECT DISTINCT document FROM stored_entities WHERE actor = ?1")?;
    let documents = found.query_map([gone], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
    drop(found);
    let sql = "SELECT name, aliases, roles FROM stored_actors WHERE id = ?1";
    let read = |actor: i64| {
        db.query_row(sql, [actor], |row| {
            let list = |at: usize| -> rusqlite::Result<Vec<String>> {
                Ok(serde_json::from_str(&row.get::<_, String>(at)?).unwrap_or_default())
            };
            Ok((row.get::<_, String>(0)?, list(1)?, list(2)?))
        })
    };
    let ((name, mut aliases, mut roles), (other, others, other_roles)) = (read(kept)?, read(gone)?);
    for alias in std::iter::once(other).chain(others) {
        if alias != name && !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    for role in other_roles {
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    let list = |words: &[String]| serde_json::to_string(words).expect("a list of words has a form in JSON");
    db.execute("UPDATE stored_entities SET actor = ?1 WHERE actor = ?2", params![kept, gone])?;
    db.execute("UPDATE stored_merges SET actor = ?1 WHERE actor = ?2", params![kept, gone])?;
    db.execute("UPDATE stored_positions SET actor = ?1 WHERE actor = ?2", params![kept, gone])?;
    db.execute("UPDATE stored_links SET actor = ?1 WHERE actor = ?2", params![kept, gone])?;
    db.execute(
        "INSERT INTO stored_merges (actor, one, other, rule, reason, confidence) VALUES (?1, ?2, ?3, 'by hand', '', 1)",
        params![kept, target, with],
    )?;
    db.execute("DELETE FROM stored_actor_names WHERE actor = ?1", [gone])?;
    db.execute("DELETE FROM stored_actors WHERE id = ?1", [gone])?;
    db.execute(
        "UPDATE stored_actors SET aliases = ?2, roles = ?3, origin = ?4, stamp = NULL WHERE id = ?1",
        params![kept, list(&aliases), list(&roles), Origin::Corrected.code()],
    )?;
    names(db, kept, aliases.iter().map(String::as_str))?;
    recount(db, kept)?;
    documents.into_iter().try_for_each(|document| lead_back(db, document))?;
    count(db)
}

/// Makes the entity an actor of its own, until the next linking says to whom else it belongs.
fn split(db: &Connection, target: &str) -> Result<(), Kind> {
    let Some((row, document, before)) = entity(db, target)? else { return Ok(()) };
    db.execute(
        "INSERT OR IGNORE INTO stored_actors (actor, kind, origin, articles, statements, name, aliases, roles)
         SELECT ?2, kind, ?3, 1, 0, name, aliases, roles FROM stored_entities WHERE id = ?1",
        params![row, format!("split:{target}"), Origin::Corrected.code()],
    )?;
    let sql = "SELECT id, name FROM stored_actors WHERE actor = ?1";
    let (actor, name): (i64, String) =
        db.query_row(sql, [format!("split:{target}")], |found| Ok((found.get(0)?, found.get(1)?)))?;
    db.execute("UPDATE stored_entities SET actor = ?2 WHERE id = ?1", params![row, actor])?;
    names(db, actor, std::iter::once(name.as_str()))?;
    lead_back(db, document)?;
    if let Some(before) = before {
        db.execute("UPDATE stored_actors SET stamp = NULL WHERE id = ?1", [before])?;
        recount(db, before)?;
    }
    count(db)
}

fn recount(db: &Connection, actor: i64) -> Result<(), Kind> {
    db.execute(
        "UPDATE stored_actors SET articles = (SELECT count(DISTINCT document) FROM stored_entities WHERE actor = ?1)
         WHERE id = ?1",
        [actor],
    )?;
    Ok(())
}
