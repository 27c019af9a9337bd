//! Arcs from words to words: who says what a cue marks, and which cue a content hangs on.

use std::ops::Range;

use crate::Error;
use crate::file::File;
use crate::kernel::{Dense, Machine, exp, gelu, products};

/// Buckets of log2 distance, nine to the right and nine to the left.
const DISTANCES: usize = 18;

/// Scores an arc from a word to every word, or to none.
#[derive(Debug)]
pub(crate) struct Biaffine {
    query: Dense,
    key: Dense,
    /// Numbers per query.
    inner: usize,
    /// Numbers per word.
    size: usize,
    none: Vec<f32>,
    distance: Vec<f32>,
}

/// The keys of a window's words, from which rows of arcs are made.
pub(crate) struct Arcs<'a> {
    head: &'a Biaffine,
    machine: Machine,
    /// words x size
    words: &'a [f32],
    /// words x inner
    keys: Vec<f32>,
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
        let tensor = |part: &str, shape: &[usize]| file.f32s(&format!("{name}.{part}"), shape);
        Ok(Self {
            query: Dense::new(&tensor("query.weight", &[inner, size])?, &tensor("query.bias", &[inner])?),
            key: Dense::new(&tensor("key.weight", &[inner, size])?, &tensor("key.bias", &[inner])?),
            inner,
            size,
            none: tensor("none", &[inner])?,
            distance: tensor("distance", &[DISTANCES])?,
        })
    }

    /// Makes keys of `words` (n x size).
    pub(crate) fn arcs<'a>(&'a self, machine: Machine, words: &'a [f32]) -> Arcs<'a> {
        let mut keys = Vec::new();
        self.key.apply(machine, words, &mut keys);
        Arcs { head: self, machine, words, keys }
    }
}

impl Arcs<'_> {
    /// The arcs of each of the words `from`.
    pub(crate) fn rows(&self, from: impl Iterator<Item = usize>) -> Vec<Row> {
        let from: Vec<usize> = from.collect();
        let mut words = Vec::with_capacity(from.len() * self.head.size);
        for word in &from {
            words.extend_from_slice(&self.words[word * self.head.size..][..self.head.size]);
        }
        let mut queries = Vec::new();
        self.head.query.apply(self.machine, &words, &mut queries);
        gelu(self.machine, &mut queries);
        from.iter()
            .zip(queries.chunks_exact(self.head.inner))
            .map(|(word, query)| self.row(*word, query))
            .collect()
    }

    /// The scores of the arcs of each of the words `from`, flat: to none, then to every word.
    pub(crate) fn scores(&self, from: Range<usize>) -> Vec<f32> {
        let (size, inner) = (self.head.size, self.head.inner);
        let mut queries = Vec::new();
        self.head.query.apply(self.machine, &self.words[from.start * size..from.end * size], &mut queries);
        gelu(self.machine, &mut queries);
        let mut found = Vec::with_capacity(from.len() * (1 + self.keys.len() / inner));
        for (word, query) in from.zip(queries.chunks_exact(inner)) {
            let (none, scores) = self.scored(word, query);
            found.push(none);
            found.extend_from_slice(&scores);
        }
        found
    }

    fn scored(&self, from: usize, query: &[f32]) -> (f32, Vec<f32>) {
        let share = 1.0 / (self.head.inner as f32).sqrt();
        let mut scores = Vec::new();
        products(self.machine, query, &self.head.none, &mut scores);
        let none = scores[0] * share;
        products(self.machine, query, &self.keys, &mut scores);
        for (to, score) in scores.iter_mut().enumerate() {
            *score = *score * share + self.head.distance[bucket(from, to)];
        }
        (none, scores)
    }

    fn row(&self, from: usize, query: &[f32]) -> Row {
        let (none, scores) = self.scored(from, query);
        let top = scores.iter().fold(none, |top, score| top.max(*score));
        let none = exp(none - top);
        let mut words: Vec<f32> = scores.iter().map(|score| exp(score - top)).collect();
        let sum = none + words.iter().sum::<f32>();
        for share in &mut words {
            *share /= sum;
        }
        Row { none: none / sum, scores, words }
    }
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
