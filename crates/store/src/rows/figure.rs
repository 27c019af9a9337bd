//! Numbers with what they count.

use onrecord_record::{Address, Bound, Casualty, FigureKind};

use super::cell::Day;
use super::row;
use crate::origin::Origin;

row! {
    /// A number with its bounds, what it counts, and who asserts it.
    FigureRow of Figures from "figures" {
        /// The figure's address.
        id: Address,
        /// Its article's name.
        article: String,
        /// When the article was published, ISO 8601, as exact as it says.
        published: Option<String>,
        /// The day of `published`, as whoever published it writes it.
        day: Option<Day>,
        /// The publisher.
        outlet: Option<String>,
        /// Who asserts it: a speaker, a source as written, or the outlet.
        asserted_by: Option<String>,
        /// Who asserts it across articles, by name.
        actor: Option<String>,
        /// Whose figure it is when figures are counted by party.
        party: Option<String>,
        /// The number as written.
        words: String,
        /// The least that it can be, in `unit`.
        low: Option<f64>,
        /// The most that it can be, in `unit`.
        high: Option<f64>,
        /// Whether it is given as exact.
        exact: bool,
        /// The sort of bound: none, at most, at least and so on.
        bound: Bound,
        /// The unit, such as a currency or `%`.
        unit: Option<String>,
        /// What the unit is per.
        per: Option<String>,
        /// What is counted, as written.
        counted: Option<String>,
        /// The noun of what is counted, in lower case.
        head: Option<String>,
        /// What the figure is about, as written.
        about: Option<String>,
        /// What became of those counted.
        casualty: Option<Casualty>,
        /// What change the figure tells of, such as `up by`.
        change: Option<String>,
        /// Where, as written.
        place: Option<String>,
        /// As of when, as written.
        as_of: Option<String>,
        /// What sort of figure it is.
        kind: FigureKind,
        /// The statement that asserts it; none in the outlet's own words.
        statement: Option<Address>,
        /// What is said around it.
        said: Option<String>,
        /// The probability that the statement around it is right, from 0 to 1.
        confidence: Option<f64>,
        /// First character of the number, in code points of the article's text.
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
