//! Whether an article writes the day before the month in figures ("25/12/2016") or behind it ("12/25/2016").

use crate::{
    meaning::{Expression, Meaning, Part, Year},
    view::View,
};

/// What the dates that can be read only one way show; nothing where there are none or they disagree.
pub(crate) fn day_first(paragraphs: &[(View, Vec<Expression>)]) -> Option<bool> {
    let mut shown: Option<bool> = None;
    for (view, expressions) in paragraphs {
        for expression in expressions {
            let Meaning::Calendar { year: Year::Given(_), part: Part::Day(month, day) } = expression.meaning
            else {
                continue;
            };
            let first = view.figures(expression.start);
            if day <= 12 || first.is_none() || !view.is(expression.start + 1, &["/", "-"]) {
                continue;
            }
            let this = match first {
                Some(first) if first == day as u32 => true,
                Some(first) if first == month as u32 => false,
                _ => continue,
            };
            if shown.is_some_and(|shown| shown != this) {
                return None;
            }
            shown = Some(this);
        }
    }
    shown
}
