//! Cues of several words, and how far their words may stand apart.
//!
//! *Finds* "lashed out angrily at", "expressed deep concern about", "played it down", "as the envoy put it".
//! *Leaves alone* words that only happen to stand in order: nothing but adverbs and days may part a verb from its
//! preposition, so "called the talks a step for peace" is no call for anything.

use onrecord_parse::folded;

use crate::{
    grammar::{
        is_adverb, is_object_pronoun, is_particle, is_possessive, is_preposition, is_reflexive, is_stop,
    },
    inflection::FormSet,
};

/// The words after the first of a cue of several words.
pub(crate) struct Pattern {
    pub(crate) entry: u32,
    /// Which form of its verb the first word is.
    pub(crate) form: FormSet,
    pub(crate) tail: Vec<Token>,
}

/// One word of a pattern.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Word(Box<str>),
    /// `*`: up to five words.
    Gap,
    /// `one's`: a possessive pronoun.
    Possessive,
    /// `oneself`: a reflexive pronoun.
    Reflexive,
}

const LONGEST_GAP: usize = 5;

impl Token {
    pub(crate) fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            _ => None,
        }
    }

    fn fits(&self, word: &str) -> bool {
        match self {
            Self::Word(expected) => &**expected == word,
            Self::Gap => false,
            Self::Possessive => is_possessive(word),
            Self::Reflexive => is_reflexive(word),
        }
    }
}

/// A row's lemma as tokens; hyphens and apostrophes are words of their own, as they are in texts.
pub(crate) fn tokens(lemma: &str) -> Vec<Token> {
    let mut found = Vec::new();
    for word in lemma.split(' ') {
        match word {
            "*" => found.push(Token::Gap),
            "one's" => found.push(Token::Possessive),
            "oneself" => found.push(Token::Reflexive),
            _ => pieces(word, &mut found),
        }
    }
    found
}

fn pieces(word: &str, found: &mut Vec<Token>) {
    let mut start = 0;
    for (at, mark) in word.match_indices(['-', '\'', '.']) {
        if at > start {
            found.push(Token::Word(folded(&word[start..at]).into()));
        }
        found.push(Token::Word(mark.into()));
        start = at + mark.len();
    }
    if start < word.len() {
        found.push(Token::Word(folded(&word[start..]).into()));
    }
}

impl Pattern {
    /// Where the pattern ends (one past its last word), if the words after its first, which is at `at`, fit.
    ///
    /// Words from `span` on follow the cue; only the pattern's last word may stand there, right behind the span.
    pub(crate) fn end(&self, words: &[&str], at: usize, span: usize) -> Option<usize> {
        let mut next = at + 1;
        let mut place = 0;
        while let Some(token) = self.tail.get(place) {
            if *token == Token::Gap {
                let after = self.tail.get(place + 1)?;
                let reach = (next + LONGEST_GAP + 1).min(span);
                next = (next..reach).find(|&at| after.fits(words[at]))?;
                place += 1;
                continue;
            }
            let last = place + 1 == self.tail.len();
            next = self.step(token, words, next, span, last)?;
            place += 1;
        }
        Some(next)
    }

    /// One past the word that fits a token, from `next` on.
    fn step(&self, token: &Token, words: &[&str], next: usize, span: usize, last: bool) -> Option<usize> {
        if next < span || (last && next == span) {
            let word = words.get(next)?;
            if token.fits(word) {
                return Some(next + 1);
            }
        }
        let wide = token.word().is_some_and(|word| !is_preposition(word) && !is_particle(word));
        let particle = token.word().is_some_and(is_particle);
        for at in next..span.min(next + 3) {
            let word = words[at];
            if is_stop(word) || !(wide || is_adverb(word) || (particle && is_object_pronoun(word))) {
                return None;
            }
            if words.get(at + 1).is_some_and(|word| at + 1 < span && token.fits(word)) {
                return Some(at + 2);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lemma: &str, text: &str, expected: bool) {
        let mut tail = tokens(lemma);
        tail.remove(0);
        let pattern = Pattern { entry: 0, form: FormSet::BASE, tail };
        let words: Vec<&str> = text.split(' ').collect();
        assert_eq!(pattern.end(&words, 0, words.len()).is_some(), expected, "{lemma} in {text}");
    }

    #[test]
    fn words_may_stand_apart_a_little() {
        check("lash out at", "lash out at", true);
        check("lash out at", "lash out angrily at", true);
        check("lash out at", "lash out", false);
        check("call for", "call repeatedly for", true);
        check("call for", "call wednesday for", true);
        check("call for", "call the talks for", false);
        check("play down", "play it down", true);
        check("express concern", "express deep concern", true);
        check("express concern", "express , concern", false);
        check("as * put it", "as the envoy put it", true);
        check("as * put it", "as put it", true);
        check("set one's sights on", "set its sights on", true);
        check("distance oneself", "distance himself", true);
        check("co-sponsor", "co - sponsor", true);
    }
}
