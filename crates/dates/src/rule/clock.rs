//! Times of day in figures.
//!
//! Finds: "9:30 a.m. EST", "5 p.m.", "7pm", "14:30", "1430 GMT", "noon", "midnight", "seven o’clock".
//! Leaves alone: scores ("won 3:15"), verses, ratios, times of a race ("in 2:04:30").

use crate::{
    meaning::{Clock, Match, Meaning},
    number::cardinal,
    view::View,
};

const ZONES: &[&str] = &[
    "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "ET", "CT", "PT", "GMT", "BST", "UTC", "CET",
    "CEST", "EET", "EEST", "IST", "MSK", "JST", "AEST", "AEDT", "Z",
];

pub(crate) fn find(view: &View, at: usize) -> Option<Match> {
    word(view, at).or_else(|| figures(view, at)).or_else(|| o_clock(view, at))
}

fn time(view: &View, end: usize, hour: i8, minute: Option<i8>) -> Match {
    let end = zone_end(view, end).unwrap_or(end);
    Match::new(end, Meaning::Time { day: None, clock: Clock::At { hour, minute, second: None } })
}

fn zone_end(view: &View, at: usize) -> Option<usize> {
    let inner = at + usize::from(view.lower(at) == ",");
    if ZONES.contains(&view.text(inner)) && inner == at {
        return Some(at + 1);
    }
    view.phrase(at, &["local", "time"])
        .or_else(|| view.phrase(at, &["eastern", "time"]))
        .or_else(|| view.phrase(at, &["eastern", "standard", "time"]))
        .or_else(|| view.phrase(at, &["eastern", "daylight", "time"]))
        .or_else(|| view.phrase(at, &["pacific", "time"]))
        .or_else(|| view.phrase(at, &["central", "time"]))
}

fn word(view: &View, at: usize) -> Option<Match> {
    let hour = match view.lower(at) {
        "noon" => 12,
        "midnight" => 24,
        _ => return None,
    };
    let name = view.capital(at) && !view.opens(at);
    (!name && !view.inside_larger(at)).then(|| time(view, at + 1, hour, Some(0)))
}

/// "a.m." and its kin: where it ends and whether it is the afternoon.
fn half_day(view: &View, at: usize) -> Option<(usize, bool)> {
    let afternoon = match view.lower(at) {
        "am" | "a" => false,
        "pm" | "p" => true,
        _ => return None,
    };
    if view.lower(at).len() == 2 {
        return (view.text(at) != "Am").then_some((at + 1, afternoon));
    }
    let end = view.phrase(at + 1, &[".", "m", "."]).or_else(|| view.phrase(at + 1, &[".", "m"]))?;
    (view.joined(at + 1) && view.joined(at + 2)).then_some((end, afternoon))
}

fn on_clock(hour: u32, afternoon: bool) -> Option<i8> {
    match (hour, afternoon) {
        (12, false) => Some(0),
        (12, true) => Some(12),
        (1..=11, false) => Some(hour as i8),
        (1..=11, true) => Some(hour as i8 + 12),
        (13..=23, true) => Some(hour as i8),
        _ => None,
    }
}

fn figures(view: &View, at: usize) -> Option<Match> {
    let before = view.before(at, 1);
    // "5:30-7 p.m." leaves its beginning; a dash with white space before it joins nothing.
    let loose = before == "-" && at > 0 && !view.joined(at - 1);
    if view.joined(at) && !loose && matches!(before, ":" | "." | "$" | "-" | "/" | "," | "#") {
        return None;
    }
    // "7pm", "11am"
    let word = view.lower(at);
    if let Some(figure) = word.strip_suffix("pm").or_else(|| word.strip_suffix("am")) {
        let hour = on_clock(figure.parse().ok()?, word.ends_with("pm"))?;
        return Some(time(view, at + 1, hour, None));
    }
    let Some(hour) = view.figures(at) else {
        let (hour, end) = cardinal(view, at)?;
        let (end, afternoon) = half_day(view, end).filter(|_| view.joined(end + 1))?;
        return Some(time(view, end, on_clock(hour, afternoon)?, None));
    };
    if (view.lower(at + 1) == ":" || view.lower(at + 1) == ".") && view.joined(at + 1) && view.joined(at + 2)
    {
        return with_minutes(view, at, hour);
    }
    if view.text(at).len() == 4 && hour < 2400 && hour % 100 < 60 {
        let zoned = zone_end(view, at + 1)
            .filter(|_| ZONES.contains(&view.text(at + 1)) || view.lower(at + 1) == "local");
        let hours =
            view.is(at + 1, &["hours", "hrs"]) && matches!(before, "at" | "by" | "until" | "from" | "around");
        let clock = |end| time(view, end, (hour / 100) as i8, Some((hour % 100) as i8));
        return zoned.map(|_| clock(at + 1)).or_else(|| hours.then(|| clock(at + 2)));
    }
    let (end, afternoon) = half_day(view, at + 1)?;
    Some(time(view, end, on_clock(hour, afternoon)?, None))
}

fn with_minutes(view: &View, at: usize, hour: u32) -> Option<Match> {
    let digits = view.text(at + 2);
    let glued = digits.get(2..).map(str::to_ascii_lowercase).filter(|rest| rest == "am" || rest == "pm");
    let minute: u32 = digits.get(..2)?.parse().ok().filter(|minute| *minute < 60)?;
    if let Some(half) = glued {
        return Some(time(view, at + 3, on_clock(hour, half == "pm")?, Some(minute as i8)));
    }
    if digits.len() != 2 {
        return None;
    }
    if let Some((end, afternoon)) = half_day(view, at + 3) {
        return Some(time(view, end, on_clock(hour, afternoon)?, Some(minute as i8)));
    }
    let zoned = ZONES.contains(&view.text(at + 3)) || view.lower(at + 3) == "local";
    let marked = matches!(
        view.before(at, 1),
        "at" | "by" | "until" | "from" | "around" | "about" | "since" | "after" | "before" | "till"
    );
    let raced = view.lower(at + 3) == ":" || view.lower(at + 1) == ".";
    let scored = view.is(at + 3, &["remaining", "left", "into", "mark", "in"]);
    let fits = hour < 24 && view.text(at).len() <= 2;
    (fits && (zoned || (marked && !raced && !scored)))
        .then(|| time(view, at + 3, hour as i8, Some(minute as i8)))
}

fn o_clock(view: &View, at: usize) -> Option<Match> {
    let (hour, end) = cardinal(view, at)?;
    let end = view.phrase(end, &["o", "'", "clock"])?;
    let morning =
        view.phrase(end, &["in", "the", "morning"]).or_else(|| view.phrase(end, &["this", "morning"]));
    let later =
        view.phrase(end, &["in", "the", "afternoon"]).or_else(|| view.phrase(end, &["in", "the", "evening"]));
    match (morning, later) {
        (Some(morning), _) if view.lower(end) == "in" => {
            Some(time(view, morning, on_clock(hour, false)?, None))
        }
        (_, Some(later)) => Some(time(view, later, on_clock(hour, true)?, None)),
        _ => Some(time(view, end, i8::try_from(hour).ok().filter(|hour| *hour < 24)?, None)),
    }
}
