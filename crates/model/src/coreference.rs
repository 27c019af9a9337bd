//! Who is meant again: heads of noun phrases, and for each the earlier one that means the same.

use std::collections::BTreeMap;
use std::ops::Range;

use onrecord_parse::{Referent, ReferentKind};

use crate::Error;
use crate::file::File;
use crate::kernel::{Dense, Levels, Linear, Machine, gelu};
use crate::spans::{highest, softmax};

/// Buckets of log2 distance in words.
const STEPS: usize = 12;
/// Kinds of anaphors: pronoun, proper name, other.
const KINDS: usize = 3;
/// Earlier referents that one may mean.
const FAR: usize = 200;
/// Referents whose antecedents are looked for at once.
const TOGETHER: usize = 32;
/// Antecedents that are kept of each.
const KEPT: usize = 4;
/// From this probability on a word is taken for a referent.
const LEAST: f32 = 0.5;

/// What scores referents and their antecedents.
#[derive(Debug)]
pub(crate) struct Coreference {
    referents: Linear,
    query: Linear,
    key: Linear,
    none: Linear,
    /// kinds x same word x steps
    near: Vec<f32>,
    inner: usize,
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
            referents: file.linear("referents", ReferentKind::ALL.len(), size)?,
            query: file.linear("coreference.query", inner, size)?,
            key: file.linear("coreference.key", inner, size)?,
            none: file.linear("coreference.none", 1, size)?,
            near: file.f32s("coreference.near", &[KINDS, 2, STEPS])?,
            inner,
        })
    }

    /// Adds the referents of a window, the first of whose `words` is word `start` of the text.
    pub(crate) fn window(
        &self,
        machine: Machine,
        words: &Levels,
        start: usize,
        form: impl Fn(usize) -> Form,
        all: &mut Referents,
    ) {
        let scores = self.referents.of(machine, words);
        let mut chosen = Vec::new();
        for (at, row) in scores.chunks_exact(ReferentKind::ALL.len()).enumerate() {
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
            chosen.push(at);
        }
        let chosen = words.some(&chosen);
        let mut queries = self.query.of(machine, &chosen);
        gelu(machine, &mut queries);
        all.queries.append(&mut queries);
        all.keys.append(&mut self.key.of(machine, &chosen));
        all.none.append(&mut self.none.of(machine, &chosen));
    }

    /// Finds antecedents once all windows are read.
    pub(crate) fn resolve(&self, machine: Machine, all: Referents) -> Vec<Referent> {
        let Referents { mut found, forms, queries, keys, none } = all;
        let share = 1.0 / (self.inner as f32).sqrt();
        let rows = |numbers: &[f32], range: Range<usize>| -> Vec<f32> {
            numbers[range.start * self.inner..range.end * self.inner].to_vec()
        };
        let mut products = Vec::new();
        let mut chains: Vec<usize> = Vec::with_capacity(found.len());
        for start in (0..found.len()).step_by(TOGETHER) {
            let together = start..found.len().min(start + TOGETHER);
            let earliest = start.saturating_sub(FAR);
            let width = together.end - earliest;
            let earlier = Dense::unbiased(&rows(&keys, earliest..together.end), self.inner);
            earlier.apply(machine, &rows(&queries, together.clone()), &mut products);
            for (i, products) in together.zip(products.chunks_exact(width)) {
                let first = i.saturating_sub(FAR);
                let mut scores = products[first - earliest..i - earliest].to_vec();
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
                found[i].antecedents = likeliest(shares, first);
                (found[i].new, found[i].means) = (*new, means);
            }
        }
        found
    }
}

/// The antecedents with the highest shares, the first of which is number `first`: the likeliest first, of equal ones
/// the nearest.
fn likeliest(shares: &[f32], first: usize) -> Vec<(usize, f32)> {
    let mut found: Vec<(usize, f32)> = Vec::with_capacity(KEPT + 1);
    for (at, share) in shares.iter().enumerate().rev() {
        let place = found.partition_point(|(_, other)| other.total_cmp(share).is_ge());
        if place < KEPT {
            found.insert(place, (first + at, *share));
            found.truncate(KEPT);
        }
    }
    found
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
    fn the_likeliest_come_first_and_of_equal_ones_the_nearest() {
        let found = likeliest(&[0.1, 0.3, 0.05, 0.3, 0.02, 0.1], 10);
        assert_eq!(found, [(13, 0.3), (11, 0.3), (15, 0.1), (10, 0.1)]);
        assert_eq!(likeliest(&[0.5], 3), [(3, 0.5)]);
    }

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
