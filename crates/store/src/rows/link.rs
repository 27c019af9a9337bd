//! Which item answers, denies, contradicts, repeats or supersedes which.

use onrecord_record::{Address, LinkKind};

use super::cell::Day;
use super::row;
use crate::origin::Origin;

row! {
    /// What one item does to another.
    LinkRow of Links from "links" {
        /// The link's identifier.
        id: String,
        /// What `from_item` does to `to_item`.
        kind: LinkKind,
        /// When the article of `from_item` was published, ISO 8601, as exact as it says.
        published: Option<String>,
        /// The day of `published`, as whoever published it writes it.
        day: Option<Day>,
        /// The publisher of that article.
        outlet: Option<String>,
        /// Who says `from_item`, across articles.
        actor: Option<String>,
        /// Whose it is when links are counted by party.
        party: Option<String>,
        /// The item that answers, denies, contradicts, repeats or supersedes.
        from_item: Address,
        /// The item that it does so to.
        to_item: Address,
        /// The words of `from_item`.
        from_words: Option<String>,
        /// The words of `to_item`.
        to_words: Option<String>,
        /// The rule that found it.
        rule: String,
        /// What the rule saw.
        reason: String,
        /// How sure the rule is, from 0 to 1: judged for each rule, not measured.
        confidence: f64,
        /// Whether the program found it, or a person has confirmed or rejected it.
        origin: Origin,
    }
}
