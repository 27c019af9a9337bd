//! A text parsed once: what every stage asks of it is found here, and nobody cuts the text again.
//!
//! [`Parse`] holds a text's words with their folded forms, letter cases, paragraphs, sentences and places in quotations, made
//! when it is made; what ingest knows of its parts; and slots for what a model says of it: parts of speech, the tree, names,
//! mentions, and what refers back to what. Without a model the slots are empty and every question about them has the answer
//! "not known".
//!
//! ```
//! use onrecord_parse::Parse;
//! let parse = Parse::of("“No,” she SAID. They left.");
//! assert_eq!((parse.word(5), parse.fold(5)), ("SAID", "said"));
//! assert_eq!(parse.sentences(), [0..7, 7..10]);
//! assert!(parse.is_quoted(1) && !parse.is_quoted(4));
//! assert_eq!(parse.token(5), None);
//! ```
//!
//! What is decided here: where words, sentences and paragraphs begin and end, what stands between quotation marks, how words
//! are compared. What is left to others: what the words mean. Words that rules look for are data: [`WordTable`] reads them.

#![forbid(unsafe_code)]

mod calendar;
mod fold;
mod grammar;
mod label;
mod lemma;
mod parse;
mod phrase;
mod table;
mod token;

pub use calendar::{month, weekday};
pub use fold::{Fold, folded, with_folded};
pub use grammar::Grammar;
pub use label::{MentionKind, NameKind, ReferentKind, Relation, Upos, Xpos};
pub use lemma::{lemma, lemma_by_rule};
pub use parse::{Parse, Words};
pub use phrase::phrases;
pub use table::{WordSet, WordTable, rows};
pub use token::{Labelled, Referent, Token};
