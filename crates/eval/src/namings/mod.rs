//! What people are called and by whom, against annotations by hand (`eval/namings`).
//!
//! A naming is right where its term overlaps a gold term and ends with the same word; each counts once. Who is so called,
//! who calls so and scare quotes are scored on the right ones. Every third article of each file is *unseen*: what is wrong
//! there was not looked at while rules changed.

mod gold;
mod score;

pub use gold::{GoldNaming, GoldNamings, Namer, Part, Source, read_namings};
pub use score::{NamingScores, NamingWrong, score_namings, wrong_namings};

/// The annotations of the sample articles.
pub const SAMPLE_NAMINGS: &str = include_str!("../../../../eval/namings/samples.jsonl");
/// The annotations of articles of BASIL.
pub const BASIL_NAMINGS: &str = include_str!("../../../../eval/namings/basil.jsonl");
