//! Counting from one date to another.

use jiff::ToSpan;
use onrecord_record::{DateType, UnresolvedDate};

use super::{Context, Found, Resolved, point};
use crate::{
    Anchor,
    meaning::{Base, Expression, Meaning, Part, Reference},
    number::Amount,
    period::Period,
    tense::Tense,
    value,
    view::View,
    vocabulary::Unit,
};

/// From the end of a quarter to its middle, in days.
const HALF_QUARTER: i32 = 45;

fn base(context: &Context, base: Base) -> Result<(Period, Anchor), (Option<String>, UnresolvedDate)> {
    match base {
        Base::Published | Base::Reported => context.now().ok_or((None, UnresolvedDate::NoPublished)),
        Base::Mentioned => context.before().ok_or((None, UnresolvedDate::NoDateBefore)),
        Base::Near | Base::Following | Base::Ahead | Base::ReportedNear => {
            context.before().or_else(|| context.now()).ok_or((None, UnresolvedDate::NoPublished))
        }
    }
}

pub(super) fn relative(context: &Context, unit: Unit, offset: i32, from: Base, tense: Tense) -> Found {
    if let Base::Reported | Base::ReportedNear = from
        && let Some((period, number)) = context.reported
    {
        let shifted = if unit == Unit::Year { period.years(offset) } else { period.next(offset) };
        let shifted = shifted.ok_or((None, UnresolvedDate::NotInCalendar))?;
        return Ok((shifted, Some(Anchor::Date(number))));
    }
    let from = match (from, tense) {
        (Base::Ahead, Tense::Will) => Base::Published,
        (Base::Ahead | Base::Following, Tense::Past) => Base::Mentioned,
        (from, _) => from,
    };
    let (start, anchor) = base(context, from)?;
    let mut offset = offset;
    match (unit, from) {
        // "The quarter" that nothing named: the last that is over.
        (Unit::Quarter, Base::Reported | Base::ReportedNear) => offset -= 1,
        (Unit::Weekend, Base::Published) if offset == 0 => offset = this_weekend(context, tense),
        _ => {}
    }
    let wide = start.widened(unit).or_else(|| {
        // What is named near a longer stretch is counted from the article's date.
        matches!(from, Base::Near | Base::ReportedNear).then(|| context.now()?.0.widened(unit)).flatten()
    });
    let wide = wide.ok_or((None, UnresolvedDate::NoDateBefore))?;
    let found = wide.next(offset).filter(|found| found.first_day().is_some());
    Ok((found.ok_or((None, UnresolvedDate::NotInCalendar))?, Some(anchor)))
}

/// "The weekend" said on a weekday: the one before, unless the tense looks ahead.
fn this_weekend(context: &Context, tense: Tense) -> i32 {
    let weekend = context.published.is_some_and(|day| day.weekday().to_monday_zero_offset() >= 5);
    if weekend || tense.is_ahead() { 0 } else { -1 }
}

/// So many whole units away.
pub(super) fn whole(context: &Context, count: i32, unit: Unit, back: bool, from: Base) -> Found {
    let (start, anchor) = base(context, from)?;
    let count = match unit {
        Unit::Fortnight => count * 2,
        Unit::Decade => count * 10,
        Unit::Century => count * 100,
        Unit::Millennium => count * 1000,
        _ => count,
    };
    let unit =
        if matches!(unit, Unit::Decade | Unit::Century | Unit::Millennium) { Unit::Year } else { unit };
    let wide = start.widened(unit).ok_or((None, UnresolvedDate::NoDateBefore))?;
    let found = wide.next(if back { -count } else { count }).filter(|found| found.first_day().is_some());
    Ok((found.ok_or((None, UnresolvedDate::NotInCalendar))?, Some(anchor)))
}

/// "Three days ago", "two and a half years ago", "several years ago", "three hours ago".
pub(super) fn distance(context: &Context, amount: Amount, unit: Unit, back: bool, from: Base) -> Resolved {
    let Amount::Known(thousandths) = amount else {
        let reference = if back { Reference::Past } else { Reference::Future };
        return Resolved {
            anchor: context.published.map(|_| Anchor::Published),
            ..Resolved::plain(DateType::Date, value::reference(reference))
        };
    };
    let months = (unit == Unit::Year && thousandths % 1000 == 500).then_some(thousandths / 500 * 6);
    let found = match (amount.whole(), months.and_then(|months| i32::try_from(months).ok())) {
        (Some(count), _) if unit >= Unit::Day => whole(context, count, unit, back, from),
        (None, Some(months)) => whole(context, months, Unit::Month, back, from),
        _ => {
            // Parts of a day, and parts of other units: the length stands, with the end that it reaches to.
            let edge = match from {
                Base::Mentioned => context.before().map(|(_, anchor)| anchor),
                _ => context.now().map(|(_, anchor)| anchor),
            };
            let length = Resolved::plain(DateType::Duration, value::length(amount, unit));
            return match back {
                true => Resolved { ends: edge, ..length },
                false => Resolved { begins: edge, ..length },
            };
        }
    };
    Resolved::from(DateType::Date, found, "")
}

/// "The quarter ended Sept. 30": the quarter of the calendar that it lies mostly in.
pub(super) fn period_that_ended(
    context: &Context,
    view: &View,
    expressions: &[Expression],
    place: usize,
    tense: Tense,
) -> Option<Period> {
    let expression = &expressions[place];
    let quarter = matches!(
        expression.meaning,
        Meaning::Relative { unit: Unit::Quarter, offset: 0, base: Base::Reported }
    );
    if !quarter || !view.is(expression.end, &["ended", "ending"]) {
        return None;
    }
    let end = expressions.get(place + 1).filter(|next| next.start == expression.end + 1)?;
    if !matches!(end.meaning, Meaning::Calendar { part: Part::Day(..) | Part::Month(_), .. }) {
        return None;
    }
    let (period, _) = point(context, &end.meaning, tense).ok()?;
    let day = match period {
        Period::Day(day) => day.checked_sub(HALF_QUARTER.days()).ok()?,
        other => other.first_day()?.checked_sub((HALF_QUARTER / 2).days()).ok()?,
    };
    Period::holding(day, Unit::Quarter)
}
