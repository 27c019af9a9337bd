//! Lists, filters and search.

use onrecord_record::{Column, Row};
use onrecord_store::{Filter, FoundIn, List, StatementRow, Store};

use crate::karsand::{Story, store, write};

fn filled() -> (tempfile::TempDir, Store) {
    let (folder, mut store) = store();
    write(
        &mut store,
        &[
            Story {
                id: "a",
                outlet: "Meridian Press",
                published: Some("2019-05-06T17:42:00Z"),
                said: &[
                    ("Idris al-Masri", "said", "40 people were killed in the market at Ostrev"),
                    ("Daud Merchev", "denied", "civilians had been hit by the militants"),
                ],
                ..Story::default()
            },
            Story {
                id: "b",
                outlet: "The Veshtal Banner",
                published: Some("2019-05-07"),
                said: &[
                    ("Daud Merchev", "said", "12 fighters were killed on Monday"),
                    ("Daud Merchev", "warned", "markets would close"),
                ],
                ..Story::default()
            },
            Story {
                id: "c",
                outlet: "Orunside",
                published: None,
                said: &[("Umm Halim", "said", "the bus never came")],
                ..Story::default()
            },
        ],
    );
    (folder, store)
}

fn words(store: &Store, list: List, filter: &Filter) -> Vec<String> {
    let table = store.list(list, filter).unwrap();
    (0..table.rows.len()).map(|row| table.get(row, "words").to_cell().into_owned()).collect()
}

fn text(words: &str) -> Option<String> {
    Some(words.to_owned())
}

#[test]
fn statements_come_newest_first_and_the_undated_last() {
    let (_folder, store) = filled();
    let all = words(&store, List::Statements, &Filter::default());
    assert_eq!(
        all,
        [
            "12 fighters were killed on Monday",
            "markets would close",
            "40 people were killed in the market at Ostrev",
            "civilians had been hit by the militants",
            "the bus never came",
        ]
    );
    let oldest = words(&store, List::Statements, &Filter { oldest_first: true, ..Filter::default() });
    assert_eq!(oldest[0], "40 people were killed in the market at Ostrev");
    assert_eq!(oldest[4], "the bus never came");
}

#[test]
fn filters_narrow_by_speaker_outlet_day_act_and_words() {
    let (_folder, store) = filled();
    let said = |filter: Filter| words(&store, List::Statements, &filter);
    let none = Filter::default;
    assert_eq!(said(Filter { actor: text("daud merchev"), ..none() }).len(), 3);
    assert_eq!(said(Filter { outlet: text("banner"), ..none() }).len(), 2);
    assert_eq!(said(Filter { since: text("2019-05-07"), ..none() }).len(), 2);
    assert_eq!(said(Filter { until: text("2019-05-06"), ..none() }).len(), 2);
    assert_eq!(said(Filter { since: text("2019-05"), until: text("2019"), ..none() }).len(), 4);
    assert_eq!(said(Filter { act: text("deny"), ..none() }), ["civilians had been hit by the militants"]);
    assert_eq!(said(Filter { topic: text("market"), ..none() }).len(), 2, "word forms are found");
    assert_eq!(said(Filter { topic: text("kill* \"in the market\""), ..none() }).len(), 1);
    assert_eq!(said(Filter { place: text("Ostrev"), actor: text("Idris al-Masri"), ..none() }).len(), 1);
    assert_eq!(said(Filter { place: text("ostrev-on-orun"), ..none() }).len(), 1, "by the gazetteer's name");
    assert_eq!(
        said(Filter { place: text("bus"), ..none() }).len(),
        1,
        "by the words, where no place is called so"
    );
    let there = Filter { place: text("Ostrev"), ..none() };
    for (list, rows) in [(List::Places, 1), (List::Articles, 1), (List::Figures, 1), (List::Namings, 0)] {
        assert_eq!(store.list(list, &there).unwrap().rows.len(), rows, "{list:?}");
    }
    assert_eq!(said(Filter { outlet_voice: true, ..none() }).len(), 3);
    assert!(store.list(List::Statements, &Filter { since: text("yesterday"), ..none() }).is_err());
    let nobody = store.list(List::Statements, &Filter { outlet: text("Harrow"), ..none() });
    assert!(nobody.unwrap_err().is_no_item());
}

#[test]
fn pages_follow_each_other() {
    let (_folder, store) = filled();
    let page = |skip| store.list(List::Statements, &Filter { limit: 2, skip, ..Filter::default() }).unwrap();
    assert_eq!((page(0).rows.len(), page(0).more.rows), (2, 3));
    assert_eq!((page(4).rows.len(), page(4).more.any()), (1, false));
    assert_ne!(page(0).rows, page(2).rows);
}

#[test]
fn a_long_page_comes_in_parts_that_are_the_list() {
    let (_folder, store) = filled();
    let filter = Filter { limit: usize::MAX >> 2, ..Filter::default() };
    let mut rows = Vec::new();
    store
        .each_statement(&filter, |row| {
            rows.push(row);
            true
        })
        .unwrap();
    assert_eq!(rows, store.statements(&filter).unwrap().rows);
    let values: Vec<_> = rows.iter().map(Row::values).collect();
    assert_eq!(values, store.list(List::Statements, &filter).unwrap().rows);
    assert!(values.iter().all(|values| values.len() == StatementRow::columns().len()));
    let mut first = 0;
    let two = Filter { limit: 2, ..Filter::default() };
    store
        .each(List::Statements, &two, |_| {
            first += 1;
            true
        })
        .unwrap();
    assert_eq!(first, 2);
    let nothing = Filter { topic: text("zeppelin"), ..Filter::default() };
    store.each(List::Statements, &nothing, |row| panic!("{row:?}")).unwrap();
}

#[test]
fn figures_dates_and_namings_say_who_asserts_them() {
    let (_folder, store) = filled();
    let figures = store.list(List::Figures, &Filter { topic: text("market"), ..Filter::default() }).unwrap();
    assert_eq!(figures.rows.len(), 1);
    assert_eq!(figures.get(0, "asserted_by").to_cell(), "Idris al-Masri");
    assert_eq!(figures.get(0, "low").to_cell(), "40");
    assert!(figures.get(0, "statement").to_cell().ends_with(":s2"));
    let dates = store.list(List::Dates, &Filter::default()).unwrap();
    assert_eq!(
        (dates.get(0, "value").to_cell(), dates.get(0, "words").to_cell()),
        ("2019-05-06".into(), "Monday".into())
    );
    let namings = store.list(List::Namings, &Filter::default()).unwrap();
    assert_eq!(
        (namings.get(0, "namer").to_cell(), namings.get(0, "lemma").to_cell()),
        ("Daud Merchev".into(), "militant".into())
    );
    let places = store.list(List::Places, &Filter::default()).unwrap();
    assert_eq!(
        (places.get(0, "words").to_cell(), places.get(0, "latitude").to_cell()),
        ("Ostrev".into(), "36.2021".into())
    );
    assert_eq!(places.get(0, "said_by").to_cell(), "Idris al-Masri");
    let denied = store.list(List::Namings, &Filter { act: text("deny"), ..Filter::default() }).unwrap();
    assert_eq!(denied.rows.len(), 1);
}

#[test]
fn a_search_marks_its_hits_and_says_who_said_them() {
    let (_folder, store) = filled();
    let found = store.search(&Filter { topic: text("markets"), ..Filter::default() }).unwrap();
    let kinds: Vec<FoundIn> = found.rows.iter().map(|row| row.found).collect();
    assert_eq!(kinds, [FoundIn::Statement, FoundIn::Statement, FoundIn::Article, FoundIn::Article]);
    let row = found.rows.iter().find(|row| row.words == "markets would close").expect("it is found");
    assert_eq!(row.hits.0, [(0, 7)]);
    assert_eq!(row.speaker.as_deref(), Some("Daud Merchev"));
    let narrowed =
        Filter { topic: text("killed"), outlet: text("Banner"), act: text("assert"), ..Filter::default() };
    assert_eq!(store.search(&narrowed).unwrap().rows.len(), 1);
    assert!(store.search(&Filter { topic: text("?!"), ..Filter::default() }).is_err());
}

/// Three ways lead to the items that have common, less common and rare words; they must find the same.
#[test]
fn common_and_rare_words_find_the_same_as_going_through_all() {
    let (_folder, mut store) = store();
    let stories: Vec<String> = (0..5_200).map(|n| format!("n{n}")).collect();
    for batch in stories.chunks(1_300) {
        let said: Vec<[(&str, &str, &str); 1]> = batch
            .iter()
            .enumerate()
            .map(|(n, _)| {
                [("Ada Obi", "said", if n % 130 == 0 { "the ferry and the road" } else { "the road" })]
            })
            .collect();
        let batch: Vec<Story<'_>> =
            batch.iter().zip(&said).map(|(id, said)| Story { id, said, ..Story::default() }).collect();
        write(&mut store, &batch);
    }
    let ask = |topic: &str, skip| {
        let filter = Filter { topic: text(topic), limit: 25, skip, ..Filter::default() };
        store.list(List::Statements, &filter).unwrap()
    };
    assert_eq!(ask("road", 5_190).rows.len(), 10);
    assert_eq!(ask("ferry", 0).rows.len(), 25);
    assert_eq!(ask("ferry road", 30).rows.len(), 10);
    assert_eq!(ask("ferry plane", 0).rows.len(), 0);
}

#[test]
fn a_query_only_reads() {
    let (_folder, store) = filled();
    let mut rows = Vec::new();
    store
        .query("SELECT outlet, count(*) AS n FROM statements WHERE voice = 'attributed' GROUP BY outlet ORDER BY n", |columns, row| {
            rows.extend(row.map(|row| (columns.to_vec(), row.to_vec())));
            true
        })
        .unwrap();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0].0, ["outlet", "n"].map(Column::named));
    for sql in ["DELETE FROM stored_statements", "PRAGMA user_version = 9", "ATTACH 'x.db' AS x", "nonsense"]
    {
        assert!(store.query(sql, |_, _| true).is_err(), "{sql}");
    }
    assert_eq!(words(&store, List::Statements, &Filter::default()).len(), 5);
}

#[test]
fn every_view_can_be_read() {
    let (_folder, store) = filled();
    let mut views = Vec::new();
    store
        .query("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY 1", |_, row| {
            views.extend(row.map(|row| row[0].to_cell().into_owned()));
            true
        })
        .unwrap();
    assert!(views.len() >= 15, "{views:?}");
    for view in views {
        store
            .query(&format!("SELECT * FROM \"{view}\""), |_, _| true)
            .unwrap_or_else(|error| panic!("{view}: {error}"));
    }
}
