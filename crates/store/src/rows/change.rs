//! What changed from one version of an article to the next.

use onrecord_record::Address;

use super::cell::Day;
use super::row;

row! {
    /// A statement that came, went or became another with a version of its article.
    ChangeRow of Changes from "changes" {
        /// The later version's name.
        article: String,
        /// Its number.
        version: usize,
        /// When it was published, ISO 8601, as exact as it says.
        published: Option<String>,
        /// The day of `published`, as whoever published it writes it.
        day: Option<Day>,
        /// The publisher.
        outlet: Option<String>,
        /// What changed: added, removed, reworded or other speaker.
        kind: String,
        /// Who speaks.
        speaker: Option<String>,
        /// What was said.
        before: Option<String>,
        /// What is said now.
        after: Option<String>,
        /// The statement in the version before.
        before_item: Option<Address>,
        /// The statement in this version.
        after_item: Option<Address>,
        /// The headline.
        title: Option<String>,
        /// The address of the page.
        url: Option<String>,
    }
}
