//! Queries for the other lists: articles, actors, disputes with their positions, and changes.

use rusqlite::Connection;

use super::filter::{Conditions, Filter, Resolved, Who, one_of};
use super::items::{self, Leads, STATEMENTS, order};
use super::page::{Asked, Query};
use super::words::{self, Hits};
use crate::error::Kind;

/// Articles in their newest versions.
pub(super) fn articles(db: &Connection, filter: &Filter, resolved: &Resolved) -> Result<Asked, Kind> {
    let hits = match &resolved.topic {
        Some(topic) => Some(words::hits(db, "article_words", topic)?),
        None => None,
    };
    let query = articles_query(filter, resolved, hits.as_ref());
    Ok(Asked { query, hits })
}

pub(super) fn articles_query(filter: &Filter, resolved: &Resolved, hits: Option<&Hits>) -> Query {
    let mut conditions = Conditions::default();
    let mut from = "stored_documents t".to_owned();
    if let (Some(topic), Some(Hits::Few)) = (&resolved.topic, hits) {
        from =
            "(SELECT rowid FROM article_words WHERE article_words MATCH ?) w CROSS JOIN stored_documents t"
                .to_owned();
        conditions.with("t.id = w.rowid", topic.clone());
    }
    conditions.add("t.current = 1");
    match &resolved.who {
        Some(Who::Actors(actors)) => conditions.add(format!(
            "t.id IN (SELECT e.document FROM stored_entities e WHERE {})",
            one_of("e.actor", actors)
        )),
        Some(Who::Speaker(speaker)) => conditions.with(
            "t.id IN (SELECT s.document FROM stored_statements s WHERE s.listed = 1 AND s.actor IS NULL
             AND s.speaker IS NOT NULL AND s.speaker = ? COLLATE NOCASE)",
            speaker.clone(),
        ),
        None => {}
    }
    if let Some(outlets) = &resolved.outlets {
        conditions.one_of("t.outlet", outlets);
    }
    conditions.times("t.at", resolved);
    said_in(filter, resolved, &mut conditions);
    if let Some(kind) = &filter.kind {
        conditions.with("t.format = ?", kind.to_lowercase());
    }
    if let Some(place) = &resolved.place {
        conditions.named(place, Some(("t.id", "document")));
    }
    if let (Some(topic), Some(Hits::Many)) = (&resolved.topic, hits) {
        conditions.with(
            "EXISTS (SELECT 1 FROM article_words WHERE article_words MATCH ? AND rowid = t.id)",
            topic.clone(),
        );
    }
    let sql = format!(
        "SELECT t.id, t.id FROM {from} WHERE {} ORDER BY {}",
        conditions.joined(),
        order(filter, "t")
    );
    Query { sql, parameters: conditions.parameters }
}

/// Articles with a statement that is such an act, of such a party and so on.
fn said_in(filter: &Filter, resolved: &Resolved, conditions: &mut Conditions) {
    let mut said = Conditions::default();
    if let Some(act) = &resolved.act {
        said.with("s.act = ?", act.clone());
    }
    if let Some(party) = &resolved.party {
        party.is_party("s", &mut said);
    }
    if let Some(manner) = &filter.manner {
        said.with("s.manner = ?", manner.to_lowercase());
    }
    if let Some(least) = filter.least_confidence {
        said.with("s.confidence >= ?", least);
    }
    if said.sql.is_empty() {
        return;
    }
    // Not `EXISTS`, of which the planner makes a join that begins with all statements. With the plus it doesn't begin with
    // those of the party.
    conditions.add(format!(
        "(SELECT 1 FROM stored_statements s WHERE s.id >= t.id << 20 AND s.id < (t.id + 1) << 20
         AND +s.listed = 1 AND {} LIMIT 1)",
        said.joined()
    ));
    conditions.parameters.extend(said.parameters);
}

/// Actors by how much they say; with a filter for articles, by how much they say there. `None` where there are none.
pub(super) fn actors(filter: &Filter, resolved: &Resolved) -> Option<Asked> {
    let mut conditions = Conditions::default();
    match &resolved.who {
        Some(Who::Actors(actors)) => conditions.one_of("t.id", actors),
        Some(Who::Speaker(_)) => return None,
        None => {}
    }
    if let Some(kind) = &filter.kind {
        conditions.with("t.kind = ?", kind.to_lowercase());
    }
    let narrowed = resolved.outlets.is_some()
        || resolved.since.is_some()
        || resolved.until.is_some()
        || resolved.topic.is_some()
        || resolved.act.is_some()
        || resolved.party.is_some()
        || filter.manner.is_some()
        || filter.least_confidence.is_some();
    if !narrowed {
        let sql = format!(
            "SELECT t.id, t.id FROM stored_actors t WHERE {} ORDER BY t.statements DESC, t.articles DESC, t.id",
            conditions.joined()
        );
        return Some(Asked { query: Query { sql, parameters: conditions.parameters }, hits: None });
    }
    let hits = resolved.topic.as_ref().map(|_| Hits::Few);
    let statements = Filter { kind: None, rejected: false, ..filter.clone() };
    let leads = Leads { hits: hits.as_ref(), few_of_party: false };
    let inner = items::half(&STATEMENTS, &statements, resolved, leads, "t.actor", None);
    let sql = format!(
        "SELECT t.id, t.id FROM (SELECT actor, count(*) AS said FROM ({}) WHERE actor IS NOT NULL
         GROUP BY actor) c JOIN stored_actors t ON t.id = c.actor WHERE {} ORDER BY c.said DESC, t.id",
        inner.sql,
        conditions.joined()
    );
    let parameters = inner.parameters.into_iter().chain(conditions.parameters).collect();
    Some(Asked { query: Query { sql, parameters }, hits: None })
}

/// Disputes by their latest day, then by how many articles tell of them.
pub(super) fn disputes(filter: &Filter, resolved: &Resolved) -> Asked {
    let conditions = of_disputes(filter, resolved);
    let sql = format!(
        "SELECT t.id, t.id FROM stored_disputes t WHERE {} ORDER BY {}",
        conditions.joined(),
        dispute_order(filter)
    );
    Asked { query: Query { sql, parameters: conditions.parameters }, hits: None }
}

/// The positions of these disputes, one after the other.
pub(super) fn positions(filter: &Filter, resolved: &Resolved) -> Asked {
    let conditions = of_disputes(filter, resolved);
    let sql = format!(
        "SELECT q.id, q.id FROM stored_disputes t CROSS JOIN stored_positions q ON q.dispute = t.id
         WHERE {} ORDER BY {}, q.id",
        conditions.joined(),
        dispute_order(filter)
    );
    Asked { query: Query { sql, parameters: conditions.parameters }, hits: None }
}

fn dispute_order(filter: &Filter) -> &'static str {
    match filter.oldest_first {
        true => "t.at NULLS LAST, t.articles DESC, t.id",
        false => "t.at DESC, t.articles DESC, t.id",
    }
}

fn of_disputes(filter: &Filter, resolved: &Resolved) -> Conditions {
    let mut conditions = Conditions::default();
    for who in resolved.who.iter().chain(&resolved.party) {
        match who {
            Who::Actors(actors) => conditions.add(format!(
                "t.id IN (SELECT p.dispute FROM stored_positions p WHERE {})",
                one_of("p.actor", actors)
            )),
            Who::Speaker(name) => conditions.with(
                "(SELECT 1 FROM stored_positions p WHERE p.dispute = t.id AND p.name = ? COLLATE NOCASE LIMIT 1)",
                name.clone(),
            ),
        }
    }
    if let Some(outlets) = &resolved.outlets {
        conditions.add(format!(
            "(SELECT 1 FROM stored_positions p WHERE p.dispute = t.id AND {} LIMIT 1)",
            one_of("p.outlet", outlets)
        ));
    }
    conditions.times("t.at", resolved);
    let words = filter.topic.iter().chain(&filter.place).flat_map(|words| words.split_whitespace());
    for word in words {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        conditions.with(
            "(SELECT 1 FROM stored_positions p
             WHERE p.dispute = t.id AND instr(lower(t.title || ' ' || p.words), ?) LIMIT 1)",
            word,
        );
    }
    if let Some(kind) = &filter.kind {
        conditions.with("(t.state = ?1 OR t.issue = ?1)".replace("?1", "?"), kind.to_lowercase());
        conditions.parameters.push(kind.to_lowercase().into());
    }
    conditions
}

/// Changes from one version of an article to the next.
pub(super) fn changes(filter: &Filter, resolved: &Resolved) -> Asked {
    let mut conditions = Conditions::default();
    for who in filter.actor.iter().chain(&filter.party) {
        conditions.with("instr(lower(t.speaker), lower(?))", who.clone());
    }
    if let Some(outlets) = &resolved.outlets {
        conditions.add(format!(
            "(SELECT {} FROM stored_documents d WHERE d.id = t.document)",
            one_of("d.outlet", outlets)
        ));
    }
    conditions.times("t.at", resolved);
    for word in filter.topic.iter().chain(&filter.place).flat_map(|words| words.split_whitespace()) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        conditions.with("instr(lower(coalesce(t.before, '') || ' ' || coalesce(t.after, '')), ?)", word);
    }
    if let Some(kind) = &filter.kind {
        conditions.with("t.kind = ?", kind.to_lowercase());
    }
    let sql = format!(
        "SELECT t.id, t.id FROM stored_changes t WHERE {} ORDER BY {}",
        conditions.joined(),
        order(filter, "t")
    );
    Asked { query: Query { sql, parameters: conditions.parameters }, hits: None }
}
