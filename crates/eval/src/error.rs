//! What can go wrong with a gold corpus.

use std::fmt;
use std::path::{Path, PathBuf};

/// A gold corpus that cannot be read.
#[derive(Debug)]
pub struct Error {
    path: PathBuf,
    reason: String,
}

impl Error {
    pub(crate) fn new(path: &Path, reason: impl fmt::Display) -> Self {
        Self { path: path.to_owned(), reason: reason.to_string() }
    }

    /// `line` counts from 1.
    pub(crate) fn at_line(path: &Path, line: usize, reason: impl fmt::Display) -> Self {
        Self::new(path, format_args!("line {line}: {reason}"))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.reason)
    }
}

impl std::error::Error for Error {}
