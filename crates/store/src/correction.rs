//! What people change: the log of it, and its replay over every later reading and linking.
//!
//! The record as read is never touched. Corrections are kept in the order in which they were made and applied to it each
//! time the tables are made; so they hold for a new model's reading too, whose items keep their identifiers where they
//! stand where one stood.

mod apply;
mod carry;
mod log;
mod seen;
mod training;

use serde::{Deserialize, Serialize};

pub(crate) use apply::{apply, without_rejected};
pub(crate) use carry::carry;
pub(crate) use log::{active, all_active, insert};
pub use seen::Seen;

/// What is changed of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verb", rename_all = "snake_case")]
pub enum Change {
    /// It is right as it is.
    Confirm,
    /// It is wrong: lists leave it out, and a rejected link is not made again.
    Reject,
    /// It stands elsewhere. `pieces` are starts and ends in code points of the article's text.
    Span {
        /// `source`, `cue` or `content` of a statement; `words` of another item.
        part: String,
        /// Where it stands, in order.
        pieces: Vec<(usize, usize)>,
    },
    /// Somebody else speaks; nobody known, where there is no name.
    Speaker {
        /// The speaker's name.
        name: Option<String>,
    },
    /// An entity, and the actor that it belongs to, has another name.
    Rename {
        /// The name.
        name: String,
    },
    /// Two entities, and the actors that they belong to, are one.
    Merge {
        /// The other entity's address.
        with: String,
    },
    /// An entity is another than those it was taken for.
    Split {
        /// The addresses of those.
        from: Vec<String>,
    },
    /// An earlier correction does not hold.
    Undo {
        /// Its number.
        correction: i64,
    },
}

impl Change {
    /// The command's word for it.
    pub fn verb(&self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Reject => "reject",
            Self::Span { .. } => "span",
            Self::Speaker { .. } => "speaker",
            Self::Rename { .. } => "rename",
            Self::Merge { .. } => "merge",
            Self::Split { .. } => "split",
            Self::Undo { .. } => "undo",
        }
    }
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// Its number in the file, from 1.
    pub id: i64,
    /// What is corrected: an item's address (`DOC:s4`), or a link's identifier.
    pub target: String,
    /// What is changed.
    pub change: Change,
    /// The item before it.
    pub before: Option<serde_json::Value>,
    /// The item after it.
    pub after: Option<serde_json::Value>,
    /// Who made it.
    pub by: String,
    /// When, ISO 8601.
    pub made: String,
    /// Why, in their words.
    pub note: Option<String>,
}

/// Who corrects, when, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrector {
    /// Who.
    pub by: String,
    /// When, ISO 8601.
    pub made: String,
    /// Why.
    pub note: Option<String>,
}
