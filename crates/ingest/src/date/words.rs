//! Words that dates are written with: months, days of the week, what stands around them, zones. Data, by language.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Whose names of months are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Names<'a> {
    /// English ones.
    #[default]
    English,
    /// English ones and those of one language, by its BCP 47 code.
    Of(&'a str),
    /// Those of every language in the list.
    Any,
}

impl Names<'_> {
    fn has(self, language: &str) -> bool {
        match self {
            Self::English => language == "en",
            Self::Of(code) => {
                language == "en" || code.split(['-', '_']).next().is_some_and(|one| one == language)
            }
            Self::Any => true,
        }
    }
}

/// What a word may mean in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    language: &'static str,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Month(i8),
    Weekday,
    /// "published", "on", "Uhr".
    Around,
}

static WORDS: LazyLock<HashMap<&'static str, Vec<Meaning>>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Vec<Meaning>> = HashMap::new();
    for line in include_str!("../../data/date_words.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let mut field = || fields.next().unwrap_or_default();
        let (language, kind, number, list) = (field(), field(), field(), field());
        let kind = match kind {
            "month" => Kind::Month(number.parse().expect("the list gives each month its number")),
            "day" => Kind::Weekday,
            _ => Kind::Around,
        };
        for word in list.split(' ') {
            words.entry(word).or_default().push(Meaning { language, kind });
        }
    }
    words
});

static ZONES: LazyLock<HashMap<&'static str, i32>> = LazyLock::new(|| {
    let lines = include_str!("../../data/zones.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, minutes)| (name, minutes.parse().expect("the list gives each zone its minutes")))
        .collect()
});

/// What `word`, in lower case and without a full stop, means in the languages of `names`.
pub(super) fn meanings(word: &str, names: Names<'_>) -> Vec<Kind> {
    let mut found: Vec<Kind> = Vec::new();
    for meaning in WORDS.get(word).into_iter().flatten() {
        if names.has(meaning.language) && !found.contains(&meaning.kind) {
            found.push(meaning.kind);
        }
    }
    found
}

/// Minutes ahead of UTC of a zone's name, in any case.
pub(super) fn zone(name: &str) -> Option<i32> {
    let name = name.to_ascii_uppercase();
    let name = name.strip_prefix("ETC/").unwrap_or(&name);
    ZONES.get(name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_one_language_are_not_those_of_another() {
        assert_eq!(meanings("mai", Names::English), []);
        assert_eq!(meanings("mai", Names::Of("de-AT")), [Kind::Month(5)]);
        assert_eq!(meanings("mar", Names::English), [Kind::Month(3)]);
        assert_eq!(meanings("mar", Names::Any).len(), 2);
    }

    #[test]
    fn a_zone_is_known_in_any_case_and_a_name_of_two_offsets_is_not() {
        assert_eq!(
            (zone("BST"), zone("ist"), zone("Etc/GMT"), zone("ET")),
            (Some(60), Some(330), Some(0), None)
        );
    }
}
