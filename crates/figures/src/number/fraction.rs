//! Parts of a whole: "a third of", "two-thirds", "half the town", "one in three", "one in five hundred", "nine out of ten".
//!
//! A quarter of a year and a half of a match are no fractions: "the third quarter", "in the second half".

use super::{Decimal, Manner, Number, spelled::small};
use crate::sentence::Sentence;
use crate::tag::Tag;

/// A fraction that begins at `at`.
pub(crate) fn read(sentence: &Sentence, at: usize) -> Option<Number> {
    ratio(sentence, at).or_else(|| part(sentence, at)).or_else(|| half(sentence, at))
}

/// The denominator that an ordinal names as a part ("third", "fifths").
pub(crate) fn ordinal_part(word: &str) -> Option<i64> {
    Some(match word {
        "half" | "halves" => 2,
        "third" | "thirds" => 3,
        "quarter" | "quarters" | "fourth" | "fourths" => 4,
        "fifth" | "fifths" => 5,
        "sixth" | "sixths" => 6,
        "seventh" | "sevenths" => 7,
        "eighth" | "eighths" => 8,
        "ninth" | "ninths" => 9,
        "tenth" | "tenths" => 10,
        "hundredth" | "hundredths" => 100,
        _ => return None,
    })
}

/// "one in three", "nine out of ten", "3 in 10".
fn ratio(sentence: &Sentence, at: usize) -> Option<Number> {
    let over = small(sentence.word(at))
        .or_else(|| sentence.is_digits(at).then(|| sentence.word(at).parse().ok()).flatten())?;
    let next = at + 1;
    let every = |at: usize| at + usize::from(matches!(sentence.word(at), "every" | "each"));
    let (under_at, many) = if sentence.has(next, &["out", "of"]) {
        (every(next + 2), true)
    } else if sentence.word(next) == "of"
        && (sentence.is_digits(next + 1) || small(sentence.word(next + 1)).is_some())
    {
        (next + 1, false)
    } else if sentence.word(next) == "in" {
        (every(next + 1), true)
    } else {
        return None;
    };
    let (under, end) = whole(sentence, under_at, many)?;
    let round = matches!(under, 2..=20 | 25 | 30 | 40 | 50) || under % 50 == 0;
    let unit = super::scale_word(sentence.word(end)).is_some() || crate::unit::is_time(sentence.word(end));
    // "one in 2000" may be a year.
    let year = sentence.is_digits(under_at) && sentence.word(under_at).len() == 4;
    let goes_on =
        sentence.word(end) == "%" || sentence.is_hyphen(end) || sentence.glued(end) && sentence.is_word(end);
    if over < 1 || under <= over || !round || unit || year || goes_on {
        return None;
    }
    let value = Decimal::whole(over).over(Decimal::whole(under))?;
    Some(Number { end, low: value, high: value, manner: Manner::Ratio, scaled: false })
}

/// A whole number that something is one of; of more than one word where `many`.
fn whole(sentence: &Sentence, at: usize, many: bool) -> Option<(i64, usize)> {
    let found = match sentence.is_digits(at) {
        true => super::digits::read(sentence, at),
        false => super::spelled::read(sentence, at),
    }?;
    if !many && found.end > at + 1 {
        return None;
    }
    let value = found.low.value();
    (value.fract() == 0.0 && value < 1e9).then_some((value as i64, found.end))
}

/// "a third", "two-thirds", "three quarters", "one-fifth", "the other third".
fn part(sentence: &Sentence, at: usize) -> Option<Number> {
    let (over, next) = match sentence.word(at) {
        "a" | "an" => (1, at + 1),
        word => (small(word).filter(|n| (1..10).contains(n))?, at + 1),
    };
    let next = next + usize::from(sentence.is_hyphen(next));
    let under = ordinal_part(sentence.word(next))?;
    let plural = sentence.word(next).ends_with('s');
    let end = next + 1;
    // "fell by a quarter", but "by a third party"
    let by = sentence.before(at) == "by"
        && !sentence.tag(end).is_noun()
        && sentence.tag(end) != Tag::Adjective
        && !sentence.is_hyphen(end);
    if (over == 1) == plural || over >= under || !(by || stands_as_part(sentence, end, over)) {
        return None;
    }
    let value = Decimal::whole(over).over(Decimal::whole(under))?;
    Some(Number { end, low: value, high: value, manner: Manner::Fraction, scaled: false })
}

/// "half of them", "half the town", "half its income", "half were".
fn half(sentence: &Sentence, at: usize) -> Option<Number> {
    if sentence.word(at) != "half" || sentence.is_hyphen(at + 1) || (at > 0 && sentence.is_hyphen(at - 1)) {
        return None;
    }
    let before = sentence.before(at);
    let share = matches!(
        sentence.word(at + 1),
        "of" | "the" | "its" | "their" | "his" | "her" | "our" | "that" | "those" | "all"
    ) || sentence.tag(at + 1).is_finite()
        || (matches!(sentence.word(at + 1), "a" | "an") && crate::unit::read(sentence, at + 2).is_some());
    let period = matches!(
        before,
        "first"
            | "second"
            | "the"
            | "this"
            | "other"
            | "better"
            | "latter"
            | "opening"
            | "in"
            | "each"
            | "one"
            | "a"
            | "every"
            | "half"
    ) || sentence.word(at + 1) == "time"
        || sentence.has(at + 1, &["the", "time"])
        || sentence.has(at + 1, &["the", "battle"])
        || sentence.has(at + 1, &["of", "20"])
        || (sentence.word(at + 1) == "of" && sentence.is_digits(at + 2));
    let by = before == "by" && !sentence.tag(at + 1).is_noun() && sentence.tag(at + 1) != Tag::Adjective;
    if !by && (!share || period) {
        return None;
    }
    let value = Decimal::ONE.over(Decimal::whole(2))?;
    Some(Number { end: at + 1, low: value, high: value, manner: Manner::Fraction, scaled: false })
}

/// Whether an ordinal behind an article is a part ("a third of voters") and no rank ("a third man", "a quarter later").
fn stands_as_part(sentence: &Sentence, end: usize, over: i64) -> bool {
    if sentence.word(end) == "of" {
        return !matches!(sentence.word(end + 1), "an" | "a") || sentence.word(end + 2) != "century";
    }
    if over > 1 {
        return sentence.tag(end) != Tag::Name || sentence.is_hyphen(end);
    }
    let after = sentence.tag(end);
    sentence.tag(end).is_finite() && after != Tag::Noun
        || matches!(sentence.word(end), "as" | "to" | "less" | "more" | "below" | "above" | "full")
}
