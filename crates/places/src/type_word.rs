//! Words that say what sort of place a name names: "County", "Oblast", "province".
//!
//! Used by the build script too, on folded names.

/// What a type word says of the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A state, province, region or county.
    Division,
    /// A town.
    Town,
}

/// Words in front of a name or behind it, and the sort of place that they tell.
const TYPE_WORDS: &[(&str, Sort)] = &[
    ("county", Sort::Division),
    ("counties", Sort::Division),
    ("parish", Sort::Division),
    ("borough", Sort::Division),
    ("co", Sort::Division),
    ("census area", Sort::Division),
    ("oblast", Sort::Division),
    ("oblasti", Sort::Division),
    ("krai", Sort::Division),
    ("kray", Sort::Division),
    ("respublika", Sort::Division),
    ("raion", Sort::Division),
    ("rayon", Sort::Division),
    ("province", Sort::Division),
    ("provinces", Sort::Division),
    ("provincia", Sort::Division),
    ("governorate", Sort::Division),
    ("muhafazat", Sort::Division),
    ("wilayat", Sort::Division),
    ("wilaya", Sort::Division),
    ("region", Sort::Division),
    ("district", Sort::Division),
    ("state", Sort::Division),
    ("department", Sort::Division),
    ("departamento", Sort::Division),
    ("division", Sort::Division),
    ("prefecture", Sort::Division),
    ("canton", Sort::Division),
    ("territory", Sort::Division),
    ("republic", Sort::Division),
    ("municipality", Sort::Division),
    ("city", Sort::Town),
    ("town", Sort::Town),
    ("township", Sort::Town),
    ("village", Sort::Town),
];

/// The name without its type word, and the sort that this tells: "laurel county", "county of devon", "county clare".
#[allow(dead_code)] // the build script needs the other alone
pub(crate) fn split(name: &str) -> Option<(&str, Sort)> {
    for (word, sort) in TYPE_WORDS {
        let before = name.strip_suffix(word).and_then(|rest| rest.strip_suffix(' '));
        let after = name.strip_prefix(word).and_then(|rest| rest.strip_prefix(' '));
        let after = after.map(|rest| rest.strip_prefix("of ").unwrap_or(rest));
        if let Some(rest) = before.or(after).filter(|rest| !rest.is_empty()) {
            return Some((rest, *sort));
        }
    }
    None
}

/// A division's name without its type word, if it has one.
#[allow(dead_code)] // the crate needs the other alone
pub(crate) fn without_type_words(name: &str) -> Option<&str> {
    split(name).map(|(rest, _)| rest)
}
