//! Units of the calendar counted from the article's date or from the date before.
//!
//! Finds: "yesterday", "the day before yesterday", "last week", "this year", "the following month", "the same day", "the
//! latest quarter", "the weekend", "year-end", "the 1988 period", "the corresponding period last year".
//! Leaves alone: "the day of the vote", "the quarter of the town", "the first time", "the year of the dragon".

use onrecord_record::DateModifier;

use super::after_the;
use crate::{
    meaning::{Base, Match, Meaning, Part, Reach, Year},
    number::Amount,
    view::View,
    vocabulary::Unit,
};

pub(crate) fn find(view: &View, at: usize) -> Option<Match> {
    word(view, at)
        .or_else(|| year_end(view, at))
        .or_else(|| reported(view, at))
        .or_else(|| chosen(view, at))
        .or_else(|| bare(view, at))
}

fn relative(end: usize, unit: Unit, offset: i32, base: Base) -> Match {
    Match::new(end, Meaning::Relative { unit, offset, base })
}

/// "Today", "yesterday", "the day after tomorrow".
fn word(view: &View, at: usize) -> Option<Match> {
    let day = |end, offset| Some(relative(end, Unit::Day, offset, Base::Published));
    match view.lower(at) {
        "today"
            if view.lower(at + 1) == "'"
                && view.lower(at + 2) == "s"
                && view
                    .is(at + 3, &["world", "society", "youth", "generation", "standards", "technology"]) =>
        {
            None
        }
        "today" if view.capital(at + 1) && view.is(at + 1, &["show", "programme", "program"]) => None,
        // "USA Today", "Russia Today"
        "today" if view.capital(at) && at > 0 && view.capital(at - 1) && !view.opens(at) => None,
        "today" => day(at + 1, 0),
        "yesterday" => day(at + 1, -1),
        "tomorrow" => day(at + 1, 1),
        "the" => match (view.lower(at + 1), view.lower(at + 2), view.lower(at + 3)) {
            ("day", "before", "yesterday") => day(at + 4, -2),
            ("day", "after", "tomorrow") => day(at + 4, 2),
            ("day", "before" | "earlier", next) if ends_clause(next) => {
                Some(relative(at + 3, Unit::Day, -1, Base::Mentioned))
            }
            ("day", "after" | "later", next) if ends_clause(next) => {
                Some(relative(at + 3, Unit::Day, 1, Base::Mentioned))
            }
            ("year" | "month" | "week" | "night", "before" | "after", next) if ends_clause(next) => {
                let (unit, _) = Unit::of(view.lower(at + 1))?;
                let offset = if view.lower(at + 2) == "before" { -1 } else { 1 };
                Some(relative(at + 3, unit, offset, Base::Mentioned))
            }
            _ => None,
        },
        _ => None,
    }
}

fn ends_clause(word: &str) -> bool {
    word.is_empty()
        || matches!(
            word,
            "." | ","
                | ";"
                | ":"
                | ")"
                | "!"
                | "?"
                | "and"
                | "but"
                | "-"
                | "in"
                | "at"
                | "\""
                | "”"
                | "when"
                | "to"
                | "on"
                | "with"
                | "for"
                | "by"
                | "from"
                | "as"
                | "that"
                | "of"
        )
}

/// "Year-end", "year’s end", "month end".
fn year_end(view: &View, at: usize) -> Option<Match> {
    let start = after_the(view, at);
    let (unit, plural) = Unit::of(view.lower(start))
        .filter(|(unit, _)| matches!(unit, Unit::Year | Unit::Month | Unit::Week | Unit::Quarter))?;
    if plural {
        return None;
    }
    let end = view
        .phrase(start, &[view.lower(start), "-", "end"])
        .or_else(|| view.phrase(start, &[view.lower(start), "'", "s", "end"]))
        .or_else(|| view.phrase(start, &[view.lower(start), "end"]))?;
    (view.is(end, &["ed"]) || view.lower(end - 1) == "end")
        .then(|| relative(end, unit, 0, Base::Published).modified(DateModifier::End))
}

/// The period that is reported on, and the one a year before: "the latest quarter", "the period", "the 1988 quarter",
/// "the year-earlier period", "the corresponding period last year".
fn reported(view: &View, at: usize) -> Option<Match> {
    let start = after_the(view, at);
    let determined = start > at;
    let period = |at: usize| view.is(at, &["quarter", "period"]);
    let latest = view.is(start, &["latest", "most"]);
    if latest {
        let unit =
            start + if view.lower(start) == "most" && view.lower(start + 1) == "recent" { 2 } else { 1 };
        if period(unit) {
            return Some(relative(unit + 1, Unit::Quarter, 0, Base::Reported));
        }
        let fiscal = unit + usize::from(view.lower(unit) == "fiscal");
        return (view.lower(fiscal) == "year").then(|| relative(fiscal + 1, Unit::Year, -1, Base::Published));
    }
    if let Some(year) = view.figures_of(start, 4).filter(|year| (1800..=2199).contains(year))
        && determined
        && period(start + 1)
    {
        let part = Part::ReportedQuarter;
        return Some(Match::new(start + 2, Meaning::Calendar { year: Year::Given(year as i16), part }));
    }
    let same =
        start + usize::from(view.is(start, &["same", "corresponding", "comparable", "like", "similar"]));
    if same > start && period(same) {
        let ago = view
            .phrase(same + 1, &["a", "year", "ago"])
            .or_else(|| view.phrase(same + 1, &["a", "year", "earlier"]));
        let last = view
            .phrase(same + 1, &["last", "year"])
            .or_else(|| view.phrase(same + 1, &["of", "last", "year"]));
        if let Some(end) = ago.or(last) {
            return Some(relative(end, Unit::Year, -1, Base::Reported));
        }
        return determined.then(|| relative(same + 1, Unit::Quarter, 0, Base::Reported));
    }
    let hyphen = same + 1;
    if view.lower(same) == "year" && view.lower(hyphen) == "-" && view.is(hyphen + 1, &["earlier", "ago"]) {
        let behind = hyphen + 2;
        if period(behind) {
            return Some(relative(behind + 1, Unit::Year, -1, Base::Reported));
        }
        // "The year-ago results": the article belongs to the results.
        let joined = Unit::of(view.lower(behind)).is_some() || crate::number::ordinal(view, behind).is_some();
        return (!determined || joined).then(|| relative(behind, Unit::Year, -1, Base::Reported));
    }
    None
}

/// "Last week", "this year", "the following month", "that day", "the current quarter".
fn chosen(view: &View, at: usize) -> Option<Match> {
    let start = after_the(view, at);
    let the = start > at;
    let (offset, base) = match view.lower(start) {
        "last" => (-1, Base::Published),
        "this" if !the => (0, Base::Published),
        "next" if the => (1, Base::Ahead),
        "next" | "coming" | "upcoming" => (1, Base::Published),
        "current" => (0, Base::Published),
        "previous" | "preceding" | "prior" => (-1, Base::Mentioned),
        "following" | "ensuing" => (1, Base::Following),
        "same" if the => (0, Base::Mentioned),
        "that" if !the => (0, Base::Mentioned),
        "past" if the || view.lower(at) == "this" => (-1, Base::Published),
        _ => return None,
    };
    let mut unit = start + 1;
    let mut offset = offset;
    if view.lower(start) == "this" && view.is(unit, &["past", "coming", "current", "same"]) {
        offset = match view.lower(unit) {
            "past" => -1,
            "coming" => 1,
            _ => 0,
        };
        unit += 1;
    }
    let fiscal = view.is(unit, &["fiscal", "financial", "calendar", "business", "trading", "working"]);
    unit += usize::from(fiscal);
    let (kind, plural) = Unit::of(view.lower(unit))?;
    if plural || kind < Unit::Day || kind == Unit::Night || view.lower(unit) == "second" {
        return None;
    }
    if view.capital(unit) && view.is(at.wrapping_sub(1), &["\"", "“", "'", "`"]) {
        return None; // the programme “This Week”
    }
    // "That day" points; "that year after year" and "said that day care" do not.
    if view.lower(start) == "that"
        && view.is(unit + 1, &["care", "after", "in", "trip", "old", "-"])
        && view.lower(unit + 1) != "in"
    {
        return None;
    }
    // The same from "last" on, its article left behind.
    if view.lower(start) == "last" && view.before(start, 1) == "the" && view.is(unit + 1, &["of", "before"]) {
        return None;
    }
    if matches!(view.lower(start), "past" | "last") && the && kind < Unit::Millennium {
        // "The past year": a length that ends now. "The last decade" is one of the calendar.
        if view.lower(start) == "past" || kind == Unit::Day {
            return Some(Match::new(
                unit + 1,
                Meaning::Length { amount: Amount::ONE, unit: kind, reach: Reach::Past },
            ));
        }
        if view.is(unit + 1, &["of", "before", "in"]) {
            return None; // "the last day of", "the last week before"
        }
    }
    if kind == Unit::Quarter
        && view.is(unit + 1, &["of", "-"])
        && !view.is(unit + 2, &["the", "this", "last", "next"])
        && view.figures(unit + 2).is_none()
    {
        return None;
    }
    Some(relative(unit + 1, kind, offset, base))
}

/// "The year", "the quarter", "the weekend": what the article is about, or what stands before.
fn bare(view: &View, at: usize) -> Option<Match> {
    if view.lower(at) != "the" {
        return None;
    }
    let mut unit = at + 1;
    let full = view.is(unit, &["full", "entire", "whole", "fiscal", "financial"]);
    unit += usize::from(full);
    unit += usize::from(view.lower(unit - 1) != "the" && view.lower(unit) == "fiscal");
    let (kind, plural) = Unit::of(view.lower(unit))?;
    let end = unit + 1;
    if plural || view.lower(unit) == "second" {
        return None;
    }
    let of = view
        .is(end, &["of", "that", "when", "he", "she", "they", "i", "we", "it", "to", "-", "after", "before"])
        || (view.lower(end) == "'" && kind != Unit::Week);
    match kind {
        Unit::Year => {
            let ended =
                view.is(end, &["ended", "ending", "to"]) || view.phrase(end, &["that", "ended"]).is_some();
            if ended {
                let length =
                    Meaning::Length { amount: Amount::ONE, unit: Unit::Year, reach: Reach::Anywhere };
                return Some(Match::new(end, length));
            }
            let taken = view.lower(end) == "-" && view.joined(end)
                || view.is(end, &["of", "when", "he", "she", "they", "i", "we", "it"])
                || view.figures(end).is_some();
            (!taken).then(|| relative(end, kind, 0, Base::Published))
        }
        Unit::Quarter => (!view.is(end, &["of", "-", "final", "finals"]) && !full)
            .then(|| relative(end, kind, 0, Base::Reported)),
        Unit::Month | Unit::Week => {
            let ended = view.is(end, &["ended", "ending"]);
            (ended || !of).then(|| relative(end, kind, 0, Base::Near))
        }
        Unit::Weekend => Some(relative(end, kind, 0, Base::Published)).filter(|_| !of),
        Unit::Day => {
            let pointed =
                view.is(at.wrapping_sub(1), &["in", "of", "on", "for", "during", "throughout", "through"]);
            let ends = ends_clause(view.lower(end)) && !view.is(end, &["of", "that", "when"]);
            (pointed && ends && !full).then(|| relative(end, kind, 0, Base::Near))
        }
        Unit::Decade | Unit::Century => {
            let pointed = view.is(at.wrapping_sub(1), &["of", "in", "during"]);
            (pointed && ends_clause(view.lower(end)) && view.lower(end) != "of")
                .then(|| relative(end, kind, 0, Base::Published))
        }
        _ => None,
    }
}
