//! Stretches from one date to another: "from May to July", "May 3-5", "between 2010 and 2014", "1914-18".

use crate::{
    meaning::{Expression, Meaning, Part, Year},
    view::View,
};

/// Adds ends that are written as figures alone, and gives a beginning the year of its end.
pub(crate) fn complete(view: &View, expressions: Vec<Expression>) -> Vec<Expression> {
    let mut completed: Vec<Expression> = Vec::with_capacity(expressions.len());
    let mut rest = expressions.into_iter().peekable();
    while let Some(mut expression) = rest.next() {
        if let Some(end) = end_in_figures(view, &expression) {
            // "May 3-5, 2016": the year was found by itself.
            rest.next_if(|next| next.start < end.end && next.end == end.end);
            if rest.peek().is_none_or(|next| next.start >= end.end) {
                expression.meaning = with_year_of(&expression.meaning, &end.meaning);
                completed.extend([expression, end]);
                continue;
            }
        } else if let Some(beginning) = beginning_in_figures(view, &expression)
            && completed.last().is_none_or(|last| last.end <= beginning.start)
        {
            completed.push(beginning);
        }
        completed.push(expression);
    }
    for place in 1..completed.len() {
        if is_range(view, &completed[place - 1], &completed[place]) {
            completed[place - 1].meaning =
                with_year_of(&completed[place - 1].meaning, &completed[place].meaning);
        }
    }
    completed
}

/// The pairs of places whose expressions begin and end one stretch.
pub(crate) fn pairs(view: &View, expressions: &[Expression]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for place in 1..expressions.len() {
        let taken = pairs.last().is_some_and(|(_, end)| *end == place - 1);
        if !taken && is_range(view, &expressions[place - 1], &expressions[place]) {
            pairs.push((place - 1, place));
        }
    }
    pairs
}

fn is_point(meaning: &Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Calendar { .. }
            | Meaning::Weekday { .. }
            | Meaning::Time { .. }
            | Meaning::Slashes { .. }
            | Meaning::Relative { .. }
            | Meaning::Decade { .. }
    )
}

fn is_range(view: &View, a: &Expression, b: &Expression) -> bool {
    if !is_point(&a.meaning) || !is_point(&b.meaning) || b.start != a.end + 1 {
        return false;
    }
    let led = |word: &str| a.start > 0 && view.lower(a.start - 1) == word;
    match view.lower(a.end) {
        "-" | "through" | "thru" => true,
        "to" | "until" | "till" => led("from") || same_kind(a, b),
        "and" => led("between"),
        _ => false,
    }
}

fn same_kind(a: &Expression, b: &Expression) -> bool {
    std::mem::discriminant(&a.meaning) == std::mem::discriminant(&b.meaning)
}

/// "May 3-5", "Sept. 28 to 30, 2016", "1914-18".
fn end_in_figures(view: &View, expression: &Expression) -> Option<Expression> {
    let mark = expression.end;
    let dash = view.lower(mark) == "-";
    let word = view.lower(mark) == "to"
        || (view.lower(mark) == "and"
            && expression.start > 0
            && view.lower(expression.start - 1) == "between");
    if !dash && !word {
        return None;
    }
    let figure = view.figures(mark + 1).filter(|_| view.text(mark + 1).len() <= 2)?;
    let goes_on = view.joined(mark + 2) && view.is(mark + 2, &["-", "/", ":", "%"])
        || (view.joined(mark + 2) && view.lower(mark + 2) == "." && view.joined(mark + 3));
    let counts = view.is(mark + 2, &["percent", "%", "million", "billion", "people", "a", "p", "am", "pm"]);
    if goes_on || counts {
        return None;
    }
    match expression.meaning {
        Meaning::Calendar { year, part: Part::Day(month, first) } => {
            let named_behind = view.lower(expression.end - 1) != first.to_string() || year != Year::Open;
            let day = i8::try_from(figure).ok().filter(|day| *day > first && *day <= 31)?;
            if named_behind {
                return None;
            }
            let behind = mark + 2 + usize::from(view.lower(mark + 2) == ",");
            let given = view.figures_of(behind, 4).filter(|year| (1000..=2199).contains(year));
            let (end, year) = match given {
                Some(given) => (behind + 1, Year::Given(given as i16)),
                None => (mark + 2, year),
            };
            Some(Expression {
                start: mark + 1,
                end,
                meaning: Meaning::Calendar { year, part: Part::Day(month, day) },
                modifier: None,
            })
        }
        Meaning::Calendar { year: Year::Given(first), part: Part::Whole }
            if dash && view.joined(mark) && view.joined(mark + 1) && view.text(mark + 1).len() == 2 =>
        {
            let last = first / 100 * 100 + figure as i16;
            let year = Year::Given(if last > first { last } else { last + 100 });
            let meaning = Meaning::Calendar { year, part: Part::Whole };
            Some(Expression { start: mark + 1, end: mark + 2, meaning, modifier: None })
        }
        _ => None,
    }
}

/// "3-5 May", "between 3 and 5 May", "from 28 to 30 September".
fn beginning_in_figures(view: &View, expression: &Expression) -> Option<Expression> {
    let Meaning::Calendar { year, part: Part::Day(month, last) } = expression.meaning else { return None };
    let mark = expression.start.checked_sub(1)?;
    let at = mark.checked_sub(1)?;
    view.figures(expression.start)?;
    let led = |word: &str| at > 0 && view.lower(at - 1) == word;
    let marked = match view.lower(mark) {
        "-" => true,
        "to" => led("from") || at > 0,
        "and" => led("between"),
        _ => false,
    };
    let day = view.figures(at).filter(|_| view.text(at).len() <= 2)?;
    let day = i8::try_from(day).ok().filter(|day| *day >= 1 && *day < last)?;
    let meaning = Meaning::Calendar { year, part: Part::Day(month, day) };
    (marked && !view.joined(at)).then_some(Expression { start: at, end: at + 1, meaning, modifier: None })
}

/// The beginning with its end's year, or the year before where it would come after its end.
fn with_year_of(beginning: &Meaning, end: &Meaning) -> Meaning {
    let (
        Meaning::Calendar { year: Year::Open, part },
        Meaning::Calendar { year: Year::Given(year), part: last },
    ) = (beginning, end)
    else {
        return beginning.clone();
    };
    let order = |part: &Part| match part {
        Part::Month(month) => Some((*month, 0)),
        Part::Day(month, day) => Some((*month, *day)),
        Part::Quarter(quarter) | Part::Half(quarter) => Some((*quarter, 0)),
        Part::Season(season) => Some((season.month(), 0)),
        _ => None,
    };
    match (order(part), order(last)) {
        (Some(first), Some(last)) => {
            let year = if first > last { year - 1 } else { *year };
            Meaning::Calendar { year: Year::Given(year), part: *part }
        }
        _ => beginning.clone(),
    }
}
