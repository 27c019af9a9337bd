//! Reads one article: who said what, in whose words, and how.
//!
//! [`Reader::read`] is a pure function of the article, the model and the lexicon: no clock, no files, no threads. The
//! model proposes spans of source, cue and content and ties them together; rules complete what it cannot see (block
//! quotations, quotations that go on, headlines, transcripts), and decide everything that is no span: manner by the
//! quotation marks, act, polarity and certainty by the cue, the speaker by the names in the article. Reading cannot
//! fail; doubt becomes a note in the record.

#![forbid(unsafe_code)]

mod abbreviation;
mod addressee;
mod affiliation;
mod assemble;
mod block;
mod brackets;
mod candidate;
mod cast;
mod confidence;
mod content_act;
mod continued;
mod draft;
mod given;
mod headline;
mod inner;
mod known_as;
mod manner;
#[cfg(test)]
mod marks;
mod naming;
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
use onrecord_parse::Parse;
use onrecord_record::{Article, Document, Reading, sha256};

use crate::assemble::{Assembly, Resolved};
use crate::candidate::Candidate;
use crate::cast::Cast;
use crate::draft::{Draft, DraftStatement};
use crate::speaker::names::Names;
use crate::speaker::resolve::Resolver;
use crate::view::View;

pub use crate::confidence::Evidence;
pub use crate::given::Given;

/// Words that are read together; a longer text is read in sections, one after the other, whose names are resolved apart.
pub const MOST_WORDS: usize = 100_000;

/// Whether an article's language is read: English, or not known.
pub fn is_read(article: &Article) -> bool {
    article.language.as_deref().is_none_or(|language| language == "en" || language.starts_with("en-"))
}

/// Reads articles with one model. Cheap to share between threads.
#[derive(Debug)]
pub struct Reader {
    model: Model,
}

impl Reader {
    /// A reader with a model.
    pub fn new(model: Model) -> Self {
        Self { model }
    }

    /// The model.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The record of one article, its statements found by somebody else: everything beside their words is decided here.
    pub fn read_given(&self, article: &Article, given: &[Given]) -> Reading {
        self.record(article, Some(given)).0
    }

    /// The record of one article, and what speaks for each of its attributed statements that stand in no other, in
    /// order: for fitting the weights behind `confidence`.
    pub fn read_with_evidence(&self, article: &Article) -> (Reading, Vec<Evidence>) {
        self.record(article, None)
    }

    /// The record of one article. A text in another language than English is stored and not read.
    pub fn read(&self, article: &Article) -> Reading {
        self.record(article, None).0
    }

    /// The same of an article whose text is parsed already, whole.
    pub fn read_parse(&self, article: &Article, parse: &Parse<'_>) -> Reading {
        self.record_parse(article, parse, None).0
    }

    fn record(&self, article: &Article, given: Option<&[Given]>) -> (Reading, Vec<Evidence>) {
        self.record_parse(article, &Parse::of_article(article), given)
    }

    fn record_parse(
        &self,
        article: &Article,
        parse: &Parse<'_>,
        given: Option<&[Given]>,
    ) -> (Reading, Vec<Evidence>) {
        let mut evidence = Vec::new();
        let mut reading = Reading {
            id: article.id.clone(),
            document: Document {
                title: article.title.clone(),
                outlet: article.outlet.clone(),
                authors: article.authors.clone(),
                published: article.published.clone(),
                url: article.url.clone(),
                agency: None,
                language: article.language.clone(),
                sha256: sha256(&article.text),
                text: article.text.clone(),
            },
            notes: article.notes.clone(),
            ..Reading::default()
        };
        if is_read(article) {
            self.fill(article, parse, given, &mut reading, &mut evidence);
        } else {
            let language = article.language.as_deref().unwrap_or_default();
            reading.notes.push(format!("not read: the text is in {language:?}, and only English is read"));
        }
        (reading, evidence)
    }

    fn fill(
        &self,
        article: &Article,
        parse: &Parse<'_>,
        given: Option<&[Given]>,
        reading: &mut Reading,
        evidence: &mut Vec<Evidence>,
    ) {
        let mut sections = View::sections(article, parse, MOST_WORDS);
        if sections.len() > 1 {
            let note = format!("read in {} sections; names are resolved within each", sections.len());
            reading.notes.push(note);
        }
        for view in &mut sections {
            self.section(view, given, reading, evidence);
        }
    }

    /// Adds the record of one section, counting on from what is there.
    fn section(
        &self,
        view: &mut View<'_>,
        given: Option<&[Given]>,
        reading: &mut Reading,
        evidence: &mut Vec<Evidence>,
    ) {
        let mut candidates = self.candidates(view);
        let view = &*view;
        if let Some(given) = given {
            candidates = given::candidates(view, given);
        }
        let names = Names::new(view).with_genders(view);
        let mut resolver = Resolver::new(view, &names);
        let blocks = candidates.iter().filter(|candidate| candidate.block);
        resolver.blocks = blocks.flat_map(|candidate| candidate.content.iter().cloned()).collect();
        let mut assembly = Assembly { view, resolver, evidence: Vec::new() };
        let mut found: Vec<(usize, DraftStatement, Vec<Resolved>)> = Vec::new();
        for candidate in &candidates {
            let inner = if given.is_none() { inner::find(view, &self.model, candidate) } else { Vec::new() };
            let (statement, resolved) = assembly.statement(candidate, &inner);
            found.push((candidate.first(), statement, resolved));
        }
        evidence.append(&mut assembly.evidence);
        let mut cast = Cast::new(&assembly.resolver);
        for (_, statement, resolved) in &mut found {
            let mut resolved = resolved.drain(..);
            let own = resolved.next().expect("a statement's own speaker is the first");
            own.cast(statement, view, &names, &cast);
            for (inner, resolved) in statement.inner.iter_mut().zip(resolved) {
                resolved.cast(inner, view, &names, &cast);
            }
        }
        let own = outlet::sentences(view, &candidates).into_iter().chain(outlet::markers(view, &candidates));
        for sentence in own {
            found.push((sentence.start, assembly.outlet(&sentence), Vec::new()));
        }
        found.sort_by_key(|(first, ..)| *first);
        let statements = found.into_iter().map(|(_, statement, _)| statement).collect();
        let mut draft =
            Draft { statements, entities: std::mem::take(&mut cast.entities), ..Draft::default() };
        draft.number();
        draft.namings = naming::find(&assembly.resolver, &cast, &draft.statements);
        draft.mentions = cast.mentions;
        draft.affiliations = cast.affiliations;
        draft.write(view, reading);
    }

    /// What the model proposes, completed by the rules, in the order of the text.
    fn candidates(&self, view: &mut View<'_>) -> Vec<Candidate> {
        // A paragraph of nothing but marks says nothing.
        let says_something = |paragraph: &&view::Words| (*paragraph).clone().any(|i| view.is_bare(i));
        let read: Vec<usize> = view.paragraphs().iter().filter(says_something).cloned().flatten().collect();
        let mut candidates = predict::predict(view, &self.model, &read);
        let view = &*view;
        section::withdraw(view, &mut candidates);
        known_as::withdraw(view, &mut candidates);
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
