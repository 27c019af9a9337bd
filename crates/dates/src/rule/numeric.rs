//! Days in figures.
//!
//! Finds: "2016-09-03", "2016-09-03T12:30", "03/09/2016", "11-02-89", "3.9.2016", "2016-09", "12-Dec-2016".
//! Leaves alone: fractions, scores, telephone numbers ("555-0199"), "9/11", which names an event.
//! Where day and month can be told apart by neither size nor the rest of the article, the day is left open.

use crate::{
    meaning::{Clock, Match, Meaning, Part, Year},
    view::View,
};

pub(crate) fn find(view: &View, at: usize) -> Option<Match> {
    view.figures(at)?;
    let larger = view.joined(at)
        && at > 0
        && matches!(view.lower(at - 1), "-" | "/" | "." | "$" | "#" | "," | ":" | "_" | "+" | "=");
    if larger {
        return None;
    }
    year_first(view, at).or_else(|| month_by_name(view, at)).or_else(|| year_last(view, at))
}

/// "12-Dec-2016", "3/Sep/16".
fn month_by_name(view: &View, at: usize) -> Option<Match> {
    let sign = mark(view, at + 1)?;
    if mark(view, at + 3) != Some(sign) || view.text(at).len() > 2 {
        return None;
    }
    let day = view.figures(at).filter(|day| (1..=31).contains(day))? as i8;
    let month = crate::vocabulary::month(view.lower(at + 2))?;
    let year = match view.text(at + 4).len() {
        4 => view.figures(at + 4).filter(|year| (1500..=2199).contains(year))? as i16,
        2 => full_year(view.figures(at + 4)?),
        _ => return None,
    };
    Some(Match::new(at + 5, Meaning::Calendar { year: Year::Given(year), part: Part::Day(month, day) }))
}

/// The year of two figures.
fn full_year(figures: u32) -> i16 {
    let year = figures as i16;
    if year > 40 { 1900 + year } else { 2000 + year }
}

fn mark(view: &View, at: usize) -> Option<&'static str> {
    let mark = match view.lower(at) {
        "-" => "-",
        "/" => "/",
        "." => ".",
        _ => return None,
    };
    (view.joined(at) && view.joined(at + 1)).then_some(mark)
}

fn year_first(view: &View, at: usize) -> Option<Match> {
    let year = view.figures_of(at, 4).filter(|year| (1500..=2199).contains(year))? as i16;
    let sign = mark(view, at + 1)?;
    let month = view.figures_of(at + 2, 2).filter(|month| (1..=12).contains(month))? as i8;
    let calendar = |part| Meaning::Calendar { year: Year::Given(year), part };
    if mark(view, at + 3) != Some(sign) {
        // "1914-18" is a stretch of years; "2016-09" may be one too, but nobody writes so.
        let ends = sign == "-" && view.text(at + 2).starts_with('0') && !view.joined(at + 3)
            || sign == "-" && view.text(at + 2).starts_with('0') && view.is(at + 3, &[".", ",", ")", ";"]);
        return ends.then(|| Match::new(at + 3, calendar(Part::Month(month))));
    }
    if let Some(day) = view.figures_of(at + 4, 2).filter(|day| (1..=31).contains(day)) {
        return Some(Match::new(at + 5, calendar(Part::Day(month, day as i8))));
    }
    let (day, hour) = view.lower(at + 4).split_once('t')?;
    let day: i8 = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    let hour: i8 = hour.parse().ok().filter(|hour| (0..=24).contains(hour))?;
    let minute = (view.lower(at + 5) == ":").then(|| view.figures_of(at + 6, 2)).flatten();
    let second = minute.and((view.lower(at + 7) == ":").then(|| view.figures_of(at + 8, 2)).flatten());
    let end = at + 5 + 2 * usize::from(minute.is_some()) + 2 * usize::from(second.is_some());
    let small = |figure: Option<u32>| figure.filter(|figure| *figure < 60).map(|figure| figure as i8);
    let clock = Clock::At { hour, minute: small(minute), second: small(second) };
    Some(Match::new(end, Meaning::Time { day: Some(Box::new(calendar(Part::Day(month, day)))), clock }))
}

fn year_last(view: &View, at: usize) -> Option<Match> {
    let sign = mark(view, at + 1)?;
    if mark(view, at + 3)? != sign || view.text(at).len() > 2 || view.text(at + 2).len() > 2 {
        return None;
    }
    let (first, second) = (view.figures(at)? as i8, view.figures(at + 2)? as i8);
    let year = match view.text(at + 4).len() {
        4 => view.figures(at + 4).filter(|year| (1500..=2199).contains(year))? as i16,
        2 if sign != "." && view.text(at + 2).len() == 2 => full_year(view.figures(at + 4)?),
        _ => return None,
    };
    let goes_on = view.joined(at + 5) && mark(view, at + 5).is_some() && view.figures(at + 6).is_some();
    let day = |day| (1..=31).contains(&day);
    if goes_on || !day(first) || !day(second) || (first > 12 && second > 12) {
        return None;
    }
    // With dots the day comes first; nobody writes months so.
    let meaning = match (first > 12 || sign == ".", second > 12) {
        (true, _) => Meaning::Calendar { year: Year::Given(year), part: Part::Day(second, first) },
        (_, true) => Meaning::Calendar { year: Year::Given(year), part: Part::Day(first, second) },
        _ if first == second => Meaning::Calendar { year: Year::Given(year), part: Part::Day(first, second) },
        _ => Meaning::Slashes { first, second, year },
    };
    let sensible = !matches!(meaning, Meaning::Calendar { part: Part::Day(month, _), .. } if month > 12);
    sensible.then(|| Match::new(at + 5, meaning))
}
