//! The log of corrections: what is written to it, and what of it holds.

use std::collections::BTreeSet;

use onrecord_record::{Constraints, ItemKind, item_address, split_address};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::apply::json;
use super::{Change, Correction, Corrector};
use crate::error::{Kind, Result};
use crate::store::Store;
use crate::write::{corrected, document_number, project_one};

impl Store {
    /// Corrects an item, a link or an actor, and writes it to the log. `target` is an item's address (`DOC:s4`), a link's
    /// or an actor's identifier; corrections of actors are kept with one of its entities, so that they survive linking.
    pub fn correct(&mut self, target: &str, change: Change, who: &Corrector) -> Result<Correction> {
        let write = || -> std::result::Result<Correction, Kind> {
            let transaction = self.transaction()?;
            let done = correct(&transaction, target, change, who)?;
            transaction.commit()?;
            Ok(done)
        };
        let done = write();
        self.done(done)
    }

    /// Corrects several, all of them or none.
    pub fn correct_all(
        &mut self,
        changes: Vec<(String, Change)>,
        who: &Corrector,
    ) -> Result<Vec<Correction>> {
        let write = || -> std::result::Result<Vec<Correction>, Kind> {
            let transaction = self.transaction()?;
            let each =
                changes.into_iter().map(|(target, change)| correct(&transaction, &target, change, who));
            let done = each.collect::<std::result::Result<Vec<_>, _>>()?;
            transaction.commit()?;
            Ok(done)
        };
        let done = write();
        self.done(done)
    }

    /// The whole log, in order.
    pub fn corrections(&self) -> Result<Vec<Correction>> {
        self.done(select(&self.db, "ORDER BY id", []))
    }

    /// What people have decided about actors and links, for the linker.
    pub fn constraints(&self) -> Result<Constraints> {
        self.done(constraints(&self.db))
    }
}

pub(super) fn correct(
    db: &Connection,
    target: &str,
    change: Change,
    who: &Corrector,
) -> std::result::Result<Correction, Kind> {
    if let Change::Undo { correction } = change {
        return undo(db, correction, who);
    }
    let (target, document) = resolve(db, target)?;
    let change = match change {
        Change::Merge { with } => Change::Merge { with: entity_of(db, &with)? },
        Change::Split { from } if from.is_empty() => Change::Split { from: others(db, &target)? },
        other => other,
    };
    check(db, &target, document, &change)?;
    let item = split_address(&target).map(|(_, item)| item.to_owned());
    let shown = |db: &Connection| -> std::result::Result<Option<serde_json::Value>, Kind> {
        match (&item, document) {
            (Some(item), Some(document)) => Ok(json(&corrected(db, document)?.0, item)),
            _ => Ok(None),
        }
    };
    let mut correction = Correction {
        id: 0,
        target,
        before: shown(db)?,
        after: None,
        change,
        by: who.by.clone(),
        made: who.made.clone(),
        note: who.note.clone(),
    };
    correction.id = insert(db, document, &correction)?;
    correction.after = shown(db)?;
    let after = correction.after.as_ref().map(ToString::to_string);
    db.execute("UPDATE stored_corrections SET after = ?2 WHERE id = ?1", params![correction.id, after])?;
    take_effect(db, &correction, document)?;
    Ok(correction)
}

/// Writes what the correction changes to the tables at once; linking does it again from the log.
fn take_effect(
    db: &Connection,
    correction: &Correction,
    document: Option<i64>,
) -> std::result::Result<(), Kind> {
    if let Some(document) = document {
        project_one(db, document)?;
    }
    crate::links::take_effect(db, correction)
}

fn undo(db: &Connection, number: i64, who: &Corrector) -> std::result::Result<Correction, Kind> {
    let sql = "SELECT document FROM stored_corrections WHERE id = ?1";
    let document: Option<Option<i64>> = db.query_row(sql, [number], |row| row.get(0)).optional()?;
    let document = document.ok_or_else(|| Kind::NoItem(format!("correction {number}")))?;
    let undone = select(db, "WHERE id = ?1", [number])?.remove(0);
    let correction = Correction {
        id: 0,
        target: undone.target,
        change: Change::Undo { correction: number },
        before: undone.after,
        after: undone.before,
        by: who.by.clone(),
        made: who.made.clone(),
        note: who.note.clone(),
    };
    let id = insert(db, document, &correction)?;
    let correction = Correction { id, ..correction };
    take_effect(db, &correction, document)?;
    Ok(correction)
}

/// What a target names: its address in the log, and its document.
pub(super) fn resolve(db: &Connection, target: &str) -> std::result::Result<(String, Option<i64>), Kind> {
    let link = "SELECT 1 FROM stored_links WHERE link = ?1";
    if db.prepare_cached(link)?.exists([target])? {
        return Ok((target.to_owned(), None));
    }
    let address = entity_of(db, target)?;
    let (document, _) = split_address(&address).ok_or_else(|| Kind::NoItem(format!("item {target}")))?;
    Ok((address.clone(), Some(document_number(db, document)?)))
}

/// The address of an actor's first entity; any other target as it is.
fn entity_of(db: &Connection, target: &str) -> std::result::Result<String, Kind> {
    let sql = "SELECT d.document, e.item FROM stored_actors a JOIN stored_entities e ON e.actor = a.id
               JOIN stored_documents d ON d.id = e.document WHERE a.actor = ?1 ORDER BY e.id LIMIT 1";
    let found = db
        .prepare_cached(sql)?
        .query_row([target], |row| Ok(item_address(&row.get::<_, String>(0)?, &row.get::<_, String>(1)?)));
    match found.optional()? {
        Some(address) => Ok(address),
        None if split_address(target).is_some() => Ok(target.to_owned()),
        None => Err(Kind::NoItem(format!("item, link or actor {target}"))),
    }
}

/// The other entities of an entity's actor.
fn others(db: &Connection, target: &str) -> std::result::Result<Vec<String>, Kind> {
    let missing = || Kind::NoItem(format!("entity {target}"));
    let (document, item) = split_address(target).ok_or_else(missing)?;
    let document = document_number(db, document)?;
    let (from, to) = crate::number::range(document);
    let mut found = db.prepare_cached(
        "SELECT d.document, o.item FROM stored_entities e JOIN stored_entities o ON o.actor = e.actor AND o.id <> e.id
         JOIN stored_documents d ON d.id = o.document WHERE e.id >= ?1 AND e.id < ?2 AND e.item = ?3 ORDER BY o.id",
    )?;
    let others = found.query_map(params![from, to, item], |row| {
        Ok(item_address(&row.get::<_, String>(0)?, &row.get::<_, String>(1)?))
    })?;
    Ok(others.collect::<std::result::Result<_, _>>()?)
}

/// Refuses what cannot be done.
fn check(
    db: &Connection,
    target: &str,
    document: Option<i64>,
    change: &Change,
) -> std::result::Result<(), Kind> {
    let Some(document) = document else {
        return match change {
            Change::Confirm | Change::Reject => Ok(()),
            _ => Err(Kind::Wrong(format!("a link can be confirmed or rejected, not {}", change.verb()))),
        };
    };
    let (_, item) = split_address(target).ok_or_else(|| Kind::NoItem(format!("item {target}")))?;
    let (reading, _) = corrected(db, document)?;
    if json(&reading, item).is_none() {
        return Err(Kind::NoItem(format!("item {target}")));
    }
    let kind = ItemKind::of(item);
    let wants = |wanted: ItemKind, what: &str| match kind == Some(wanted) {
        true => Ok(()),
        false => Err(Kind::Wrong(format!("{target} is no {what}"))),
    };
    match change {
        Change::Span { part, pieces } => {
            let mut tried = reading;
            if super::apply::move_to(&mut tried, item, part, pieces) {
                return Ok(());
            }
            if pieces.is_empty() {
                return Err(Kind::Wrong(format!("the {part} of {target} cannot be nothing")));
            }
            let spans = pieces.iter().map(|(from, to)| format!("{from}-{to}")).collect::<Vec<_>>().join(",");
            Err(Kind::Wrong(format!("{target} cannot have its {part} at {spans}")))
        }
        Change::Speaker { name } => wants(ItemKind::Statement, "statement").and(named(name.as_deref())),
        Change::Rename { name } => wants(ItemKind::Entity, "actor or entity").and(named(Some(name))),
        Change::Merge { with } => {
            wants(ItemKind::Entity, "actor or entity")?;
            let there =
                split_address(with).is_some_and(|(_, item)| ItemKind::of(item) == Some(ItemKind::Entity));
            let (document, item) = split_address(with).unwrap_or_default();
            let known = there && json(&corrected(db, document_number(db, document)?)?.0, item).is_some();
            match known {
                true if with == target => Err(Kind::Wrong(format!("{target} is one with itself already"))),
                true => Ok(()),
                false => Err(Kind::NoItem(format!("entity {with}"))),
            }
        }
        Change::Split { from } => {
            wants(ItemKind::Entity, "actor or entity")?;
            match from.is_empty() {
                true => Err(Kind::Wrong(format!("{target} stands alone; there is nothing to split it from"))),
                false => Ok(()),
            }
        }
        Change::Confirm | Change::Reject | Change::Undo { .. } => Ok(()),
    }
}

fn named(name: Option<&str>) -> std::result::Result<(), Kind> {
    match name {
        Some(name) if name.trim().is_empty() => Err(Kind::Wrong("a name cannot be empty".to_owned())),
        _ => Ok(()),
    }
}

/// Writes a line of the log.
pub(crate) fn insert(
    db: &Connection,
    document: Option<i64>,
    correction: &Correction,
) -> std::result::Result<i64, Kind> {
    let change = serde_json::to_string(&correction.change).expect("a change has a form in JSON");
    db.execute(
        "INSERT INTO stored_corrections (document, target, verb, change, before, after, by, made, note)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            document,
            correction.target,
            correction.change.verb(),
            change,
            correction.before.as_ref().map(ToString::to_string),
            correction.after.as_ref().map(ToString::to_string),
            correction.by,
            correction.made,
            correction.note,
        ],
    )?;
    Ok(db.last_insert_rowid())
}

pub(super) fn select<P: rusqlite::Params>(
    db: &Connection,
    which: &str,
    parameters: P,
) -> std::result::Result<Vec<Correction>, Kind> {
    let sql =
        format!("SELECT id, target, change, before, after, by, made, note FROM stored_corrections {which}");
    let mut found = db.prepare_cached(&sql)?;
    let rows = found.query_map(parameters, read)?;
    rows.collect::<std::result::Result<Vec<_>, _>>()?.into_iter().collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<std::result::Result<Correction, Kind>> {
    let id: i64 = row.get(0)?;
    let change: String = row.get(2)?;
    let item = |at: usize| -> rusqlite::Result<Option<serde_json::Value>> {
        let text: Option<String> = row.get(at)?;
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
    };
    let change = match serde_json::from_str(&change) {
        Ok(change) => change,
        Err(error) => return Ok(Err(Kind::Damaged(format!("correction {id}: {error}")))),
    };
    Ok(Ok(Correction {
        id,
        target: row.get(1)?,
        change,
        before: item(3)?,
        after: item(4)?,
        by: row.get(5)?,
        made: row.get(6)?,
        note: row.get(7)?,
    }))
}

/// Of some corrections those that nobody has undone.
fn standing(corrections: Vec<Correction>) -> Vec<Correction> {
    let mut undone = BTreeSet::new();
    // An undoing that was itself undone does nothing, so the last comes first.
    for correction in corrections.iter().rev() {
        if let Change::Undo { correction: number } = correction.change
            && !undone.contains(&correction.id)
        {
            undone.insert(number);
        }
    }
    let holds = |one: &Correction| !undone.contains(&one.id) && !matches!(one.change, Change::Undo { .. });
    corrections.into_iter().filter(holds).collect()
}

/// The corrections that hold of a document's items, in order.
pub(crate) fn active(db: &Connection, document: i64) -> std::result::Result<Vec<Correction>, Kind> {
    Ok(standing(select(db, "WHERE document = ?1 ORDER BY id", [document])?))
}

/// All corrections that hold, in order.
pub(crate) fn all_active(db: &Connection) -> std::result::Result<Vec<Correction>, Kind> {
    Ok(standing(select(db, "ORDER BY id", [])?))
}

/// What the linker must obey. Of a merge and a split of the same pair the later holds.
pub(crate) fn constraints(db: &Connection) -> std::result::Result<Constraints, Kind> {
    let mut constraints = Constraints::default();
    let same = |pair: &(String, String), one: &str, other: &str| {
        (pair.0 == one && pair.1 == other) || (pair.0 == other && pair.1 == one)
    };
    for correction in all_active(db)? {
        let target = correction.target;
        match correction.change {
            Change::Merge { with } => {
                constraints.cannot_link.retain(|pair| !same(pair, &target, &with));
                constraints.must_link.push((target, with));
            }
            Change::Split { from } => {
                for other in from {
                    constraints.must_link.retain(|pair| !same(pair, &target, &other));
                    constraints.cannot_link.push((target.clone(), other));
                }
            }
            Change::Reject if split_address(&target).is_none() => constraints.rejected_links.push(target),
            Change::Confirm if split_address(&target).is_none() => {
                constraints.rejected_links.retain(|link| *link != target);
            }
            _ => {}
        }
    }
    Ok(constraints)
}
