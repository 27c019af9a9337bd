//! Finds dates and years: "March 29", "3 May 2018", "9/11", "2019-09-01", "in 2018", "the 1990s", "2010-12", "500 BC".
//!
//! Leaves alone "2,000", "2000 people", "more than 1900" and money.

use crate::number::scale_word;
use crate::sentence::Sentence;
use crate::tag::Tag;

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

pub(crate) fn read(sentence: &Sentence, at: usize) -> Option<usize> {
    slashed(sentence, at)
        .or_else(|| decade(sentence, at))
        .or_else(|| day(sentence, at))
        .or_else(|| years(sentence, at))
}

/// Whether a month stands at `at`; "may" and "march" need their capital.
pub(crate) fn is_month(sentence: &Sentence, at: usize) -> bool {
    let word = sentence.word(at);
    MONTHS.contains(&word)
        && sentence.is_capital(at)
        && (!matches!(word, "may" | "march") || sentence.tag(at) == Tag::Name || at > 0)
}

/// "9/11", "12/25/2019", "2019-09-01T10:38", "24/7".
fn slashed(sentence: &Sentence, at: usize) -> Option<usize> {
    let part = |at: usize| sentence.is_digits(at) && sentence.glued(at);
    if !sentence.is_digits(at) {
        return None;
    }
    if sentence.word(at + 1) == "/" && sentence.glued(at + 1) && part(at + 2) {
        let fraction =
            matches!((sentence.word(at), sentence.word(at + 2)), ("1" | "3", "2" | "3" | "4" | "5" | "8"));
        let third = sentence.word(at + 3) == "/" && part(at + 4);
        if third {
            return Some(chain(sentence, at + 5));
        }
        return (!fraction || sentence.word(at) == "9").then_some(at + 3);
    }
    let four = sentence.word(at).len() == 4 && !sentence.word(at).contains('.');
    if four && sentence.is_hyphen(at + 1) && part(at + 2) && sentence.is_hyphen(at + 3) && part(at + 4) {
        return Some(chain(sentence, at + 5));
    }
    None
}

/// Past everything that stands against what came before.
fn chain(sentence: &Sentence, mut at: usize) -> usize {
    while sentence.glued(at) && !matches!(sentence.word(at), "." | "," | ")" | ";" | "”" | "\"" | "?" | "!")
    {
        at += 1;
    }
    at
}

/// "1990s", "'80s", "the 20s".
fn decade(sentence: &Sentence, at: usize) -> Option<usize> {
    let word = sentence.word(at);
    let round = sentence.is_digits(at) && word.ends_with('0') && !word.contains([',', '.']);
    let next = at + 1 + usize::from(matches!(sentence.word(at + 1), "'" | "’") && sentence.glued(at + 1));
    let ends = matches!(sentence.word(next), "s" | "'s") && sentence.glued(next);
    if round && matches!(word.len(), 2 | 4) && ends {
        return Some(next + 1);
    }
    let short = word.len() == 2 && sentence.glued(at) && matches!(sentence.before(at), "'" | "’" | "‘");
    (sentence.is_digits(at) && short && sentence.glued(at)).then_some(at + 1)
}

/// A day beside its month, with the year behind.
fn day(sentence: &Sentence, at: usize) -> Option<usize> {
    if !sentence.is_digits(at) || (at > 0 && crate::money::is_sign(sentence.before(at))) {
        return None;
    }
    let value: u32 = sentence.word(at).parse().ok()?;
    let month_before = at > 0
        && (is_month(sentence, at - 1)
            || (sentence.before(at) == "."
                && at > 1
                && sentence.glued(at - 1)
                && is_month(sentence, at - 2)));
    let weekday = matches!(
        sentence.before(at),
        "friday" | "monday" | "tuesday" | "wednesday" | "thursday" | "saturday" | "sunday"
    );
    let mut end = at + 1;
    if month_before || (weekday && value <= 31 && !counts(sentence, end)) {
        if value > 31 && !is_year(value)
            || (counts(sentence, end) && !(value <= 31 && is_year_at(sentence, end)))
        {
            return None;
        }
        if matches!(sentence.word(end), "st" | "nd" | "rd" | "th") {
            end += 1;
        }
        if (sentence.is_hyphen(end) || matches!(sentence.word(end), "to" | "and" | "or"))
            && sentence.is_digits(end + 1)
            && !counts(sentence, end + 2)
            && sentence.word(end + 1).parse::<u32>().is_ok_and(|v| v <= 31)
        {
            end += 2;
        }
        let year = end + usize::from(sentence.word(end) == ",");
        return Some(if is_year_at(sentence, year) { year + 1 } else { end });
    }
    if matches!(sentence.word(end), "st" | "nd" | "rd" | "th") && sentence.glued(end) {
        return Some(end + 1);
    }
    if value > 31 {
        return None;
    }
    if sentence.is_hyphen(end) && sentence.is_digits(end + 1) && is_month(sentence, end + 2) {
        end += 2;
    }
    let month = end + usize::from(sentence.word(end) == "of") + usize::from(sentence.is_hyphen(end));
    if !is_month(sentence, month) {
        return None;
    }
    let year =
        month + 1 + usize::from(sentence.word(month + 1) == ",") + usize::from(sentence.is_hyphen(month + 1));
    Some(if is_year_at(sentence, year) { year + 1 } else { month + 1 })
}

/// Years, and spans of years.
fn years(sentence: &Sentence, at: usize) -> Option<usize> {
    let word = sentence.word(at);
    if !sentence.is_digits(at)
        || word.contains([',', '.'])
        || (at > 0 && crate::money::is_sign(sentence.before(at)))
    {
        return None;
    }
    let value: u32 = word.parse().ok()?;
    let era = |at: usize| matches!(sentence.word(at), "bc" | "ad" | "bce" | "ce" | "b.c." | "a.d.");
    let of_era = era(at + 1) && sentence.written(at + 1).starts_with(char::is_uppercase);
    if of_era
        || matches!(sentence.before(at), "a.d." | "b.c.")
        || (sentence.before(at) == "ad" && sentence.written(at - 1) == "AD")
    {
        return Some(at + 1 + usize::from(of_era));
    }
    let early = matches!(sentence.before(at), "year" | "circa");
    if early && word.len() <= 4 && value > 0 && !counts(sentence, at + 1) && word.len() >= 3 {
        return Some(at + 1);
    }
    if word.len() != 4 || !(1000..2200).contains(&value) {
        return None;
    }
    let scaled = scale_word(sentence.word(at + 1)).is_some()
        || sentence.word(at + 1) == "%"
        || (sentence.glued(at + 1) && sentence.is_word(at + 1));
    let span = (sentence.is_hyphen(at + 1) || sentence.word(at + 1) == "/") && sentence.is_digits(at + 2);
    let spans = span && matches!(sentence.word(at + 2).len(), 2 | 4);
    if spans && !scaled {
        return Some(at + 3);
    }
    if scaled || behind_a_bound(sentence, at) {
        return None;
    }
    let between = matches!(sentence.before(at), "between" | "from")
        && matches!(sentence.word(at + 1), "and" | "to")
        && is_year_at(sentence, at + 2);
    let second =
        matches!(sentence.before(at), "and" | "to" | "or") && at >= 2 && is_year_at(sentence, at - 2);
    if between || second {
        return Some(at + 1);
    }
    let timely = matches!(
        sentence.before(at),
        "in" | "since"
            | "until"
            | "till"
            | "before"
            | "after"
            | "during"
            | "early"
            | "late"
            | "mid"
            | "by"
            | "of"
            | "spring"
            | "summer"
            | "autumn"
            | "fall"
            | "winter"
            | "fiscal"
            | "season"
            | "election"
            | "elections"
            | "the"
            | "his"
            | "her"
            | "its"
            | "their"
            | "a"
    );
    let modern = is_year(value);
    let counted = counts(sentence, at + 1) || crate::unit::read(sentence, at + 1).is_some();
    // "in 2018", "the 2003 final"; "of 2000 people" counts.
    if modern {
        let likely = (1950..2050).contains(&value);
        let strong = timely && !matches!(sentence.before(at), "of" | "by" | "the" | "a");
        return (!counted
            || (strong && likely && sentence.before(at) != "after")
            || (likely && !value.is_multiple_of(100) && timely))
            .then_some(at + 1);
    }
    (timely && !counted && !matches!(sentence.before(at), "of" | "the" | "a" | "by")).then_some(at + 1)
}

fn behind_a_bound(sentence: &Sentence, at: usize) -> bool {
    matches!(crate::bound::before(sentence, at), Some((bound, _)) if bound != onrecord_record::Bound::About)
        && !matches!(sentence.before(at), "over" | "above" | "below" | "under")
}

fn is_year(value: u32) -> bool {
    (1800..2100).contains(&value)
}

fn is_year_at(sentence: &Sentence, at: usize) -> bool {
    let word = sentence.word(at);
    sentence.is_digits(at)
        && word.len() == 4
        && word.parse().is_ok_and(|value: u32| (1000..2200).contains(&value))
}

/// Whether a plural noun follows, perhaps behind an adjective: so many of them.
fn counts(sentence: &Sentence, at: usize) -> bool {
    let plural = |at: usize| {
        sentence.tag(at) == Tag::Plural || matches!(sentence.word(at), "people" | "more" | "men" | "women")
    };
    (plural(at) && !sentence.is_capital(at)) || (sentence.tag(at) == Tag::Adjective && plural(at + 1))
}
