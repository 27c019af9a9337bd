//! What goes wrong with files, each with an error that names the file and says what to do.

use std::fs;
use std::path::Path;

use onrecord_store::{Entry, Error, Filter, List, Store};

use crate::karsand::{Story, run, store, told, write};

const SAID: &[crate::karsand::Said<'_>] = &[("Ada Obi", "said", "the road to Dorel was open again")];

fn says(error: &Error, what: &str) {
    let text = error.to_string();
    assert!(text.contains(what) && text.contains(" — "), "{text}");
    assert!(text.contains("karsand.onrecord"), "{text}");
}

/// A store of some articles, closed.
fn closed(articles: usize) -> (tempfile::TempDir, std::path::PathBuf) {
    let (folder, mut store) = store();
    let names: Vec<String> = (0..articles).map(|n| format!("a{n}")).collect();
    let stories: Vec<Story<'_>> =
        names.iter().map(|id| Story { id, said: SAID, ..Story::default() }).collect();
    write(&mut store, &stories);
    store.finish().unwrap();
    let file = store.file().to_owned();
    (folder, file)
}

#[test]
fn a_file_that_is_not_there_and_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("karsand.onrecord");
    let missing = Store::read(&file).unwrap_err();
    assert!(missing.is_missing());
    says(&missing, "no such file");
    assert!(Store::open(&file).unwrap_err().is_missing());
    assert!(!file.exists(), "reading makes no file");
    fs::create_dir(&file).unwrap();
    assert!(Store::read(&file).unwrap_err().is_not_a_store());
    let nowhere = Store::create(folder.path().join("no/such/karsand.onrecord")).unwrap_err();
    says(&nowhere, "no such file or directory");
}

#[test]
fn a_file_of_another_kind() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("karsand.onrecord");
    fs::write(&file, "The road to Dorel was open again, Ada Obi said. ".repeat(100)).unwrap();
    for error in [Store::read(&file).unwrap_err(), Store::create(&file).unwrap_err()] {
        assert!(error.is_not_a_store(), "{error}");
        says(&error, "no store of onrecord");
    }
    fs::remove_file(&file).unwrap();
    let other = rusqlite::Connection::open(&file).unwrap();
    other.execute_batch("CREATE TABLE notes (words TEXT)").unwrap();
    drop(other);
    for error in [Store::read(&file).unwrap_err(), Store::create(&file).unwrap_err()] {
        assert!(error.is_not_a_store(), "{error}");
    }
    let other = rusqlite::Connection::open(&file).unwrap();
    let tables: i64 = other.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
    assert_eq!(tables, 1, "another program's file is left as it was");
}

#[test]
fn a_file_of_a_later_version() {
    let (_folder, file) = closed(1);
    let db = rusqlite::Connection::open(&file).unwrap();
    db.pragma_update(None, "user_version", 99).unwrap();
    drop(db);
    for error in [Store::read(&file).unwrap_err(), Store::create(&file).unwrap_err()] {
        assert!(error.is_newer(), "{error}");
        says(&error, "schema 99");
    }
}

#[test]
fn a_damaged_file_is_found_out() {
    let (_folder, file) = closed(40);
    let whole = fs::read(&file).unwrap();
    assert_eq!(Store::read(&file).unwrap().check().unwrap().faults, Vec::<String>::new());
    // Whole pages: what is flipped within one may be room that nobody uses.
    let pages = whole.len() / 4096;
    let (mut found, mut tried) = (0, 0);
    for page in (0..pages).step_by(pages / 23) {
        let mut damaged = whole.clone();
        let within = page * 4096 + if page == 0 { 100 } else { 0 }..(page + 1) * 4096;
        damaged[within].iter_mut().for_each(|byte| *byte ^= 0x5A);
        fs::write(&file, &damaged).unwrap();
        tried += 1;
        match Store::read(&file).and_then(|store| store.check()) {
            Ok(report) => found += usize::from(!report.faults.is_empty()),
            Err(error) => {
                assert!(error.is_corrupt() || error.is_not_a_store(), "{error}");
                says(&error, "—");
                found += 1;
            }
        }
    }
    assert_eq!(found, tried);
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    let cut = Store::read(&file).and_then(|store| store.check());
    assert!(cut.is_err() || cut.is_ok_and(|report| !report.faults.is_empty()));
}

#[test]
fn words_that_were_changed_behind_our_back_are_found_out() {
    let (_folder, file) = closed(2);
    for (sql, what) in [
        ("UPDATE stored_documents SET text = replace(text, 'open', 'shut') WHERE id = 1", "sha256"),
        (
            "UPDATE stored_statements SET content = 'the road was shut' WHERE item = 's2'",
            "not that of the record",
        ),
        ("DELETE FROM stored_readings WHERE document = 1", "its record is not there"),
        ("UPDATE stored_documents SET run = 77 WHERE id = 1", "leads to a row that is not there"),
    ] {
        let whole = fs::read(&file).unwrap();
        let db = rusqlite::Connection::open(&file).unwrap();
        db.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}; PRAGMA wal_checkpoint(TRUNCATE)"))
            .unwrap();
        drop(db);
        let faults = Store::read(&file).unwrap().check().unwrap().faults;
        assert!(faults.iter().any(|fault| fault.contains(what)), "{sql}: {faults:?}");
        fs::write(&file, whole).unwrap();
    }
}

#[test]
fn a_full_disk_loses_nothing_that_was_stored() {
    let (_folder, file) = closed(10);
    let mut store = Store::open(&file).unwrap();
    store.limit_pages_for_tests(fs::metadata(&file).unwrap().len() / 4096 + 12);
    let number = store.begin(&run("first")).unwrap();
    let mut failed = None;
    for batch in 0..50 {
        let entries = (0..8).map(|n| {
            let (article, reading) =
                told(&Story { id: &format!("b{batch}-{n}"), said: SAID, ..Story::default() });
            Entry::new(Path::new("x"), article, reading).unwrap()
        });
        if let Err(error) = store.write(number, entries.collect(), &[]) {
            failed = Some((batch, error));
            break;
        }
    }
    let (batch, error) = failed.expect("the disk is full at some time");
    assert!(error.is_full(), "{error}");
    says(&error, "the disk is full");
    drop(store);
    let store = Store::read(&file).unwrap();
    assert_eq!(store.documents().unwrap(), 10 + batch * 8);
    assert_eq!(store.check().unwrap().faults, Vec::<String>::new());
}

#[test]
fn two_writers_get_a_clear_error_and_readers_go_on() {
    let (_folder, file) = closed(3);
    let mut first = Store::open(&file).unwrap();
    first.lock().unwrap();
    let mut second = Store::open(&file).unwrap();
    let error = second.lock().unwrap_err();
    assert!(error.is_locked());
    says(&error, &format!("process {}", std::process::id()));
    assert_eq!(Store::read(&file).unwrap().list(List::Articles, &Filter::default()).unwrap().rows.len(), 3);
    drop(first);
    second.lock().unwrap();
}

#[test]
fn a_file_without_write_permission_can_be_read() {
    let (folder, file) = closed(3);
    let permit = |path: &Path, read_only: bool| {
        let mut permissions = fs::metadata(path).unwrap().permissions();
        permissions.set_readonly(read_only);
        fs::set_permissions(path, permissions).unwrap();
    };
    permit(&file, true);
    permit(folder.path(), true);
    let read = Store::read(&file).and_then(|store| store.list(List::Articles, &Filter::default()));
    let write = Store::open(&file).and_then(|mut store| store.begin(&run("first")));
    // The system's administrator may write everywhere.
    let everywhere = fs::write(folder.path().join("probe"), "x").is_ok();
    #[allow(clippy::permissions_set_readonly_false)]
    permit(folder.path(), false);
    assert_eq!(read.unwrap().rows.len(), 3);
    if !everywhere {
        let error = write.unwrap_err();
        assert!(error.is_read_only(), "{error}");
        says(&error, "check its permissions");
    }
}
