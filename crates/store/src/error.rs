//! Why a store could not do what was asked, and what to do about it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use onrecord_record::Fault;
use rusqlite::ErrorCode;

use crate::correction::Correction;

/// What went wrong with one file.
///
/// Displays on one line as `file: reason — what to do`.
#[derive(Debug)]
pub struct Error {
    file: PathBuf,
    kind: Kind,
}

#[derive(Debug)]
pub(crate) enum Kind {
    Missing,
    NotAStore,
    Newer { found: i64, known: i64 },
    Older { found: i64 },
    Locked(String),
    ReadOnly,
    Faults(Vec<Fault>),
    Damaged(String),
    NoItem(String),
    Wrong(String),
    Changed { target: String, since: Vec<Correction> },
    Io(io::Error),
    Sqlite(rusqlite::Error),
}

/// What to do about a damaged file.
const REPAIR: &str =
    "run `onrecord check --repair` on it, restore a copy, or import the articles again into a new file";

/// The result of what a store does.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(crate) fn new(file: &Path, kind: Kind) -> Self {
        Self { file: file.to_owned(), kind }
    }

    pub(crate) fn into_kind(self) -> Kind {
        self.kind
    }

    /// Whether there is no such file.
    pub fn is_missing(&self) -> bool {
        matches!(self.kind, Kind::Missing)
    }

    /// Whether the file is none of ours: no SQLite file, or another program's.
    pub fn is_not_a_store(&self) -> bool {
        matches!(self.kind, Kind::NotAStore) || self.code() == Some(ErrorCode::NotADatabase)
    }

    /// Whether a later version of this program wrote the file.
    pub fn is_newer(&self) -> bool {
        matches!(self.kind, Kind::Newer { .. })
    }

    /// Whether somebody else is writing.
    pub fn is_locked(&self) -> bool {
        matches!(self.kind, Kind::Locked(_))
            || matches!(self.code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
    }

    /// Whether the disk is full.
    pub fn is_full(&self) -> bool {
        self.code() == Some(ErrorCode::DiskFull)
            || matches!(&self.kind, Kind::Io(error) if error.kind() == io::ErrorKind::StorageFull)
    }

    /// Whether the file, or the disk that it is on, may not be written.
    pub fn is_read_only(&self) -> bool {
        matches!(self.kind, Kind::ReadOnly)
            || self.code() == Some(ErrorCode::ReadOnly)
            || matches!(&self.kind, Kind::Io(error)
                if matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem))
    }

    /// Whether the file is damaged.
    pub fn is_corrupt(&self) -> bool {
        matches!(self.kind, Kind::Damaged(_)) || self.code() == Some(ErrorCode::DatabaseCorrupt)
    }

    /// Whether what was asked for is not in the file.
    pub fn is_no_item(&self) -> bool {
        matches!(self.kind, Kind::NoItem(_))
    }

    /// Whether what was asked is nothing that can be asked: a filter's value that there is not, a correction that cannot be.
    pub fn is_wrong(&self) -> bool {
        matches!(self.kind, Kind::Wrong(_))
    }

    /// What an item was changed by since somebody saw it, where a correction was refused for that; nothing stands in it where
    /// its article was read again.
    pub fn changed(&self) -> Option<&[Correction]> {
        match &self.kind {
            Kind::Changed { since, .. } => Some(since),
            _ => None,
        }
    }

    /// The file that it happened to.
    pub fn file(&self) -> &Path {
        &self.file
    }

    fn code(&self) -> Option<ErrorCode> {
        match &self.kind {
            Kind::Sqlite(error) => error.sqlite_error_code(),
            _ => None,
        }
    }

    fn advice(&self) -> &'static str {
        match &self.kind {
            Kind::Missing => "check the path, or make it with `onrecord import PATHS --into FILE`",
            Kind::NotAStore => "give a file that `onrecord import` made",
            Kind::Newer { .. } => "use the version of onrecord that wrote it, or a later one",
            Kind::Older { .. } => "make it writable once, so that it can be brought up to date",
            Kind::Locked(_) => "wait until it has ended",
            Kind::Faults(_) => "this is a defect of the reader; nothing of the article was stored",
            Kind::NoItem(_) => "see `onrecord show` for what there is",
            Kind::Wrong(_) => "see `--help`",
            Kind::Changed { .. } => "look at it again, and correct what it is now",
            Kind::ReadOnly => "check its permissions and those of its folder, or copy it elsewhere",
            _ if self.is_full() => {
                "free some space, then run the same command again; what was stored is kept"
            }
            _ if self.is_read_only() => "check its permissions and those of its folder, or copy it elsewhere",
            _ if self.is_locked() => "wait until the other program has finished",
            Kind::Damaged(_) => REPAIR,
            _ if self.is_corrupt() => REPAIR,
            _ if self.is_not_a_store() => "give a file that `onrecord import` made",
            Kind::Io(_) => "check the path",
            Kind::Sqlite(_) => "run `onrecord check` on it",
        }
    }

    pub(crate) fn reason(&self) -> String {
        match &self.kind {
            Kind::Missing => "no such file".to_owned(),
            Kind::NotAStore => "no store of onrecord".to_owned(),
            Kind::Newer { found, known } => {
                format!("written by a later version (schema {found}; this program knows {known})")
            }
            Kind::Older { found } => format!("has the old schema {found}, and cannot be written"),
            Kind::Locked(who) => format!("another import or link is writing to it ({who})"),
            Kind::Faults(faults) => {
                let first = faults.first().map(ToString::to_string).unwrap_or_default();
                match faults.len() {
                    1 => format!("a span that does not equal its text: {first}"),
                    many => format!("{many} spans that do not equal their text, the first: {first}"),
                }
            }
            Kind::Damaged(what) => format!("the file is damaged: {what}"),
            Kind::NoItem(what) => format!("there is no {what} in it"),
            Kind::Wrong(what) => what.clone(),
            Kind::Changed { target, since } => match since.last() {
                Some(last) => format!("{} has changed {target} meanwhile", last.by),
                None => format!("{target} was read again meanwhile"),
            },
            Kind::ReadOnly => "cannot be written".to_owned(),
            _ if self.is_full() => "the disk is full".to_owned(),
            _ if self.is_read_only() => "cannot be written".to_owned(),
            _ if self.is_locked() => "another program is writing to it".to_owned(),
            _ if self.is_corrupt() => "the file is damaged".to_owned(),
            _ if self.is_not_a_store() => "no store of onrecord".to_owned(),
            Kind::Io(error) => {
                let text = error.to_string().to_lowercase();
                text.split(" (os error ").next().unwrap_or(&text).to_owned()
            }
            Kind::Sqlite(error) => error.to_string(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} — {}", self.file.display(), self.reason(), self.advice())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            Kind::Io(error) => Some(error),
            Kind::Sqlite(error) => Some(error),
            _ => None,
        }
    }
}

impl From<rusqlite::Error> for Kind {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<io::Error> for Kind {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
