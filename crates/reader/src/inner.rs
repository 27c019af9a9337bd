//! Statements inside statements: what a source says that somebody else said.
//!
//! The model reads an article's words once, and each word belongs to one statement at most. A content in which a
//! reporting verb stands is therefore read again by itself, sentence by sentence that holds one, without the quotation
//! marks around it; what is found there with a source and a cue of its own is inside.
//! Example: `Obi said [content the Front claimed that it had left]` holds `[source the Front] [cue claimed] ...`.

use onrecord_lexicon as lexicon;
use onrecord_model::Model;
use onrecord_text::Quotation;

use crate::candidate::Candidate;
use crate::noun_cue;
use crate::person;
use crate::predict::statements;
use crate::view::View;

/// Sentences of fewer words hold no second statement.
const SHORTEST: usize = 5;
/// Contents of more words are read only so far.
const LONGEST: usize = 2_000;

/// The candidates inside a candidate's content.
pub(crate) fn find(view: &View<'_>, model: &Model, outer: &Candidate) -> Vec<Candidate> {
    let content: Vec<usize> = outer
        .content
        .iter()
        .cloned()
        .flatten()
        .filter(|i| !matches!(view.quotations()[*i], Quotation::Opening | Quotation::Closing))
        .collect();
    let words = reporting_sentences(view, &content);
    let read = if words.is_empty() { Vec::new() } else { statements(view, model, &words) };
    let mut found: Vec<Candidate> = read
        .into_iter()
        .filter(|c| !c.source.is_empty() && !c.cue.is_empty() && !c.content.is_empty())
        // "We have said it once" is the source's own statement still.
        .filter(|c| !c.source.iter().cloned().flatten().any(|i| person::is_first(view.word(i))))
        // Only what is reported again: attitudes inside a statement are the speaker's own matter.
        .filter(|c| c.cue.iter().cloned().flatten().any(|i| reports(view.word(i))))
        .collect();
    noun_cue::find_inside(view, &outer.content, &mut found);
    found.sort_by_key(Candidate::first);
    found
}

/// Of a content's words those of sentences in which a verb of speech stands as a verb would: past the first word, in
/// the past or the third person or as a participle, and with words behind it.
fn reporting_sentences(view: &View<'_>, content: &[usize]) -> Vec<usize> {
    let mut found = Vec::new();
    for sentence in content.chunk_by(|a, b| view.sentence_of(*a) == view.sentence_of(*b)) {
        let bare: Vec<usize> = sentence.iter().copied().filter(|i| view.is_bare(*i)).collect();
        let reports_in =
            |words: &[usize]| words.iter().any(|i| is_finite(view.word(*i)) && reports(view.word(*i)));
        if bare.len() >= SHORTEST && reports_in(&bare[1..bare.len() - 1]) && found.len() < LONGEST {
            found.extend_from_slice(sentence);
        }
    }
    found
}

fn is_finite(word: &str) -> bool {
    word.ends_with("ed")
        || word.ends_with('s')
        || word.ends_with("ing")
        || lexicon::is_plain(word)
        || matches!(word, "swore" | "wrote" | "put" | "held" | "spoke" | "forbade" | "foresaw" | "sought")
}

fn reports(word: &str) -> bool {
    word.len() > 2 && (lexicon::is_plain(word) || lexicon::is_reporting_verb(word).is_some_and(is_speech))
}

/// Verbs of speech, not of thought or will.
fn is_speech(cue: &lexicon::Cue) -> bool {
    use onrecord_record::Act::{
        Accuse, Admit, Announce, Ask, Assert, CallFor, Deny, Promise, Reject, Threaten, Warn,
    };
    matches!(
        cue.act,
        Assert | Deny | Accuse | Admit | Announce | Promise | Reject | Threaten | Warn | Ask | CallFor
    )
}
