//! Words as the linker compares them: lower case, without endings.
//!
//! A light stemmer: plurals, the regular past and "-ing" by rule, irregular forms by `data/irregular-forms.tsv`. It need
//! not give words, only the same letters for the forms of one word.

use std::borrow::Cow;
use std::sync::LazyLock;

use onrecord_parse::WordTable;

static IRREGULAR: LazyLock<WordTable<&'static str>> =
    LazyLock::new(|| WordTable::of_rows(crate::data::rows(include_str!("../data/irregular-forms.tsv"))));

/// A lower-case word without its ending.
pub(crate) fn stem(word: &str) -> Cow<'_, str> {
    if let Some(base) = IRREGULAR.get(word) {
        return Cow::Borrowed(without_e(base));
    }
    if !word.is_ascii() || word.len() < 4 || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(word);
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Cow::Owned(format!("{stem}y"));
    }
    let singular = without_s(word);
    if let Some(stem) = singular.strip_suffix("ied").filter(|stem| stem.len() > 1) {
        return Cow::Owned(format!("{stem}y"));
    }
    let base = ["ing", "ed"]
        .iter()
        .find_map(|ending| singular.strip_suffix(ending).filter(|stem| is_stem(stem)).map(undoubled));
    Cow::Borrowed(without_e(base.unwrap_or(singular)))
}

fn without_s(word: &str) -> &str {
    for ending in ["sses", "shes", "ches", "xes", "zes"] {
        if word.ends_with(ending) {
            return &word[..word.len() - 2];
        }
    }
    let plural = word.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    &word[..word.len() - usize::from(plural)]
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
            let stems: Vec<Cow<'_, str>> = forms.iter().map(|form| stem(form)).collect();
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
