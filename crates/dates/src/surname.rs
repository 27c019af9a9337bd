//! Months that are people's names in an article ("Theresa May"): there, a month needs more than a preposition.

use crate::{
    meaning::{Expression, Meaning, Part},
    view::View,
    vocabulary::month,
};

const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "dame",
    "lady",
    "lord",
    "minister",
    "president",
    "secretary",
    "senator",
    "theresa",
    "elaine",
    "brian",
    "chancellor",
    "judge",
    "professor",
    "captain",
    "colonel",
    "general",
];

/// The months, 1 to 12, that the text uses as names.
pub(crate) fn surnames(view: &View) -> [bool; 13] {
    let mut found = [false; 13];
    for at in 1..view.len() {
        let Some(month) = month(view.lower(at)).filter(|_| view.capital(at) && view.lower(at).len() >= 3)
        else {
            continue;
        };
        let titled = TITLES.contains(&view.before(at, 1)) && view.capital(at - 1)
            || (view.before(at, 1) == "."
                && at > 1
                && TITLES.contains(&view.before(at, 2))
                && view.capital(at - 2));
        found[month as usize] |= titled && view.figures(at + 1).is_none();
    }
    found
}

/// Whether an expression may be a month and no surname.
pub(crate) fn is_month(view: &View, expression: &Expression, surnames: &[bool; 13]) -> bool {
    let Meaning::Calendar { part: Part::Month(month), .. } = expression.meaning else { return true };
    let alone = expression.end == expression.start + 1;
    if !alone || !surnames[month as usize] {
        return true;
    }
    matches!(
        view.before(expression.start, 1),
        "in" | "since" | "until" | "during" | "last" | "next" | "early" | "late" | "mid" | "throughout"
    )
}
