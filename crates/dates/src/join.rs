//! Expressions side by side that are one: "Saturday" + "night", "June" + "last year", "this year" + "’s third quarter".

use crate::{
    meaning::{Base, Clock, Expression, Meaning, Part, Turn, Year},
    view::View,
    vocabulary::Unit,
};

/// Joins what belongs together, from left to right.
pub(crate) fn join(view: &View, expressions: Vec<Expression>) -> Vec<Expression> {
    let mut joined: Vec<Expression> = Vec::with_capacity(expressions.len());
    for next in expressions {
        if let Some(last) = joined.last_mut()
            && let Some(meaning) = one_of_both(view, last, &next)
        {
            let the = last.start > 0 && view.lower(last.start - 1) == "the" && takes_article(last);
            last.start -= usize::from(the);
            last.end = next.end;
            last.meaning = meaning;
            last.modifier = last.modifier.or(next.modifier);
            continue;
        }
        joined.push(next);
    }
    joined
}

/// "The 1988 third quarter": a year that stands before what it is the year of.
fn takes_article(expression: &Expression) -> bool {
    matches!(expression.meaning, Meaning::Calendar { part: Part::Whole, .. })
}

/// What stands between two expressions, where that may join them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Between {
    Nothing,
    Comma,
    Of,
    On,
    At,
    Possessive,
}

fn between(view: &View, from: usize, to: usize) -> Option<Between> {
    match to - from {
        0 => Some(Between::Nothing),
        1 => match view.lower(from) {
            "," => Some(Between::Comma),
            "of" | "in" => Some(Between::Of),
            "on" => Some(Between::On),
            "at" => Some(Between::At),
            _ => None,
        },
        2 => match (view.lower(from), view.lower(from + 1)) {
            ("'", "s") if view.joined(from) && view.joined(from + 1) => Some(Between::Possessive),
            (",", "at") => Some(Between::At),
            (",", "on") => Some(Between::On),
            _ => None,
        },
        _ => None,
    }
}

fn one_of_both(view: &View, a: &Expression, b: &Expression) -> Option<Meaning> {
    let between = between(view, a.end, b.start)?;
    day_with_date(&a.meaning, between, &b.meaning)
        .or_else(|| day_of_week(&a.meaning, between, &b.meaning))
        .or_else(|| time_with_day(&a.meaning, between, &b.meaning))
        .or_else(|| day_with_time(&a.meaning, between, &b.meaning))
        .or_else(|| part_with_year(&a.meaning, between, &b.meaning))
        .or_else(|| year_with_part(&a.meaning, between, &b.meaning))
}

/// "Monday, March 8", "this coming Sunday, March eighth".
fn day_with_date(a: &Meaning, between: Between, b: &Meaning) -> Option<Meaning> {
    let near = matches!(between, Between::Nothing | Between::Comma);
    let dated = matches!(
        b,
        Meaning::Calendar { part: Part::Day(..) | Part::Holiday(_), .. } | Meaning::Slashes { .. }
    );
    (near && dated && matches!(a, Meaning::Weekday { .. })).then(|| b.clone())
}

/// "Wednesday of next week", "Monday last week".
fn day_of_week(a: &Meaning, between: Between, b: &Meaning) -> Option<Meaning> {
    match (a, b) {
        (
            Meaning::Weekday { day, turn: Turn::Open },
            Meaning::Relative { unit: Unit::Week, offset, base },
        ) if matches!(between, Between::Of | Between::Nothing) => {
            Some(Meaning::WeekdayOfWeek { day: *day, offset: *offset, base: *base })
        }
        _ => None,
    }
}

/// "10 p.m. Wednesday", "noon on 3 May", "9 a.m. this morning".
fn time_with_day(a: &Meaning, between: Between, b: &Meaning) -> Option<Meaning> {
    let Meaning::Time { day: None, clock } = a else { return None };
    if !matches!(between, Between::Nothing | Between::Comma | Between::On | Between::Of) {
        return None;
    }
    match b {
        Meaning::Time { day: Some(day), clock: Clock::Part(_) } if matches!(clock, Clock::At { .. }) => {
            Some(Meaning::Time { day: Some(day.clone()), clock: *clock })
        }
        Meaning::Time { day: None, clock: Clock::Part(_) }
            if matches!(clock, Clock::At { .. }) && between == Between::Of =>
        {
            Some(Meaning::Time { day: None, clock: *clock })
        }
        day if day.is_day() => Some(Meaning::Time { day: Some(Box::new(day.clone())), clock: *clock }),
        _ => None,
    }
}

/// "Saturday night", "Thursday at 10 a.m.", "Thursday evening at 7:30 p.m.".
fn day_with_time(a: &Meaning, between: Between, b: &Meaning) -> Option<Meaning> {
    let Meaning::Time { day: None, clock } = b else { return None };
    let fits = match clock {
        Clock::Part(_) => between == Between::Nothing,
        Clock::At { .. } => matches!(between, Between::Nothing | Between::At | Between::Comma),
    };
    if !fits {
        return None;
    }
    match a {
        day if day.is_day() => Some(Meaning::Time { day: Some(Box::new(day.clone())), clock: *clock }),
        Meaning::Time { day: Some(day), clock: Clock::Part(_) } if matches!(clock, Clock::At { .. }) => {
            Some(Meaning::Time { day: Some(day.clone()), clock: *clock })
        }
        _ => None,
    }
}

/// "The third quarter of 1990", "June last year", "the quarter a year ago".
fn part_with_year(a: &Meaning, between: Between, b: &Meaning) -> Option<Meaning> {
    if !matches!(between, Between::Nothing | Between::Of) {
        return None;
    }
    let year = year_of(b)?;
    match a {
        Meaning::Calendar { year: Year::Open, part } if *part != Part::Whole => {
            Some(Meaning::Calendar { year, part: *part })
        }
        Meaning::Relative { unit: Unit::Quarter, offset: 0, base: Base::Reported } => reported(year),
        _ => None,
    }
}

/// "This year’s third quarter", "the 1988 third quarter", "the year-earlier quarter".
fn year_with_part(a: &Meaning, between: Between, b: &Meaning) -> Option<Meaning> {
    let year = year_of(a)?;
    let owned = between == Between::Possessive;
    match b {
        Meaning::Calendar { year: Year::Open, part } if *part != Part::Whole => {
            let attributive = matches!(part, Part::Quarter(_) | Part::Half(_) | Part::Season(_));
            (owned || (attributive && between == Between::Nothing))
                .then_some(Meaning::Calendar { year, part: *part })
        }
        Meaning::Relative { unit: Unit::Quarter, offset: 0, base: Base::Reported } if owned => reported(year),
        _ => None,
    }
}

/// The year that a meaning names, where it names one.
fn year_of(meaning: &Meaning) -> Option<Year> {
    match meaning {
        Meaning::Calendar { year: Year::Given(year), part: Part::Whole } => Some(Year::Given(*year)),
        Meaning::Relative { unit: Unit::Year, offset, base } if *base != Base::Mentioned => {
            Some(Year::Counted(*offset))
        }
        _ => None,
    }
}

fn reported(year: Year) -> Option<Meaning> {
    match year {
        Year::Counted(offset) => Some(Meaning::Relative { unit: Unit::Year, offset, base: Base::Reported }),
        year => Some(Meaning::Calendar { year, part: Part::ReportedQuarter }),
    }
}
