//! The words by which a reply names what it replies to: "the claim", "the ministry’s account", "it".

use std::collections::HashMap;
use std::sync::LazyLock;

/// What sort of statement a reply says that it replies to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Matter {
    /// Anything said ("the remarks", "it").
    Any,
    /// Blame laid on somebody ("the accusation").
    Charge,
    /// Something put forward as true ("the claim").
    Claim,
    /// Something that was printed ("the report", "the story").
    Print,
    /// A number ("the figure").
    Figure,
    /// Something asked for or proposed ("the call").
    Demand,
}

/// Whose statement a reply says that it replies to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    /// "his", "her".
    Person,
    /// "its".
    Body,
    /// "their".
    Many,
    /// "the ministry’s", "of the envoy".
    Named(Vec<String>),
    /// Words in front of the noun, which may be a name ("the Salt Board claim") or not ("the new claim").
    Before(Vec<String>),
}

static NOUNS: LazyLock<HashMap<&'static str, Matter>> = LazyLock::new(|| {
    crate::data::rows(include_str!("../data/claim-nouns.tsv"))
        .map(|(noun, matter)| (noun, read(matter).expect("a test reads every row")))
        .collect()
});

fn read(matter: &str) -> Option<Matter> {
    Some(match matter {
        "any" => Matter::Any,
        "charge" => Matter::Charge,
        "claim" => Matter::Claim,
        "print" => Matter::Print,
        "figure" => Matter::Figure,
        "demand" => Matter::Demand,
        _ => return None,
    })
}

/// What sort of statement a noun names.
pub(crate) fn noun(word: &str) -> Option<Matter> {
    NOUNS.get(word).copied()
}

/// A phrase that stands for a statement: its owner, its sort, and how many words it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Anaphor {
    pub owner: Option<Owner>,
    pub matter: Matter,
    pub words: usize,
}

/// The phrase for a statement that some words begin with.
///
/// *Finds* pronouns ("it", "that", "this", "both") and definite phrases around a noun for something said ("the claim",
/// "the ministry’s account", "her story", "such reports", "the words of the envoy").
/// *Leaves alone* "a claim", which may be anybody's, and phrases whose noun comes later than the sixth word.
pub(crate) fn anaphor(words: &[String]) -> Option<Anaphor> {
    let first = words.first()?.as_str();
    let mut owner = match first {
        "his" | "her" => Some(Owner::Person),
        "its" => Some(Owner::Body),
        "their" => Some(Owner::Many),
        _ => None,
    };
    let definite = owner.is_some()
        || matches!(first, "the" | "this" | "that" | "these" | "those" | "such" | "any" | "all" | "both")
        || owned(first).is_some();
    if definite {
        for (at, word) in words.iter().enumerate().take(6) {
            if let Some(name) = owned(word) {
                let mut name: Vec<String> =
                    words[..at].iter().filter(|word| !is_small(word)).cloned().chain([name]).collect();
                name.dedup();
                owner = Some(Owner::Named(name));
                continue;
            }
            if at == 0 {
                continue;
            }
            // "any responsibility for the attack" is no attack
            if matches!(
                word.as_str(),
                "for" | "to" | "in" | "on" | "with" | "against" | "about" | "of" | "that"
            ) {
                break;
            }
            if let Some(matter) = noun(word) {
                if let Some("of" | "by" | "from") = words.get(at + 1).map(String::as_str) {
                    let name: Vec<String> =
                        words[at + 2..].iter().take(4).filter(|word| !is_small(word)).cloned().collect();
                    owner = owner.or((!name.is_empty()).then_some(Owner::Named(name)));
                }
                // "the Salt Board claim"
                let before: Vec<String> =
                    words[1..at].iter().filter(|word| !is_small(word)).cloned().collect();
                owner = owner.or((!before.is_empty()).then_some(Owner::Before(before)));
                return Some(Anaphor { owner, matter, words: at + 1 });
            }
        }
    }
    let pronoun = matches!(first, "it" | "that" | "this" | "both");
    (pronoun && words.len() == 1).then_some(Anaphor { owner: None, matter: Matter::Any, words: 1 })
}

fn owned(word: &str) -> Option<String> {
    let name =
        word.strip_suffix("'s").or_else(|| word.strip_suffix("s'").map(|_| &word[..word.len() - 1]))?;
    (!matches!(name, "it" | "that" | "there" | "what" | "he" | "she" | "who" | "let"))
        .then(|| name.to_owned())
}

fn is_small(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "of"
            | "in"
            | "on"
            | "by"
            | "for"
            | "and"
            | "this"
            | "that"
            | "his"
            | "her"
            | "their"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::lower_words;

    #[track_caller]
    fn check(words: &str, owner: Option<Owner>, matter: Matter) {
        let found = anaphor(&lower_words(words)).expect("a phrase for a statement");
        assert_eq!((found.owner, found.matter), (owner, matter), "{words}");
    }

    #[test]
    fn every_row_of_the_data_is_read() {
        assert!(crate::data::rows(include_str!("../data/claim-nouns.tsv")).all(|(_, m)| read(m).is_some()));
    }

    #[test]
    fn phrases_for_a_statement() {
        check("it", None, Matter::Any);
        check("the claim", None, Matter::Claim);
        check("that accusation", None, Matter::Charge);
        check("her story", Some(Owner::Person), Matter::Print);
        check("the ministry’s account", Some(Owner::Named(vec!["ministry".to_owned()])), Matter::Claim);
        check(
            "the words of the envoy about Dorel",
            Some(Owner::Named(["envoy", "about", "dorel"].iter().map(|w| (*w).to_owned()).collect())),
            Matter::Any,
        );
        check("Its claim that the road is open", Some(Owner::Body), Matter::Claim);
    }

    #[test]
    fn other_phrases_are_left_alone() {
        for words in
            ["a claim", "the road to the salt works", "it was open", "figures", "any aircraft had flown"]
        {
            assert_eq!(anaphor(&lower_words(words)), None, "{words}");
        }
    }
}
