//! Scores readings against gold corpora.
//!
//! Quality is measured here and behaviour is tested elsewhere. Each scorer keeps the definitions under which figures
//! have been published, so that they may stand side by side.

mod attribution;
mod error;
mod newsquant;
mod ratio;
mod standoff;
mod words;

pub use attribution::{Attributions, Scores, score};
pub use error::Error;
pub use newsquant::{FigureScores, GoldFigure, GoldSentence, Value, read_newsquant, score_figures};
pub use ratio::Ratio;
pub use standoff::{Gold, GoldAttribution, read_gold};
