//! Repetitions.
//!
//! Finds: "every Thursday", "each year", "every two weeks", "daily", "annually", "twice a week", "$3 a month", "Mondays".
//! Leaves alone: "every other", names ("the Daily News"), "annual", which says what kind rather than when.

use crate::{
    meaning::{Match, Meaning},
    number::{Amount, amount},
    value,
    view::View,
    vocabulary::{DayPart, Season, Unit, month, weekday},
};

pub(crate) fn find(view: &View, at: usize) -> Option<Match> {
    every(view, at).or_else(|| adverb(view, at)).or_else(|| rate(view, at)).or_else(|| plural_day(view, at))
}

fn set(end: usize, value: impl Into<String>) -> Option<Match> {
    Some(Match::new(end, Meaning::Set(value.into())))
}

fn every(view: &View, at: usize) -> Option<Match> {
    if !view.is(at, &["every", "each"]) {
        return None;
    }
    let next = at + 1;
    if view.lower(next) == "other" {
        let (unit, _) = Unit::of(view.lower(next + 1)).filter(|(_, plural)| !plural)?;
        return set(next + 2, value::length(Amount::Known(2000), unit));
    }
    if let Some((unit, false)) = Unit::of(view.lower(next)) {
        let counted = unit == Unit::Second && view.is(next + 1, &["of", "person", "time"]);
        return (!counted).then(|| set(next + 1, value::length(Amount::ONE, unit))).flatten();
    }
    if let Some(day) = weekday(view.lower(next)).filter(|_| view.capital(next)) {
        let part = DayPart::of(view.lower(next + 1));
        let code = part.map_or("", DayPart::code);
        let name = format!("XXXX-WXX-{}{code}", day.to_monday_one_offset());
        return set(next + 1 + usize::from(part.is_some()), name);
    }
    if let Some(month) = month(view.lower(next)).filter(|_| view.capital(next)) {
        return set(next + 1, format!("XXXX-{month:02}"));
    }
    if let Some(season) = Season::of(view.lower(next)) {
        return set(next + 1, format!("XXXX-{}", season.code()));
    }
    if let Some(part) = DayPart::of(view.lower(next)) {
        return set(next + 1, format!("XXXX-XX-XX{}", part.code()));
    }
    let (amount, end) = amount(view, next)?;
    let (unit, _) = Unit::of(view.lower(end)).filter(|_| view.lower(at) == "every")?;
    set(end + 1, value::length(amount, unit))
}

fn adverb(view: &View, at: usize) -> Option<Match> {
    let value = match view.lower(at) {
        "hourly" => "PT1H",
        "daily" | "nightly" => "P1D",
        "weekly" => "P1W",
        "biweekly" | "fortnightly" => "P2W",
        "monthly" => "P1M",
        "yearly" | "annually" => "P1Y",
        _ => return None,
    };
    let name = view.capital(at) && (!view.opens(at) || view.capital(at + 1));
    let doubled = view.lower(at + 1) == "-" && view.joined(at + 1) && view.joined(at + 2);
    (!name && !doubled).then(|| set(at + 1, value)).flatten()
}

/// "Twice a week", "three times a year", "$3 million a month", "four flights a week", "per year".
fn rate(view: &View, at: usize) -> Option<Match> {
    let times = match view.lower(at) {
        "once" | "twice" => at + 1,
        _ => amount(view, at).filter(|(_, end)| view.lower(*end) == "times").map_or(at, |(_, end)| end + 1),
    };
    let article = view.is(times, &["a", "an"]);
    if !article && view.lower(times) != "per" && !(times > at && view.is(times, &["each", "every"])) {
        return None;
    }
    let (unit, plural) = Unit::of(view.lower(times + 1))?;
    let end = times + 2;
    let distant = view.is(
        end,
        &[
            "ago", "earlier", "later", "before", "after", "from", "or", "and", "-", "hence", "long", "of",
            "on",
        ],
    );
    if plural || unit <= Unit::Minute || (article && distant) {
        return None;
    }
    if times > at || view.lower(times) == "per" {
        return set(end, value::length(Amount::ONE, unit));
    }
    is_counted(view, at).then(|| set(end, value::length(Amount::ONE, unit))).flatten()
}

/// Whether a count stands right before: "$3", "40 percent", "four flights", "$1.40 a share".
fn is_counted(view: &View, at: usize) -> bool {
    let number = |back: usize| {
        let at = at.wrapping_sub(back);
        view.figures(at).is_some()
            || matches!(
                view.lower(at),
                "million"
                    | "billion"
                    | "trillion"
                    | "thousand"
                    | "hundred"
                    | "two"
                    | "three"
                    | "four"
                    | "five"
                    | "six"
                    | "seven"
                    | "eight"
                    | "nine"
                    | "ten"
                    | "dozen"
            )
    };
    let unit_of_count = |word: &str| {
        matches!(
            word,
            "%" | "percent" | "pct" | "cents" | "dollars" | "pounds" | "euros" | "marks" | "yen" | "francs"
        )
    };
    let one = view.before(at, 1);
    if number(1) {
        // "In 1990 a year", "by 3 a day" are no rates; money and large counts are.
        return view.before(at, 2) == "$"
            || view.before(at, 2) == "£"
            || view.before(at, 2) == "€"
            || number(2)
            || view.figures(at.wrapping_sub(1)).is_none()
            || view.before(at, 2) == "."
            || view.before(at, 2) == ",";
    }
    if unit_of_count(one) {
        return true;
    }
    let time = Unit::of(one).is_some();
    let plural = one.len() > 3 && one.ends_with('s') && !time;
    plural && (number(2) || number(3)) || (one == "share" && view.before(at, 2) == "a")
}

/// "Mondays", "Tuesday nights", "Saturday mornings".
fn plural_day(view: &View, at: usize) -> Option<Match> {
    if !view.capital(at) {
        return None;
    }
    if let Some(day) = view.lower(at).strip_suffix('s').filter(|day| day.ends_with("day")).and_then(weekday) {
        return set(at + 1, format!("XXXX-WXX-{}", day.to_monday_one_offset()));
    }
    let day = weekday(view.lower(at)).filter(|_| view.lower(at).ends_with("day"))?;
    let part = view.lower(at + 1).strip_suffix('s').and_then(DayPart::of)?;
    set(at + 2, format!("XXXX-WXX-{}{}", day.to_monday_one_offset(), part.code()))
}
