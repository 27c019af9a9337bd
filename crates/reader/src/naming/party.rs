//! The party that an article means by "the militants".
//!
//! Finds: for a term with `the` and nobody named beside it, the only one whom the article calls by the same term
//! (`the Front, the [militant] alliance ... the [militants]`), else the only one whom it calls a fighter at all.
//! Leaves alone: terms without `the`; articles that call two parties so; persons, who are no party.

use std::collections::BTreeSet;

use onrecord_lexicon::ContestedKind;
use onrecord_record::EntityKind;

use super::Called;
use crate::speaker::resolve::Resolver;

/// Names who is meant where only the article as a whole tells.
pub(super) fn complete(resolver: &Resolver<'_>, called: &mut [Called]) {
    let is_party = |named: usize| {
        matches!(
            resolver.names.named[named].kind,
            EntityKind::Organisation | EntityKind::Group | EntityKind::Unknown
        )
    };
    let known: Vec<Known> = called
        .iter()
        .filter_map(|c| {
            Some(Known {
                lemma: c.term.lemma.clone(),
                kind: c.term.kind,
                plural: c.term.plural,
                named: c.named?,
            })
        })
        .filter(|known| is_party(known.named))
        .collect();
    for open in called.iter_mut().filter(|c| c.named.is_none() && has_the(resolver, c)) {
        let term = &open.term;
        let same: BTreeSet<usize> = known
            .iter()
            .filter(|k| k.lemma == term.lemma && (k.kind != ContestedKind::Group || k.plural == term.plural))
            .map(|k| k.named)
            .collect();
        let fights: BTreeSet<usize> = known
            .iter()
            .filter(|k| k.kind == ContestedKind::Fighter && term.kind == ContestedKind::Fighter)
            .map(|k| k.named)
            .collect();
        open.named = only(if same.is_empty() { &fights } else { &same });
    }
}

/// A term of which the article shows whom it is said of.
struct Known {
    lemma: String,
    kind: ContestedKind,
    plural: bool,
    named: usize,
}

fn only(all: &BTreeSet<usize>) -> Option<usize> {
    all.first().copied().filter(|_| all.len() == 1)
}

fn has_the(resolver: &Resolver<'_>, called: &Called) -> bool {
    let at = called.term.words.start;
    at > 0 && resolver.view.word(at - 1).eq_ignore_ascii_case("the")
}
