//! What a figure counts: "13,000 [Syrian refugees]", "60% of [voters]", "2.9 million of [them]", "3 tonnes of [wheat]",
//! "the number of [refugees] rose to 3 million".

use crate::number::Manner;
use crate::phrase::{Phrase, phrase, phrase_before, with_of};
use crate::sentence::Sentence;
use crate::tag::Tag;
use crate::unit::{Measures, Unit};

/// The phrase counted by a figure that ends at `end`, its unit taken in.
pub(crate) fn read(sentence: &Sentence, end: usize, manner: Manner, unit: Option<&Unit>) -> Option<Phrase> {
    if sentence.word(end) == "of" {
        return partitive(sentence, end + 1);
    }
    let share = matches!(manner, Manner::Fraction | Manner::Ratio);
    match unit {
        Some(unit) if unit.measures == Measures::Share => None,
        Some(_) => None,
        None if share && manner == Manner::Fraction => {
            let direct = matches!(sentence.tag(end), Tag::Determiner | Tag::PossessivePronoun);
            direct.then(|| phrase(sentence, end)).flatten()
        }
        // "sixfold more phones", "a 5.8-magnitude quake" count nothing.
        None if sentence.before(end).ends_with("fold") => None,
        None if sentence.is_hyphen(end) && sentence.word(end + 1) == "magnitude" => None,
        None => directly(sentence, end),
    }
}

/// "of them", "of the 300 fighters", "of wheat".
fn partitive(sentence: &Sentence, at: usize) -> Option<Phrase> {
    let at = at + usize::from(matches!(sentence.word(at), "all" | "about" | "around"));
    if let Some(found) = phrase(sentence, at) {
        return Some(found);
    }
    let mut next = at;
    while matches!(sentence.tag(next), Tag::Determiner | Tag::Cardinal | Tag::PossessivePronoun) {
        next += 1;
    }
    // "of those surveyed", "of the dead".
    let nominal = next > at && matches!(sentence.tag(next), Tag::Participle | Tag::Adjective | Tag::Past);
    let alone = next > at && matches!(sentence.word(at), "those" | "these" | "which" | "whom");
    if nominal {
        return Some(Phrase { start: at, end: next + 1, head: next });
    }
    (alone || sentence.tag(at) == Tag::Relative).then_some(Phrase {
        start: at,
        end: next.max(at + 1),
        head: at,
    })
}

/// The noun phrase right behind the number.
fn directly(sentence: &Sentence, at: usize) -> Option<Phrase> {
    let mut next = at;
    while matches!(
        sentence.word(next),
        "more" | "other" | "additional" | "such" | "further" | "extra" | "separate" | "fewer" | "less"
    ) && next < at + 2
        && sentence.word(next + 1) != "than"
    {
        next += 1;
    }
    if sentence.word(next) == "of" && next > at {
        return partitive(sentence, next + 1);
    }
    let hyphen = sentence.is_hyphen(next);
    if let Some(found) = aged(sentence, next) {
        return Some(found);
    }
    let start = next + usize::from(hyphen);
    let opens = matches!(
        sentence.tag(start),
        Tag::Noun | Tag::Plural | Tag::Name | Tag::Adjective | Tag::Participle | Tag::Gerund | Tag::Adverb
    ) || (sentence.is_word(start) && sentence.is_hyphen(start + 1))
        || matches!(sentence.word(start), "“" | "\"");
    if !opens
        || matches!(
            sentence.word(start),
            "ago" | "later" | "earlier" | "each" | "respectively" | "apiece" | "sharp"
        )
        || (sentence.word(start) == "total" && !sentence.tag(start + 1).is_noun())
    {
        return None;
    }
    let start = start + usize::from(matches!(sentence.word(start), "“" | "\""));
    if crate::setting::is_time_word(sentence.word(start)) || crate::guard::is_month(sentence, start) {
        return None;
    }
    let found = phrase(sentence, start).filter(|found| found.head > next || found.start == found.head)?;
    // "a 12 page document" counts pages.
    let nouns = (start..found.end).all(|at| sentence.tag(at) == Tag::Noun && !sentence.is_capital(at));
    let many = sentence.before(at) != "one" && sentence.before(at) != "1";
    if nouns && many && found.head > start && !mass(sentence.word(found.head)) {
        return Some(Phrase { start, end: start + 1, head: start });
    }
    Some(found)
}

/// "two [15-year-old boys]", "three [20-tonne trucks]": a measure modifies what is counted.
fn aged(sentence: &Sentence, at: usize) -> Option<Phrase> {
    let number = crate::number::read(sentence, at).filter(|number| sentence.is_hyphen(number.end))?;
    let unit = crate::unit::read(sentence, number.end)?;
    let found = phrase(sentence, unit.end)?;
    let many = sentence.tag(found.head) == Tag::Plural || mass(sentence.word(found.head));
    many.then_some(Phrase { start: at, ..found })
}

/// Nouns that are plural without showing it, or have no plural.
fn mass(noun: &str) -> bool {
    matches!(
        noun,
        "people"
            | "personnel"
            | "staff"
            | "police"
            | "aircraft"
            | "cattle"
            | "fish"
            | "livestock"
            | "crew"
            | "children"
            | "men"
            | "women"
            | "troops"
    )
}

/// What the subject's "number of" counts, where a figure stands in the predicate.
pub(crate) fn of_number(sentence: &Sentence, subject: Phrase) -> Option<Phrase> {
    let head = sentence.word(subject.head);
    if !matches!(
        head,
        "number" | "numbers" | "total" | "count" | "tally" | "share" | "proportion" | "percentage" | "amount"
    ) {
        return None;
    }
    if sentence.word(subject.head + 1) == "of" {
        return phrase(sentence, subject.head + 2).map(|found| with_of(sentence, found));
    }
    let named = subject.head > subject.start && sentence.tag(subject.head - 1).is_noun();
    named.then(|| phrase_before(sentence, subject.head)).flatten()
}
