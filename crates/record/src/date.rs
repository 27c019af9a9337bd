//! Time expressions and what they stand for, after TIMEX3.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Piece;

/// A time expression: when, for how long or how often, as the text has it and as the calendar has it.
///
/// ```
/// use onrecord_record::{Date, DateAnchor, DateType, Piece};
/// let mention = Piece { start: 3, end: 12, text: "Wednesday".to_owned() };
/// let date = Date {
///     id: "d1".to_owned(),
///     mention,
///     kind: DateType::Date,
///     value: Some("2016-11-02".to_owned()),
///     modifier: None,
///     anchor: Some(DateAnchor::Published),
///     begins: None,
///     ends: None,
///     unresolved: None,
/// };
/// let json = serde_json::to_value(&date).expect("a date has a form in JSON");
/// assert_eq!((&json["type"], &json["text"], &json["anchor"]), (&"date".into(), &"Wednesday".into(), &"published".into()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Date {
    /// `d1`, `d2`, ... in the order of the text.
    pub id: String,
    /// The words of the text.
    #[serde(flatten)]
    pub mention: Piece,
    /// A point, a time of day, a length or a repetition.
    #[serde(rename = "type")]
    pub kind: DateType,
    /// TIMEX3 value: `2016-11-02`, `2016-W44`, `2016-Q3`, `2016-11-02T09:30`, `P3M`, `PRESENT_REF`; `X` stands for a figure
    /// that is not known. `null` where nothing of it is known.
    pub value: Option<String>,
    /// What the words beside it make of the value.
    pub modifier: Option<DateModifier>,
    /// What the value was counted from; `null` where the words suffice, or where nothing was found to count from.
    pub anchor: Option<DateAnchor>,
    /// Where the stretch of time begins that this length fills, or that this date ends.
    pub begins: Option<DateAnchor>,
    /// Where the stretch of time ends that this length fills, or that this date begins.
    pub ends: Option<DateAnchor>,
    /// Why the value is not complete.
    pub unresolved: Option<UnresolvedDate>,
}

/// What a time expression names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateType {
    /// A stretch of the calendar: a day or longer ("on Wednesday", "autumn 2016", "recently").
    Date,
    /// A time of day ("9:30 a.m.", "Saturday night").
    Time,
    /// A length of time ("for three months").
    Duration,
    /// What comes again ("every Thursday", "twice a year").
    Set,
}

/// What the words beside a time expression make of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateModifier {
    /// "About", "around", "or so".
    Approx,
    /// Some time before it.
    Before,
    /// Some time after it ("1994 or later").
    After,
    /// Its first part ("early", "the beginning of").
    Start,
    /// Its middle ("mid-").
    Mid,
    /// Its last part ("late", "the end of").
    End,
    /// "Nearly", "less than".
    LessThan,
    /// "More than", "over".
    MoreThan,
    /// "Up to", "no more than".
    EqualOrLess,
    /// "At least".
    EqualOrMore,
}

/// What a time is counted from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateAnchor {
    /// The article's date of publication.
    Published,
    /// Another date of the text, by its identifier.
    #[serde(untagged)]
    Date(String),
}

/// Why a time expression has no complete value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnresolvedDate {
    /// It counts from the date of publication, which is not known.
    NoPublished,
    /// It counts from another date, and the text has none before it.
    NoDateBefore,
    /// Its figures can be read as two days ("03/09/2016").
    DayOrMonth,
    /// The calendar has no such day ("31 February 2016"), or does not reach so far.
    NotInCalendar,
}
