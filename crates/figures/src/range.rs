//! Two numbers that make one figure: "10 to 15", "5-10%", "between 3 and 4 million", "$10m-$15m", "two or three", "a 10- to
//! 15-year term", "more than 100 but fewer than 300".
//!
//! "From 5 to 7" is a range unless a verb of change stands in front ("rose from 5 to 7"): then it is two figures.
//! A score ("3-2") or a span of years never comes here; the guards have taken it.

use onrecord_record::Bound;

use crate::number::{self, Decimal, Number, scale_word};
use crate::sentence::Sentence;
use crate::{bound, money, percent, unit};

/// The second number of a range and what joins it.
pub(crate) struct Second {
    /// The second number.
    pub(crate) number: Number,
    /// The first number, raised by the scale they share.
    pub(crate) low: Decimal,
    /// The second's sign of currency.
    pub(crate) sign: Option<Sign>,
}

/// A sign of currency in front of a number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sign {
    /// ISO 4217 code.
    pub(crate) code: &'static str,
    /// Its tokens.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// What follows `first`, which ends at `end` (its own unit taken in), if the two are a range.
pub(crate) fn second(sentence: &Sentence, first: &Number, start: usize, end: usize) -> Option<Second> {
    let word = sentence.word(end);
    let hyphen = sentence.is_hyphen(end);
    // "0-to-60", "10-to-15-year".
    if hyphen && sentence.word(end + 1) == "to" && sentence.is_hyphen(end + 2) {
        let number = number::read(sentence, end + 3)?;
        let low = shared(sentence, first, &number)?;
        return (low < number.low).then_some(Second { number, low, sign: None });
    }
    // "a 10- to 15-year sentence", "20- and 30-year bonds" are two.
    let suspended = word == "-" && sentence.glued(end) && !sentence.glued(end + 1);
    if suspended && matches!(sentence.word(end + 1), "to" | "or") {
        let number = number::read(sentence, end + 2)?;
        let low = shared(sentence, first, &number)?;
        return (alike(first, &number) && low < number.low).then_some(Second { number, low, sign: None });
    }
    let loose = matches!(word, "-" | "–" | "—") && !hyphen;
    let between = matches!(sentence.before(start), "between" | "anywhere")
        || (start >= 2 && sentence.word(start - 2) == "between")
        || sentence.ends_with(start, &["between", "the", "ages", "of"]).is_some();
    let joined = match word {
        "to" => !rises(sentence, start),
        "or" => true,
        "and" => between,
        _ => hyphen || (loose && word == "–"),
    };
    if !joined {
        return None;
    }
    let mut at = end + 1;
    let sign = money::sign(sentence, at).map(|(code, end)| Sign { code, start: at, end });
    if let Some(sign) = sign {
        at = sign.end;
    }
    let at = at
        + usize::from(matches!(sentence.word(at), "around" | "about" | "nearly" | "almost") && word == "to");
    let number = number::read(sentence, at)?;
    if !alike(first, &number) {
        return None;
    }
    let low = shared(sentence, first, &number)?;
    let rising = low < number.low;
    let near = match word {
        "or" => number.low.value() - low.value() <= 1.0,
        // "rose by 5 to 60" ends at 60; "fell by 5 to 6" is unsure of its amount.
        "to" if sentence.before(start) == "by" => number.low.value() <= 3.0 * low.value(),
        _ => true,
    };
    (rising && near).then_some(Second { number, low, sign })
}

/// The upper limit behind a lower one: "more than 100 but fewer than 300", "at least $5m and up to $7m".
pub(crate) fn limited(sentence: &Sentence, first: &Number, start: usize, end: usize) -> Option<Second> {
    let (lower, _) = bound::before(sentence, start)?;
    if !matches!(lower, Bound::MoreThan | Bound::AtLeast) {
        return None;
    }
    let at = end + usize::from(sentence.word(end) == ",");
    if !matches!(sentence.word(at), "but" | "and" | "yet") {
        return None;
    }
    let (upper, at) = bound::beginning(sentence, at + 1)?;
    if !matches!(upper, Bound::LessThan | Bound::UpTo) {
        return None;
    }
    let sign = money::sign(sentence, at).map(|(code, end)| Sign { code, start: at, end });
    let number = number::read(sentence, sign.map_or(at, |sign| sign.end))?;
    let low = shared(sentence, first, &number)?;
    (alike(first, &number) && low < number.low).then_some(Second { number, low, sign })
}

/// Whether a verb of change stands in front of "from X to Y" or "X to Y".
fn rises(sentence: &Sentence, start: usize) -> bool {
    sentence.before(start) == "from" && crate::change::read(sentence, start, start, true).is_some()
}

fn alike(first: &Number, second: &Number) -> bool {
    use number::Manner::{Digits, Spelled};
    matches!((first.manner, second.manner), (Digits | Spelled, Digits | Spelled))
        || first.manner == second.manner
}

/// The first number with the second's scale ("10 to 15 million").
fn shared(sentence: &Sentence, first: &Number, second: &Number) -> Option<Decimal> {
    if first.scaled || !second.scaled {
        return Some(first.low);
    }
    let last = second.end - 1;
    let factor = scale_word(sentence.word(last)).or_else(|| match sentence.word(last) {
        "m" | "mn" | "mln" => Some(1_000_000),
        "bn" | "b" | "bln" => Some(1_000_000_000),
        "k" => Some(1_000),
        "tn" | "trn" => Some(1_000_000_000_000),
        "dozen" => Some(12),
        _ => None,
    });
    let Some(factor) = factor.map(Decimal::whole) else { return Some(first.low) };
    let raised = first.low.times(factor)?;
    Some(if raised < second.low { raised } else { first.low })
}

/// Where a first number's own unit ends, so that "252 miles to 287 miles" and "5% to 7%" are seen as ranges.
pub(crate) fn past_own_unit(sentence: &Sentence, end: usize) -> Option<usize> {
    let found = percent::read(sentence, end)
        .or_else(|| unit::read(sentence, end))
        .or_else(|| money::noun(sentence, end, true))?;
    let joins = matches!(sentence.word(found.end), "to" | "or" | "and") || sentence.is_hyphen(found.end);
    joins.then_some(found.end)
}
