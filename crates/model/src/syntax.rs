//! Part of speech of each word, and each sentence's dependency tree.

use std::ops::Range;

use onrecord_parse::{Relation, Token, Upos, Xpos};

use crate::Error;
use crate::biaffine::Biaffine;
use crate::file::File;
use crate::kernel::{Dense, Levels, Linear, Machine, gelu};
use crate::spans::highest;
use crate::tree::best_tree;

/// The heads that read grammar.
#[derive(Debug)]
pub(crate) struct Syntax {
    upos: Linear,
    xpos: Linear,
    arcs: Biaffine,
    dependent: Linear,
    head: Linear,
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
            upos: file.linear("upos", Upos::ALL.len(), size)?,
            xpos: file.linear("xpos", Xpos::ALL.len(), size)?,
            arcs: Biaffine::read(file, "heads", size)?,
            dependent: file.linear("relations.dependent", inner, size)?,
            head: Linear::new(&keys, &vec![0.0; inner]),
            root: file.f32s("relations.root", &[inner])?,
            out: file.dense("relations.out", Relation::ALL.len(), inner)?,
        })
    }

    /// Reads the sentences of a window, whose first word is word `start` of the text. `sentences` count in `words`,
    /// follow one another and hold them all.
    pub(crate) fn window(
        &self,
        machine: Machine,
        words: &Levels,
        sentences: &[Range<usize>],
        start: usize,
    ) -> Vec<Token> {
        let projected = self.project(machine, words);
        let mut heads = Vec::with_capacity(words.count());
        for sentence in sentences {
            let tree = best_tree(&self.arcs(machine, &projected, sentence), sentence.len());
            heads.extend(tree.into_iter().map(|head| head.map(|head| sentence.start + head)));
        }
        let (upos, xpos) = (self.upos.of(machine, words), self.xpos.of(machine, words));
        let relations = self.relations(machine, projected, &heads);
        relations
            .into_iter()
            .zip(&heads)
            .zip(upos.chunks_exact(Upos::ALL.len()).zip(xpos.chunks_exact(Xpos::ALL.len())))
            .map(|((relation, head), (upos, xpos))| Token {
                upos: Upos::ALL[highest(upos)],
                xpos: Xpos::ALL[highest(xpos)],
                head: head.map(|head| start + head),
                relation,
            })
            .collect()
    }

    pub(crate) fn project(&self, machine: Machine, words: &Levels) -> Projected {
        Projected {
            queries: self.arcs.queries(machine, words),
            keys: self.arcs.keys(machine, words),
            dependents: self.dependent.of(machine, words),
            heads: self.head.of(machine, words),
        }
    }

    /// The scores of a sentence's arcs, flat: for each word to the root, then to each word of the sentence.
    pub(crate) fn arcs(&self, machine: Machine, projected: &Projected, sentence: &Range<usize>) -> Vec<f32> {
        let (keys, queries) = (&projected.keys, &projected.queries);
        let own = |rows: &[f32]| {
            let inner = rows.len() / projected.count(self.root.len());
            inner * sentence.start..inner * sentence.end
        };
        self.arcs.scores(machine, &keys[own(keys)], &queries[own(queries)], 0..sentence.len())
    }

    /// How each word hangs on its head.
    pub(crate) fn relations(
        &self,
        machine: Machine,
        projected: Projected,
        heads: &[Option<usize>],
    ) -> Vec<Relation> {
        let inner = self.root.len();
        let Projected { dependents: mut mixed, heads: keys, .. } = projected;
        for (own, head) in mixed.chunks_exact_mut(inner).zip(heads) {
            let key = head.map_or(self.root.as_slice(), |head| row(&keys, inner, head));
            for (value, key) in own.iter_mut().zip(key) {
                *value += key;
            }
        }
        gelu(machine, &mut mixed);
        let mut scores = Vec::new();
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

/// What a window's words are for arcs and relations, a row a word.
pub(crate) struct Projected {
    queries: Vec<f32>,
    keys: Vec<f32>,
    dependents: Vec<f32>,
    heads: Vec<f32>,
}

impl Projected {
    /// Words; `inner` is the width of relations.
    fn count(&self, inner: usize) -> usize {
        self.heads.len() / inner
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
