//! A file made again from what cannot be made again: articles, their records, corrections.
//!
//! Everything else in it (rows of items, search indexes, changes) is a projection of these, and what was found across
//! articles is the next linking's. So a repair reads those alone, however damaged the rest is; it makes a new file beside
//! the old one, and copies that over the old one in one transaction.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use onrecord_record::{Document, Reading};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, params, params_from_iter};

use crate::changes;
use crate::error::{Kind, Result};
use crate::packed::pack;
use crate::store::Store;
use crate::write::{article, project_all, stored};

/// What a repair made of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repaired {
    /// Articles that are in the file now, versions counted apart.
    pub articles: usize,
    /// Articles whose text is whole and whose record was not; they have no items until they are read again.
    pub without_record: Vec<String>,
    /// Articles of which not even the text was whole, each with the reason; they are not in the file any more.
    pub left_out: Vec<String>,
    /// Where the file lies as it was, if anything was left out.
    pub kept: Option<PathBuf>,
}

/// Tables that are copied as they stand, beside those of the articles.
const PLAIN: [&str; 3] = ["stored_runs", "stored_failures", "stored_outlets"];

/// How often a repair begins again because somebody corrected something meanwhile.
const ATTEMPTS: usize = 3;

impl Store {
    /// Makes all tables and indexes again from the articles, the records and the corrections. Afterwards nothing is linked.
    /// Killed at any moment, it leaves the file as it was or repaired. `when` is now, ISO 8601.
    ///
    /// [`Error::is_locked`](crate::Error::is_locked) where somebody else is writing.
    pub fn repair(&mut self, when: &str) -> Result<Repaired> {
        self.lock()?;
        let done = repair(&mut self.db, &self.file, when);
        self.done(done)
    }
}

fn repair(db: &mut Connection, file: &Path, when: &str) -> std::result::Result<Repaired, Kind> {
    for _ in 0..ATTEMPTS {
        let mut new = Beside::create(file)?;
        let mut repaired = Repaired::default();
        let seen = db.unchecked_transaction()?;
        let corrections = last_correction(&seen)?;
        fill(&seen, &mut new.store, &mut repaired, when)?;
        drop(seen);
        if !repaired.left_out.is_empty() {
            repaired.kept = Some(keep(db, file)?);
        }
        if new.replace(db, file, corrections)? {
            return Ok(repaired);
        }
        if let Some(kept) = repaired.kept {
            fs::remove_file(kept)?;
        }
    }
    Err(Kind::Locked("corrections are being made".to_owned()))
}

/// A new store in the same folder, which goes away when it is dropped.
struct Beside {
    store: Store,
    path: PathBuf,
}

impl Beside {
    fn create(file: &Path) -> std::result::Result<Self, Kind> {
        let path = beside(file, "-repair");
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Kind::Io(error)),
            _ => {}
        }
        let store = Store::create(&path).map_err(crate::Error::into_kind)?;
        // Nobody needs it after a crash.
        store.db.pragma_update(None, "journal_mode", "OFF")?;
        store.db.pragma_update(None, "synchronous", "OFF")?;
        // A correction may come before its article is left out.
        store.db.pragma_update(None, "foreign_keys", false)?;
        Ok(Self { store, path })
    }

    /// Puts the new content in place of the old in one transaction; `false` where a correction came in between.
    fn replace(
        &self,
        old: &mut Connection,
        file: &Path,
        corrections: Option<i64>,
    ) -> std::result::Result<bool, Kind> {
        let backup = Backup::new(&self.store.db, old)?;
        // The first step takes the right to write, and from then on nobody can correct anything.
        match backup.step(0)? {
            StepResult::Busy | StepResult::Locked => {
                return Err(Kind::Locked("another program".to_owned()));
            }
            _ => {}
        }
        if last_correction(&Store::connect_to_write(file)?)? != corrections {
            return Ok(false);
        }
        while backup.step(4096)? != StepResult::Done {}
        Ok(true)
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

fn beside(file: &Path, name: &str) -> PathBuf {
    let mut path = file.as_os_str().to_owned();
    path.push(name);
    path.into()
}

/// A copy of the file as it is, under a name that is free.
fn keep(db: &Connection, file: &Path) -> std::result::Result<PathBuf, Kind> {
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    let free = |n: usize| beside(file, &if n == 0 { ".damaged".to_owned() } else { format!(".damaged-{n}") });
    let path = (0..).map(free).find(|path| !path.exists()).expect("there is a number that is not taken");
    fs::copy(file, &path)?;
    Ok(path)
}

fn last_correction(db: &Connection) -> std::result::Result<Option<i64>, Kind> {
    Ok(db.query_row("SELECT max(id) FROM stored_corrections", [], |row| row.get(0))?)
}

/// Copies what cannot be made again, and makes the rest.
fn fill(
    from: &Connection,
    new: &mut Store,
    repaired: &mut Repaired,
    when: &str,
) -> std::result::Result<(), Kind> {
    let to = new.transaction()?;
    for table in PLAIN {
        copy(from, &to, table, None)?;
    }
    let again = to.query_row(
        "INSERT INTO stored_runs (program, model, options, started) VALUES ('repair', '', '', ?1) RETURNING id",
        [when],
        |row| row.get(0),
    )?;
    for id in documents(from)? {
        match document(from, &to, id, again) {
            Ok(true) => repaired.articles += 1,
            Ok(false) => {
                repaired.articles += 1;
                repaired.without_record.push(name(from, id));
            }
            Err(error) => {
                to.execute("DELETE FROM stored_readings WHERE document = ?1", [id])?;
                to.execute("DELETE FROM stored_documents WHERE id = ?1", [id])?;
                repaired.left_out.push(format!("{}: {}", name(from, id), damage(error)?));
            }
        }
    }
    if repaired.without_record.is_empty() {
        to.execute("DELETE FROM stored_runs WHERE id = ?1", [again])?;
    }
    copy(from, &to, "stored_corrections", None)?;
    if !repaired.left_out.is_empty() {
        // The version before one that is lost is the newest now.
        to.execute_batch(
            "DELETE FROM stored_corrections WHERE document NOT IN (SELECT id FROM stored_documents);
             UPDATE stored_documents SET current = id IN (SELECT max(id) FROM stored_documents GROUP BY article);",
        )?;
    }
    project_all(&to)?;
    changes::all(&to)?;
    to.execute("INSERT INTO article_words (article_words) VALUES ('rebuild')", [])?;
    to.commit()?;
    Ok(())
}

/// The numbers of all articles, by whatever tables and indexes can be read.
fn documents(db: &Connection) -> std::result::Result<BTreeSet<i64>, Kind> {
    let ways = [
        "SELECT id FROM stored_documents NOT INDEXED",
        "SELECT id FROM stored_documents INDEXED BY documents_by_run",
        "SELECT document FROM stored_readings",
    ];
    let mut found = BTreeSet::new();
    for sql in ways {
        let mut statement = db.prepare(sql)?;
        let mut rows = statement.query([])?;
        loop {
            match rows.next() {
                Ok(Some(row)) => found.extend(row.get::<_, i64>(0).ok()),
                Ok(None) => break,
                Err(error) => {
                    damage(error.into())?;
                    break;
                }
            }
        }
    }
    Ok(found)
}

/// Copies one article with its record; `false` where the record is not whole, and an empty one stands for it.
fn document(from: &Connection, to: &Connection, id: i64, again: i64) -> std::result::Result<bool, Kind> {
    copy(from, to, "stored_documents", Some(id))?;
    let sql = "SELECT text, sha256 FROM stored_documents WHERE id = ?1";
    let (text, sha256): (String, String) = to.query_row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if onrecord_record::sha256(&text) != sha256 {
        return Err(Kind::Damaged("its text is not the one that was stored".to_owned()));
    }
    let whole = |reading: &Reading| reading.document.sha256 == sha256 && reading.faults().is_empty();
    let packed = match stored(from, id) {
        Ok(reading) if whole(&reading) => {
            let sql = "SELECT packed FROM stored_readings WHERE document = ?1";
            Some(from.query_row(sql, [id], |row| row.get::<_, Vec<u8>>(0))?)
        }
        Ok(_) => None,
        Err(error) => damage(error).map(|_| None)?,
    };
    let insert = "INSERT INTO stored_readings VALUES (?1, ?2)";
    if let Some(packed) = packed {
        to.execute(insert, params![id, packed])?;
        return Ok(true);
    }
    to.execute("UPDATE stored_documents SET run = ?2 WHERE id = ?1", [id, again])?;
    let article = article(to, id)?;
    let document = Document {
        title: article.title,
        outlet: article.outlet,
        authors: article.authors,
        published: article.published,
        url: article.url,
        language: article.language,
        sha256,
        text,
        ..Document::default()
    };
    let empty = Reading { id: article.id, document, ..Reading::default() };
    to.execute(insert, params![id, pack(&empty)])?;
    Ok(false)
}

/// Copies the rows of a table, or one of them.
fn copy(from: &Connection, to: &Connection, table: &str, id: Option<i64>) -> std::result::Result<(), Kind> {
    let sql = match id {
        Some(id) => format!("SELECT * FROM {table} WHERE id = {id}"),
        None => format!("SELECT * FROM {table} NOT INDEXED ORDER BY id"),
    };
    let mut found = from.prepare(&sql)?;
    let columns: Vec<String> = found.column_names().map(str::to_owned).collect();
    let places = vec!["?"; columns.len()].join(", ");
    let sql = format!("INSERT INTO {table} (\"{}\") VALUES ({places})", columns.join("\", \""));
    let mut insert = to.prepare_cached(&sql)?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        let values = (0..columns.len()).map(|at| row.get::<_, Value>(at));
        insert.execute(params_from_iter(values.collect::<rusqlite::Result<Vec<_>>>()?))?;
    }
    Ok(())
}

/// How an article is called, as far as that can be read.
fn name(db: &Connection, id: i64) -> String {
    let sql = "SELECT document, coalesce(title, url, name) FROM stored_documents WHERE id = ?1";
    let found = db.query_row(sql, [id], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)));
    match found {
        Ok((name, title)) => format!("{name} ({title})"),
        Err(_) => format!("article number {id}"),
    }
}

/// Why an article cannot be read; an error that has nothing to do with one article is given back.
fn damage(error: Kind) -> std::result::Result<String, Kind> {
    match error {
        Kind::Damaged(what) => Ok(what),
        Kind::Sqlite(
            rusqlite::Error::QueryReturnedNoRows
            | rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..)
            | rusqlite::Error::IntegralValueOutOfRange(..),
        ) => Ok("its row is not whole".to_owned()),
        Kind::Sqlite(error) => match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch) => {
                Ok("its row is not whole".to_owned())
            }
            _ => Err(Kind::Sqlite(error)),
        },
        other => Err(other),
    }
}
