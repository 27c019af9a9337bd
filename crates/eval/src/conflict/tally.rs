//! Counts of articles, added up, with intervals.
//!
//! An interval is the middle 95 per cent of 1,000 bootstrap samples: as many articles are drawn, with replacement, by a fixed
//! sequence, and each sample's counts are added up. Statements of one article are not independent of each other; articles are.

use std::collections::BTreeMap;

const SAMPLES: usize = 1000;

/// What was counted of one article: name of a measure to how many of how many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    counts: BTreeMap<&'static str, (usize, usize)>,
}

impl Tally {
    /// Adds one more of a measure, hit or not.
    pub(super) fn add(&mut self, measure: &'static str, hit: bool) {
        self.add_many(measure, usize::from(hit), 1);
    }

    pub(super) fn add_many(&mut self, measure: &'static str, part: usize, whole: usize) {
        let count = self.counts.entry(measure).or_default();
        count.0 += part;
        count.1 += whole;
    }

    /// How many of how many.
    pub fn of(&self, measure: &str) -> (usize, usize) {
        self.counts.get(measure).copied().unwrap_or_default()
    }

    /// The measures of all articles that have any, by name.
    pub fn rows(articles: &[Self]) -> Vec<TallyRow> {
        let mut names: Vec<&'static str> =
            articles.iter().flat_map(|tally| tally.counts.keys().copied()).collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().map(|name| TallyRow::new(name, articles)).collect()
    }
}

/// A measure over all articles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TallyRow {
    /// Its name.
    pub name: &'static str,
    /// How many.
    pub part: usize,
    /// Of how many.
    pub whole: usize,
    /// Between which shares 95 of 100 bootstrap samples lie.
    pub interval: Interval,
}

/// Shares from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl TallyRow {
    fn new(name: &'static str, articles: &[Tally]) -> Self {
        let counts: Vec<(usize, usize)> = articles.iter().map(|tally| tally.of(name)).collect();
        let sum = |indices: &mut dyn Iterator<Item = usize>| {
            indices.fold((0, 0), |sum, i| (sum.0 + counts[i].0, sum.1 + counts[i].1))
        };
        let (part, whole) = sum(&mut (0..counts.len()));
        let mut draw = Draw::default();
        let mut shares: Vec<f64> = (0..SAMPLES)
            .map(|_| sum(&mut (0..counts.len()).map(|_| draw.below(counts.len()))))
            .filter(|(_, whole)| *whole > 0)
            .map(|(part, whole)| part as f64 / whole as f64)
            .collect();
        shares.sort_unstable_by(f64::total_cmp);
        let at = |share: f64| {
            let last = shares.len().saturating_sub(1);
            shares.get((share * last as f64).round() as usize).copied().unwrap_or_default()
        };
        Self { name, part, whole, interval: Interval { low: at(0.025), high: at(0.975) } }
    }

    /// From 0 to 1; 0 for none.
    pub fn share(&self) -> f64 {
        if self.whole == 0 { 0.0 } else { self.part as f64 / self.whole as f64 }
    }
}

/// A fixed sequence of numbers (SplitMix64), so that a figure is the same on every run.
struct Draw(u64);

impl Default for Draw {
    fn default() -> Self {
        Self(12)
    }
}

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound.max(1) as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(part: usize, whole: usize) -> Tally {
        let mut tally = Tally::default();
        tally.add_many("found", part, whole);
        tally
    }

    #[test]
    fn articles_add_up_and_the_share_lies_in_its_interval() {
        let articles: Vec<Tally> = (0..20).map(|i| article(i % 5, 5)).collect();
        let row = Tally::rows(&articles)[0];
        assert_eq!((row.name, row.part, row.whole), ("found", 40, 100));
        assert!(row.interval.low < 0.4 && 0.4 < row.interval.high, "{:?}", row.interval);
        assert!(row.interval.high - row.interval.low < 0.4);
    }

    #[test]
    fn equal_articles_leave_no_doubt_and_none_no_share() {
        let row = Tally::rows(&[article(1, 2), article(1, 2)])[0];
        assert_eq!(row.interval, Interval { low: 0.5, high: 0.5 });
        assert_eq!(Tally::rows(&[article(0, 0)])[0].share(), 0.0);
    }
}
