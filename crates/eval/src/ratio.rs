//! Precision, recall and their harmonic mean.

/// How many were hit of those made and of those real.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ratio {
    /// Right ones.
    pub hit: usize,
    /// Predicted ones.
    pub made: usize,
    /// Gold ones.
    pub gold: usize,
}

impl Ratio {
    /// Share of the predicted that are right, from 0 to 1.
    pub fn precision(self) -> f64 {
        share(self.hit, self.made)
    }

    /// Share of the gold that was found, from 0 to 1.
    pub fn recall(self) -> f64 {
        share(self.hit, self.gold)
    }

    /// Harmonic mean of the two, from 0 to 1.
    pub fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }

    pub(crate) fn add(&mut self, hit: usize, made: usize, gold: usize) {
        self.hit += hit;
        self.made += made;
        self.gold += gold;
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
