//! Which repetition of a day, month, season or weekday is meant.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use onrecord_record::UnresolvedDate;

use super::{Context, Found};
use crate::{
    Anchor,
    meaning::{Part, Turn, Year},
    period::Period,
    tense::Tense,
    value,
};

pub(super) fn part(context: &Context, year: Year, part: Part, tense: Tense) -> Found {
    let published = match year {
        Year::Given(year) if part == Part::ReportedQuarter => return reported_quarter(context, year, part),
        Year::Given(year) => {
            return Period::of(year, part)
                .map(|period| (period, None))
                .ok_or((None, UnresolvedDate::NotInCalendar));
        }
        Year::Turned(turn @ (Turn::Previous | Turn::Following)) => {
            let before = context.before().and_then(|(period, anchor)| Some((period.first_day()?, anchor)));
            let (day, anchor) = before.ok_or((unknown(part), UnresolvedDate::NoDateBefore))?;
            let period =
                turned(part, day, turn, tense).ok_or((unknown(part), UnresolvedDate::NotInCalendar))?;
            return Ok((period, Some(anchor)));
        }
        _ => context.published.ok_or((unknown(part), UnresolvedDate::NoPublished))?,
    };
    let period = match year {
        Year::Counted(offset) => {
            i16::try_from(i32::from(published.year()) + offset).ok().and_then(|year| Period::of(year, part))
        }
        Year::Turned(turn) => turned(part, published, turn, tense),
        _ => open(part, published, tense),
    };
    let period = period.ok_or((unknown(part), UnresolvedDate::NotInCalendar))?;
    Ok((period, Some(Anchor::Published)))
}

fn unknown(part: Part) -> Option<String> {
    value::part_of_unknown_year(part)
}

/// "The 1988 period": the quarter that is reported on, of another year.
fn reported_quarter(context: &Context, year: i16, part: Part) -> Found {
    let unknown = || unknown(part).map(|value| value.replacen("XXXX", &format!("{year:04}"), 1));
    match context.reported {
        Some((Period::Quarter(_, quarter), number)) => {
            Ok((Period::Quarter(year, quarter), Some(Anchor::Date(number))))
        }
        Some((Period::Half(_, half), number)) => Ok((Period::Half(year, half), Some(Anchor::Date(number)))),
        _ => Err((unknown(), UnresolvedDate::NoDateBefore)),
    }
}

/// Days from a day to a period: 0 inside, negative where the period is over.
fn distance(period: Period, day: Date) -> Option<i32> {
    let from = period.days_from(day)?;
    if from > 0 {
        return Some(from);
    }
    let over = match period {
        Period::Day(_) => from,
        period => -(period.next(1).and_then(|next| next.days_from(day)).map_or(0, |next| (1 - next).max(0))),
    };
    // A season's next is a year away; it is over after three months.
    let over = match period {
        Period::Season(..) => (from + 91).min(0),
        _ => over,
    };
    Some(over.min(0))
}

/// How far the tense may lead, in days, where the other direction is near.
const FAR: i32 = 270;
/// What is near, in days.
const NEAR: i32 = 60;
/// How near the month to come is, in days.
const NEXT_MONTH: i32 = 15;

/// The repetition that the tense asks for, else the nearest.
fn open(part: Part, published: Date, tense: Tense) -> Option<Period> {
    // 29 February comes every fourth year, and a century may leave one out.
    let reach = if part == Part::Day(2, 29) { 8 } else { 2 };
    let candidates = (-reach..=reach)
        .filter_map(|offset| Period::of(published.year().checked_add(offset)?, part))
        .filter_map(|period| Some((period, distance(period, published)?)));
    let candidates: Vec<(Period, i32)> = candidates.collect();
    let last =
        candidates.iter().filter(|(_, distance)| *distance <= 0).max_by_key(|(_, distance)| *distance)?;
    let next =
        candidates.iter().filter(|(_, distance)| *distance >= 0).min_by_key(|(_, distance)| *distance)?;
    let quarterly = matches!(part, Part::Quarter(_) | Part::Half(_));
    // News looks back more than ahead.
    let nearest = if -last.1 <= next.1 * 2 { last } else { next };
    let chosen = match tense {
        // A company that expects a result of a quarter may mean the one that is over.
        Tense::Will => next,
        Tense::Future if quarterly => {
            if -last.1 <= next.1 {
                last
            } else {
                next
            }
        }
        _ if quarterly => last,
        Tense::Past if -last.1 > FAR && next.1 < NEXT_MONTH => next,
        Tense::Past => last,
        Tense::Future if next.1 > FAR && -last.1 < NEAR => last,
        Tense::Future => next,
        Tense::Present | Tense::Unknown => nearest,
    };
    Some(chosen.0)
}

/// "Last May", "this summer", "the following March", as seen from a day.
fn turned(part: Part, day: Date, turn: Turn, tense: Tense) -> Option<Period> {
    let year = day.year();
    let candidates = || {
        (-2..=2)
            .filter_map(|offset| Period::of(year.checked_add(offset)?, part))
            .filter_map(|period| Some((period, distance(period, day)?)))
    };
    let chosen = match turn {
        Turn::Last | Turn::Previous => {
            candidates().filter(|(_, distance)| *distance < 0).max_by_key(|(_, distance)| *distance)
        }
        Turn::Next | Turn::Following => {
            candidates().filter(|(_, distance)| *distance > 0).min_by_key(|(_, distance)| *distance)
        }
        Turn::This | Turn::Open => {
            let this = candidates()
                .find(|(period, _)| period.first_day().is_some_and(|first| first.year() == year))?;
            // "It will begin this January", said in November.
            if this.1 < -FAR && tense != Tense::Past {
                return candidates()
                    .filter(|(_, distance)| *distance > 0)
                    .min_by_key(|(_, distance)| *distance)
                    .map(|(period, _)| period);
            }
            Some(this)
        }
    };
    chosen.map(|(period, _)| period)
}

pub(super) fn weekday(context: &Context, day: Weekday, turn: Turn, tense: Tense) -> Found {
    let value = || Some(format!("XXXX-WXX-{}", day.to_monday_one_offset()));
    if let Turn::Previous | Turn::Following = turn {
        let mentioned = context.before().and_then(|(period, anchor)| match period {
            Period::Day(day) => Some((day, anchor)),
            _ => None,
        });
        let (base, anchor) = mentioned.ok_or((value(), UnresolvedDate::NoDateBefore))?;
        let found = base.nth_weekday(if turn == Turn::Previous { -1 } else { 1 }, day);
        let found = found.map_err(|_| (value(), UnresolvedDate::NotInCalendar))?;
        return Ok((Period::Day(found), Some(anchor)));
    }
    let published = context.published.ok_or((value(), UnresolvedDate::NoPublished))?;
    let found = match turn {
        Turn::Last => published.nth_weekday(-1, day),
        Turn::Next => published.nth_weekday(1, day),
        Turn::This => {
            let monday = i16::from(published.weekday().to_monday_zero_offset());
            let wanted = i16::from(day.to_monday_zero_offset());
            published.checked_add((wanted - monday).days())
        }
        _ if published.weekday() == day => Ok(published),
        _ if tense.is_ahead() => published.nth_weekday(1, day),
        _ => published.nth_weekday(-1, day),
    };
    let found = found.map_err(|_| (value(), UnresolvedDate::NotInCalendar))?;
    Ok((Period::Day(found), Some(Anchor::Published)))
}

/// "Two Mondays ago", "a week from Friday".
pub(super) fn counted_weekday(context: &Context, day: Weekday, count: i32) -> Found {
    let unknown = |why| (Some(format!("XXXX-WXX-{}", day.to_monday_one_offset())), why);
    let published = context.published.ok_or_else(|| unknown(UnresolvedDate::NoPublished))?;
    let found = published.nth_weekday(count, day).map_err(|_| unknown(UnresolvedDate::NotInCalendar))?;
    Ok((Period::Day(found), Some(Anchor::Published)))
}

/// "03/09/2016": by the order that the article shows elsewhere.
pub(super) fn slashes(context: &Context, first: i8, second: i8, year: i16) -> Found {
    let open = || (Some(format!("{year:04}-XX-XX")), UnresolvedDate::DayOrMonth);
    let (day, month) = match context.day_first.ok_or_else(open)? {
        true => (first, second),
        false => (second, first),
    };
    Period::of(year, Part::Day(month, day)).map(|period| (period, None)).ok_or_else(open)
}

/// "The eighties": the last that had begun.
pub(super) fn decade(context: &Context, tens: i16) -> Found {
    let published = context.published.ok_or((Some(format!("XX{tens}")), UnresolvedDate::NoPublished))?;
    let now = published.year() / 10;
    let behind = (now - tens).rem_euclid(10);
    Ok((Period::Decade(now - behind), Some(Anchor::Published)))
}
