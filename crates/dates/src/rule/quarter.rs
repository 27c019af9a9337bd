//! Quarters and halves of a year.
//!
//! Finds: "the third quarter", "third-quarter", "Q3", "fiscal second quarter", "the first half of 2016", "H1 2016".
//! Leaves alone: quarters and halves of games, of things ("a quarter of the votes", "the second half" alone).

use super::{after_hyphen, after_the};
use crate::{
    meaning::{Match, Meaning, Part, Year},
    number::ordinal,
    view::View,
};

pub(crate) fn find(view: &View, at: usize) -> Option<Match> {
    short(view, at).or_else(|| named(view, at))
}

fn open(end: usize, part: Part) -> Match {
    Match::new(end, Meaning::Calendar { year: Year::Open, part })
}

/// "Q3", "H1", "3Q".
fn short(view: &View, at: usize) -> Option<Match> {
    let part = match view.text(at) {
        "Q1" | "1Q" => Part::Quarter(1),
        "Q2" | "2Q" => Part::Quarter(2),
        "Q3" | "3Q" => Part::Quarter(3),
        "Q4" | "4Q" => Part::Quarter(4),
        "H1" | "1H" => Part::Half(1),
        "H2" | "2H" => Part::Half(2),
        _ => return None,
    };
    let half = matches!(part, Part::Half(_)) && view.figures_of(at + 1, 4).is_none();
    (!half && !view.inside_larger(at)).then(|| open(at + 1, part))
}

fn named(view: &View, at: usize) -> Option<Match> {
    let mut start = after_the(view, at);
    if view.is(start, &["fiscal", "fiscal's"]) {
        start = after_hyphen(view, start + 1);
    }
    if view.is(start, &["latter", "last", "final"]) && view.lower(start + 1) == "half" {
        return half(view, at, start + 1, 2);
    }
    let (number, end) = ordinal(view, start)?;
    let mut unit = after_hyphen(view, end);
    unit += usize::from(view.lower(unit) == "fiscal");
    match view.lower(unit) {
        "quarter" if (1..=4).contains(&number) => {
            // "The third-quarter loss": the article belongs to the loss.
            let attributive = at < start && view.lower(at) == "the" && view.lower(end) == "-";
            (!attributive && !is_game(view, at)).then(|| open(unit + 1, Part::Quarter(number as i8)))
        }
        "half" if (1..=2).contains(&number) => half(view, at, unit, number as i8),
        _ => None,
    }
}

/// A half only where a year follows, or results that are counted by halves.
fn half(view: &View, at: usize, unit: usize, number: i8) -> Option<Match> {
    let behind = unit + 1 + usize::from(view.is(unit + 1, &["of", ","]));
    let year = view.figures_of(behind, 4).is_some()
        || view.is(behind, &["fiscal"])
        || (view.is(behind, &["the", "this", "last", "next"])
            && view.is(behind + 1, &["year", "fiscal", "current", "decade"]));
    let results = view.is(
        unit + 1,
        &[
            "profit", "profits", "earnings", "results", "sales", "net", "pretax", "revenue", "revenues",
            "loss", "losses", "dividend",
        ],
    );
    let decade = view.is(behind, &["the"])
        && (view.lower(behind + 1).ends_with("0s") || view.lower(behind + 2).ends_with("0s"));
    ((year || results) && !decade && !is_game(view, at)).then(|| open(unit + 1, Part::Half(number)))
}

/// Whether a game is told of.
fn is_game(view: &View, at: usize) -> bool {
    let marks = |word: &str| {
        matches!(
            word,
            "touchdown"
                | "touchdowns"
                | "yards"
                | "yard"
                | "goal"
                | "goals"
                | "scored"
                | "halftime"
                | "quarterback"
                | "coach"
                | "match"
                | "ball"
                | "score"
        )
    };
    (1..=15).any(|back| marks(view.before(at, back))) || (1..=15).any(|ahead| marks(view.lower(at + ahead)))
}
