//! What people and groups are called.

use onrecord_record::{Address, Voice};

use super::cell::Day;
use super::row;
use crate::origin::Origin;

row! {
    /// A contested word for somebody, and who uses it.
    NamingRow of Namings from "namings" {
        /// The naming's address.
        id: Address,
        /// Its article's name.
        article: String,
        /// When the article was published, ISO 8601, as exact as it says.
        published: Option<String>,
        /// The day of `published`, as whoever published it writes it.
        day: Option<Day>,
        /// The publisher.
        outlet: Option<String>,
        /// Who calls so: an actor, a source, or the outlet.
        namer: Option<String>,
        /// Whose word it is when namings are counted by party.
        party: Option<String>,
        /// The word as written.
        term: String,
        /// Its dictionary form.
        lemma: String,
        /// Who is so called; none where the text does not tell.
        named: Option<String>,
        /// Who is so called across articles, by identifier.
        named_id: Option<String>,
        /// Whether a source within the article calls so, or the outlet itself.
        voice: Voice,
        /// Whether the namer's own words are quoted.
        own_words: bool,
        /// Whether the word stands in scare quotes.
        scare_quoted: bool,
        /// The statement that it stands in.
        statement: Option<Address>,
        /// What is said around it.
        said: Option<String>,
        /// The probability that the statement around it is right, from 0 to 1.
        confidence: Option<f64>,
        /// First character, in code points of the article's text.
        first: usize,
        /// One past its last character, in code points.
        last: usize,
        /// Whether the program found it, or a person has confirmed, changed or rejected it.
        origin: Origin,
        /// The article's headline.
        title: Option<String>,
        /// Whether the article is in its newest version.
        current: bool,
    }
}
