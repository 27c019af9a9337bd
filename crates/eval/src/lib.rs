//! Scores readings against gold corpora.
//!
//! Quality is measured here and behaviour is tested elsewhere. Each scorer keeps the definitions under which figures
//! have been published, so that they may stand side by side.

#![forbid(unsafe_code)]

mod attribution;
mod basil;
mod conflict;
mod coreference;
mod corpus_file;
mod dates;
mod entities;
mod error;
mod links;
mod namings;
mod newsquant;
mod places;
mod ratio;
mod speakers;
mod standoff;
mod syntax;
mod timeml;
mod token_words;
mod treebank;
mod words;
mod written;

pub use attribution::{Attributions, Scores, score};
pub use basil::{BasilStory, read_basil};
pub use conflict::{
    ConflictArticle, ConflictPart, GoldConflictFigure, GoldDispute, GoldEntity, GoldOpen, GoldOutlet,
    GoldParty, GoldPlaceName, GoldReply, GoldSaid, GoldSpeakerName, GoldStatement, GoldTie, Interval, Tally,
    TallyRow, read_conflict, read_conflict_texts, score_conflict, wrong_conflict,
};
pub use coreference::{Cluster, CoreferenceScores, Shares, chained, score_coreference};
pub use dates::{DateScores, score_dates};
pub use entities::{Entity, EntityCorpus, EntityScores, EntityText, Types, read_entities, score_entities};
pub use error::Error;
pub use links::{
    CopyScores, EventScores, Judgment, JudgmentScores, MadeCopy, MainEntityScores, PairScores, Parted,
    make_copies, read_judgments, read_reuters, score_copies, score_events, score_judgments,
    score_main_entities, score_pairs,
};
pub use namings::{
    BASIL_NAMINGS, GoldNaming, GoldNamings, Namer, NamingScores, NamingWrong, Part, SAMPLE_NAMINGS, Source,
    read_namings, score_namings, wrong_namings,
};
pub use newsquant::{FigureScores, GoldFigure, GoldSentence, Value, read_newsquant, score_figures};
pub use places::{GoldPlace, GoldPlaces, Guess, PlaceScores, read_lgl, score_found, score_given};
pub use ratio::Ratio;
pub use speakers::{
    Answer, GoldSpeaker, POLNEAR_DEV_SPEAKERS, Share, SourceKind, SpeakerScores, Who, answers,
    is_same_speaker, read_speakers, score_speakers,
};
pub use standoff::{Gold, GoldAttribution, read_gold};
pub use syntax::{Dependency, SyntaxScores, on_tokens, score_syntax};
pub use timeml::{GoldDate, GoldDates, read_timeml};
pub use token_words::TokenWords;
pub use treebank::{GoldMention, GoldToken, TreebankText, read_treebank};
pub use written::{WrittenFigure, WrittenScores, WrittenSentence, read_written, score_written};
