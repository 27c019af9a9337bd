//! The numbers of a page's items, in order.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params_from_iter};

use super::List;
use super::filter::{Conditions, Filter, Resolved, Who, one_of};
use super::sort;
use super::words::{self, Hits};
use crate::error::Kind;

/// Keys of the rows of a page in the list's view, and one more where there are more.
pub(super) fn keys(db: &Connection, list: List, filter: &Filter) -> Result<Vec<i64>, Kind> {
    let resolved = filter.resolve(db)?;
    if let Some(kind) = &filter.kind {
        sort::check(list, kind)?;
    }
    match list {
        List::Statements => items(db, &STATEMENTS, filter, &resolved),
        List::Figures => items(db, &FIGURES, filter, &resolved),
        List::Dates => items(db, &DATES, filter, &resolved),
        List::Places => items(db, &PLACES, filter, &resolved),
        List::Namings => items(db, &NAMINGS, filter, &resolved),
        List::Links => items(db, &LINKS, filter, &resolved),
        List::Articles => articles(db, filter, &resolved),
        List::Actors => actors(db, filter, &resolved),
        List::Disputes => disputes(db, filter, &resolved),
        List::Changes => changes(db, filter, &resolved),
    }
}

/// A table of items that lists can be made of.
struct Items {
    table: &'static str,
    /// The column that leads to the statement whose words are searched.
    within: &'static str,
    /// The columns in which an actor can be meant.
    actors: &'static [&'static str],
    /// The column that `kind` narrows.
    kind: &'static str,
}

const STATEMENTS: Items =
    Items { table: "stored_statements", within: "id", actors: &["actor"], kind: "manner" };
const FIGURES: Items = Items { table: "stored_figures", within: "within", actors: &["actor"], kind: "kind" };
const DATES: Items = Items { table: "stored_dates", within: "within", actors: &["actor"], kind: "kind" };
const PLACES: Items = Items { table: "stored_places", within: "within", actors: &["actor"], kind: "kind" };
const NAMINGS: Items =
    Items { table: "stored_namings", within: "within", actors: &["actor", "named_actor"], kind: "lemma" };
const LINKS: Items = Items { table: "stored_links", within: "within", actors: &["actor"], kind: "kind" };

const INDEX: &str = "statement_words";

/// The query for a page, how its rows are looked up among the hits of a topic, and its parameters.
pub(super) struct Query {
    pub(super) sql: String,
    pub(super) parameters: Vec<Sql>,
}

fn items(db: &Connection, items: &Items, filter: &Filter, resolved: &Resolved) -> Result<Vec<i64>, Kind> {
    let hits = match &resolved.topic {
        Some(topic) => Some(words::hits(db, INDEX, topic)?),
        None => None,
    };
    let query = items_query(items, filter, resolved, hits.as_ref());
    run(db, &query, hits.as_ref(), filter)
}

fn items_query(items: &Items, filter: &Filter, resolved: &Resolved, hits: Option<&Hits>) -> Query {
    let mut conditions = Conditions::default();
    let mut from = format!("{} t", items.table);
    let within = format!("t.{}", items.within);
    let statements = items.table == STATEMENTS.table;
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
    match &resolved.who {
        Some(Who::Actors(actors)) => {
            let any: Vec<String> =
                items.actors.iter().map(|column| one_of(&format!("t.{column}"), actors)).collect();
            conditions.add(if any.len() == 1 { any[0].clone() } else { format!("({})", any.join(" OR ")) });
        }
        Some(Who::Speaker(speaker)) if statements => {
            conditions.add("t.actor IS NULL AND t.speaker IS NOT NULL");
            conditions.with("t.speaker = ? COLLATE NOCASE", speaker.clone());
        }
        Some(Who::Speaker(speaker)) => conditions.with(
            format!(
                "(SELECT s.speaker FROM stored_statements s WHERE s.id = {within} AND s.actor IS NULL)
                 = ? COLLATE NOCASE"
            ),
            speaker.clone(),
        ),
        None => {}
    }
    if let Some(outlets) = &resolved.outlets {
        conditions.one_of("t.outlet", outlets);
    }
    conditions.times("t.at", resolved);
    if let Some(act) = &resolved.act {
        let act = act.clone();
        match statements {
            true => conditions.with("t.act = ?", act),
            false => conditions
                .with(format!("(SELECT s.act FROM stored_statements s WHERE s.id = {within}) = ?"), act),
        }
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
    let order = order(filter);
    let sql = format!("SELECT t.id, {within} FROM {from} WHERE {} ORDER BY {order}", conditions.joined());
    Query { sql, parameters: conditions.parameters }
}

fn order(filter: &Filter) -> &'static str {
    if filter.oldest_first { "t.at NULLS LAST, t.id" } else { "t.at DESC, t.id" }
}

/// Runs a page's query, leaving out what is not among the hits.
fn run(db: &Connection, query: &Query, hits: Option<&Hits>, filter: &Filter) -> Result<Vec<i64>, Kind> {
    let mut statement = db.prepare_cached(&query.sql)?;
    let mut rows = statement.query(params_from_iter(&query.parameters))?;
    let mut keys = Vec::new();
    let mut skip = filter.skip;
    while let Some(row) = rows.next()? {
        if let Some(Hits::Some(hits)) = hits {
            let within: Option<i64> = row.get(1)?;
            if within.is_none_or(|within| hits.binary_search(&within).is_err()) {
                continue;
            }
        }
        if skip > 0 {
            skip -= 1;
            continue;
        }
        keys.push(row.get(0)?);
        if keys.len() > filter.limit {
            break;
        }
    }
    Ok(keys)
}

fn articles(db: &Connection, filter: &Filter, resolved: &Resolved) -> Result<Vec<i64>, Kind> {
    let hits = match &resolved.topic {
        Some(topic) => Some(words::hits(db, "article_words", topic)?),
        None => None,
    };
    let query = articles_query(filter, resolved, hits.as_ref());
    run(db, &query, hits.as_ref(), filter)
}

fn articles_query(filter: &Filter, resolved: &Resolved, hits: Option<&Hits>) -> Query {
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
    if let Some(act) = &resolved.act {
        conditions.with(
            // Not `EXISTS`, of which the planner makes a join that begins with all statements.
            "(SELECT 1 FROM stored_statements s WHERE s.id >= t.id << 20 AND s.id < (t.id + 1) << 20
             AND s.listed = 1 AND s.act = ? LIMIT 1)",
            act.clone(),
        );
    }
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
    let sql =
        format!("SELECT t.id, t.id FROM {from} WHERE {} ORDER BY {}", conditions.joined(), order(filter));
    Query { sql, parameters: conditions.parameters }
}

/// Actors by how much they say; with a filter for articles, by how much they say there.
fn actors(db: &Connection, filter: &Filter, resolved: &Resolved) -> Result<Vec<i64>, Kind> {
    let mut conditions = Conditions::default();
    match &resolved.who {
        Some(Who::Actors(actors)) => conditions.one_of("t.id", actors),
        Some(Who::Speaker(_)) => return Ok(Vec::new()),
        None => {}
    }
    if let Some(kind) = &filter.kind {
        conditions.with("t.kind = ?", kind.to_lowercase());
    }
    let narrowed = resolved.outlets.is_some()
        || resolved.since.is_some()
        || resolved.until.is_some()
        || resolved.topic.is_some()
        || resolved.act.is_some();
    if !narrowed {
        let sql = format!(
            "SELECT t.id, t.id FROM stored_actors t WHERE {} ORDER BY t.statements DESC, t.articles DESC, t.id",
            conditions.joined()
        );
        return run(db, &Query { sql, parameters: conditions.parameters }, None, filter);
    }
    let hits = resolved.topic.as_ref().map(|_| Hits::Few);
    let statements = Filter { kind: None, rejected: false, ..filter.clone() };
    let inner = items_query(&STATEMENTS, &statements, resolved, hits.as_ref());
    let (inner_sql, _) = inner.sql.rsplit_once(" ORDER BY ").unwrap_or((&inner.sql, ""));
    let inner_sql = inner_sql.replacen("SELECT t.id, t.id", "SELECT t.actor", 1);
    let sql = format!(
        "SELECT t.id, t.id FROM (SELECT actor, count(*) AS said FROM ({inner_sql}) WHERE actor IS NOT NULL
         GROUP BY actor) c JOIN stored_actors t ON t.id = c.actor WHERE {} ORDER BY c.said DESC, t.id",
        conditions.joined()
    );
    let parameters = inner.parameters.into_iter().chain(conditions.parameters).collect();
    run(db, &Query { sql, parameters }, None, filter)
}

/// Disputes by their latest day, then by how many articles tell of them.
fn disputes(db: &Connection, filter: &Filter, resolved: &Resolved) -> Result<Vec<i64>, Kind> {
    let mut conditions = Conditions::default();
    match &resolved.who {
        Some(Who::Actors(actors)) => conditions.add(format!(
            "t.id IN (SELECT p.dispute FROM stored_positions p WHERE {})",
            one_of("p.actor", actors)
        )),
        Some(Who::Speaker(name)) => conditions.with(
            "(SELECT 1 FROM stored_positions p WHERE p.dispute = t.id AND p.name = ? COLLATE NOCASE LIMIT 1)",
            name.clone(),
        ),
        None => {}
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
    let order = if filter.oldest_first {
        "t.at NULLS LAST, t.articles DESC, t.id"
    } else {
        "t.at DESC, t.articles DESC, t.id"
    };
    let sql =
        format!("SELECT t.id, t.id FROM stored_disputes t WHERE {} ORDER BY {order}", conditions.joined());
    run(db, &Query { sql, parameters: conditions.parameters }, None, filter)
}

fn changes(db: &Connection, filter: &Filter, resolved: &Resolved) -> Result<Vec<i64>, Kind> {
    let mut conditions = Conditions::default();
    if let Some(actor) = &filter.actor {
        conditions.with("instr(lower(t.speaker), lower(?))", actor.clone());
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
        order(filter)
    );
    run(db, &Query { sql, parameters: conditions.parameters }, None, filter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    /// How SQLite goes about a query, one step a line.
    fn plan(db: &Connection, query: &Query) -> String {
        let mut explained = db.prepare(&format!("EXPLAIN QUERY PLAN {}", query.sql)).unwrap();
        let steps = explained.query_map(params_from_iter(&query.parameters), |row| row.get::<_, String>(3));
        steps.unwrap().collect::<Result<Vec<_>, _>>().unwrap().join("\n")
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
                let plan = plan(&store.db, &items_query(items, &Filter::default(), resolved, None));
                let of_several = items.actors.len() > 1 && resolved.who.is_some();
                assert!(plan.contains("USING") && plan.contains("INDEX"), "{}: {plan}", items.table);
                assert!(!plan.contains("TEMP B-TREE") || of_several, "{}: {plan}", items.table);
            }
        }
        let acts = Resolved { act: Some("deny".to_owned()), ..Resolved::default() };
        let plan_of_acts = plan(&store.db, &items_query(&STATEMENTS, &Filter::default(), &acts, None));
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
        let few = plan(&store.db, &items_query(&STATEMENTS, &Filter::default(), &topic, Some(&Hits::Few)));
        assert!(few.contains("SEARCH t USING INTEGER PRIMARY KEY"), "{few}");
        let figures = plan(&store.db, &items_query(&FIGURES, &Filter::default(), &topic, Some(&Hits::Few)));
        assert!(figures.contains("figures_within"), "{figures}");
        let many = plan(&store.db, &items_query(&STATEMENTS, &Filter::default(), &topic, Some(&Hits::Many)));
        assert!(many.contains("statements_by_time") && !many.contains("TEMP B-TREE"), "{many}");
    }
}
