//! Seasons.
//!
//! Finds: "autumn 2016", "last fall", "this summer", "the winter of 1994", "in spring", "the summer".
//! Leaves alone: "fall" and "spring" that are not seasons ("the fall of the wall", "prices fall"), names ("Winter
//! Olympics").

use super::{after_the, calendar::turn};
use crate::{
    meaning::{Match, Meaning, Part, Turn, Year},
    number::spoken_year,
    view::View,
    vocabulary::Season,
};

pub(crate) fn find(view: &View, at: usize) -> Option<Match> {
    let start = after_the(view, at);
    if let Some((turn, next)) = turn(view, start)
        && let Some(season) = Season::of(view.lower(next))
    {
        let verb = turn == Turn::This
            && season == Season::Autumn
            && view.is(next + 1, &["in", "of", "from"])
            && view.lower(next) == "fall";
        return (!verb).then(|| named(next + 1, season, Year::Turned(turn)));
    }
    let season = Season::of(view.lower(start))?;
    let end = start + 1;
    let of = end + usize::from(view.is(end, &["of", ","]));
    if let Some(year) = view.figures_of(of, 4).filter(|year| (1000..=2199).contains(year)) {
        return Some(named(of + 1, season, Year::Given(year as i16)));
    }
    if let Some((year, end)) = spoken_year(view, of) {
        return Some(named(end, season, Year::Given(year)));
    }
    is_season(view, start, start > at).then(|| named(end, season, Year::Open))
}

fn named(end: usize, season: Season, year: Year) -> Match {
    Match::new(end, Meaning::Calendar { year, part: Part::Season(season) })
}

fn is_season(view: &View, at: usize, determined: bool) -> bool {
    let (word, before, next) = (view.lower(at), view.before(at, 1), view.lower(at + 1));
    if view.inside_larger(at)
        || (view.capital(at) && !view.opens(at))
        || (view.capital(at) && view.capital(at + 1))
    {
        return false;
    }
    if view.is(at + 1, &["of", "back", "short", "off", "down", "apart", "into", "water", "board"]) {
        return false;
    }
    let leads = matches!(
        before,
        "in" | "by"
            | "since"
            | "until"
            | "during"
            | "through"
            | "early"
            | "late"
            | "mid"
            | "next"
            | "before"
            | "after"
            | "-"
    );
    match word {
        "fall" | "spring" => {
            let ends = next.is_empty()
                || matches!(
                    next,
                    "." | ","
                        | ";"
                        | ")"
                        | "and"
                        | "when"
                        | "but"
                        | "or"
                        | "'"
                        | "\""
                        | "election"
                        | "elections"
                        | "semester"
                );
            (determined
                && matches!(
                    view.before(at, 2),
                    "in" | "by"
                        | "since"
                        | "until"
                        | "during"
                        | "through"
                        | "for"
                        | "of"
                        | "before"
                        | "after"
                        | "early"
                )
                && ends)
                || (leads && ends)
        }
        _ => !matches!(before, "a" | "an" | "indian" | "nuclear" | "my" | "her" | "his"),
    }
}
