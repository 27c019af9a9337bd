//! Where a contested term is said of people.
//!
//! Finds: `12 [terrorists]`, `[Islamist militants]`, `the [regime]`, `[rebel] leaders`, `[strongman] Ivo Tarn`, `[hard-liners]`.
//! Leaves alone: terms in front of things (`terrorist attack`, `rebel-held`, `regime change`), inside names (`Refugee
//! Council`), adjectives (`he was militant about it`) and verbs (`they rebel`), fixed phrases ([`super::idiom`]).

use onrecord_lexicon::{self as lexicon, ContestedKind, ContestedTerm, ContestedUsage};
use onrecord_parse::{Relation, Upos};

use super::{idiom, people, sentence};
use crate::speaker::resolve::Resolver;
use crate::view::{View, Words};

/// A contested term where it stands.
pub(super) struct Term {
    /// The contested words alone.
    pub(super) words: Words,
    /// In the singular, lower case.
    pub(super) lemma: String,
    pub(super) kind: ContestedKind,
    pub(super) plural: bool,
    /// The noun that refers: the term's last word, or the noun for people that it stands in front of.
    pub(super) head: usize,
}

/// The share of capitalised words from which a sentence is set as a headline.
const HEADLINE: f32 = 0.7;
/// Prefixes that turn a term against itself: `anti-terrorist`.
const AGAINST: &[&str] = &["anti", "counter", "non", "pro"];

/// The terms of a section, in the order of the text.
pub(super) fn find(resolver: &Resolver<'_>) -> Vec<Term> {
    let view = resolver.view;
    let mut found = Vec::new();
    let mut i = 0;
    while i < view.len() {
        let Some((first, words)) = at(view, i) else {
            i += 1;
            continue;
        };
        let (last, words, lemma) = widened(view, first, words);
        i = words.end;
        if let Some(head) = head(resolver, last, &words) {
            found.push(Term { head, lemma, kind: last.kind, plural: last.plural, words });
        }
    }
    found
}

/// The lexicon's term that begins with a word, within one sentence.
fn at(view: &View<'_>, i: usize) -> Option<(ContestedTerm, Words)> {
    let end = view.sentences()[view.sentence_of(i)].end;
    let term = lexicon::contested_term_at(view, i, end)?;
    Some((term, i..i + term.words))
}

/// A term with the contested words in front and behind: `radical [Islamist] [militants]` is one.
fn widened(view: &View<'_>, first: ContestedTerm, words: Words) -> (ContestedTerm, Words, String) {
    let (mut last, mut words) = (first, words);
    let mut lemma = first.singular.to_owned();
    while !last.plural
        && words.end < view.len()
        && let Some((next, behind)) = at(view, words.end)
    {
        lemma = format!("{lemma} {}", next.singular);
        (last, words) = (next, words.start..behind.end);
    }
    let start = view.sentences()[view.sentence_of(words.start)].start;
    let before = |n: usize| words.start.checked_sub(n).filter(|i| *i >= start).map(|i| view.fold(i));
    let more = match (before(2), before(1)) {
        (_, Some("radical")) => 1,
        (Some("radical"), Some("islamic" | "islamist")) => 2,
        _ => 0,
    };
    for n in 1..=more {
        lemma = format!("{} {lemma}", view.fold(words.start - n));
    }
    (last, words.start - more..words.end, lemma)
}

/// The noun that refers, where the term is said of people.
fn head(resolver: &Resolver<'_>, term: ContestedTerm, words: &Words) -> Option<usize> {
    let (view, last) = (resolver.view, words.end - 1);
    let sentence = sentence(resolver, last);
    let glued = |a: usize, b: usize| {
        b < sentence.end && view.joined(a, b) && matches!(view.word(b), "-" | "–" | "@" | "_")
    };
    if glued(last, words.end) || is_against(view, words, &sentence) {
        return None;
    }
    if !is_written_right(resolver, term, words, &sentence)
        || idiom::is_idiom(view, term.singular, term.plural, words, &sentence)
    {
        return None;
    }
    let token = resolver.view.token(last);
    if token.is_some_and(|t| t.upos == Upos::Adj) && is_graded(view, words, &sentence) {
        return None;
    }
    let is_verb = token.is_some_and(|t| {
        matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Adv | Upos::Intj) && words.len() == 1
    });
    if is_verb {
        return None;
    }
    match modified(resolver, term.plural, last, &sentence) {
        Some(noun) => {
            let fits = !matches!(term.usage, ContestedUsage::Noun | ContestedUsage::Plural);
            let told = people::is_people(view.word(noun))
                || resolver.names.at(noun).is_some()
                || at(view, noun).is_some();
            (fits && told && !is_possessive(view, last, &sentence)).then_some(noun)
        }
        None if term.usage == ContestedUsage::Plural && !term.plural => None,
        None if token.is_some_and(|t| t.upos == Upos::Adj)
            && !term.plural
            && words.len() == 1
            && !has_article(view, words, &sentence) =>
        {
            None
        }
        None => Some(last),
    }
}

/// The noun that a term stands in front of as an adjective would.
fn modified(resolver: &Resolver<'_>, plural: bool, last: usize, sentence: &Words) -> Option<usize> {
    let view = resolver.view;
    let next = (last + 1 < sentence.end && view.is_bare(last + 1)).then_some(last + 1);
    if let Some(token) = view.token(last)
        && matches!(token.relation, Relation::Amod | Relation::Compound | Relation::NmodUnmarked)
        && let Some(noun) = token.head.filter(|noun| *noun > last && sentence.contains(noun))
        && next.is_some()
        // "the dreamers and other recipients": a plural stands in front of nothing but the next word
        && (!plural || noun == last + 1)
    {
        return Some(noun);
    }
    let next = next?;
    match view.token(next) {
        // two nouns side by side, whatever the tree says of them
        Some(token) if token.upos == Upos::Noun && !view.is_capitalised(next) => {
            let is_apart =
                matches!(token.relation, Relation::Nsubj | Relation::Obj) && token.head != Some(last);
            let within = view.token(last).and_then(|t| t.head).is_some_and(|head| head >= next);
            (!is_apart || within).then(|| noun_at(resolver, next, sentence))
        }
        Some(_) => None,
        None => people::is_people(view.word(next)).then_some(next),
    }
}

/// The last of the nouns that stand side by side from a word on.
fn noun_at(resolver: &Resolver<'_>, first: usize, sentence: &Words) -> usize {
    let is_noun = |i: &usize| resolver.view.token(*i).is_some_and(|t| t.upos == Upos::Noun);
    (first..sentence.end).take_while(is_noun).last().unwrap_or(first)
}

/// `the rebels’ lines`: the term refers by itself.
fn is_possessive(view: &View<'_>, last: usize, sentence: &Words) -> bool {
    last + 1 < sentence.end && matches!(view.word(last + 1), "’" | "'")
}

/// `a ‘[terrorist]’`: what has an article and no noun behind it is one.
fn has_article(view: &View<'_>, words: &Words, sentence: &Words) -> bool {
    let before = (sentence.start..words.start).rev().find(|i| view.is_bare(*i));
    before.is_some_and(|i| matches!(view.fold(i), "a" | "an" | "the"))
}

/// `the most [racist] man`: what has degrees is an adjective.
fn is_graded(view: &View<'_>, words: &Words, sentence: &Words) -> bool {
    let before = words.start.checked_sub(1).filter(|i| *i >= sentence.start);
    let degrees = ["more", "most", "less", "least", "very", "so", "too", "as", "how", "deeply", "openly"];
    before.is_some_and(|i| degrees.contains(&view.fold(i)))
}

fn is_against(view: &View<'_>, words: &Words, sentence: &Words) -> bool {
    words.start >= sentence.start + 2
        && view.word(words.start - 1) == "-"
        && view.joined(words.start - 1, words.start)
        && AGAINST.contains(&view.fold(words.start - 2))
}

/// Whether capitals and names leave the term a word of the language.
fn is_written_right(resolver: &Resolver<'_>, term: ContestedTerm, words: &Words, sentence: &Words) -> bool {
    let (view, last) = (resolver.view, words.end - 1);
    let capital = view.is_capitalised(last);
    if term.usage == ContestedUsage::Capital {
        return capital && (words.start > sentence.start || term.plural);
    }
    if !capital {
        return true;
    }
    let is_first = words.clone().all(|i| i == last || !view.is_bare(i))
        && (sentence.start..words.start).all(|i| !view.is_bare(i));
    if is_headline(view, sentence) {
        return resolver.names.at(last).is_none_or(|mention| mention.words == *words);
    }
    if resolver.names.at(last).is_some_and(|mention| mention.words.len() > words.len()) {
        return false;
    }
    // "Patriot built a plant": one without an article, in front of no noun, is a name
    let is_bare_name = !term.plural && modified(resolver, term.plural, last, sentence).is_none();
    // "Rebel Wilson"
    let is_given_name = term.kind == ContestedKind::Fighter
        && !term.plural
        && words.end < sentence.end
        && view.is_capitalised(words.end)
        && resolver.names.at(words.end).is_none_or(|mention| mention.words.end == words.end + 1);
    (is_first && !is_bare_name && !is_given_name) || term.usage == ContestedUsage::Proper
}

/// Whether most words of a sentence have capitals.
fn is_headline(view: &View<'_>, sentence: &Words) -> bool {
    let long = |i: &usize| view.is_bare(*i) && view.word(*i).chars().count() > 3;
    let words = sentence.clone().filter(long).count();
    let capitals = sentence.clone().filter(long).filter(|i| view.is_capitalised(*i)).count();
    words > 1 && capitals as f32 >= HEADLINE * words as f32
}
