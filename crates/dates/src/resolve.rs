//! From what an expression says to its place in the calendar.
//!
//! What repeats (weekdays, months without a year) goes to the repetition that the tense asks for, else to the nearest.
//! What is counted starts from the article's date, from the date mentioned before, or from the period that is being
//! reported on. Where there is nothing to start from the value stays open, and says why.

mod choose;
mod context;
mod count;

use jiff::ToSpan;
use onrecord_record::{DateType, UnresolvedDate};

pub(crate) use context::Context;

use crate::{
    Anchor,
    meaning::{Base, Clock, Expression, Meaning, Part, Reach, Turn, Year},
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
        // "The court will rule in two weeks".
        Meaning::Length { amount, unit, reach: Reach::Anywhere }
            if tense == Tense::Will
                && view.before(expression.start, 1) == "in"
                && *unit >= Unit::Day
                && amount.whole().is_some()
                && context.published.is_some() =>
        {
            count::distance(context, *amount, *unit, false, Base::Published)
        }
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

/// Puts a stretch's end behind its beginning where each was taken for another year or week: "from November to March".
///
/// Told of as past, the beginning goes back; else the end goes on.
pub(crate) fn put_in_order(
    view: &View,
    expressions: &[Expression],
    all: &mut [Resolved],
    (begin, end): (usize, usize),
) {
    let first = |at: usize| all[at].period.and_then(Period::first_day);
    let (Some(from), Some(to)) = (first(begin), first(end)) else { return };
    if from <= to {
        return;
    }
    let past = tense(view, expressions[begin].start, expressions[begin].end) == Tense::Past;
    let (moved, by) = if past { (begin, -1) } else { (end, 1) };
    let shifted = all[moved].period.and_then(|period| match expressions[moved].meaning {
        Meaning::Calendar { year: Year::Open, part } if part != Part::Whole => {
            let year = match period {
                Period::Quarter(year, _)
                | Period::Half(year, _)
                | Period::Season(year, _)
                | Period::Month(year, _) => year,
                other => other.first_day()?.year(),
            };
            Period::of(year.checked_add(by)?, part)
        }
        Meaning::Weekday { turn: Turn::Open, .. } => period.next(7 * i32::from(by)),
        _ => None,
    });
    if let Some(period) = shifted.filter(|period| period.first_day().is_some()) {
        all[moved] = Resolved { value: Some(period.value()), period: Some(period), ..all[moved].clone() };
    }
}

/// The stretch of the calendar that a meaning names.
fn point(context: &Context, meaning: &Meaning, tense: Tense) -> Found {
    match meaning {
        Meaning::Calendar { year, part } => choose::part(context, *year, *part, tense),
        Meaning::Weekday { day, turn } => choose::weekday(context, *day, *turn, tense),
        Meaning::CountedWeekday { day, count } => choose::counted_weekday(context, *day, *count),
        Meaning::WeekdayOfWeek { day, offset, base } => {
            let (week, anchor) = count::relative(context, Unit::Week, *offset, *base, tense)?;
            let found = week
                .first_day()
                .and_then(|monday| monday.checked_add(i32::from(day.to_monday_zero_offset()).days()).ok());
            Ok((Period::Day(found.ok_or((None, UnresolvedDate::NotInCalendar))?), anchor))
        }
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
