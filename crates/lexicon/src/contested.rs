//! Words that parties choose for each other: "militants", "rebels", "the regime".
//!
//! Decides only that words are such a choice, by themselves; whether they are one where they stand, who made it, and of
//! whom, is for the reader to find.

use std::{collections::HashMap, sync::LazyLock};

use onrecord_parse::{Parse, WordSet};

use crate::row::{columns, rows};

/// A word or phrase of `data/contested-terms.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContestedTerm {
    /// The singular, in lower case ("illegal alien", "hard-liner").
    pub singular: &'static str,
    /// Its words; a hyphen is one of them.
    pub words: usize,
    /// Whether it stands in the plural.
    pub plural: bool,
    /// Whom it is said of.
    pub kind: ContestedKind,
    /// How it must stand to be one.
    pub usage: ContestedUsage,
}

/// Whom a contested term is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContestedKind {
    /// Those who fight.
    Fighter,
    /// A body of people.
    Group,
    /// Those who rule.
    Government,
    /// One person, or some.
    Person,
    /// People at large.
    People,
}

/// How a contested term must stand to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContestedUsage {
    /// As a noun, or in front of a noun for people ("terrorist group").
    Any,
    /// As a noun alone ("cartel").
    Noun,
    /// As a noun in the plural ("elites").
    Plural,
    /// As [`Any`](Self::Any), with a capital or without ("Islamist").
    Proper,
    /// With a capital ("Dreamers").
    Capital,
}

/// The longest term has so many words, hyphens counted.
const LONGEST: usize = 4;

static TERMS: LazyLock<HashMap<&'static str, ContestedTerm>> = LazyLock::new(|| {
    let mut terms = HashMap::new();
    for (_, row) in rows(include_str!("../data/contested-terms.tsv")) {
        let (plural, term) = term_of(row).expect("a test reads every term");
        terms.insert(term.singular, term);
        if plural != "-" {
            terms.insert(plural, ContestedTerm { plural: true, ..term });
        }
    }
    terms
});

/// First words of the terms.
static BEGINNINGS: LazyLock<WordSet> = LazyLock::new(|| {
    let first = |term: &'static str| term.split([' ', '-']).next().expect("a string has a first part");
    WordSet::of_rows(TERMS.keys().map(|term| (first(term), ())))
});

/// The contested term that begins with a word of a text and ends before another; see [`contested_term`].
pub fn contested_term_at(parse: &Parse<'_>, at: usize, end: usize) -> Option<ContestedTerm> {
    BEGINNINGS.has(parse, at).then(|| contested_term(&parse.strings(at..end.min(at + LONGEST))))?
}

/// The contested term that begins with these words, the longest first. A hyphen is a word of its own.
///
/// ```
/// use onrecord_lexicon::contested_term;
/// assert_eq!(contested_term(&["Militants", "left"]).expect("a term").singular, "militant");
/// assert_eq!(contested_term(&["freedom", "fighters"]).expect("a term").words, 2);
/// assert_eq!(contested_term(&["hard", "-", "liners"]).expect("a term").singular, "hard-liner");
/// assert!(contested_term(&["soldiers"]).is_none());
/// ```
pub fn contested_term(words: &[&str]) -> Option<ContestedTerm> {
    let mut joined = String::new();
    let mut found = None;
    for (at, word) in words.iter().take(LONGEST).enumerate() {
        if at > 0 && *word != "-" && !joined.ends_with('-') {
            joined.push(' ');
        }
        joined.extend(word.chars().flat_map(char::to_lowercase));
        if let Some(term) = TERMS.get(joined.as_str()) {
            found = Some(ContestedTerm { words: at + 1, ..*term });
        }
    }
    found
}

fn term_of(row: &'static str) -> Result<(&'static str, ContestedTerm), String> {
    let [singular, plural, kind, usage, sources] = columns(row)?;
    let kind = match kind {
        "fighter" => ContestedKind::Fighter,
        "group" => ContestedKind::Group,
        "government" => ContestedKind::Government,
        "person" => ContestedKind::Person,
        "people" => ContestedKind::People,
        _ => return Err(format!("no such kind: {kind}")),
    };
    let usage = match usage {
        "." => ContestedUsage::Any,
        "noun" => ContestedUsage::Noun,
        "plural" => ContestedUsage::Plural,
        "proper" => ContestedUsage::Proper,
        "capital" => ContestedUsage::Capital,
        _ => return Err(format!("no such use: {usage}")),
    };
    if let Some(unknown) = sources.split(',').find(|s| !matches!(*s, "bbc" | "reuters" | "ap" | "own")) {
        return Err(format!("no such source: {unknown}"));
    }
    let words = singular.split(' ').map(|word| 2 * word.split('-').count() - 1).sum();
    Ok((plural, ContestedTerm { singular, words, plural: false, kind, usage }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_is_read() {
        let mut before = "";
        for (line, row) in rows(include_str!("../data/contested-terms.tsv")) {
            let (plural, term) = term_of(row).unwrap_or_else(|error| panic!("line {line}: {error}"));
            assert!(term.singular > before, "line {line} is out of order");
            assert!(term.words <= LONGEST, "line {line} is too long to be found");
            assert!(plural != "-" || term.usage != ContestedUsage::Plural, "line {line} has no plural");
            before = term.singular;
        }
        assert!(TERMS.len() > 400, "{}", TERMS.len());
    }

    #[test]
    fn singulars_and_plurals_are_one() {
        for (words, singular) in [
            (&["gunmen", "fled"][..], Some("gunman")),
            (&["Regime", "change"], Some("regime")),
            (&["illegal", "immigrants"], Some("illegal immigrant")),
            (&["climate", "change", "deniers"], Some("climate change denier")),
            (&["self", "-", "proclaimed", "president"], Some("self-proclaimed president")),
            (&["undocumented", "people"], Some("undocumented person")),
            (&["Neo", "-", "Nazis"], Some("neo-nazi")),
            (&["illegal", "parking"], Some("illegal")),
            (&["the", "rebels"], None),
            (&["soldiers", "fled"], None),
            (&[], None),
        ] {
            assert_eq!(contested_term(words).map(|term| term.singular), singular, "{words:?}");
        }
        assert!(contested_term(&["elites"]).is_some_and(|term| term.plural));
    }
}
