//! From what an expression says to its place in the calendar.
//!
//! What repeats (weekdays, months without a year) goes to the repetition that the tense asks for, else to the nearest.
//! What is counted starts from the article's date, from the date mentioned before, or from the period that is being
//! reported on. Where there is nothing to start from the value stays open, and says why.

mod choose;
mod context;
mod count;

use onrecord_record::{DateType, UnresolvedDate};

pub(crate) use context::Context;

use crate::{
    Anchor,
    meaning::{Clock, Expression, Meaning, Reach},
    number::Amount,
    period::Period,
    tense::{Tense, tense},
    value,
    view::View,
    vocabulary::Unit,
};

/// A resolved expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Resolved {
    pub(crate) kind: DateType,
    pub(crate) value: Option<String>,
    pub(crate) anchor: Option<Anchor>,
    pub(crate) begins: Option<Anchor>,
    pub(crate) ends: Option<Anchor>,
    pub(crate) unresolved: Option<UnresolvedDate>,
    /// Its stretch of the calendar, where it is one.
    pub(crate) period: Option<Period>,
}

/// A stretch of the calendar with what it was counted from; else what is known of its value, and why not more.
type Found = Result<(Period, Option<Anchor>), (Option<String>, UnresolvedDate)>;

impl Resolved {
    fn plain(kind: DateType, value: impl Into<String>) -> Self {
        Self {
            kind,
            value: Some(value.into()),
            anchor: None,
            begins: None,
            ends: None,
            unresolved: None,
            period: None,
        }
    }

    fn from(kind: DateType, found: Found, behind: &str) -> Self {
        match found {
            Ok((period, anchor)) => Self {
                anchor,
                period: Some(period),
                ..Self::plain(kind, format!("{}{behind}", period.value()))
            },
            Err((value, why)) => Self {
                value: value.map(|value| format!("{value}{behind}")),
                unresolved: Some(why),
                ..Self::plain(kind, "")
            },
        }
    }
}

/// Resolves the expression at `place` of a paragraph's.
pub(crate) fn resolve(context: &Context, view: &View, expressions: &[Expression], place: usize) -> Resolved {
    let expression = &expressions[place];
    let tense = tense(view, expression.start, expression.end);
    match &expression.meaning {
        Meaning::Length { amount, unit, reach } => length(*amount, *unit, *reach),
        Meaning::Reference(reference) => Resolved {
            anchor: context.published.map(|_| Anchor::Published),
            ..Resolved::plain(DateType::Date, value::reference(*reference))
        },
        Meaning::Set(value) => Resolved::plain(DateType::Set, value.clone()),
        Meaning::Time { day, clock } => time(context, day.as_deref(), *clock, tense),
        Meaning::Distance { amount, unit, back, base } => {
            count::distance(context, *amount, *unit, *back, *base)
        }
        meaning => {
            let ended = count::period_that_ended(context, view, expressions, place, tense);
            let found = ended.map_or_else(|| point(context, meaning, tense), |ended| Ok((ended, None)));
            Resolved::from(DateType::Date, found, "")
        }
    }
}

/// The stretch of the calendar that a meaning names.
fn point(context: &Context, meaning: &Meaning, tense: Tense) -> Found {
    match meaning {
        Meaning::Calendar { year, part } => choose::part(context, *year, *part, tense),
        Meaning::Weekday { day, turn } => choose::weekday(context, *day, *turn, tense),
        Meaning::Slashes { first, second, year } => choose::slashes(context, *first, *second, *year),
        Meaning::Decade { tens, open: false } => Ok((Period::Decade(*tens), None)),
        Meaning::Decade { tens, open: true } => choose::decade(context, *tens),
        Meaning::Century(century) => Ok((Period::Century(*century), None)),
        Meaning::Relative { unit, offset, base } => count::relative(context, *unit, *offset, *base, tense),
        Meaning::Distance { amount, unit, back, base } => {
            count::whole(context, amount.whole().unwrap_or(0), *unit, *back, *base)
        }
        Meaning::Length { .. } | Meaning::Time { .. } | Meaning::Reference(_) | Meaning::Set(_) => {
            Err((None, UnresolvedDate::NoDateBefore))
        }
    }
}

fn length(amount: Amount, unit: Unit, reach: Reach) -> Resolved {
    let now = |is: bool| is.then_some(Anchor::Published);
    Resolved {
        begins: now(reach == Reach::Future),
        ends: now(reach == Reach::Past),
        ..Resolved::plain(DateType::Duration, value::length(amount, unit))
    }
}

fn time(context: &Context, day: Option<&Meaning>, clock: Clock, tense: Tense) -> Resolved {
    let clock = value::clock(clock);
    if let Some(day) = day {
        return Resolved::from(DateType::Time, point(context, day, tense), &clock);
    }
    match context.published {
        Some(published) => {
            Resolved::from(DateType::Time, Ok((Period::Day(published), Some(Anchor::Published))), &clock)
        }
        None => {
            let unknown = Err((Some("XXXX-XX-XX".to_owned()), UnresolvedDate::NoPublished));
            Resolved::from(DateType::Time, unknown, &clock)
        }
    }
}
