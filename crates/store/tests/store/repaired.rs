//! Files whose tables or indexes are damaged are found out, and made whole from the articles, records and corrections.

use std::fs;
use std::path::{Path, PathBuf};

use onrecord_record::{Row, Table};
use onrecord_store::{Change, Corrector, Filter, List, Store};
use rusqlite::Connection;

use crate::karsand::{Said, Story, store, write};

const FIRST: &[Said<'_>] = &[
    ("Ada Obi", "said", "the road to Dorel was open again"),
    ("Daud Merchev", "denied", "the militants held 12 villages"),
];
const SECOND: &[Said<'_>] = &[
    ("Ada Obi", "said", "the road to Dorel was open again for buses"),
    ("Daud Merchev", "denied", "the militants held 12 villages"),
];

/// A store of some articles, one in two versions, with corrections; closed.
fn filled() -> (tempfile::TempDir, PathBuf) {
    let (folder, mut store) = store();
    let url = Some("https://harrow.example/road");
    write(&mut store, &[Story { id: "road", url, said: FIRST, ..Story::default() }]);
    write(&mut store, &[Story { id: "road", url, said: SECOND, ..Story::default() }]);
    let names: Vec<String> = (0..60).map(|n| format!("a{n}")).collect();
    let said: Vec<String> = (0..60).map(|n| format!("camp {n} was full of militants")).collect();
    let all: Vec<[Said<'_>; 1]> = said.iter().map(|said| [("Ada Obi", "said", said.as_str())]).collect();
    let stories = names.iter().zip(&all);
    let stories: Vec<Story<'_>> = stories.map(|(id, said)| Story { id, said, ..Story::default() }).collect();
    write(&mut store, &stories);
    let newest = store.list(List::Statements, &topic("buses")).unwrap().get(0, "id").to_cell().into_owned();
    let who = Corrector { by: "rana".to_owned(), made: "2019-05-20T10:00:00Z".to_owned(), note: None };
    store.correct(&newest, Change::Speaker { name: Some("Idris al-Masri".to_owned()) }, &who).unwrap();
    let other =
        store.list(List::Statements, &topic("\"camp 7\"")).unwrap().get(0, "id").to_cell().into_owned();
    store.correct(&other, Change::Reject, &who).unwrap();
    store.finish().unwrap();
    let file = store.file().to_owned();
    (folder, file)
}

fn topic(words: &str) -> Filter {
    Filter { topic: Some(words.to_owned()), limit: 1000, ..Filter::default() }
}

fn faults(file: &Path) -> Vec<String> {
    let report = Store::read(file).unwrap().check().unwrap();
    assert_eq!(report.notes, Vec::<String>::new());
    report.faults
}

/// What a person who asks can see, but for links.
fn seen(file: &Path) -> Vec<Table> {
    let store = Store::read(file).unwrap();
    let lists = [
        List::Statements,
        List::Figures,
        List::Dates,
        List::Places,
        List::Namings,
        List::Articles,
        List::Changes,
    ];
    let all = Filter { limit: 1000, ..Filter::default() };
    let mut seen: Vec<Table> = lists.into_iter().map(|list| store.list(list, &all).unwrap()).collect();
    let rejected = Filter { rejected: true, ..all };
    seen.push(store.list(List::Statements, &rejected).unwrap());
    let found = store.search(&topic("militant")).unwrap().rows;
    seen.push(Table { rows: found.iter().map(Row::values).collect(), ..Table::default() });
    seen
}

fn sql(file: &Path, sql: &str) {
    let db = Connection::open(file).unwrap();
    db.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}; PRAGMA wal_checkpoint(TRUNCATE)")).unwrap();
}

fn repair(file: &Path) -> onrecord_store::Repaired {
    let mut store = Store::open(file).unwrap();
    let repaired = store.repair("2019-05-21T10:00:00Z").unwrap();
    store.finish().unwrap();
    repaired
}

/// Nothing lies beside the file.
fn alone(folder: &Path) {
    let names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 1, "{names:?}");
}

#[test]
fn a_damaged_search_index_is_named_and_made_again() {
    let (folder, file) = filled();
    let before = seen(&file);
    assert_eq!(faults(&file), Vec::<String>::new());
    alone(folder.path());
    for (damage, named) in [
        // Words that the index lost, and words that it made up.
        (
            "INSERT INTO statement_words (statement_words, rowid, content)
             SELECT 'delete', id, content FROM stored_statements WHERE content LIKE '%camp 9 %'",
            "statement_words: the search index does not hold the words of the statements",
        ),
        ("INSERT INTO statement_words (rowid, content) VALUES (77, 'zeppelin')", "statement_words: "),
        (
            "INSERT INTO article_words (rowid, title, text) VALUES (1, 'twice', 'the same')",
            "article_words: the search index does not hold the words of the articles",
        ),
        // What SQLite's own check sees.
        ("DELETE FROM article_words_data WHERE id > 10", "article_words"),
        ("UPDATE statement_words_data SET block = x'00' WHERE id > 10", "statement_words"),
        // Rows that are not the record's.
        (
            "UPDATE stored_statements SET content = 'camps were empty' WHERE item = 's2'",
            "not that of the record",
        ),
        ("DELETE FROM stored_statements WHERE item = 's2'", "statements are listed of"),
    ] {
        let whole = fs::read(&file).unwrap();
        sql(&file, damage);
        let found = faults(&file);
        assert!(found.iter().any(|fault| fault.contains(named)), "{damage}: {found:?}");
        let repaired = repair(&file);
        assert_eq!(repaired.articles, 62);
        assert!(repaired.left_out.is_empty() && repaired.without_record.is_empty(), "{repaired:?}");
        assert_eq!(faults(&file), Vec::<String>::new(), "{damage}");
        assert_eq!(seen(&file), before, "{damage}");
        assert_eq!(Store::read(&file).unwrap().corrections().unwrap().len(), 2);
        alone(folder.path());
        fs::write(&file, whole).unwrap();
    }
}

#[test]
fn pages_of_what_can_be_made_again_may_be_damaged() {
    let (folder, file) = filled();
    let before = seen(&file);
    let whole = fs::read(&file).unwrap();
    let roots = |names: &str| -> Vec<usize> {
        let db = Connection::open(&file).unwrap();
        let sql = format!("SELECT rootpage FROM sqlite_schema WHERE name IN ({names})");
        let mut found = db.prepare(&sql).unwrap();
        let rows = found.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    let roots = roots(
        "'stored_statements', 'statements_by_time', 'stored_pieces', 'article_words_data', 'documents_by_time',
         'stored_entities', 'stored_changes', 'stored_links', 'stored_actors'",
    );
    assert_eq!(roots.len(), 9);
    for page in roots {
        let mut damaged = whole.clone();
        damaged[(page - 1) * 4096..page * 4096].iter_mut().for_each(|byte| *byte ^= 0x5A);
        fs::write(&file, &damaged).unwrap();
        assert_ne!(faults(&file), Vec::<String>::new(), "page {page}");
        assert!(repair(&file).left_out.is_empty());
        assert_eq!(faults(&file), Vec::<String>::new(), "page {page}");
        assert_eq!(seen(&file), before, "page {page}");
        alone(folder.path());
    }
}

#[test]
fn what_is_lost_is_named_and_the_file_is_kept_as_it_was() {
    let (folder, file) = filled();
    let article = |topic_words: &str| {
        let store = Store::read(&file).unwrap();
        store.list(List::Statements, &topic(topic_words)).unwrap().get(0, "article").to_cell().into_owned()
    };
    let (unread, lost, newest) = (article("\"camp 3\""), article("\"camp 4\""), article("buses"));
    sql(
        &file,
        &format!(
            "UPDATE stored_readings SET packed = x'0102'
             WHERE document = (SELECT id FROM stored_documents WHERE document = '{unread}');
             UPDATE stored_documents SET text = text || '.' WHERE document IN ('{lost}', '{newest}')"
        ),
    );
    let damaged = fs::read(&file).unwrap();
    assert_ne!(faults(&file), Vec::<String>::new());
    let repaired = repair(&file);
    assert_eq!(repaired.articles, 60);
    assert_eq!(repaired.without_record, [format!("{unread} (Tamrak in the news)")]);
    assert_eq!(repaired.left_out.len(), 2, "{repaired:?}");
    assert!(
        repaired.left_out[0].starts_with(&newest) && repaired.left_out[1].starts_with(&lost),
        "{repaired:?}"
    );
    assert!(repaired.left_out[0].ends_with(": its text is not the one that was stored"), "{repaired:?}");
    let kept = folder.path().join("karsand.onrecord.damaged");
    assert_eq!(repaired.kept.as_deref(), Some(kept.as_path()));
    assert_eq!(fs::read(kept).unwrap(), damaged);
    assert_eq!(faults(&file), Vec::<String>::new());
    let store = Store::read(&file).unwrap();
    // The version before the lost one is shown again, and what has no record is to be read.
    assert_eq!(store.list(List::Statements, &topic("Dorel")).unwrap().rows.len(), 1);
    assert!(store.list(List::Statements, &topic("\"camp 3\"")).unwrap().rows.is_empty());
    assert_eq!(store.list(List::Articles, &topic("\"camp 3\"")).unwrap().rows.len(), 1);
    assert_eq!(store.read_by_others(&crate::karsand::run("first")).unwrap(), [unread]);
}

#[test]
fn nobody_repairs_a_file_to_which_another_writes() {
    let (_folder, file) = filled();
    let mut first = Store::open(&file).unwrap();
    first.lock().unwrap();
    assert!(Store::open(&file).unwrap().repair("").unwrap_err().is_locked());
    // A check then tells what it left.
    let report = Store::read(&file).unwrap().check().unwrap();
    assert_eq!(report.faults, Vec::<String>::new());
    assert!(report.notes[0].contains("not compared") && report.notes[0].contains("process "), "{report:?}");
    assert_eq!(first.check().unwrap().notes, Vec::<String>::new());
}
