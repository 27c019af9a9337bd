//! Numbers of items, minutes of publication, and the names that values have in the tables.

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
/// is its first. `None` where it is no date.
///
/// As written, so that a day's articles stay that day's wherever they were published.
pub(crate) fn minute(published: &str) -> Option<i64> {
    let (date, time) = match published.trim().split_once(['T', ' ']) {
        Some((date, time)) => (date, time),
        None => (published.trim(), ""),
    };
    let mut parts = date.splitn(3, '-');
    let year: i64 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month: i64 = parts.next().map_or(Some(1), |month| month.parse().ok())?;
    let day: i64 = parts.next().map_or(Some(1), |day| day.parse().ok())?;
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let clock = |at: std::ops::Range<usize>| time.get(at).and_then(|digits| digits.parse::<i64>().ok());
    let minutes = clock(0..2).unwrap_or(0) * 60 + clock(3..5).unwrap_or(0);
    Some(days(year, month, day) * 24 * 60 + minutes)
}

/// The last minute of a date; of a month or a year that of its last day.
pub(crate) fn last_minute(published: &str) -> Option<i64> {
    let date = published.trim();
    let first = minute(date)?;
    if date.contains(['T', ' ']) {
        return Some(first);
    }
    let next = match date.split_once('-') {
        None => format!("{:04}", date.parse::<i64>().ok()? + 1),
        Some((_, rest)) if rest.contains('-') => return Some(first + 24 * 60 - 1),
        Some((year, month)) => {
            let (year, month): (i64, i64) = (year.parse().ok()?, month.parse().ok()?);
            format!("{:04}-{:02}", year + month / 12, month % 12 + 1)
        }
    };
    Some(minute(&next)? - 1)
}

/// Days from 1970-01-01 in the Gregorian calendar, by counting years from March.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
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
    }

    #[test]
    fn a_day_a_month_and_a_year_end_before_the_next() {
        assert_eq!(last_minute("2019-05-06"), minute("2019-05-06T23:59"));
        assert_eq!(last_minute("2019-12"), minute("2019-12-31T23:59"));
        assert_eq!(last_minute("2019"), minute("2019-12-31T23:59"));
        assert_eq!(last_minute("2019-5-6"), minute("2019-05-06T23:59"));
        assert_eq!(last_minute("2019-05-06T12:30"), minute("2019-05-06T12:30"));
        assert_eq!(last_minute("2019-13"), None);
    }

    #[test]
    fn items_of_a_document_lie_together() {
        let (from, to) = range(7);
        assert!((from..to).contains(&number(7, 1)) && !(from..to).contains(&number(8, 1)));
    }
}
