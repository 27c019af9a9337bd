//! Distances from the article's date or from the date before.
//!
//! Finds: "three days ago", "a year earlier", "two weeks later", "ten years from now", "a week or so ago".
//! Leaves alone: "two days after the vote", where the length stands and the event is no date; see `duration`.

use onrecord_record::DateModifier;

use crate::{
    meaning::{Base, Match, Meaning},
    number::{Amount, amount},
    view::View,
    vocabulary::Unit,
};

pub(crate) fn find(view: &View, at: usize) -> Option<Match> {
    let (amount, unit, end) = length(view, at)?;
    let (approximate, end) = match view.phrase(end, &["or", "so"]) {
        Some(behind) => (true, behind),
        None => (false, end),
    };
    let now = |end| (end, Base::Published);
    let then = |end| (end, Base::Mentioned);
    let ((end, base), back) = match (view.lower(end), view.lower(end + 1)) {
        ("ago", _) => (now(end + 1), true),
        ("hence", _) => (now(end + 1), false),
        ("from", "now" | "today") => (now(end + 2), false),
        ("earlier" | "previously", _) => (then(end + 1), true),
        ("later" | "afterward" | "afterwards", _) => (then(end + 1), false),
        ("before" | "prior", next) if stops(next) => (then(end + 1), true),
        ("after" | "thereafter", next) if stops(next) => (then(end + 1), false),
        _ => return None,
    };
    if amount == Amount::Unknown && base == Base::Mentioned {
        return None; // "A few days later": only the length is known.
    }
    let matched = if amount == Amount::ONE
        && unit == Unit::Year
        && back
        && !approximate
        && view.is(at, &["a", "one"])
    {
        let base = if base == Base::Published { Base::Reported } else { Base::ReportedNear };
        Match::new(end, Meaning::Relative { unit, offset: -1, base })
    } else {
        Match::new(end, Meaning::Distance { amount, unit, back, base })
    };
    Some(if approximate { matched.modified(DateModifier::Approx) } else { matched })
}

fn stops(word: &str) -> bool {
    word.is_empty() || matches!(word, "." | "," | ";" | ")" | "!" | "?")
}

/// "Three days", "a year", "months".
pub(super) fn length(view: &View, at: usize) -> Option<(Amount, Unit, usize)> {
    if let Some((unit, true)) = Unit::of(view.lower(at)) {
        return Some((Amount::Unknown, unit, at + 1));
    }
    let (amount, end) = amount(view, at)?;
    let end = end
        + usize::from(view.is(
            end,
            &[
                "long",
                "short",
                "whole",
                "full",
                "calendar",
                "trading",
                "business",
                "working",
                "consecutive",
                "straight",
                "successive",
            ],
        ));
    let (unit, plural) = Unit::of(view.lower(end))?;
    let one = matches!(amount, Amount::Known(thousandths) if thousandths <= 1000);
    (plural || one).then_some((amount, unit, end + 1))
}
