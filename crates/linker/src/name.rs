//! Names as they are compared across articles.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::hash;

/// Short forms of given names, each with the names that it may stand for.
static NICKNAMES: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let rows = crate::data::rows(include_str!("../data/nicknames.tsv"));
    rows.map(|(short, full)| (short, full.split(' ').collect())).collect()
});

/// A name, and its words in lower case without articles, titles and accents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Name {
    pub written: Box<str>,
    /// The words as one text, with a space between them.
    folded: Box<str>,
}

impl Name {
    pub(crate) fn of(written: &str) -> Self {
        let all: Vec<String> = written
            .split_whitespace()
            .map(|word| {
                let plain: String = word.nfd().filter(|letter| !is_combining_mark(*letter)).collect();
                let word = plain.to_lowercase().replace(['’', '‘', 'ʼ', '`'], "'");
                let word = word.strip_suffix("'s").unwrap_or(&word);
                word.trim_matches(|c: char| !c.is_alphanumeric()).replace('.', "")
            })
            .filter(|word| !word.is_empty())
            .collect();
        let mut words: &[String] = &all;
        while let [first, rest @ ..] = words {
            let plain = matches!(first.as_str(), "the" | "a" | "an") || onrecord_lexicon::is_title(first);
            if !plain || rest.is_empty() {
                break;
            }
            words = rest;
        }
        Self { written: written.into(), folded: words.join(" ").into() }
    }

    /// The words as one text.
    pub(crate) fn folded(&self) -> &str {
        &self.folded
    }

    pub(crate) fn words(&self) -> Vec<&str> {
        self.folded.split(' ').filter(|word| !word.is_empty()).collect()
    }

    pub(crate) fn last(&self) -> Option<&str> {
        self.words().last().copied()
    }

    /// Hash of the words.
    pub(crate) fn key(&self) -> u32 {
        hash::of(&self.folded) as u32
    }

    /// The words without those that only join, sorted: `defence ministry` is `ministry of defence`.
    pub(crate) fn unordered(&self) -> Vec<&str> {
        let mut words = self.words();
        words.retain(|word| !matches!(*word, "of" | "for" | "and" | "the"));
        words.sort();
        words
    }

    /// Whether one name is the other with more words at its ends or in its middle: `Selim Aydarbek` in `Karsand Selim
    /// Aydarbek`, `Barack Obama` in `Barack Hussein Obama`.
    pub(crate) fn is_part_of(&self, longer: &Self) -> bool {
        let (words, longer) = (self.words(), longer.words());
        if words.len() >= longer.len() || words.is_empty() {
            return false;
        }
        let run = longer.windows(words.len()).any(|some| some == words);
        let ends = words.len() == 2 && longer.first() == words.first() && longer.last() == words.last();
        run || ends
    }

    /// Whether two full names have the last name in common and given names one of which is short for the other: `Jim Tarn`
    /// and `James A. Tarn`.
    pub(crate) fn is_short_form(&self, other: &Self) -> bool {
        let (one, other) = (self.words(), other.words());
        if one.len() < 2 || other.len() < 2 || one.last() != other.last() {
            return false;
        }
        let stands_for =
            |short: &str, full: &str| NICKNAMES.get(short).is_some_and(|names| names.contains(&full));
        stands_for(one[0], other[0]) || stands_for(other[0], one[0])
    }

    /// Whether two names of persons can be one's, who has said the same: the last word is the same, and so is the first letter
    /// where both have a given name.
    pub(crate) fn may_be(&self, other: &Self) -> bool {
        let (Some((last, given, jr)), Some((other_last, other_given, other_jr))) =
            (self.parts(), other.parts())
        else {
            return false;
        };
        let known = given.is_some() && other_given.is_some();
        // the father's name is the son's as well
        last == other_last && if known { given == other_given } else { jr == other_jr }
    }

    /// The last word of a person's name, the first letter of the given name, and whether it tells a son from his father.
    fn parts(&self) -> Option<(&str, Option<char>, bool)> {
        let younger = |word: &&str| matches!(*word, "jr" | "sr" | "ii" | "iii");
        let all = self.words();
        let words: Vec<&str> = all.iter().copied().filter(|word| !younger(word)).collect();
        let given = if words.len() > 1 { words[0].chars().next() } else { None };
        Some((words.last()?, given, words.len() < all.len()))
    }

    /// Whether a name calls a person by a child's name or by the given name alone: many share it.
    pub(crate) fn is_shared_by_many(&self) -> bool {
        let words = self.words();
        matches!(words.first(), Some(&("umm" | "abu" | "um" | "bint" | "ibn"))) && words.len() <= 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_articles_are_no_part_of_a_name() {
        assert_eq!(Name::of("the Salt Board").folded(), "salt board");
        assert_eq!(Name::of("President Ada Obi").folded(), "ada obi");
        assert_eq!(Name::of("Hay’at al-Jabal").folded(), Name::of("Hay'at al-Jabal").folded());
    }

    #[test]
    fn accents_are_no_part_of_a_name() {
        assert_eq!(Name::of("Raúl Peña").folded(), "raul pena");
    }

    #[test]
    fn short_forms_of_given_names() {
        let short = |one, other| Name::of(one).is_short_form(&Name::of(other));
        assert!(short("Jim Tarn", "James A. Tarn") && short("Robert Obi", "Bobby Obi"));
        assert!(
            !short("Jim Tarn", "James Obi")
                && !short("Jim Tarn", "Jim B. Tarn")
                && !short("Ada Obi", "Ivo Obi")
        );
    }

    #[test]
    fn shorter_names_in_longer_ones() {
        assert!(Name::of("Ada Obi").is_part_of(&Name::of("Karsand Ada Obi")));
        assert!(Name::of("Ada Obi").is_part_of(&Name::of("Ada Maren Obi")));
        assert!(!Name::of("Ada Obi").is_part_of(&Name::of("Ada Tarn Obi Lisse")));
        assert!(!Name::of("Ada Obi").is_part_of(&Name::of("Ada Obi")));
    }
    #[test]
    fn forms_of_a_person_s_name() {
        let may_be = |one: &str, other: &str| Name::of(one).may_be(&Name::of(other));
        assert!(may_be("Obi", "President Ada Obi"));
        assert!(may_be("Tim Obi", "Timothy B. Obi"));
        assert!(may_be("Ivo Tarn", "Ivo Tarn Jr."));
        assert!(!may_be("Ada Obi", "Ivo Obi"));
        assert!(!may_be("Ada Obi", "Ada Tarn"));
        // the father's, more likely
        assert!(!may_be("Tarn", "Ivo Tarn Jr."));
    }
}
