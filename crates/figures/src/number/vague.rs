//! Counts that name an order of magnitude: "dozens", "tens of thousands", "several hundred", "millions".
//!
//! They stand for a range from the word's own value to ten times as much, as NewsQuant has it: "thousands" for 1,000 to
//! 10,000. Words without any number in them ("several", "a few", "many", "a handful") are left alone.

use super::{Decimal, Manner, Number, scale_word};
use crate::sentence::Sentence;

/// Whether a word is one of these counts.
pub(crate) fn is_vague(word: &str) -> bool {
    plural(word).is_some()
}

/// Lowest and highest of a plural.
fn plural(word: &str) -> Option<(i64, i64)> {
    Some(match word {
        "tens" => (10, 100),
        "dozens" => (12, 120),
        "scores" => (20, 200),
        "hundreds" => (100, 1_000),
        "thousands" => (1_000, 10_000),
        "millions" => (1_000_000, 10_000_000),
        "billions" => (1_000_000_000, 10_000_000_000),
        "trillions" => (1_000_000_000_000, 10_000_000_000_000),
        _ => return None,
    })
}

/// A vague count that begins at `at`.
pub(crate) fn read(sentence: &Sentence, at: usize) -> Option<Number> {
    let (low, high, end) = several(sentence, at).or_else(|| plurals(sentence, at))?;
    Some(Number {
        end,
        low: Decimal::whole(low),
        high: Decimal::whole(high),
        manner: Manner::Vague,
        scaled: true,
    })
}

/// "tens of thousands", "hundreds of millions", "dozens", "thousands upon thousands".
fn plurals(sentence: &Sentence, at: usize) -> Option<(i64, i64, usize)> {
    let (mut low, mut high) = plural(sentence.word(at))?;
    let mut end = at + 1;
    while sentence.word(end) == "of"
        && let Some((factor, _)) = plural(sentence.word(end + 1))
        && low < 1_000_000
    {
        (low, high) = (low * factor, high * factor);
        end += 2;
    }
    if matches!(sentence.word(end), "upon" | "and") && sentence.word(end + 1) == sentence.word(at) {
        end += 2;
    }
    let counts = match sentence.word(at) {
        // "scores of people", never "the scores"; "tens" means nothing by itself.
        "scores" => sentence.word(end) == "of" && sentence.before(at) != "the",
        "tens" => end > at + 1,
        _ => true,
    };
    (counts && !(at > 0 && sentence.is_hyphen(at - 1))).then_some((low, high, end))
}

/// "several hundred", "a few thousand", "many millions", "some dozens of".
fn several(sentence: &Sentence, at: usize) -> Option<(i64, i64, usize)> {
    let next = match sentence.word(at) {
        "several" | "many" => at + 1,
        "a" if sentence.word(at + 1) == "few" => at + 2,
        _ => return None,
    };
    let word = sentence.word(next);
    if let Some(factor) = scale_word(word).or((word == "dozen").then_some(12)) {
        let further = sentence.word(next + 1);
        if factor < 1000 && matches!(further, "thousand" | "million" | "billion") {
            let more = scale_word(further)?;
            return Some((2 * factor * more, 10 * factor * more, next + 2));
        }
        return Some((2 * factor, 10 * factor, next + 1));
    }
    let (low, high, end) = plurals(sentence, next)?;
    Some((low, high, end))
}
