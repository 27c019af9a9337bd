//! Days and weeks by their place in a month.
//!
//! Finds: "the first Tuesday of November", "the last Friday in January 2016", "the first week of June".
//! Leaves alone: "the first Tuesday", "the last week of the campaign".
//! A week of a month has no value of its own in TIMEX3: it is the month, at its start, middle or end.

use onrecord_record::DateModifier;

use super::{
    after_the,
    calendar::{month_name, year_behind},
};
use crate::{
    meaning::{Holiday, Match, Meaning, Part, Year},
    number::ordinal,
    view::View,
    vocabulary::weekday,
};

pub(crate) fn find(view: &View, at: usize) -> Option<Match> {
    let start = after_the(view, at);
    let (nth, next) = match view.lower(start) {
        "last" | "final" => (-1, start + 1),
        _ => {
            let (number, end) = ordinal(view, start)?;
            (i8::try_from(number).ok().filter(|nth| *nth <= 5)?, end)
        }
    };
    let day = weekday(view.lower(next)).filter(|_| view.capital(next));
    if (day.is_none() && view.lower(next) != "week") || !view.is(next + 1, &["of", "in"]) {
        return None;
    }
    let (month, end) = month_name(view, next + 2)?;
    let (year, end) = match year_behind(view, end) {
        Some((year, end)) => (Year::Given(year), end),
        None => (Year::Open, end),
    };
    let calendar = |part| Match::new(end, Meaning::Calendar { year, part });
    let modifier = match nth {
        1 => DateModifier::Start,
        2 | 3 => DateModifier::Mid,
        _ => DateModifier::End,
    };
    Some(match day {
        Some(day) => calendar(Part::Holiday(Holiday::Nth { month, nth, day })),
        None => calendar(Part::Month(month)).modified(modifier),
    })
}
