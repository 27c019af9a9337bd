//! Our words of a text whose tokens are given.

use std::ops::Range;

use onrecord_text::{Span, words};

/// The words of a text, cut where a gold token ends, so that each lies in one token.
///
/// A token's first word stands for it. "U.S." is one token of a treebank and four words here.
///
/// ```
/// use onrecord_eval::TokenWords;
/// use onrecord_text::Span;
/// let text = "cannot go.";
/// let words = TokenWords::new(text, &[Span::new(0, 3), Span::new(3, 6), Span::new(7, 9), Span::new(9, 10)]);
/// let found: Vec<&str> = words.spans().iter().map(|span| span.of(text)).collect();
/// assert_eq!(found, ["can", "not", "go", "."]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TokenWords {
    spans: Vec<Span>,
    /// The token of each word.
    owners: Vec<usize>,
    /// The first word of each token.
    first: Vec<usize>,
}

impl TokenWords {
    /// Cuts a text at its tokens, which are in order and apart. A token without a word of ours is one.
    pub fn new(text: &str, tokens: &[Span]) -> Self {
        let mut found = Self::default();
        for (token, span) in tokens.iter().enumerate() {
            found.first.push(found.spans.len());
            let inside = words(span.of(text));
            if inside.is_empty() {
                found.spans.push(*span);
            }
            let moved = inside.iter().map(|w| Span::new(span.start + w.start, span.start + w.end));
            found.spans.extend(moved);
            found.owners.resize(found.spans.len(), token);
        }
        found
    }

    /// Where each word stands, in bytes of the text.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The token that a word is of.
    pub fn token(&self, word: usize) -> usize {
        self.owners[word]
    }

    /// The word that stands for a token.
    pub fn first_word(&self, token: usize) -> usize {
        self.first[token]
    }

    /// The tokens that some words lie in; none for no words.
    pub fn tokens(&self, words: &Range<usize>) -> Range<usize> {
        if words.is_empty() {
            return 0..0;
        }
        self.owners[words.start]..self.owners[words.end - 1] + 1
    }

    /// The words of some tokens.
    pub fn words(&self, tokens: &Range<usize>) -> Range<usize> {
        let start = |token: usize| self.first.get(token).copied().unwrap_or(self.spans.len());
        start(tokens.start)..start(tokens.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lie_in_one_token_each() {
        let text = "The U.S. envoy";
        let words = TokenWords::new(text, &[Span::new(0, 3), Span::new(4, 8), Span::new(9, 14)]);
        assert_eq!(words.spans().len(), 6);
        assert_eq!(words.first_word(1), 1);
        assert_eq!((words.token(4), words.token(5)), (1, 2));
        assert_eq!(words.tokens(&(2..6)), 1..3);
        assert_eq!(words.tokens(&(2..2)), 0..0);
        assert_eq!(words.words(&(1..3)), 1..6);
    }
}
