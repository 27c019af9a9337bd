//! Scores readings against gold corpora.
//!
//! Quality is measured here and behaviour is tested elsewhere. Each scorer keeps the definitions under which figures
//! have been published, so that they may stand side by side.

mod attribution;
mod dates;
mod error;
mod newsquant;
mod ratio;
mod speakers;
mod standoff;
mod timeml;
mod words;

pub use attribution::{Attributions, Scores, score};
pub use dates::{DateScores, score_dates};
pub use error::Error;
pub use newsquant::{FigureScores, GoldFigure, GoldSentence, Value, read_newsquant, score_figures};
pub use ratio::Ratio;
pub use speakers::{
    Answer, GoldSpeaker, POLNEAR_DEV_SPEAKERS, Share, SourceKind, SpeakerScores, Who, answers,
    is_same_speaker, read_speakers, score_speakers,
};
pub use standoff::{Gold, GoldAttribution, read_gold};
pub use timeml::{GoldDate, GoldDates, read_timeml};
