//! Where and as of when a figure holds, as written in the same clause.
//!
//! Only what stands between the figure before and the figure after it counts, and in the sentence's opening. Names are
//! taken as written: which place or date they are, other stages resolve.

use crate::guard::is_month;
use crate::sentence::Sentence;
use crate::tag::Tag;

/// Tokens that a place or time may stand away from the figure.
const REACH: usize = 18;

/// Words that date what they stand with and are no part of what is counted.
pub(crate) fn is_time_word(word: &str) -> bool {
    matches!(
        word,
        "today"
            | "yesterday"
            | "tomorrow"
            | "tonight"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "ago"
            | "later"
            | "earlier"
            | "last"
            | "next"
            | "now"
    )
}

/// Where: the place nearest to the figure's words `start..end`, between `from` and `to`.
pub(crate) fn place(
    sentence: &Sentence,
    (start, end): (usize, usize),
    (from, to): (usize, usize),
) -> Option<(usize, usize)> {
    nearest(sentence, (start, end), (from, to), place_at)
}

/// As of when.
pub(crate) fn as_of(
    sentence: &Sentence,
    (start, end): (usize, usize),
    (from, to): (usize, usize),
) -> Option<(usize, usize)> {
    nearest(sentence, (start, end), (from, to), time_at)
}

type Finder = fn(&Sentence, usize) -> Option<(usize, usize)>;

/// Behind the figure first, then in front of it, nearest first, then at the sentence's start.
fn nearest(
    sentence: &Sentence,
    (start, end): (usize, usize),
    (from, to): (usize, usize),
    find: Finder,
) -> Option<(usize, usize)> {
    let breaks = |at: &usize| !matches!(sentence.word(*at), ";" | "while" | "whereas" | "but");
    let behind = (end..to.min(end + REACH))
        .take_while(breaks)
        .find_map(|at| find(sentence, at))
        .filter(|found| found.1 <= to);
    behind
        .or_else(|| {
            (from.max(start.saturating_sub(REACH))..start)
                .rev()
                .take_while(breaks)
                .find_map(|at| find(sentence, at))
                .filter(|found| found.1 <= start)
        })
        .or_else(|| find(sentence, 0).filter(|found| found.1 <= start))
}

fn place_at(sentence: &Sentence, at: usize) -> Option<(usize, usize)> {
    let preposition = matches!(
        sentence.word(at),
        "in" | "near" | "across" | "outside" | "inside" | "throughout" | "around" | "at" | "into" | "within"
    );
    if !preposition {
        return None;
    }
    let mut start = at + 1;
    while matches!(
        sentence.word(start),
        "the" | "northern" | "southern" | "eastern" | "western" | "central" | "rural" | "nearby"
    ) {
        start += 1;
    }
    let mut end = start;
    while end < sentence.len()
        && sentence.tag(end) == Tag::Name
        && sentence.is_capital(end)
        && !is_month(sentence, end)
        && !is_time_word(sentence.word(end))
    {
        end += 1;
        let joins = sentence.is_hyphen(end)
            || (matches!(sentence.word(end), "of" | "al" | "the")
                && sentence.tag(end + 1) == Tag::Name
                && sentence.word(end) != "the");
        if joins && sentence.is_capital(end + 1) {
            end += 1;
        }
    }
    (end > start).then_some((at + 1, end))
}

fn time_at(sentence: &Sentence, at: usize) -> Option<(usize, usize)> {
    let word = sentence.word(at);
    let period = |at: usize| {
        matches!(
            sentence.word(at),
            "year"
                | "month"
                | "week"
                | "quarter"
                | "decade"
                | "season"
                | "summer"
                | "winter"
                | "spring"
                | "autumn"
                | "night"
                | "century"
        )
    };
    let year = |at: usize| {
        sentence.is_digits(at)
            && sentence.word(at).len() == 4
            && sentence.word(at).parse().is_ok_and(|y: u32| (1800..2100).contains(&y))
    };
    match word {
        "yesterday" | "today" | "tonight" => return Some((at, at + 1)),
        "last" | "this" | "past"
            if period(at + 1)
                || is_month(sentence, at + 1)
                || (word == "last" && is_weekday(sentence, at + 1)) =>
        {
            return Some((at, at + 2));
        }
        "as" if sentence.word(at + 1) == "of" => {
            return dated(sentence, at + 2).map(|end| (at, end));
        }
        "a" | "one" if period(at + 1) && matches!(sentence.word(at + 2), "ago" | "earlier" | "before") => {
            return Some((at, at + 3));
        }
        "by" | "at" if sentence.has(at + 1, &["the", "end", "of"]) => {
            return dated(sentence, at + 4).map(|end| (at, end));
        }
        "earlier" | "later" if matches!(sentence.word(at + 1), "this") && period(at + 2) => {
            return Some((at, at + 3));
        }
        _ => {}
    }
    let preposition = matches!(
        word,
        "in" | "on"
            | "since"
            | "by"
            | "until"
            | "during"
            | "for"
            | "from"
            | "at"
            | "before"
            | "after"
            | "between"
    );
    if preposition {
        return dated(sentence, at + 1).map(|end| (at, end));
    }
    let day = is_weekday(sentence, at) && sentence.is_capital(at) && at > 0;
    (day || year(at) && sentence.before(at) == "(").then_some((at, at + 1))
}

fn is_weekday(sentence: &Sentence, at: usize) -> bool {
    matches!(
        sentence.word(at),
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
    )
}

/// One past the date at `at`.
fn dated(sentence: &Sentence, at: usize) -> Option<usize> {
    let year = |at: usize| {
        sentence.is_digits(at)
            && sentence.word(at).len() == 4
            && sentence.word(at).parse().is_ok_and(|y: u32| (1800..2100).contains(&y))
    };
    let mut next = at;
    while matches!(
        sentence.word(next),
        "the"
            | "early"
            | "late"
            | "mid"
            | "last"
            | "this"
            | "next"
            | "year"
            | "end"
            | "start"
            | "fiscal"
            | "-"
            | "of"
    ) {
        next += 1;
    }
    if year(next) && !sentence.tag(next + 1).eq(&Tag::Plural) {
        return Some(next + 1);
    }
    if is_month(sentence, next) {
        let mut end = next + 1;
        let short = sentence.word(next).len() <= 4 && !matches!(sentence.word(next), "may" | "june" | "july");
        end += usize::from(short && sentence.word(end) == "." && sentence.glued(end));
        if sentence.is_digits(end) && sentence.word(end).len() <= 2 {
            end += 1;
        }
        let comma = usize::from(sentence.word(end) == "," || sentence.word(end) == "of");
        return Some(if year(end + comma) { end + comma + 1 } else { end });
    }
    if sentence.is_digits(next) && is_month(sentence, next + 1) {
        return Some(next + 2 + usize::from(year(next + 2)));
    }
    if is_weekday(sentence, next) {
        return Some(next + 1);
    }
    let named = matches!(
        sentence.word(next),
        "week" | "month" | "quarter" | "season" | "summer" | "winter" | "spring" | "autumn"
    ) && next > at
        && matches!(sentence.word(next - 1), "last" | "this" | "next");
    let year_word = sentence.word(next - usize::from(next > at)) == "year" && next >= at + 2;
    (named || year_word).then_some(next + usize::from(named))
}
