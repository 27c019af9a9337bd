//! From a reading to rows: the tables of one document, made from its record as corrected.
//!
//! Everything here can be thrown away and made again; what cannot is the packed reading, the article and the corrections.

mod cast;
mod places;
mod statements;
mod values;

use std::collections::HashMap;

use onrecord_record::{Piece, Reading};
use rusqlite::{Connection, params};

use crate::error::Kind;
use crate::number::range;
use crate::origin::Origins;

/// What all rows of a document share.
pub(crate) struct Owner<'a> {
    pub(crate) document: i64,
    /// Whether it is the newest version of its article.
    pub(crate) current: bool,
    pub(crate) at: Option<i64>,
    pub(crate) outlet: Option<i64>,
    pub(crate) origins: &'a Origins,
}

/// The rows of a document's statements and entities, by item, for those that lead to them.
#[derive(Default)]
struct Rows {
    entities: HashMap<String, i64>,
    /// Actors by entity, from the last linking.
    actors: HashMap<i64, i64>,
    statements: HashMap<String, i64>,
    /// Speakers' actors by statement.
    speakers: HashMap<i64, i64>,
    /// Start, end and row of every content, for finding what an item stands within.
    contents: Vec<(usize, usize, i64)>,
}

impl Rows {
    fn entity(&self, item: Option<&String>) -> Option<i64> {
        self.entities.get(item?).copied()
    }

    fn actor(&self, entity: Option<i64>) -> Option<i64> {
        self.actors.get(&entity?).copied()
    }

    /// The innermost statement, anybody's, whose content holds a piece.
    fn within(&self, piece: &Piece) -> Option<i64> {
        let to = self.contents.partition_point(|(start, ..)| *start <= piece.start);
        let holds = self.contents[..to].iter().filter(|(_, end, _)| *end >= piece.end);
        holds.max_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end))).map(|(.., row)| *row)
    }
}

/// Makes the rows of a document again from its reading, which holds the rejected items too. Entities keep their actors.
pub(crate) fn project(db: &Connection, owner: &Owner<'_>, reading: &Reading) -> Result<(), Kind> {
    let actors = known_actors(db, owner.document)?;
    clear(db, owner.document)?;
    let mut rows = Rows::default();
    cast::entities(db, owner, reading, &actors, &mut rows)?;
    statements::write(db, owner, reading, &mut rows)?;
    cast::mentions(db, owner, reading, &rows)?;
    cast::affiliations(db, owner, reading, &rows)?;
    values::figures(db, owner, reading, &rows)?;
    values::dates(db, owner, reading, &rows)?;
    values::namings(db, owner, reading, &rows)?;
    places::write(db, owner, reading, &rows)
}

/// The actors that the last linking gave a document's entities, by item.
fn known_actors(db: &Connection, document: i64) -> Result<HashMap<String, i64>, Kind> {
    let (from, to) = range(document);
    let mut found = db.prepare_cached(
        "SELECT item, actor FROM stored_entities WHERE id >= ?1 AND id < ?2 AND actor IS NOT NULL",
    )?;
    let pairs = found.query_map(params![from, to], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(pairs.collect::<Result<_, _>>()?)
}

/// The tables of items.
const TABLES: [&str; 8] =
    ["statements", "entities", "mentions", "affiliations", "figures", "dates", "namings", "places"];

/// Takes a document's rows away, and its words out of the index.
fn clear(db: &Connection, document: i64) -> Result<(), Kind> {
    let (from, to) = range(document);
    db.prepare_cached(
        "INSERT INTO statement_words (statement_words, rowid, content)
         SELECT 'delete', id, content FROM stored_statements WHERE id >= ?1 AND id < ?2",
    )?
    .execute(params![from, to])?;
    db.prepare_cached("DELETE FROM stored_pieces WHERE statement >= ?1 AND statement < ?2")?
        .execute(params![from, to])?;
    db.prepare_cached("DELETE FROM stored_facts WHERE document = ?1")?.execute([document])?;
    for table in TABLES {
        db.prepare_cached(&format!("DELETE FROM stored_{table} WHERE id >= ?1 AND id < ?2"))?
            .execute(params![from, to])?;
    }
    Ok(())
}

/// The words of pieces as one, parted by ` … `, on one line.
pub(crate) fn words<'a>(pieces: impl IntoIterator<Item = &'a Piece>) -> String {
    pieces.into_iter().map(|piece| one_line(&piece.text)).collect::<Vec<_>>().join(" … ")
}

pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// First character of the first piece and one past the last of the last.
fn hull(pieces: &[Piece]) -> (usize, usize) {
    (pieces.first().map_or(0, |piece| piece.start), pieces.last().map_or(0, |piece| piece.end))
}
