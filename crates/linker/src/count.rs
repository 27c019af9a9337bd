//! What a figure counts, so that two can be compared.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use onrecord_record::{Bound, Casualty, Figure, FigureKind};
use serde::{Deserialize, Serialize};

use crate::stem::stem;
use crate::terms::lower_words;

static PEOPLE: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| crate::data::rows(include_str!("../data/people-words.tsv")).collect());

static UNITS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    crate::data::rows(include_str!("../data/unit-words.tsv")).map(|(word, _)| word).collect()
});

/// Nouns that stand for a number named before.
const NUMBER_NOUNS: &[&str] = &["figure", "number", "toll", "total", "count", "estimate", "tally", "sum"];

/// Words behind or in front of a number that make it a part of some whole or an addition to it.
const PARTS: &[&str] = &["more", "other", "others", "another", "additional", "further", "extra", "remaining"];

/// Words behind a number in which its people may be named.
const WORDS_BEHIND: usize = 10;

/// A figure with what it counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Count {
    /// Lowest and highest value; open ends are 0 and infinity.
    pub(crate) low: f64,
    pub(crate) high: Option<f64>,
    /// Whether the value is only about right.
    pub(crate) approximate: bool,
    pub(crate) kind: FigureKind,
    pub(crate) unit: Option<String>,
    pub(crate) casualty: Option<Casualty>,
    /// What is counted: a class of people, or the stem of the noun; `None` where the text gives only the number.
    pub(crate) head: Option<String>,
    /// The counted noun as written.
    pub(crate) head_words: Option<String>,
    /// Whether the head is the number itself ("the figure", "the toll").
    pub(crate) bare: bool,
    /// Stems of what else stands in the counted phrase ("Dravenian" of "30 Dravenian soldiers").
    pub(crate) qualities: Vec<String>,
    /// Whether it is the number that another is measured against ("up from 12,194").
    pub(crate) compared: bool,
    /// Words with a capital in the counted phrase: peoples, armies ("Karsandian soldiers", "Iraqis").
    pub(crate) peoples: Vec<String>,
    /// Where, in lower case.
    pub(crate) place: Option<String>,
    /// As of when, in lower case.
    pub(crate) as_of: Option<String>,
}

impl Count {
    /// What a figure counts; `None` for figures that nobody would dispute: additions, ages, times, small talk of "one".
    pub(crate) fn of(figure: &Figure, sentence: &str) -> Option<Self> {
        let phrase =
            figure.counted.as_ref().map(|counted| lower_words(&counted.phrase.text)).unwrap_or_default();
        let after = words_after(&figure.expression.text, sentence);
        let adds = phrase.first().or(after.first()).is_some_and(|word| PARTS.contains(&word.as_str()))
            || after.first().is_some_and(|word| PARTS.contains(&word.as_str()));
        let part = matches!(after.first().map(String::as_str), Some("of"))
            && after.get(1).is_some_and(|word| {
                matches!(
                    word.as_str(),
                    "them" | "those" | "whom" | "these" | "which" | "the" | "his" | "its" | "their"
                )
            });
        let change = figure.change.is_some_and(|change| change.role == onrecord_record::ChangeRole::By);
        if adds || part || change || figure.low.is_none() && figure.high.is_none() {
            return None;
        }
        // "29 out of 262"; "148 casualties (93 dead and 55 wounded)"
        let before = sentence.split_once(&figure.expression.text).map_or("", |(before, _)| before);
        let of_all = matches!(after.as_slice(), [out, of, ..] if out == "out" && of == "of")
            || before.trim_end().ends_with("out of");
        let in_brackets = before
            .rsplit_once('(')
            .is_some_and(|(whole, part)| !part.contains(')') && whole.chars().any(|c| c.is_ascii_digit()));
        let adds = lower_words(before).last().is_some_and(|word| PARTS.contains(&word.as_str()));
        if of_all || in_brackets || adds {
            return None;
        }
        let noun = figure.counted.as_ref().or(figure.about.as_ref().filter(|_| figure.counted.is_none()));
        let word = noun.map(|noun| noun.head.text.to_lowercase());
        let counts_number = word.as_deref().is_some_and(|word| NUMBER_NOUNS.contains(&word));
        let counted = figure.counted.as_ref().map(|counted| counted.head.text.to_lowercase());
        let casualty = figure.casualty.or_else(|| killed(&after));
        let head = match counted.as_deref() {
            Some(word) if UNITS.contains(word) => None,
            Some(word) => Some(class(word)),
            None if casualty.is_some() => {
                Some(people_behind(sentence, &figure.expression.text).unwrap_or("people").to_owned())
            }
            None => None,
        };
        let mut qualities: Vec<String> = phrase
            .iter()
            .filter(|word| Some(word.as_str()) != counted.as_deref())
            .map(|word| stem(word).into_owned())
            .collect();
        qualities.sort();
        let lower = |piece: &onrecord_record::Piece| lower_words(&piece.text).join(" ");
        Some(Self {
            low: figure.low.unwrap_or(0.0),
            high: figure.high,
            approximate: !figure.exact
                && !matches!(
                    figure.bound,
                    Bound::UpTo | Bound::LessThan | Bound::AtLeast | Bound::MoreThan | Bound::Between
                ),
            kind: figure.kind,
            unit: figure.unit.as_ref().map(|unit| unit.name.clone()),
            casualty,
            head_words: figure.counted.as_ref().map(|counted| counted.head.text.clone()),
            bare: (head.is_none() && counted.is_none()) || counts_number,
            compared: figure.change.is_some_and(|change| change.role == onrecord_record::ChangeRole::From),
            peoples: figure.counted.as_ref().map(|counted| peoples(&counted.phrase.text)).unwrap_or_default(),
            head,
            qualities,
            place: figure.place.as_ref().map(lower),
            as_of: figure.as_of.as_ref().map(lower),
        })
    }

    /// Whether both cannot be right: the ranges do not meet, and not by a rounding.
    pub(crate) fn parts_from(&self, other: &Self) -> bool {
        let (less, more) = if self.low <= other.low { (self, other) } else { (other, self) };
        let Some(top) = less.high else { return false };
        if top >= more.low || more.low <= 0.0 {
            return false;
        }
        let gap = (more.low - top) / more.low;
        let rounded = self.approximate || other.approximate;
        match (rounded, more.low <= 100.0) {
            (true, _) => gap > 0.25,
            (false, true) => true,
            (false, false) => gap > 0.03,
        }
    }

    /// Whether both are the same number.
    pub(crate) fn equals(&self, other: &Self) -> bool {
        self.low == other.low && self.high == other.high
    }

    /// Whether both count the same sort of thing. Of people of different classes only the wider can hold the narrower, so
    /// `people` is the same as any class only where fewer people than members of the class are counted.
    pub(crate) fn counts_same(&self, other: &Self) -> bool {
        let same = self.kind == other.kind && self.unit == other.unit && self.casualty == other.casualty;
        if !same || !self.peoples_meet(other) {
            return false;
        }
        match (self.head.as_deref(), other.head.as_deref()) {
            (Some(one), Some(two)) if one == two => self.qualities_meet(other),
            (Some("people"), Some(_)) if self.casualty.is_some() => {
                self.high.is_some_and(|high| high < other.low)
            }
            (Some(_), Some("people")) if self.casualty.is_some() => {
                other.high.is_some_and(|high| high < self.low)
            }
            _ => false,
        }
    }

    /// Whether one counts the dead of one side and the other those of the side against it.
    pub(crate) fn opposes(&self, other: &Self) -> bool {
        matches!(
            (self.head.as_deref(), other.head.as_deref()),
            (Some("fighters"), Some("forces")) | (Some("forces"), Some("fighters"))
        )
    }

    /// Whether the counted are of one people, as far as it is told: not `29 Chadian soldiers` and `1,269 Libyan soldiers`.
    pub(crate) fn peoples_meet(&self, other: &Self) -> bool {
        self.peoples.is_empty()
            || other.peoples.is_empty()
            || self.peoples.iter().any(|one| other.peoples.contains(one))
    }

    /// Whether what else is said of the counted does not make them two things ("12 Karsand soldiers", "3 Dorel soldiers").
    fn qualities_meet(&self, other: &Self) -> bool {
        self.casualty.is_some()
            || self.qualities.is_empty()
            || other.qualities.is_empty()
            || self.qualities.iter().any(|quality| other.qualities.contains(quality))
    }

    /// Whether place and time as written in the clauses do not tell the two apart.
    pub(crate) fn setting_meets(&self, other: &Self) -> bool {
        self.place_meets(other) && meets(self.as_of.as_deref(), other.as_of.as_deref())
    }

    /// Whether the place as written in the clauses does not tell the two apart.
    pub(crate) fn place_meets(&self, other: &Self) -> bool {
        meets(self.place.as_deref(), other.place.as_deref())
    }

    /// Whether the two are of one order, so that a bare number can stand for the other.
    pub(crate) fn is_near(&self, other: &Self) -> bool {
        let size = |count: &Self| count.high.unwrap_or(count.low).max(count.low).max(1.0).log10();
        (size(self) - size(other)).abs() < 1.2
    }
}

/// The class of people in `26 dead among the army ranks`, `40, all of them civilians`.
fn people_behind(sentence: &str, expression: &str) -> Option<&'static str> {
    let behind = sentence.split_once(expression).map_or("", |(_, behind)| behind);
    let after: Vec<String> = lower_words(behind).into_iter().take(WORDS_BEHIND).collect();
    let from = after.iter().position(|word| word == "among" || word == "all")?;
    after[from..].iter().find_map(|word| match word.as_str() {
        "army" | "military" | "troops" => Some("forces"),
        "rebel" | "guerrilla" => Some("fighters"),
        _ => PEOPLE.get(word.as_str()).copied().filter(|class| *class != "people"),
    })
}

/// Whether a noun is one for people in counts of the dead and hurt.
pub(crate) fn is_people(word: &str) -> bool {
    PEOPLE.contains_key(word)
}

/// Whether a noun stands for a number named before.
pub(crate) fn is_number_noun(word: &str) -> bool {
    NUMBER_NOUNS.contains(&word)
}

/// The words with a capital behind the first of a counted phrase, in lower case and without the ending of many.
fn peoples(phrase: &str) -> Vec<String> {
    let words = phrase.split_whitespace().filter(|word| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    });
    words
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .map(|word| word.trim_end_matches('s').to_owned())
        .collect()
}

/// The class of people that a noun counts, or its stem.
fn class(word: &str) -> String {
    PEOPLE.get(word).map_or_else(|| stem(word).into_owned(), |class| (*class).to_owned())
}

fn meets(one: Option<&str>, other: Option<&str>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            one == other
                || one
                    .split(' ')
                    .filter(|word| word.len() > 3)
                    .any(|word| other.split(' ').any(|own| own == word))
        }
        _ => true,
    }
}

/// The words of the sentence behind an expression.
fn words_after(expression: &str, sentence: &str) -> Vec<String> {
    let behind = sentence.split_once(expression).map_or("", |(_, behind)| behind);
    lower_words(behind).into_iter().take(6).collect()
}

/// `12 “terrorists” had been killed`: the marks between noun and verb hide it from the figure's own rule.
fn killed(after: &[String]) -> Option<Casualty> {
    let dies = |word: &String| matches!(word.as_str(), "killed" | "dead" | "died");
    let verb = after.iter().take(5).position(dies)?;
    let plain = after[..verb].iter().skip(1).all(|word| {
        matches!(word.as_str(), "had" | "have" | "has" | "were" | "was" | "been" | "people" | "are" | "is")
    });
    plain.then_some(Casualty::Killed)
}
