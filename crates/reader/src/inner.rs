//! Statements inside statements: what a source says that somebody else said.
//!
//! The model reads an article's words once, and each word belongs to one statement at most. A content in which a
//! reporting verb stands is therefore read again by itself, without the quotation marks around it; what is found there
//! with a source and a cue of its own is inside.
//! Example: `Obi said [content the Front claimed that it had left]` holds `[source the Front] [cue claimed] ...`.

use onrecord_lexicon as lexicon;
use onrecord_model::Model;
use onrecord_text::Quotation;

use crate::candidate::Candidate;
use crate::predict::predict;
use crate::view::{View, Words};

/// Contents of fewer words hold no second statement.
const SHORTEST: usize = 6;
/// Contents of more words are read only so far.
const LONGEST: usize = 2_000;

/// The candidates inside a candidate's content.
pub(crate) fn find(view: &View<'_>, model: &Model, outer: &Candidate) -> Vec<Candidate> {
    if !holds_report(view, &outer.content) {
        return Vec::new();
    }
    let words: Vec<usize> = outer
        .content
        .iter()
        .cloned()
        .flatten()
        .filter(|i| !matches!(view.quotations[*i], Quotation::Opening | Quotation::Closing))
        .take(LONGEST)
        .collect();
    predict(view, model, &words)
        .into_iter()
        .filter(|c| !c.source.is_empty() && !c.cue.is_empty() && !c.content.is_empty())
        // "We have said it once" is the source's own statement still.
        .filter(|c| !c.source.iter().cloned().flatten().any(|i| is_first_person(view.word(i))))
        // Only what is reported again: attitudes inside a statement are the speaker's own matter.
        .filter(|c| c.cue.iter().cloned().flatten().any(|i| reports(view.word(i))))
        .collect()
}

fn is_first_person(word: &str) -> bool {
    lexicon::pronoun(word).is_some_and(|p| p.person == lexicon::Person::First)
}

fn holds_report(view: &View<'_>, content: &[Words]) -> bool {
    let count: usize = content.iter().map(ExactSizeIterator::len).sum();
    count >= SHORTEST && content.iter().cloned().flatten().any(|i| reports(view.word(i)))
}

fn reports(word: &str) -> bool {
    word.len() > 2 && (lexicon::is_plain(word) || lexicon::is_reporting_verb(word).is_some_and(is_speech))
}

/// Verbs of speech, not of thought or will.
fn is_speech(cue: &lexicon::Cue) -> bool {
    use onrecord_record::Act::{Accuse, Admit, Announce, Assert, Deny, Promise, Reject, Threaten, Warn};
    matches!(cue.act, Assert | Deny | Accuse | Admit | Announce | Promise | Reject | Threaten | Warn)
}
