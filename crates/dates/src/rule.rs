//! One kind of expression, one file. A rule looks at a word and says whether an expression of its kind begins there,
//! where that ends and what it says.
//!
//! Rules look back only to tell a date from something else that is spelled alike; what they match goes forward. Of all
//! rules that match at a word, the longest match stands. Expressions side by side are joined afterwards (`join`),
//! words that modify are taken in (`modifier`).

mod ago;
mod calendar;
mod clock;
mod counted_weekday;
mod day_part;
mod decade;
mod duration;
mod holiday;
mod nth;
mod numeric;
mod quarter;
mod reference;
mod relative;
mod season;
mod set;
mod weekday;
mod year;

use crate::{
    meaning::{Expression, Match},
    view::View,
};

type Rule = fn(&View, usize) -> Option<Match>;

const RULES: &[Rule] = &[
    numeric::find,
    calendar::find,
    year::find,
    decade::find,
    season::find,
    quarter::find,
    holiday::find,
    nth::find,
    counted_weekday::find,
    weekday::find,
    relative::find,
    ago::find,
    set::find,
    duration::find,
    clock::find,
    day_part::find,
    reference::find,
];

/// The expressions of a paragraph, in order and apart from each other.
pub(crate) fn expressions(view: &View) -> Vec<Expression> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < view.len() {
        let mut best: Option<Match> = None;
        for rule in RULES {
            let matched = rule(view, at).filter(|matched| matched.end <= view.len());
            if let Some(matched) = matched
                && best.as_ref().is_none_or(|best| matched.end > best.end)
            {
                best = Some(matched);
            }
        }
        let Some(Match { end, meaning, modifier }) = best else {
            at += 1;
            continue;
        };
        found.push(Expression { start: at, end, meaning, modifier });
        at = end;
    }
    found
}

/// Behind an optional "the" at `at`.
fn after_the(view: &View, at: usize) -> usize {
    at + usize::from(view.lower(at) == "the")
}

/// Behind an optional hyphen without white space at `at`.
fn after_hyphen(view: &View, at: usize) -> usize {
    at + usize::from(view.lower(at) == "-" && view.joined(at))
}
