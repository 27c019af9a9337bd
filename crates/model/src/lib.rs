//! Finds who said what in a text: word pieces, encoder and heads. The only crate that knows the network.
//!
//! A [`Parse`](onrecord_parse::Parse) is the text as the network sees it, [`Model`] the network, [`Prediction`] what it says: tags with their
//! probabilities, and [`Attribution`]s that tie them together. Offsets here are ranges of words. What the words mean
//! for the record, and what rules know better, is the reader's to decide.

#![warn(clippy::undocumented_unsafe_blocks)]
#![cfg_attr(test, allow(clippy::single_range_in_vec_init, reason = "one span is a list of one range"))]

mod attribution;
mod biaffine;
mod coreference;
mod crf;
mod encoder;
mod error;
mod file;
mod kernel;
mod model;
mod pieces;
mod spans;
mod syntax;
mod tag;
mod tree;
mod window;

pub use attribution::Attribution;
pub use error::Error;
pub use model::{Model, Prediction, Scratch};
pub use tag::{Role, TAGS, Tag};
