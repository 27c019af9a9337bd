//! Who is called so.
//!
//! Finds: the name that the term modifies or that modifies it (`[Front] militants`, `the regime of [Kastanov]`, `terrorist
//! group [Rayat]`), of which it is said (`called [the Front] terrorists`, `[the Front], a terrorist group`, `[Kastanov] is no
//! dictator`), or what the model says the term refers to; and who says so with a verb of calling.
//! Leaves alone: where people are from (`rebels of Tamrak`, `Libyan strongman`), but for governments.

use onrecord_parse::{Relation, Upos};
use onrecord_record::EntityKind;

use super::term::Term;
use super::{may_be_country, people, sentence};
use crate::speaker::resolve::Resolver;
use crate::view::Words;

/// Words between a verb of calling and the term.
const APART: usize = 10;
/// From this share on the model's word for who is meant is taken.
const SURE: f32 = 0.5;

/// Who is so called.
pub(super) fn find(resolver: &Resolver<'_>, term: &Term) -> Option<usize> {
    let sentence = sentence(resolver, term.words.start);
    // "Dreamers" is a name of its own, and not whom it is said of
    let own = resolver.names.at(term.words.start).filter(|mention| mention.words.end <= term.words.end);
    let own = own.map(|mention| mention.named);
    let names = &resolver.names.named;
    // several are no single person
    let numbers = |named: &usize| !term.plural || names[*named].kind != EntityKind::Person;
    beside(resolver, &sentence, term).or_else(|| {
        predicated(resolver, term)
            .or_else(|| called(resolver, &sentence, term))
            .or_else(|| apposed(resolver, &sentence, term))
            .or_else(|| meant(resolver, term.head).filter(|named| fits(resolver, term, *named)))
            .filter(|named| numbers(named) && own != Some(*named))
    })
}

/// Who calls so with a verb of calling in the outlet's voice: `[Fox] called him a false prophet`.
pub(super) fn caller(resolver: &Resolver<'_>, term: &Term) -> Option<usize> {
    let verb = calling_verb(resolver, term)?;
    let sentence = sentence(resolver, verb);
    sentence
        .clone()
        .filter(|i| depends(resolver, *i, verb, &[Relation::Nsubj]))
        .find_map(|subject| who(resolver, subject))
}

/// The name right beside the term.
fn beside(resolver: &Resolver<'_>, sentence: &Words, term: &Term) -> Option<usize> {
    let (view, names) = (resolver.view, resolver.names);
    // "strongman Ivo Tarn", also where the name was cut with the term in it
    if let Some(mention) = names.at(term.head).filter(|mention| mention.words.end > term.words.end) {
        return fits(resolver, term, mention.named).then_some(mention.named);
    }
    // "terrorist group Rayat", "militants of the Front", "terrorists of the gang Rayat", "the regime in Veshtal"
    let mut behind = term.head + 1;
    let link = behind < sentence.end
        && (matches!(view.word(behind), "of" | "from")
            || (may_be_country(term.kind) && view.word(behind) == "in"));
    behind += usize::from(link);
    let the = link && behind < sentence.end && view.word(behind).eq_ignore_ascii_case("the");
    behind += usize::from(the);
    let is_body = |i: usize| i + 1 < sentence.end && people::is_people(view.word(i));
    if link && is_body(behind) && names.at(behind).is_none() {
        behind += 1;
    }
    if behind < sentence.end
        && let Some(mention) = names.at(behind)
        && mention.words.start == behind
        && fits(resolver, term, mention.named)
        // "rebels of Tamrak": several are from a place, even where it was taken for a person
        && !(link
            && !the
            && term.plural
            && mention.words.len() == 1
            && names.named[mention.named].kind == EntityKind::Person)
    {
        return Some(mention.named);
    }
    // "Front militants", "Kastanov’s regime", "the Kastanov regime"
    let mut before = term.words.start;
    let mut owner = false;
    if before > sentence.start + 1 && view.word(before - 1) == "s" {
        before -= 1;
    }
    if before > sentence.start && matches!(view.word(before - 1), "’" | "'") {
        (before, owner) = (before - 1, true);
    }
    let own = before.checked_sub(1).filter(|i| *i >= sentence.start).and_then(|i| names.at(i))?;
    let last = resolver.view.token(own.words.end - 1);
    let is_adjective = last.is_some_and(|token| token.upos == Upos::Adj);
    let whose = own.words.end == before && (owner || !is_adjective || may_be_country(term.kind));
    (whose && fits(resolver, term, own.named)).then_some(own.named)
}

/// Where a term is from does not name it; a government may be called by its country. A "Front" is no place, whatever it
/// was taken for.
fn fits(resolver: &Resolver<'_>, term: &Term, named: usize) -> bool {
    let named = &resolver.names.named[named];
    let place = matches!(named.kind, EntityKind::Place | EntityKind::Location | EntityKind::Facility);
    let body = named.name.split_whitespace().skip(1).last().is_some_and(people::is_people);
    !place || body || may_be_country(term.kind)
}

/// What the tree says the term is said of: its subject, its apposition, the object of a verb of calling.
fn predicated(resolver: &Resolver<'_>, term: &Term) -> Option<usize> {
    let sentence = sentence(resolver, term.head);
    let token = resolver.view.token(term.head)?;
    let subject = |of: usize, relations: &[Relation]| {
        sentence.clone().filter(|i| depends(resolver, *i, of, relations)).find_map(|i| who(resolver, i))
    };
    if let Some(verb) = calling_verb(resolver, term) {
        return subject(verb, &[Relation::Obj, Relation::NsubjPass]);
    }
    let is_copular = sentence.clone().any(|i| depends(resolver, i, term.head, &[Relation::Cop]));
    if is_copular {
        return subject(term.head, &[Relation::Nsubj]);
    }
    if token.relation == Relation::Appos
        && let Some(head) = token.head
    {
        return name_at(resolver, head);
    }
    let quotations = resolver.view.quotations();
    let apposed = |i: &usize| {
        depends(resolver, *i, term.head, &[Relation::Appos]) && quotations[*i] == quotations[term.head]
    };
    sentence.clone().filter(apposed).find_map(|i| name_at(resolver, i))
}

/// The verb of calling that the term completes.
fn calling_verb(resolver: &Resolver<'_>, term: &Term) -> Option<usize> {
    let token = resolver.view.token(term.head)?;
    let verb = token.head.filter(|verb| people::is_call(resolver.view.word(*verb)))?;
    let completes = matches!(
        token.relation,
        Relation::Xcomp | Relation::Obj | Relation::Obl | Relation::Advcl | Relation::Ccomp
    );
    (completes && verb < term.head).then_some(verb)
}

fn depends(resolver: &Resolver<'_>, word: usize, on: usize, relations: &[Relation]) -> bool {
    let token = resolver.view.token(word);
    token.is_some_and(|token| token.head == Some(on) && relations.contains(&token.relation))
}

/// Whom a word of a name, a pronoun or a description stands for.
fn who(resolver: &Resolver<'_>, word: usize) -> Option<usize> {
    name_at(resolver, word).or_else(|| meant(resolver, word))
}

fn name_at(resolver: &Resolver<'_>, word: usize) -> Option<usize> {
    resolver.names.at(word).map(|mention| mention.named)
}

/// What the model says a word refers to, where it is sure.
fn meant(resolver: &Resolver<'_>, word: usize) -> Option<usize> {
    let (named, share) = resolver.references.of_word(resolver.view, word)?;
    (share >= SURE).then_some(named)
}

/// `called [the Front] terrorists`, `described [the Front] as a terrorist group`.
fn called(resolver: &Resolver<'_>, sentence: &Words, term: &Term) -> Option<usize> {
    let (view, names, start) = (resolver.view, resolver.names, term.words.start);
    let verb = (sentence.start..start).rev().take(APART).find(|i| people::is_call(view.word(*i)))?;
    let mention = names.within(&(verb + 1..start)).first()?;
    // nothing but a name and small words may stand between
    let small = |i: usize| {
        mention.words.contains(&i)
            || !view.is_bare(i)
            || matches!(
                view.word(i),
                "the" | "a" | "an" | "as" | "to" | "be" | "its" | "their" | "his" | "her"
            )
            || i + 1 == start
    };
    (verb + 1..start).all(small).then_some(mention.named)
}

/// `[the Front], a terrorist group`, `[Kastanov] is a dictator`.
fn apposed(resolver: &Resolver<'_>, sentence: &Words, term: &Term) -> Option<usize> {
    let (view, names, start) = (resolver.view, resolver.names, term.words.start);
    let mention = names.before(start).next().filter(|mention| mention.words.start >= sentence.start)?;
    let between: Vec<&str> = view.strings(mention.words.end.min(start)..start);
    let tied = match between.as_slice() {
        [first, article, rest @ ..] => {
            matches!(*first, "," | "is" | "are" | "was" | "were" | "—" | "–")
                && matches!(*article, "a" | "an" | "the")
                && rest.len() <= 2
                && rest.iter().all(|word| word.chars().all(|c| c.is_alphanumeric() || c == '-'))
        }
        [only] => matches!(*only, "is" | "are" | "was" | "were"),
        [] => false,
    };
    tied.then_some(mention.named)
}
