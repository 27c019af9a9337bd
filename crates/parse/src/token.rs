//! What a model says of words: their place in grammar, spans of some kind, and what refers back.

use crate::label::{ReferentKind, Relation, Upos, Xpos};
use crate::parse::Words;

/// A word's place in its sentence's grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank part of speech.
    pub xpos: Xpos,
    /// The word that it depends on; `None` for the root of a sentence.
    pub head: Option<usize>,
    /// How.
    pub relation: Relation,
}

/// A range of words of some kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Labelled<K> {
    /// Its words.
    pub words: Words,
    /// What it is.
    pub kind: K,
    /// The mean probability of its words' tags, from 0 to 1.
    pub score: f32,
}

/// The head word of a noun phrase or a pronoun.
#[derive(Clone, Debug, PartialEq)]
pub struct Referent {
    /// The word.
    pub word: usize,
    /// What it refers to; never [`ReferentKind::None`].
    pub kind: ReferentKind,
    /// The probability that it refers to something at all, from 0 to 1.
    pub score: f32,
    /// Earlier referents that may mean the same, the likeliest few first, with their probabilities.
    pub antecedents: Vec<(usize, f32)>,
    /// The probability that it is new.
    pub new: f32,
    /// Where an earlier one's chain is likelier than that this one is new, the likeliest of that chain. A chain is as
    /// likely as its members together: scores are learned so that all of them share what is right.
    pub means: Option<usize>,
}
