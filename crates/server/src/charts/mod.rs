//! Charts, drawn on the server as SVG from templates that escape every word. Each has its table beside it.
//!
//! Colours stand in attributes, which a style sheet of the page outdoes; so a chart that is saved by itself can be read too.

mod calendar;
mod map;
mod months;
mod outlets;
mod ranges;
mod sides;

pub(crate) use map::{Dot, Map};
pub(crate) use months::Months;
pub(crate) use outlets::Outlets;
pub(crate) use ranges::{Range, Ranges};
pub(crate) use sides::{Sides, Tie};

/// Whether words are a day of the calendar, such as `2019-05-06`.
pub(crate) fn is_day(text: &str) -> bool {
    calendar::number(text).is_some_and(|number| calendar::written(number) == text)
}
