//! Who has to do with whom by speaking: who answers, denies or contradicts whom, and who speaks to whom.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::{Filter, List, page};
use crate::error::{Kind, Result};
use crate::store::Store;

/// Links, and statements with an addressee, that are looked at; of more than these the newest.
const COUNTED: usize = 10_000;

/// How often one actor does something to another by speaking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Who speaks: identifier and name.
    pub from: (String, String),
    /// To or against whom: identifier and name.
    pub to: (String, String),
    /// `answers`, `denies`, `contradicts`, or `addresses`.
    pub kind: String,
    /// How often.
    pub times: usize,
}

impl Store {
    /// Who has to do with whom in what a filter lets through, the most frequent first.
    pub fn network(&self, filter: &Filter) -> Result<Vec<Edge>> {
        let filter = Filter { skip: 0, kind: None, ..filter.clone() };
        self.done(network(&self.db, &filter))
    }
}

fn network(db: &Connection, filter: &Filter) -> std::result::Result<Vec<Edge>, Kind> {
    let mut times: HashMap<(i64, i64, String), usize> = HashMap::new();
    let mut link = db.prepare_cached(
        "SELECT l.actor, s.actor, l.kind FROM stored_links l JOIN stored_documents d ON d.id = l.to_document
         JOIN stored_statements s ON s.id >= d.id << 20 AND s.id < (d.id + 1) << 20
         AND s.item = substr(l.to_item, length(d.document) + 2)
         WHERE l.id = ?1 AND l.kind IN ('answers', 'denies', 'contradicts')",
    )?;
    let mut addressed = db.prepare_cached(
        "SELECT s.actor, e.actor, 'addresses' FROM stored_statements s JOIN stored_entities e ON e.id = s.addressee_entity
         WHERE s.id = ?1 AND s.addressee_entity IS NOT NULL",
    )?;
    for (list, row) in [(List::Links, &mut link), (List::Statements, &mut addressed)] {
        let mut looked_at = 0;
        page::walk(db, list, filter, page::Beyond::Left, |key| {
            let found = row.query_row([key], |row| {
                Ok((row.get::<_, Option<i64>>(0)?, row.get::<_, Option<i64>>(1)?, row.get::<_, String>(2)?))
            });
            if let Some((Some(from), Some(to), kind)) = found.optional()?
                && from != to
            {
                *times.entry((from, to, kind)).or_default() += 1;
            }
            looked_at += 1;
            Ok(looked_at < COUNTED)
        })?;
    }
    let mut order: Vec<_> = times.into_iter().collect();
    order.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    order.truncate(400);
    let mut actor = db.prepare_cached("SELECT actor, name FROM stored_actors WHERE id = ?1")?;
    let mut named = |id: i64| actor.query_row(params![id], |row| Ok((row.get(0)?, row.get(1)?))).optional();
    let mut edges = Vec::with_capacity(order.len());
    for ((from, to, kind), times) in order {
        if let (Some(from), Some(to)) = (named(from)?, named(to)?) {
            edges.push(Edge { from, to, kind, times });
        }
    }
    Ok(edges)
}
