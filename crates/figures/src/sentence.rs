//! One sentence with its tokens and their parts of speech, as every rule sees it.

use onrecord_text::Span;

use crate::grouping::Style;
use crate::tag::{Tag, given, tags};
use crate::token::{Sort, Token, tokens};

/// A sentence with a number in it.
pub(crate) struct Sentence<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: Vec<Token>,
    pub(crate) tags: Vec<Tag>,
}

impl<'a> Sentence<'a> {
    /// The sentence at a stretch of the text; `None` where no token could be part of a number.
    pub(crate) fn new(
        text: &'a str,
        stretch: Span,
        style: Style,
        tagged: Option<&[(Span, &str)]>,
    ) -> Option<Self> {
        let tokens = tokens(text, stretch, style);
        if !tokens.iter().any(crate::number::may_begin) {
            return None;
        }
        let tags = match tagged {
            Some(tagged) => given(&tokens, tagged),
            None => tags(text, &tokens),
        };
        Some(Self { text, tokens, tags })
    }

    /// Number of tokens.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// A token in lower case; empty past either end.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.lower.as_str())
    }

    /// The token before `at` in lower case; empty at the start.
    pub(crate) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    /// A token as written; empty past the end.
    pub(crate) fn written(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// A token's part of speech; that of a stop past the end.
    pub(crate) fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or(Tag::Stop)
    }

    /// Whether a token stands against the one before it.
    pub(crate) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// Whether a token is written in digits.
    pub(crate) fn is_digits(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.sort == Sort::Digits)
    }

    /// Whether a token is written in letters.
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.sort == Sort::Word)
    }

    /// Whether a token begins with a capital.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.written(at).starts_with(char::is_uppercase)
    }

    /// Whether a hyphen or a dash stands at `at`, against its neighbours.
    pub(crate) fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "‐" | "‑" | "–" | "—" | "−") && self.glued(at) && self.glued(at + 1)
    }

    /// Whether the tokens from `at` on are these, in lower case.
    pub(crate) fn has(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, word)| self.word(at + k) == *word)
    }

    /// Where `words` begin if they end before `end`.
    pub(crate) fn ends_with(&self, end: usize, words: &[&str]) -> Option<usize> {
        let start = end.checked_sub(words.len())?;
        self.has(start, words).then_some(start)
    }

    /// The stretch of text that tokens `start..end` cover.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        debug_assert!(start < end && end <= self.len(), "no tokens at {start}..{end}");
        Span::new(self.tokens[start].span.start, self.tokens[end - 1].span.end)
    }
}
