//! Decades and centuries by name.
//!
//! Finds: "the 1980s", "the '80s", "the nineties", "the 20th century", "19th-century".
//! Leaves alone: ages ("in her 80s", "in his nineties"), temperatures and shares ("approval in the mid-30s").

use super::{after_hyphen, after_the};
use crate::{
    meaning::{Match, Meaning},
    number::ordinal,
    view::View,
};

pub(crate) fn find(view: &View, at: usize) -> Option<Match> {
    century(view, at).or_else(|| decade(view, at))
}

fn century(view: &View, at: usize) -> Option<Match> {
    let start = after_the(view, at);
    let (number, end) = ordinal(view, start)?;
    let unit = after_hyphen(view, end);
    // "A quarter century", "the first century of": small ordinals count rather than name.
    let named = view.is(unit, &["century", "centuries"]) && (5..=30).contains(&number);
    named.then(|| Match::new(unit + 1, Meaning::Century(number as i16 - 1)))
}

fn decade(view: &View, at: usize) -> Option<Match> {
    let start = after_the(view, at);
    let marked = start > at
        || matches!(view.before(at, 1), "early" | "late" | "mid" | "the")
        || (view.before(at, 1) == "-" && matches!(view.before(at, 2), "mid" | "early" | "late"));
    if let Some((tens, end)) = four_figures(view, start) {
        return Some(Match::new(end, Meaning::Decade { tens, open: false }));
    }
    let quoted = start + usize::from(view.lower(start) == "'");
    let figures =
        view.lower(quoted).strip_suffix('s').filter(|figures| figures.len() == 2 && figures.ends_with('0'));
    if let Some(tens) = figures.and_then(|figures| figures.parse::<i16>().ok()) {
        let meant = quoted > start || (marked && !is_measure(view, start));
        return (meant && !is_age(view, start)).then(|| open(quoted + 1, tens / 10));
    }
    let tens = match view.lower(start) {
        "twenties" => 2,
        "thirties" => 3,
        "forties" => 4,
        "fifties" => 5,
        "sixties" => 6,
        "seventies" => 7,
        "eighties" => 8,
        "nineties" => 9,
        _ => return None,
    };
    (marked && !is_age(view, start) && !is_measure(view, start)).then(|| open(start + 1, tens))
}

fn open(end: usize, tens: i16) -> Match {
    Match::new(end, Meaning::Decade { tens, open: true })
}

/// "1980s" and "1980's".
fn four_figures(view: &View, at: usize) -> Option<(i16, usize)> {
    let word = view.lower(at);
    let (figures, end) = match word.strip_suffix('s') {
        Some(figures) => (figures, at + 1),
        None if view.lower(at + 1) == "'" && view.lower(at + 2) == "s" && view.joined(at + 2) => {
            (word, at + 3)
        }
        None => return None,
    };
    let year: i16 = figures.parse().ok().filter(|_| figures.len() == 4 && figures.ends_with('0'))?;
    // "1990's third quarter" owns; "the 1990's" names.
    let owns = end == at + 3
        && view.before(at, 1) != "the"
        && !matches!(view.before(at, 1), "early" | "late" | "mid");
    ((1000..=2190).contains(&year) && !owns).then_some((year / 10, end))
}

fn is_age(view: &View, at: usize) -> bool {
    (1..=4).any(|back| {
        matches!(view.before(at, back), "his" | "her" | "their" | "my" | "our" | "your" | "aged" | "people")
    })
}

fn is_measure(view: &View, at: usize) -> bool {
    let marks = |word: &str| {
        matches!(
            word,
            "temperature"
                | "temperatures"
                | "degrees"
                | "highs"
                | "lows"
                | "upper"
                | "low"
                | "mercury"
                | "shot"
                | "percent"
                | "%"
                | "rate"
                | "unemployment"
                | "polls"
                | "approval"
        )
    };
    (1..=8).any(|back| marks(view.before(at, back))) || (1..=4).any(|ahead| marks(view.lower(at + ahead)))
}
