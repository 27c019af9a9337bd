//! Who is meant again: MUC, B³ and CEAF-e, and their mean, which is called the CoNLL F1.
//!
//! The definitions are those of the reference scorer (Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted
//! Mentions"): mentions are equal where both ends are; predicted ones that are not gold, and gold ones that were not
//! predicted, stay in their clusters; counts of all texts are added up before they are divided. Singletons, clusters of
//! one mention, are left out on both sides as OntoNotes does, or kept as CorefUD does.

mod assignment;
mod b_cubed;
mod ceaf;
mod muc;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Mentions that mean the same, each by its tokens.
pub type Cluster = Vec<Range<usize>>;

/// Sums over texts of what precision and recall are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shares {
    recall: (f64, f64),
    precision: (f64, f64),
}

/// The three measures of one text or several.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CoreferenceScores {
    /// Links (Vilain et al. 1995).
    pub muc: Shares,
    /// Each mention's cluster (Bagga and Baldwin 1998).
    pub b_cubed: Shares,
    /// Clusters in the best one-to-one pairing, by the similarity that Luo (2005) calls φ4.
    pub ceaf_e: Shares,
    /// The mentions themselves, whatever they mean.
    pub mentions: Shares,
}

impl Shares {
    fn new(recall: (f64, f64), precision: (f64, f64)) -> Self {
        Self { recall, precision }
    }

    /// From 0 to 1.
    pub fn recall(self) -> f64 {
        divided(self.recall)
    }

    /// From 0 to 1.
    pub fn precision(self) -> f64 {
        divided(self.precision)
    }

    /// Harmonic mean of the two, from 0 to 1.
    pub fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }

    fn add(&mut self, other: Self) {
        for (own, more) in [(&mut self.recall, other.recall), (&mut self.precision, other.precision)] {
            own.0 += more.0;
            own.1 += more.1;
        }
    }
}

fn divided((part, whole): (f64, f64)) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

impl CoreferenceScores {
    /// The mean of the three F1, from 0 to 1.
    pub fn conll_f1(self) -> f64 {
        (self.muc.f1() + self.b_cubed.f1() + self.ceaf_e.f1()) / 3.0
    }

    /// Adds another text's counts.
    pub fn add(&mut self, other: Self) {
        self.muc.add(other.muc);
        self.b_cubed.add(other.b_cubed);
        self.ceaf_e.add(other.ceaf_e);
        self.mentions.add(other.mentions);
    }
}

/// Compares the clusters of one text. A mention that comes twice counts where it comes first.
pub fn score_coreference(gold: &[Cluster], made: &[Cluster], singletons: bool) -> CoreferenceScores {
    let (gold, made) = (Partition::new(gold, singletons), Partition::new(made, singletons));
    let both = made.places.keys().filter(|mention| gold.places.contains_key(*mention)).count() as f64;
    CoreferenceScores {
        muc: muc::score(&gold, &made),
        b_cubed: b_cubed::score(&gold, &made),
        ceaf_e: ceaf::score(&gold, &made),
        mentions: Shares::new((both, gold.places.len() as f64), (both, made.places.len() as f64)),
    }
}

/// Clusters of mentions that are never in two.
#[derive(Debug, Default)]
struct Partition {
    clusters: Vec<Vec<(usize, usize)>>,
    /// The cluster of each mention.
    places: BTreeMap<(usize, usize), usize>,
}

impl Partition {
    fn new(clusters: &[Cluster], singletons: bool) -> Self {
        let mut seen = BTreeSet::new();
        let mut found = Self::default();
        for cluster in clusters {
            let own: Vec<(usize, usize)> =
                cluster.iter().map(|m| (m.start, m.end)).filter(|mention| seen.insert(*mention)).collect();
            if own.is_empty() || (own.len() == 1 && !singletons) {
                continue;
            }
            found.places.extend(own.iter().map(|mention| (*mention, found.clusters.len())));
            found.clusters.push(own);
        }
        found
    }

    /// How many mentions of a cluster lie in each of these clusters, and how many in none.
    fn shared(&self, cluster: &[(usize, usize)]) -> (BTreeMap<usize, usize>, usize) {
        let mut shared = BTreeMap::new();
        let mut none = 0;
        for mention in cluster {
            match self.places.get(mention) {
                Some(place) => *shared.entry(*place).or_default() += 1,
                None => none += 1,
            }
        }
        (shared, none)
    }
}

/// Clusters of mentions that each name at most one earlier mention that they mean again.
///
/// ```
/// assert_eq!(onrecord_eval::chained(&[None, None, Some(0), Some(2)]), [vec![0, 2, 3], vec![1]]);
/// ```
pub fn chained(antecedents: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    let mut places: Vec<usize> = Vec::with_capacity(antecedents.len());
    for (mention, antecedent) in antecedents.iter().enumerate() {
        let earlier = antecedent.and_then(|antecedent| places.get(antecedent).copied());
        let place = earlier.unwrap_or(clusters.len());
        if place == clusters.len() {
            clusters.push(Vec::new());
        }
        clusters[place].push(mention);
        places.push(place);
    }
    clusters
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Clusters written as words of letters, each letter a mention.
    fn clusters(written: &str) -> Vec<Cluster> {
        let mention = |letter: char| letter as usize..letter as usize + 1;
        written.split(' ').map(|word| word.chars().map(mention).collect()).collect()
    }

    /// Recall and precision in per cent of MUC, B³ and CEAF-e.
    fn check(gold: &str, made: &str, muc: [f64; 2], b_cubed: [f64; 2], ceaf_e: [f64; 2]) {
        let scores = score_coreference(&clusters(gold), &clusters(made), true);
        let found = [scores.muc, scores.b_cubed, scores.ceaf_e]
            .map(|s| [s.recall(), s.precision()].map(|share| (1000.0 * share).round() / 10.0));
        assert_eq!(found, [muc, b_cubed, ceaf_e], "{gold} against {made}");
    }

    #[test]
    fn the_example_of_the_reference_scorer() {
        // Pradhan et al. 2014, figure 1: 0.40, 0.40; 0.42, 0.50; 0.65, 0.43
        check("abc defg", "ab cd fghi", [40.0, 40.0], [41.7, 50.0], [65.0, 43.3]);
    }

    #[test]
    fn the_examples_of_bagga_and_baldwin() {
        // MUC holds the two for equal (precision 90 %), B³ does not (76 % and 58 %)
        check("12345 67 89ABC", "12345 6789ABC", [100.0, 90.0], [100.0, 76.2], [61.1, 91.7]);
        check("12345 67 89ABC", "1234589ABC 67", [100.0, 90.0], [100.0, 58.3], [55.6, 83.3]);
    }

    #[test]
    fn the_examples_of_luo() {
        // Luo 2005, table 1: by φ4 the two above have F1 0.733 and 0.667, and one cluster of all 0.294
        check("12345 67 89ABC", "123456789ABC", [100.0, 81.8], [100.0, 37.5], [19.6, 58.8]);
    }

    #[test]
    fn the_examples_of_vilain() {
        // Vilain et al. 1995, table 1: A-B-C-D with one link missing; A-B-C and the missing link of two entities
        check("ABCD", "AB CD", [66.7, 100.0], [50.0, 100.0], [66.7, 33.3]);
        check("AB CD", "ABCD", [100.0, 66.7], [100.0, 50.0], [33.3, 66.7]);
    }

    #[test]
    fn equal_clusters_score_full_and_none_nothing() {
        check("abc d ef", "ef abc d", [100.0; 2], [100.0; 2], [100.0; 2]);
        check("ab", "cd", [0.0; 2], [0.0; 2], [0.0; 2]);
        let none = score_coreference(&[], &[], true);
        assert_eq!(none.conll_f1(), 0.0);
    }

    #[test]
    fn singletons_count_only_where_they_are_asked_for() {
        let (gold, made) = (clusters("ab c d"), clusters("ab c e"));
        assert_eq!(score_coreference(&gold, &made, false).conll_f1(), 1.0);
        let with = score_coreference(&gold, &made, true);
        assert!((with.b_cubed.f1() - 0.75).abs() < 1e-9);
        assert!((with.ceaf_e.f1() - 2.0 / 3.0).abs() < 1e-9);
        assert_eq!(with.muc.f1(), 1.0);
        assert!((with.mentions.recall() - 0.75).abs() < 1e-9);
    }

    #[test]
    fn texts_are_added_up_before_they_are_divided() {
        let mut scores = score_coreference(&clusters("abc"), &clusters("abc"), true);
        scores.add(score_coreference(&clusters("ab"), &clusters("a b"), true));
        assert!((scores.muc.recall() - 2.0 / 3.0).abs() < 1e-9);
        assert!((scores.b_cubed.recall() - 0.8).abs() < 1e-9);
    }

    #[test]
    fn a_mention_in_two_clusters_counts_in_the_first() {
        let twice = score_coreference(&clusters("ab cd"), &clusters("ab bcd"), false);
        assert_eq!(twice.conll_f1(), 1.0);
    }
}
