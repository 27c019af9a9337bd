//! How SQLite goes about every question that can be asked: nothing large is gone through from end to end.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use rusqlite::trace::{TraceEvent, TraceEventCodes};

use super::{Filter, List};
use crate::store::Store;

/// A store with a row of everything, so that each question leads to its rows.
fn filled() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.onrecord");
    let dump = include_str!("../../tests/fixtures/schema-2.sql");
    rusqlite::Connection::open(&file).unwrap().execute_batch(dump).unwrap();
    let store = Store::open(&file).unwrap();
    store
        .db
        .execute_batch(
            "UPDATE stored_statements SET actor = 1, party = 1;
             INSERT INTO stored_links VALUES (1, 'l1', 'denies', 0, 1, 25952742, 1, 1, 1048578, 1, 1, 'k3v9q0t1m2xz:s2',
                 'k3v9q0t1m2xz:s1', 'a rule', 'a reason', 0.9);
             INSERT INTO stored_disputes VALUES (1, 'd1', 'figure', 'open', 25952742, '2019-05-06', NULL, 1, 1, 'militants');
             INSERT INTO stored_positions VALUES (1, 1, 1, 1, 1, 1, 'k3v9q0t1m2xz:s1', '2019-05-06', 0, NULL, 'Ada Obi',
                 'militants');
             INSERT INTO stored_changes VALUES (1, 1, 25952742, 'added', NULL, 's2', 'Ada Obi', NULL, 'militants');
             INSERT INTO stored_groups VALUES (1, 'g1', 'copies', NULL, 0.9, '[]');
             INSERT INTO stored_group_members VALUES (1, 1, 0, 0.9, NULL);
             INSERT INTO stored_merges VALUES (1, 1, 'k3v9q0t1m2xz:e1', 'k3v9q0t1m2xz:e1', 'a rule', 'a reason', 0.9);
             INSERT INTO stored_places VALUES (1048577, 1, 'p1', 0, 1, 25952742, 1, 1, NULL, 1048578, NULL, 'town', 7,
                 'Dorel', 'KS', NULL, 1.0, 2.0, 0, NULL, 0.8, 58, 63, 'Dorel');",
        )
        .unwrap();
    (folder, store)
}

/// The statements that questions come to.
fn asked(store: &mut Store, ask: impl FnOnce(&Store)) -> Vec<String> {
    let seen: Arc<Mutex<BTreeSet<String>>> = Arc::default();
    let into = Arc::clone(&seen);
    let take = move |event: TraceEvent<'_>| {
        if let TraceEvent::Stmt(statement, sql) = event
            && !sql.starts_with("--")
        {
            into.lock().unwrap().insert(statement.sql().into_owned());
        }
    };
    store.db.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(take)).unwrap();
    ask(store);
    store.db.trace_v2(TraceEventCodes::empty(), None::<fn(TraceEvent<'_>)>).unwrap();
    let seen = seen.lock().unwrap();
    seen.iter().cloned().collect()
}

fn plan(store: &Store, sql: &str) -> Vec<String> {
    let mut explained = store.db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let mut rows = explained.raw_query();
    let mut steps = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        steps.push(row.get(3).unwrap());
    }
    steps
}

/// What may be gone through whole: there are few outlets and corrections; a part of a name is looked for in all names;
/// subqueries and lists of JSON are as long as what they are made of.
fn is_small(step: &str, sql: &str) -> bool {
    let name = step.split_whitespace().nth(1).unwrap_or_default();
    match name {
        "stored_outlets" | "stored_corrections" | "stored_linking" | "j" | "c" | "w" | "CONSTANT" => true,
        "n" => sql.contains("FROM stored_actor_names n"),
        // Whether there is one.
        "stored_documents" => sql.starts_with("SELECT NOT EXISTS"),
        // What FTS5 is set to.
        name => name.starts_with('(') || name.ends_with("_words_config"),
    }
}

/// Whether a step goes through a whole table or index other than in the order that the question's page is in.
fn is_scan(step: &str, sql: &str) -> bool {
    let by_index =
        ["SCAN t USING INDEX", "SCAN t USING COVERING INDEX"].iter().any(|way| step.starts_with(way));
    let in_order = by_index && sql.contains("ORDER BY");
    let scan =
        step.starts_with("SCAN ") && !step.contains("VIRTUAL TABLE") && !in_order && !is_small(step, sql);
    // Both are made of all rows.
    let made = step.starts_with("BLOOM FILTER ON") || step.contains(" AUTOMATIC ");
    scan || made && !is_small(step, sql)
}

fn filters() -> Vec<Filter> {
    let some = |text: &str| Some(text.to_owned());
    let all = Filter::default;
    vec![
        all(),
        Filter { oldest_first: true, ..all() },
        Filter { since: some("2019"), ..all() },
        Filter { since: some("2019-05"), until: some("2019-06"), outlet: some("Meridian"), ..all() },
        Filter { outlet: some("meridian press"), ..all() },
        Filter { actor: some("Ada Obi"), ..all() },
        Filter { actor: some("Obi"), since: some("2019"), ..all() },
        Filter { actor: some("Nobody Known"), ..all() },
        Filter { act: some("assert"), ..all() },
        Filter { party: some("Ada Obi"), ..all() },
        Filter { party: some("Nobody Known"), since: some("2019"), ..all() },
        Filter { party: some("Ada Obi"), topic: some("militants"), act: some("assert"), ..all() },
        Filter { topic: some("militant*"), ..all() },
        Filter { topic: some("militants"), actor: some("Ada Obi"), since: some("2019"), ..all() },
        Filter { place: some("Dorel"), ..all() },
        Filter { place: some("held"), ..all() },
        Filter { rejected: true, ..all() },
        Filter { outlet_voice: true, ..all() },
        Filter { skip: 40, ..all() },
    ]
}

const LISTS: [(List, &str); 11] = [
    (List::Statements, "direct"),
    (List::Figures, "money"),
    (List::Dates, "date"),
    (List::Places, "town"),
    (List::Namings, "militant"),
    (List::Articles, "html"),
    (List::Actors, "person"),
    (List::Links, "denies"),
    (List::Disputes, "open"),
    (List::Positions, "open"),
    (List::Changes, "added"),
];

/// Asks everything, and gives what goes through a whole table, with the plan.
fn scans(store: &mut Store) -> Vec<String> {
    let asked = asked(store, |store| {
        for (list, kind) in LISTS {
            for filter in filters() {
                store.list(list, &filter).unwrap();
            }
            store.list(list, &Filter { kind: Some(kind.to_owned()), ..Filter::default() }).unwrap();
            if !matches!(list, List::Disputes | List::Positions | List::Changes) {
                let manner = Some("indirect".to_owned());
                let sure = Filter { manner, least_confidence: Some(0.5), ..Filter::default() };
                store.list(list, &sure).unwrap();
            }
        }
        for filter in filters() {
            let topic = filter.topic.clone().or(Some("militants".to_owned()));
            store.search(&Filter { topic, ..filter }).unwrap();
        }
        let unit = Some("USD".to_owned());
        store.figures(&Filter { casualty: Some("killed".to_owned()), unit, ..Filter::default() }).unwrap();
        let named = store.actors_named("Ada Obi").unwrap();
        store.actor(&named[0].id, &Filter::default()).unwrap();
        store.is_empty().unwrap();
    });
    assert!(asked.len() > 150, "{} statements", asked.len());
    let mut found = Vec::new();
    // Views that people ask in SQL by what an item is.
    let views = [
        "SELECT * FROM related WHERE key = 1",
        "SELECT * FROM merges WHERE key = 1",
        "SELECT * FROM mentions WHERE key = 1",
        "SELECT * FROM affiliations WHERE key = 1",
        "SELECT * FROM pieces WHERE key = 1",
        "SELECT * FROM entities WHERE key = 1",
        "SELECT * FROM related WHERE article = 'k3v9q0t1m2xz'",
    ];
    for sql in asked.iter().map(String::as_str).chain(views) {
        let plan = plan(store, sql);
        if plan.iter().any(|step| is_scan(step, sql)) {
            found.push(format!("{sql}\n  {}", plan.join("\n  ")));
        }
    }
    found
}

#[test]
fn no_question_goes_through_a_large_table() {
    let (_folder, mut store) = filled();
    let found = scans(&mut store);
    assert!(found.is_empty(), "{} of them:\n{}", found.len(), found.join("\n\n"));
}

#[test]
fn nor_does_one_once_the_planner_knows_a_large_file() {
    let (_folder, mut store) = filled();
    store.finish().unwrap();
    // As of a hundred thousand articles: an index's first number is its rows, the others those of a value.
    let mut found = store.db.prepare("SELECT rowid, stat FROM sqlite_stat1").unwrap();
    let rows = found.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))).unwrap();
    let rows: Vec<(i64, String)> = rows.collect::<Result<_, _>>().unwrap();
    drop(found);
    for (row, stat) in rows {
        let numbers: Vec<i64> = stat.split(' ').filter_map(|number| number.parse().ok()).collect();
        let large = numbers.iter().enumerate().map(|(at, number)| match at {
            0 => (number * 1_000_000).to_string(),
            at => (1_000 / at as i64).to_string(),
        });
        let large = large.collect::<Vec<_>>().join(" ");
        store
            .db
            .execute("UPDATE sqlite_stat1 SET stat = ?2 WHERE rowid = ?1", rusqlite::params![row, large])
            .unwrap();
    }
    let file = store.file().to_owned();
    drop(store);
    let mut store = Store::open(file).unwrap();
    let found = scans(&mut store);
    assert!(found.is_empty(), "{} of them:\n{}", found.len(), found.join("\n\n"));
}

#[test]
fn a_scan_is_told_from_a_page_in_order() {
    let page = "SELECT t.id FROM stored_statements t WHERE t.listed = 1 ORDER BY t.at DESC";
    assert!(!is_scan("SCAN t USING INDEX statements_by_time", page));
    assert!(is_scan("SCAN t", page) && is_scan("BLOOM FILTER ON s (listed=?)", page));
    assert!(is_scan("SCAN p", "SELECT 1 FROM stored_positions p"));
    assert!(!is_scan("SEARCH t USING INTEGER PRIMARY KEY (rowid=?)", page));
}
