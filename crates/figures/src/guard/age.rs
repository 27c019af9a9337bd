//! Finds a person's bare age: "Ada Obi, 34, said", "Obi (34)", "aged 34", "age 34", "turned 40".
//!
//! Leaves alone "34-year-old" and "34 years old", which are measures of age, and counts that end a list.

use crate::number;
use crate::sentence::Sentence;
use crate::tag::Tag;

pub(crate) fn read(sentence: &Sentence, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let age_word = matches!(sentence.word(before), "aged" | "age")
        || (sentence.word(before) == "ages" && sentence.is_digits(at))
        || (sentence.word(before) == "turned"
            && plain(sentence, at).is_some_and(|end| ends_phrase(sentence, end)));
    if age_word {
        let end = plain(sentence, at)?;
        let joined = matches!(sentence.word(end), "to" | "and") || sentence.is_hyphen(end);
        return Some(if joined && sentence.is_digits(end + 1) { end + 2 } else { end });
    }
    if !sentence.is_digits(at) || !matches!(sentence.word(at).len(), 1 | 2) {
        return None;
    }
    let named = |at: usize| sentence.is_capital(at) && matches!(sentence.tag(at), Tag::Name | Tag::Noun);
    let enclosed = |open: &str, close: &[&str]| {
        sentence.word(before) == open
            && before > 0
            && named(before - 1)
            && (close.contains(&sentence.word(at + 1)) || at + 1 >= sentence.len())
    };
    (enclosed(",", &[",", ".", "and"]) || enclosed("(", &[")"])).then_some(at + 1)
}

fn plain(sentence: &Sentence, at: usize) -> Option<usize> {
    let found = number::read(sentence, at)?;
    matches!(found.manner, number::Manner::Digits | number::Manner::Spelled).then_some(found.end)
}

fn ends_phrase(sentence: &Sentence, at: usize) -> bool {
    !sentence.tag(at).is_noun() && sentence.tag(at) != Tag::Adjective
}
