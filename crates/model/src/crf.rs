//! The linear-chain CRF over tags: the best sequence, and each word's posteriors.

use crate::tag::{TAGS, Tag};

/// Scores below this are forbidden moves.
const FORBIDDEN: f32 = -5e3;

/// Scores of first tags and of moves from tag to tag.
#[derive(Debug)]
pub(crate) struct Crf {
    first: [f32; TAGS],
    /// from x to
    moves: [[f32; TAGS]; TAGS],
}

impl Crf {
    /// `moves` is from x to, flat.
    pub(crate) fn new(first: &[f32], moves: &[f32]) -> Self {
        Self {
            first: std::array::from_fn(|tag| first[tag]),
            moves: std::array::from_fn(|from| std::array::from_fn(|to| moves[from * TAGS + to])),
        }
    }

    /// The sequence of tags with the highest score (Viterbi); of equal ones the first.
    pub(crate) fn best(&self, emissions: &[[f32; TAGS]]) -> Vec<Tag> {
        let Some((first, rest)) = emissions.split_first() else { return Vec::new() };
        let mut score: [f32; TAGS] = std::array::from_fn(|tag| self.first[tag] + first[tag]);
        let mut back = Vec::with_capacity(rest.len());
        for emission in rest {
            let from: [usize; TAGS] = std::array::from_fn(|to| {
                highest(std::array::from_fn(|from| score[from] + self.moves[from][to]))
            });
            score = std::array::from_fn(|to| score[from[to]] + self.moves[from[to]][to] + emission[to]);
            back.push(from);
        }
        let mut tag = highest(score);
        let mut tags = vec![Tag::ALL[tag]];
        for from in back.iter().rev() {
            tag = from[tag];
            tags.push(Tag::ALL[tag]);
        }
        tags.reverse();
        tags
    }

    /// The probability of each tag at each word, over all sequences (forward–backward).
    ///
    /// In `f64` with every word's sums scaled to 1, so that neither long texts nor sure words run out of range.
    pub(crate) fn posteriors(&self, emissions: &[[f32; TAGS]]) -> Vec<[f32; TAGS]> {
        let first = self.first.map(weight);
        let moves = self.moves.map(|row| row.map(weight));
        let emissions: Vec<[f64; TAGS]> = emissions
            .iter()
            .map(|row| {
                let top = row.iter().fold(f32::MIN, |top, value| top.max(*value));
                row.map(|value| weight(value - top))
            })
            .collect();
        let mut forward: Vec<[f64; TAGS]> = Vec::with_capacity(emissions.len());
        for emission in &emissions {
            let before = match forward.last() {
                None => first,
                Some(last) => {
                    std::array::from_fn(|to| (0..TAGS).map(|from| last[from] * moves[from][to]).sum())
                }
            };
            forward.push(shares(std::array::from_fn(|tag| before[tag] * emission[tag])));
        }
        let mut after = [1.0; TAGS];
        let mut found = vec![[0.0; TAGS]; emissions.len()];
        for word in (0..emissions.len()).rev() {
            let both = shares(std::array::from_fn(|tag| forward[word][tag] * after[tag]));
            found[word] = both.map(|share| share as f32);
            after = shares(std::array::from_fn(|from| {
                (0..TAGS).map(|to| moves[from][to] * emissions[word][to] * after[to]).sum()
            }));
        }
        found
    }
}

fn highest(scores: [f32; TAGS]) -> usize {
    let mut best = 0;
    for (tag, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = tag;
        }
    }
    best
}

/// e to the power of a score, none where it is forbidden.
fn weight(score: f32) -> f64 {
    if score < FORBIDDEN { 0.0 } else { f64::from(crate::kernel::exp(score)) }
}

/// Divided by their sum; all alike where that is nothing.
fn shares(values: [f64; TAGS]) -> [f64; TAGS] {
    let sum: f64 = values.iter().sum();
    if sum > 0.0 { values.map(|value| value / sum) } else { [1.0 / TAGS as f64; TAGS] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn crf(seed: &[f32]) -> Crf {
        let mut moves: Vec<f32> = (0..TAGS * TAGS).map(|i| seed[i % seed.len()] * 0.3).collect();
        let mut first: Vec<f32> = (0..TAGS).map(|i| seed[(i * 3) % seed.len()]).collect();
        for inside in [2, 4, 6] {
            first[inside] -= 1e4;
            for before in (0..TAGS).filter(|before| ![inside, inside - 1].contains(before)) {
                moves[before * TAGS + inside] -= 1e4;
            }
        }
        Crf::new(&first, &moves)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Against every sequence of four words.
        #[test]
        fn best_and_posteriors_equal_brute_force(
            numbers in prop::collection::vec(-3.0f32..3.0, 4 * TAGS), seed in prop::collection::vec(-2.0f32..2.0, 11),
        ) {
            let crf = crf(&seed);
            let emissions: Vec<[f32; TAGS]> =
                numbers.chunks(TAGS).map(|row| row.try_into().unwrap()).collect();
            let (mut best, mut total) = ((f32::MIN, Vec::new()), 0.0);
            let mut counts = vec![[0.0; TAGS]; 4];
            for code in 0..TAGS.pow(4) {
                let tags: Vec<usize> = (0..4).map(|i| code / TAGS.pow(i) % TAGS).collect();
                let mut score = crf.first[tags[0]] + emissions[0][tags[0]];
                for i in 1..4 {
                    score += crf.moves[tags[i - 1]][tags[i]] + emissions[i][tags[i]];
                }
                let share = f64::from(score).exp();
                total += share;
                for i in 0..4 {
                    counts[i][tags[i]] += share;
                }
                if score > best.0 {
                    best = (score, tags);
                }
            }
            let found: Vec<usize> = crf.best(&emissions).iter().map(|tag| *tag as usize).collect();
            prop_assert_eq!(found, best.1);
            for (found, counts) in crf.posteriors(&emissions).iter().zip(counts) {
                for tag in 0..TAGS {
                    prop_assert!((f64::from(found[tag]) - counts[tag] / total).abs() < 1e-4);
                }
            }
        }
    }

    #[test]
    fn sure_words_and_long_texts_stay_in_range() {
        let crf = crf(&[0.5, -0.25]);
        let emissions: Vec<[f32; TAGS]> =
            (0..5000).map(|i| std::array::from_fn(|tag| if tag == i % 7 { 90.0 } else { -90.0 })).collect();
        assert_eq!(crf.best(&emissions).len(), 5000);
        assert!(crf.posteriors(&emissions).iter().all(|row| (row.iter().sum::<f32>() - 1.0).abs() < 1e-5));
        assert!(crf.best(&[]).is_empty() && crf.posteriors(&[]).is_empty());
    }
}
