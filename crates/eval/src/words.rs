//! Words of a gold text, addressed in code points, and sets of them.

use onrecord_text::{Offsets, Quotation, is_word_character, paragraphs, quotations, words};

/// The words of one text.
pub(crate) struct GoldWords {
    starts: Vec<usize>,
    ends: Vec<usize>,
    bare: Vec<bool>,
    quoted: Vec<bool>,
    lower: Vec<String>,
}

/// Word indices in ascending order.
pub(crate) type Set = Vec<usize>;

impl GoldWords {
    pub(crate) fn new(text: &str) -> Self {
        let offsets = Offsets::new(text);
        let spans = words(text);
        let points = spans.iter().map(|span| offsets.code_points(text, *span));
        let (starts, ends) = points.map(|p| (p.start, p.end)).unzip();
        // Python's isalnum, which knows no "_".
        let is_bare = |word: &str| word.chars().next().is_some_and(|c| is_word_character(c) && c != '_');
        let quoted = paragraphs(text, &spans)
            .into_iter()
            .flat_map(|p| quotations(text, &spans, p))
            .map(|state| state != Quotation::Outside)
            .collect();
        Self {
            starts,
            ends,
            bare: spans.iter().map(|span| is_bare(span.of(text))).collect(),
            quoted,
            lower: spans.iter().map(|span| span.of(text).to_lowercase()).collect(),
        }
    }

    /// The words that pieces touch, given as (start, end) code points.
    pub(crate) fn of(&self, pieces: impl IntoIterator<Item = (usize, usize)>) -> Set {
        let mut found: Set = pieces
            .into_iter()
            .flat_map(|(start, end)| {
                let first = self.ends.partition_point(|e| *e <= start);
                first..self.starts.partition_point(|s| *s < end).max(first)
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The words of a set that have a letter or a digit.
    pub(crate) fn bare(&self, set: &Set) -> Set {
        set.iter().copied().filter(|i| self.bare[*i]).collect()
    }

    /// Share of a set's bare words that stand between quotation marks; 0 for none.
    pub(crate) fn quoted_share(&self, set: &Set) -> f64 {
        let bare = self.bare(set);
        let quoted = bare.iter().filter(|i| self.quoted[**i]).count();
        if bare.is_empty() { 0.0 } else { quoted as f64 / bare.len() as f64 }
    }

    /// The words in lower case.
    pub(crate) fn strings(&self, set: &Set) -> Vec<&str> {
        set.iter().map(|i| self.lower[*i].as_str()).collect()
    }
}

/// Contiguous runs of a set, half-open.
pub(crate) fn runs(set: &Set) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for i in set {
        match found.last_mut() {
            Some(last) if last.1 == *i => last.1 += 1,
            _ => found.push((*i, i + 1)),
        }
    }
    found
}

/// Size of the intersection over size of the union; two empty sets are equal.
pub(crate) fn jaccard(a: &Set, b: &Set) -> f64 {
    let shared = a.iter().filter(|i| b.binary_search(i).is_ok()).count();
    let union = a.len() + b.len() - shared;
    if union == 0 { 1.0 } else { shared as f64 / union as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_touch_whole_words() {
        let words = GoldWords::new("“Né,” said Ada");
        assert_eq!(words.of([(0, 4)]), [0, 1, 2]);
        assert_eq!(words.of([(6, 7), (11, 12)]), [4, 5]);
        assert_eq!(words.bare(&words.of([(0, 5)])), [1]);
    }

    #[test]
    fn jaccard_of_empty_sets_is_one() {
        assert_eq!(jaccard(&vec![], &vec![]), 1.0);
        assert_eq!(jaccard(&vec![1, 2, 3], &vec![2, 3, 4]), 0.5);
        assert_eq!(runs(&vec![1, 2, 4]), [(1, 3), (4, 5)]);
    }
}
