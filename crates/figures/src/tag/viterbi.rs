//! The likeliest tags of a sentence.

use super::{
    Tag,
    tables::{Shape, TABLES, TAGS},
};
use crate::token::Token;

/// One tag a token.
pub(crate) fn tags(text: &str, tokens: &[Token]) -> Vec<Tag> {
    let mut states: Vec<Vec<(Tag, f32, usize)>> = Vec::with_capacity(tokens.len());
    let mut fresh = true;
    for token in tokens {
        let shape = shape(token.span.of(text), fresh);
        if !matches!(shape, Shape::Other) {
            fresh = false;
        }
        let emissions = TABLES.emissions(&token.lower, shape);
        let best = |tag: Tag| -> (f32, usize) {
            let Some(before) = states.last() else {
                return (TABLES.after[TAGS][tag as usize], 0);
            };
            let mut best = (f32::NEG_INFINITY, 0);
            for (at, (other, score, _)) in before.iter().enumerate() {
                let score = score + TABLES.after[*other as usize][tag as usize];
                if score > best.0 {
                    best = (score, at);
                }
            }
            best
        };
        let column = emissions
            .into_iter()
            .map(|(tag, weight)| {
                let (score, from) = best(tag);
                (tag, score + weight, from)
            })
            .collect();
        states.push(column);
    }
    let mut found = vec![Tag::Noun; tokens.len()];
    let last = states.last().map_or(&[][..], Vec::as_slice);
    let mut at = (0..last.len()).max_by(|a, b| last[*a].1.total_cmp(&last[*b].1)).unwrap_or(0);
    for (i, column) in states.iter().enumerate().rev() {
        let Some((tag, _, from)) = column.get(at) else { break };
        found[i] = *tag;
        at = *from;
    }
    repair(tokens, &mut found);
    found
}

/// What a first-order model cannot see: behind an article stands a noun, not a verb ("the set will cost"), and before
/// "of" too ("a fine of $5").
fn repair(tokens: &[Token], tags: &mut [Tag]) {
    for at in 1..tags.len() {
        let article = matches!(tokens[at - 1].lower.as_str(), "the" | "a" | "an")
            || tags[at - 1] == Tag::PossessivePronoun;
        let next = tags.get(at + 1).copied().unwrap_or(Tag::Stop);
        let last = next.is_finite() || matches!(next, Tag::Preposition | Tag::Stop | Tag::Comma | Tag::To);
        tags[at] = match tags[at] {
            Tag::Base | Tag::Present if article && last => Tag::Noun,
            Tag::Third if article => Tag::Plural,
            Tag::Participle | Tag::Past if article && next.is_finite() => Tag::Noun,
            Tag::Adjective if article && tokens.get(at + 1).is_some_and(|next| next.lower == "of") => {
                Tag::Noun
            }
            tag => tag,
        };
    }
}

fn shape(token: &str, first: bool) -> Shape {
    let mut characters = token.chars();
    let Some(initial) = characters.next() else { return Shape::Other };
    if initial.is_numeric() {
        Shape::Digit
    } else if matches!(initial, '\'' | '’') && characters.next().is_some_and(char::is_alphabetic) {
        Shape::Lower
    } else if !initial.is_alphabetic() {
        Shape::Other
    } else if !initial.is_uppercase() {
        Shape::Lower
    } else if first {
        Shape::First
    } else if token.len() > 1 && !token.chars().any(char::is_lowercase) {
        Shape::Capitals
    } else {
        Shape::Capital
    }
}
