//! Attributions: source, cue and content of every statement, against PolNeAR.
//!
//! Both sides are mapped to words. A prediction without a cue (the outlet's own voice) is left out, as are gold
//! attributions without one. `span exact` compares the sets of contiguous word runs of a role, as CofeNet's exact
//! match does; `attribution exact` wants all three roles equal but for words that are only punctuation; `j50` wants
//! an overlap with a Jaccard index of 0.5 or more, in all three roles or in the content alone.

use std::collections::{BTreeMap, BTreeSet};

use onrecord_lexicon as lexicon;
use onrecord_record::{Piece, Reading, Voice};

use crate::ratio::Ratio;
use crate::standoff::Gold;
use crate::words::{GoldWords, Set, jaccard, runs};

/// The rows of a comparison.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// Articles compared.
    pub articles: usize,
    /// Of these, the ones without a prediction; all their attributions count as missed.
    pub missing: usize,
    /// Name of a row to its counts, in the order they are printed.
    pub rows: Vec<(String, Ratio)>,
    /// (confidence, whether source and content overlap with j50) of each prediction.
    pub judged: Vec<(f32, bool)>,
    /// Gold attributions with a cue.
    pub gold: usize,
}

/// Predicted attributions of one article: per role its pieces as (start, end) in code points.
#[derive(Clone, Debug, Default)]
pub struct Attributions(Vec<Predicted>);

#[derive(Clone, Debug)]
struct Predicted {
    roles: [Vec<(usize, usize)>; 3],
    confidence: f32,
}

impl From<&Reading> for Attributions {
    /// The statements of a record, without what stands inside another.
    fn from(reading: &Reading) -> Self {
        let offsets = |pieces: &[Piece]| pieces.iter().map(|p| (p.start, p.end)).collect();
        let attributed = reading.statements.iter().filter(|s| s.voice == Voice::Attributed);
        Self(
            attributed
                .map(|s| Predicted {
                    roles: [offsets(&s.source), offsets(&s.cue), offsets(&s.content)],
                    confidence: s.confidence,
                })
                .collect(),
        )
    }
}

struct Roles {
    words: [Set; 3],
    bare: [Set; 3],
    confidence: f32,
}

const ROLES: [&str; 3] = ["source", "cue", "content"];
const CUE: usize = 1;
const CONTENT: usize = 2;

type Same = fn(&Roles, &Roles) -> bool;

const TESTS: [(&str, Same); 3] = [
    ("attribution exact", |g, p| g.bare == p.bare),
    ("attribution j50", |g, p| (0..3).all(|r| jaccard(&g.words[r], &p.words[r]) >= 0.5)),
    ("content j50", |g, p| jaccard(&g.words[CONTENT], &p.words[CONTENT]) >= 0.5),
];

/// Compares predictions, by article, with the gold.
pub fn score(gold: &[Gold], predicted: &BTreeMap<String, Attributions>) -> Scores {
    let mut scores = Scores { articles: gold.len(), ..Scores::default() };
    let mut spans = [Ratio::default(); 3];
    let mut tests = [Ratio::default(); 3];
    let mut groups: BTreeMap<&'static str, Ratio> = BTreeMap::new();
    for article in gold {
        let words = GoldWords::new(&article.text);
        let roles = |pieces: [&[(usize, usize)]; 3], confidence| {
            let sets = pieces.map(|p| words.of(p.iter().copied()));
            let bare = [0, 1, 2].map(|r: usize| words.bare(&sets[r]));
            Roles { words: sets, bare, confidence }
        };
        let real: Vec<Roles> =
            article.attributions.iter().map(|a| roles([&a.source, &a.cue, &a.content], 1.0)).collect();
        let made = predicted.get(&article.id);
        scores.missing += usize::from(made.is_none());
        let guess: Vec<Roles> = made
            .map(|a| a.0.as_slice())
            .unwrap_or_default()
            .iter()
            .map(|p| roles([&p.roles[0], &p.roles[1], &p.roles[2]], p.confidence))
            .filter(|p| !p.words[CUE].is_empty())
            .collect();
        for (role, ratio) in spans.iter_mut().enumerate() {
            let all = |side: &[Roles]| -> BTreeSet<(usize, usize)> {
                side.iter().flat_map(|a| runs(&a.words[role])).collect()
            };
            let (g, p) = (all(&real), all(&guess));
            ratio.add(g.intersection(&p).count(), p.len(), g.len());
        }
        let cued: Vec<Roles> = real.into_iter().filter(|a| !a.words[CUE].is_empty()).collect();
        scores.gold += cued.len();
        for ((_, same), ratio) in TESTS.iter().zip(&mut tests) {
            ratio.add(matched(&cued, &guess, *same).len(), guess.len(), cued.len());
        }
        // By kind: hits and gold by the gold's kind, predictions by their own.
        for a in &cued {
            for kind in kinds(&words, a) {
                groups.entry(kind).or_default().gold += 1;
            }
        }
        for a in &guess {
            for kind in kinds(&words, a) {
                groups.entry(kind).or_default().made += 1;
            }
        }
        for (g, _) in matched(&cued, &guess, TESTS[1].1) {
            for kind in kinds(&words, &cued[g]) {
                groups.entry(kind).or_default().hit += 1;
            }
        }
        let right = matched(&cued, &guess, |g, p| {
            [0, CONTENT].iter().all(|r| jaccard(&g.words[*r], &p.words[*r]) >= 0.5)
        });
        let right: BTreeSet<usize> = right.into_iter().map(|(_, p)| p).collect();
        scores.judged.extend(guess.iter().enumerate().map(|(k, p)| (p.confidence, right.contains(&k))));
    }
    let named = ROLES.iter().zip(spans).map(|(role, ratio)| (format!("span exact {role}"), ratio));
    scores.rows.extend(named);
    scores.rows.extend(TESTS.iter().zip(tests).map(|((name, _), ratio)| ((*name).to_owned(), ratio)));
    scores.rows.extend(groups.into_iter().map(|(kind, ratio)| (format!("j50 {kind}"), ratio)));
    scores
}

/// Pairs of gold and prediction, each used once, in the order of the predictions.
fn matched(gold: &[Roles], guess: &[Roles], same: Same) -> Vec<(usize, usize)> {
    let mut used = vec![false; gold.len()];
    let mut pairs = Vec::new();
    for (k, p) in guess.iter().enumerate() {
        let hit = (0..gold.len()).find(|g| !used[*g] && same(&gold[*g], p));
        if let Some(g) = hit {
            used[g] = true;
            pairs.push((g, k));
        }
    }
    pairs
}

/// The groups an attribution counts in: by manner, by its cue, and by having a source.
fn kinds(words: &GoldWords, a: &Roles) -> [&'static str; 2] {
    let share = words.quoted_share(&a.words[CONTENT]);
    let manner = match share {
        s if s >= 0.9 => "direct",
        s if s > 0.0 => "mixed",
        _ => "indirect",
    };
    let plain = words.strings(&a.words[CUE]).iter().any(|word| lexicon::is_plain(word));
    [manner, if plain { "plain verbs" } else { "other cues" }]
}

impl Scores {
    /// Highest share of gold attributions found, by source and content with j50, while precision stays at `least`:
    /// predictions are taken from the surest down.
    pub fn recall_at_precision(&self, least: f64) -> f64 {
        self.curve().into_iter().filter(|(p, _)| *p >= least).map(|(_, r)| r).fold(0.0, f64::max)
    }

    /// Precision of the surest predictions that together find `least` of the gold; 0 where they never do.
    pub fn precision_at_recall(&self, least: f64) -> f64 {
        self.curve().into_iter().find(|(_, r)| *r >= least).map_or(0.0, |(p, _)| p)
    }

    /// (precision, recall) after each prediction, from the surest down; equal confidences count together.
    fn curve(&self) -> Vec<(f64, f64)> {
        let mut judged = self.judged.clone();
        judged.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut curve = Vec::new();
        let mut hits = 0;
        for (k, (confidence, right)) in judged.iter().enumerate() {
            hits += usize::from(*right);
            if judged.get(k + 1).is_none_or(|next| next.0 < *confidence) {
                curve.push((hits as f64 / (k + 1) as f64, hits as f64 / self.gold.max(1) as f64));
            }
        }
        curve
    }

    /// Expected calibration error over ten bins of equal width (Guo et al. 2017), from 0 to 1.
    pub fn calibration_error(&self) -> f64 {
        let mut bins = [(0usize, 0.0f64, 0usize); 10];
        for (confidence, right) in &self.judged {
            let bin = &mut bins[((*confidence * 10.0) as usize).min(9)];
            bin.0 += 1;
            bin.1 += f64::from(*confidence);
            bin.2 += usize::from(*right);
        }
        let all = self.judged.len().max(1) as f64;
        bins.iter().map(|(_, sure, right)| (sure - *right as f64).abs()).sum::<f64>() / all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standoff::GoldAttribution;

    const TEXT: &str = "Ada said the road was open. “No,” said Tarn.";

    fn gold() -> Vec<Gold> {
        let first = GoldAttribution { source: vec![(0, 3)], cue: vec![(4, 8)], content: vec![(9, 26)] };
        let second = GoldAttribution { source: vec![(39, 43)], cue: vec![(34, 38)], content: vec![(28, 33)] };
        vec![Gold { id: "a".into(), text: TEXT.into(), attributions: vec![first, second] }]
    }

    fn predicted(roles: Vec<[Vec<(usize, usize)>; 3]>) -> BTreeMap<String, Attributions> {
        let all = roles.into_iter().map(|roles| Predicted { roles, confidence: 0.9 }).collect();
        BTreeMap::from([("a".to_owned(), Attributions(all))])
    }

    fn f1(scores: &Scores, row: &str) -> f64 {
        let found = scores.rows.iter().find(|(name, _)| name == row);
        (found.expect("the row is there").1.f1() * 1000.0).round() / 10.0
    }

    #[test]
    fn an_equal_prediction_scores_full() {
        let same = vec![
            [vec![(0, 3)], vec![(4, 8)], vec![(9, 26)]],
            [vec![(39, 43)], vec![(34, 38)], vec![(28, 33)]],
        ];
        let scores = score(&gold(), &predicted(same));
        for row in ["span exact source", "span exact content", "attribution exact", "attribution j50"] {
            assert_eq!(f1(&scores, row), 100.0, "{row}");
        }
        assert_eq!(f1(&scores, "j50 direct"), 100.0);
        assert!(scores.calibration_error() < 0.11);
        assert_eq!(scores.recall_at_precision(0.9), 1.0);
    }

    #[test]
    fn overlap_counts_for_j50_only_and_a_missing_cue_for_nothing() {
        let part =
            vec![[vec![(0, 3)], vec![(4, 8)], vec![(13, 26)]], [vec![(39, 43)], vec![], vec![(28, 33)]]];
        let scores = score(&gold(), &predicted(part));
        assert_eq!(f1(&scores, "attribution exact"), 0.0);
        assert_eq!(f1(&scores, "attribution j50"), 66.7);
        assert_eq!(f1(&scores, "span exact source"), 66.7);
    }

    #[test]
    fn an_article_without_prediction_is_missed() {
        let scores = score(&gold(), &BTreeMap::new());
        assert_eq!((scores.missing, f1(&scores, "content j50")), (1, 0.0));
    }
}
