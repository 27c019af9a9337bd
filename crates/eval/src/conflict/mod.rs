//! Conflict news: statements with speaker and party, who answers whom, disputes, names, places and figures, against
//! articles annotated completely by hand (`eval/conflict`).
//!
//! `gold` reads the annotations and `texts` finds the articles in the corpora; `paired` decides which statement of a record
//! stands for which of the gold; `party` knows which names are one party; `statements`, `replies`, `names`, `places` and
//! `figures` count, each in a file; `tally` adds up articles and draws them again for the intervals; `wrong` lists what is
//! not right. How a figure is defined stands at the head of the file that counts it.
//!
//! The sealed part has no list of what is wrong: [`ConflictPart::Test`] is scored and never read.

mod figures;
mod gold;
#[cfg(test)]
mod made_up;
mod names;
mod paired;
mod party;
mod places;
mod replies;
mod speaker;
mod statements;
mod tally;
mod texts;
mod wrong;

pub use gold::{
    ConflictArticle, GoldConflictFigure, GoldDispute, GoldEntity, GoldOpen, GoldOutlet, GoldParty,
    GoldPlaceName, GoldReply, GoldSaid, GoldSpeakerName, GoldStatement, GoldTie, read_conflict,
};
pub use tally::{Interval, Tally, TallyRow};
pub use texts::read_conflict_texts;
pub use wrong::wrong_conflict;

use onrecord_record::{Linked, Reading};

use paired::Paired;

const DEVELOPMENT: &str = include_str!("../../../../eval/conflict/development.jsonl");
const TEST: &str = include_str!("../../../../eval/conflict/test.jsonl");

/// The parts of the annotated articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConflictPart {
    /// 60 articles that may be trained on and looked at.
    Development,
    /// 30 articles that are scored and never read.
    Test,
}

impl ConflictPart {
    /// Its annotations, one object a line.
    pub fn lines(self) -> &'static str {
        match self {
            Self::Development => DEVELOPMENT,
            Self::Test => TEST,
        }
    }
}

/// Counts one article's record. `linked` is what is found across a collection of this article alone.
pub fn score_conflict(gold: &ConflictArticle, reading: &Reading, linked: &Linked) -> Tally {
    let paired = Paired::new(gold, reading);
    let mut tally = Tally::default();
    statements::count(&paired, &mut tally);
    replies::count(&paired, linked, &mut tally);
    if gold.has_names {
        names::count(&paired, &mut tally);
        places::count(&paired, &mut tally);
        figures::count(&paired, &mut tally);
    }
    tally
}
