//! What the file holds beside one article's record: who its entities are elsewhere, what people have decided of its items,
//! its versions and copies, and what its items have to do with those of other articles.

use rusqlite::{Connection, params};

use crate::error::{Kind, Result};
use crate::number::range;
use crate::origin::Origin;
use crate::store::Store;
use crate::write::document_number;

/// See [`Store::beside`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beside {
    /// Items that a person has confirmed, corrected or rejected, by their own names (`s4`).
    pub origins: Vec<(String, Origin)>,
    /// The actors that the entities belong to.
    pub actors: Vec<LedTo>,
    /// The article's versions, this one among them, the oldest first.
    pub versions: Vec<Version>,
    /// Articles that print the same story or tell of the same event, this one not among them.
    pub relatives: Vec<Relative>,
    /// Items that are a position in a dispute.
    pub disputed: Vec<Disputed>,
    /// Links with other articles.
    pub across: Vec<Across>,
}

/// An entity of an article and the actor that it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedTo {
    /// The entity's own name (`e3`).
    pub entity: String,
    /// The actor's identifier.
    pub actor: String,
    /// The actor's name.
    pub name: String,
}

/// A version of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its name in the file.
    pub document: String,
    /// Its number, from 1.
    pub version: i64,
    /// Whether lists show it.
    pub current: bool,
    /// When it was published, as it says.
    pub published: Option<String>,
    /// When it was read.
    pub read_at: String,
}

/// An article of the same group.
#[derive(Clone, Debug, PartialEq)]
pub struct Relative {
    /// Its name in the file.
    pub document: String,
    /// `copies` of one story, or `event`.
    pub kind: String,
    /// Its headline.
    pub title: Option<String>,
    /// Its publisher.
    pub outlet: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// The news agency that the group's story is from.
    pub agency: Option<String>,
    /// How much of the shorter text stands in the other.
    pub similarity: Option<f64>,
}

/// An item that is a position in a dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disputed {
    /// The item's own name.
    pub item: String,
    /// The dispute.
    pub dispute: String,
    /// Its title.
    pub title: String,
}

/// A link between an item of this article and one of another.
#[derive(Clone, Debug, PartialEq)]
pub struct Across {
    /// Its identifier.
    pub link: String,
    /// The item of this article.
    pub item: String,
    /// Whether the other item does it to this one.
    pub is_from_other: bool,
    /// `answers`, `denies`, `contradicts`, `repeats` or `supersedes`.
    pub kind: String,
    /// The other item's address.
    pub other: String,
    /// Who says it there.
    pub speaker: Option<String>,
    /// Where it was printed.
    pub outlet: Option<String>,
    /// Why they are linked.
    pub reason: String,
    /// How sure the rule is.
    pub confidence: f64,
}

impl Store {
    /// What the file holds beside an article's record.
    pub fn beside(&self, document: &str) -> Result<Beside> {
        self.done(document_number(&self.db, document).and_then(|id| beside(&self.db, id)))
    }
}

fn beside(db: &Connection, document: i64) -> std::result::Result<Beside, Kind> {
    Ok(Beside {
        origins: origins(db, document)?,
        actors: actors(db, document)?,
        versions: versions(db, document)?,
        relatives: relatives(db, document)?,
        disputed: disputed(db, document)?,
        across: across(db, document)?,
    })
}

fn origins(db: &Connection, document: i64) -> std::result::Result<Vec<(String, Origin)>, Kind> {
    let (from, to) = range(document);
    let tables = ["statements", "entities", "affiliations", "figures", "dates", "places", "namings"];
    let each = tables.map(|table| {
        format!("SELECT item, origin FROM stored_{table} WHERE id >= ?1 AND id < ?2 AND origin <> 0")
    });
    let mut found = db.prepare_cached(&each.join(" UNION ALL "))?;
    let rows = found.query_map(params![from, to], |row| Ok((row.get(0)?, Origin::of_code(row.get(1)?))))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

fn actors(db: &Connection, document: i64) -> std::result::Result<Vec<LedTo>, Kind> {
    let (from, to) = range(document);
    let mut found = db.prepare_cached(
        "SELECT e.item, a.actor, a.name FROM stored_entities e JOIN stored_actors a ON a.id = e.actor
         WHERE e.id >= ?1 AND e.id < ?2 ORDER BY e.id",
    )?;
    let rows = found.query_map(params![from, to], |row| {
        Ok(LedTo { entity: row.get(0)?, actor: row.get(1)?, name: row.get(2)? })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

fn versions(db: &Connection, document: i64) -> std::result::Result<Vec<Version>, Kind> {
    let mut found = db.prepare_cached(
        "SELECT o.document, o.version, o.current, o.published, r.started FROM stored_documents d
         JOIN stored_documents o ON o.family = d.family AND o.article = d.article JOIN stored_runs r ON r.id = o.run
         WHERE d.id = ?1 ORDER BY o.version",
    )?;
    let rows = found.query_map([document], |row| {
        Ok(Version {
            document: row.get(0)?,
            version: row.get(1)?,
            current: row.get(2)?,
            published: row.get(3)?,
            read_at: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

fn relatives(db: &Connection, document: i64) -> std::result::Result<Vec<Relative>, Kind> {
    let mut found = db.prepare_cached(
        "SELECT d.document, g.kind, d.title, o.name, d.published, g.agency, m.similarity
         FROM stored_groups g JOIN stored_group_members s ON s.grouping = g.id AND s.document = ?1
         JOIN stored_group_members m ON m.grouping = g.id AND m.document <> ?1
         JOIN stored_documents d ON d.id = m.document LEFT JOIN stored_outlets o ON o.id = d.outlet
         WHERE s.document = ?1 ORDER BY g.kind, m.place LIMIT 40",
    )?;
    let rows = found.query_map([document], |row| {
        Ok(Relative {
            document: row.get(0)?,
            kind: row.get(1)?,
            title: row.get(2)?,
            outlet: row.get(3)?,
            published: row.get(4)?,
            agency: row.get(5)?,
            similarity: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

fn disputed(db: &Connection, document: i64) -> std::result::Result<Vec<Disputed>, Kind> {
    // By way of the links, which have an index by article; positions have none.
    let mut found = db.prepare_cached(
        "SELECT DISTINCT substr(p.item, length(d.document) + 2), q.dispute, q.title
         FROM stored_documents d
         JOIN (SELECT link FROM stored_links WHERE from_document = ?1 UNION SELECT link FROM stored_links WHERE to_document = ?1) l
         JOIN stored_dispute_links t ON t.link = l.link
         JOIN stored_disputes q ON q.id = t.dispute
         JOIN stored_positions p ON p.dispute = q.id AND p.document = d.id
         WHERE d.id = ?1 ORDER BY q.id, p.id",
    )?;
    let rows = found.query_map([document], |row| {
        Ok(Disputed { item: row.get(0)?, dispute: row.get(1)?, title: row.get(2)? })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

fn across(db: &Connection, document: i64) -> std::result::Result<Vec<Across>, Kind> {
    let mut found = db.prepare_cached(
        "SELECT l.link, l.from_item, l.to_item, l.from_document = ?1, l.kind, o.name, l.reason, l.confidence,
         (SELECT coalesce(s.speaker, s.source) FROM stored_statements s
          WHERE s.id >= d.id << 20 AND s.id < (d.id + 1) << 20
          AND s.item = substr(CASE l.from_document WHEN ?1 THEN l.to_item ELSE l.from_item END, length(d.document) + 2))
         FROM (SELECT id FROM stored_links WHERE from_document = ?1 UNION SELECT id FROM stored_links WHERE to_document = ?1) w
         JOIN stored_links l ON l.id = w.id
         JOIN stored_documents d ON d.id = CASE l.from_document WHEN ?1 THEN l.to_document ELSE l.from_document END
         LEFT JOIN stored_outlets o ON o.id = d.outlet
         WHERE l.listed = 1 AND l.from_document <> l.to_document ORDER BY l.id LIMIT 400",
    )?;
    let rows = found.query_map([document], |row| {
        let (from, to): (String, String) = (row.get(1)?, row.get(2)?);
        let ours: bool = row.get(3)?;
        let (here, other) = if ours { (from, to) } else { (to, from) };
        let item = here.rsplit_once(':').map_or(here.as_str(), |(_, item)| item).to_owned();
        Ok(Across {
            link: row.get(0)?,
            item,
            is_from_other: !ours,
            kind: row.get(4)?,
            other,
            speaker: row.get(8)?,
            outlet: row.get(5)?,
            reason: row.get(6)?,
            confidence: row.get(7)?,
        })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}
