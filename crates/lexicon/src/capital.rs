//! Capitals and buildings that stand for a government: "Moscow said".
//!
//! Decides only that a name can stand for a state; whether it does, or is the town itself, is for the reader to see.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::row::{columns, rows};

/// A name of `data/capitals.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capital {
    /// The name as the table has it.
    pub name: &'static str,
    /// The state, or the European Union, whose government it can stand for.
    pub state: &'static str,
    /// Town or building.
    pub kind: CapitalKind,
}

/// What sort of place stands for a government.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CapitalKind {
    /// A capital by constitution or custom.
    Capital,
    /// Another town where a government or its like sits.
    Seat,
    /// A building, a street, a quarter: "the Kremlin", "Downing Street".
    Building,
}

static CAPITALS: LazyLock<HashMap<String, Capital>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/capitals.tsv"));
    let capitals = rows.map(|(_, row)| capital_of(row).expect("a test reads every capital"));
    capitals.map(|capital| (key(capital.name), capital)).collect()
});

/// The state that a capital or building can stand for; "the" in front and the case of letters behind the first do not
/// matter, a small first letter does.
///
/// ```
/// assert_eq!(onrecord_lexicon::capital("Moscow").expect("a capital").state, "Russia");
/// assert_eq!(onrecord_lexicon::capital("the White House").expect("a building").state, "United States");
/// assert!(onrecord_lexicon::capital("nice").is_none());
/// ```
pub fn capital(name: &str) -> Option<&'static Capital> {
    let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    let capitalised = name.chars().next().is_some_and(char::is_uppercase);
    capitalised.then(|| CAPITALS.get(&key(name))).flatten()
}

/// Whether a name is a state's of the table, or the European Union's.
///
/// ```
/// assert!(onrecord_lexicon::is_state("Russia") && onrecord_lexicon::is_state("the United States"));
/// assert!(!onrecord_lexicon::is_state("Moscow"));
/// ```
pub fn is_state(name: &str) -> bool {
    STATES.contains(name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name))
}

static STATES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| CAPITALS.values().map(|capital| capital.state).collect());

fn key(name: &str) -> String {
    name.to_lowercase().replace('’', "'")
}

fn capital_of(row: &'static str) -> Result<Capital, String> {
    let [name, state, kind] = columns(row)?;
    let kind = match kind {
        "capital" => CapitalKind::Capital,
        "seat" => CapitalKind::Seat,
        "building" => CapitalKind::Building,
        _ => return Err(format!("no such kind: {kind}")),
    };
    Ok(Capital { name, state, kind })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_capital_is_read() {
        for (line, row) in rows(include_str!("../data/capitals.tsv")) {
            assert!(capital_of(row).is_ok(), "line {line}: {row}");
        }
    }

    #[test]
    fn nearly_every_state_has_one() {
        let states: HashSet<&str> = CAPITALS.values().map(|capital| capital.state).collect();
        assert!(states.len() >= 185, "{}", states.len());
    }

    #[test]
    fn names_stand_for_their_state() {
        let cases = [
            ("Moscow", Some("Russia")),
            ("the Kremlin", Some("Russia")),
            ("The Kremlin", Some("Russia")),
            ("KREMLIN", Some("Russia")),
            ("Downing Street", Some("United Kingdom")),
            ("White House", Some("United States")),
            ("Brussels", Some("European Union")),
            ("N’Djamena", Some("Chad")),
            ("Kyiv", Some("Ukraine")),
            ("Kiev", Some("Ukraine")),
            ("Ankara", Some("Turkey")),
            ("Élysée", Some("France")),
            ("Karsand", None),
            ("moscow", None),
            ("the", None),
            ("", None),
        ];
        for (name, state) in cases {
            assert_eq!(capital(name).map(|capital| capital.state), state, "{name}");
        }
    }
}
