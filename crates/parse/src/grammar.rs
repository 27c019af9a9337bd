//! What a model says of a text's words: the slots of a parse.

use crate::label::{MentionKind, NameKind};
use crate::parse::Words;
use crate::phrase::phrases;
use crate::token::{Labelled, Referent, Token};

/// What a model says of words, numbered as the words that it read are. Empty where no model read them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grammar {
    /// Each word's place in its sentence's grammar.
    pub tokens: Vec<Token>,
    /// Names of persons, organisations, places and so on, in order.
    pub names: Vec<Labelled<NameKind>>,
    /// Names and descriptions, with their articles and attributes (re3d), in order.
    pub mentions: Vec<Labelled<MentionKind>>,
    /// Heads of noun phrases and pronouns, in order, with what they may refer back to.
    pub referents: Vec<Referent>,
}

/// The slots of a parse, one of each for every word; empty vectors where nothing is known of any.
#[derive(Clone, Debug, Default)]
pub(crate) struct Slots {
    pub(crate) tokens: Vec<Option<Token>>,
    /// The noun phrase that each word would head.
    pub(crate) phrases: Vec<Words>,
    pub(crate) names: Vec<Labelled<NameKind>>,
    pub(crate) mentions: Vec<Labelled<MentionKind>>,
    pub(crate) referents: Vec<Referent>,
}

impl Slots {
    /// What is said of the words `chosen`, in order, of `count`. A span or phrase that lost words in between is cut in
    /// front of them.
    pub(crate) fn of(grammar: Grammar, chosen: &[usize], count: usize) -> Self {
        let Grammar { tokens: known, names, mentions, mut referents } = grammar;
        let mut tokens = vec![None; count];
        let mut own: Vec<Words> = (0..count).map(|word| word..word + 1).collect();
        for (at, phrase) in phrases(&known).into_iter().enumerate() {
            own[chosen[at]] = around(&phrase, at, chosen);
        }
        for (at, token) in known.into_iter().enumerate() {
            let head = token.head.map(|head| chosen[head]);
            tokens[chosen[at]] = Some(Token { head, ..token });
        }
        for referent in &mut referents {
            referent.word = chosen[referent.word];
        }
        let (names, mentions) = (placed(names, chosen), placed(mentions, chosen));
        Self { tokens, phrases: own, names, mentions, referents }
    }
}

/// The words of a phrase that stand beside its head without a gap.
fn around(phrase: &Words, head: usize, chosen: &[usize]) -> Words {
    let next = |pair: &&[usize]| pair[1] == pair[0] + 1;
    let before = chosen[phrase.start..=head].windows(2).rev().take_while(next).count();
    let behind = chosen[head..phrase.end].windows(2).take_while(next).count();
    chosen[head] - before..chosen[head] + behind + 1
}

fn placed<K>(spans: Vec<Labelled<K>>, chosen: &[usize]) -> Vec<Labelled<K>> {
    spans
        .into_iter()
        .map(|span| {
            let own = &chosen[span.words.clone()];
            let whole = own.windows(2).take_while(|pair| pair[1] == pair[0] + 1).count() + 1;
            Labelled { words: own[0]..own[0] + whole, ..span }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::{Relation, Upos, Xpos};

    fn token(head: Option<usize>, relation: Relation) -> Token {
        Token { upos: Upos::Noun, xpos: Xpos::Nn, head, relation }
    }

    #[test]
    fn slots_count_in_the_words_of_the_parse() {
        // "the ( old ) envoy": the brackets were not read
        let grammar = Grammar {
            tokens: vec![
                token(Some(2), Relation::Det),
                token(Some(2), Relation::Amod),
                token(None, Relation::Root),
            ],
            names: vec![Labelled { words: 0..3, kind: NameKind::Person, score: 1.0 }],
            ..Grammar::default()
        };
        let slots = Slots::of(grammar, &[0, 2, 4], 5);
        assert_eq!(slots.tokens[2].map(|token| token.head), Some(Some(4)));
        assert_eq!(slots.tokens[1], None);
        assert_eq!(slots.names[0].words, 0..1);
        assert_eq!(slots.phrases[4], 4..5);
        assert_eq!(slots.phrases[1], 1..2);
    }
}
