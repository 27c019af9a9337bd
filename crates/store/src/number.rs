//! Numbers of items, minutes of publication, and the names that values have in the tables.

use jiff::civil::{Date, date};
use serde::Serialize;

/// Bits of an item's number that count within its document: a million items of a kind.
const WITHIN: u32 = 20;

/// The number of the item that stands at `place` (from 1) among those of its kind.
pub(crate) fn number(document: i64, place: usize) -> i64 {
    (document << WITHIN) | (place as i64).min((1 << WITHIN) - 1)
}

/// The first number that an item of the document can have, and the first that it cannot.
pub(crate) fn range(document: i64) -> (i64, i64) {
    (document << WITHIN, (document + 1) << WITHIN)
}

/// How an enumeration's value is written in a record's JSON, and so in the tables.
pub(crate) fn written(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

/// The minute of a date or time in ISO 8601, counted from 1970 on the clock of whoever wrote it; what a date leaves open
/// is its first. `None` where the calendar has no such day.
///
/// As written, so that a day's articles stay that day's wherever they were published.
pub(crate) fn minute(published: &str) -> Option<i64> {
    let (date, time) = match published.trim().split_once(['T', ' ']) {
        Some((date, time)) => (date, time),
        None => (published.trim(), ""),
    };
    let clock = |at: std::ops::Range<usize>| time.get(at).and_then(|digits| digits.parse::<i64>().ok());
    let minutes = clock(0..2).unwrap_or(0) * 60 + clock(3..5).unwrap_or(0);
    Some(days(first_day(date)?) * MINUTES + minutes)
}

/// The last minute of a date; of a month or a year that of its last day.
pub(crate) fn last_minute(published: &str) -> Option<i64> {
    let date = published.trim();
    if date.contains(['T', ' ']) {
        return minute(date);
    }
    let first = first_day(date)?;
    let last = match date.split('-').count() {
        1 => first.last_of_year(),
        2 => first.last_of_month(),
        _ => first,
    };
    Some((days(last) + 1) * MINUTES - 1)
}

/// Minutes of a day.
const MINUTES: i64 = 24 * 60;

/// The day that a date, a month or a year begins with.
fn first_day(date: &str) -> Option<Date> {
    let mut parts = date.splitn(3, '-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month = parts.next().map_or(Some(1), |month| month.parse().ok())?;
    let day = parts.next().map_or(Some(1), |day| day.parse().ok())?;
    Date::new(year, month, day).ok()
}

/// Days from 1970-01-01.
fn days(day: Date) -> i64 {
    i64::from((day - date(1970, 1, 1)).get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_those_of_the_calendar_as_written() {
        assert_eq!(minute("1970-01-01"), Some(0));
        assert_eq!(minute("2019-05-06T17:42:00Z"), Some(18_022 * 1440 + 17 * 60 + 42));
        assert_eq!(minute("2019-05-06T17:42:00+03:00"), minute("2019-05-06T17:42:00Z"));
        assert_eq!(minute("2016-03-01").unwrap() - minute("2016-02-28").unwrap(), 2 * 1440);
        assert_eq!(minute("2019-05"), minute("2019-05-01"));
        assert_eq!(minute("2019"), minute("2019-01-01T00:00"));
        assert_eq!(minute("soon"), None);
        assert_eq!(minute("2019-13-01"), None);
        assert_eq!(minute("2019-02-31"), None);
        assert_eq!(minute("2019-02-29T10:00"), None);
        assert_eq!(minute("2020-02-29"), Some(18_321 * 1440));
    }

    #[test]
    fn a_day_a_month_and_a_year_end_before_the_next() {
        assert_eq!(last_minute("2019-05-06"), minute("2019-05-06T23:59"));
        assert_eq!(last_minute("2019-12"), minute("2019-12-31T23:59"));
        assert_eq!(last_minute("2019"), minute("2019-12-31T23:59"));
        assert_eq!(last_minute("2019-5-6"), minute("2019-05-06T23:59"));
        assert_eq!(last_minute("2019-05-06T12:30"), minute("2019-05-06T12:30"));
        assert_eq!(last_minute("2019-13"), None);
        assert_eq!(last_minute("2019-02"), minute("2019-02-28T23:59"));
        assert_eq!(last_minute("2019-02-31"), None);
    }

    #[test]
    fn items_of_a_document_lie_together() {
        let (from, to) = range(7);
        assert!((from..to).contains(&number(7, 1)) && !(from..to).contains(&number(8, 1)));
    }
}
