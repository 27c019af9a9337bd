//! What a time expression says, before it is resolved against a calendar.

use jiff::civil::Weekday;
use onrecord_record::DateModifier;

use crate::{
    number::Amount,
    vocabulary::{DayPart, Season, Unit},
};

/// What the words say.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Meaning {
    /// A part of a year of the calendar.
    Calendar { year: Year, part: Part },
    /// A weekday: which of them is for the tense, or for its `turn`.
    Weekday { day: Weekday, turn: Turn },
    /// The weekday so many before (negative) or behind the article's date: "two Mondays ago", "a week from Friday".
    CountedWeekday { day: Weekday, count: i32 },
    /// A weekday of a week that is counted: "Wednesday of next week".
    WeekdayOfWeek { day: Weekday, offset: i32, base: Base },
    /// A unit of the calendar so many places away: "yesterday", "last week", "the following month".
    Relative { unit: Unit, offset: i32, base: Base },
    /// "Three days ago", "two weeks later".
    Distance { amount: Amount, unit: Unit, back: bool, base: Base },
    /// A length, with where it reaches.
    Length { amount: Amount, unit: Unit, reach: Reach },
    /// Ten years by their first three figures; open where the century is not said ("the nineties").
    Decade { tens: i16, open: bool },
    /// A hundred years by their first figures: 19 for the 20th century.
    Century(i16),
    /// A time of day, on a day where one is said.
    Time { day: Option<Box<Meaning>>, clock: Clock },
    /// "Recently", "now", "soon".
    Reference(Reference),
    /// A repetition, by its value.
    Set(String),
    /// Two figures that are day and month in an order that is not known, and a year.
    Slashes { first: i8, second: i8, year: i16 },
}

/// Which year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Year {
    /// As the text has it.
    Given(i16),
    /// Not said: for the tense.
    Open,
    /// So many years from the year of publication ("January this year").
    Counted(i32),
    /// By turn ("last May").
    Turned(Turn),
}

/// Which repetition of a month, season or weekday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Not said: for the tense.
    Open,
    /// The last before the article's date.
    Last,
    /// The one of this year or week.
    This,
    /// The first after the article's date.
    Next,
    /// The last before the date mentioned before.
    Previous,
    /// The first after the date mentioned before.
    Following,
}

/// Which part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Whole,
    Half(i8),
    Quarter(i8),
    /// The quarter that is being reported on ("the 1988 period").
    ReportedQuarter,
    Season(Season),
    Month(i8),
    Day(i8, i8),
    Holiday(Holiday),
}

/// A day that moves through the calendar or has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// Days after Easter Sunday.
    Easter(i16),
    /// The `nth` weekday of a month; negative counts from its end.
    Nth { month: i8, nth: i8, day: Weekday },
}

/// What is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    /// The article's date.
    Published,
    /// The date mentioned before.
    Mentioned,
    /// The date mentioned before, or the article's date.
    Near,
    /// The date mentioned before; where there is none and the clause is not past, the article's date.
    Following,
    /// The same, but always the article's date where the clause tells of what will be ("will fall in the next quarter").
    Ahead,
    /// The period that is being reported on, or the article's date.
    Reported,
    /// The period that is being reported on, or the date mentioned before, or the article's date.
    ReportedNear,
}

/// Where a length lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    Anywhere,
    /// Up to the article's date.
    Past,
    /// From the article's date on.
    Future,
}

/// Vague times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    Past,
    Present,
    Future,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    At { hour: i8, minute: Option<i8>, second: Option<i8> },
    Part(DayPart),
}

/// What a rule found: where it ends and what it says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Match {
    /// One past its last word.
    pub(crate) end: usize,
    pub(crate) meaning: Meaning,
    pub(crate) modifier: Option<DateModifier>,
}

impl Match {
    pub(crate) fn new(end: usize, meaning: Meaning) -> Self {
        Self { end, meaning, modifier: None }
    }

    pub(crate) fn modified(self, modifier: DateModifier) -> Self {
        Self { modifier: Some(modifier), ..self }
    }
}

/// An expression in place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Expression {
    /// Its first word.
    pub(crate) start: usize,
    /// One past its last word.
    pub(crate) end: usize,
    pub(crate) meaning: Meaning,
    pub(crate) modifier: Option<DateModifier>,
}

impl Meaning {
    /// Whether it names one day, by whatever way.
    pub(crate) fn is_day(&self) -> bool {
        match self {
            Self::Calendar { part, .. } => matches!(part, Part::Day(..) | Part::Holiday(_)),
            Self::Weekday { .. }
            | Self::CountedWeekday { .. }
            | Self::WeekdayOfWeek { .. }
            | Self::Slashes { .. } => true,
            Self::Relative { unit, .. } => *unit == Unit::Day,
            Self::Distance { unit, .. } => *unit == Unit::Day,
            _ => false,
        }
    }
}
