//! One reading as the rules of this crate look at it: statements in a row, each with its place, party and terms.

use std::collections::HashMap;

use onrecord_parse::Parse;
use onrecord_record::{Figure, Piece, Reading, Statement, Voice};
use onrecord_text::CodePoints;

use crate::party::{Parties, Party};
use crate::terms::{Term, Terms, lower_words};

/// A reading with what the rules ask of it.
pub(crate) struct Story<'a> {
    pub reading: &'a Reading,
    /// The reading's text.
    pub parse: &'a Parse<'a>,
    /// The attributed statements, those inside others too, in the order of their first words.
    pub said: Vec<Said<'a>>,
    pub parties: Parties,
    /// The sentences, in order.
    pub sentences: Vec<Piece>,
    /// By term, how many sentences have it.
    common: HashMap<u32, usize>,
}

/// Sentences that a term may stand in and still tell one matter of an article from another.
const RARE: f32 = 3.0;

/// A statement in its place.
pub(crate) struct Said<'a> {
    pub statement: &'a Statement,
    /// Index of the statement that reports this one.
    pub outer: Option<usize>,
    /// The sentence that its content begins in, and the one that it ends in.
    pub from: usize,
    pub to: usize,
    pub party: Party,
    /// What it is about, without what those inside it add.
    pub terms: Terms,
    /// Words of the content in lower case, quotation marks and punctuation left out.
    pub words: Vec<String>,
    /// Words of the cue in lower case.
    pub cue: Vec<String>,
}

impl<'a> Story<'a> {
    /// `parse` is of the reading's text.
    pub(crate) fn of(reading: &'a Reading, parse: &'a Parse<'a>) -> Self {
        let parties = Parties::of(reading);
        let sentences: Vec<Piece> = parse.sentences().iter().map(|sentence| parse.piece(sentence)).collect();
        let mut common: HashMap<u32, usize> = HashMap::new();
        for sentence in &sentences {
            Terms::of(&sentence.text).iter().for_each(|term| *common.entry(term.key()).or_default() += 1);
        }
        let mut story = Self { reading, parse, said: Vec::new(), parties, sentences, common };
        story.add(&reading.statements, None);
        let mut order: Vec<usize> = (0..story.said.len()).collect();
        order.sort_by_key(|i| (begin(story.said[*i].statement), story.said[*i].outer.is_some(), *i));
        let mut place = vec![0; order.len()];
        order.iter().enumerate().for_each(|(new, old)| place[*old] = new);
        let mut said: Vec<Option<Said>> = story.said.into_iter().map(Some).collect();
        story.said = order
            .iter()
            .map(|old| {
                let mut one = said[*old].take().expect("an order names each once");
                one.outer = one.outer.map(|outer| place[outer]);
                one
            })
            .collect();
        story
    }

    fn add(&mut self, statements: &'a [Statement], outer: Option<usize>) {
        for statement in statements {
            if statement.voice == Voice::Outlet {
                continue;
            }
            let place = self.said.len();
            let content = joined(&statement.content);
            let start = statement.content.first().map_or(0, |piece| piece.start);
            let end = statement.content.last().map_or(0, |piece| piece.end.max(1) - 1);
            self.said.push(Said {
                statement,
                outer,
                from: self.sentence(start),
                to: self.sentence(end),
                party: self.parties.of_statement(statement),
                terms: Terms::of(&content),
                words: lower_words(&content),
                cue: lower_words(&joined(&statement.cue)),
            });
            self.add(&statement.inner, Some(place));
        }
    }

    /// How much some terms tell one matter of this article from another: rare words more, words of many sentences less.
    pub(crate) fn weight(&self, terms: &Terms) -> f32 {
        let known = |term: Term| self.common.get(&term.key()).map_or(1.0, |count| *count as f32);
        terms.iter().map(|term| term.rarity() * (RARE / known(term)).min(1.0)).sum()
    }

    /// The number of the sentence that a code point stands in.
    pub(crate) fn sentence(&self, point: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.start <= point).saturating_sub(1)
    }

    /// The text between two code points; empty where they lie the other way round.
    pub(crate) fn between(&self, start: usize, end: usize) -> &'a str {
        let span = self.parse.offsets().span(self.parse.text(), CodePoints { start, end });
        span.map_or("", |span| span.of(self.parse.text()))
    }

    /// The index of a statement by its identifier.
    pub(crate) fn index(&self, id: &str) -> Option<usize> {
        self.said.iter().position(|said| said.statement.id == id)
    }

    /// The statement that a figure stands in.
    pub(crate) fn said_of(&self, figure: &Figure) -> Option<usize> {
        figure.statement.as_deref().and_then(|id| self.index(id))
    }
}

/// The words of several pieces, with a space between.
pub(crate) fn joined(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The first code point of a statement: source, cue or content.
fn begin(statement: &Statement) -> usize {
    let pieces = statement.source.iter().chain(&statement.cue).chain(&statement.content);
    pieces.map(|piece| piece.start).min().unwrap_or(0)
}
