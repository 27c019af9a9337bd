//! A sample of an article's wording, by which copies are found whatever was cut, added or exchanged.
//!
//! Every run of four words in a paragraph of prose is hashed, half of the hashes are kept, and of a long article the lowest
//! ones. Two samples are compared below the lower of their limits, where both are complete. Menus, headings, credits
//! and other short lines have no part in it.

use onrecord_parse::Parse;
use serde::{Deserialize, Serialize};

use crate::hash;
use crate::terms::lower_words;

/// Words in a run.
const RUN: usize = 4;
/// Words of a paragraph that is prose.
const PROSE: usize = 9;
/// Hashes kept at most.
const MOST: usize = 400;
/// Hashes by which candidates are found.
const KEYS: usize = 32;
/// Hashes that must be shared before two articles can be copies, unless they have all the same.
const LEAST: usize = 8;

/// Hashes of an article's wording, sorted, and up to where they are complete.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sketch {
    hashes: Vec<u32>,
    limit: u32,
}

impl Sketch {
    pub(crate) fn of(parse: &Parse<'_>) -> Self {
        let mut hashes = Vec::new();
        for paragraph in parse.paragraphs() {
            if paragraph.len() < PROSE {
                continue;
            }
            let lower: Vec<u64> =
                lower_words(parse.str(paragraph)).iter().map(|word| hash::of(word)).collect();
            if lower.len() < PROSE {
                continue;
            }
            hashes
                .extend(lower.windows(RUN).map(|run| run.iter().fold(0, |all, word| hash::join(all, *word))));
        }
        let mut hashes: Vec<u32> =
            hashes.iter().filter(|hash| **hash % 2 == 0).map(|hash| (hash >> 32) as u32).collect();
        hashes.sort_unstable();
        hashes.dedup();
        let limit = hashes.get(MOST).copied().unwrap_or(u32::MAX);
        hashes.truncate(MOST);
        Self { hashes, limit }
    }

    /// Keys by which an article that shares much of the wording is found.
    pub(crate) fn keys(&self) -> impl Iterator<Item = u64> {
        self.hashes.iter().take(KEYS).map(|hash| u64::from(*hash))
    }

    /// How much of the shorter one's wording the other has, from 0 to 1; 0 where it is too little to tell.
    pub(crate) fn containment(&self, other: &Self) -> f32 {
        let limit = self.limit.min(other.limit);
        let below = |sketch: &Self| sketch.hashes.partition_point(|hash| *hash < limit);
        let (mine, theirs) = (&self.hashes[..below(self)], &other.hashes[..below(other)]);
        let shared = shared(mine, theirs);
        let least = mine.len().min(theirs.len());
        let equal = least > 1 && mine == theirs;
        if shared < LEAST && !equal { 0.0 } else { shared as f32 / least as f32 }
    }

    /// Whether this one has more wording than the other.
    pub(crate) fn len(&self) -> usize {
        self.hashes.len()
    }
}

/// How many numbers two sorted lists share.
pub(crate) fn shared(one: &[u32], other: &[u32]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < one.len() && j < other.len() {
        match one[i].cmp(&other[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                count += 1;
                i += 1;
                j += 1;
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Sketch {
        Sketch::of(&Parse::of(text))
    }

    /// Sixty different sentences, each with words of its own.
    fn story(from: usize, to: usize) -> String {
        let sentence = |i: usize| {
            format!(
                "On day {i} the clerk number {i}a of Dorel counted bag {i}b and wrote page {i}c of the salt book. "
            )
        };
        (from..to).map(sentence).collect()
    }

    #[test]
    fn a_cut_story_is_contained_in_the_whole() {
        let (whole, half) = (of(&story(0, 60)), of(&story(0, 20)));
        assert!(whole.containment(&half) > 0.95);
        assert_eq!(whole.containment(&half), half.containment(&whole));
    }

    #[test]
    fn another_story_is_not() {
        assert!(of(&story(0, 20)).containment(&of(&story(30, 50))) < 0.3);
    }

    #[test]
    fn short_lines_are_no_wording() {
        let menu = "Home\n\nSport\n\nRead also: The Mill\n\n".repeat(9);
        assert_eq!(of(&menu), of(""));
    }
}
