//! What the model says of an article beside its attributions, in the view's words: names, grammar, referents.

use onrecord_model::{Labelled, MentionKind, NameKind, Prediction, Referent, Token};

use crate::view::Words;

/// The model's other findings. Empty where no model read the text; every question then has the answer "not known".
#[derive(Debug, Default)]
pub(crate) struct Grammar {
    /// One for each word that was read.
    tokens: Vec<Option<Token>>,
    pub(crate) names: Vec<Labelled<NameKind>>,
    pub(crate) mentions: Vec<Labelled<MentionKind>>,
    pub(crate) referents: Vec<Referent>,
}

impl Grammar {
    /// `chosen` are the words of the view that were read, in order, of `count`.
    pub(crate) fn of(prediction: Prediction, chosen: &[usize], count: usize) -> Self {
        let mut tokens = vec![None; count];
        for (at, token) in prediction.tokens.into_iter().enumerate() {
            let head = token.head.map(|head| chosen[head]);
            tokens[chosen[at]] = Some(Token { head, ..token });
        }
        let mut referents = prediction.referents;
        for referent in &mut referents {
            referent.word = chosen[referent.word];
        }
        Self {
            tokens,
            names: placed(prediction.names, chosen),
            mentions: placed(prediction.mentions, chosen),
            referents,
        }
    }

    /// A word's place in its sentence's grammar.
    pub(crate) fn token(&self, word: usize) -> Option<&Token> {
        self.tokens.get(word)?.as_ref()
    }

    /// The referent whose head is this word, by number.
    pub(crate) fn referent_at(&self, word: usize) -> Option<usize> {
        let at = self.referents.partition_point(|referent| referent.word < word);
        self.referents.get(at).is_some_and(|referent| referent.word == word).then_some(at)
    }

    /// The word of a range whose head lies outside it: the head of a phrase. `None` where nothing is known.
    pub(crate) fn head_of(&self, words: &Words) -> Option<usize> {
        words.clone().find(|word| {
            self.token(*word).is_some_and(|token| token.head.is_none_or(|head| !words.contains(&head)))
        })
    }
}

/// Spans of read words as ranges of the view's; one that lost words in between is cut in front of them.
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
