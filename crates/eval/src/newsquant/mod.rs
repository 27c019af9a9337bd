//! Figures: values, units, change and what they concern, against NewsQuant.
//!
//! The definitions are those of CQE's scorer (Almasian et al. 2023), so that its published figures can stand beside.
//! Gold and prediction of a sentence are both ordered by unit. Each gold figure goes through the predictions that are
//! left: every equal value counts as a hit of `value`, as long as the sentence has gold figures to spare, and is
//! judged for change and concept; where the unit is equal too, the prediction is taken and the next gold figure comes.
//! A value is equal within 1e-5 of itself, a range is equal to a range only. `concept` is partial where one word is
//! shared and complete where all are. `value, once` is ours: each prediction is a hit once at most.

mod gold;
mod names;
mod predicted;

use std::path::Path;

use onrecord_text::Offsets;

pub use gold::{GoldFigure, GoldSentence, Value};
use predicted::{Predicted, predicted};

use crate::Error;
use crate::ratio::Ratio;

/// Reads `newsquant-dev.json`: sentences with their figures.
///
/// # Errors
/// Where the file cannot be read or does not hold such sentences; the error names it.
pub fn read_newsquant(path: &Path) -> Result<Vec<GoldSentence>, Error> {
    gold::read(path)
}

/// Counts of each row, by name, in the order they are printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureScores {
    /// Sentences compared.
    pub sentences: usize,
    /// Equal values.
    pub value: Ratio,
    /// Equal values and units.
    pub unit: Ratio,
    /// Equal values and changes.
    pub change: Ratio,
    /// Equal values and a shared word of the concepts.
    pub concept_partial: Ratio,
    /// Equal values and the same concepts.
    pub concept: Ratio,
    /// Equal values, each prediction and each gold figure used once.
    pub value_once: Ratio,
}

impl FigureScores {
    /// The rows with their names.
    pub fn rows(&self) -> [(&'static str, Ratio); 6] {
        [
            ("value", self.value),
            ("value and unit", self.unit),
            ("value and change", self.change),
            ("value and concept, partial", self.concept_partial),
            ("value and concept", self.concept),
            ("value, once", self.value_once),
        ]
    }
}

/// Compares the figures that the reader finds in each sentence with the gold.
pub fn score_figures(gold: &[GoldSentence]) -> FigureScores {
    let read =
        |text: &str| onrecord_figures::to_record(text, &Offsets::new(text), &onrecord_figures::read(text));
    score(gold, |text| predicted(&read(text)))
}

fn score(gold: &[GoldSentence], read: impl Fn(&str) -> Vec<Predicted>) -> FigureScores {
    let mut scores = FigureScores { sentences: gold.len(), ..FigureScores::default() };
    for sentence in gold {
        compare(&sentence.figures, read(&sentence.text), &mut scores);
    }
    scores
}

fn compare(gold: &[GoldFigure], mut left: Vec<Predicted>, scores: &mut FigureScores) {
    let made = left.len();
    let mut gold: Vec<&GoldFigure> = gold.iter().collect();
    gold.sort_by(|a, b| a.unit.cmp(&b.unit));
    left.sort_by(|a, b| a.unit.cmp(&b.unit));
    scores.value_once.add(once(&gold, &left), made, gold.len());
    let mut spare = gold.len();
    let (mut value, mut unit, mut change, mut partial, mut complete) = (0, 0, 0, 0, 0);
    for real in &gold {
        let mut taken = None;
        for (at, guess) in left.iter().enumerate() {
            if !real.value.is_close(guess.value) {
                continue;
            }
            if spare > 0 {
                value += 1;
                spare -= 1;
            }
            change += usize::from(real.change == guess.change);
            let shared = real.concepts.intersection(&guess.concepts).count();
            partial += usize::from(shared > 0);
            complete += usize::from(shared == real.concepts.len() && shared == guess.concepts.len());
            if real.unit.to_lowercase() == guess.unit {
                unit += 1;
                taken = Some(at);
                break;
            }
        }
        if let Some(at) = taken {
            left.remove(at);
        }
    }
    for (ratio, hit) in [
        (&mut scores.value, value),
        (&mut scores.unit, unit),
        (&mut scores.change, change),
        (&mut scores.concept_partial, partial),
        (&mut scores.concept, complete),
    ] {
        ratio.add(hit, made, gold.len());
    }
}

fn once(gold: &[&GoldFigure], made: &[Predicted]) -> usize {
    let mut used = vec![false; made.len()];
    let mut hits = 0;
    for real in gold {
        if let Some(at) = (0..made.len()).find(|at| !used[*at] && real.value.is_close(made[*at].value)) {
            used[at] = true;
            hits += 1;
        }
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(value: f64, unit: &str, change: &str, concepts: &str) -> Predicted {
        Predicted {
            value: Value::One(value),
            unit: unit.to_owned(),
            change: change.to_owned(),
            concepts: concepts.split(' ').map(str::to_owned).collect(),
        }
    }

    fn gold(figures: &[Predicted]) -> Vec<GoldSentence> {
        let figures = figures.iter().map(|f| GoldFigure {
            value: f.value,
            unit: f.unit.clone(),
            change: f.change.clone(),
            concepts: f.concepts.clone(),
        });
        vec![GoldSentence { text: "any".to_owned(), figures: figures.collect() }]
    }

    #[track_caller]
    fn check(real: &[Predicted], made: &[Predicted], hits: [usize; 6]) {
        let scores = score(&gold(real), |_| made.to_vec());
        assert_eq!(scores.rows().map(|(_, ratio)| ratio.hit), hits);
        assert_eq!((scores.value.made, scores.value.gold), (made.len(), real.len()));
    }

    #[test]
    fn an_equal_figure_hits_every_row() {
        let same = [figure(5.0, "percentage", "up", "price"), figure(5.0, "dollar", "=", "-")];
        check(&same, &same, [2, 2, 2, 2, 2, 2]);
    }

    #[test]
    fn a_wrong_unit_leaves_the_value_and_part_of_the_concept() {
        check(
            &[figure(5.0, "percentage", "=", "price wheat")],
            &[figure(5.0, "dollar", ">", "wheat")],
            [1, 0, 0, 1, 0, 1],
        );
    }

    #[test]
    fn values_are_close_or_not_and_ranges_equal_ranges_only() {
        let range = |low, high| Predicted { value: Value::Range(low, high), ..figure(0.0, "-", "=", "-") };
        check(&[figure(1.0 / 3.0, "-", "=", "-")], &[figure(0.333333333333333, "-", "=", "-")], [1; 6]);
        check(&[figure(100.0, "-", "=", "-")], &[figure(100.1, "-", "=", "-")], [0; 6]);
        check(&[range(1.0, 2.0)], &[range(1.0, 2.0)], [1; 6]);
        check(&[range(1.0, 2.0)], &[figure(1.0, "-", "=", "-")], [0; 6]);
    }

    #[test]
    fn one_gold_value_may_meet_two_predictions_but_once() {
        // CQE's scorer judges change and concept at each meeting.
        let made = [figure(5.0, "cat", "=", "-"), figure(5.0, "dog", "=", "-")];
        check(&[figure(5.0, "owl", "=", "-")], &made, [1, 0, 2, 2, 2, 1]);
    }
}
