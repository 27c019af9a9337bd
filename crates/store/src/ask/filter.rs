//! What a list is narrowed to, and what of the file that means.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params};

use super::{sort, words};
use crate::error::Kind;
use crate::links::folded;
use crate::number::{last_minute, minute};

/// What a list is narrowed to, and which page of it is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// Somebody who speaks, is spoken for, is named or takes part, by a name or an identifier.
    pub actor: Option<String>,
    /// Whose statement it is: whom the speaker speaks for, else the speaker; by a name or an identifier.
    pub party: Option<String>,
    /// A publisher, by its name or a part of it.
    pub outlet: Option<String>,
    /// The first day, month or year of publication.
    pub since: Option<String>,
    /// The last day, month or year of publication.
    pub until: Option<String>,
    /// What is done by saying it, such as `deny`.
    pub act: Option<String>,
    /// Whose words they are, such as `direct`.
    pub manner: Option<String>,
    /// The least probability that the statement is right, from 0 to 1.
    pub least_confidence: Option<f64>,
    /// What became of those that a figure counts, such as `killed`.
    pub casualty: Option<String>,
    /// A figure's unit, such as `USD`.
    pub unit: Option<String>,
    /// Words that must stand in it; `"several words"` must stand together, `word*` begins a word.
    pub topic: Option<String>,
    /// A place that must be named in it.
    pub place: Option<String>,
    /// A sort of link (`denies`), of figure (`money`), of change or of actor, or the state of a dispute.
    pub kind: Option<String>,
    /// The outlet's own sentences instead of what others say in it.
    pub outlet_voice: bool,
    /// What people have rejected, instead of what holds.
    pub rejected: bool,
    /// Oldest first.
    pub oldest_first: bool,
    /// Rows of a page.
    pub limit: usize,
    /// Rows that come before it.
    pub skip: usize,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            actor: None,
            party: None,
            outlet: None,
            since: None,
            until: None,
            act: None,
            manner: None,
            least_confidence: None,
            casualty: None,
            unit: None,
            topic: None,
            place: None,
            kind: None,
            outlet_voice: false,
            rejected: false,
            oldest_first: false,
            limit: 20,
            skip: 0,
        }
    }
}

/// Whose items are meant.
pub(super) enum Who {
    /// Actors, by number.
    Actors(Vec<i64>),
    /// A speaker who is no actor, as written.
    Speaker(String),
}

impl Who {
    /// Conditions on a statement that is theirs when statements are counted by party.
    pub(super) fn is_party(&self, statement: &str, conditions: &mut Conditions) {
        match self {
            Self::Actors(actors) => conditions.one_of(&format!("{statement}.party"), actors),
            Self::Speaker(name) => conditions.with(
                format!(
                    "{statement}.party IS NULL AND {statement}.party_name IS NOT NULL
                     AND {statement}.party_name = ? COLLATE NOCASE"
                ),
                name.clone(),
            ),
        }
    }
}

/// A filter in numbers.
#[derive(Default)]
pub(super) struct Resolved {
    pub(super) who: Option<Who>,
    pub(super) party: Option<Who>,
    pub(super) outlets: Option<Vec<i64>>,
    pub(super) since: Option<i64>,
    pub(super) until: Option<i64>,
    pub(super) topic: Option<String>,
    /// An act that there is.
    pub(super) act: Option<String>,
    /// A place that articles name; any other is looked for among the words.
    pub(super) place: Option<String>,
}

impl Filter {
    pub(super) fn resolve(&self, db: &Connection) -> Result<Resolved, Kind> {
        let day = |text: &Option<String>, read: fn(&str) -> Option<i64>| {
            match text {
            Some(text) => read(text).map(Some).ok_or_else(|| {
                Kind::Wrong(format!("{text:?} is no date such as 2019-05-06, 2019-05 or 2019, nor (at the command) a day such as monday or 7d"))
            }),
            None => Ok(None),
        }
        };
        let named = match &self.place {
            Some(place) => is_place(db, place)?,
            None => false,
        };
        let place = self.place.as_deref().filter(|_| !named).and_then(words::phrase);
        let topic = self.topic.as_deref().map(words::all).transpose()?;
        let (since, until) = (day(&self.since, minute)?, day(&self.until, last_minute)?);
        if let (Some(from), Some(to)) = (since, until)
            && from > to
        {
            let (since, until) = (self.since.as_deref(), self.until.as_deref());
            let (since, until) = (since.unwrap_or_default(), until.unwrap_or_default());
            return Err(Kind::Wrong(format!("no day is both since {since} and until {until}")));
        }
        Ok(Resolved {
            who: self.actor.as_deref().map(|name| who(db, name)).transpose()?,
            party: self.party.as_deref().map(|name| who(db, name)).transpose()?,
            outlets: self.outlet.as_deref().map(|name| outlets(db, name)).transpose()?,
            since,
            until,
            act: self.act.as_deref().map(sort::act).transpose()?,
            topic: match (topic, place) {
                (Some(topic), Some(place)) => Some(format!("{topic} AND {place}")),
                (topic, place) => topic.or(place),
            },
            place: self.place.clone().filter(|_| named),
        })
    }
}

/// Actors of a name or an identifier: those so called, else those whose names hold the words.
pub(super) fn actors(db: &Connection, name: &str) -> Result<Vec<i64>, Kind> {
    /// More actors than anybody means by a part of a name.
    const MOST: i64 = 50;
    let list = |sql: &str, parameters: &[&dyn rusqlite::ToSql]| -> Result<Vec<i64>, Kind> {
        let mut found = db.prepare_cached(sql)?;
        Ok(found.query_map(parameters, |row| row.get(0))?.collect::<Result<_, _>>()?)
    };
    let name_folded = folded(name);
    let exact = list(
        "SELECT id FROM stored_actors WHERE actor = ?1
         UNION SELECT actor FROM stored_actor_names WHERE name = ?2 ORDER BY 1",
        params![name, name_folded],
    )?;
    if !exact.is_empty() {
        return Ok(exact);
    }
    list(
        "SELECT DISTINCT n.actor FROM stored_actor_names n JOIN stored_actors a ON a.id = n.actor
         WHERE instr(' ' || n.name || ' ', ' ' || ?1 || ' ') ORDER BY a.statements DESC, a.id LIMIT ?2",
        params![name_folded, MOST],
    )
}

/// Whether articles name a place so, or name one that the gazetteer calls so.
fn is_place(db: &Connection, name: &str) -> Result<bool, Kind> {
    let sql = "SELECT 1 FROM stored_places WHERE listed = 1 AND name = ?1 COLLATE NOCASE
               UNION ALL SELECT 1 FROM stored_places WHERE listed = 1 AND words = ?1 COLLATE NOCASE LIMIT 1";
    Ok(db.prepare_cached(sql)?.exists([name])?)
}

fn who(db: &Connection, name: &str) -> Result<Who, Kind> {
    let actors = actors(db, name)?;
    Ok(if actors.is_empty() { Who::Speaker(name.to_owned()) } else { Who::Actors(actors) })
}

fn outlets(db: &Connection, name: &str) -> Result<Vec<i64>, Kind> {
    let list = |sql: &str| -> Result<Vec<i64>, Kind> {
        let mut found = db.prepare_cached(sql)?;
        Ok(found.query_map([name], |row| row.get(0))?.collect::<Result<_, _>>()?)
    };
    let exact = list("SELECT id FROM stored_outlets WHERE name = ?1 COLLATE NOCASE ORDER BY id")?;
    let found = match exact.is_empty() {
        true => list("SELECT id FROM stored_outlets WHERE instr(lower(name), lower(?1)) ORDER BY id")?,
        false => exact,
    };
    if found.is_empty() {
        return Err(Kind::NoItem(format!("outlet {name:?}")));
    }
    Ok(found)
}

/// Conditions of a query with their parameters.
#[derive(Default)]
pub(super) struct Conditions {
    pub(super) sql: Vec<String>,
    pub(super) parameters: Vec<Sql>,
}

impl Conditions {
    pub(super) fn add(&mut self, sql: impl Into<String>) {
        self.sql.push(sql.into());
    }

    pub(super) fn with(&mut self, sql: impl Into<String>, parameter: impl Into<Sql>) {
        self.sql.push(sql.into());
        self.parameters.push(parameter.into());
    }

    /// A condition whose parameters stand in front of all others in the query.
    pub(super) fn first(&mut self, sql: impl Into<String>, parameters: Vec<Sql>) {
        self.sql.push(sql.into());
        self.parameters.splice(0..0, parameters);
    }

    /// A number, or one of several.
    pub(super) fn one_of(&mut self, column: &str, numbers: &[i64]) {
        self.sql.push(one_of(column, numbers));
    }

    /// A place of that name: the row itself, or one that a place's row leads to by a column.
    pub(super) fn named(&mut self, place: &str, leads: Option<(&str, &str)>) {
        let (row, column) = leads.unwrap_or(("t.id", "id"));
        // Each half has an index; together they have none.
        let half = |named: &str| {
            format!(
                "SELECT p.{column} FROM stored_places p WHERE p.listed = 1 AND p.{named} = ? COLLATE NOCASE"
            )
        };
        self.sql.push(format!("{row} IN ({} UNION ALL {})", half("name"), half("words")));
        self.parameters.extend([place.to_owned().into(), place.to_owned().into()]);
    }

    pub(super) fn times(&mut self, column: &str, resolved: &Resolved) {
        if let Some(since) = resolved.since {
            self.with(format!("{column} >= ?"), since);
        }
        if let Some(until) = resolved.until {
            self.with(format!("{column} <= ?"), until);
        }
    }

    pub(super) fn joined(&self) -> String {
        match self.sql.is_empty() {
            true => "1".to_owned(),
            false => self.sql.join(" AND "),
        }
    }
}

pub(super) fn one_of(column: &str, numbers: &[i64]) -> String {
    match numbers {
        [one] => format!("{column} = {one}"),
        several => {
            let list: Vec<String> = several.iter().map(i64::to_string).collect();
            format!("{column} IN ({})", list.join(", "))
        }
    }
}
