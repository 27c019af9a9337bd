//! The schema of a file: which version it has, and how an older one is brought up to date.

use rusqlite::{Connection, Transaction};

use crate::error::Kind;

/// `OnRc`: what SQLite's header says a file of ours is.
pub(crate) const APPLICATION: i64 = 0x4F6E_5263;

/// One step from a schema to the next.
struct Migration {
    sql: &'static str,
    /// Whether the tables are made again from the records after it.
    again: bool,
}

/// All steps, in order; the schema's version is how many have been taken. A step that has been released never changes.
const MIGRATIONS: &[Migration] = &[
    Migration { sql: include_str!("../migrations/0001.sql"), again: false },
    Migration { sql: include_str!("../migrations/0002.sql"), again: false },
    Migration { sql: include_str!("../migrations/0003.sql"), again: true },
    Migration { sql: include_str!("../migrations/0004.sql"), again: false },
    Migration { sql: include_str!("../migrations/0005.sql"), again: false },
];

/// What analysts read; made again by every migration.
const VIEWS: &str = include_str!("../migrations/views.sql");

/// The newest schema that this program knows.
pub(crate) const NEWEST: i64 = MIGRATIONS.len() as i64;

/// What a file's header says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Nothing in it yet.
    Blank,
    /// Ours, of this version.
    Version(i64),
}

/// What a file is; an error where it is another program's.
pub(crate) fn state(connection: &Connection) -> Result<State, Kind> {
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let application: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    match (application, version, tables) {
        (0, 0, 0) => Ok(State::Blank),
        (APPLICATION, version, _) if version > NEWEST => Err(Kind::Newer { found: version, known: NEWEST }),
        (APPLICATION, version, _) if version > 0 => Ok(State::Version(version)),
        _ => Err(Kind::NotAStore),
    }
}

/// Takes the steps from `version` to the newest schema. `true` where the tables must be made again from the records.
pub(crate) fn migrate(transaction: &Transaction<'_>, version: i64) -> Result<bool, Kind> {
    step(transaction, version, NEWEST)
}

fn step(transaction: &Transaction<'_>, version: i64, to: i64) -> Result<bool, Kind> {
    for view in views(transaction)? {
        transaction.execute_batch(&format!("DROP VIEW \"{view}\""))?;
    }
    let mut again = false;
    for migration in &MIGRATIONS[version as usize..to as usize] {
        transaction.execute_batch(migration.sql)?;
        again |= migration.again;
    }
    if to == NEWEST {
        transaction.execute_batch(VIEWS)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", to)?;
    Ok(again)
}

fn views(connection: &Connection) -> Result<Vec<String>, Kind> {
    let mut found = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")?;
    let names = found.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    Ok(names)
}
