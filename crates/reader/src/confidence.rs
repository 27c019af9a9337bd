//! How sure the record is of a statement: the model's score, set right on held-out articles.

use crate::candidate::{Candidate, Origin};

/// Turns a candidate's score into the probability that its source and content are right.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Calibration {
    /// Slope and intercept of the log odds (Platt 1999), fitted on PolNeAR dev; they come with the model.
    pub(crate) slope: f32,
    pub(crate) intercept: f32,
}

impl Calibration {
    /// The confidence of an attributed statement, in 0.01..=0.99 and to two digits, since more would pretend.
    pub(crate) fn confidence(self, candidate: &Candidate) -> f32 {
        let score = candidate.score.clamp(1e-4, 1.0 - 1e-4);
        let odds = match candidate.origin {
            Origin::Model => self.slope * (score / (1.0 - score)).ln() + self.intercept,
            Origin::Rule => (score / (1.0 - score)).ln(),
        };
        let probability = 1.0 / (1.0 + (-odds).exp());
        (probability.clamp(0.01, 0.99) * 100.0).round() / 100.0
    }

    /// The confidence that a sentence without any statement is the outlet's own.
    pub(crate) fn outlet(self) -> f32 {
        0.8
    }
}
