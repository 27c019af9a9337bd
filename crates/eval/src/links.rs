//! Links across articles: events and main entities against BASIL, links against what was judged by hand, copies against
//! copies that were made.

mod basil;
mod copies;
mod judged;

pub use basil::{EventScores, MainEntityScores, Parted, score_events, score_main_entities};
pub use copies::{CopyScores, MadeCopy, make_copies, read_reuters, score_copies};
pub use judged::{Judgment, JudgmentScores, PairScores, read_judgments, score_judgments, score_pairs};
