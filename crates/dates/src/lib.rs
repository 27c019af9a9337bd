//! Time expressions in news, after TIMEX3: where they stand, what they say, and their place in the calendar.
//!
//! [`read`] finds dates, times of day, lengths and repetitions, and resolves them against the date of publication and
//! against each other. It never guesses a date of publication: without one, what counts from it stays unresolved, with
//! the reason. Which words belong to an expression follows TimeBank; `docs/dates.md` tells the decisions.
//!
//! A paragraph passes through these stages, a file each: `rule` finds expressions, one kind a file; `join` makes one of
//! neighbours ("Saturday" + "night"); `modifier` takes in words beside them ("early"); `range` pairs beginnings with
//! ends; `resolve` places them in the calendar.
//!
//! ```
//! let text = "The council met on Wednesday and will meet again next month.";
//! let found = onrecord_dates::read(text, Some("2016-11-04"));
//! let values: Vec<&str> = found.iter().filter_map(|date| date.value.as_deref()).collect();
//! assert_eq!(values, ["2016-11-02", "2016-12"]);
//! ```

#![forbid(unsafe_code)]

mod join;
mod meaning;
mod modifier;
mod number;
mod order;
mod period;
mod range;
mod record;
mod resolve;
mod rule;
mod schedule;
mod surname;
mod tense;
mod value;
mod view;
mod vocabulary;

use jiff::{civil::Date, fmt::temporal::Pieces};
use onrecord_parse::Parse;
use onrecord_record::{DateModifier, DateType, UnresolvedDate};
use onrecord_text::Span;

pub use record::records;

use crate::{
    meaning::Expression,
    resolve::{Context, resolve},
    view::View,
};

/// A time expression in a text, in bytes. [`records`] turns it into the record's form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// The words, in bytes of the text.
    pub span: Span,
    /// A point, a time of day, a length or a repetition.
    pub kind: DateType,
    /// The TIMEX3 value, `X` for figures that are not known; nothing where nothing of it is known.
    pub value: Option<String>,
    /// What the words beside it make of the value.
    pub modifier: Option<DateModifier>,
    /// What the value was counted from.
    pub anchor: Option<Anchor>,
    /// Where the stretch begins that this length fills or this date ends.
    pub begins: Option<Anchor>,
    /// Where the stretch ends that this length fills or this date begins.
    pub ends: Option<Anchor>,
    /// Why the value is not complete.
    pub unresolved: Option<UnresolvedDate>,
}

/// What a time is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The date of publication.
    Published,
    /// Another expression, by its place among those of the text.
    Date(usize),
}

/// The time expressions of a text, in its order and apart from each other.
///
/// `published` is the date or time of publication in ISO 8601; what is not is taken as unknown.
///
/// ```
/// let found = onrecord_dates::read("It rained yesterday.", None);
/// assert_eq!(found[0].value, None);
/// assert_eq!(found[0].unresolved, Some(onrecord_record::UnresolvedDate::NoPublished));
/// ```
pub fn read(text: &str, published: Option<&str>) -> Vec<TimeExpression> {
    read_parse(&Parse::of(text), published)
}

/// The same of a text that is parsed already.
pub fn read_parse(parse: &Parse<'_>, published: Option<&str>) -> Vec<TimeExpression> {
    let surnames = surname::surnames(&View::whole(parse));
    let paragraphs: Vec<(View, Vec<Expression>)> = parse
        .paragraphs()
        .iter()
        .map(|paragraph| {
            let view = View::new(parse, paragraph.clone());
            let mut expressions = rule::expressions(&view);
            expressions.retain(|expression| surname::is_month(&view, expression, &surnames));
            let mut expressions = join::join(&view, expressions);
            modifier::modify(&view, &mut expressions);
            let expressions = range::complete(&view, expressions);
            (view, expressions)
        })
        .collect();
    let day_first = order::day_first(&paragraphs);
    let mut context = Context::new(published.and_then(day), day_first);
    let mut found: Vec<TimeExpression> = Vec::new();
    for (view, expressions) in &paragraphs {
        let first = found.len();
        let pairs = range::pairs(view, expressions);
        let mut all = Vec::with_capacity(expressions.len());
        for (place, expression) in expressions.iter().enumerate() {
            let resolved = resolve(&context, view, expressions, place);
            context.remember(&expression.meaning, &resolved, first + place);
            all.push(resolved);
        }
        for pair in &pairs {
            resolve::put_in_order(view, expressions, &mut all, *pair);
        }
        for (expression, resolved) in expressions.iter().zip(all) {
            found.push(TimeExpression {
                span: view.span(expression.start, expression.end),
                kind: resolved.kind,
                value: resolved.value,
                modifier: expression.modifier,
                anchor: resolved.anchor,
                begins: resolved.begins,
                ends: resolved.ends,
                unresolved: resolved.unresolved,
            });
        }
        for (begin, end) in pairs {
            found[first + begin].ends = Some(Anchor::Date(first + end));
            found[first + end].begins = Some(Anchor::Date(first + begin));
        }
    }
    found
}

/// The day of an ISO 8601 date or time.
fn day(published: &str) -> Option<Date> {
    Pieces::parse(published.trim()).ok().map(|pieces| pieces.date())
}
