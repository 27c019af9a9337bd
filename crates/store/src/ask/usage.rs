//! Who calls whom what: namings counted by who is meant, the term, and who says it.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::{Filter, List, page};
use crate::error::{Kind, Result};
use crate::store::Store;

/// Namings that are counted; of more than these the newest.
const COUNTED: usize = 20_000;

/// A term for somebody, by somebody, in one outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Who is so called; nothing where the texts do not tell.
    pub named: Option<String>,
    /// That actor's identifier.
    pub named_id: Option<String>,
    /// The term in the singular.
    pub term: String,
    /// The publisher in whose articles it stands.
    pub outlet: Option<String>,
    /// Whether the outlet itself says so.
    pub own_voice: bool,
    /// Who says so, where the outlet does not.
    pub namer: Option<String>,
    /// How often.
    pub times: usize,
    /// How often in quotation marks of its own.
    pub scare_quoted: usize,
    /// The newest one's address.
    pub example: String,
}

impl Store {
    /// Counts the namings that a filter lets through, the most frequent first.
    pub fn usage(&self, filter: &Filter) -> Result<Vec<Usage>> {
        let filter = Filter { skip: 0, ..filter.clone() };
        self.done(usage(&self.db, &filter))
    }
}

fn usage(db: &Connection, filter: &Filter) -> std::result::Result<Vec<Usage>, Kind> {
    let mut keys = Vec::new();
    page::walk(db, List::Namings, filter, page::Beyond::Left, |key| {
        keys.push(key);
        Ok(keys.len() < COUNTED)
    })?;
    let mut row = db.prepare_cached(
        "SELECT coalesce(m.name, e.name), m.actor, n.lemma, o.name, n.voice = 'outlet', coalesce(g.name, n.namer_name),
         n.scare_quoted, d.document || ':' || n.item
         FROM stored_namings n JOIN stored_documents d ON d.id = n.document
         LEFT JOIN stored_outlets o ON o.id = n.outlet LEFT JOIN stored_entities e ON e.id = n.named
         LEFT JOIN stored_actors m ON m.id = n.named_actor LEFT JOIN stored_actors g ON g.id = n.actor WHERE n.id = ?1",
    )?;
    let mut found: BTreeMap<_, Usage> = BTreeMap::new();
    for key in keys {
        let one = row.query_row([key], |row| {
            let own_voice: bool = row.get(4)?;
            let namer: Option<String> = row.get(5)?;
            Ok(Usage {
                named: row.get(0)?,
                named_id: row.get(1)?,
                term: row.get(2)?,
                outlet: row.get(3)?,
                own_voice,
                namer: namer.filter(|_| !own_voice),
                times: 1,
                scare_quoted: usize::from(row.get::<_, bool>(6)?),
                example: row.get(7)?,
            })
        })?;
        let same =
            (one.named.clone(), one.term.clone(), one.outlet.clone(), one.own_voice, one.namer.clone());
        match found.get_mut(&same) {
            Some(usage) => {
                usage.times += 1;
                usage.scare_quoted += one.scare_quoted;
            }
            None => {
                found.insert(same, one);
            }
        }
    }
    let mut usages: Vec<Usage> = found.into_values().collect();
    usages.sort_by_key(|usage| std::cmp::Reverse(usage.times));
    Ok(usages)
}
