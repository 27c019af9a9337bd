//! Words that parties choose for each other: "militants", "rebels", "the regime".
//!
//! Decides only that a word is such a choice; who made it, and of whom, is for the reader to find.

use std::{collections::HashMap, sync::LazyLock};

use crate::row::{columns, rows};

/// A word of `data/contested-terms.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContestedTerm {
    /// The singular, of one word or two, in lower case.
    pub singular: &'static str,
    /// Its words.
    pub words: usize,
    /// Whom it is said of.
    pub kind: ContestedKind,
}

/// Whom a contested term is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContestedKind {
    /// Those who fight.
    Fighter,
    /// A body of people.
    Group,
    /// Those who rule.
    Government,
    /// One person, or some.
    Person,
    /// People at large.
    People,
}

static TERMS: LazyLock<HashMap<&'static str, ContestedTerm>> = LazyLock::new(|| {
    let mut terms = HashMap::new();
    for (_, row) in rows(include_str!("../data/contested-terms.tsv")) {
        let (plural, term) = term_of(row).expect("a test reads every term");
        terms.insert(term.singular, term);
        if plural != "-" {
            terms.insert(plural, term);
        }
    }
    terms
});

/// The contested term that begins with these words, the longer one first.
///
/// ```
/// use onrecord_lexicon::contested_term;
/// assert_eq!(contested_term(&["Militants", "left"]).expect("a term").singular, "militant");
/// assert_eq!(contested_term(&["freedom", "fighters"]).expect("a term").words, 2);
/// assert!(contested_term(&["soldiers"]).is_none());
/// ```
pub fn contested_term(words: &[&str]) -> Option<&'static ContestedTerm> {
    let lower: Vec<String> = words.iter().take(2).map(|word| word.to_lowercase()).collect();
    let two = (lower.len() > 1).then(|| lower.join(" "));
    two.and_then(|two| TERMS.get(two.as_str())).or_else(|| TERMS.get(lower.first()?.as_str()))
}

fn term_of(row: &'static str) -> Result<(&'static str, ContestedTerm), String> {
    let [singular, plural, kind] = columns(row)?;
    let kind = match kind {
        "fighter" => ContestedKind::Fighter,
        "group" => ContestedKind::Group,
        "government" => ContestedKind::Government,
        "person" => ContestedKind::Person,
        "people" => ContestedKind::People,
        _ => return Err(format!("no such kind: {kind}")),
    };
    Ok((plural, ContestedTerm { singular, words: singular.split(' ').count(), kind }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_is_read() {
        let mut before = "";
        for (line, row) in rows(include_str!("../data/contested-terms.tsv")) {
            let (_, term) = term_of(row).unwrap_or_else(|error| panic!("line {line}: {error}"));
            assert!(term.singular > before || term.singular.contains('-'), "line {line} is out of order");
            before = term.singular;
        }
        assert!(TERMS.len() > 150, "{}", TERMS.len());
    }

    #[test]
    fn singulars_and_plurals_are_one() {
        for (words, singular) in [
            (["gunmen", "fled"], Some("gunman")),
            (["Regime", "change"], Some("regime")),
            (["illegal", "immigrants"], Some("illegal immigrant")),
            (["the", "rebels"], None),
            (["soldiers", "fled"], None),
        ] {
            assert_eq!(contested_term(&words).map(|term| term.singular), singular, "{words:?}");
        }
        assert_eq!(contested_term(&[]), None);
    }
}
