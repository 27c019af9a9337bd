//! Words that stand before or beside a person's name.

use std::{collections::HashMap, sync::LazyLock};

use onrecord_parse::with_folded;

use crate::{
    pronoun::Gender,
    row::{columns, rows},
};

/// A word of `data/titles.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// The word in lower case, without a full stop.
    pub word: &'static str,
    /// What sort of word it is.
    pub kind: TitleKind,
    /// The gender that it marks; most mark none.
    pub gender: Option<Gender>,
}

/// What sort of word stands with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TitleKind {
    /// "Mr", "Sheikh", "Queen".
    Honorific,
    /// "Gen.", "Lieutenant".
    Rank,
    /// "President", "spokeswoman", "envoy".
    Role,
    /// What stands before those: "former", "acting", "prime".
    Modifier,
}

static TITLES: LazyLock<HashMap<&'static str, Title>> = LazyLock::new(|| {
    let rows = rows(include_str!("../data/titles.tsv"));
    let titles = rows.map(|(_, row)| title_of(row).expect("a test reads every title"));
    titles.map(|title| (title.word, title)).collect()
});

/// What a word says as a title or a part of one, with or without a full stop.
///
/// ```
/// use onrecord_lexicon::{Gender, TitleKind, title};
///
/// let found = title("spokeswoman").expect("a title");
/// assert_eq!((found.kind, found.gender), (TitleKind::Role, Some(Gender::Feminine)));
/// assert_eq!(title("Lt.").expect("a title").kind, TitleKind::Rank);
/// ```
pub fn title(word: &str) -> Option<&'static Title> {
    let word = word.strip_suffix('.').unwrap_or(word);
    with_folded(word, |word| TITLES.get(word))
}

/// Whether a word is an honorific, a rank or a role; modifiers such as "former" are none.
///
/// ```
/// assert!(onrecord_lexicon::is_title("Mr"));
/// assert!(!onrecord_lexicon::is_title("former"));
/// ```
pub fn is_title(word: &str) -> bool {
    title(word).is_some_and(|title| title.kind != TitleKind::Modifier)
}

fn title_of(row: &'static str) -> Result<Title, String> {
    let [word, kind, gender] = columns(row)?;
    let kind = match kind {
        "honorific" => TitleKind::Honorific,
        "rank" => TitleKind::Rank,
        "role" => TitleKind::Role,
        "modifier" => TitleKind::Modifier,
        _ => return Err(format!("no such kind: {kind}")),
    };
    let gender = match gender {
        "masculine" => Some(Gender::Masculine),
        "feminine" => Some(Gender::Feminine),
        "." => None,
        _ => return Err(format!("no such gender: {gender}")),
    };
    Ok(Title { word, kind, gender })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_title_is_read() {
        for (line, row) in rows(include_str!("../data/titles.tsv")) {
            assert!(title_of(row).is_ok(), "line {line}: {row}");
        }
    }

    #[test]
    fn titles_are_found_as_they_are_written() {
        for word in [
            "Mr",
            "Mrs.",
            "Lt.",
            "Gen",
            "GEN.",
            "President",
            "minister",
            "spokesman",
            "Sheikh",
            "envoy",
            "Dr",
            "ambassador",
            "Col.",
            "Ayatollah",
            "MP",
            "chairwoman",
        ] {
            assert!(is_title(word), "{word}");
        }
        for word in ["former", "acting", "Karsand", "road", "said", "", "."] {
            assert!(!is_title(word), "{word}");
        }
        assert_eq!(title("former").unwrap().kind, TitleKind::Modifier);
    }

    #[test]
    fn some_titles_mark_gender() {
        let cases = [
            ("Mr", Some(Gender::Masculine)),
            ("Mrs", Some(Gender::Feminine)),
            ("spokesman", Some(Gender::Masculine)),
            ("spokeswoman", Some(Gender::Feminine)),
            ("chairman", Some(Gender::Masculine)),
            ("king", Some(Gender::Masculine)),
            ("queen", Some(Gender::Feminine)),
            ("spokesperson", None),
            ("minister", None),
            ("General", None),
        ];
        for (word, gender) in cases {
            assert_eq!(title(word).unwrap().gender, gender, "{word}");
        }
    }
}
