//! What a stretch of text is about: its content words, each with how rare it is.

use std::sync::LazyLock;

use onrecord_parse::{WordSet, WordTable};
use serde::{Deserialize, Serialize};

use crate::hash;
use crate::stem::stem;

/// Words too common to tell one matter from another, and those that any report has.
static STOP: LazyLock<WordSet> = LazyLock::new(|| WordSet::of_file(include_str!("../data/stop-words.tsv")));

/// Rarity of stems: tenths of the natural logarithm of how many articles there are to one that has the word.
static RARITY: LazyLock<WordTable<u8>> = LazyLock::new(|| {
    WordTable::read(include_str!("../data/word-rarity.tsv"), |mut columns| columns.next()?.parse().ok())
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
        let folded = folded(text);
        Self::of_terms(content_words(&folded).map(|word| Term::of(&stem(word))).collect())
    }

    pub(crate) fn from_stems(stems: &[String]) -> Self {
        Self::of_terms(stems.iter().map(|stem| Term::of(stem)).collect())
    }

    fn of_terms(mut terms: Vec<Term>) -> Self {
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

/// A text in lower case, with apostrophes straight.
fn folded(text: &str) -> String {
    let lower = text.to_lowercase();
    if lower.is_ascii() { lower } else { lower.replace(['’', '‘', 'ʼ'], "'") }
}

/// The words of a folded text: letters, digits and the apostrophes that join them.
fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .map(|word| word.trim_matches('\''))
        .filter(|word| !word.is_empty())
}

/// The words of a folded text that are no stop words, single letters or numbers.
fn content_words(folded: &str) -> impl Iterator<Item = &str> {
    words(folded).map(|word| word.strip_suffix("'s").unwrap_or(word)).filter(|word| {
        word.chars().nth(1).is_some() && !STOP.contains(word) && !word.starts_with(|c: char| c.is_numeric())
    })
}

/// The words of a text in lower case, with apostrophes straight: letters, digits and what joins them.
pub(crate) fn lower_words(text: &str) -> Vec<String> {
    words(&folded(text)).map(str::to_owned).collect()
}

/// The stems of a text's content words, in order.
pub(crate) fn stems(text: &str) -> Vec<String> {
    content_words(&folded(text)).map(|word| stem(word).into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_data_is_read() {
        assert!(STOP.iter().count() > 100);
        assert!(RARITY.iter().count() > 1000);
        assert!(RARITY.iter().all(|(_, rarity)| *rarity <= RAREST));
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
