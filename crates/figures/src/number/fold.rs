//! So many times as much: "sixfold", "a tenfold rise", "a 10-fold rise".
//!
//! Leaves alone what is twofold without any growth: "the reasons are twofold", "manifold".

use super::{Decimal, Manner, Number, spelled::small};
use crate::sentence::Sentence;

/// The factor of "sixfold"; nothing for other words.
pub(crate) fn factor(word: &str) -> Option<i64> {
    let stem = word.strip_suffix("fold")?;
    match stem {
        "hundred" => Some(100),
        "thousand" => Some(1_000),
        _ => small(stem).filter(|factor| *factor > 1),
    }
}

/// A factor that begins at `at`.
pub(crate) fn read(sentence: &Sentence, at: usize) -> Option<Number> {
    let (value, end) = match factor(sentence.word(at)) {
        Some(factor) => (Decimal::whole(factor), at + 1),
        None if sentence.is_hyphen(at + 1) && sentence.word(at + 2) == "fold" => {
            let value = match sentence.is_digits(at) {
                true => Decimal::parse(sentence.word(at))?,
                false => Decimal::whole(small(sentence.word(at))?),
            };
            (value, at + 3)
        }
        None => return None,
    };
    let idle = matches!(sentence.before(at), "is" | "are" | "was" | "were" | "be");
    (!idle).then_some(Number { end, low: value, high: value, manner: Manner::Ratio, scaled: false })
}
