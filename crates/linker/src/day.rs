//! Days of publication, counted.

use jiff::civil::{Date, date};

/// Days from 1 January 1970 to a date in ISO 8601, whatever stands behind the day; `None` where the calendar has no such
/// day.
pub(crate) fn day(written: &str) -> Option<i32> {
    let date_alone: Date = written.get(..10)?.parse().ok()?;
    Some((date_alone - date(1970, 1, 1)).get_days())
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_counted_from_1970() {
        for (date, days) in [("1970-01-01", 0), ("2000-03-01T05:00:00Z", 11_017), ("1969-12-31", -1)] {
            assert_eq!(day(date), Some(days), "{date}");
        }
        for none in ["May 2019", "2019-02-31", "2019-13-01", "2019-5-6"] {
            assert_eq!(day(none), None, "{none}");
        }
    }
}
