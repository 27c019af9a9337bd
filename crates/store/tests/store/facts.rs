//! What linking draws from records: kept, thrown away with its record, and never kept of a record that is gone.

use onrecord_store::{Change, Corrector, Drawn, Store, Ticket};

use crate::karsand::{Story, name, store, write};

const RULES: i64 = 7;

/// Articles by name, and what is kept of each.
type Kept = Vec<(String, Vec<u8>)>;

/// The articles of which something is kept under some rules, and the tickets of the others.
fn drawn(store: &Store, rules: i64) -> (Kept, Vec<(String, Ticket)>) {
    let (mut kept, mut records) = (Vec::new(), Vec::new());
    let take = |drawn| {
        match drawn {
            Drawn::Kept(document, facts) => kept.push((document, facts)),
            Drawn::Record(record, ticket) => records.push((record.open().unwrap().id, ticket)),
        }
        true
    };
    store.for_each_fact(rules, take).unwrap();
    (kept, records)
}

fn keep_all(store: &mut Store) {
    let tickets: Vec<(Ticket, Vec<u8>)> =
        drawn(store, RULES).1.into_iter().map(|(document, ticket)| (ticket, document.into_bytes())).collect();
    store.keep_facts(RULES, &tickets).unwrap();
}

fn filled() -> (tempfile::TempDir, Store, Vec<String>) {
    let (folder, mut store) = store();
    let story = |id, url| Story {
        id,
        url: Some(url),
        said: &[("Ada Obi", "said", "the road to Dorel was open again")],
        ..Story::default()
    };
    let stories = [
        story("a", "https://meridian.example/a"),
        Story {
            said: &[("Ada Obi", "said", "the mill stood still")],
            ..story("b", "https://meridian.example/b")
        },
    ];
    let names = write(&mut store, &stories).iter().map(|written| name(written).to_owned()).collect();
    (folder, store, names)
}

#[test]
fn what_is_kept_is_given_under_the_same_rules_only() {
    let (_folder, mut store, names) = filled();
    assert_eq!(drawn(&store, RULES).0, []);
    keep_all(&mut store);
    let kept: Vec<(String, Vec<u8>)> =
        names.iter().map(|name| (name.clone(), name.clone().into_bytes())).collect();
    assert_eq!(drawn(&store, RULES).0, kept);
    assert_eq!(drawn(&store, RULES + 1).0, []);
}

#[test]
fn a_corrected_article_is_drawn_again() {
    let (_folder, mut store, names) = filled();
    keep_all(&mut store);
    store.correct(&format!("{}:s2", names[0]), Change::Reject, &Corrector::default()).unwrap();
    let (kept, records) = drawn(&store, RULES);
    assert_eq!(kept, [(names[1].clone(), names[1].clone().into_bytes())]);
    assert_eq!(records.len(), 1);
}

#[test]
fn nothing_is_kept_of_what_was_corrected_while_it_was_drawn_from() {
    let (_folder, mut store, names) = filled();
    let tickets: Vec<(Ticket, Vec<u8>)> =
        drawn(&store, RULES).1.into_iter().map(|(_, ticket)| (ticket, vec![1])).collect();
    store.correct(&format!("{}:s2", names[0]), Change::Reject, &Corrector::default()).unwrap();
    store.keep_facts(RULES, &tickets).unwrap();
    assert_eq!(drawn(&store, RULES).0, [(names[1].clone(), vec![1])]);
}

#[test]
fn a_new_version_is_drawn_in_place_of_the_old_one() {
    let (_folder, mut store, names) = filled();
    keep_all(&mut store);
    let changed = Story {
        id: "a",
        url: Some("https://meridian.example/a"),
        said: &[("Ada Obi", "said", "the road to Dorel was closed again")],
        ..Story::default()
    };
    write(&mut store, &[changed]);
    let (kept, records) = drawn(&store, RULES);
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].0, names[1]);
    assert_eq!(records.len(), 1);
    assert_eq!(records[0].0, format!("{}.2", names[0]));
}
