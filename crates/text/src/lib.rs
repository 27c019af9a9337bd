//! Source text: spans, offsets, words, paragraphs and quotations.
//!
//! Everything here is a pure function of the text. `training/` holds the same definitions of words, cases and
//! quotations in Python; the model sees texts through them, so a change here is a change there.

#![forbid(unsafe_code)]

mod lines;
mod offsets;
mod paragraph;
mod quotation;
mod sentence;
mod span;
mod word;

pub use lines::Lines;
pub use offsets::Offsets;
pub use paragraph::{paragraphs, paragraphs_in};
pub use quotation::{Quotation, quotations};
pub use sentence::sentences;
pub use span::{CodePoints, Span};
pub use word::{Case, is_letter, is_word_character, words};
