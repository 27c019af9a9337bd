//! Which program and model read what, and what failed.

use rusqlite::{Connection, params};

use crate::error::{Kind, Result};
use crate::store::Store;
use crate::write::Attempt;

/// What reads: with another program or model the same article may give another record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The program's version, and what its rules and word lists come to: `0.1.0+2f6c...`.
    pub program: String,
    /// The model's SHA-256.
    pub model: String,
    /// What the command was given.
    pub options: String,
    /// When it began, ISO 8601.
    pub started: String,
}

/// An input that gave no article, the last time that it was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFailure {
    /// The path that was given.
    pub path: String,
    /// The input or its item.
    pub input: String,
    /// Why, and what to do.
    pub reason: String,
}

impl Store {
    /// Begins a run; its number.
    pub fn begin(&mut self, run: &Run) -> Result<i64> {
        let insert = "INSERT INTO stored_runs (program, model, options, started) VALUES (?1, ?2, ?3, ?4)";
        let done = self.db.execute(insert, params![run.program, run.model, run.options, run.started]);
        let done = done.map(|_| self.db.last_insert_rowid()).map_err(Kind::from);
        self.done(done)
    }

    /// Ends a run. One that wrote nothing is forgotten.
    pub fn end(&mut self, run: i64, when: &str) -> Result<()> {
        let end = || -> std::result::Result<(), Kind> {
            let sql = "UPDATE stored_runs SET ended = ?2 WHERE id = ?1";
            self.db.execute(sql, params![run, when])?;
            let sql = "DELETE FROM stored_runs WHERE articles = 0 AND ended IS NOT NULL
                       AND id NOT IN (SELECT run FROM stored_documents) AND id NOT IN (SELECT run FROM stored_failures)";
            self.db.execute(sql, [])?;
            Ok(())
        };
        self.done(end())
    }

    /// What failed and has not been read since.
    pub fn failures(&self) -> Result<Vec<StoredFailure>> {
        let read = || -> std::result::Result<Vec<StoredFailure>, Kind> {
            let mut found = self.db.prepare("SELECT path, input, reason FROM stored_failures ORDER BY id")?;
            let rows = found.query_map([], |row| {
                Ok(StoredFailure { path: row.get(0)?, input: row.get(1)?, reason: row.get(2)? })
            })?;
            Ok(rows.collect::<std::result::Result<_, _>>()?)
        };
        self.done(read())
    }

    /// The names of the articles that another program or model has read, in the order in which they were stored.
    pub fn read_by_others(&self, run: &Run) -> Result<Vec<String>> {
        let read = || -> std::result::Result<Vec<String>, Kind> {
            let mut found = self.db.prepare(
                "SELECT d.document FROM stored_documents d JOIN stored_runs r ON r.id = d.run
                 WHERE r.program <> ?1 OR r.model <> ?2 ORDER BY d.id",
            )?;
            let rows = found.query_map(params![run.program, run.model], |row| row.get(0))?;
            Ok(rows.collect::<std::result::Result<_, _>>()?)
        };
        self.done(read())
    }
}

/// Adds to a run what it wrote, and puts the failures of inputs that were tried in place of the older ones.
pub(crate) fn record(
    db: &Connection,
    run: i64,
    articles: usize,
    attempts: &[Attempt],
) -> std::result::Result<(), Kind> {
    db.prepare_cached("UPDATE stored_runs SET articles = articles + ?2 WHERE id = ?1")?
        .execute(params![run, articles])?;
    for attempt in attempts {
        db.prepare_cached("DELETE FROM stored_failures WHERE path = ?1")?.execute([&attempt.path])?;
        for (input, reason) in &attempt.failed {
            db.prepare_cached(
                "INSERT INTO stored_failures (path, input, reason, run) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![attempt.path, input, reason, run])?;
        }
    }
    Ok(())
}
