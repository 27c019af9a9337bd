//! Arcs from words to words: who says what a cue marks, and which cue a content hangs on.

use crate::Error;
use crate::file::File;
use crate::kernel::{Dense, Levels, Linear, Machine, exp, gelu};

/// Buckets of log2 distance, nine to the right and nine to the left.
const DISTANCES: usize = 18;

/// Scores an arc from a word to every word, or to none.
#[derive(Debug)]
pub(crate) struct Biaffine {
    query: Linear,
    key: Linear,
    /// Numbers per query.
    inner: usize,
    none: Vec<f32>,
    distance: Vec<f32>,
}

/// One word's arcs.
pub(crate) struct Row {
    /// The probability that there is none.
    pub(crate) none: f32,
    /// The score of the arc to each word of the window. The logarithm of its probability is less by the same number
    /// for all words, so among themselves scores do as well.
    pub(crate) scores: Vec<f32>,
    /// The probability of the arc to each word of the window.
    pub(crate) words: Vec<f32>,
}

impl Biaffine {
    pub(crate) fn read(file: &File<'_>, name: &str, size: usize) -> Result<Self, Error> {
        let inner = file.shape(&format!("{name}.none"))?.first().copied().unwrap_or(0);
        if inner == 0 {
            return Err(Error::damaged(format!("tensor {name}.none is empty")));
        }
        Ok(Self {
            query: file.linear(&format!("{name}.query"), inner, size)?,
            key: file.linear(&format!("{name}.key"), inner, size)?,
            inner,
            none: file.f32s(&format!("{name}.none"), &[inner])?,
            distance: file.f32s(&format!("{name}.distance"), &[DISTANCES])?,
        })
    }

    /// The keys of words: n x inner.
    pub(crate) fn keys(&self, machine: Machine, words: &Levels) -> Vec<f32> {
        self.key.of(machine, words)
    }

    /// The queries of words: n x inner.
    pub(crate) fn queries(&self, machine: Machine, words: &Levels) -> Vec<f32> {
        let mut queries = self.query.of(machine, words);
        gelu(machine, &mut queries);
        queries
    }

    /// The arcs of each of the words `from` to each of `words`.
    pub(crate) fn rows(&self, machine: Machine, words: &Levels, from: &[usize]) -> Vec<Row> {
        let (keys, queries) = (self.keys(machine, words), self.queries(machine, &words.some(from)));
        let scores = self.scores(machine, &keys, &queries, from.iter().copied());
        scores.chunks_exact(1 + words.count()).map(row).collect()
    }

    /// The scores of the arcs of the words `from`, whose queries these are, flat: to none, then to each word that has
    /// a key. `from` counts where the keys do.
    pub(crate) fn scores(
        &self,
        machine: Machine,
        keys: &[f32],
        queries: &[f32],
        from: impl Iterator<Item = usize>,
    ) -> Vec<f32> {
        let to = [self.none.as_slice(), keys].concat();
        let mut scores = Vec::new();
        Dense::unbiased(&to, self.inner).apply(machine, queries, &mut scores);
        let share = 1.0 / (self.inner as f32).sqrt();
        for (from, scores) in from.zip(scores.chunks_exact_mut(to.len() / self.inner)) {
            scores[0] *= share;
            for (to, score) in scores[1..].iter_mut().enumerate() {
                *score = *score * share + self.distance[bucket(from, to)];
            }
        }
        scores
    }
}

/// The probabilities of a word's arcs, from their scores.
fn row(scores: &[f32]) -> Row {
    let (none, scores) = scores.split_first().expect("there is always the arc to none");
    let top = scores.iter().fold(*none, |top, score| top.max(*score));
    let none = exp(none - top);
    let mut words: Vec<f32> = scores.iter().map(|score| exp(score - top)).collect();
    let sum = none + words.iter().sum::<f32>();
    for share in &mut words {
        *share /= sum;
    }
    Row { none: none / sum, scores: scores.to_vec(), words }
}

fn bucket(from: usize, to: usize) -> usize {
    let steps = (from.abs_diff(to) + 1).ilog2().min(8) as usize;
    if to < from { steps + 9 } else { steps }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_fall_into_buckets_of_powers_of_two() {
        let found: Vec<usize> = [5, 6, 7, 8, 300, 4, 3, 2].iter().map(|to| bucket(5, *to)).collect();
        assert_eq!(found, [0, 1, 1, 2, 8, 10, 10, 11]);
        assert_eq!(bucket(900, 1), 17);
    }
}
