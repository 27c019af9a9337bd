//! Finds number words that count nothing: "one another", "no one", "one of them", "one day", "twenty-first", "one-sided",
//! "a two-state solution", "Catch-22", "number one", "in two minds".
//!
//! Leaves alone "one man", "one of the villages", "five-year".

use crate::number::{self, scale_word};
use crate::sentence::Sentence;
use crate::tag::Tag;

pub(crate) fn read(sentence: &Sentence, at: usize) -> Option<usize> {
    hyphened(sentence, at)
        .or_else(|| one(sentence, at))
        .or_else(|| phrase(sentence, at))
        .or_else(|| listed(sentence, at))
}

/// A number word in a compound that is no unit: "two-state", "twenty-first", "one-sided".
fn hyphened(sentence: &Sentence, at: usize) -> Option<usize> {
    let found = number::read(sentence, at)?;
    if !matches!(found.manner, number::Manner::Spelled | number::Manner::Digits) {
        return None;
    }
    let ordinal = |word: &str| {
        matches!(
            word,
            "first"
                | "second"
                | "third"
                | "fourth"
                | "fifth"
                | "sixth"
                | "seventh"
                | "eighth"
                | "ninth"
                | "tenth"
                | "thousandth"
                | "hundredth"
                | "millionth"
        ) || (word.len() > 4 && word.ends_with("th") && word != "month")
    };
    let end = found.end;
    if at > 0 && sentence.is_hyphen(at - 1) && !sentence.is_digits(at) && sentence.is_word(at - 2) {
        return Some(end);
    }
    let standing = sentence.is_digits(at)
        && matches!(sentence.word(end), "st" | "nd" | "rd" | "th")
        && sentence.glued(end);
    if standing {
        return Some(end + 1);
    }
    if matches!(sentence.word(end), "hundredth" | "thousandth" | "millionth")
        && found.manner == number::Manner::Spelled
    {
        return Some(end + 1);
    }
    if !sentence.is_hyphen(end) {
        return None;
    }
    let next = end + 1;
    if ordinal(sentence.word(next))
        && number::ordinal_part(sentence.word(next)).is_none_or(|_| !sentence.word(next).ends_with('s'))
    {
        return Some(next + 1);
    }
    let joins = crate::unit::read(sentence, end).is_some()
        || crate::percent::read(sentence, end).is_some()
        || crate::money::noun(sentence, end, false).is_some()
        || scale_word(sentence.word(next)).is_some()
        || number::read(sentence, next).is_some()
        || crate::money::sign(sentence, next).is_some()
        || matches!(sentence.word(next), "odd" | "plus" | "ish")
        || (sentence.word(next) == "to"
            && sentence.is_hyphen(next + 1)
            && number::read(sentence, next + 2).is_some());
    // "a 12-member council" counts members; "a two-state solution" is a name for a plan.
    let joins = joins
        || (sentence.is_digits(at)
            && sentence.tag(next) == Tag::Noun
            && !sentence.is_capital(next)
            && sentence.tag(next + 1).is_noun()
            && !sentence.is_hyphen(next + 1));
    (!joins && (sentence.is_word(next))).then_some(next + 1)
}

/// "one" that stands for someone or something, not for a count.
fn one(sentence: &Sentence, at: usize) -> Option<usize> {
    if sentence.word(at) != "one" || number::read(sentence, at).is_none_or(|found| found.end != at + 1) {
        return None;
    }
    let next = sentence.word(at + 1);
    let before = sentence.before(at);
    if sentence.has(at + 1, &["of"]) {
        let pronoun = matches!(
            sentence.word(at + 2),
            "them"
                | "us"
                | "you"
                | "those"
                | "these"
                | "whom"
                | "which"
                | "many"
                | "several"
                | "its"
                | "his"
                | "her"
                | "their"
                | "my"
                | "our"
                | "a"
                | "the"
        );
        let determined = matches!(before, "the" | "no" | "any" | "every" | "each" | "only" | "this" | "that");
        return (pronoun && !has_plural(sentence, at + 3) || determined).then_some(at + 2);
    }
    let other = matches!(
        next,
        "another"
            | "day"
            | "time"
            | "thing"
            | "way"
            | "'s"
            | "by"
            | "more"
            | "such"
            | "side"
            | "last"
            | "or"
            | "step"
    );
    let determined = matches!(
        before,
        "no" | "the"
            | "this"
            | "that"
            | "each"
            | "every"
            | "any"
            | "another"
            | "which"
            | "number"
            | "some"
            | "day"
            | "last"
            | "first"
            | "next"
            | "new"
            | "good"
            | "bad"
            | "big"
            | "loved"
            | "own"
            | "right"
            | "wrong"
            | "better"
            | "only"
            | "a"
            | "its"
    );
    let noun = matches!(sentence.tag(at + 1), Tag::Noun | Tag::Adjective | Tag::Name | Tag::Participle)
        && !sentence.glued(at + 1);
    let more = next == "more" && matches!(sentence.tag(at + 2), Tag::Noun | Tag::Adjective);
    let measured = crate::unit::read(sentence, at + 1).is_some() && next != "day" && next != "night";
    let scaled = (matches!(next, "or" | "to") && number::read(sentence, at + 2).is_some())
        || sentence.has(at + 1, &["or", "more"]);
    ((other && !more && !scaled)
        || determined
        || !(noun
            || more
            || measured
            || scaled
            || next == "per"
            || next == "%"
            || next == "percent"
            || sentence.is_hyphen(at + 1)))
    .then_some(at + 1)
}

fn has_plural(sentence: &Sentence, at: usize) -> bool {
    (at..at + 4)
        .take_while(|k| {
            matches!(sentence.tag(*k), Tag::Adjective | Tag::Noun | Tag::Plural | Tag::Name | Tag::Participle)
        })
        .any(|k| sentence.tag(k) == Tag::Plural)
}

/// Set phrases; the number is at `at`.
fn phrase(sentence: &Sentence, at: usize) -> Option<usize> {
    const PHRASES: &[(&str, &[&str])] = &[
        ("in", &["two", "minds"]),
        ("at", &["sixes", "and", "sevens"]),
        ("in", &["two"]),
        ("in", &["half"]),
        ("on", &["all", "fours"]),
        ("ground", &["zero"]),
        ("square", &["one"]),
        ("catch", &["22"]),
        ("cloud", &["nine"]),
        ("on", &["one", "hand"]),
        ("net", &["zero"]),
        ("sub", &["zero"]),
        ("patient", &["zero"]),
    ];
    for (before, words) in PHRASES {
        let short = words.len() == 1 && sentence.tag(at + 1).is_noun();
        if sentence.before(at) == *before && sentence.has(at, words) && !short {
            return Some(at + words.len());
        }
    }
    let nothing = sentence.word(at) == "zero"
        && !matches!(sentence.tag(at + 1), Tag::Plural | Tag::Noun)
        && !matches!(sentence.word(at + 1), "percent" | "per" | "%");
    nothing.then_some(at + 1)
}

/// "(2)", "1." and "3)" in front of what they number.
fn listed(sentence: &Sentence, at: usize) -> Option<usize> {
    let short = sentence.is_digits(at) && sentence.word(at).len() <= 2;
    let enclosed =
        sentence.before(at) == "(" && sentence.glued(at) && sentence.word(at + 1) == ")" && at >= 1;
    let leading = at == 0 && matches!(sentence.word(1), "." | ")") && sentence.glued(1) && !sentence.glued(2);
    (short && (enclosed || leading)).then_some(at + 2)
}
