//! What a stretch of text is about: its content words, each with how rare it is.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::hash;
use crate::stem::stem;

/// Words too common to tell one matter from another, and those that any report has.
static STOP: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    crate::data::rows(include_str!("../data/stop-words.tsv")).map(|(word, _)| word).collect()
});

/// Rarity of stems: tenths of the natural logarithm of how many articles there are to one that has the word.
static RARITY: LazyLock<HashMap<&'static str, u8>> = LazyLock::new(|| {
    crate::data::rows(include_str!("../data/word-rarity.tsv"))
        .map(|(stem, rarity)| (stem, rarity.parse().expect("a test reads every row")))
        .collect()
});

/// Rarity of a word that the counted news does not have, or hardly.
const RAREST: u8 = 90;

/// A content word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Term(u32, u8);

impl Term {
    /// Hash of its stem.
    pub(crate) fn key(self) -> u32 {
        self.0
    }

    /// How rare it is in news: 1 where every third article has it, 9 where one in eight thousand or fewer does.
    pub(crate) fn rarity(self) -> f32 {
        f32::from(self.1) / 10.0
    }

    fn of(stem: &str) -> Self {
        Self(hash::of(stem) as u32, RARITY.get(stem).copied().unwrap_or(RAREST))
    }
}

/// A set of content words, in the order of their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Terms(Vec<Term>);

impl Terms {
    /// The content words of a text. Numbers, stop words and single letters are left out.
    pub(crate) fn of(text: &str) -> Self {
        Self::from_stems(&stems(text))
    }

    pub(crate) fn from_stems(stems: &[String]) -> Self {
        let mut terms: Vec<Term> = stems.iter().map(|stem| Term::of(stem)).collect();
        terms.sort_unstable();
        terms.dedup();
        Self(terms)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Term> {
        self.0.iter().copied()
    }

    pub(crate) fn first(&self) -> Option<Term> {
        self.0.first().copied()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sum of the rarities.
    pub(crate) fn weight(&self) -> f32 {
        self.iter().map(Term::rarity).sum()
    }

    /// The terms that both have, in order.
    fn both<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = Term> + 'a {
        let (mut i, mut j) = (0, 0);
        std::iter::from_fn(move || {
            while i < self.0.len() && j < other.0.len() {
                let (one, with) = (self.0[i], other.0[j]);
                // without a branch: which one is lower cannot be foreseen, and nothing is done as often as this
                i += usize::from(one <= with);
                j += usize::from(with <= one);
                if one == with {
                    return Some(one);
                }
            }
            None
        })
    }

    /// The terms that both have.
    pub(crate) fn shared(&self, other: &Self) -> Self {
        Self(self.both(other).collect())
    }

    /// How many terms both have, and their weight: [`Terms::shared`] without the list, for what is asked millions of times.
    pub(crate) fn common(&self, other: &Self) -> Common {
        let nothing = Common { len: 0, weight: 0.0 };
        self.both(other)
            .fold(nothing, |all, term| Common { len: all.len + 1, weight: all.weight + term.rarity() })
    }

    /// Weight shared, as a part of the lighter one's; 0 where one is empty.
    pub(crate) fn containment(&self, other: &Self) -> f32 {
        let least = self.weight().min(other.weight());
        if least <= 0.0 { 0.0 } else { self.common(other).weight / least }
    }

    /// Weight shared, as a part of all; 0 where both are empty.
    pub(crate) fn likeness(&self, other: &Self) -> f32 {
        let shared = self.common(other).weight;
        let all = self.weight() + other.weight() - shared;
        if all <= 0.0 { 0.0 } else { shared / all }
    }
}

/// What two sets of terms have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Common {
    pub len: usize,
    pub weight: f32,
}

/// The words of a text in lower case, with apostrophes straight: letters, digits and what joins them.
pub(crate) fn lower_words(text: &str) -> Vec<String> {
    let folded = text.to_lowercase().replace(['’', '‘', 'ʼ'], "'");
    folded
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .map(|word| word.trim_matches('\'').to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// The stems of a text's content words, in order.
pub(crate) fn stems(text: &str) -> Vec<String> {
    lower_words(text)
        .iter()
        .map(|word| word.strip_suffix("'s").unwrap_or(word))
        .filter(|word| {
            word.chars().nth(1).is_some()
                && !STOP.contains(word)
                && !word.starts_with(|c: char| c.is_numeric())
        })
        .map(stem)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_data_is_read() {
        assert!(STOP.len() > 100);
        assert!(RARITY.len() > 1000);
        assert!(RARITY.values().all(|rarity| *rarity <= RAREST));
    }

    #[test]
    fn content_words_are_kept_and_numbers_are_not() {
        assert_eq!(stems("The army’s 12 soldiers crossed the bridge"), ["army", "soldier", "cross", "bridg"]);
    }

    #[test]
    fn rare_words_weigh_more() {
        let shared = Terms::of("the ledger of the paymasters").shared(&Terms::of("a ledger"));
        assert_eq!(shared.len(), 1);
        assert!(shared.weight() > Terms::of("government").weight());
    }
}
