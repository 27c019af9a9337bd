//! What ties one item to another: who answers, denies, contradicts, repeats or supersedes whom.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One item answers, denies, contradicts, repeats or supersedes another.
///
/// Within one article `from` and `to` are its own identifiers (`s3`, `f2`); across articles they are addresses, see
/// [`item_address`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// `l1`, `l2`, ... within one article; across articles made from kind, `from` and `to`, so that the same link has the
    /// same identifier after every run.
    pub id: String,
    /// What `from` does to `to`.
    pub kind: LinkKind,
    /// The item that answers, denies, contradicts, repeats or supersedes.
    pub from: String,
    /// The item that it does so to.
    pub to: String,
    /// Why they are linked.
    pub why: Why,
    /// How sure the rule is, from 0 to 1: a judgment by hand for each rule, no measured probability.
    pub confidence: f32,
}

/// What one item does to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// Replies to it, without turning it down as untrue.
    Answers,
    /// Turns it down as untrue, or refuses it.
    Denies,
    /// Cannot be right together with it; neither speaks of the other.
    Contradicts,
    /// Says the same again: the same speaker, the same words or the same matter.
    Repeats,
    /// Replaces it: a later count by the same party.
    Supersedes,
}

/// Why items are linked or entities merged.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Why {
    /// The rule's name.
    pub rule: String,
    /// What it saw, in a few words.
    pub reason: String,
}

/// The address of an item among many articles: the article's identifier, a colon, the item's own (`banner-7:s3`).
///
/// ```
/// use onrecord_record::{item_address, split_address};
/// let address = item_address("banner-7", "s3");
/// assert_eq!(address, "banner-7:s3");
/// assert_eq!(split_address(&address), Some(("banner-7", "s3")));
/// ```
pub fn item_address(document: &str, item: &str) -> String {
    format!("{document}:{item}")
}

/// The article and the item of an address; `None` where it has no colon. The article's identifier may hold colons itself.
pub fn split_address(address: &str) -> Option<(&str, &str)> {
    address.rsplit_once(':')
}
