//! Who is meant again: heads of noun phrases, and for each the earlier one that means the same.

use std::collections::BTreeMap;

use crate::Error;
use crate::file::File;
use crate::kernel::{Dense, Machine, gelu, products};
use crate::label::ReferentKind;
use crate::spans::{highest, softmax};

/// The head word of a noun phrase or a pronoun.
#[derive(Clone, Debug, PartialEq)]
pub struct Referent {
    /// The word.
    pub word: usize,
    /// What it refers to; never [`ReferentKind::None`].
    pub kind: ReferentKind,
    /// The probability that it refers to something at all, from 0 to 1.
    pub score: f32,
    /// Earlier referents that may mean the same, the likeliest few first, with their probabilities.
    pub antecedents: Vec<(usize, f32)>,
    /// The probability that it is new.
    pub new: f32,
    /// Where an earlier one's chain is likelier than that this one is new, the likeliest of that chain. A chain is as
    /// likely as its members together: scores are learned so that all of them share what is right.
    pub means: Option<usize>,
}

/// Buckets of log2 distance in words.
const STEPS: usize = 12;
/// Kinds of anaphors: pronoun, proper name, other.
const KINDS: usize = 3;
/// Earlier referents that one may mean.
const FAR: usize = 200;
/// Antecedents that are kept of each.
const KEPT: usize = 4;
/// From this probability on a word is taken for a referent.
const LEAST: f32 = 0.5;

/// What scores referents and their antecedents.
#[derive(Debug)]
pub(crate) struct Coreference {
    referents: Dense,
    query: Dense,
    key: Dense,
    none: Vec<f32>,
    none_bias: f32,
    /// kinds x same word x steps
    near: Vec<f32>,
    inner: usize,
    size: usize,
}

/// A text's referents as its windows are read.
#[derive(Debug, Default)]
pub(crate) struct Referents {
    found: Vec<Referent>,
    forms: Vec<Form>,
    queries: Vec<f32>,
    keys: Vec<f32>,
    none: Vec<f32>,
}

/// What the scores see of a head word beside its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    /// A number that the same word always has.
    pub(crate) identity: u64,
    pub(crate) kind: FormKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum FormKind {
    Pronoun,
    Proper,
    Other,
}

impl Coreference {
    pub(crate) fn read(file: &File<'_>, size: usize) -> Result<Self, Error> {
        file.expect_labels("referents", ReferentKind::NAMES)?;
        let inner = file.shape("coreference.query.bias")?.first().copied().unwrap_or(0);
        if inner == 0 {
            return Err(Error::damaged("tensor coreference.query.bias is empty"));
        }
        Ok(Self {
            referents: file.dense("referents", ReferentKind::ALL.len(), size)?,
            query: file.dense("coreference.query", inner, size)?,
            key: file.dense("coreference.key", inner, size)?,
            none: file.f32s("coreference.none.weight", &[1, size])?,
            none_bias: file.f32s("coreference.none.bias", &[1])?[0],
            near: file.f32s("coreference.near", &[KINDS, 2, STEPS])?,
            inner,
            size,
        })
    }

    /// Adds the referents of a window: `words` is n x size, the first being word `start` of the text.
    pub(crate) fn window(
        &self,
        machine: Machine,
        words: &[f32],
        start: usize,
        form: impl Fn(usize) -> Form,
        all: &mut Referents,
    ) {
        let labels = ReferentKind::ALL.len();
        let mut scores = Vec::new();
        self.referents.apply(machine, words, &mut scores);
        let mut chosen = Vec::new();
        for (at, row) in scores.chunks_exact(labels).enumerate() {
            let shares = softmax(row);
            let score = 1.0 - shares[0];
            if score < LEAST {
                continue;
            }
            let kind = ReferentKind::ALL[1 + highest(&row[1..])];
            all.found.push(Referent {
                word: start + at,
                kind,
                score,
                antecedents: Vec::new(),
                new: 1.0,
                means: None,
            });
            all.forms.push(form(start + at));
            chosen.extend_from_slice(&words[at * self.size..(at + 1) * self.size]);
        }
        let mut numbers = Vec::new();
        self.query.apply(machine, &chosen, &mut numbers);
        gelu(machine, &mut numbers);
        all.queries.extend_from_slice(&numbers);
        self.key.apply(machine, &chosen, &mut numbers);
        all.keys.extend_from_slice(&numbers);
        products(machine, &self.none, &chosen, &mut numbers);
        all.none.extend(numbers.iter().map(|score| score + self.none_bias));
    }

    /// Finds antecedents once all windows are read.
    pub(crate) fn resolve(&self, machine: Machine, all: Referents) -> Vec<Referent> {
        let Referents { mut found, forms, queries, keys, none } = all;
        let share = 1.0 / (self.inner as f32).sqrt();
        let mut scores = Vec::new();
        let mut chains: Vec<usize> = Vec::with_capacity(found.len());
        for i in 0..found.len() {
            let first = i.saturating_sub(FAR);
            let query = &queries[i * self.inner..(i + 1) * self.inner];
            products(machine, query, &keys[first * self.inner..i * self.inner], &mut scores);
            for (at, score) in scores.iter_mut().enumerate() {
                let apart = found[i].word - found[first + at].word;
                let step = ((apart + 1).ilog2() as usize).min(STEPS - 1);
                let same = usize::from(forms[i].identity == forms[first + at].identity);
                let near = self.near[(forms[i].kind as usize * 2 + same) * STEPS + step];
                *score = *score * share + near;
            }
            scores.push(none[i]);
            let shares = softmax(&scores);
            let (new, shares) = shares.split_last().expect("the last share is that of none");
            let means = continued(*new, shares, &chains[first..]).map(|at| first + at);
            chains.push(means.map_or(i, |earlier| chains[earlier]));
            let mut likely: Vec<(usize, f32)> =
                shares.iter().enumerate().map(|(at, share)| (first + at, *share)).collect();
            // the likeliest first, of equal ones the nearest
            likely.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
            likely.truncate(KEPT);
            found[i].antecedents = likely;
            (found[i].new, found[i].means) = (*new, means);
        }
        found
    }
}

/// The likeliest of the likeliest chain, where that is likelier than `new`; of equal ones the nearest. `chains` has the
/// number of each one's chain.
fn continued(new: f32, shares: &[f32], chains: &[usize]) -> Option<usize> {
    let mut sums: BTreeMap<usize, f32> = BTreeMap::new();
    for (share, chain) in shares.iter().zip(chains) {
        *sums.entry(*chain).or_default() += share;
    }
    let (chain, sum) = sums.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))?;
    let own = (0..shares.len()).filter(|at| chains[*at] == chain);
    own.max_by(|a, b| shares[*a].total_cmp(&shares[*b])).filter(|_| sum > new)
}

/// Words that refer to someone or something named elsewhere; `training/onrecord_training/data.py` has the same.
const PRONOUNS: &[&str] = &[
    "i",
    "me",
    "my",
    "mine",
    "myself",
    "we",
    "us",
    "our",
    "ours",
    "ourselves",
    "you",
    "your",
    "yours",
    "yourself",
    "yourselves",
    "he",
    "him",
    "his",
    "himself",
    "she",
    "her",
    "hers",
    "herself",
    "it",
    "its",
    "itself",
    "they",
    "them",
    "their",
    "theirs",
    "themselves",
    "this",
    "that",
    "these",
    "those",
    "who",
    "whom",
    "whose",
    "which",
];

/// Whether a word is a pronoun to the model, by its form.
pub(crate) fn is_pronoun(word: &str) -> bool {
    word.len() <= 10 && PRONOUNS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_members_of_a_chain_speak_for_it_together() {
        // twice the same person, and somebody else who is likelier than either
        assert_eq!(continued(0.2, &[0.2, 0.25, 0.35], &[0, 0, 2]), Some(1));
        assert_eq!(continued(0.2, &[0.1, 0.15, 0.55], &[0, 0, 2]), Some(2));
    }

    #[test]
    fn what_is_likelier_new_means_nobody() {
        assert_eq!(continued(0.5, &[0.2, 0.2, 0.1], &[0, 0, 2]), None);
        assert_eq!(continued(1.0, &[], &[]), None);
    }

    #[test]
    fn of_equal_antecedents_the_nearest_is_taken() {
        assert_eq!(continued(0.1, &[0.45, 0.45], &[0, 0]), Some(1));
        assert_eq!(continued(0.2, &[0.4, 0.4], &[0, 1]), Some(1));
    }
}
