//! Names as they are compared across articles.

use serde::{Deserialize, Serialize};

use crate::hash;

/// A name, and its words in lower case without articles and titles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Name {
    pub written: String,
    pub words: Vec<String>,
}

impl Name {
    pub(crate) fn of(written: &str) -> Self {
        let all: Vec<String> = written
            .split_whitespace()
            .map(|word| {
                let word = word.to_lowercase().replace(['’', '‘', 'ʼ', '`'], "'");
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
        Self { written: written.to_owned(), words: words.to_vec() }
    }

    /// The words as one text.
    pub(crate) fn folded(&self) -> String {
        self.words.join(" ")
    }

    /// Hash of the words.
    pub(crate) fn key(&self) -> u32 {
        hash::of(&self.folded()) as u32
    }

    /// The words without those that only join, sorted: `defence ministry` is `ministry of defence`.
    pub(crate) fn unordered(&self) -> Vec<String> {
        let mut words: Vec<String> = self
            .words
            .iter()
            .filter(|word| !matches!(word.as_str(), "of" | "for" | "and" | "the"))
            .cloned()
            .collect();
        words.sort();
        words
    }

    /// Whether one name is the other with more words at its ends or in its middle: `Selim Aydarbek` in `Karsand Selim
    /// Aydarbek`, `Barack Obama` in `Barack Hussein Obama`.
    pub(crate) fn is_part_of(&self, longer: &Self) -> bool {
        if self.words.len() >= longer.words.len() || self.words.is_empty() {
            return false;
        }
        let run = longer.words.windows(self.words.len()).any(|some| some == self.words);
        let ends = self.words.len() == 2
            && longer.words.first() == self.words.first()
            && longer.words.last() == self.words.last();
        run || ends
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
        let younger = |word: &str| matches!(word, "jr" | "sr" | "ii" | "iii");
        let words: Vec<&str> = self.words.iter().map(String::as_str).filter(|word| !younger(word)).collect();
        let given = if words.len() > 1 { words[0].chars().next() } else { None };
        Some((words.last()?, given, words.len() < self.words.len()))
    }

    /// Whether a name calls a person by a child's name or by the given name alone: many share it.
    pub(crate) fn is_shared_by_many(&self) -> bool {
        matches!(self.words.first().map(String::as_str), Some("umm" | "abu" | "um" | "bint" | "ibn"))
            && self.words.len() <= 2
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
