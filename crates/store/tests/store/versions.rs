//! The same article is one, a changed one is a new version, and a second reading keeps identifiers.

use onrecord_store::{Filter, List, Store, Written};

use crate::karsand::{Story, name, run, store, told, write};

const FIRST: &[crate::karsand::Said<'_>] = &[
    ("Ada Obi", "said", "the road to Dorel was open again"),
    ("Daud Merchev", "denied", "the mill had burned down on Monday"),
    ("Ada Obi", "warned", "nobody should travel after dusk"),
];

fn column(store: &Store, list: List, column: &str) -> Vec<String> {
    let table = store.list(list, &Filter { limit: 1000, ..Filter::default() }).unwrap();
    (0..table.rows.len()).map(|row| table.get(row, column).to_cell().into_owned()).collect()
}

#[test]
fn the_same_article_read_twice_is_one() {
    let (_folder, mut store) = store();
    for url in [Some("https://meridian.example/road"), None] {
        let story = || Story { url, said: FIRST, ..Story::default() };
        let first = write(&mut store, &[story()]);
        let again = write(&mut store, &[story(), story()]);
        assert!(matches!(first[0], Written::New(_)));
        assert!(again.iter().all(|written| *written == Written::Known(name(&first[0]).to_owned())));
        assert!(store.knows(&told(&story()).0).unwrap());
    }
    assert_eq!(store.documents().unwrap(), 2);
}

#[test]
fn a_changed_article_is_a_new_version_and_its_changes_are_shown() {
    let (_folder, mut store) = store();
    let url = Some("https://meridian.example/road");
    let first = write(&mut store, &[Story { url, said: FIRST, ..Story::default() }]);
    let changed: &[_] = &[
        ("Ada Obi", "said", "the road to Dorel was open again"),
        ("Daud Merchev", "denied", "the mill near Bildash had burned down on Monday"),
        ("Viktor Halderan", "said", "talks would begin in Port Sorrel"),
    ];
    let second = write(&mut store, &[Story { url, said: changed, ..Story::default() }]);
    assert_eq!(second, [Written::Version(format!("{}.2", name(&first[0])))]);
    assert_eq!(column(&store, List::Changes, "kind"), ["reworded", "added", "removed"]);
    let table = store.list(List::Changes, &Filter::default()).unwrap();
    assert_eq!(table.get(0, "before").to_cell(), "the mill had burned down on Monday");
    assert_eq!(table.get(0, "before_item").to_cell(), format!("{}:s3", name(&first[0])));
    assert_eq!(table.get(1, "after_item").to_cell(), format!("{}:s4", name(&second[0])));
    let said = column(&store, List::Statements, "words");
    assert_eq!(said, changed.iter().map(|(.., words)| *words).collect::<Vec<_>>());
    assert_eq!(column(&store, List::Articles, "version"), ["2"]);
    assert_eq!(store.check().unwrap().faults, Vec::<String>::new());
    // The first text again is no third version.
    let again = write(&mut store, &[Story { url, said: FIRST, ..Story::default() }]);
    assert_eq!(again, [Written::Known(name(&first[0]).to_owned())]);
}

#[test]
fn without_an_address_another_text_under_the_same_name_is_another_article() {
    let (_folder, mut store) = store();
    let other: &[_] =
        &[("Leyla Çetinay", "said", "the ward had neither light nor water since the week before last")];
    let longer: &[_] = &[FIRST[0], FIRST[1], FIRST[2], ("Ada Obi", "said", "more would follow")];
    let written = write(
        &mut store,
        &[
            Story { id: "index", said: FIRST, ..Story::default() },
            Story { id: "index", said: other, ..Story::default() },
            Story { id: "index", said: longer, ..Story::default() },
        ],
    );
    assert!(matches!(&written[..2], [Written::New(one), Written::New(two)] if one != two));
    assert_eq!(written[2], Written::Version(format!("{}.2", name(&written[0]))));
}

#[test]
fn a_second_reading_keeps_the_identifiers_of_what_stands_where_it_stood() {
    let (_folder, mut store) = store();
    let story = Story { said: FIRST, ..Story::default() };
    let (_, mut reading) = told(&story);
    let document = name(&write(&mut store, &[story])[0]).to_owned();
    // A model that does not find the first statement and finds a shorter third one, numbering as it goes.
    reading.statements.remove(1);
    reading.statements[1].id = "s2".to_owned();
    reading.statements[2].id = "s3".to_owned();
    reading.statements[2].content[0].text.truncate("nobody should travel".len());
    reading.statements[2].content[0].end =
        reading.statements[2].content[0].start + "nobody should travel".len();
    let number = store.begin(&run("second")).unwrap();
    assert_eq!(store.read_by_others(&run("second")).unwrap(), [document.as_str()]);
    store.rewrite(number, vec![(document.clone(), reading)]).unwrap();
    assert!(store.read_by_others(&run("second")).unwrap().is_empty());
    let read = store.reading(&document).unwrap();
    let items: Vec<&str> = read.statements.iter().map(|statement| statement.id.as_str()).collect();
    assert_eq!(items, ["s1", "s3", "s4"]);
    assert_eq!(read.dates[0].id, "d1");
    assert_eq!(store.check().unwrap().faults, Vec::<String>::new());
    // What the model finds later again has a new number: s2 may be meant by whoever wrote it down.
    let number = store.begin(&run("third")).unwrap();
    store
        .rewrite(number, vec![(document.clone(), told(&Story { said: FIRST, ..Story::default() }).1)])
        .unwrap();
    let read = store.reading(&document).unwrap();
    let items: Vec<&str> = read.statements.iter().map(|statement| statement.id.as_str()).collect();
    assert_eq!(items, ["s1", "s5", "s3", "s4"]);
}
