//! Part of speech of each word, and each sentence's dependency tree.

use std::ops::Range;

use crate::Error;
use crate::biaffine::Biaffine;
use crate::file::File;
use crate::kernel::{Dense, Machine, gelu};
use crate::label::{Relation, Upos, Xpos};
use crate::spans::highest;
use crate::tree::best_tree;

/// A word's place in its sentence's grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank part of speech.
    pub xpos: Xpos,
    /// The word that it depends on; `None` for the root of a sentence.
    pub head: Option<usize>,
    /// How.
    pub relation: Relation,
}

/// The heads that read grammar.
#[derive(Debug)]
pub(crate) struct Syntax {
    upos: Dense,
    xpos: Dense,
    arcs: Biaffine,
    dependent: Dense,
    head: Dense,
    root: Vec<f32>,
    out: Dense,
}

impl Syntax {
    pub(crate) fn read(file: &File<'_>, size: usize) -> Result<Self, Error> {
        file.expect_labels("upos", Upos::NAMES)?;
        file.expect_labels("xpos", Xpos::NAMES)?;
        file.expect_labels("relations", Relation::NAMES)?;
        let inner = file.shape("relations.root")?.first().copied().unwrap_or(0);
        if inner == 0 {
            return Err(Error::damaged("tensor relations.root is empty"));
        }
        let keys = file.f32s("relations.head.weight", &[inner, size])?;
        Ok(Self {
            upos: file.dense("upos", Upos::ALL.len(), size)?,
            xpos: file.dense("xpos", Xpos::ALL.len(), size)?,
            arcs: Biaffine::read(file, "heads", size)?,
            dependent: file.dense("relations.dependent", inner, size)?,
            head: Dense::new(&keys, &vec![0.0; inner]),
            root: file.f32s("relations.root", &[inner])?,
            out: file.dense("relations.out", Relation::ALL.len(), inner)?,
        })
    }

    /// Reads one sentence: `words` is n x size, and heads are counted from `start`, its first word.
    pub(crate) fn sentence(&self, machine: Machine, words: &[f32], size: usize, start: usize) -> Vec<Token> {
        let count = words.len() / size;
        let arcs = self.arcs.arcs(machine, words);
        let heads = best_tree(&arcs.scores(0..count), count);
        let (mut upos, mut xpos) = (Vec::new(), Vec::new());
        self.upos.apply(machine, words, &mut upos);
        self.xpos.apply(machine, words, &mut xpos);
        let relations = self.relations(machine, words, &heads);
        (0..count)
            .map(|i| Token {
                upos: Upos::ALL[highest(row(&upos, Upos::ALL.len(), i))],
                xpos: Xpos::ALL[highest(row(&xpos, Xpos::ALL.len(), i))],
                head: heads[i].map(|head| start + head),
                relation: relations[i],
            })
            .collect()
    }

    /// The head with the highest score of each word, whether they make a tree or not.
    #[cfg(test)]
    pub(crate) fn highest_arcs(&self, machine: Machine, words: &[f32], size: usize) -> Vec<Option<usize>> {
        let count = words.len() / size;
        let scores = self.arcs.arcs(machine, words).scores(0..count);
        scores.chunks_exact(count + 1).map(|row| highest(row).checked_sub(1)).collect()
    }

    pub(crate) fn relations(
        &self,
        machine: Machine,
        words: &[f32],
        heads: &[Option<usize>],
    ) -> Vec<Relation> {
        let inner = self.root.len();
        let (mut mixed, mut keys, mut scores) = (Vec::new(), Vec::new(), Vec::new());
        self.dependent.apply(machine, words, &mut mixed);
        self.head.apply(machine, words, &mut keys);
        for (own, head) in mixed.chunks_exact_mut(inner).zip(heads) {
            let key = head.map_or(self.root.as_slice(), |head| row(&keys, inner, head));
            for (value, key) in own.iter_mut().zip(key) {
                *value += key;
            }
        }
        gelu(machine, &mut mixed);
        self.out.apply(machine, &mixed, &mut scores);
        scores
            .chunks_exact(Relation::ALL.len())
            .zip(heads)
            .map(|(scores, head)| match head {
                None => Relation::Root,
                // a word under another is no root, whatever its score
                Some(_) => Relation::ALL[1 + highest(&scores[1..])],
            })
            .collect()
    }
}

fn row(rows: &[f32], width: usize, at: usize) -> &[f32] {
    &rows[at * width..(at + 1) * width]
}

/// The parts of `sentences` that lie in a window.
pub(crate) fn within(sentences: &[Range<usize>], window: &Range<usize>) -> Vec<Range<usize>> {
    let from = sentences.partition_point(|sentence| sentence.end <= window.start);
    sentences[from..]
        .iter()
        .take_while(|sentence| sentence.start < window.end)
        .map(|sentence| sentence.start.max(window.start)..sentence.end.min(window.end))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_cut_where_the_window_is() {
        assert_eq!(within(&[0..4, 4..9, 9..12], &(2..10)), [2..4, 4..9, 9..10]);
        assert_eq!(within(&[0..4, 4..9], &(4..9)), [4..9]);
    }
}
