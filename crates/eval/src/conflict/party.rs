//! Which names are one party.
//!
//! `data/parties.tsv` has the names of states, of bodies of many states and of armed groups, with adjectives, capitals and short forms. A
//! state's government, authorities and the like are the state. What the table does not have is compared as it is written.

use std::collections::HashMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../data/parties.tsv");

/// Words behind a party's name that add nothing: `the Karsand government`.
const BEHIND: &[&str] = &["government", "authorities", "state", "regime", "movement"];

static PARTIES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let mut found = HashMap::new();
    for row in rows {
        let (party, names) = row.split_once('\t').unwrap_or((row, ""));
        for name in std::iter::once(party).chain(names.split('|')).filter(|name| !name.is_empty()) {
            found.insert(fold(name), party);
        }
    }
    found
});

/// What two names of one party have in common: the table's name, or the words without case, articles and points.
pub(super) fn key(name: &str) -> String {
    let folded = fold(name);
    if let Some(party) = PARTIES.get(&folded) {
        return (*party).to_owned();
    }
    let bare = BEHIND.iter().find_map(|word| folded.strip_suffix(word)?.strip_suffix(' '));
    match bare.map(|bare| (bare, PARTIES.get(bare))) {
        Some((_, Some(party))) => (*party).to_owned(),
        _ => folded,
    }
}

/// Whether the table has the name.
pub(super) fn is_known(name: &str) -> bool {
    PARTIES.contains_key(&fold(name))
}

/// Words in lower case, without points, quotation marks, possessives and articles in front.
pub(super) fn fold(name: &str) -> String {
    let words = name.split_whitespace().map(|word| {
        let word = word.replace('’', "'");
        let word = word.strip_suffix("'s").unwrap_or(&word).to_owned();
        word.chars()
            .filter(|c| c.is_alphanumeric() || *c == '-')
            .flat_map(char::to_lowercase)
            .collect::<String>()
    });
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    let front = words.iter().take_while(|word| ["the", "a", "an"].contains(&word.as_str())).count();
    words[front.min(words.len().saturating_sub(1))..].join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjectives_capitals_and_governments_are_their_state() {
        for name in
            ["Iran", "Iranian", "Tehran", "the Iranian government", "Islamic Republic of Iran", "IRAN’s"]
        {
            assert_eq!(key(name), "Iran", "{name}");
        }
        for name in ["U.S.", "US", "United States of America", "the White House", "American", "Washington"] {
            assert_eq!(key(name), "United States", "{name}");
        }
        assert_eq!((key("ISIL"), key("Daesh")), ("Islamic State".to_owned(), "Islamic State".to_owned()));
    }

    #[test]
    fn others_are_as_they_are_written() {
        assert_eq!(key("The Northern Front"), "northern front");
        assert_ne!(key("Iranian Foreign Ministry"), key("Iran"));
        assert!(is_known("Moscow") && !is_known("Veshtal"));
    }

    #[test]
    fn no_name_is_of_two_parties() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for row in TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let (party, names) = row.split_once('\t').expect("a party and its names");
            for name in std::iter::once(party).chain(names.split('|').filter(|name| !name.is_empty())) {
                let before = seen.insert(fold(name), party);
                assert!(before.is_none_or(|before| before == party), "{name}: {before:?} and {party}");
            }
        }
    }
}
