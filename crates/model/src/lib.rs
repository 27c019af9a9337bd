//! Finds who said what in a text: word pieces, encoder and heads. The only crate that knows the network.
//!
//! [`Words`] is a text as the network sees it, [`Model`] the network, [`Prediction`] what it says: tags with their
//! probabilities, and [`Attribution`]s that tie them together. Offsets here are ranges of words. What the words mean
//! for the record, and what rules know better, is the reader's to decide.

#![cfg_attr(test, allow(clippy::single_range_in_vec_init, reason = "one span is a list of one range"))]

mod attribution;
mod biaffine;
mod crf;
mod encoder;
mod error;
mod file;
mod kernel;
mod model;
mod pieces;
mod tag;
mod window;
mod words;

pub use attribution::Attribution;
pub use error::Error;
pub use model::{Model, Prediction, Scratch};
pub use tag::{Role, TAGS, Tag};
pub use words::Words;
