//! Fixed phrases in which a contested term is none.
//!
//! Finds: `exercise [regime]`, `chain [gangs]`, `flash [mob]`, `a [gang] of four`, `held [hostage]`, `the [establishment] of
//! a court`, `free [radicals]`.
//! Leaves alone: what the word behind the term tells (`refugee camp`); see [`super::term`].

use crate::view::{View, Words};

/// Terms with the words directly in front that make them something else.
const BEHIND: &[(&str, &[&str])] = &[
    (
        "regime",
        &[
            "compliance",
            "control",
            "controls",
            "copyright",
            "customs",
            "diet",
            "dietary",
            "disciplinary",
            "drug",
            "exercise",
            "feeding",
            "fitness",
            "inspection",
            "inspections",
            "legal",
            "licensing",
            "maintenance",
            "monitoring",
            "patent",
            "pension",
            "proliferation",
            "regulatory",
            "safety",
            "sanctions",
            "skincare",
            "sleep",
            "tariff",
            "tax",
            "testing",
            "trade",
            "training",
            "treatment",
            "verification",
            "visa",
            "welfare",
            "workout",
        ],
    ),
    ("gang", &["chain", "press", "whole"]),
    ("mob", &["flash"]),
    ("puppet", &["finger", "glove", "hand", "shadow", "sock", "string"]),
    ("fighter", &["bull", "cage", "crime", "fire", "prize", "street", "title", "ufc", "mma", "weight"]),
    ("radical", &["free"]),
    ("bully", &["school", "playground", "cyber", "workplace"]),
    ("settler", &["bar", "bet", "first", "early", "original", "pioneer"]),
    ("criminal", &["career", "convicted"]),
    ("elite", &["of", "class"]),
];
/// Words behind a term's article that belong to a phrase of its own.
const PARTS: &[(&str, &[&str])] =
    &[("villain", &["piece", "film", "story", "novel", "play"]), ("martyr", &["mother", "hospital"])];
/// What makes one of a kind that is held: `a hostage`, `their captive`.
const DETERMINERS: &[&str] = &[
    "a", "an", "another", "any", "each", "every", "former", "her", "his", "its", "no", "one", "our", "s",
    "that", "the", "their", "this",
];
/// Words between a determiner and its noun.
const DETERMINED: usize = 3;

/// Whether a term (its singular, and its words) stands in a fixed phrase that calls nobody anything.
pub(super) fn is_idiom(
    view: &View<'_>,
    singular: &str,
    plural: bool,
    words: &Words,
    sentence: &Words,
) -> bool {
    let before = words.start.checked_sub(1).filter(|i| *i >= sentence.start).map(|i| view.fold(i));
    let after = |n: usize| {
        let at = words.end + n;
        if at < sentence.end { view.fold(at) } else { "" }
    };
    let listed = BEHIND.iter().find(|(term, _)| *term == singular);
    if let (Some((_, words)), Some(before)) = (listed, &before)
        && words.contains(before)
    {
        return true;
    }
    match singular {
        "gang" => after(0) == "of" && (is_number(after(1)) || (after(1) == "the" && is_number(after(2)))),
        "establishment" => {
            after(0) == "of"
                || after(0) == "and" && after(2) == "of"
                || !has_determiner(view, words, sentence, &["the"])
        }
        "hostage" | "captive" => !plural && !has_determiner(view, words, sentence, DETERMINERS),
        "fighter" => {
            is_aircraft(view, words, sentence)
                || !plural && before == Some("a") && is_praise(view, words, sentence)
        }
        "regime" => {
            after(0) == "change"
                || after(0) == "of" && matches!(after(1), "sanctions" | "exercise" | "exercises")
        }
        _ => PARTS.iter().any(|(term, parts)| {
            *term == singular && after(0) == "of" && after(1) == "the" && parts.contains(&after(2))
        }),
    }
}

/// `bombers and fighters`, `scrambled four fighters`.
fn is_aircraft(view: &View<'_>, words: &Words, sentence: &Words) -> bool {
    let from = sentence.start.max(words.start.saturating_sub(DETERMINED));
    let aircraft =
        ["bombers", "jets", "aircraft", "helicopters", "scrambled", "stealth", "tankers", "squadron"];
    (from..words.start).any(|i| aircraft.contains(&view.fold(i)))
}

/// `she is a fighter.`: praise that names no side.
fn is_praise(view: &View<'_>, words: &Words, sentence: &Words) -> bool {
    let verb = words.start.checked_sub(2).filter(|i| *i >= sentence.start).map(|i| view.fold(i));
    let is_copula = matches!(verb, Some("is" | "was" | "be" | "been" | "m" | "s" | "re" | "always" | "such"));
    is_copula && (words.end >= sentence.end || !view.is_bare(words.end) || view.word(words.end) == "and")
}

fn is_number(word: &str) -> bool {
    let numbers = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thieves",
    ];
    numbers.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit())
}

fn has_determiner(view: &View<'_>, words: &Words, sentence: &Words, determiners: &[&str]) -> bool {
    let from = sentence.start.max(words.start.saturating_sub(DETERMINED));
    (from..words.start).any(|i| determiners.contains(&view.fold(i)))
}
