//! Finds scores, votes and odds: "3-2", "a 21-14 win", "6-4 6-3", "4-4-2", "50-50", "beat them 2 to 1".
//!
//! Leaves alone ranges, which rise and have something to count: "10-15 people", "5-7%", "$3-4 million".

use crate::number::scale_word;
use crate::sentence::Sentence;
use crate::tag::Tag;

pub(crate) fn read(sentence: &Sentence, at: usize) -> Option<usize> {
    let digits = |at: usize| sentence.is_digits(at).then(|| sentence.word(at).parse::<f64>().ok()).flatten();
    let first = digits(at)?;
    if at > 0 && crate::money::is_sign(sentence.before(at)) {
        return None;
    }
    if !sentence.is_hyphen(at + 1) {
        return loose(sentence, at);
    }
    let second = digits(at + 2)?;
    let mut end = at + 3;
    while sentence.is_hyphen(end) && sentence.is_digits(end + 1) {
        end += 2;
    }
    let short = |at: usize| sentence.word(at).len() <= 3 && !sentence.word(at).contains(['.', ',']);
    let falling = second <= first;
    if end > at + 3 || (falling && short(at) && short(at + 2) && !shares_scale(sentence, end)) {
        return Some(end);
    }
    let game = |word: &str| {
        matches!(
            word,
            "win"
                | "won"
                | "wins"
                | "victory"
                | "defeat"
                | "loss"
                | "lost"
                | "lose"
                | "draw"
                | "drew"
                | "beat"
                | "lead"
                | "led"
                | "leading"
                | "thrashing"
                | "aggregate"
                | "record"
                | "vote"
                | "voted"
                | "ruling"
                | "score"
                | "final"
                | "down"
                | "ahead"
                | "behind"
                | "tie"
                | "margin"
                | "decision"
                | "series"
                | "comeback"
                | "triumph"
                | "rout"
        )
    };
    let around =
        game(sentence.before(at)) || game(sentence.word(end)) || (at > 1 && game(sentence.word(at - 2)));
    (around || !measures(sentence, end)).then_some(end)
}

/// "2 to 1" behind a word of winning.
fn loose(sentence: &Sentence, at: usize) -> Option<usize> {
    let to = sentence.word(at + 1) == "to" && sentence.is_digits(at + 2);
    let won = |at: usize| matches!(sentence.word(at), "beat" | "won" | "lost" | "voted" | "ruled" | "split");
    let verb = (at.saturating_sub(4)..at).any(won) && !measures(sentence, at + 3);
    let (first, second) = (sentence.word(at).parse::<f64>().ok()?, sentence.word(at + 2).parse::<f64>().ok());
    (to && verb && second.is_some_and(|second| second < first)).then_some(at + 3)
}

fn shares_scale(sentence: &Sentence, at: usize) -> bool {
    scale_word(sentence.word(at)).is_some() || matches!(sentence.word(at), "m" | "bn" | "k")
}

/// Whether something that can be counted or measured follows.
fn measures(sentence: &Sentence, at: usize) -> bool {
    let next = at + usize::from(sentence.is_hyphen(at));
    shares_scale(sentence, at)
        || crate::percent::read(sentence, at).is_some()
        || crate::unit::read(sentence, at).is_some()
        || crate::money::noun(sentence, at, true).is_some()
        || matches!(sentence.tag(next), Tag::Plural | Tag::Adjective)
        || matches!(sentence.word(next), "people" | "of")
        || (sentence.tag(next) == Tag::Noun && sentence.tag(next + 1) == Tag::Plural)
        || (next > at && sentence.tag(next).is_noun())
        || sentence.glued(at) && sentence.is_word(at)
}
