//! Words beside an expression that belong to it: "early this year", "the end of May", "at least 30 days", "a year or so".

use onrecord_record::DateModifier;

use crate::{
    meaning::{Expression, Meaning, Part},
    view::View,
};

/// Takes in the words beside each expression, up to the one before.
pub(crate) fn modify(view: &View, expressions: &mut [Expression]) {
    let mut floor = 0;
    for expression in expressions {
        before(view, expression, floor);
        behind(view, expression);
        floor = expression.end;
    }
}

fn before(view: &View, expression: &mut Expression, floor: usize) {
    let start = expression.start;
    let at = |back: usize| start.checked_sub(back).filter(|at| *at >= floor);
    let found = match &expression.meaning {
        Meaning::Length { .. } => length(view, start, floor),
        Meaning::Set(_) | Meaning::Reference(_) => None,
        Meaning::Time { .. } => around(view, start, floor).or_else(|| part(view, start, floor)),
        _ => part(view, start, floor)
            .or_else(|| around(view, start, floor))
            .or_else(|| distance(view, start, floor, &expression.meaning)),
    };
    if let Some((start, modifier)) = found {
        expression.start = start;
        expression.modifier = Some(modifier);
        return;
    }
    // "The fiscal third quarter" brings its article; "its" is no part of it.
    let fiscal = at(1).is_some()
        && view.before(start, 1) == "fiscal"
        && matches!(expression.meaning, Meaning::Calendar { part: Part::Quarter(_) | Part::Half(_), .. });
    if fiscal {
        let attributive = view.lower(start + 1) == "-";
        expression.start -=
            1 + usize::from(at(2).is_some() && view.before(start, 2) == "the" && !attributive);
    }
}

/// "Early", "late", "mid-", "the end of".
fn part(view: &View, start: usize, floor: usize) -> Option<(usize, DateModifier)> {
    let room = start - floor;
    let (one, two, three) = (view.before(start, 1), view.before(start, 2), view.before(start, 3));
    let article = |back: usize| {
        let taken = room > back && view.before(start, back + 1) == "the";
        start - back - usize::from(taken)
    };
    if room >= 2 && one == "-" && view.joined(start - 1) {
        let modifier = match two {
            "mid" => DateModifier::Mid,
            "early" => DateModifier::Start,
            "late" => DateModifier::End,
            _ => return None,
        };
        return Some((article(2), modifier));
    }
    if room >= 2 && (one == "of" || one == "in") {
        let modifier = match two {
            "end" | "close" => DateModifier::End,
            "beginning" | "start" | "dawn" | "outset" => DateModifier::Start,
            "middle" => DateModifier::Mid,
            "half" | "part" | "quarter" | "portion" | "days" | "weeks" | "months" | "years" if room >= 3 => {
                match three {
                    "latter" | "last" | "final" | "later" | "closing" => DateModifier::End,
                    "first" | "early" | "opening" => DateModifier::Start,
                    _ => return None,
                }
            }
            "early" | "earlier" if one == "in" => return Some((start - 2, DateModifier::Start)),
            "late" | "later" if one == "in" => return Some((start - 2, DateModifier::End)),
            _ => return None,
        };
        let back = 2 + usize::from(matches!(
            two,
            "half" | "part" | "quarter" | "portion" | "days" | "weeks" | "months" | "years"
        ));
        let counted = one == "in"
            && matches!(
                two,
                "end" | "close" | "start" | "beginning" | "middle" | "half" | "part" | "quarter"
            );
        return (!counted || two == "middle").then(|| (article(back), modifier));
    }
    if room == 0 {
        return None;
    }
    let modifier = match one {
        "early" | "earlier" => DateModifier::Start,
        "late" | "later" => DateModifier::End,
        "mid" => DateModifier::Mid,
        "sometime" => return Some((start - 1, DateModifier::Approx)),
        _ => return None,
    };
    Some((article(1), modifier))
}

/// "Around Nov. 1", "about 7:15 p.m.".
fn around(view: &View, start: usize, floor: usize) -> Option<(usize, DateModifier)> {
    if start == floor {
        return None;
    }
    match view.before(start, 1) {
        "around" | "approximately" | "circa" => Some((start - 1, DateModifier::Approx)),
        "about"
            if view.before(start, 2) == "at"
                || view.figures(start).is_some_and(|figure| figure <= 2400)
                    && view.before(start, 2) != "talk" =>
        {
            Some((start - 1, DateModifier::Approx))
        }
        _ => None,
    }
}

/// "Nearly two weeks ago", "more than a year ago".
fn distance(view: &View, start: usize, floor: usize, meaning: &Meaning) -> Option<(usize, DateModifier)> {
    let counted = matches!(meaning, Meaning::Distance { .. })
        || (matches!(meaning, Meaning::Relative { .. }) && view.is(start, &["a", "one"]));
    counted.then(|| length(view, start, floor)).flatten()
}

/// "At least", "more than", "nearly", "up to".
fn length(view: &View, start: usize, floor: usize) -> Option<(usize, DateModifier)> {
    let room = start - floor;
    let (one, two) = (view.before(start, 1), view.before(start, 2));
    let led = |back: usize| start - back;
    let pair = match (two, one) {
        ("at", "least") => Some(DateModifier::EqualOrMore),
        ("at", "most") | ("up", "to") => Some(DateModifier::EqualOrLess),
        ("more", "than") if room >= 3 && view.before(start, 3) == "no" => {
            return Some((led(3), DateModifier::EqualOrLess));
        }
        ("less" | "fewer", "than") if room >= 3 && view.before(start, 3) == "no" => {
            return Some((led(3), DateModifier::EqualOrMore));
        }
        ("more" | "longer", "than") => Some(DateModifier::MoreThan),
        ("less" | "fewer" | "shorter", "than") => Some(DateModifier::LessThan),
        ("only" | "just", "about") => Some(DateModifier::Approx),
        _ => None,
    };
    if let Some(modifier) = pair.filter(|_| room >= 2) {
        return Some((led(2), modifier));
    }
    if room == 0 {
        return None;
    }
    let article = view.is(start, &["the", "these", "those"]);
    let modifier = match one {
        "about" | "approximately" | "roughly" | "around" => DateModifier::Approx,
        "some" if !article => DateModifier::Approx,
        "nearly" | "almost" => DateModifier::LessThan,
        "under" if !article => DateModifier::LessThan,
        "over"
            if !article
                && matches!(
                    two,
                    "for"
                        | "well"
                        | "just"
                        | "lasted"
                        | "last"
                        | "take"
                        | "took"
                        | "takes"
                        | "of"
                        | "been"
                        | "after"
                        | "slightly"
                        | "a"
                        | "little"
                ) =>
        {
            DateModifier::MoreThan
        }
        _ => return None,
    };
    Some((led(1), modifier))
}

/// "Or so", "or more", "or later", "and beyond".
fn behind(view: &View, expression: &mut Expression) {
    let end = expression.end;
    let modifier = match (view.lower(end), view.lower(end + 1), &expression.meaning) {
        ("or", "so", _) => DateModifier::Approx,
        ("or", "more" | "longer", Meaning::Length { .. }) => DateModifier::EqualOrMore,
        ("or", "less", Meaning::Length { .. }) => DateModifier::EqualOrLess,
        ("or", "later", Meaning::Calendar { .. }) => DateModifier::After,
        ("and", "beyond", Meaning::Calendar { .. }) => DateModifier::After,
        ("or", "earlier", Meaning::Calendar { .. }) => DateModifier::Before,
        _ => return,
    };
    expression.end = end + 2;
    expression.modifier = Some(modifier);
}
