//! Attributions that somebody else found: a corpus's gold, or a person's corrections.

use onrecord_text::Span;

use crate::candidate::{Candidate, Origin};
use crate::view::{View, Words};

/// A statement's words by role, in bytes of the text; each role's pieces in order and apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Who says it.
    pub source: Vec<Span>,
    /// What marks it as said.
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
}

/// The candidates that are given, in the order of the text; one without content in the article's words is none.
pub(crate) fn candidates(view: &View<'_>, given: &[Given]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = given
        .iter()
        .map(|given| Candidate {
            source: words(view, &given.source),
            cue: words(view, &given.cue),
            content: words(view, &given.content),
            origin: Origin::Model,
            block: false,
            score: 1.0,
            scores: [1.0; 3],
            least: 1.0,
            seen: 0,
        })
        .filter(|candidate| !candidate.content.is_empty())
        .collect();
    found.sort_by_key(Candidate::first);
    found
}

fn words(view: &View<'_>, spans: &[Span]) -> Vec<Words> {
    let mut found: Vec<Words> =
        spans.iter().map(|span| view.words_in(*span)).filter(|words| words.start < words.end).collect();
    found.sort_by_key(|words| words.start);
    found.dedup_by(|next, last| {
        let touches = next.start <= last.end;
        if touches {
            last.end = last.end.max(next.end);
        }
        touches
    });
    found
}
