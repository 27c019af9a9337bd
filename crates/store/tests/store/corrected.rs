//! Corrections: what they change, how they are kept, and that they hold over a second reading and a new version.

use onrecord_store::{Change, Corrector, Filter, FoundIn, List, Store};

use crate::karsand::{Said, Story, name, run, store, told, write};

const SAID: &[Said<'_>] = &[
    ("Ada Obi", "said", "the road to Dorel was open again"),
    ("Daud Merchev", "denied", "the mill had burned down on Monday"),
    ("Ada Obi", "warned", "12 militants had been seen"),
];

fn who() -> Corrector {
    Corrector {
        by: "rana".to_owned(),
        made: "2019-05-20T09:00:00Z".to_owned(),
        note: Some("seen in print".to_owned()),
    }
}

fn filled() -> (tempfile::TempDir, Store, String) {
    let (folder, mut store) = store();
    let url = Some("https://meridian.example/road");
    let document = name(&write(&mut store, &[Story { url, said: SAID, ..Story::default() }])[0]).to_owned();
    (folder, store, document)
}

fn column(store: &Store, list: List, column: &str) -> Vec<String> {
    let table = store.list(list, &Filter::default()).unwrap();
    (0..table.rows.len()).map(|row| table.get(row, column).to_cell().into_owned()).collect()
}

/// Start and end of words in the text of a document.
fn place(store: &Store, document: &str, words: &str) -> (usize, usize) {
    let text = store.article(document).unwrap().text;
    let at = text.find(words).unwrap();
    let start = text[..at].chars().count();
    (start, start + words.chars().count())
}

#[test]
fn a_rejected_item_is_hidden_and_can_be_shown() {
    let (_folder, mut store, document) = filled();
    for item in ["s2", "f1", "n1"] {
        store.correct(&format!("{document}:{item}"), Change::Reject, &who()).unwrap();
    }
    assert_eq!(column(&store, List::Statements, "id"), [format!("{document}:s3"), format!("{document}:s4")]);
    assert!(column(&store, List::Figures, "id").is_empty());
    assert!(column(&store, List::Namings, "id").is_empty());
    let rejected = store.list(List::Statements, &Filter { rejected: true, ..Filter::default() }).unwrap();
    assert_eq!(rejected.rows.len(), 1);
    assert_eq!(rejected.get(0, "origin").to_cell(), "rejected");
    let kept = store.corrected(&document).unwrap();
    assert_eq!((kept.statements.len(), kept.figures.len(), kept.faults()), (3, 0, vec![]));
    assert_eq!(store.reading(&document).unwrap().statements.len(), 4, "the record as read is not touched");
    assert_eq!(store.check().unwrap().faults, Vec::<String>::new());
}

#[test]
fn spans_speakers_and_names_are_corrected_with_before_and_after() {
    let (_folder, mut store, document) = filled();
    let item = |item: &str| format!("{document}:{item}");
    let pieces = vec![place(&store, &document, "the mill"), place(&store, &document, "burned down")];
    let span = Change::Span { part: "content".to_owned(), pieces };
    let done = store.correct(&item("s3"), span, &who()).unwrap();
    assert_eq!(done.before.unwrap()["content"][0]["text"], "the mill had burned down on Monday");
    assert_eq!(done.after.unwrap()["content"][1]["text"], "burned down");
    store.correct(&item("s4"), Change::Speaker { name: Some("Daud Merchev".to_owned()) }, &who()).unwrap();
    store.correct(&item("s2"), Change::Speaker { name: Some("Umm Halim".to_owned()) }, &who()).unwrap();
    store.correct(&item("e2"), Change::Rename { name: "D. Merchev".to_owned() }, &who()).unwrap();
    assert_eq!(column(&store, List::Statements, "speaker"), ["Umm Halim", "D. Merchev", "D. Merchev"]);
    assert_eq!(column(&store, List::Statements, "words")[1], "the mill … burned down");
    assert_eq!(column(&store, List::Statements, "origin"), ["corrected", "corrected", "corrected"]);
    let found = store.search(&Filter { topic: Some("Monday".to_owned()), ..Filter::default() }).unwrap();
    assert_eq!(found.rows[0].found, FoundIn::Article, "the statement no longer has the word");
    assert_eq!(store.corrected(&document).unwrap().faults(), []);
    assert_eq!(store.check().unwrap().faults, Vec::<String>::new());
}

#[test]
fn what_cannot_be_done_is_refused_and_not_logged() {
    let (_folder, mut store, document) = filled();
    let item = |item: &str| format!("{document}:{item}");
    let span = |part: &str, pieces: &[(usize, usize)]| Change::Span {
        part: part.to_owned(),
        pieces: pieces.to_vec(),
    };
    let refused = [
        (item("s9"), Change::Confirm),
        ("nowhere:s1".to_owned(), Change::Confirm),
        ("nothing".to_owned(), Change::Reject),
        (item("s2"), span("content", &[(0, 100_000)])),
        (item("s2"), span("content", &[])),
        (item("s2"), span("content", &[(9, 12), (3, 5)])),
        (item("s2"), span("words", &[(3, 5)])),
        (item("f1"), span("content", &[(3, 5)])),
        (item("e1"), Change::Speaker { name: None }),
        (item("s2"), Change::Rename { name: "x".to_owned() }),
        (item("e1"), Change::Merge { with: item("s2") }),
        (item("e1"), Change::Split { from: vec![] }),
        (String::new(), Change::Undo { correction: 3 }),
    ];
    for (target, change) in refused {
        assert!(store.correct(&target, change.clone(), &who()).is_err(), "{target} {change:?}");
    }
    assert!(store.corrections().unwrap().is_empty());
}

#[test]
fn corrections_are_undone_by_a_correction() {
    let (_folder, mut store, document) = filled();
    let item = format!("{document}:s2");
    let first = store.correct(&item, Change::Reject, &who()).unwrap();
    let second = store.correct("", Change::Undo { correction: first.id }, &who()).unwrap();
    assert_eq!(column(&store, List::Statements, "origin"), ["machine", "machine", "machine"]);
    store.correct("", Change::Undo { correction: second.id }, &who()).unwrap();
    assert_eq!(column(&store, List::Statements, "id").len(), 2);
    assert_eq!(store.corrections().unwrap().len(), 3, "the log keeps all of it");
}

#[test]
fn corrections_hold_when_another_model_reads_the_article_again() {
    let (_folder, mut store, document) = filled();
    let item = |item: &str| format!("{document}:{item}");
    let pieces = vec![place(&store, &document, "the road to Dorel")];
    store.correct(&item("s2"), Change::Span { part: "content".to_owned(), pieces }, &who()).unwrap();
    store.correct(&item("s3"), Change::Reject, &who()).unwrap();
    store.correct(&item("s4"), Change::Confirm, &who()).unwrap();
    // The other model finds neither the first nor the last statement, and numbers the rest anew.
    let (_, mut reading) = told(&Story { said: SAID, ..Story::default() });
    reading.statements.remove(3);
    reading.statements.remove(1);
    reading.statements[1].id = "s2".to_owned();
    reading.figures.clear();
    reading.namings.clear();
    reading.dates[0].id = "d1".to_owned();
    let number = store.begin(&run("second")).unwrap();
    store.rewrite(number, vec![(document.clone(), reading)]).unwrap();
    let table = store.list(List::Statements, &Filter::default()).unwrap();
    let shown: Vec<[String; 3]> = (0..table.rows.len())
        .map(|row| ["id", "words", "origin"].map(|column| table.get(row, column).to_cell().into_owned()))
        .collect();
    assert_eq!(
        shown,
        [
            [item("s2"), "the road to Dorel".to_owned(), "corrected".to_owned()],
            [item("s4"), "12 militants had been seen".to_owned(), "confirmed".to_owned()],
        ]
    );
    let rejected = store.list(List::Statements, &Filter { rejected: true, ..Filter::default() }).unwrap();
    assert_eq!(rejected.get(0, "id").to_cell(), item("s3"));
    assert_eq!(store.check().unwrap().faults, Vec::<String>::new());
}

#[test]
fn corrections_are_carried_over_to_a_new_version_where_the_words_stand() {
    let (_folder, mut store, document) = filled();
    let item = |item: &str| format!("{document}:{item}");
    store.correct(&item("s2"), Change::Reject, &who()).unwrap();
    let pieces = vec![place(&store, &document, "12 militants")];
    store.correct(&item("s4"), Change::Span { part: "content".to_owned(), pieces }, &who()).unwrap();
    store.correct(&item("s3"), Change::Confirm, &who()).unwrap();
    let url = Some("https://meridian.example/road");
    let said =
        [("Leyla Çetinay", "said", "the ward was dark"), SAID[0], ("Daud Merchev", "denied", "it"), SAID[2]];
    let second = write(&mut store, &[Story { url, said: &said, ..Story::default() }]);
    assert_eq!(name(&second[0]), format!("{document}.2"));
    let words = column(&store, List::Statements, "words");
    assert_eq!(words, ["the ward was dark", "it", "12 militants"]);
    assert_eq!(column(&store, List::Statements, "origin"), ["machine", "machine", "corrected"]);
    assert_eq!(store.check().unwrap().faults, Vec::<String>::new());
}

#[test]
fn corrections_are_training_data() {
    let (_folder, mut store, document) = filled();
    let item = |item: &str| format!("{document}:{item}");
    store.correct(&item("s2"), Change::Confirm, &who()).unwrap();
    store.correct(&item("s3"), Change::Reject, &who()).unwrap();
    let pieces = vec![place(&store, &document, "12 militants")];
    store
        .correct(&item("s4"), Change::Span { part: "content".to_owned(), pieces: pieces.clone() }, &who())
        .unwrap();
    let mut examples = Vec::new();
    store
        .training(|example| {
            examples.push(example);
            true
        })
        .unwrap();
    let [example] = &examples[..] else { panic!("one article") };
    let origins: Vec<_> =
        example["statements"].as_array().unwrap().iter().map(|s| s["origin"].clone()).collect();
    assert_eq!(origins, ["confirmed", "corrected"]);
    assert_eq!(example["statements"][1]["content"][0][0], pieces[0].0);
    assert_eq!(example["rejected"][0]["id"], "s3");
}
