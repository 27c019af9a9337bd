//! Namings: what someone is called, by whom.
//!
//! Finds: the contested terms of the lexicon where they are said of people ([`term`]); who is so called ([`named`]). Who
//! calls so: the speaker of the statement that it stands in, else the subject of the verb of calling, else the outlet.
//! Leaves alone: whether the term is deserved.

mod idiom;
mod named;
mod party;
mod people;
mod scare;
mod term;

use onrecord_lexicon::ContestedKind;
use onrecord_record::{Contents, Manner, Voice};
use onrecord_text::Quotation;

use crate::cast::Cast;
use crate::draft::{DraftNaming, DraftStatement};
use crate::speaker::resolve::Resolver;
use crate::view::Words;
use term::Term;

/// A term with whom it is said of.
struct Called {
    term: Term,
    named: Option<usize>,
}

/// The namings of a section, in the order of the text; `statements` have their numbers.
pub(crate) fn find(resolver: &Resolver<'_>, cast: &Cast, statements: &[DraftStatement]) -> Vec<DraftNaming> {
    let view = resolver.view;
    let mut ranges = Vec::new();
    attributed(statements, &mut ranges);
    let contents = Contents::of_ranges(ranges);
    let mut called: Vec<Called> = term::find(resolver)
        .into_iter()
        .map(|term| Called { named: named::find(resolver, &term), term })
        .collect();
    party::complete(resolver, &mut called);
    let mut found = Vec::new();
    for Called { term, named } in called {
        let statement = contents.innermost(&term.words);
        let caller = if statement.is_none() { named::caller(resolver, &term) } else { None };
        let quoted = term.words.clone().all(|word| view.quotations()[word] == Quotation::Inside);
        let (voice, own_words) = match (statement, caller) {
            (None, None) => (Voice::Outlet, true),
            (None, Some(_)) => (Voice::Attributed, quoted),
            (Some(s), _) => (Voice::Attributed, quoted || matches!(s.manner, Manner::Direct | Manner::Block)),
        };
        let namer_name = match (statement, caller) {
            (None, None) => view.article.outlet.clone(),
            (None, Some(caller)) => Some(resolver.names.named[caller].name.clone()),
            (Some(statement), _) => statement.speaker.clone(),
        };
        found.push(DraftNaming {
            named: named.and_then(|named| cast.id_of(named)),
            namer: match statement {
                Some(statement) => statement.speaker_entity,
                None => caller.and_then(|caller| cast.id_of(caller)),
            },
            namer_name,
            voice,
            statement: statement.map(|statement| statement.number),
            own_words,
            scare_quoted: scare::is_scare_quoted(resolver, &term.words, statement),
            lemma: term.lemma,
            term: term.words,
        });
    }
    found
}

/// Contents that are not the outlet's own, each before those inside it.
fn attributed<'a>(statements: &'a [DraftStatement], ranges: &mut Vec<(Words, &'a DraftStatement)>) {
    for statement in statements.iter().filter(|statement| statement.voice == Voice::Attributed) {
        ranges.extend(statement.content.iter().map(|words| (words.clone(), statement)));
        attributed(&statement.inner, ranges);
    }
}

/// Whether a kind is said of rulers, who may be called by their country.
fn may_be_country(kind: ContestedKind) -> bool {
    kind == ContestedKind::Government
}

/// The sentence that a word stands in.
fn sentence(resolver: &Resolver<'_>, word: usize) -> Words {
    resolver.view.sentences()[resolver.view.sentence_of(word)].clone()
}

#[cfg(test)]
mod tests;
