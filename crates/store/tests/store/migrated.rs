//! Files of every earlier schema are brought up to date, and nothing in them is lost.

use std::fs;
use std::path::{Path, PathBuf};

use onrecord_store::{Change, Corrector, Filter, List, Store};
use rusqlite::Connection;

fn fixture(version: i64) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/schema-{version}.sql"))
}

/// Everything that makes a schema: tables, indexes and views, as they were written.
fn schema(file: &Path) -> Vec<(String, String, Option<String>)> {
    let db = Connection::open(file).unwrap();
    let sql =
        "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name";
    let mut found = db.prepare(sql).unwrap();
    let rows = found.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

fn version(file: &Path) -> i64 {
    Connection::open(file).unwrap().query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
}

#[test]
fn every_earlier_schema_becomes_the_newest_and_keeps_what_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let fresh = folder.path().join("fresh.onrecord");
    drop(Store::create(&fresh).unwrap());
    let newest = version(&fresh);
    for old in 1..newest {
        let dump =
            fs::read_to_string(fixture(old)).unwrap_or_else(|_| panic!("keep a store of schema {old}"));
        let file = folder.path().join(format!("{old}.onrecord"));
        Connection::open(&file).unwrap().execute_batch(&dump).unwrap();
        assert_eq!(version(&file), old);
        let store = Store::read(&file).unwrap();
        assert_eq!(version(&file), newest);
        assert_eq!(schema(&file), schema(&fresh), "from schema {old}");
        assert_eq!(store.check().unwrap().faults, Vec::<String>::new());
        let document = "k3v9q0t1m2xz";
        let reading = store.reading(document).unwrap();
        assert_eq!((reading.statements.len(), reading.figures.len(), reading.faults()), (2, 1, vec![]));
        assert_eq!(reading.statements[1].source[0].text, "“Daud” Merchev");
        let said = store.list(List::Statements, &Filter::default()).unwrap();
        assert_eq!(said.get(0, "origin").to_cell(), "confirmed");
        let found =
            store.search(&Filter { topic: Some("militant".to_owned()), ..Filter::default() }).unwrap();
        assert_eq!(found.rows.len(), 2);
        assert!(store.knows(&store.article(document).unwrap()).unwrap());
        assert_eq!(store.corrections().unwrap().len(), 1);
        if old >= 2 {
            let actors = store.list(List::Actors, &Filter::default()).unwrap();
            assert_eq!(actors.get(0, "name").to_cell(), "Ada Obi");
            assert_eq!(said.get(0, "actor").to_cell(), "Ada Obi");
        }
        drop(store);
        // It can be written too, and opening it again changes nothing.
        let mut store = Store::open(&file).unwrap();
        store.correct(&format!("{document}:f1"), Change::Reject, &Corrector::default()).unwrap();
        assert_eq!(schema(&file), schema(&fresh));
    }
}

#[test]
fn a_file_that_is_none_is_not_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("other.sqlite");
    Connection::open(&file).unwrap().execute_batch("CREATE TABLE t (a); PRAGMA user_version = 1;").unwrap();
    assert!(Store::open(&file).unwrap_err().is_not_a_store());
    assert_eq!(schema(&file).len(), 1);
}
