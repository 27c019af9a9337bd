//! Years.
//!
//! Finds: "1990", "in 2016", "fiscal 1989", "the fiscal year 1989", "the year 2000", "nineteen ninety-six", "'89".
//! Leaves alone: other numbers of four figures: money, counts ("2000 troops"), flights, laws, roads, identifiers.

use super::after_the;
use crate::{
    meaning::{Match, Meaning, Part, Year},
    number::spoken_year,
    view::View,
};

/// Words before a number that make it no year.
const NUMBERED: &[&str] = &[
    "no",
    "number",
    "flight",
    "route",
    "highway",
    "resolution",
    "section",
    "article",
    "room",
    "page",
    "id",
    "channel",
    "lot",
    "boeing",
    "suite",
    "act",
    "about",
    "nearly",
    "almost",
    "over",
    "some",
    "roughly",
    "approximately",
    "exactly",
    "only",
    "than",
    "least",
    "interstate",
    "apt",
    "box",
    "building",
    "chapter",
    "paragraph",
    "windows",
    "office",
    "vision",
    "agenda",
    "top",
    "iso",
    "version",
    "model",
    "gate",
    "km",
];
/// Words before a number that make it a year, whatever follows.
const MARKERS: &[&str] = &[
    "in",
    "since",
    "until",
    "till",
    "by",
    "during",
    "early",
    "late",
    "mid",
    "before",
    "after",
    "fiscal",
    "year",
    "from",
    "through",
    "throughout",
    "of",
    "circa",
    "for",
    "and",
    "to",
    "between",
    "the",
    "into",
    "year's",
    "beyond",
    "election",
    "summer",
    "winter",
    "spring",
    "autumn",
    "fall",
];
/// Words behind a number that it counts.
const COUNTED: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "percent",
    "%",
    "pct",
    "million",
    "billion",
    "thousand",
    "hundred",
    "miles",
    "feet",
    "metres",
    "meters",
    "kilometres",
    "kilometers",
    "km",
    "kg",
    "tons",
    "tonnes",
    "barrels",
    "dollars",
    "euros",
    "pounds",
    "yen",
    "francs",
    "shares",
    "votes",
    "troops",
    "soldiers",
    "jobs",
    "houses",
    "homes",
    "points",
    "calories",
    "words",
    "members",
    "employees",
    "workers",
    "refugees",
    "acres",
    "hectares",
    "square",
    "degrees",
    "gmt",
    "hours",
    "hrs",
    "miles",
    "block",
    "street",
    "avenue",
    "volts",
    "years",
    "days",
    "weeks",
    "months",
    "minutes",
    "times",
    "cases",
    "villages",
    "cars",
    "pages",
    "staff",
    "police",
    "officers",
    "fighters",
    "civilians",
    "others",
    "more",
    "additional",
    "seats",
    "students",
];

pub(crate) fn find(view: &View, at: usize) -> Option<Match> {
    phrase(view, at).or_else(|| plain(view, at)).or_else(|| short(view, at)).or_else(|| spoken(view, at))
}

fn whole(year: i16) -> Meaning {
    Meaning::Calendar { year: Year::Given(year), part: Part::Whole }
}

fn four_figures(view: &View, at: usize) -> Option<i16> {
    view.figures_of(at, 4).filter(|year| (1000..=2199).contains(year)).map(|year| year as i16)
}

/// "The year 2000", "fiscal 1989", "the fiscal year 1990", "calendar 1990".
fn phrase(view: &View, at: usize) -> Option<Match> {
    let mut next = after_the(view, at);
    let kind = view.is(next, &["fiscal", "calendar", "financial"]);
    next += usize::from(kind);
    let named = view.lower(next) == "year";
    next += usize::from(named);
    // "The fiscal 1989" is not said.
    let bare = kind && !named;
    if next == after_the(view, at) || (bare && at + 1 != next) {
        return None;
    }
    if let Some(year) = four_figures(view, next) {
        return (!view.joined(next + 1) || !view.is(next + 1, &["-", "/"]))
            .then(|| Match::new(next + 1, whole(year)));
    }
    spoken_year(view, next).map(|(year, end)| Match::new(end, whole(year)))
}

fn plain(view: &View, at: usize) -> Option<Match> {
    let year = four_figures(view, at)?;
    let (before, next) = (view.before(at, 1), view.lower(at + 1));
    if is_part_of_larger(view, at) || NUMBERED.contains(&before) || COUNTED.contains(&next) {
        return None;
    }
    if before == "." && matches!(view.before(at, 2), "no" | "nos" | "p" | "pp") {
        return None;
    }
    let marked = MARKERS.contains(&before);
    let recent = (1700..=2099).contains(&year);
    if !recent && !matches!(before, "in" | "since" | "by" | "until" | "circa" | "from") {
        return None;
    }
    // "1850 rifles": a plural behind a number that nothing marks.
    let plural = next.len() > 3 && next.ends_with('s') && !next.ends_with("ss") && !view.capital(at + 1);
    let strong = before == "-"
        || marked && !matches!(before, "and" | "to" | "of" | "for" | "by" | "from" | "after" | "before");
    if plural
        && !strong
        && !matches!(
            next,
            "was"
                | "has"
                | "is"
                | "sales"
                | "earnings"
                | "results"
                | "profits"
                | "elections"
                | "revenues"
                | "levels"
                | "figures"
        )
    {
        return None;
    }
    // "The road cost 2000": a bare number at the end of nothing that marks it, in the years of round counts.
    if !marked && year % 100 == 0 && year != 1900 && !matches!(before, "," | "(" | "-") {
        return None;
    }
    Some(Match::new(at + 1, whole(year)))
}

/// Money, decimals, larger numbers, codes. Two years joined by a dash are no larger thing.
fn is_part_of_larger(view: &View, at: usize) -> bool {
    let year_like = |at: usize| four_figures(view, at).is_some();
    if at > 0 && view.joined(at) {
        let before = view.lower(at - 1);
        let span = before == "-"
            && at > 1
            && (year_like(at - 2) || view.is(at - 2, &["mid", "early", "late", "pre", "post"]));
        let stop = before == "." && !view.joined(at - 1);
        if !stop
            && matches!(before, "$" | "£" | "€" | "#" | "@" | "¥" | "+" | "." | "," | "/" | ":" | "_" | "=")
        {
            return true;
        }
        if before == "-" && !span && view.joined(at - 1) {
            return true;
        }
    }
    if !view.joined(at + 1) {
        return false;
    }
    let joined_on = view.joined(at + 2);
    match view.lower(at + 1) {
        "." | "," | ":" => joined_on && view.lower(at + 2).starts_with(|c: char| c.is_ascii_digit()),
        "-" => {
            joined_on
                && !year_like(at + 2)
                && view.figures_of(at + 2, 2).is_none()
                && view.figures(at + 2).is_some()
        }
        "/" | "_" | "@" | "%" | "=" => true,
        _ => false,
    }
}

/// "'89": behind a word that leads to a year.
fn short(view: &View, at: usize) -> Option<Match> {
    if view.lower(at) != "'" || !view.joined(at + 1) || (at > 0 && view.joined(at)) {
        return None;
    }
    let year = view.figures_of(at + 1, 2)? as i16;
    let marked =
        view.before(at, 1) != "of" && MARKERS.contains(&view.before(at, 1)) && !view.is(at + 2, &["'", "s"]);
    marked.then(|| Match::new(at + 2, whole(if year > 40 { 1900 + year } else { 2000 + year })))
}

/// "Nineteen ninety-six". "Twenty twenty" needs a word that leads to a year.
fn spoken(view: &View, at: usize) -> Option<Match> {
    let (year, end) = spoken_year(view, at)?;
    let plain = (1700..2000).contains(&year);
    let marked = matches!(view.before(at, 1), "in" | "since" | "until" | "by" | "of" | "during");
    let counted = COUNTED.contains(&view.lower(end));
    (!counted && (plain || (marked && view.lower(at) == "twenty"))).then(|| Match::new(end, whole(year)))
}
