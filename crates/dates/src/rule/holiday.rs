//! Days with a name that the civil calendar can find.
//!
//! Finds: "Christmas", "New Year’s Eve", "Good Friday", "Thanksgiving Day", "Labor Day", "Easter Monday".
//! Leaves alone: feasts of lunar calendars (Ramadan, Eid, Passover, Diwali), whose day is announced and not computed,
//! and names that hold a feast ("Easter Island", "Christmas trees").

use jiff::civil::Weekday;

use crate::{
    meaning::{Holiday, Match, Meaning, Part, Turn, Year},
    view::View,
};

const NAMES: &[(&[&str], Part)] = &[
    (&["christmas", "day"], Part::Day(12, 25)),
    (&["christmas", "eve"], Part::Day(12, 24)),
    (&["christmas"], Part::Day(12, 25)),
    (&["boxing", "day"], Part::Day(12, 26)),
    (&["new", "year", "'", "s", "day"], Part::Day(1, 1)),
    (&["new", "year", "'", "s", "eve"], Part::Day(12, 31)),
    (&["new", "year", "'", "s"], Part::Day(1, 1)),
    (&["valentine", "'", "s", "day"], Part::Day(2, 14)),
    (&["st", ".", "patrick", "'", "s", "day"], Part::Day(3, 17)),
    (&["st", "patrick", "'", "s", "day"], Part::Day(3, 17)),
    (&["april", "fools", "'", "day"], Part::Day(4, 1)),
    (&["april", "fool", "'", "s", "day"], Part::Day(4, 1)),
    (&["may", "day"], Part::Day(5, 1)),
    (&["juneteenth"], Part::Day(6, 19)),
    (&["bastille", "day"], Part::Day(7, 14)),
    (&["the", "fourth", "of", "july"], Part::Day(7, 4)),
    (&["halloween"], Part::Day(10, 31)),
    (&["all", "saints", "'", "day"], Part::Day(11, 1)),
    (&["guy", "fawkes", "night"], Part::Day(11, 5)),
    (&["armistice", "day"], Part::Day(11, 11)),
    (&["veterans", "day"], Part::Day(11, 11)),
    (&["ash", "wednesday"], Part::Holiday(Holiday::Easter(-46))),
    (&["palm", "sunday"], Part::Holiday(Holiday::Easter(-7))),
    (&["maundy", "thursday"], Part::Holiday(Holiday::Easter(-3))),
    (&["good", "friday"], Part::Holiday(Holiday::Easter(-2))),
    (&["easter", "sunday"], Part::Holiday(Holiday::Easter(0))),
    (&["easter", "monday"], Part::Holiday(Holiday::Easter(1))),
    (&["easter"], Part::Holiday(Holiday::Easter(0))),
    (&["pentecost"], Part::Holiday(Holiday::Easter(49))),
    (&["martin", "luther", "king", "day"], nth(1, 3, Weekday::Monday)),
    (&["martin", "luther", "king", "jr", ".", "day"], nth(1, 3, Weekday::Monday)),
    (&["presidents", "'", "day"], nth(2, 3, Weekday::Monday)),
    (&["memorial", "day"], nth(5, -1, Weekday::Monday)),
    (&["labor", "day"], nth(9, 1, Weekday::Monday)),
    (&["columbus", "day"], nth(10, 2, Weekday::Monday)),
    (&["thanksgiving", "day"], nth(11, 4, Weekday::Thursday)),
    (&["thanksgiving"], nth(11, 4, Weekday::Thursday)),
    (&["remembrance", "sunday"], nth(11, 2, Weekday::Sunday)),
];

const fn nth(month: i8, nth: i8, day: Weekday) -> Part {
    Part::Holiday(Holiday::Nth { month, nth, day })
}

pub(crate) fn find(view: &View, at: usize) -> Option<Match> {
    let (turn, start) = match view.lower(at) {
        "last" | "next" | "this" => super::calendar::turn(view, at)?,
        _ => (Turn::Open, at),
    };
    if !view.capital(start) && view.lower(start) != "the" {
        return None;
    }
    let found = NAMES.iter().filter_map(|(words, part)| Some((view.phrase(start, words)?, part)));
    let (mut end, part) = found.max_by_key(|(end, _)| *end)?;
    if view.is(
        end,
        &[
            "island", "islands", "tree", "trees", "card", "cards", "carol", "carols", "rising", "parade",
            "massacre", "uprising", "gifts", "lights", "market", "markets", "egg", "eggs",
        ],
    ) || view.lower(end) == "-" && view.joined(end)
    {
        return None;
    }
    let year = match turn {
        Turn::Open => Year::Open,
        turn => Year::Turned(turn),
    };
    if let Some(given) =
        view.figures_of(end, 4).filter(|given| (1000..=2199).contains(given) && turn == Turn::Open)
    {
        end += 1;
        return Some(Match::new(end, Meaning::Calendar { year: Year::Given(given as i16), part: *part }));
    }
    Some(Match::new(end, Meaning::Calendar { year, part: *part }))
}
