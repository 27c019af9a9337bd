//! How the statements that a filter lets through fall apart: by speaker, outlet, act, manner and month.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension};

use super::{Filter, List, page};
use crate::error::{Kind, Result};
use crate::store::Store;

/// Statements that are counted; of more than these the first in the list's order.
const COUNTED: usize = 10_000;

/// A value and how many statements have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// What a filter takes: an actor's identifier, a name, an act.
    pub value: String,
    /// What people read.
    pub name: String,
    /// How many.
    pub statements: usize,
}

/// See [`Store::facets`]. The most frequent come first, months in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// How many statements were counted.
    pub counted: usize,
    /// Whether there are more, which were not.
    pub more: bool,
    /// By actor.
    pub speakers: Vec<Count>,
    /// By publisher.
    pub outlets: Vec<Count>,
    /// By what is done.
    pub acts: Vec<Count>,
    /// By whose words they are.
    pub manners: Vec<Count>,
    /// By month of publication; what has no date is left out.
    pub months: Vec<Count>,
}

impl Store {
    /// Counts the statements that a filter lets through. Its page is left aside.
    pub fn facets(&self, filter: &Filter) -> Result<Facets> {
        let filter = Filter { skip: 0, ..filter.clone() };
        self.done(facets(&self.db, &filter))
    }
}

fn facets(db: &Connection, filter: &Filter) -> std::result::Result<Facets, Kind> {
    let (mut keys, mut more) = (Vec::new(), false);
    page::walk(db, List::Statements, filter, page::Beyond::Left, |key| {
        more = keys.len() == COUNTED;
        keys.extend((!more).then_some(key));
        Ok(!more)
    })?;
    let mut row = db.prepare_cached(
        "SELECT actor, outlet, act, manner, strftime('%Y-%m', at * 60, 'unixepoch') FROM stored_statements WHERE id = ?1",
    )?;
    let (mut actors, mut outlets) = (HashMap::<i64, usize>::new(), HashMap::<i64, usize>::new());
    let mut words: [BTreeMap<String, usize>; 3] = Default::default();
    for key in &keys {
        let found = row.query_row([key], |row| {
            let numbers: (Option<i64>, Option<i64>) = (row.get(0)?, row.get(1)?);
            let texts: [Option<String>; 3] = [row.get(2)?, row.get(3)?, row.get(4)?];
            Ok((numbers, texts))
        });
        let Some(((actor, outlet), texts)) = found.optional()? else { continue };
        if let Some(actor) = actor {
            *actors.entry(actor).or_default() += 1;
        }
        if let Some(outlet) = outlet {
            *outlets.entry(outlet).or_default() += 1;
        }
        for (counts, text) in words.iter_mut().zip(texts) {
            if let Some(text) = text {
                *counts.entry(text).or_default() += 1;
            }
        }
    }
    let [acts, manners, months] = words.map(|counts| {
        let count = |(value, statements): (String, usize)| Count { name: value.clone(), value, statements };
        counts.into_iter().map(count).collect::<Vec<_>>()
    });
    Ok(Facets {
        counted: keys.len(),
        more,
        speakers: named(db, "SELECT actor, name FROM stored_actors WHERE id = ?1", actors)?,
        outlets: named(db, "SELECT name, name FROM stored_outlets WHERE id = ?1", outlets)?,
        acts: most_first(acts),
        manners: most_first(manners),
        months,
    })
}

/// The most frequent, with their names.
fn named(db: &Connection, sql: &str, counts: HashMap<i64, usize>) -> std::result::Result<Vec<Count>, Kind> {
    /// More than anybody looks through.
    const MOST: usize = 40;
    let mut order: Vec<(i64, usize)> = counts.into_iter().collect();
    order.sort_by_key(|(key, count)| (std::cmp::Reverse(*count), *key));
    order.truncate(MOST);
    let mut found = db.prepare_cached(sql)?;
    let mut given = Vec::new();
    for (key, statements) in order {
        let row =
            found.query_row([key], |row| Ok(Count { value: row.get(0)?, name: row.get(1)?, statements }));
        given.extend(row.optional()?);
    }
    Ok(given)
}

fn most_first(mut counts: Vec<Count>) -> Vec<Count> {
    counts.sort_by(|a, b| b.statements.cmp(&a.statements).then_with(|| a.value.cmp(&b.value)));
    counts
}
