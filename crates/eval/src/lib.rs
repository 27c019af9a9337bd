//! Scores readings against gold corpora.
//!
//! Quality is measured here and behaviour is tested elsewhere. Each scorer keeps the definitions under which figures
//! have been published, so that they may stand side by side.

mod attribution;
mod coreference;
mod corpus_file;
mod entities;
mod error;
mod ratio;
mod standoff;
mod syntax;
mod token_words;
mod treebank;
mod words;

pub use attribution::{Attributions, Scores, score};
pub use coreference::{Cluster, CoreferenceScores, Shares, chained, score_coreference};
pub use entities::{Entity, EntityCorpus, EntityScores, EntityText, Types, read_entities, score_entities};
pub use error::Error;
pub use ratio::Ratio;
pub use standoff::{Gold, GoldAttribution, read_gold};
pub use syntax::{Dependency, SyntaxScores, on_tokens, score_syntax};
pub use token_words::TokenWords;
pub use treebank::{GoldMention, GoldToken, TreebankText, read_treebank};
