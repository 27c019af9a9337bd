//! Whom "who" and "which" stand for: the noun that their clause hangs on, else the phrase in front of them.

use onrecord_parse::Relation;
use onrecord_record::{EntityKind, UnknownSource};

use super::resolve::{Resolver, Speaker, is_preposition};
use crate::view::Words;

/// The speaker behind a relative pronoun.
pub(super) fn speaker(resolver: &mut Resolver<'_>, at: usize) -> Speaker {
    if let Some(named) = right_in_front(resolver, at) {
        return Speaker::named(named);
    }
    if let Some(phrase) = antecedent(resolver, at) {
        let strings = resolver.view.strings(phrase.clone());
        let found = resolver.phrase(&phrase, &strings);
        if found.who.is_ok() || found.who == Err(UnknownSource::Generic) {
            return found;
        }
    }
    in_front(resolver, at)
}

/// The person whose name ends right in front: `Ada Obi, who`, `Ada Obi who`; without a comma a body too.
fn right_in_front(resolver: &Resolver<'_>, at: usize) -> Option<usize> {
    let last = at.checked_sub(1).filter(|i| resolver.view.is_bare(*i)).or_else(|| {
        let comma = at.checked_sub(1).filter(|i| resolver.view.word(*i) == ",")?;
        comma.checked_sub(1)
    })?;
    let mention = resolver.names.at(last).filter(|mention| mention.words.end == last + 1)?;
    // "Republicans who", but not "members of Congress who"
    let hangs = mention.words.start.checked_sub(1).is_some_and(|i| {
        let before = if resolver.view.word(i) == "the" { i.saturating_sub(1) } else { i };
        is_preposition(resolver.view.word(before)) && resolver.view.word(before) != "by"
    });
    let close = last + 1 == at && !hangs;
    let fits = match resolver.names.named[mention.named].kind {
        EntityKind::Person => true,
        EntityKind::Group | EntityKind::Organisation => close,
        _ => false,
    };
    fits.then_some(mention.named)
}

/// The phrase that the tree gives: from the start of its head's phrase to the pronoun.
fn antecedent(resolver: &Resolver<'_>, at: usize) -> Option<Words> {
    // the clause's verb is above the pronoun, the noun above that
    let mut word = at;
    for _ in 0..6 {
        let token = resolver.view.token(word)?;
        if matches!(token.relation, Relation::AclRelcl | Relation::Acl) {
            let noun = token.head.filter(|noun| *noun < at)?;
            let start = leftmost(resolver, noun);
            let end = (noun + 1..at).rev().find(|i| resolver.view.is_bare(*i)).map_or(noun + 1, |i| i + 1);
            return Some(start..end);
        }
        word = token.head?;
    }
    None
}

/// The first word of a noun's phrase, in front of the noun.
fn leftmost(resolver: &Resolver<'_>, noun: usize) -> usize {
    let mut start = noun;
    while start > 0 {
        let before = start - 1;
        let mut above = before;
        let belongs = (0..8).any(|_| match resolver.view.token(above).and_then(|token| token.head) {
            Some(head) => {
                above = head;
                head == noun
            }
            None => false,
        });
        if !belongs {
            break;
        }
        start = before;
    }
    start
}

/// The phrase in front of the pronoun, a name or a description.
fn in_front(resolver: &mut Resolver<'_>, at: usize) -> Speaker {
    let view = resolver.view;
    let sentence = &view.sentences()[view.sentence_of(at)];
    let end = (sentence.start..at).rev().find(|i| view.is_bare(*i)).map(|i| i + 1);
    let start = (sentence.start..end.unwrap_or(at))
        .rev()
        .find(|i| matches!(view.word(*i), "," | ";" | ":" | "“" | "”" | "\"" | "said" | "told" | "—" | "–"))
        .map_or(sentence.start, |i| i + 1);
    let Some(end) = end.filter(|end| *end > start) else { return Speaker::unknown(UnknownSource::Lost) };
    // "Ada Obi, a nurse, who": what stands behind the comma tells more about a person in front of it.
    let person = |k: &usize| resolver.names.named[*k].kind == EntityKind::Person;
    let near = resolver.named_in(&(start..end)).filter(person);
    let before = resolver.names.within(&(sentence.start..start));
    let wide = || before.iter().rev().map(|mention| mention.named).find(person);
    match near.or_else(wide) {
        Some(named) => Speaker::named(named),
        None => {
            let strings = view.strings(start..end);
            resolver.phrase(&(start..end), &strings)
        }
    }
}
