//! Reads one article: who said what, in whose words, and how.
//!
//! [`Reader::read`] is a pure function of the article, the model and the lexicon: no clock, no files, no threads. The
//! model proposes spans of source, cue and content and ties them together; rules complete what it cannot see (block
//! quotations, quotations that go on, headlines, transcripts), and decide everything that is no span: manner by the
//! quotation marks, act, polarity and certainty by the cue, the speaker by the names in the article. Reading cannot
//! fail; doubt becomes a note in the record.

mod abbreviation;
mod addressee;
mod assemble;
mod block;
mod brackets;
mod candidate;
mod confidence;
mod continued;
mod denial;
mod headline;
mod inner;
mod manner;
#[cfg(test)]
mod marks;
mod noun_clause;
mod noun_cue;
mod outlet;
mod person;
mod predict;
mod section;
mod signature;
mod speaker;
mod subject;
mod transcript;
mod view;
mod when_said;

use onrecord_model::Model;
use onrecord_record::{Article, Document, Reading, Statement, sha256};

use crate::assemble::{Assembly, number};
use crate::candidate::Candidate;
use crate::confidence::Calibration;
use crate::speaker::names::Names;
use crate::speaker::resolve::Resolver;
use crate::view::View;

/// Words that are read together; a longer text is read in sections, one after the other, whose names are resolved apart.
pub const MOST_WORDS: usize = 100_000;

/// Reads articles with one model. Cheap to share between threads.
#[derive(Debug)]
pub struct Reader {
    model: Model,
    calibration: Calibration,
}

impl Reader {
    /// A reader with a model.
    pub fn new(model: Model) -> Self {
        let constant = |name: &str, otherwise: f32| model.calibration(name).unwrap_or(otherwise);
        let calibration = Calibration {
            slope: constant("confidence.slope", 1.0),
            intercept: constant("confidence.intercept", 0.0),
        };
        Self { model, calibration }
    }

    /// The model.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The record of one article. A text in another language than English is stored and not read.
    pub fn read(&self, article: &Article) -> Reading {
        let mut notes = article.notes.clone();
        let english = article.language.as_deref().is_none_or(|l| l == "en" || l.starts_with("en-"));
        let statements = if english {
            self.statements(article, &mut notes)
        } else {
            notes.push(format!(
                "not read: the text is in {:?}, and only English is read",
                article.language.as_deref().unwrap_or_default()
            ));
            Vec::new()
        };
        Reading {
            id: article.id.clone(),
            document: Document {
                title: article.title.clone(),
                outlet: article.outlet.clone(),
                authors: article.authors.clone(),
                published: article.published.clone(),
                url: article.url.clone(),
                language: article.language.clone(),
                sha256: sha256(&article.text),
                text: article.text.clone(),
            },
            statements,
            notes,
        }
    }

    fn statements(&self, article: &Article, notes: &mut Vec<String>) -> Vec<Statement> {
        let sections = View::new(article).sections(MOST_WORDS);
        if sections.len() > 1 {
            notes.push(format!("read in {} sections; names are resolved within each", sections.len()));
        }
        let mut statements: Vec<Statement> = sections.iter().flat_map(|view| self.section(view)).collect();
        number(&mut statements, "s");
        statements
    }

    /// The statements of one section in the order of the text, not yet numbered.
    fn section(&self, view: &View<'_>) -> Vec<Statement> {
        let candidates = self.candidates(view);
        let names = Names::new(view);
        let resolver = Resolver::new(view, &names);
        let mut assembly = Assembly { view, resolver, calibration: self.calibration };
        let mut found: Vec<(usize, Statement)> = Vec::new();
        for candidate in &candidates {
            let inner = inner::find(view, &self.model, candidate);
            found.push((candidate.first(), assembly.statement(candidate, &inner)));
        }
        for sentence in outlet::sentences(view, &candidates) {
            found.push((sentence.start, assembly.outlet(&sentence)));
        }
        found.sort_by_key(|(first, _)| *first);
        found.into_iter().map(|(_, statement)| statement).collect()
    }

    /// What the model proposes, completed by the rules, in the order of the text.
    fn candidates(&self, view: &View<'_>) -> Vec<Candidate> {
        // A paragraph of nothing but marks says nothing.
        let says_something = |paragraph: &&view::Words| (*paragraph).clone().any(|i| view.is_bare(i));
        let read: Vec<usize> = view.paragraphs.iter().filter(says_something).cloned().flatten().collect();
        let mut candidates = predict::predict(view, &self.model, &read);
        section::withdraw(view, &mut candidates);
        headline::find(view, &mut candidates);
        transcript::find(view, &mut candidates);
        signature::find(view, &mut candidates);
        block::find(view, &mut candidates);
        candidates.retain(|c| !c.content.is_empty());
        noun_cue::find(view, &mut candidates);
        continued::find(view, &mut candidates);
        candidates.sort_by_key(Candidate::first);
        candidates
    }
}
