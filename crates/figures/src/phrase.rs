//! Noun phrases over parts of speech, forwards and backwards from a token.
//!
//! The two functions are all that the rest of the crate knows of syntax beside the tags: a parser could stand behind
//! them instead. A phrase has its determiner, modifiers and nouns, and no preposition; [`with_of`] adds what "of" joins.

use crate::sentence::Sentence;
use crate::tag::Tag;

/// A noun phrase in tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// First token.
    pub(crate) start: usize,
    /// One past the last token.
    pub(crate) end: usize,
    /// The noun that heads it.
    pub(crate) head: usize,
}

/// Tokens of the longest phrase.
const LONGEST: usize = 14;

/// The noun phrase that begins at `at`.
pub(crate) fn phrase(sentence: &Sentence, at: usize) -> Option<Phrase> {
    if sentence.tag(at) == Tag::Pronoun && sentence.is_word(at) {
        let person = !matches!(sentence.word(at), "it" | "i");
        return person.then_some(Phrase { start: at, end: at + 1, head: at });
    }
    let mut next = at;
    while matches!(sentence.tag(next), Tag::Determiner | Tag::PossessivePronoun | Tag::Cardinal)
        && next < at + 3
    {
        next += 1;
    }
    let mut head = None;
    while next < at + LONGEST {
        let after = sentence.tag(next + 1);
        let goes_on = match sentence.tag(next) {
            Tag::Noun | Tag::Name => {
                if head.is_some_and(|head| ends_before(sentence, head, next)) {
                    break;
                }
                head = Some(next);
                true
            }
            Tag::Plural => {
                if head.is_some_and(|head| ends_before(sentence, head, next)) {
                    break;
                }
                head = Some(next);
                true
            }
            Tag::Adjective => {
                // "five Tarnish tactical units": a name may stand in front of an adjective.
                let named = head.is_some_and(|head| sentence.tag(head) == Tag::Name)
                    && after.is_noun()
                    && !sentence.is_capital(next + 1);
                head.is_none() || named || hyphened(sentence, next) || behind_hyphen(sentence, at, next)
            }
            Tag::Adverb => head.is_none() && matches!(after, Tag::Adjective | Tag::Participle),
            Tag::Participle | Tag::Gerund => {
                head.is_none() && (after.is_noun() || after == Tag::Adjective || sentence.is_hyphen(next + 1))
                    || hyphened(sentence, next)
                    || behind_hyphen(sentence, at, next)
            }
            Tag::Possessive => {
                head == next.checked_sub(1) && sentence.word(next) != "'"
                    || sentence.glued(next) && head.is_some()
            }
            Tag::Comma => {
                head.is_none() && sentence.tag(next - 1) == Tag::Adjective && after == Tag::Adjective
            }
            Tag::Conjunction if suspended(sentence, next - 1) => true,
            Tag::Conjunction => {
                let adjectives = head.is_none()
                    && next > at
                    && sentence.tag(next - 1) == Tag::Adjective
                    && matches!(after, Tag::Adjective | Tag::Participle);
                let names = sentence.word(next) == "&" && head.is_some() && after == Tag::Name;
                adjectives || names
            }
            Tag::Mark => {
                (sentence.is_hyphen(next) && sentence.is_word(next + 1)) || suspended(sentence, next)
            }
            // "its last eight games"
            Tag::Cardinal => {
                hyphened(sentence, next)
                    || (next > at && sentence.is_hyphen(next - 1))
                    || (head.is_none() && next > at && after.is_noun())
            }
            Tag::Preposition
            | Tag::Particle
            | Tag::To
            | Tag::Past
            | Tag::Base
            | Tag::Present
            | Tag::Third => (next > at && sentence.is_hyphen(next - 1)) || hyphened(sentence, next),
            _ => false,
        };
        if !goes_on {
            break;
        }
        next += 1;
    }
    let head = head?;
    Some(Phrase { start: at, end: past_model(sentence, head), head })
}

/// Past the number of a model that a name stands against: "F-16s", "T-72".
fn past_model(sentence: &Sentence, head: usize) -> usize {
    let mut end = head + 1;
    if sentence.is_capital(head) && sentence.is_hyphen(end) && sentence.is_digits(end + 1) {
        end += 2;
        end += usize::from(sentence.is_word(end) && sentence.glued(end));
    }
    end
}

/// The noun phrase whose last token stands before `end`.
pub(crate) fn phrase_before(sentence: &Sentence, end: usize) -> Option<Phrase> {
    let head = end.checked_sub(1)?;
    if sentence.tag(head) == Tag::Pronoun {
        return Some(Phrase { start: head, end, head });
    }
    if !sentence.tag(head).is_noun() {
        return None;
    }
    let mut start = head;
    while start > 0 && head - start < LONGEST {
        let before = start - 1;
        let goes_on = match sentence.tag(before) {
            Tag::Noun | Tag::Name | Tag::Possessive => true,
            Tag::Plural => {
                !sentence.is_capital(start) && sentence.tag(start) != Tag::Adjective
                    || sentence.is_capital(before)
            }
            Tag::Adjective | Tag::Cardinal => sentence.tag(start) != Tag::Determiner,
            Tag::Mark => sentence.is_hyphen(before),
            Tag::Conjunction => sentence.word(before) == "&",
            Tag::Participle | Tag::Gerund => {
                let further = before.checked_sub(1).map(|at| sentence.tag(at));
                matches!(further, Some(Tag::Determiner | Tag::PossessivePronoun | Tag::Adjective))
                    || (before > 0 && sentence.is_hyphen(before - 1))
                    || sentence.is_hyphen(before + 1)
            }
            Tag::Adverb => {
                sentence.tag(start) == Tag::Adjective
                    && before > 0
                    && matches!(sentence.tag(before - 1), Tag::Determiner)
            }
            _ => sentence.is_hyphen(before + 1) || (before > 0 && sentence.is_hyphen(before - 1)),
        };
        if !goes_on {
            break;
        }
        start = before;
    }
    if start > 0 && matches!(sentence.tag(start - 1), Tag::Determiner | Tag::PossessivePronoun) {
        start -= 1;
    }
    Some(Phrase { start, end, head })
}

/// The phrase with what "of" joins to it.
pub(crate) fn with_of(sentence: &Sentence, found: Phrase) -> Phrase {
    if sentence.word(found.end) != "of" {
        return found;
    }
    match phrase(sentence, found.end + 1) {
        Some(inner) => Phrase { end: with_of(sentence, inner).end, ..found },
        None => found,
    }
}

fn hyphened(sentence: &Sentence, at: usize) -> bool {
    (sentence.is_hyphen(at + 1) && sentence.is_word(at + 2)) || suspended(sentence, at + 1)
}

fn behind_hyphen(sentence: &Sentence, start: usize, at: usize) -> bool {
    at > start && sentence.is_hyphen(at - 1)
}

/// Whether a hyphen at `at` waits for its other half: "low- and middle-income Americans".
fn suspended(sentence: &Sentence, at: usize) -> bool {
    sentence.word(at) == "-" && sentence.glued(at) && matches!(sentence.word(at + 1), "and" | "or" | "to")
}

/// Whether a phrase ends with its plural head although a noun follows ("three months Ford ...", "9 people Obi said").
fn ends_before(sentence: &Sentence, head: usize, next: usize) -> bool {
    let common = sentence.tag(head) == Tag::Plural && !sentence.is_capital(head);
    common
        && head + 1 == next
        && (sentence.is_capital(next) || crate::setting::is_time_word(sentence.word(next)))
}
