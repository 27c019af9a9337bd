//! The file: opening it, bringing it up to date, and what its connection is set to.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::error::{Error, Kind, Result};
use crate::lock::Lock;
use crate::schema::{self, NEWEST, State};

/// How long a short write waits for another to end.
const PATIENCE: Duration = Duration::from_secs(30);

/// A record of many articles in one file.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use onrecord_store::Store;
/// let folder = tempfile::tempdir()?;
/// let file = folder.path().join("crisis.onrecord");
/// let store = Store::create(&file)?;
/// assert_eq!(store.documents()?, 0);
/// assert!(Store::open(folder.path().join("other.onrecord")).unwrap_err().is_missing());
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Store {
    pub(crate) file: PathBuf,
    pub(crate) db: Connection,
    lock: Option<Lock>,
}

impl Store {
    /// Opens a file for writing, and makes it where there is none. An older schema is brought up to date.
    pub fn create(file: impl AsRef<Path>) -> Result<Self> {
        let file = file.as_ref();
        at(file, Self::open_to_write(file, OpenFlags::SQLITE_OPEN_CREATE))
    }

    /// Opens a file for writing that is there. An older schema is brought up to date.
    pub fn open(file: impl AsRef<Path>) -> Result<Self> {
        let file = file.as_ref();
        at(file, exists(file).and_then(|()| Self::open_to_write(file, OpenFlags::empty())))
    }

    /// Opens a file for reading. One with an older schema is brought up to date first, if it can be written.
    pub fn read(file: impl AsRef<Path>) -> Result<Self> {
        let file = file.as_ref();
        at(file, exists(file).and_then(|()| Self::open_to_read(file)))
    }

    fn open_to_write(file: &Path, extra: OpenFlags) -> std::result::Result<Self, Kind> {
        let mut db = Self::connect(file, extra)?;
        let found = schema::state(&db)?;
        if found != State::Version(NEWEST) {
            db.pragma_update(None, "journal_mode", "WAL")?;
            let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            // Somebody may have been quicker.
            let version = match schema::state(&transaction)? {
                State::Blank => 0,
                State::Version(version) => version,
            };
            if version < NEWEST && schema::migrate(&transaction, version)? {
                crate::write::project_all(&transaction)?;
            }
            transaction.commit()?;
        } else {
            db.pragma_update(None, "journal_mode", "WAL")?;
        }
        Ok(Self { file: file.to_owned(), db, lock: None })
    }

    /// A connection to a file that is there, for whoever changes nothing that [`Store`] promises.
    pub(crate) fn connect_to_write(file: &Path) -> std::result::Result<Connection, Kind> {
        Self::connect(file, OpenFlags::empty())
    }

    fn connect(file: &Path, extra: OpenFlags) -> std::result::Result<Connection, Kind> {
        if file.is_dir() {
            return Err(Kind::NotAStore);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | extra;
        let db = Connection::open_with_flags(file, flags).map_err(|error| opening(file, error))?;
        // SQLite opens what it may not write for reading only, and says so when it is too late.
        if db.is_readonly(rusqlite::MAIN_DB)? {
            return Err(Kind::ReadOnly);
        }
        settings(&db)?;
        Ok(db)
    }

    fn open_to_read(file: &Path) -> std::result::Result<Self, Kind> {
        let (db, state) = Self::connect_to_read(file)?;
        match state {
            State::Version(NEWEST) => return Ok(Self { file: file.to_owned(), db, lock: None }),
            State::Blank => return Err(Kind::NotAStore),
            State::Version(_) => drop(db),
        }
        let found = match state {
            State::Version(found) => found,
            State::Blank => 0,
        };
        match Self::open_to_write(file, OpenFlags::empty()) {
            Ok(store) => drop(store),
            Err(Kind::ReadOnly) => return Err(Kind::Older { found }),
            Err(error) => return Err(error),
        }
        let (db, _) = Self::connect_to_read(file)?;
        Ok(Self { file: file.to_owned(), db, lock: None })
    }

    /// A reader that might write leaves nothing beside the file: whoever is the last to close it takes the journal away,
    /// which SQLite leaves where the last may only read. It is kept from writing all the same.
    ///
    /// A file on a disk that cannot be written has no place for SQLite's shared memory; it is then read as it stands.
    fn connect_to_read(file: &Path) -> std::result::Result<(Connection, State), Kind> {
        if let Ok(db) = Self::connect_to_write(file)
            && db.pragma_update(None, "query_only", true).is_ok()
            && let Ok(state) = schema::state(&db)
        {
            return Ok((db, state));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let plain = Connection::open_with_flags(file, flags).map_err(|error| opening(file, error))?;
        match settings(&plain).and_then(|()| schema::state(&plain)) {
            Ok(state) => return Ok((plain, state)),
            Err(Kind::Sqlite(error))
                if matches!(
                    error.sqlite_error_code(),
                    Some(rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::ReadOnly)
                ) => {}
            Err(error) => return Err(error),
        }
        let path = std::path::absolute(file)?;
        let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
        let name = format!("file:{escaped}?immutable=1");
        let flags = flags | OpenFlags::SQLITE_OPEN_URI;
        let db = Connection::open_with_flags(name, flags).map_err(|error| opening(file, error))?;
        settings(&db)?;
        let state = schema::state(&db)?;
        Ok((db, state))
    }

    /// Where it is.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Takes the right to write many articles until the store is dropped. [`Error::is_locked`] where another import or
    /// linking has it; it ends with its process, however that ends.
    pub fn lock(&mut self) -> Result<()> {
        if self.lock.is_none() {
            self.lock = Some(self.done(Lock::take(&self.file))?);
        }
        Ok(())
    }

    /// Whether this store has the right to write many articles.
    pub(crate) fn has_lock(&self) -> bool {
        self.lock.is_some()
    }

    /// Ends writing: what the journal holds goes into the file, and the planner learns what the tables hold.
    pub fn finish(&mut self) -> Result<()> {
        let tidy = || -> std::result::Result<(), Kind> {
            self.db.execute_batch("PRAGMA analysis_limit = 2000; ANALYZE;")?;
            self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            Ok(())
        };
        self.done(tidy())
    }

    /// Lets the file grow to so many pages, as a disk does that is nearly full.
    #[doc(hidden)]
    pub fn limit_pages_for_tests(&self, pages: u64) {
        let limited = self.db.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()));
        limited.expect("the pragma takes any number");
    }

    /// Whether it holds no article.
    pub fn is_empty(&self) -> Result<bool> {
        let empty =
            self.db.query_row("SELECT NOT EXISTS (SELECT 1 FROM stored_documents)", [], |row| row.get(0));
        self.done(empty.map_err(Kind::from))
    }

    /// How many articles it holds, versions counted apart.
    pub fn documents(&self) -> Result<usize> {
        let count = self.db.query_row("SELECT count(*) FROM stored_documents", [], |row| row.get(0));
        self.done(count.map_err(Kind::from))
    }

    /// What happened, with the file that it happened to.
    pub(crate) fn done<T>(&self, done: std::result::Result<T, Kind>) -> Result<T> {
        done.map_err(|kind| Error::new(&self.file, kind))
    }

    pub(crate) fn transaction(&mut self) -> std::result::Result<Transaction<'_>, Kind> {
        Ok(self.db.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }
}

fn at<T>(file: &Path, done: std::result::Result<T, Kind>) -> Result<T> {
    done.map_err(|kind| Error::new(file, kind))
}

fn exists(file: &Path) -> std::result::Result<(), Kind> {
    match file.metadata() {
        Ok(found) if found.is_dir() => Err(Kind::NotAStore),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Kind::Missing),
        Err(error) => Err(Kind::Io(error)),
    }
}

/// SQLite only says that it cannot open a file; the system says why.
fn opening(file: &Path, error: rusqlite::Error) -> Kind {
    if error.sqlite_error_code() == Some(rusqlite::ErrorCode::CannotOpen) {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        let found = match file.metadata() {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                folder.map_or(Ok(()), |folder| std::fs::read_dir(folder).map(|_| ()))
            }
            Err(error) => Err(error),
            Ok(_) => std::fs::File::open(file).map(|_| ()),
        };
        if let Err(error) = found {
            return Kind::Io(error);
        }
    }
    Kind::Sqlite(error)
}

fn settings(db: &Connection) -> std::result::Result<(), Kind> {
    db.busy_timeout(PATIENCE)?;
    db.set_prepared_statement_cache_capacity(96);
    db.pragma_update(None, "foreign_keys", true)?;
    // The journal is synced when it is put into the file: a killed program loses nothing, a power cut at most the last
    // articles, which the next import reads again.
    db.pragma_update(None, "synchronous", "NORMAL")?;
    db.pragma_update(None, "cache_size", -32_000)?;
    db.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(())
}
