//! A name as it stands in the text, and the places that may be meant by it.

use onrecord_text::Span;

use crate::abbreviation::abbreviated;
use crate::demonym::demonym;
use crate::fold::fold;
use crate::gazetteer::{Bears, Entry, Kind, folded};
use crate::type_word::{Sort, split};

/// A name in the text, its qualifier and its candidates.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    /// The name as it is compared; mentions of the same key and sort mean the same place unless they are told apart.
    pub(crate) key: String,
    /// What a word beside the name says of its sort.
    pub(crate) sort: Option<Sort>,
    /// What stands behind the comma or in the parenthesis: "Texas" of "Paris, Texas".
    pub(crate) inside: Vec<Entry>,
    /// The places that bear the name.
    pub(crate) candidates: Vec<(Entry, Bears)>,
}

/// Words in front of a name that tell a part of the place.
const PARTS: &[&str] = &[
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "downtown",
    "upper",
    "lower",
    "greater",
    "north",
    "south",
    "east",
    "west",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "inner",
    "old",
    "rural",
    "mainland",
    "metro",
    "metropolitan",
];

impl Name {
    /// The name at `span`.
    pub(crate) fn at(text: &str, span: Span) -> Self {
        let whole = trimmed(span.of(text));
        let rest = &text[span.end..];
        let (written, inner) = match whole.split_once(',') {
            Some((head, inner)) if !head.trim().is_empty() => (head.trim_end(), Some(inner)),
            _ => (whole, None),
        };
        let inside = inner.map_or_else(|| qualifier(rest), |inner| container(inner, rest));
        let before = text[..span.start].trim_end();
        // "Paris, TX", "Rep. Ada Obi, D-Pa."
        let behind_comma = before.ends_with([',', '(']) || before.ends_with("D-") || before.ends_with("R-");
        let short = abbreviated(written, if inner.is_some() { "" } else { rest }, behind_comma);
        if let Some(entry) = short.or_else(|| demonym(written)) {
            return Self::only(entry);
        }
        let before = word_before(&text[..span.start]);
        Self::of(&fold(written), inside, sort_beside(&before, rest))
    }

    /// A name that can mean this place alone.
    pub(crate) fn only(entry: Entry) -> Self {
        let key = format!("{} {}", fold(entry.name()), entry.geonames().unwrap_or(0));
        Self { key, sort: None, inside: Vec::new(), candidates: vec![(entry, Bears::Own)] }
    }

    /// The name in its folded form, without a text around it.
    pub(crate) fn of(key: &str, inside: Vec<Entry>, beside: Option<Sort>) -> Self {
        let key = key.strip_prefix("the ").unwrap_or(key);
        let (name, sort, mut candidates) = search(key);
        let sort = sort.or(beside);
        // what the word beside it says bars the other sorts, where there is one of this sort
        if let Some(sort) = sort.or(beside) {
            let fits = |entry: Entry| match sort {
                Sort::Division => matches!(entry.kind(), Kind::State | Kind::County),
                Sort::Town => matches!(entry.kind(), Kind::Town),
            };
            if candidates.iter().any(|(entry, _)| fits(*entry)) {
                candidates.retain(|(entry, _)| fits(*entry));
            }
        }
        Self { key: name.to_owned(), sort, inside, candidates }
    }
}

/// The name that the gazetteer knows in `key`, what its type word says, and its bearers.
fn search(key: &str) -> (&str, Option<Sort>, Vec<(Entry, Bears)>) {
    let found = folded(key);
    if !found.is_empty() {
        return (key, None, found);
    }
    if let Some((bare, sort)) = split(key) {
        let found = folded(bare);
        if !found.is_empty() {
            return (bare, Some(sort), found);
        }
    }
    if let Some((first, rest)) = key.split_once(' ')
        && (PARTS.contains(&first) || first == "al")
    {
        let found = folded(rest);
        if !found.is_empty() {
            return (rest, None, found);
        }
    }
    (key, None, Vec::new())
}

/// Without the genitive and what is not the name.
fn trimmed(written: &str) -> &str {
    let written = written.trim_matches(|c: char| c.is_whitespace() || "“”\"()[]".contains(c));
    ["’s", "'s", "’", "'"].iter().find_map(|end| written.strip_suffix(end)).unwrap_or(written)
}

fn word_before(before: &str) -> String {
    let words: Vec<&str> = before.rsplit(|c: char| c.is_whitespace()).take(3).collect();
    words.into_iter().rev().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// "[Idlib] province", "the province of [Idlib]", "the town of [Ostrev]".
fn sort_beside(before: &str, rest: &str) -> Option<Sort> {
    let next: String =
        rest.strip_prefix(' ').unwrap_or("").chars().take_while(|c| c.is_alphabetic()).collect();
    let lower = next.to_lowercase();
    // "Georgia State" is a school, "Kaduna state" a state
    let division = matches!(
        lower.as_str(),
        "province" | "county" | "parish" | "governorate" | "oblast" | "region" | "district" | "prefecture"
    ) || next == "state";
    if division {
        return Some(Sort::Division);
    }
    let of = before.trim_end().strip_suffix(" of").map(|before| before.rsplit(' ').next().unwrap_or(before));
    match of.or_else(|| before.trim_end().rsplit(' ').next())? {
        "province" | "county" | "parish" | "governorate" | "oblast" | "region" | "district" | "state" => {
            Some(Sort::Division)
        }
        "city" | "town" | "village" | "port" | "township" => Some(Sort::Town),
        _ => None,
    }
}

/// Places that a name lies in by what stands behind it: ", Texas", ", in Tamrak province", " (Ohio)".
fn qualifier(rest: &str) -> Vec<Entry> {
    let rest = rest.strip_prefix(['’', '\'']).unwrap_or(rest);
    let inner =
        rest.strip_prefix(", ").or_else(|| rest.strip_prefix(" (")).or_else(|| rest.strip_prefix(","));
    let Some(inner) = inner else { return Vec::new() };
    let inner = ["in ", "in the ", "the "].iter().find_map(|word| inner.strip_prefix(word)).unwrap_or(inner);
    container(inner, "")
}

/// The states, counties or countries whose name `inner` begins with; `rest` is the text behind it.
pub(crate) fn container(inner: &str, rest: &str) -> Vec<Entry> {
    let inner = inner.trim_start();
    let end = inner.find(['\n', ';', '(', ')', '"', '“', '”', ':', ',']).unwrap_or(inner.len());
    let words: Vec<(usize, &str)> = words(&inner[..end]).take(4).collect();
    for count in (1..=words.len()).rev() {
        let (begin, last) = words[count - 1];
        let name = &inner[..begin + last.len()];
        if !name.starts_with(|c: char| c.is_uppercase()) {
            return Vec::new();
        }
        let behind = if begin + last.len() == inner.len() { rest } else { &inner[begin + last.len()..] };
        if let Some(entry) = abbreviated(name.trim_end_matches(['’', '\'']), behind, true) {
            return vec![entry];
        }
        let name = trimmed(name.trim_end_matches('.'));
        let key = fold(name);
        let mut found: Vec<Entry> = search(&key).2.into_iter().map(|(entry, _)| entry).collect();
        found.retain(|entry| entry.kind() <= Kind::County);
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(' ').map(move |word| {
        let begin = at;
        at += word.len() + 1;
        (begin, word)
    })
}
