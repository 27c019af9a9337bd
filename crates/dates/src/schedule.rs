//! Whether a verb in the present tells of what is planned: "the trial resumes Tuesday", "talks begin in June".
//!
//! The verbs are those of `data/scheduled-verbs.tsv`. A form that may be a noun needs a subject in front of it.

use std::{collections::HashMap, sync::LazyLock};

use crate::view::View;

struct Verb {
    third: bool,
    noun: bool,
    behind: Vec<&'static str>,
}

static VERBS: LazyLock<HashMap<&'static str, Verb>> = LazyLock::new(|| {
    let mut verbs = HashMap::new();
    for row in include_str!("../data/scheduled-verbs.tsv").lines().filter(|row| !row.starts_with('#')) {
        let columns: Vec<&'static str> = row.split('\t').collect();
        let [third, base, behind, class] = columns[..] else { continue };
        let behind = || behind.split(',').filter(|word| *word != ".").collect();
        verbs.insert(third, Verb { third: true, noun: class == "noun", behind: behind() });
        verbs.insert(base, Verb { third: false, noun: true, behind: behind() });
    }
    verbs
});

/// Words that a verb in the present stands behind, and no noun does.
const SUBJECTS: &[&str] =
    &["it", "he", "she", "they", "we", "you", "who", "which", "people", "police", "men", "women", "children"];
/// Words in front of a noun.
const DETERMINERS: &[&str] =
    &["the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "each", "every"];

/// Whether such a verb stands at `at`.
pub(crate) fn is_scheduled(view: &View, at: usize) -> bool {
    let Some(verb) = VERBS.get(view.lower(at)).filter(|_| !view.capital(at)) else { return false };
    if !(verb.behind.is_empty() || view.is(at + 1, &verb.behind)) {
        return false;
    }
    let before = view.before(at, 1);
    if SUBJECTS.contains(&before) {
        return !verb.third
            || !matches!(before, "they" | "we" | "you" | "people" | "men" | "women" | "children");
    }
    if !verb.third {
        // "talks begin", "Obi and Tarn meet": behind a plural, but not behind "to", "will" or a genitive.
        let two = view.capital(at.wrapping_sub(1)) && (2..=5).any(|back| view.before(at, back) == "and");
        return two || before.len() > 3 && before.ends_with('s') && !before.ends_with("ss");
    }
    let opened = at > 0 && !DETERMINERS.contains(&before) && before.starts_with(char::is_alphabetic);
    let named = at > 0 && view.capital(at - 1);
    let determined = (2..=3).any(|back| DETERMINERS.contains(&view.before(at, back)));
    opened && (!verb.noun || named || determined) && before != "to"
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_row_has_its_columns_and_stands_in_order() {
        let rows: Vec<&str> =
            include_str!("../data/scheduled-verbs.tsv").lines().filter(|row| !row.starts_with('#')).collect();
        for row in &rows {
            let columns: Vec<&str> = row.split('\t').collect();
            assert_eq!(columns.len(), 4, "{row}");
            assert!(matches!(columns[3], "verb" | "noun"), "{row}");
        }
        assert!(rows.is_sorted());
    }
}
