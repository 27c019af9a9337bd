//! Names in a text: where they stand, what they name, and which of them are the same.
//!
//! A name is a run of capitalised words, with the particles, initials, apostrophes and hyphens inside
//! (`Walid al-Masri`, `A. B. Obi`, `Hay’at Tahrir`, `Ministry of Defence`). Titles and ranks in front are its role.
//! A shorter name is the same as the last longer one that it abbreviates: a person's last name, an organisation's
//! acronym, or the name without its first words.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use onrecord_lexicon::{self as lexicon, Gender};
use onrecord_text::Case;

use crate::view::{View, Words};

/// What a name names, as far as its form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Person,
    Group,
    Unclear,
}

/// A place in the text where something is named.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// The name's words, without titles.
    pub(crate) words: Words,
    /// Which [`Named`] it names.
    pub(crate) named: usize,
}

/// Something named in the article.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    /// The longest form, without titles, white space folded.
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) gender: Option<Gender>,
    /// Role words given with the name, lower case: `minister`, `envoy`.
    pub(crate) roles: Vec<String>,
}

/// The names of one article, in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) mentions: Vec<Mention>,
    pub(crate) named: Vec<Named>,
}

const PARTICLES: &[&str] = &[
    "al", "el", "as", "ad", "ar", "ash", "an", "at", "bin", "ibn", "bint", "abu", "van", "von", "der", "den",
    "de", "del", "della", "di", "da", "dos", "du", "la", "le", "ben", "ul", "ud", "zu", "ter",
];
const GROUP_WORDS: &[&str] = &[
    "ministry",
    "front",
    "party",
    "agency",
    "council",
    "university",
    "army",
    "forces",
    "force",
    "guard",
    "government",
    "department",
    "committee",
    "commission",
    "union",
    "movement",
    "coalition",
    "association",
    "institute",
    "group",
    "bank",
    "court",
    "police",
    "parliament",
    "senate",
    "house",
    "office",
    "brigade",
    "brigades",
    "accord",
    "alliance",
    "nations",
    "organisation",
    "organization",
    "organisations",
    "foundation",
    "center",
    "centre",
    "company",
    "inc",
    "corp",
    "corporation",
    "press",
    "times",
    "post",
    "news",
    "tv",
    "radio",
    "service",
    "services",
    "authority",
    "league",
    "federation",
    "board",
    "bureau",
    "cabinet",
    "command",
    "observatory",
    "watch",
    "crescent",
    "cross",
    "society",
    "network",
    "club",
    "campaign",
    "congress",
    "republic",
    "kingdom",
    "states",
    "administration",
    "fund",
];
/// Capitalised words that are no name: they begin sentences, or name a day or a month.
const NO_NAMES: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "it",
    "he",
    "she",
    "they",
    "we",
    "i",
    "you",
    "his",
    "her",
    "their",
    "our",
    "its",
    "my",
    "your",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "with",
    "to",
    "of",
    "as",
    "if",
    "but",
    "and",
    "or",
    "so",
    "yet",
    "when",
    "while",
    "after",
    "before",
    "since",
    "there",
    "here",
    "what",
    "who",
    "why",
    "how",
    "where",
    "which",
    "not",
    "no",
    "yes",
    "all",
    "some",
    "many",
    "most",
    "both",
    "one",
    "two",
    "three",
    "four",
    "five",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "asked",
    "according",
    "speaking",
    "meanwhile",
    "however",
    "although",
    "though",
    "despite",
    "during",
    "under",
    "over",
    "until",
    "about",
    "earlier",
    "later",
    "now",
    "then",
    "today",
    "yesterday",
    "also",
    "just",
    "even",
    "only",
    "still",
    "such",
    "each",
    "every",
    "any",
    "another",
    "other",
    "others",
    "more",
    "than",
    "because",
    "once",
    "nothing",
    "nobody",
    "let",
    "do",
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "will",
    "would",
    "can",
    "could",
    "should",
    "read",
    "photo",
];

/// Words of a name in a line of capitalised words; a longer run there is the line.
const LONGEST_IN_HEADLINE: usize = 2;

impl Names {
    pub(crate) fn new(view: &View<'_>) -> Self {
        let mut names = Self::default();
        let mut known = Known::default();
        // In a headline every word may have a capital, so the body tells first which of them are names.
        let (headlines, body): (Vec<&Words>, Vec<&Words>) =
            view.paragraphs.iter().partition(|paragraph| is_capitalised_throughout(view, paragraph));
        for (paragraphs, is_body) in [(body, true), (headlines, false)] {
            for paragraph in paragraphs {
                let mut i = paragraph.start;
                while i < paragraph.end {
                    match run_at(view, i, paragraph.end) {
                        Some(run) if is_body || run.len() <= LONGEST_IN_HEADLINE => {
                            i = run.end;
                            names.add(view, &run, &mut known);
                        }
                        Some(run) => i = run.end,
                        None => i += 1,
                    }
                }
            }
        }
        names.mentions.sort_by_key(|mention| mention.words.start);
        names
    }

    fn add(&mut self, view: &View<'_>, run: &Words, known: &mut Known) {
        let titles_end = run.clone().find(|i| !is_title(view, *i)).unwrap_or(run.end);
        let words = skip_stops(view, titles_end..run.end);
        let titles: Vec<&str> =
            (run.start..titles_end).filter(|i| view.is_bare(*i)).map(|i| view.word(i)).collect();
        if words.is_empty() {
            return; // a title alone is a description, no name
        }
        let mut roles: Vec<String> = titles.iter().map(|title| title.to_lowercase()).collect();
        roles.extend(role_in_front(view, run.start));
        roles.extend(role_before_comma(view, run.start));
        roles.extend(role_behind(view, words.end));
        let last = view.word(words.end - 1).to_lowercase();
        let kind = kind_of(view, &words, !roles.is_empty());
        let gender = titles
            .iter()
            .find_map(|title| lexicon::title(title)?.gender)
            .or_else(|| roles.iter().find_map(|role| lexicon::title(role)?.gender))
            .or_else(|| lexicon::gender_of_name(view.word(words.start)));
        let shown = fold(view.str(&words));
        let key = shown.to_lowercase();
        let same = known
            .by_name
            .get(&key)
            .or_else(|| known.by_part.get(&key))
            .copied()
            .or_else(|| (kind != Kind::Group).then(|| self.shorter(&last, &shown, known)).flatten());
        let named = match same {
            Some(k) => k,
            None => {
                self.named.push(Named { name: shown.clone(), kind, gender, roles: Vec::new() });
                self.named.len() - 1
            }
        };
        let entry = &mut self.named[named];
        if shown.len() > entry.name.len()
            && entry.kind != Kind::Group
            && shown.contains(' ')
            && !entry.name.contains(' ')
        {
            entry.name = shown.clone();
        }
        entry.gender = entry.gender.or(gender);
        if entry.kind == Kind::Unclear {
            entry.kind = kind;
        }
        for role in roles {
            if !entry.roles.contains(&role) {
                entry.roles.push(role);
            }
        }
        if let Entry::Vacant(place) = known.by_name.entry(key) {
            place.insert(named);
            let bare: Vec<usize> = words.clone().filter(|i| view.is_bare(*i)).collect();
            if bare.len() > 1 {
                if kind == Kind::Group {
                    let acronym: String = bare
                        .iter()
                        .filter(|i| view.is_capitalised(**i))
                        .filter_map(|i| view.word(*i).chars().next())
                        .collect();
                    known.by_part.insert(acronym.to_lowercase(), named);
                    known.by_part.insert(last, named);
                } else {
                    for start in bare.iter().skip(1) {
                        known.by_part.insert(fold(view.str(&(*start..words.end))).to_lowercase(), named);
                    }
                    // A particle belongs to the last name or not: "al-Masri" and "Masri".
                }
            }
        }
        self.mentions.push(Mention { words, named });
    }

    /// A last name alone that stood in front of the full name: `Obi: no talks`, then `Ferhat Obi`.
    fn shorter(&self, last: &str, shown: &str, known: &Known) -> Option<usize> {
        let k = *known.by_name.get(last).filter(|_| shown.contains(' '))?;
        (self.named[k].kind != Kind::Group && !self.named[k].name.contains(' ')).then_some(k)
    }

    /// The mentions that lie in a range of words.
    pub(crate) fn within(&self, range: &Words) -> &[Mention] {
        let from = self.mentions.partition_point(|m| m.words.start < range.start);
        let to = self.mentions.partition_point(|m| m.words.start < range.end);
        &self.mentions[from..to.max(from)]
    }

    /// The mentions in front of a word, nearest first.
    pub(crate) fn before(&self, word: usize) -> impl Iterator<Item = &Mention> {
        let to = self.mentions.partition_point(|m| m.words.start < word);
        self.mentions[..to].iter().rev()
    }
}

#[derive(Default)]
struct Known {
    by_name: HashMap<String, usize>,
    by_part: HashMap<String, usize>,
}

/// White space folded into single blanks.
pub(crate) fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether nearly all words of a line of four or more begin with a capital, and no stop makes it prose.
fn is_capitalised_throughout(view: &View<'_>, paragraph: &Words) -> bool {
    if paragraph.clone().any(|i| view.word(i) == ".") {
        return false;
    }
    let letters = |i: &usize| view.word(*i).chars().next().is_some_and(char::is_alphabetic);
    let words = paragraph.clone().filter(letters).count();
    let capitalised = paragraph.clone().filter(letters).filter(|i| view.is_capitalised(*i)).count();
    words >= 4 && capitalised * 10 >= words * 7
}

/// The name that begins at word `i`, titles included; it ends before `limit`.
fn run_at(view: &View<'_>, i: usize, limit: usize) -> Option<Words> {
    if !starts_name(view, i) {
        return None;
    }
    let mut end = i + 1;
    while end < limit {
        let word = view.word(end);
        let next = end + 1;
        let more = next < limit && in_name(view, next);
        let goes_on = match word {
            // "A. B. Obi", "Lt. Tarn": a stop behind an initial or a rank.
            "." => {
                view.joined(end - 1, end)
                    && more
                    && (view.word(end - 1).len() == 1 || is_title(view, end - 1))
            }
            "-" | "’" | "'" => {
                view.joined(end - 1, end)
                    && next < limit
                    && view.joined(end, next)
                    && !is_possessive(view, end)
            }
            // "Ministry of Defence", "Bank of the North"
            "of" => GROUP_WORDS.contains(&view.word(end - 1).to_lowercase().as_str()) && more,
            "&" => more,
            // "Hay’at": whatever is joined behind the mark.
            _ if view.joined(end - 1, end) && matches!(view.word(end - 1), "-" | "’" | "'") => true,
            _ if PARTICLES.contains(&word) => {
                let two = next + 1 < limit && PARTICLES.contains(&view.word(next)) && in_name(view, next + 1);
                next < limit && (view.word(next) == "-" || more || two)
            }
            _ => {
                in_name(view, end)
                    || view.joined(end - 1, end) && matches!(view.word(end - 1), "-" | "’" | "'")
            }
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    Some(i..end)
}

fn starts_name(view: &View<'_>, i: usize) -> bool {
    if !in_name(view, i) {
        return PARTICLES.contains(&view.word(i))
            && i + 2 < view.words.len()
            && view.word(i + 1) == "-"
            && view.is_capitalised(i + 2);
    }
    true
}

fn in_name(view: &View<'_>, i: usize) -> bool {
    if !view.is_capitalised(i) {
        return false;
    }
    let word = view.word(i);
    let lower = word.to_lowercase();
    // "US" is a name, "Us" and "Us," are not; a single letter is one only as an initial.
    let initial = word.chars().count() == 1;
    if initial {
        return i + 1 < view.words.len()
            && matches!(view.word(i + 1), "." | "’" | "'")
            && view.joined(i, i + 1);
    }
    !NO_NAMES.contains(&lower.as_str()) || Case::of(word) == Case::Capitals
}

fn is_possessive(view: &View<'_>, mark: usize) -> bool {
    matches!(view.word(mark + 1), "s" | "S")
}

fn is_title(view: &View<'_>, i: usize) -> bool {
    view.word(i) == "." && i > 0 && lexicon::is_title(view.word(i - 1)) || lexicon::is_title(view.word(i))
}

fn skip_stops(view: &View<'_>, mut words: Words) -> Words {
    while words.start < words.end && !view.is_bare(words.start) {
        words.start += 1;
    }
    words
}

/// A role in lower case right in front of a name: `government spokesman Ada Obi`.
fn role_in_front(view: &View<'_>, start: usize) -> Option<String> {
    let word = view.word(start.checked_sub(1)?);
    let lower = word.to_lowercase();
    (lexicon::is_title(word) && word == lower).then_some(lower)
}

/// The role before a comma: `the Minister of Defence, General Ada Obi` — the first title of the phrase.
fn role_before_comma(view: &View<'_>, start: usize) -> Option<String> {
    let comma = start.checked_sub(1).filter(|i| view.word(*i) == ",")?;
    let sentence = &view.sentences[view.sentence_of(comma)];
    let phrase =
        (sentence.start..comma).rev().take(10).take_while(|i| !matches!(view.word(*i), "," | ";" | ":"));
    let titles: Vec<usize> = phrase.filter(|i| lexicon::is_title(view.word(*i))).collect();
    titles.last().map(|i| view.word(*i).to_lowercase())
}

/// The role behind a comma: `Ada Obi, the ministry’s spokesman` — the first title within eight words.
fn role_behind(view: &View<'_>, end: usize) -> Option<String> {
    if end >= view.words.len() || view.word(end) != "," {
        return None;
    }
    (end + 1..view.words.len().min(end + 9))
        .take_while(|i| !matches!(view.word(*i), "," | "." | ";" | ":"))
        .find(|i| lexicon::is_title(view.word(*i)))
        .map(|i| view.word(i).to_lowercase())
}

fn kind_of(view: &View<'_>, words: &Words, has_role: bool) -> Kind {
    let group = words.clone().any(|i| GROUP_WORDS.contains(&view.word(i).to_lowercase().as_str()));
    if group {
        return Kind::Group;
    }
    let bare = words.clone().filter(|i| view.is_bare(*i)).count();
    let acronym = bare == 1 && Case::of(view.word(words.start)) == Case::Capitals;
    if acronym && !has_role {
        return Kind::Group;
    }
    if has_role || lexicon::gender_of_name(view.word(words.start)).is_some() {
        return Kind::Person;
    }
    Kind::Unclear
}
