//! Dependency trees and parts of speech, against Universal Dependencies.
//!
//! The definitions are those of the CoNLL 2018 shared task with tokens and sentences given: every token counts,
//! punctuation too; relations are compared without their subtypes; a root's head is the root.

use crate::token_words::TokenWords;
use crate::treebank::TreebankText;

/// A word or token in a predicted tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dependency<'a> {
    /// The one that it depends on; `None` for a root.
    pub head: Option<usize>,
    /// How, with or without a subtype.
    pub relation: &'a str,
    /// Universal part of speech.
    pub upos: &'a str,
}

/// How many tokens are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SyntaxScores {
    /// All tokens.
    pub tokens: usize,
    /// Those with the right head.
    pub heads: usize,
    /// Those with the right head and relation.
    pub labelled: usize,
    /// Those with the right part of speech.
    pub upos: usize,
}

impl SyntaxScores {
    /// Unlabelled attachment score, from 0 to 1.
    pub fn uas(self) -> f64 {
        self.share(self.heads)
    }

    /// Labelled attachment score, from 0 to 1.
    pub fn las(self) -> f64 {
        self.share(self.labelled)
    }

    /// Share of tokens with the right part of speech, from 0 to 1.
    pub fn upos_accuracy(self) -> f64 {
        self.share(self.upos)
    }

    /// Adds another text's counts.
    pub fn add(&mut self, other: Self) {
        self.tokens += other.tokens;
        self.heads += other.heads;
        self.labelled += other.labelled;
        self.upos += other.upos;
    }

    fn share(self, part: usize) -> f64 {
        if self.tokens == 0 { 0.0 } else { part as f64 / self.tokens as f64 }
    }
}

/// The tree of our words, given as one dependency a word, as a tree of tokens.
///
/// A token has the part of speech of its first word. From there its words are climbed until one depends on another
/// token or is a root: that word's head, as a token, and relation are the token's.
pub fn on_tokens<'a>(words: &TokenWords, tree: &[Dependency<'a>], tokens: usize) -> Vec<Dependency<'a>> {
    (0..tokens)
        .map(|token| {
            let first = words.first_word(token);
            let mut at = first;
            // a tree has no circles, and no token more words than the text
            for _ in 0..tree.len() {
                match tree[at].head {
                    Some(head) if words.token(head) == token => at = head,
                    _ => break,
                }
            }
            Dependency {
                head: tree[at].head.map(|head| words.token(head)),
                relation: tree[at].relation,
                upos: tree[first].upos,
            }
        })
        .collect()
}

/// Compares a tree of tokens with the gold one.
pub fn score_syntax(gold: &TreebankText, tree: &[Dependency<'_>]) -> SyntaxScores {
    let mut scores = SyntaxScores { tokens: gold.tokens.len(), ..SyntaxScores::default() };
    for (real, made) in gold.tokens.iter().zip(tree) {
        let head = real.head == made.head;
        scores.heads += usize::from(head);
        scores.labelled += usize::from(head && universal(&real.relation) == universal(made.relation));
        scores.upos += usize::from(real.upos == made.upos);
    }
    scores
}

/// A relation without its subtype.
fn universal(relation: &str) -> &str {
    relation.split(':').next().unwrap_or(relation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::treebank::GoldToken;
    use onrecord_text::Span;

    const TEXT: &str = "The U.S. left";

    /// "The" < "U.S." < "left", the root.
    fn gold() -> TreebankText {
        let token = |span: Span, head: Option<usize>, relation: &str, upos: &str| GoldToken {
            span,
            upos: upos.to_owned(),
            head,
            relation: relation.to_owned(),
        };
        TreebankText {
            text: TEXT.to_owned(),
            tokens: vec![
                token(Span::new(0, 3), Some(1), "det", "DET"),
                token(Span::new(4, 8), Some(2), "nsubj", "PROPN"),
                token(Span::new(9, 13), None, "root", "VERB"),
            ],
            ..TreebankText::default()
        }
    }

    /// Scores a tree of our words: "The", "U", ".", "S", ".", "left".
    fn check(tree: [(Option<usize>, &str, &str); 6], expected: (usize, usize, usize)) {
        let gold = gold();
        let words = TokenWords::new(TEXT, &gold.spans());
        let tree = tree.map(|(head, relation, upos)| Dependency { head, relation, upos });
        let scores = score_syntax(&gold, &on_tokens(&words, &tree, gold.tokens.len()));
        assert_eq!((scores.heads, scores.labelled, scores.upos), expected);
        assert_eq!(scores.tokens, 3);
    }

    #[test]
    fn later_words_of_a_token_stand_for_it_as_heads() {
        check(
            [
                (Some(3), "det", "DET"),
                (Some(5), "nsubj:pass", "PROPN"),
                (Some(1), "part", "X"),
                (Some(1), "part", "X"),
                (Some(1), "part", "X"),
                (None, "root", "VERB"),
            ],
            (3, 3, 3),
        );
    }

    #[test]
    fn a_token_is_climbed_out_of() {
        check(
            [
                (Some(1), "nmod", "DET"),
                (Some(3), "part", "NOUN"),
                (Some(3), "part", "X"),
                (Some(5), "nsubj", "X"),
                (Some(3), "part", "X"),
                (None, "root", "VERB"),
            ],
            (3, 2, 2),
        );
    }

    #[test]
    fn a_wrong_root_costs_two_heads() {
        check(
            [
                (Some(1), "det", "DET"),
                (None, "root", "PROPN"),
                (Some(1), "part", "X"),
                (Some(1), "part", "X"),
                (Some(1), "part", "X"),
                (Some(1), "acl", "VERB"),
            ],
            (1, 1, 3),
        );
    }
}
