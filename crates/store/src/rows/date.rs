//! Time expressions.

use onrecord_record::{Address, DateModifier, DateType, UnresolvedDate};

use super::cell::Day;
use super::row;
use crate::origin::Origin;

row! {
    /// A time expression and where it lies in the calendar.
    DateRow of Dates from "dates" {
        /// The date's address.
        id: Address,
        /// Its article's name.
        article: String,
        /// When the article was published, ISO 8601, as exact as it says.
        published: Option<String>,
        /// The day of `published`, as whoever published it writes it.
        day: Option<Day>,
        /// The publisher.
        outlet: Option<String>,
        /// The expression as written.
        words: String,
        /// What it is: a date, a time, a duration or a set.
        r#type: DateType,
        /// Its value after TIMEX3, such as `2019-05-06`; none where it is unresolved.
        value: Option<String>,
        /// What is said beside the value, such as the start of it.
        modifier: Option<DateModifier>,
        /// What it is counted from: `published`, or another date of the article.
        anchor: Option<String>,
        /// Why it has no value.
        unresolved: Option<UnresolvedDate>,
        /// What is said around it.
        said: Option<String>,
        /// Who says so: a speaker, or the outlet.
        said_by: Option<String>,
        /// Whose words it stands in when dates are counted by party.
        party: Option<String>,
        /// The statement that it stands in.
        statement: Option<Address>,
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
