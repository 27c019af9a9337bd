//! Numbers that are no figures: dates, times, scores, names, codes, ranks.
//!
//! Each rule looks at the token where a number could begin and gives one past the last token that it takes away.

mod age;
mod code;
mod date;
mod idiom;
mod name;
mod score;
mod time;
mod unread;

pub(crate) use date::is_month;

use crate::sentence::Sentence;

/// One past what stands at `at` and is no figure.
pub(crate) fn passed_over(sentence: &Sentence, at: usize) -> Option<usize> {
    code::read(sentence, at)
        .or_else(|| date::read(sentence, at))
        .or_else(|| time::read(sentence, at))
        .or_else(|| score::read(sentence, at))
        .or_else(|| name::read(sentence, at))
        .or_else(|| idiom::read(sentence, at))
        .or_else(|| age::read(sentence, at))
        .or_else(|| unread::read(sentence, at))
}
