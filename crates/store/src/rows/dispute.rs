//! Issues on which accounts part, and what each party says.

use std::collections::BTreeMap;

use onrecord_record::{Act, Address, Column, DisputeState, IssueKind, ItemKind, More, Row, Table, Value};
use rusqlite::Connection;

use super::cell::{Cell, Cells, Day, column};
use super::read::Read;
use super::{Listed, row};
use crate::ask::{List, select};
use crate::origin::Origin;

/// An issue on which accounts part, with what each party says. It has a state and no verdict.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DisputeRow {
    /// The dispute's identifier.
    pub id: String,
    /// What it is about, in words that the items themselves use.
    pub title: String,
    /// What sort of issue it is.
    pub issue: IssueKind,
    /// How it stands.
    pub state: DisputeState,
    /// The day of the earliest item.
    pub since: Option<Day>,
    /// The day of the latest item.
    pub until: Option<Day>,
    /// How many parties there are.
    pub parties: usize,
    /// How many articles hold a position.
    pub articles: usize,
    /// In how many articles the positions are printed, copies with them.
    pub prints: usize,
    /// How many of these are no copies of another: independent tellings.
    pub origins: usize,
    /// What each party says, party by party.
    pub positions: Vec<PositionRow>,
}

row! {
    /// What one party says on an issue, in its item's own words.
    PositionRow of Positions from "positions" {
        /// The dispute's identifier.
        dispute: String,
        /// What the dispute is about.
        title: String,
        /// What sort of issue it is.
        issue: IssueKind,
        /// How the dispute stands.
        state: DisputeState,
        /// The party's number within the dispute, counted from 1.
        party: usize,
        /// The party's name: an actor's, a source as written, or an outlet's.
        name: String,
        /// The party across articles, by name.
        actor: Option<String>,
        /// The party across articles, by identifier.
        actor_id: Option<String>,
        /// When the article was published, ISO 8601, as exact as it says.
        published: Option<String>,
        /// The day of `published`, as whoever published it writes it.
        day: Option<Day>,
        /// The publisher.
        outlet: Option<String>,
        /// Who speaks in the statement, or in the one that the figure stands in.
        speaker: Option<String>,
        /// The speaker's role there.
        speaker_role: Option<String>,
        /// What is done by saying it.
        act: Option<Act>,
        /// The words that make it a statement.
        cue: Option<String>,
        /// What is said.
        words: String,
        /// The item that the position is: a statement or a figure.
        item: Address,
        /// The item's article.
        article: String,
        /// Whether the party has replaced it later.
        superseded: bool,
        /// The group of articles that print the same story.
        copies: Option<String>,
        /// In how many articles the words are printed, copies with them.
        prints: usize,
        /// The probability that the statement is right, from 0 to 1.
        confidence: Option<f64>,
        /// Whether the program found the item, or a person has confirmed, changed or rejected it.
        origin: Option<Origin>,
    }
}

impl PositionRow {
    /// Whether it is a number, whose statement speaks around it.
    pub fn is_figure(&self) -> bool {
        self.item.item.kind() == ItemKind::Figure
    }
}

/// What a position says of its dispute, which the dispute itself says already.
const OF_DISPUTE: usize = 4;

impl Row for DisputeRow {
    fn columns() -> &'static [Column] {
        static COLUMNS: &[Column] = &[
            column::<String>("id", "The dispute's identifier."),
            column::<String>("title", "What it is about, in words that the items themselves use."),
            column::<IssueKind>("issue", "What sort of issue it is."),
            column::<DisputeState>("state", "How it stands."),
            column::<Option<Day>>("since", "The day of the earliest item."),
            column::<Option<Day>>("until", "The day of the latest item."),
            column::<usize>("parties", "How many parties there are."),
            column::<usize>("articles", "How many articles hold a position."),
            column::<usize>("prints", "In how many articles the positions are printed, copies with them."),
            column::<usize>("origins", "How many of these are no copies of another."),
            column::<Vec<PositionRow>>("positions", "What each party says, party by party."),
        ];
        COLUMNS
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.value(),
            self.title.value(),
            self.issue.value(),
            self.state.value(),
            self.since.value(),
            self.until.value(),
            self.parties.value(),
            self.articles.value(),
            self.prints.value(),
            self.origins.value(),
            self.positions.value(),
        ]
    }
}

impl Cell for Vec<PositionRow> {
    const KIND: onrecord_record::ColumnKind = onrecord_record::ColumnKind::Rows;

    fn read(_: rusqlite::types::ValueRef<'_>) -> Result<Self, rusqlite::types::FromSqlError> {
        Ok(Self::new())
    }

    fn value(&self) -> Value {
        let rows = self.iter().map(|position| position.values().split_off(OF_DISPUTE)).collect();
        let columns = PositionRow::columns()[OF_DISPUTE..].into();
        Value::Rows(Table { columns, rows, more: More::default() })
    }
}

impl Read for DisputeRow {
    const VIEW: &'static str = "disputes";

    fn names() -> Vec<&'static str> {
        vec!["id", "title", "issue", "state", "since", "until", "parties", "articles"]
    }

    fn read(db: &Connection, row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        let mut read = Self {
            id: cells.next()?,
            title: cells.next()?,
            issue: cells.next()?,
            state: cells.next()?,
            since: cells.next()?,
            until: cells.next()?,
            parties: cells.next()?,
            articles: cells.next()?,
            prints: 0,
            origins: 0,
            positions: Vec::new(),
        };
        read.positions = positions(db, &read.id)?;
        // Copies of one story count once, however often it was printed.
        let mut stories: BTreeMap<&str, usize> = BTreeMap::new();
        for position in &read.positions {
            stories.insert(position.copies.as_deref().unwrap_or(&position.article), position.prints);
        }
        read.prints = stories.values().sum();
        read.origins = stories.len();
        Ok(read)
    }
}

impl Listed for DisputeRow {
    const LIST: List = List::Disputes;
}

/// What the parties of a dispute say, in order.
fn positions(db: &Connection, dispute: &str) -> rusqlite::Result<Vec<PositionRow>> {
    let keys = "SELECT p.id FROM stored_disputes q JOIN stored_positions p ON p.dispute = q.id
                WHERE q.dispute = ?1 ORDER BY p.id";
    let mut keys = db.prepare_cached(keys)?;
    let mut keys = keys.query([dispute])?;
    let mut found = db.prepare_cached(&select::<PositionRow>())?;
    let mut positions = Vec::new();
    while let Some(key) = keys.next()? {
        let mut rows = found.query([key.get::<_, i64>(0)?])?;
        if let Some(row) = rows.next()? {
            positions.push(PositionRow::read(db, row)?);
        }
    }
    Ok(positions)
}
