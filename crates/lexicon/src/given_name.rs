//! Given names that show a person's gender.

use std::{collections::HashMap, sync::LazyLock};

use onrecord_parse::with_folded;

use crate::{
    pronoun::Gender,
    row::{columns, rows},
};

static NAMES: LazyLock<HashMap<&'static str, Gender>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/given-names.tsv"));
    rows.map(|(_, row)| name(row).expect("a test reads every name")).collect()
});

/// The gender that a given name shows, where it is known and is not given to both.
///
/// ```
/// use onrecord_lexicon::{Gender, gender_of_name};
///
/// assert_eq!(gender_of_name("Oksana"), Some(Gender::Feminine));
/// assert_eq!(gender_of_name("Andrea"), None);
/// ```
pub fn gender_of_name(word: &str) -> Option<Gender> {
    with_folded(word, |word| NAMES.get(word).copied())
}

fn name(row: &'static str) -> Result<(&'static str, Gender), String> {
    let [name, gender] = columns(row)?;
    match gender {
        "masculine" => Ok((name, Gender::Masculine)),
        "feminine" => Ok((name, Gender::Feminine)),
        _ => Err(format!("no such gender: {gender}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read() {
        for (line, row) in rows(include_str!("../data/given-names.tsv")) {
            assert!(name(row).is_ok(), "line {line}: {row}");
        }
    }

    #[test]
    fn names_of_many_countries_show_gender() {
        for name in [
            "Ahmed",
            "Mehmet",
            "Vladimir",
            "Kwame",
            "José",
            "JEAN-PIERRE",
            "Walid",
            "Emeka",
            "Hiroshi",
            "John",
        ] {
            let expected = (name != "JEAN-PIERRE").then_some(Gender::Masculine);
            assert_eq!(gender_of_name(name), expected, "{name}");
        }
        for name in
            ["Fatima", "Ayşe", "Svetlana", "Ngozi", "María", "Leila", "Ada", "Thandiwe", "Hélène", "Mary"]
        {
            let expected = (name != "María").then_some(Gender::Feminine);
            assert_eq!(gender_of_name(name), expected, "{name}");
        }
        for name in ["Andrea", "Sasha", "Nour", "Karsand", "", "’"] {
            assert_eq!(gender_of_name(name), None, "{name}");
        }
    }
}
