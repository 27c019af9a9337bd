//! Whether the file at a path is still the one that was opened: SQLite reads on in one that was removed or replaced.

use std::fs::Metadata;
use std::path::Path;

/// What tells a file from another at the same path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Identity(u64, u64);

impl Identity {
    /// Of the file that is there now.
    pub(crate) fn of(file: &Path) -> Option<Self> {
        file.metadata().ok().map(|found| Self::from(&found))
    }

    #[cfg(unix)]
    fn from(found: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self(found.dev(), found.ino())
    }

    /// Elsewhere an open file can be neither removed nor replaced.
    #[cfg(not(unix))]
    fn from(_: &Metadata) -> Self {
        Self(0, 0)
    }
}
