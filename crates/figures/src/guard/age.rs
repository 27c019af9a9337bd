//! Finds a person's bare age: "Ada Obi, 34, said", "the boy, 7,", "Obi (34)", "aged 34", "aged 4, 7 and 9", "turned 40".
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
        let measured =
            crate::unit::read(sentence, end).is_some() || crate::percent::read(sentence, end).is_some();
        return (!measured).then(|| past_list(sentence, end));
    }
    if !sentence.is_digits(at) || !matches!(sentence.word(at).len(), 1 | 2) {
        return None;
    }
    let named = |at: usize| {
        sentence.is_capital(at) && matches!(sentence.tag(at), Tag::Name | Tag::Noun)
            || PEOPLE.contains(&sentence.word(at))
    };
    let enclosed = |open: &str, close: &[&str]| {
        sentence.word(before) == open
            && before > 0
            && named(before - 1)
            && (close.contains(&sentence.word(at + 1)) || at + 1 >= sentence.len())
    };
    (enclosed(",", &[",", ".", "and"]) || enclosed("(", &[")"])).then_some(at + 1)
}

/// "aged 4, 7 and 9", "ages 5 to 12", "aged 18-24": past all of them.
fn past_list(sentence: &Sentence, mut end: usize) -> usize {
    loop {
        let comma = end + usize::from(sentence.word(end) == ",");
        let word = matches!(sentence.word(comma), "to" | "and" | "or") || sentence.is_hyphen(comma);
        let next = comma + usize::from(word);
        let age = next > end && sentence.is_digits(next) && matches!(sentence.word(next).len(), 1 | 2);
        let counts = sentence.tag(next + 1) == Tag::Plural || sentence.word(next + 1) == "people";
        if !age || counts {
            return end;
        }
        end = next + 1;
    }
}

/// Nouns that an age may follow between commas: "the boy, 7, was found".
const PEOPLE: &[&str] = &[
    "man",
    "woman",
    "boy",
    "girl",
    "child",
    "mother",
    "father",
    "son",
    "daughter",
    "brother",
    "sister",
    "wife",
    "husband",
    "driver",
    "student",
    "teenager",
    "actor",
    "singer",
    "striker",
    "victim",
    "suspect",
    "officer",
    "farmer",
    "player",
    "grandmother",
    "grandfather",
    "resident",
    "teacher",
    "soldier",
    "activist",
    "journalist",
    "twin",
    "cousin",
];

fn plain(sentence: &Sentence, at: usize) -> Option<usize> {
    let found = number::read(sentence, at)?;
    matches!(found.manner, number::Manner::Digits | number::Manner::Spelled).then_some(found.end)
}

fn ends_phrase(sentence: &Sentence, at: usize) -> bool {
    !sentence.tag(at).is_noun() && sentence.tag(at) != Tag::Adjective
}
