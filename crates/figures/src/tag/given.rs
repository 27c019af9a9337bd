//! Parts of speech that somebody else found, brought onto this crate's tokens.
//!
//! Others cut words otherwise ("U", ".", "S", "."; "don", "’", "t"): a token has the tag of the word that it begins in, a
//! clitic that of its last. Digits and marks are what they are, whatever the tagger says.

use onrecord_text::Span;

use super::Tag;
use crate::token::{Sort, Token};

/// One tag a token, from words in order with the Penn Treebank's tags.
pub(crate) fn given(tokens: &[Token], tagged: &[(Span, &str)]) -> Vec<Tag> {
    let mut at = 0;
    let mut tags = Vec::with_capacity(tokens.len());
    for token in tokens {
        while tagged.get(at).is_some_and(|(word, _)| word.end <= token.span.start) {
            at += 1;
        }
        let clitic = token.lower.starts_with('\'') && token.lower.len() > 1;
        let mut last = at;
        while clitic && tagged.get(last + 1).is_some_and(|(word, _)| word.start < token.span.end) {
            last += 1;
        }
        let penn =
            tagged.get(last).filter(|(word, _)| word.start < token.span.end).map_or("NN", |(_, tag)| *tag);
        tags.push(match token.sort {
            Sort::Digits => Tag::Cardinal,
            Sort::Mark => super::tables::mark(&token.lower),
            Sort::Word if token.lower == "n't" => Tag::Adverb,
            Sort::Word => Tag::of_penn(penn),
        });
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grouping::Style;
    use crate::token::tokens;

    #[test]
    fn tags_reach_tokens_that_are_cut_otherwise() {
        let text = "The U.S. didn’t lose Ada’s 1,200.5 men.";
        let words = onrecord_text::words(text);
        let penn = [
            "DT", "NNP", ".", "NNP", ".", "VBD", "``", "RB", "VB", "NNP", "``", "POS", "CD", ",", "CD", ".",
            "CD", "NNS", ".",
        ];
        let tagged: Vec<(Span, &str)> = words.into_iter().zip(penn).collect();
        let tokens = tokens(text, Span::new(0, text.len()), Style::Stop);
        use Tag::{Adverb, Base, Cardinal, Determiner, Name, Past, Plural, Possessive, Stop};
        let expected = [Determiner, Name, Past, Adverb, Base, Name, Possessive, Cardinal, Plural, Stop];
        assert_eq!(given(&tokens, &tagged), expected);
        assert!(given(&tokens, &[]).len() == tokens.len());
    }
}
