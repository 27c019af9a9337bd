//! Words as the linker compares them: lower case, without endings.
//!
//! A light stemmer: plurals, the regular past and "-ing" by rule, irregular forms by `data/irregular-forms.tsv`. It need
//! not give words, only the same letters for the forms of one word.

use std::collections::HashMap;
use std::sync::LazyLock;

static IRREGULAR: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| crate::data::rows(include_str!("../data/irregular-forms.tsv")).collect());

/// A lower-case word without its ending.
pub(crate) fn stem(word: &str) -> String {
    if let Some(base) = IRREGULAR.get(word) {
        return without_e(base).to_owned();
    }
    if !word.is_ascii() || word.len() < 4 || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    let singular = without_s(word);
    let base = ["ing", "ed"]
        .iter()
        .find_map(|ending| singular.strip_suffix(ending).filter(|stem| is_stem(stem)).map(undoubled));
    let base = match singular.strip_suffix("ied").filter(|stem| stem.len() > 1) {
        Some(stem) => format!("{stem}y"),
        None => base.unwrap_or(&singular).to_owned(),
    };
    without_e(&base).to_owned()
}

fn without_s(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for ending in ["sses", "shes", "ches", "xes", "zes"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_owned();
        }
    }
    let plural = word.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    word[..word.len() - usize::from(plural)].to_owned()
}

/// Whether what is left without "-ing" or "-ed" can be a word: "thing" and "red" are whole.
fn is_stem(stem: &str) -> bool {
    stem.len() > 2 && stem.bytes().any(|byte| b"aeiouy".contains(&byte))
}

fn undoubled(stem: &str) -> &str {
    let bytes = stem.as_bytes();
    let doubled = bytes.len() > 3
        && bytes[bytes.len() - 1] == bytes[bytes.len() - 2]
        && !b"lsz".contains(&bytes[bytes.len() - 1]);
    if doubled { &stem[..stem.len() - 1] } else { stem }
}

fn without_e(word: &str) -> &str {
    word.strip_suffix('e').filter(|stem| stem.len() > 2).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_one_word_are_one() {
        for forms in [
            &["close", "closes", "closed", "closing"][..],
            &["stop", "stopped", "stopping"],
            &["deny", "denies", "denied", "denying"],
            &["soldier", "soldiers"],
            &["strike", "struck", "striking"],
            &["crossing", "crossed"],
            &["church", "churches"],
            &["shell", "shelled", "shelling"],
        ] {
            let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{forms:?} {stems:?}");
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (left, right) in [("thing", "the"), ("crisis", "cris"), ("bus", "bu"), ("red", "r"), ("us", "u")]
        {
            assert_ne!(stem(left), right);
        }
        assert_ne!(stem("million"), stem("mill"));
    }
}
