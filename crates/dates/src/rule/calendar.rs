//! Days and months by name.
//!
//! Finds: "3 September 2016", "Sept. 3", "September 2016", "the 3rd of September", "March eighth", "last May", "July".
//! Leaves alone: names and verbs spelled alike ("Theresa May", "May said", "march on", "April Jones").

use super::after_the;
use crate::{
    meaning::{Match, Meaning, Part, Turn, Year},
    number::{ordinal, spoken_year},
    view::View,
    vocabulary::month,
};

/// Months that are given names, surnames, verbs or adjectives too.
const DOUBTFUL: &[&str] = &["march", "april", "may", "june", "august", "mar", "jan", "dec"];
/// Words before a doubtful month that make it a month.
const MARKERS: &[&str] = &[
    "in",
    "by",
    "since",
    "until",
    "till",
    "from",
    "through",
    "during",
    "of",
    "before",
    "after",
    "between",
    "last",
    "next",
    "this",
    "early",
    "late",
    "mid",
    "-",
    "throughout",
    "every",
    "each",
    "past",
    "ended",
    "ending",
    "beginning",
    "starting",
    "previous",
    "following",
    "and",
    "to",
    "or",
    "than",
    "for",
    "into",
    "around",
    "about",
    "coming",
];
/// Of these, the ones that stand before people too.
const WEAK_MARKERS: &[&str] =
    &["of", "after", "before", "and", "to", "or", "than", "for", "from", "-", "by", "about", "between"];

pub(crate) fn find(view: &View, at: usize) -> Option<Match> {
    day_first(view, at).or_else(|| month_first(view, at)).or_else(|| by_turn(view, at))
}

/// Reads a month's name at `at`; gives it and where it ends, its stop included.
pub(super) fn month_name(view: &View, at: usize) -> Option<(i8, usize)> {
    let month = month(view.lower(at)).filter(|_| view.capital(at))?;
    let abbreviated = view.lower(at).len() <= 4 && !matches!(view.lower(at), "may" | "june" | "july");
    let stop = abbreviated && view.lower(at + 1) == "." && view.joined(at + 1);
    Some((month, at + 1 + usize::from(stop)))
}

fn day_first(view: &View, at: usize) -> Option<Match> {
    let start = after_the(view, at);
    let (day, end) = match view.figures(start).filter(|day| view.text(start).len() <= 2 && *day > 0) {
        Some(day) if start == at || view.lower(start + 1) != "of" => (day, start + 1),
        _ => ordinal(view, start).map(|(day, end)| (day, end + usize::from(view.lower(end) == "of")))?,
    };
    // "3-5 May" has its beginning before.
    let range = view.before(start, 1) == "-"
        && start > 1
        && view.figures(start - 2).is_some_and(|first| first < day)
        && !view.goes_on_from_before(start - 2);
    if !(1..=31).contains(&day) || (view.goes_on_from_before(start) && !range) {
        return None;
    }
    let (month, end) = month_name(view, end)?;
    let part = Part::Day(month, day as i8);
    if let Some((year, end)) = year_behind(view, end) {
        return Some(Match::new(end, Meaning::Calendar { year: Year::Given(year), part }));
    }
    // "Sold 20. May 3 was ...": the figure behind is the month's day.
    let other_day = view.figures(end).is_some_and(|day| (1..=31).contains(&day));
    (!other_day).then(|| Match::new(end, Meaning::Calendar { year: Year::Open, part }))
}

fn month_first(view: &View, at: usize) -> Option<Match> {
    let (month, end) = month_name(view, at)?;
    if let Some((day, end)) = day_behind(view, end) {
        let part = Part::Day(month, day);
        return Some(match year_behind(view, end) {
            Some((year, end)) => Match::new(end, Meaning::Calendar { year: Year::Given(year), part }),
            None => Match::new(end, Meaning::Calendar { year: Year::Open, part }),
        });
    }
    let part = Part::Month(month);
    let of = end + usize::from(view.lower(end) == "of");
    if let Some((year, end)) = year_behind(view, of) {
        return Some(Match::new(end, Meaning::Calendar { year: Year::Given(year), part }));
    }
    is_month_alone(view, at, end).then(|| Match::new(end, Meaning::Calendar { year: Year::Open, part }))
}

/// "Last May", "this September", "this past June", "the following March".
fn by_turn(view: &View, at: usize) -> Option<Match> {
    let start = after_the(view, at);
    let (turn, next) = turn(view, start)?;
    let (month, end) = month_name(view, next)?;
    if day_behind(view, end).is_some() || year_behind(view, end).is_some() {
        return None;
    }
    Some(Match::new(end, Meaning::Calendar { year: Year::Turned(turn), part: Part::Month(month) }))
}

/// The word or two that choose among repetitions, and where they end.
pub(super) fn turn(view: &View, at: usize) -> Option<(Turn, usize)> {
    let turn = match (view.lower(at), view.lower(at + 1)) {
        ("this", "past") => return Some((Turn::Last, at + 2)),
        ("this" | "the", "coming" | "upcoming") => return Some((Turn::Next, at + 2)),
        ("last" | "past", _) => Turn::Last,
        ("this", _) => Turn::This,
        ("next" | "coming" | "upcoming", _) => Turn::Next,
        ("previous" | "preceding", _) => Turn::Previous,
        ("following", _) => Turn::Following,
        _ => return None,
    };
    Some((turn, at + 1))
}

/// The day of the month behind its name.
fn day_behind(view: &View, at: usize) -> Option<(i8, usize)> {
    let at = at + usize::from(view.lower(at) == "the" && view.figures(at + 1).is_none());
    let (day, end) = match view.figures(at).filter(|_| view.text(at).len() <= 2) {
        Some(day) => (day, at + 1),
        None => ordinal(view, at)?,
    };
    let counts = matches!(
        view.lower(end),
        "%" | "percent" | "per" | "pct" | "million" | "billion" | "degrees" | "people"
    ) || (view.lower(end) == ":" && view.joined(end) && view.joined(end + 1))
        || (view.lower(end) == "."
            && view.joined(end)
            && view.joined(end + 1)
            && view.figures(end + 1).is_some())
        || (view.lower(end) == "," && view.joined(end + 1) && view.figures_of(end + 1, 3).is_some())
        || (matches!(view.lower(end), "-")
            && view.joined(end + 1)
            && view.lower(end + 1).starts_with(['y', 'm']))
        || matches!(view.lower(end), "quarter" | "half" | "century" | "time");
    ((1..=31).contains(&day) && !counts).then_some((day as i8, end))
}

/// The year behind a day or a month, with its comma.
pub(super) fn year_behind(view: &View, at: usize) -> Option<(i16, usize)> {
    let start = at + usize::from(view.lower(at) == "," && !view.joined(at + 1));
    let behind = |end: usize| {
        let goes_on = matches!(view.lower(end), "%" | "percent" | "people" | "votes")
            || (view.lower(end) == "," && view.joined(end + 1) && view.figures_of(end + 1, 3).is_some());
        (!goes_on).then_some(end)
    };
    if let Some(year) = view.figures_of(start, 4).filter(|year| (1000..=2199).contains(year)) {
        return behind(start + 1).map(|end| (year as i16, end));
    }
    if start == at && view.lower(at) == "'" && view.joined(at + 1) {
        let year = view.figures_of(at + 1, 2)? as i16;
        return Some((if year > 40 { 1900 + year } else { 2000 + year }, at + 2));
    }
    spoken_year(view, start)
}

/// Whether a month without day or year is one.
fn is_month_alone(view: &View, at: usize, end: usize) -> bool {
    let word = view.lower(at);
    let before = view.before(at, 1);
    if view.inside_larger(at) && !(before == "-" || view.lower(end) == "-") {
        return false;
    }
    let next_is_name = view.capital(end)
        && month(view.lower(end)).is_none()
        && view.lower(end - 1) != "."
        && crate::vocabulary::weekday(view.lower(end)).is_none();
    let marked = MARKERS.contains(&before);
    if word.len() == 3 && word != "may" {
        return marked && (view.lower(end - 1) == "." || !DOUBTFUL.contains(&word));
    }
    if at > 0 && view.capital(at - 1) && !view.opens(at - 1) && !marked {
        return false; // "Theresa May", "Operation March"
    }
    if !DOUBTFUL.contains(&word) {
        return !next_is_name || marked;
    }
    let noun =
        view.lower(end).len() > 3 && !view.capital(end) && view.lower(end).starts_with(char::is_alphabetic);
    if matches!(before, "a" | "an" | "the" | "its" | "his" | "their")
        && noun
        && word.len() > 3 - usize::from(word == "may")
    {
        return !view.is(end, &["said", "says", "told", "will", "would", "with", "from", "into", "through"]);
    }
    let speaks =
        view.is(end, &["said", "says", "told", "has", "had", "was", "is", "will", "would", "'", "did"]);
    if next_is_name && WEAK_MARKERS.contains(&before) {
        return false;
    }
    marked && !(speaks && WEAK_MARKERS.contains(&before) && word != "august")
}
