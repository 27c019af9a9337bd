//! Finds who said what in a text: word pieces, encoder and heads. The only crate that knows the network.
//!
//! [`Words`] is a text as the network sees it, [`Model`] the network, [`Prediction`] what it says: tags with their
//! probabilities, and [`Attribution`]s that tie them together. Offsets here are ranges of words. What the words mean
//! for the record, and what rules know better, is the reader's to decide.

#![cfg_attr(test, allow(clippy::single_range_in_vec_init, reason = "one span is a list of one range"))]

mod attribution;
mod biaffine;
mod coreference;
mod crf;
mod encoder;
mod error;
mod file;
mod kernel;
mod label;
mod model;
mod phrase;
mod pieces;
mod spans;
mod syntax;
mod tag;
mod tree;
mod window;
mod words;

pub use attribution::Attribution;
pub use coreference::Referent;
pub use error::Error;
pub use label::{MentionKind, NameKind, ReferentKind, Relation, Upos, Xpos};
pub use model::{Model, Prediction, Scratch};
pub use phrase::phrases;
pub use spans::Labelled;
pub use syntax::Token;
pub use tag::{Role, TAGS, Tag};
pub use words::Words;
