//! What follows a verb and changes its act: "asked him to leave" calls for something, "asked whether" asks.

use std::{collections::HashSet, sync::LazyLock};

use onrecord_record::Act;

use crate::{
    grammar::{is_determiner, is_modal, is_stop},
    row::{Complement, Entry, rows},
};

/// Words of harm; a promise of one is a threat.
static HARM: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| rows(include_str!("../data/harm-words.tsv")).map(|(_, word)| word).collect());

/// How many words an addressee may take between verb and complement.
const ADDRESSEE: usize = 6;

/// The act of a verb with the words after it, where they change it; the row's first complement that is there decides.
pub(crate) fn act_with_complement(entry: &Entry, after: &[&str]) -> Option<Act> {
    let found = entry.complements.iter().find(|(complement, _)| is_there(*complement, after));
    found.map(|(_, act)| *act)
}

fn is_there(complement: Complement, after: &[&str]) -> bool {
    match complement {
        Complement::To => infinitive(after).is_some(),
        Complement::For => after.first() == Some(&"for"),
        Complement::That => after.first() == Some(&"that"),
        Complement::On => after.first() == Some(&"on"),
        Complement::Harm => harms(after),
    }
}

/// The place of "to" before a verb, with at most an addressee in front.
fn infinitive(after: &[&str]) -> Option<usize> {
    for (at, word) in after.iter().take(ADDRESSEE + 1).enumerate() {
        if *word == "to" {
            let next = after.get(at + 1);
            let verb = next
                .is_none_or(|next| !is_determiner(next) && !next.starts_with(|c: char| c.is_ascii_digit()));
            return verb.then_some(at);
        }
        if is_stop(word) || is_modal(word) {
            return None;
        }
    }
    None
}

fn harms(after: &[&str]) -> bool {
    let from = match infinitive(after) {
        Some(to) => to + 1,
        None if after.first().is_some_and(|word| is_stop(word)) => return false,
        None => 0,
    };
    after[from..].iter().take(3).any(|word| HARM.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_infinitive_may_follow_an_addressee() {
        for (after, expected) in [
            ("him to leave", true),
            ("to leave", true),
            ("residents of the north to leave", true),
            ("the council to", true),
            ("whether he wanted to leave", false),
            ("reporters that he wanted to leave", false),
            ("him he wanted to leave", false),
            ("his story to the court", false),
            ("", false),
        ] {
            let words: Vec<&str> = after.split(' ').collect();
            assert_eq!(infinitive(&words).is_some(), expected, "{after}");
        }
    }

    #[test]
    fn harm_stands_behind_to_or_alone() {
        for (after, expected) in [
            ("to retaliate", true),
            ("swift revenge", true),
            ("to rebuild", false),
            ("that attacks would end", false),
        ] {
            let words: Vec<&str> = after.split(' ').collect();
            assert_eq!(harms(&words), expected, "{after}");
        }
    }
}
