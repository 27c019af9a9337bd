//! Stretches from one date to another: "from May to July", "May 3-5", "between 2010 and 2014", "1914-18".

use crate::{
    meaning::{Expression, Meaning, Part, Year},
    view::View,
};

/// Adds days that are written as figures alone, and gives days and months the year that is named behind them.
pub(crate) fn complete(view: &View, expressions: Vec<Expression>) -> Vec<Expression> {
    let mut completed: Vec<Expression> = Vec::with_capacity(expressions.len());
    let mut rest = expressions.into_iter().peekable();
    while let Some(expression) = rest.next() {
        let mut before: Vec<Expression> = Vec::new();
        while let Some(earlier) = beginning_in_figures(view, before.last().unwrap_or(&expression))
            && completed.last().is_none_or(|last| last.end <= earlier.start)
        {
            before.push(earlier);
        }
        completed.extend(before.into_iter().rev());
        let mut last = expression;
        while let Some(next) = end_in_figures(view, &last) {
            // "May 3-5, 2016": the year was found by itself.
            let taken = rest.peek().is_some_and(|found| found.start < next.end);
            if taken && rest.next_if(|found| found.end == next.end).is_none() {
                break;
            }
            completed.push(std::mem::replace(&mut last, next));
        }
        completed.push(last);
    }
    for place in (1..completed.len()).rev() {
        if is_range(view, &completed[place - 1], &completed[place])
            || is_listed(view, &completed[place - 1], &completed[place])
        {
            completed[place - 1].meaning =
                with_year_of(&completed[place - 1].meaning, &completed[place].meaning);
        }
    }
    completed
}

/// "June and July 2009", "May 3, May 4 and June 1, 2016".
fn is_listed(view: &View, a: &Expression, b: &Expression) -> bool {
    let dated = |meaning: &Meaning| {
        matches!(meaning, Meaning::Calendar { part: Part::Day(..) | Part::Month(_) | Part::Quarter(_), .. })
    };
    let joined = b.start == a.end + 1 && view.is(a.end, &["and", "or", ",", "&"])
        || b.start == a.end + 2 && view.lower(a.end) == "," && view.is(a.end + 1, &["and", "or"]);
    joined && dated(&a.meaning) && dated(&b.meaning)
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

/// "May 3-5", "Sept. 28 to 30, 2016", "July 13 through 15", "1914-18", "May 3 and 4", "May 3, 4 and 5".
fn end_in_figures(view: &View, expression: &Expression) -> Option<Expression> {
    let mut mark = expression.end;
    let dash = view.lower(mark) == "-";
    let word = view.is(mark, &["to", "through", "thru", "until", "till"])
        || (view.lower(mark) == "and"
            && expression.start > 0
            && view.lower(expression.start - 1) == "between");
    if !dash && !word {
        mark += usize::from(view.lower(mark) == "," && view.is(mark + 1, &["and", "or"]));
        if !lists_on(view, mark) {
            return None;
        }
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

/// Whether the mark at `mark` leads to another day of the same month, and not to a count: "May 3 and 4 in Tarn", "May 3, 4
/// and 5"; "On May 3, 12 people died" and "On May 3 and 4 people" do not.
fn lists_on(view: &View, mark: usize) -> bool {
    let behind = mark + 2;
    let further = view.is(behind, &["and", "or", ","])
        && view.figures(behind + 1 + usize::from(view.is(behind + 1, &["and", "or"]))).is_some();
    let closes = view.figures_of(behind, 4).is_some()
        || view.is(
            behind,
            &[
                "", ".", ",", ";", ")", ":", "in", "at", "to", "for", "with", "when", "as", "by", "from",
                "after", "before", "but", "?", "!",
            ],
        );
    match view.lower(mark) {
        "and" | "or" | "&" => closes || further,
        "," => further && !view.joined(mark + 1),
        _ => false,
    }
}

/// "3-5 May", "between 3 and 5 May", "from 28 to 30 September".
fn beginning_in_figures(view: &View, expression: &Expression) -> Option<Expression> {
    let Meaning::Calendar { year, part: Part::Day(month, last) } = expression.meaning else { return None };
    let mark = expression.start.checked_sub(1)?;
    let own = expression.start + usize::from(view.lower(expression.start) == "the");
    if view.figures(own).is_none() && crate::number::ordinal(view, own).is_none() {
        return None;
    }
    let at = mark.checked_sub(1)?;
    let (day, start) = match view.figures(at).filter(|_| view.text(at).len() <= 2) {
        Some(day) => (day, at),
        // "from the 13th to the 15th of July"
        None => {
            let (day, _) = crate::number::ordinal(view, at).filter(|(_, end)| *end == mark)?;
            (day, at - usize::from(at > 0 && view.lower(at - 1) == "the"))
        }
    };
    let led = |words: &[&str]| start > 0 && view.is(start - 1, words);
    let marked = match view.lower(mark) {
        "-" => true,
        "to" => start > 0,
        "and" => led(&["between", "on", "of", "for", "from", "since", ","]),
        "or" => led(&["on", "of", "for", "from", ","]),
        "," => led(&["on", "of", "for", "from", "between"]) && !view.joined(mark + 1),
        _ => false,
    };
    let day = i8::try_from(day).ok().filter(|day| *day >= 1 && *day < last)?;
    let meaning = Meaning::Calendar { year, part: Part::Day(month, day) };
    (marked && !view.joined(start)).then_some(Expression { start, end: mark, meaning, modifier: None })
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
