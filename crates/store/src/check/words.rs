//! Proof that the search indexes hold the words of their tables, no others and none too few.

use std::path::Path;

use rusqlite::{Connection, ErrorCode};

use super::Report;
use crate::error::{Error, Kind};
use crate::lock::Lock;
use crate::store::Store;

/// Each index with what it is of.
const INDEXES: [(&str, &str); 2] = [("statement_words", "statements"), ("article_words", "articles")];

/// Asks FTS5 whether each index is its table's. It answers only whoever may write, though it writes nothing; so other
/// writers wait meanwhile, and where nothing can be written a note says what was left.
pub(super) fn check(store: &Store, report: &mut Report) -> Result<(), Kind> {
    let compared = writing(store.file(), store.has_lock()).and_then(|(db, _lock)| compare(&db, report));
    let Err(error) = compared else { return Ok(()) };
    let why = Error::new(store.file(), error);
    if why.is_locked() || why.is_read_only() || why.is_full() {
        let why = why.reason();
        report
            .notes
            .push(format!("the search indexes were not compared with the words that they are of: {why}"));
        return Ok(());
    }
    Err(why.into_kind())
}

fn compare(db: &Connection, report: &mut Report) -> Result<(), Kind> {
    for (index, of) in INDEXES {
        let sql = format!("INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
        match db.execute(&sql, []) {
            Ok(_) => {}
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => {
                let fault = "the search index does not hold the words of the";
                report.faults.push(format!("{index}: {fault} {of}; searches may miss some"));
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// A connection that may write while nobody else writes many articles.
fn writing(file: &Path, locked: bool) -> Result<(Connection, Option<Lock>), Kind> {
    let lock = if locked { None } else { Some(Lock::take(file)?) };
    Ok((Store::connect_to_write(file)?, lock))
}
