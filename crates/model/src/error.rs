//! What can go wrong: only reading a model file.

use std::fmt;

/// Why a model file was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Foreign,
    Version(u32),
    Damaged(String),
}

impl Error {
    pub(crate) fn foreign() -> Self {
        Self(Kind::Foreign)
    }

    pub(crate) fn version(found: u32) -> Self {
        Self(Kind::Version(found))
    }

    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self(Kind::Damaged(what.into()))
    }

    /// Whether the bytes are no model file at all.
    pub fn is_foreign(&self) -> bool {
        self.0 == Kind::Foreign
    }

    /// Whether the file is of a version that this program does not read.
    pub fn is_version(&self) -> bool {
        matches!(self.0, Kind::Version(_))
    }

    /// Whether the file is cut short, or its parts contradict one another.
    pub fn is_damaged(&self) -> bool {
        matches!(self.0, Kind::Damaged(_))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Foreign => write!(formatter, "not a model file"),
            Kind::Version(found) => {
                write!(
                    formatter,
                    "the model file has version {found}, this program reads {}",
                    crate::file::VERSION
                )
            }
            Kind::Damaged(what) => write!(formatter, "the model file is damaged: {what}"),
        }
    }
}

impl std::error::Error for Error {}
