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
    let known: Vec<(String, ContestedKind, bool, usize)> = called
        .iter()
        .filter_map(|c| Some((c.term.lemma.clone(), c.term.kind, c.term.plural, c.named?)))
        .filter(|(.., named)| is_party(*named))
        .collect();
    for open in called.iter_mut().filter(|c| c.named.is_none() && has_the(resolver, c)) {
        let same = |(lemma, kind, plural, _): &&(String, ContestedKind, bool, usize)| {
            *lemma == open.term.lemma && (*kind != ContestedKind::Group || *plural == open.term.plural)
        };
        let fights = |(_, kind, ..): &&(String, ContestedKind, bool, usize)| {
            *kind == ContestedKind::Fighter && open.term.kind == ContestedKind::Fighter
        };
        let only = |keep: &dyn Fn(&&(String, ContestedKind, bool, usize)) -> bool| {
            let all: BTreeSet<usize> = known.iter().filter(keep).map(|(.., named)| *named).collect();
            all.first().copied().filter(|_| all.len() == 1)
        };
        let none_so_called = !known.iter().any(|row| same(&row));
        open.named = only(&same).or_else(|| if none_so_called { only(&fights) } else { None });
    }
}

fn has_the(resolver: &Resolver<'_>, called: &Called) -> bool {
    let at = called.term.words.start;
    at > 0 && resolver.view.word(at - 1).eq_ignore_ascii_case("the")
}
