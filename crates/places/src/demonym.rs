//! Words for the people and things of a country or state: they name no place, yet tell where a text plays.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::gazetteer::{Entry, by_code};

static WORDS: LazyLock<HashMap<&'static str, Entry>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for line in include_str!("../data/demonyms.tsv").lines().filter(|line| !line.starts_with('#')) {
        let Some((code, forms)) = line.split_once('\t') else { continue };
        let entry = by_code(code).unwrap_or_else(|| panic!("demonyms.tsv: the gazetteer has no {code}"));
        words.extend(forms.split('|').map(|form| (form, entry)));
    }
    words
});

/// The country or state that the people or things called `word` belong to ("Iranian", "Iranians", "New Zealander").
///
/// ```
/// use onrecord_places::demonym;
/// assert_eq!(demonym("Iranians").map(|entry| entry.name()), Some("Iran"));
/// assert_eq!(demonym("Iran"), None);
/// ```
pub fn demonym(word: &str) -> Option<Entry> {
    let single = word.strip_suffix('s').filter(|single| !single.ends_with('s'));
    WORDS.get(word).or_else(|| WORDS.get(single?)).copied()
}

/// The countries and states whose people or things a text names, in order, each once.
pub(crate) fn demonyms(text: &str) -> Vec<Entry> {
    let mut found = Vec::new();
    let mut before: Option<&str> = None;
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        let capital = word.starts_with(char::is_uppercase);
        if capital && word.len() > 2 {
            let pair = before.and_then(|before| demonym(&format!("{before} {word}")));
            if let Some(entry) = pair.or_else(|| demonym(word)).filter(|entry| !found.contains(entry)) {
                found.push(entry);
            }
        }
        before = capital.then_some(word);
    }
    found
}
