//! Spans of several kinds: a beginning and an inside tag for each kind, read with the best legal sequence.

use std::ops::Range;

use crate::Error;
use crate::file::File;
use crate::kernel::{Levels, Linear, Machine, exp};

/// Tags words: outside, or the beginning or the inside of a span of one of several kinds.
#[derive(Debug)]
pub(crate) struct SpanHead {
    linear: Linear,
    kinds: usize,
}

impl SpanHead {
    /// `kinds` are the names that the file must have, in order.
    pub(crate) fn read(file: &File<'_>, name: &str, kinds: &[&str], size: usize) -> Result<Self, Error> {
        let expected: Vec<String> = std::iter::once("O".to_owned())
            .chain(kinds.iter().flat_map(|kind| [format!("B-{kind}"), format!("I-{kind}")]))
            .collect();
        file.expect_labels(name, &expected)?;
        Ok(Self { linear: file.linear(name, expected.len(), size)?, kinds: kinds.len() })
    }

    /// The spans of `words`: range, number of the kind, score. None reaches over a paragraph's beginning, which `opens`
    /// tells of a word: the encoder does not see line breaks.
    pub(crate) fn spans(
        &self,
        machine: Machine,
        words: &Levels,
        opens: impl Fn(usize) -> bool,
    ) -> Vec<(Range<usize>, usize, f32)> {
        self.read_emissions(&self.linear.of(machine, words), opens)
    }

    fn read_emissions(
        &self,
        emissions: &[f32],
        opens: impl Fn(usize) -> bool,
    ) -> Vec<(Range<usize>, usize, f32)> {
        let tags = 1 + 2 * self.kinds;
        let best = self.best(emissions, opens);
        let mut found: Vec<(Range<usize>, usize, f32)> = Vec::new();
        for (word, (tag, row)) in best.iter().zip(emissions.chunks_exact(tags)).enumerate() {
            if *tag == 0 {
                continue;
            }
            let kind = (tag - 1) / 2;
            let share = self.share(row, kind);
            match found.last_mut() {
                Some((range, _, score)) if tag % 2 == 0 && range.end == word => {
                    range.end += 1;
                    *score += share;
                }
                _ => found.push((word..word + 1, kind, share)),
            }
        }
        for (range, _, score) in &mut found {
            *score /= range.len() as f32;
        }
        found
    }

    /// The best sequence in which an inside tag only follows its own kind, in the same paragraph. Only the best score of
    /// all, and those of the tags that an inside tag may follow, matter.
    fn best(&self, emissions: &[f32], opens: impl Fn(usize) -> bool) -> Vec<usize> {
        let tags = 1 + 2 * self.kinds;
        let mut score = vec![0.0f32; tags];
        let mut back: Vec<u8> = Vec::with_capacity(emissions.len());
        for (word, row) in emissions.chunks_exact(tags).enumerate() {
            let top = highest(&score);
            let mut next = vec![0.0f32; tags];
            let fresh = word == 0 || opens(word);
            for tag in 0..tags {
                let inside = tag > 0 && tag % 2 == 0;
                let from = match inside {
                    true if word == 0 => 0,
                    true if score[tag] > score[tag - 1] => tag,
                    true => tag - 1,
                    false => top,
                };
                let barred = if inside && fresh { -1e4 } else { 0.0 };
                next[tag] = score[from] + row[tag] + barred;
                back.push(from as u8);
            }
            // only differences matter, and without this long windows lose digits
            let base = next[highest(&next)];
            next.iter_mut().for_each(|value| *value -= base);
            score = next;
        }
        let mut tag = highest(&score);
        let mut found = vec![0; emissions.len() / tags];
        for (word, slot) in found.iter_mut().enumerate().rev() {
            *slot = tag;
            tag = usize::from(back[word * tags + tag]);
        }
        found
    }

    /// The probability of a kind at a word.
    fn share(&self, row: &[f32], kind: usize) -> f32 {
        let shares = softmax(row);
        shares[1 + 2 * kind] + shares[2 + 2 * kind]
    }
}

/// The place of the highest score; of equal ones the first.
pub(crate) fn highest(scores: &[f32]) -> usize {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    best
}

/// Probabilities of scores.
pub(crate) fn softmax(scores: &[f32]) -> Vec<f32> {
    let top = scores[highest(scores)];
    let mut shares: Vec<f32> = scores.iter().map(|score| exp(score - top)).collect();
    let sum: f32 = shares.iter().sum();
    shares.iter_mut().for_each(|share| *share /= sum);
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(kinds: usize) -> SpanHead {
        let tags = 1 + 2 * kinds;
        SpanHead { linear: Linear::new(&vec![0.0; 32 * tags], &vec![0.0; tags]), kinds }
    }

    #[test]
    fn insides_follow_their_own_kind_only() {
        let rows = [
            [0.0, 3.0, 0.0, 0.0, 0.0],
            // the second kind's inside would be best, were it legal
            [0.0, 0.0, 2.0, 0.0, 2.5],
            [0.0, 0.0, 0.0, 4.0, 0.0],
            [5.0, 0.0, 0.0, 0.0, 0.0],
        ];
        let found = head(2).read_emissions(&rows.concat(), |_| false);
        let ranges: Vec<(Range<usize>, usize)> = found.into_iter().map(|(r, k, _)| (r, k)).collect();
        assert_eq!(ranges, [(0..2, 0), (2..3, 1)]);
    }

    #[test]
    fn no_span_begins_inside() {
        let found = head(1).read_emissions(&[0.0, 0.5, 9.0, 3.0, 0.0, 0.0], |_| false);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, 0..1);
    }

    #[test]
    fn a_paragraph_begins_a_new_span() {
        // one name after another, as in a list of names, each on its line
        let rows = [[0.0, 3.0, 0.0], [0.0, 0.5, 3.0], [0.0, 0.5, 3.0], [0.0, 0.5, 3.0]];
        let found = head(1).read_emissions(&rows.concat(), |word| word == 2);
        let ranges: Vec<Range<usize>> = found.into_iter().map(|(range, _, _)| range).collect();
        assert_eq!(ranges, [0..2, 2..4]);
    }
}
