//! Lengths of time.
//!
//! Finds: "three months", "the past five years", "the next few days", "five-year", "nine months", "12 to 18 months", "half
//! an hour", "years", "recent weeks", "the first nine months".
//! Leaves alone: ages ("37 years old", "a six-year-old", "aged 12 years"), "light years", "man-hours", "the minutes of".

use onrecord_record::DateModifier;

use super::ago::length;
use crate::{
    meaning::{Match, Meaning, Reach, Reference},
    number::{Amount, amount},
    view::View,
    vocabulary::Unit,
};

pub(crate) fn find(view: &View, at: usize) -> Option<Match> {
    if view.goes_on_from_before(at) || (view.text(at).starts_with('0') && view.text(at).len() > 1) {
        return None;
    }
    let found = recent(view, at)
        .or_else(|| hyphenated(view, at))
        .or_else(|| in_singular(view, at))
        .or_else(|| solid(view, at))
        .or_else(|| reaching(view, at))
        .or_else(|| between(view, at))
        .or_else(|| compound(view, at))
        .or_else(|| plain(view, at))?;
    (!is_age(view, at, found.end)).then_some(found)
}

fn long(end: usize, amount: Amount, unit: Unit, reach: Reach) -> Match {
    Match::new(end, Meaning::Length { amount, unit, reach })
}

/// "Recent years", "the coming weeks", "future quarters": vague times by the calendar.
fn recent(view: &View, at: usize) -> Option<Match> {
    let start = super::after_the(view, at);
    let reference = match view.lower(start) {
        "recent" => Reference::Past,
        "coming" | "future" => Reference::Future,
        "past" if start == at => Reference::Past,
        _ => return None,
    };
    let (unit, plural) = Unit::of(view.lower(start + 1))?;
    (plural && unit >= Unit::Day).then(|| Match::new(start + 2, Meaning::Reference(reference)))
}

/// "Five-year", "30-day", "two-and-a-half-year", "several-year".
fn hyphenated(view: &View, at: usize) -> Option<Match> {
    let (amount, end) = match view.is(at, &["a", "an", "another", "couple"]) {
        true => return None,
        false => amount(view, at)?,
    };
    if view.lower(end) != "-" || (end > at + 1 && !view.joined(end)) {
        return None;
    }
    let (unit, plural) = Unit::of(view.lower(end + 1))?;
    (!plural && view.lower(end + 1) != "second").then(|| long(end + 2, amount, unit, Reach::Anywhere))
}

/// "A two day meeting": the hyphen left out.
fn in_singular(view: &View, at: usize) -> Option<Match> {
    if view.is(at, &["a", "an", "one", "another", "half"]) {
        return None;
    }
    let (amount, end) = amount(view, at)?;
    let (unit, plural) = Unit::of(view.lower(end))?;
    let behind = view.lower(end + 1).starts_with(char::is_alphabetic);
    let attributive = !plural && behind && amount != Amount::ONE && amount != Amount::Unknown;
    (attributive && !matches!(unit, Unit::Second | Unit::Quarter))
        .then(|| long(end + 1, amount, unit, Reach::Anywhere))
}

/// "Daylong", "year-long", "month-old".
fn solid(view: &View, at: usize) -> Option<Match> {
    let one = |unit, end| Some(long(end, Amount::ONE, unit, Reach::Anywhere));
    match view.lower(at) {
        "daylong" => return one(Unit::Day, at + 1),
        "weeklong" => return one(Unit::Week, at + 1),
        "monthlong" => return one(Unit::Month, at + 1),
        "yearlong" => return one(Unit::Year, at + 1),
        "decadelong" => return one(Unit::Decade, at + 1),
        _ => {}
    }
    let (unit, plural) = Unit::of(view.lower(at))?;
    let amount = if plural { Amount::Unknown } else { Amount::ONE };
    (view.lower(at + 1) == "-"
        && view.is(at + 2, &["long", "old"])
        && view.joined(at + 2)
        && view.before(at, 1) != "-")
        .then(|| long(at + 1, amount, unit, Reach::Anywhere))
}

/// "The past five years", "the next few days", "the first nine months", "the last 24 hours".
fn reaching(view: &View, at: usize) -> Option<Match> {
    let start = at + usize::from(view.is(at, &["the", "these", "those", "its", "his", "her", "their"]));
    let (reach, next) = match view.lower(start) {
        "past" | "last" => (Reach::Past, start + 1),
        "next" | "coming" => (Reach::Future, start + 1),
        "first" | "final" | "previous" | "latest" | "following" | "preceding" | "opening" | "early"
        | "initial" | "entire" => (Reach::Anywhere, start + 1),
        "latter" => return None,
        _ if start > at && view.is(at, &["the", "these", "those"]) => (Reach::Anywhere, start),
        _ => return None,
    };
    if let Some(matched) = between(view, next) {
        let Meaning::Length { amount, unit, .. } = matched.meaning else { return None };
        return Some(Match {
            end: matched.end,
            meaning: Meaning::Length { amount, unit, reach },
            modifier: matched.modifier,
        });
    }
    if view.is(next, &["a", "an"]) {
        return None;
    }
    let couple = view.is(next, &["couple"]);
    let (amount, unit, end) = length(view, next)?;
    // "The first minutes", "the years ahead" count; "the minutes" and "the days of" do not.
    let bare = next == start && amount == Amount::Unknown && Unit::of(view.lower(next)).is_some();
    if bare
        && !(view.is(end, &["ahead", "since", "leading", "following", "between", "before", "after", "to"])
            && unit >= Unit::Day)
    {
        return None;
    }
    let end = end + usize::from(bare && view.lower(end) == "ahead");
    let matched = long(end, amount, unit, reach);
    Some(if couple { matched.modified(DateModifier::Approx) } else { matched })
}

/// "Two to three weeks", "12 to 18 months", "three or four days", "weeks or months".
fn between(view: &View, at: usize) -> Option<Match> {
    if let Some((unit, true)) = Unit::of(view.lower(at))
        && view.is(at + 1, &["or", "and", "to"])
        && matches!(Unit::of(view.lower(at + 2)), Some((other, true)) if other > unit)
        && unit >= Unit::Hour
    {
        return Some(long(at + 3, Amount::Unknown, unit, Reach::Anywhere).modified(DateModifier::Approx));
    }
    let (low, end) = amount(view, at).filter(|_| !view.is(at, &["a", "an"]))?;
    if !view.is(end, &["to", "or", "-"]) {
        return None;
    }
    let (high, unit_at) = amount(view, end + 1)?;
    let unit_at = unit_at + usize::from(view.lower(unit_at) == "-" && view.joined(unit_at));
    let (unit, _) = Unit::of(view.lower(unit_at))?;
    let rising = matches!((low, high), (Amount::Known(low), Amount::Known(high)) if low < high);
    rising.then(|| long(unit_at + 1, low, unit, Reach::Anywhere).modified(DateModifier::EqualOrMore))
}

/// "A minute and a half", "a year and a half".
fn compound(view: &View, at: usize) -> Option<Match> {
    let start = at + usize::from(view.is(at, &["a", "an", "one"]));
    let (unit, plural) = Unit::of(view.lower(start))?;
    let end = view.phrase(start + 1, &["and", "a", "half"])?;
    (start > at && !plural).then(|| long(end, Amount::Known(1500), unit, Reach::Anywhere))
}

fn plain(view: &View, at: usize) -> Option<Match> {
    let couple = view.is(at, &["couple"]) || (view.is(at, &["a"]) && view.is(at + 1, &["couple"]));
    let (amount, unit, end) = length(view, at)?;
    let bare = Unit::of(view.lower(at)).is_some();
    let before = view.before(at, 1);
    if bare {
        let led = matches!(
            before,
            "for"
                | "in"
                | "of"
                | "within"
                | "after"
                | "over"
                | "took"
                | "take"
                | "takes"
                | "taken"
                | "two"
                | "spent"
                | "lasted"
                | "last"
                | "follows"
                | "been"
                | "few"
                | "only"
                | "just"
                | "many"
                | "by"
                | "until"
                | "through"
                | "matter"
                | "days"
                | "weeks"
                | "months"
                | "years"
                | "or"
                | "waited"
                | "wait"
        );
        let led = led
            || view.is(end, &["ago", "later", "earlier", "before", "after", "of"])
                && unit >= Unit::Day
                && unit != Unit::Quarter;
        if !led || (unit < Unit::Day && !matches!(before, "for" | "within" | "of" | "in")) {
            return None;
        }
        if view.lower(end) == "'" || before == "-" || (unit == Unit::Day && view.capital(at)) {
            return None;
        }
    }
    if unit == Unit::Second && amount == Amount::ONE && !view.is(at, &["one"]) {
        return None; // "a second chance"
    }
    if view.is(end, &["and"]) && amount == Amount::ONE && unit == Unit::Day && view.lower(end + 1) == "age" {
        return None;
    }
    if matches!(unit, Unit::Quarter) && matches!(amount, Amount::Known(1000)) {
        return None; // "a quarter of the votes"
    }
    if unit == Unit::Quarter && matches!(amount, Amount::Known(3000 | 2000)) && view.lower(end) == "of" {
        return None; // "three quarters of the votes"
    }
    if unit == Unit::Day
        && view.is(at, &["one"])
        && !matches!(
            before,
            "for" | "in" | "only" | "just" | "within" | "after" | "least" | "than" | "about" | "over"
        )
    {
        // "One day it will end": some day to come.
        return view
            .is(at.wrapping_sub(1), &["will", "could", "would", "may", "might", "can"])
            .then(|| Match::new(end, Meaning::Reference(Reference::Future)));
    }
    if view.lower(end) == "-" && view.joined(end) && view.joined(end + 1) {
        return None; // "a year-earlier loss"
    }
    let matched = long(end, amount, unit, Reach::Anywhere);
    Some(if couple { matched.modified(DateModifier::Approx) } else { matched })
}

/// "37 years old", "six-year-old", "aged 12 years", "at the age of 30 years".
fn is_age(view: &View, at: usize, end: usize) -> bool {
    let old = end + usize::from(view.lower(end) == "-" && view.joined(end));
    let grown = view.is(old, &["old", "olds"]) || (view.is(end, &["of"]) && view.lower(end + 1) == "age");
    let aged = (1..=3).any(|back| view.is(at.wrapping_sub(back), &["aged", "age"])) && at > 0;
    grown || aged || view.is(at.wrapping_sub(1), &["light", "man", "dog"]) && at > 0
}
