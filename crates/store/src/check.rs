//! Proof that a file is whole: SQLite's own checks, that every item's words are the article's, and that the search indexes
//! hold them.

mod words;

use onrecord_record::{Reading, Statement};
use onrecord_text::{CodePoints, Offsets};
use rusqlite::{Connection, params};

use crate::error::{Kind, Result};
use crate::number::range;
use crate::project::{one_line, words};
use crate::store::Store;
use crate::write::{corrected, stored};

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Articles that were checked, versions counted apart.
    pub articles: usize,
    /// Statements that were checked.
    pub statements: usize,
    /// What does not hold, each on a line.
    pub faults: Vec<String>,
    /// What could not be checked, and why, each on a line.
    pub notes: Vec<String>,
}

impl Store {
    /// Checks the whole file. A damaged one ends in faults, or in an error where nothing can be read.
    pub fn check(&self) -> Result<Report> {
        let mut report = Report::default();
        let checked = check(&self.db, &mut report).and_then(|()| words::check(self, &mut report));
        match checked {
            Ok(()) => Ok(report),
            // What was found before the damage is worth more than an error.
            Err(error) if !report.faults.is_empty() => {
                let error = self.done::<()>(Err(error)).expect_err("it is an error");
                report.faults.push(error.to_string());
                Ok(report)
            }
            Err(error) => self.done(Err(error)),
        }
    }
}

fn check(db: &Connection, report: &mut Report) -> std::result::Result<(), Kind> {
    let mut integrity = db.prepare("PRAGMA integrity_check(20)")?;
    for line in integrity.query_map([], |row| row.get::<_, String>(0))? {
        let line = line?;
        if line != "ok" {
            report.faults.push(format!("sqlite: {}", one_line(&line)));
        }
    }
    let mut foreign = db.prepare("PRAGMA foreign_key_check")?;
    for line in foreign.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<i64>>(1)?)))? {
        let (table, row) = line?;
        report.faults.push(format!("{table} {}: leads to a row that is not there", row.unwrap_or_default()));
    }
    let mut found = db.prepare("SELECT id, document FROM stored_documents ORDER BY id")?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        let (id, name): (i64, String) = (row.get(0)?, row.get(1)?);
        report.articles += 1;
        if let Err(error) = document(db, id, &name, report) {
            match error {
                Kind::Damaged(reason) => report.faults.push(reason),
                Kind::Sqlite(rusqlite::Error::QueryReturnedNoRows) => {
                    report.faults.push(format!("{name}: its record is not there"));
                }
                other => return Err(other),
            }
        }
    }
    Ok(())
}

fn document(db: &Connection, id: i64, name: &str, report: &mut Report) -> std::result::Result<(), Kind> {
    let read = stored(db, id)?;
    let sha256: String = db
        .prepare_cached("SELECT sha256 FROM stored_documents WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    let hashed = onrecord_record::sha256(&read.document.text);
    if sha256 != hashed || read.document.sha256 != hashed {
        report.faults.push(format!("{name}: the text does not have the stored sha256"));
    }
    let (reading, _) = corrected(db, id)?;
    for reading in [&read, &reading] {
        let faults =
            reading.faults().into_iter().map(|fault| format!("{name}: {}: {}", fault.item, fault.reason));
        for fault in faults {
            if !report.faults.contains(&fault) {
                report.faults.push(fault);
            }
        }
    }
    statements(db, id, name, &reading, report)?;
    let offsets = Offsets::new(&reading.document.text);
    for (table, column) in
        [("figures", "expression"), ("dates", "expression"), ("namings", "term"), ("places", "words")]
    {
        let (from, to) = range(id);
        let sql =
            format!("SELECT item, first, last, {column} FROM stored_{table} WHERE id >= ?1 AND id < ?2");
        let mut found = db.prepare_cached(&sql)?;
        let mut rows = found.query(params![from, to])?;
        while let Some(row) = rows.next()? {
            let (item, start, end): (String, usize, usize) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let kept: String = row.get(3)?;
            let text = &reading.document.text;
            let span = offsets.span(text, CodePoints { start, end });
            if span.map(|span| one_line(span.of(text))) != Some(kept) {
                report.faults.push(format!("{name}:{item}: the words are not those at {start}..{end}"));
            }
        }
    }
    Ok(())
}

/// The rows of statements are those of the record as corrected.
fn statements(
    db: &Connection,
    id: i64,
    name: &str,
    reading: &Reading,
    report: &mut Report,
) -> std::result::Result<(), Kind> {
    let expected: Vec<&Statement> = reading.statements_deep().collect();
    report.statements += expected.len();
    let (from, to) = range(id);
    let mut found = db.prepare_cached(
        "SELECT item, content FROM stored_statements WHERE id >= ?1 AND id < ?2 ORDER BY id",
    )?;
    let rows = found.query_map(params![from, to], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let rows: Vec<(String, String)> = rows.collect::<std::result::Result<_, _>>()?;
    if rows.len() != expected.len() {
        report.faults.push(format!("{name}: {} statements are listed of {}", rows.len(), expected.len()));
    }
    for ((item, content), statement) in rows.iter().zip(expected) {
        if *item != statement.id || *content != words(&statement.content) {
            report.faults.push(format!("{name}:{item}: the row is not that of the record"));
        }
    }
    Ok(())
}
