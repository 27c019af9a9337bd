//! Sources that are nobody in particular: "officials", "two residents", "many".
//!
//! *Finds* generic nouns with quantifiers, adjectives and the names of places and offices before them ("two Karsand
//! health officials") and with what they are of or from behind them ("residents of the valley").
//! *Leaves alone* names ("officials Ada Obi and Sem Tal"), "the official", who has been spoken of before, and bodies
//! that speak for themselves ("the ministry").

use std::{collections::HashMap, sync::LazyLock};

use onrecord_parse::folded;

use crate::{
    grammar::is_preposition,
    row::{columns, rows},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Singular,
    Plural,
    Alone,
    Quantifier,
    Determiner,
    Definite,
}

static WORDS: LazyLock<HashMap<&'static str, Kind>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/generic-sources.tsv"));
    rows.map(|(_, row)| kind(row).expect("a test reads every row")).collect()
});

/// Whether a source, given as its words, is nobody in particular.
///
/// ```
/// use onrecord_lexicon::is_generic_source;
///
/// assert!(is_generic_source(&["two", "senior", "Karsand", "officials"]));
/// assert!(is_generic_source(&["some"]));
/// assert!(!is_generic_source(&["Ada", "Obi"]));
/// assert!(!is_generic_source(&["the", "official"]));
/// ```
pub fn is_generic_source(words: &[&str]) -> bool {
    let last = words.iter().rposition(|word| word.chars().any(char::is_alphanumeric));
    let Some(last) = last else { return false };
    let words = &words[..=last];
    let head = head_end(words);
    let (phrase, behind) = words.split_at(head);
    let Some((noun, before)) = phrase.split_last() else { return false };
    let Some(kind) = kind_of(noun) else { return false };
    match kind {
        Kind::Alone => before.iter().all(|word| *word != "the"),
        Kind::Quantifier => {
            let of = behind.first().is_none_or(|word| !folded(word).eq("of"));
            before.iter().all(|word| kind_of(word).is_some()) && (of || is_generic_source(&behind[1..]))
        }
        Kind::Plural => true,
        Kind::Singular => before.first().is_some_and(|word| {
            let word = folded(word);
            matches!(&*word, "a" | "an" | "one" | "another" | "any" | "every" | "each" | "no")
        }),
        Kind::Determiner => {
            before.is_empty() && matches!(&*folded(noun), "these" | "those") && !behind.is_empty()
        }
        Kind::Definite => false,
    }
}

/// One past the head noun: before the first preposition, relative clause or comma.
fn head_end(words: &[&str]) -> usize {
    let ends = |word: &&str| {
        let word = folded(word);
        is_preposition(&word)
            || matches!(
                &*word,
                "who" | "that" | "which" | "whose" | "close" | "familiar" | "aware" | "briefed" | "loyal"
            )
            || matches!(
                &*word,
                "," | "(" | "including" | "speaking" | "quoted" | "cited" | "involved" | "affiliated"
            )
    };
    // "in", "at" in front are part of no source.
    words.iter().skip(1).position(ends).map_or(words.len(), |at| at + 1)
}

fn kind_of(word: &str) -> Option<Kind> {
    let folded = folded(word);
    if folded.starts_with(|first: char| first.is_ascii_digit()) {
        return Some(Kind::Determiner);
    }
    WORDS.get(&*folded).copied()
}

fn kind(row: &'static str) -> Result<(&'static str, Kind), String> {
    let [word, kind] = columns(row)?;
    let kind = match kind {
        "singular" => Kind::Singular,
        "plural" => Kind::Plural,
        "alone" => Kind::Alone,
        "quantifier" => Kind::Quantifier,
        "determiner" => Kind::Determiner,
        "definite" => Kind::Definite,
        _ => return Err(format!("no such kind: {kind}")),
    };
    Ok((word, kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for (line, row) in rows(include_str!("../data/generic-sources.tsv")) {
            assert!(kind(row).is_ok(), "line {line}: {row}");
        }
    }

    #[test]
    fn sources_that_are_nobody_in_particular() {
        for source in [
            "officials",
            "Officials",
            "residents",
            "some",
            "many",
            "others",
            "many people",
            "most analysts",
            "critics",
            "his critics",
            "two witnesses",
            "12 residents",
            "Karsand officials",
            "two State Department officials",
            "senior government officials",
            "an official",
            "a senior official",
            "one resident",
            "another witness",
            "sources close to the talks",
            "sources familiar with the matter",
            "residents of the valley",
            "officials in Karsand",
            "dozens of protesters",
            "several of the residents",
            "some of his supporters",
            "observers",
            "experts",
            "independent experts",
            "those who fled",
            "local media",
            "rights groups",
            "everyone",
            "aid workers",
            "authorities",
            "a Karsand official who asked not to be named",
        ] {
            let words: Vec<&str> = source.split(' ').collect();
            assert!(is_generic_source(&words), "{source}");
        }
    }

    #[test]
    fn sources_that_are_somebody() {
        for source in [
            "Ada Obi",
            "the official",
            "the spokesman",
            "a spokesman for the Karsand Front",
            "she",
            "the ministry",
            "Karsand",
            "officials Ada Obi and Sem Tal",
            "official Ada Obi",
            "the Karsand Front",
            "the envoy",
            "police",
            "some of the Front",
            "the",
            "two",
            "",
            "“",
        ] {
            let words: Vec<&str> = source.split(' ').collect();
            assert!(!is_generic_source(&words), "{source}");
        }
    }
}
