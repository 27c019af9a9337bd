//! Weekdays counted from the article's date.
//!
//! Finds: "two Mondays ago", "three Fridays from now", "a week from Friday", "two weeks on Monday", "Monday week".
//! Leaves alone: "a week from hell", "Mondays".

use jiff::civil::Weekday;

use super::ago::length;
use crate::{
    meaning::{Match, Meaning},
    number::amount,
    view::View,
    vocabulary::{Unit, weekday},
};

pub(crate) fn find(view: &View, at: usize) -> Option<Match> {
    days(view, at).or_else(|| weeks_from(view, at)).or_else(|| week_behind(view, at))
}

fn counted(end: usize, day: Weekday, count: i32) -> Option<Match> {
    Some(Match::new(end, Meaning::CountedWeekday { day, count }))
}

/// "Two Mondays ago".
fn days(view: &View, at: usize) -> Option<Match> {
    let (amount, name) = amount(view, at).filter(|_| !view.is(at, &["a", "an"]))?;
    let count = amount.whole().filter(|count| (1..=60).contains(count))?;
    let day = weekday(view.lower(name).strip_suffix('s')?).filter(|_| view.capital(name))?;
    match (view.lower(name + 1), view.lower(name + 2)) {
        ("ago", _) => counted(name + 2, day, -count),
        ("from", "now") | ("hence", _) => {
            counted(name + 2 + usize::from(view.lower(name + 1) == "from"), day, count)
        }
        _ => None,
    }
}

/// "A week from Friday": the Friday behind the next one.
fn weeks_from(view: &View, at: usize) -> Option<Match> {
    let (amount, unit, end) = length(view, at)?;
    let weeks = amount.whole().filter(|weeks| unit == Unit::Week && (1..=60).contains(weeks))?;
    let day =
        weekday(view.lower(end + 1)).filter(|_| view.capital(end + 1) && view.is(end, &["from", "on"]))?;
    counted(end + 2, day, weeks + 1)
}

/// "Monday week".
fn week_behind(view: &View, at: usize) -> Option<Match> {
    let day = weekday(view.lower(at)).filter(|_| view.capital(at) && view.lower(at).ends_with("day"))?;
    let ends = view.is(at + 2, &["", ".", ",", ";", ")", "and", "in", "at", "to", "for"]);
    (view.lower(at + 1) == "week" && ends).then(|| counted(at + 2, day, 2)).flatten()
}
