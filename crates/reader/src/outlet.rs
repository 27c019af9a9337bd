//! What the article states in its own voice: every body sentence that holds no statement of anybody's.

use crate::candidate::Candidate;
use crate::view::{View, Words};

/// Sentences that no candidate touches and that say something: four words or more, outside the headline.
pub(crate) fn sentences(view: &View<'_>, candidates: &[Candidate]) -> Vec<Words> {
    let mut covered = vec![false; view.words.len()];
    for piece in candidates.iter().flat_map(Candidate::pieces) {
        covered[piece.clone()].fill(true);
    }
    let says_something = |sentence: &Words| sentence.clone().filter(|i| view.is_bare(*i)).count() >= 4;
    view.sentences
        .iter()
        .filter(|s| !covered[(*s).clone()].contains(&true) && says_something(s) && !view.in_headline(s.start))
        .cloned()
        .collect()
}
