//! Links between items. Only what differs from the linking before is written.

use std::collections::HashMap;

use onrecord_record::{ItemKind, Link, split_address};
use rusqlite::{Connection, OptionalExtension, params};

use super::{Documents, decimal};
use crate::error::Kind;
use crate::number::{range, written};
use crate::origin::Origin;

pub(super) fn write(
    db: &Connection,
    links: &[Link],
    documents: &Documents,
    of_links: &HashMap<&str, Origin>,
) -> Result<(), Kind> {
    let mut rows: HashMap<&str, Row<'_>> = HashMap::with_capacity(links.len());
    for link in links {
        if let Some(row) = Row::of(db, link, documents, of_links)? {
            rows.insert(&link.id, row);
        }
    }
    for old in outdated(db, &mut rows)? {
        db.prepare_cached("DELETE FROM stored_links WHERE id = ?1")?.execute([old])?;
    }
    // what is left is new; in the order of the links, so that the file is the same after every run
    for row in links.iter().filter_map(|link| rows.remove(link.id.as_str())) {
        row.insert(db)?;
    }
    Ok(())
}

/// The rows of the linking before that differ from what is to be there or are not to be there; the others are taken out
/// of `rows`.
fn outdated(db: &Connection, rows: &mut HashMap<&str, Row<'_>>) -> Result<Vec<i64>, Kind> {
    let mut found = db.prepare(
        "SELECT id, link, kind, origin, at, outlet, actor, within, from_document, to_document, rule, reason, confidence
         FROM stored_links",
    )?;
    let mut stored = found.query([])?;
    let mut outdated = Vec::new();
    while let Some(row) = stored.next()? {
        let text = |at: usize| row.get_ref(at).map(|value| value.as_str().unwrap_or_default());
        let link = text(1)?;
        let same = match rows.get(link) {
            Some(new) => {
                written(&new.link.kind) == text(2)?
                    && new.origin.code() == row.get::<_, i64>(3)?
                    && new.at == row.get(4)?
                    && new.outlet == row.get(5)?
                    && new.said == (row.get(6)?, row.get(7)?)
                    && new.ends == (row.get(8)?, row.get(9)?)
                    && new.link.why.rule == text(10)?
                    && new.link.why.reason == text(11)?
                    && decimal(new.link.confidence) == row.get::<_, f64>(12)?
            }
            None => false,
        };
        if same {
            rows.remove(link);
        } else {
            outdated.push(row.get(0)?);
        }
    }
    Ok(outdated)
}

/// A link as it is stored. Its items are part of its identifier.
struct Row<'a> {
    link: &'a Link,
    origin: Origin,
    at: Option<i64>,
    outlet: Option<i64>,
    /// Who says what it leads from, and the statement that this stands in.
    said: (Option<i64>, Option<i64>),
    /// The documents of its items.
    ends: (i64, i64),
}

impl<'a> Row<'a> {
    /// `None` where an item's document is not there.
    fn of(
        db: &Connection,
        link: &'a Link,
        documents: &Documents,
        of_links: &HashMap<&str, Origin>,
    ) -> Result<Option<Self>, Kind> {
        let document = |address: &str| documents.get(split_address(address)?.0);
        let (Some(from), Some(to)) = (document(&link.from), document(&link.to)) else { return Ok(None) };
        Ok(Some(Self {
            link,
            origin: of_links.get(link.id.as_str()).copied().unwrap_or_default(),
            at: from.at,
            outlet: from.outlet,
            said: said(db, from.id, &link.from)?,
            ends: (from.id, to.id),
        }))
    }

    fn insert(&self, db: &Connection) -> Result<(), Kind> {
        let link = self.link;
        db.prepare_cached(
            "INSERT OR REPLACE INTO stored_links (link, kind, origin, listed, at, outlet, actor, within, from_document,
             to_document, from_item, to_item, rule, reason, confidence)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?
        .execute(params![
            link.id,
            written(&link.kind),
            self.origin.code(),
            self.origin != Origin::Rejected,
            self.at,
            self.outlet,
            self.said.0,
            self.said.1,
            self.ends.0,
            self.ends.1,
            link.from,
            link.to,
            link.why.rule,
            link.why.reason,
            decimal(link.confidence),
        ])?;
        Ok(())
    }
}

/// The actor who says what a link leads from, and the statement that it stands in.
fn said(db: &Connection, document: i64, address: &str) -> Result<(Option<i64>, Option<i64>), Kind> {
    let Some((_, item)) = split_address(address) else { return Ok((None, None)) };
    let sql = match ItemKind::of(item) {
        Some(ItemKind::Statement) => {
            "SELECT actor, id FROM stored_statements WHERE id >= ?1 AND id < ?2 AND item = ?3"
        }
        Some(ItemKind::Figure) => {
            "SELECT actor, within FROM stored_figures WHERE id >= ?1 AND id < ?2 AND item = ?3"
        }
        Some(ItemKind::Naming) => {
            "SELECT actor, within FROM stored_namings WHERE id >= ?1 AND id < ?2 AND item = ?3"
        }
        _ => return Ok((None, None)),
    };
    let (from, to) = range(document);
    let found =
        db.prepare_cached(sql)?.query_row(params![from, to, item], |row| Ok((row.get(0)?, row.get(1)?)));
    Ok(found.optional()?.unwrap_or_default())
}
