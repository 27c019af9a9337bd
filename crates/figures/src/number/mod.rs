//! Numbers as they are written, without unit or bound.

mod decimal;
mod digits;
mod fold;
mod fraction;
mod scale;
mod spelled;
mod vague;

pub(crate) use decimal::Decimal;
pub(crate) use fraction::ordinal_part;
pub(crate) use scale::scale_word;

use crate::sentence::Sentence;
use crate::token::{Sort, Token};

/// A number at some tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    /// One past its last token.
    pub(crate) end: usize,
    /// Lowest value that it can stand for.
    pub(crate) low: Decimal,
    /// Highest; equal to `low` but for vague counts.
    pub(crate) high: Decimal,
    /// How it is written.
    pub(crate) manner: Manner,
    /// It has a word such as "million", or a letter for one.
    pub(crate) scaled: bool,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// "300", "1.5 million", "2½".
    Digits,
    /// "three hundred", "a dozen".
    Spelled,
    /// "a third", "two-fifths", "half": a part of something.
    Fraction,
    /// "one in three", "9 out of 10", "sixfold".
    Ratio,
    /// "dozens", "tens of thousands", "several hundred".
    Vague,
}

/// The longest number that begins at a token.
pub(crate) fn read(sentence: &Sentence, at: usize) -> Option<Number> {
    vague::read(sentence, at)
        .or_else(|| spelled::part_of_a_scale(sentence, at))
        .or_else(|| fold::read(sentence, at))
        .or_else(|| fraction::read(sentence, at))
        .or_else(|| digits::read(sentence, at))
        .or_else(|| spelled::read(sentence, at))
}

/// Whether a token could begin a number: a quick look, so that sentences without any are passed over.
pub(crate) fn may_begin(token: &Token) -> bool {
    match token.sort {
        Sort::Digits => true,
        Sort::Word => {
            spelled::small(&token.lower).is_some()
                || scale_word(&token.lower).is_some()
                || vague::is_vague(&token.lower)
                || fold::factor(&token.lower).is_some()
                || matches!(
                    token.lower.as_str(),
                    "half"
                        | "halves"
                        | "third"
                        | "thirds"
                        | "quarter"
                        | "quarters"
                        | "dozen"
                        | "couple"
                        | "score"
                        | "tenth"
                        | "fifth"
                        | "fourth"
                        | "sixth"
                        | "seventh"
                        | "eighth"
                        | "ninth"
                        | "doubled"
                        | "tripled"
                        | "twice"
                )
        }
        Sort::Mark => token.lower.chars().all(|c| digits::vulgar(c).is_some()),
    }
}
