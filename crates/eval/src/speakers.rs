//! Speakers: who a statement's source is, against annotations by hand.
//!
//! `gold` reads the annotations, `answer` finds the statement of a record that stands for each of them, `same` decides
//! whether a speaker's name is one of the gold names, `score` counts. An answer may come from elsewhere too: whoever
//! resolves the gold sources themselves hands [`score_speakers`] one [`Answer`] an item, and measures resolution apart
//! from attribution.

mod answer;
mod gold;
mod same;
mod score;

pub use answer::{Answer, answers};
pub use gold::{GoldSpeaker, SourceKind, Who, read_speakers};
pub use same::is_same_speaker;
pub use score::{Share, SpeakerScores, score_speakers};

/// The speakers of 300 statements of PolNeAR dev, as offsets and names; `eval/README.md` says how they were read.
pub const POLNEAR_DEV_SPEAKERS: &str = include_str!("../../../eval/speakers/polnear-dev.jsonl");
