//! Queries for lists of items: of each article's statements, and of what stands in them.

use rusqlite::Connection;
use rusqlite::types::Value as Sql;

use super::filter::{Conditions, Filter, Resolved, Who, one_of};
use super::page::{Asked, Query};
use super::words::{self, FEW, Hits};
use crate::error::Kind;

/// A table of items that lists can be made of.
pub(super) struct Items {
    table: &'static str,
    /// The column that leads to the statement whose words are searched.
    within: &'static str,
    /// The columns in which an actor can be meant.
    actors: &'static [&'static str],
    /// The column that `kind` narrows.
    kind: &'static str,
    /// Whether the items have a confidence of their own.
    sure: bool,
}

pub(super) const STATEMENTS: Items =
    Items { table: "stored_statements", within: "id", actors: &["actor"], kind: "manner", sure: true };
pub(super) const FIGURES: Items =
    Items { table: "stored_figures", within: "within", actors: &["actor"], kind: "kind", sure: false };
pub(super) const DATES: Items =
    Items { table: "stored_dates", within: "within", actors: &["actor"], kind: "kind", sure: false };
pub(super) const PLACES: Items =
    Items { table: "stored_places", within: "within", actors: &["actor"], kind: "kind", sure: true };
pub(super) const NAMINGS: Items = Items {
    table: "stored_namings",
    within: "within",
    actors: &["actor", "named_actor"],
    kind: "lemma",
    sure: false,
};
pub(super) const LINKS: Items =
    Items { table: "stored_links", within: "within", actors: &["actor"], kind: "kind", sure: true };

const INDEX: &str = "statement_words";

impl Items {
    fn are_statements(&self) -> bool {
        self.table == STATEMENTS.table
    }

    /// A condition on the statement that an item is or stands in.
    fn said(&self, conditions: &mut Conditions, column: &str, test: &str, parameter: impl Into<Sql>) {
        let value = match self.are_statements() {
            true => format!("t.{column}"),
            false => format!("(SELECT s.{column} FROM stored_statements s WHERE s.id = t.{})", self.within),
        };
        conditions.with(format!("{value} {test}"), parameter);
    }
}

/// What leads to a list's rows beside the table itself.
#[derive(Clone, Copy, Default)]
pub(super) struct Leads<'a> {
    pub(super) hits: Option<&'a Hits>,
    /// Whether the party that is asked for has so few statements that the items are looked for in each of them.
    pub(super) few_of_party: bool,
}

pub(super) fn ask(
    db: &Connection,
    items: &Items,
    filter: &Filter,
    resolved: &Resolved,
) -> Result<Asked, Kind> {
    let hits = match &resolved.topic {
        Some(topic) => Some(words::hits(db, INDEX, topic)?),
        None => None,
    };
    let few_of_party = match &resolved.party {
        Some(party) if !items.are_statements() && !matches!(hits, Some(Hits::Few)) && !filter.rejected => {
            few_of(db, party)?
        }
        _ => false,
    };
    let query = query(items, filter, resolved, Leads { hits: hits.as_ref(), few_of_party });
    Ok(Asked { query, hits })
}

/// Whether a party has so few statements that each can be looked at.
fn few_of(db: &Connection, party: &Who) -> Result<bool, Kind> {
    let mut conditions = Conditions::default();
    conditions.add("s.listed = 1");
    party.is_party("s", &mut conditions);
    let sql = format!(
        "SELECT count(*) FROM (SELECT 1 FROM stored_statements s WHERE {} LIMIT {})",
        conditions.joined(),
        FEW + 1
    );
    let parameters = rusqlite::params_from_iter(&conditions.parameters);
    let count: i64 = db.prepare_cached(&sql)?.query_row(parameters, |row| row.get(0))?;
    Ok(count as usize <= FEW)
}

/// The query for a list of items, in order.
///
/// Who is asked for by name speaks, or is spoken for. Both have an index; so there are two queries, which SQLite merges as
/// they come.
pub(super) fn query(items: &Items, filter: &Filter, resolved: &Resolved, leads: Leads<'_>) -> Query {
    let columns = format!("t.id AS id, t.{} AS within, t.at AS at", items.within);
    let halves = match (&resolved.who, items.are_statements()) {
        (Some(Who::Actors(actors)), true) => vec![
            Some(one_of("t.party", actors)),
            Some(format!("{} AND {}", one_of("t.actor", actors), none_of("t.party", actors))),
        ],
        _ => vec![None],
    };
    let mut found = Query { sql: String::new(), parameters: Vec::new() };
    for who in halves {
        let half = half(items, filter, resolved, leads, &columns, who);
        if !found.sql.is_empty() {
            found.sql.push_str(" UNION ALL ");
        }
        found.sql.push_str(&half.sql);
        found.parameters.extend(half.parameters);
    }
    found.sql.push_str(" ORDER BY ");
    found.sql.push_str(order(filter, ""));
    found
}

fn none_of(column: &str, numbers: &[i64]) -> String {
    format!("({column} IS NULL OR NOT {})", one_of(column, numbers))
}

/// The query for the rows that fit, in no order. `who` stands in place of the condition on actors.
pub(super) fn half(
    items: &Items,
    filter: &Filter,
    resolved: &Resolved,
    leads: Leads<'_>,
    columns: &str,
    who: Option<String>,
) -> Query {
    let Leads { hits, few_of_party } = leads;
    let mut conditions = Conditions::default();
    let mut from = format!("{} t", items.table);
    let within = format!("t.{}", items.within);
    let statements = items.are_statements();
    if let (Some(topic), Some(Hits::Few)) = (&resolved.topic, hits) {
        from = format!("(SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH ?) w CROSS JOIN {from}");
        conditions.with(format!("{within} = w.rowid"), topic.clone());
    }
    if filter.rejected {
        from = match items.table == LINKS.table {
            true => from,
            false => format!(
                "(SELECT DISTINCT document FROM stored_corrections WHERE verb = 'reject' AND document IS NOT NULL) c \
                 CROSS JOIN {from}"
            ),
        };
        conditions.add(match items.table == LINKS.table {
            true => "t.link IN (SELECT target FROM stored_corrections WHERE verb = 'reject')",
            false => "t.id >= c.document << 20 AND t.id < (c.document + 1) << 20",
        });
        // With the plus the planner makes no index of all rows for it.
        conditions.add("+t.origin = 3");
    } else if statements && filter.outlet_voice {
        conditions.add("t.listed = 0 AND t.voice = 'outlet' AND t.origin <> 3");
        conditions.add("(SELECT d.current FROM stored_documents d WHERE d.id = t.document)");
    } else {
        conditions.add("t.listed = 1");
    }
    match (&resolved.who, who) {
        (_, Some(who)) => conditions.add(who),
        (Some(Who::Actors(actors)), None) => {
            let any: Vec<String> =
                items.actors.iter().map(|column| one_of(&format!("t.{column}"), actors)).collect();
            conditions.add(if any.len() == 1 { any[0].clone() } else { format!("({})", any.join(" OR ")) });
        }
        (Some(Who::Speaker(speaker)), None) if statements => {
            conditions.add("t.actor IS NULL AND t.speaker IS NOT NULL");
            conditions.with("t.speaker = ? COLLATE NOCASE", speaker.clone());
        }
        (Some(Who::Speaker(speaker)), None) => conditions.with(
            format!(
                "(SELECT s.speaker FROM stored_statements s WHERE s.id = {within} AND s.actor IS NULL)
                 = ? COLLATE NOCASE"
            ),
            speaker.clone(),
        ),
        (None, None) => {}
    }
    match &resolved.party {
        Some(party) if statements => party.is_party("t", &mut conditions),
        Some(party) => {
            let mut of_party = Conditions::default();
            party.is_party("s", &mut of_party);
            let of_party_sql = of_party.joined();
            if few_of_party {
                from = format!(
                    "(SELECT s.id FROM stored_statements s WHERE s.listed = 1 AND {of_party_sql}) y CROSS JOIN {from}"
                );
                conditions.first(format!("{within} = y.id"), of_party.parameters);
            } else {
                conditions.add(format!(
                    "(SELECT 1 FROM stored_statements s WHERE s.id = {within} AND {of_party_sql} LIMIT 1)"
                ));
                conditions.parameters.extend(of_party.parameters);
            }
        }
        None => {}
    }
    if let Some(outlets) = &resolved.outlets {
        conditions.one_of("t.outlet", outlets);
    }
    conditions.times("t.at", resolved);
    if let Some(act) = &resolved.act {
        items.said(&mut conditions, "act", "= ?", act.clone());
    }
    if let Some(manner) = &filter.manner {
        items.said(&mut conditions, "manner", "= ?", manner.to_lowercase());
    }
    if let Some(least) = filter.least_confidence {
        match items.sure {
            true => conditions.with("t.confidence >= ?", least),
            false => items.said(&mut conditions, "confidence", ">= ?", least),
        }
    }
    if let Some(casualty) = &filter.casualty {
        conditions.with("t.casualty = ?", casualty.to_lowercase());
    }
    if let Some(unit) = &filter.unit {
        conditions.with("t.unit = ? COLLATE NOCASE", unit.clone());
    }
    if let Some(kind) = &filter.kind {
        conditions.with(format!("t.{} = ?", items.kind), kind.to_lowercase());
    }
    if let Some(place) = &resolved.place {
        conditions.named(place, if items.table == PLACES.table { None } else { Some((&within, "within")) });
    }
    if let (Some(topic), Some(Hits::Many)) = (&resolved.topic, hits) {
        conditions.with(
            format!("EXISTS (SELECT 1 FROM {INDEX} WHERE {INDEX} MATCH ? AND rowid = {within})"),
            topic.clone(),
        );
    }
    let sql = format!("SELECT {columns} FROM {from} WHERE {}", conditions.joined());
    Query { sql, parameters: conditions.parameters }
}

/// In which order a list comes; `table` is in front of the columns.
pub(super) fn order(filter: &Filter, table: &str) -> &'static str {
    match (filter.oldest_first, table) {
        (false, "") => "at DESC, id",
        (true, "") => "at NULLS LAST, id",
        (false, _) => "t.at DESC, t.id",
        (true, _) => "t.at NULLS LAST, t.id",
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::params_from_iter;

    use super::super::others::articles_query;
    use super::*;
    use crate::store::Store;

    /// How SQLite goes about a query, one step a line.
    fn plan(db: &Connection, query: &Query) -> String {
        let mut explained = db.prepare(&format!("EXPLAIN QUERY PLAN {}", query.sql)).unwrap();
        let steps = explained.query_map(params_from_iter(&query.parameters), |row| row.get::<_, String>(3));
        steps.unwrap().collect::<Result<Vec<_>, _>>().unwrap().join("\n")
    }

    fn leads(hits: &Hits) -> Leads<'_> {
        Leads { hits: Some(hits), ..Leads::default() }
    }

    fn resolved(who: Option<Vec<i64>>, outlets: Option<Vec<i64>>, since: Option<i64>) -> Resolved {
        Resolved { who: who.map(Who::Actors), outlets, since, ..Resolved::default() }
    }

    #[test]
    fn the_first_page_of_every_list_comes_from_an_index_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(folder.path().join("a.onrecord")).unwrap();
        let filters = [
            resolved(None, None, None),
            resolved(None, None, Some(1)),
            resolved(Some(vec![1]), None, None),
            resolved(Some(vec![1]), None, Some(1)),
            resolved(None, Some(vec![1]), None),
            resolved(None, Some(vec![1]), Some(1)),
        ];
        for items in [&STATEMENTS, &FIGURES, &DATES, &PLACES, &NAMINGS, &LINKS] {
            for resolved in &filters {
                let plan = plan(&store.db, &query(items, &Filter::default(), resolved, Leads::default()));
                let of_several = items.actors.len() > 1 && resolved.who.is_some();
                assert!(plan.contains("USING") && plan.contains("INDEX"), "{}: {plan}", items.table);
                assert!(!plan.contains("TEMP B-TREE") || of_several, "{}: {plan}", items.table);
            }
        }
        let acts = Resolved { act: Some("deny".to_owned()), ..Resolved::default() };
        let plan_of_acts = plan(&store.db, &query(&STATEMENTS, &Filter::default(), &acts, Leads::default()));
        assert!(plan_of_acts.contains("statements_by_act"), "{plan_of_acts}");
        for resolved in [&filters[0], &filters[1], &filters[4], &filters[5]] {
            let plan = plan(&store.db, &articles_query(&Filter::default(), resolved, None));
            assert!(plan.contains("INDEX documents_by") && !plan.contains("TEMP B-TREE"), "{plan}");
        }
    }

    #[test]
    fn rare_words_lead_to_their_rows_and_common_ones_are_asked_for_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(folder.path().join("a.onrecord")).unwrap();
        let topic = Resolved { topic: Some("\"market\"".to_owned()), ..Resolved::default() };
        let few = plan(&store.db, &query(&STATEMENTS, &Filter::default(), &topic, leads(&Hits::Few)));
        assert!(few.contains("SEARCH t USING INTEGER PRIMARY KEY"), "{few}");
        let figures = plan(&store.db, &query(&FIGURES, &Filter::default(), &topic, leads(&Hits::Few)));
        assert!(figures.contains("figures_within"), "{figures}");
        let many = plan(&store.db, &query(&STATEMENTS, &Filter::default(), &topic, leads(&Hits::Many)));
        assert!(many.contains("statements_by_time") && !many.contains("TEMP B-TREE"), "{many}");
    }
}
