//! Days as people say them: `monday`, `yesterday`, `7d`. They are told from today's date, and become days of the calendar
//! before anything else sees them.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// A day for a filter: what is a date stays as it is, and so does what is none, for the filter to refuse.
pub(crate) fn day(said: &str) -> Result<String, std::convert::Infallible> {
    Ok(from(said, crate::clock::today()).unwrap_or_else(|| said.to_owned()))
}

fn from(said: &str, today: Date) -> Option<String> {
    let said = said.trim().to_lowercase();
    let year = said.split('-').next().unwrap_or_default();
    if year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(said.to_uppercase());
    }
    let found = match said.as_str() {
        "today" => Some(today),
        "yesterday" => today.yesterday().ok(),
        said => ago(said, today).or_else(|| last(said, today)),
    };
    found.map(|day| day.to_string())
}

/// So many days, weeks, months or years ago.
fn ago(said: &str, today: Date) -> Option<Date> {
    let digits = said.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let count: i64 = digits.parse().ok().filter(|count| (0..100_000).contains(count))?;
    let span: Span = match &said[digits.len()..] {
        "d" => count.days(),
        "w" => count.weeks(),
        "m" => Span::new().try_months(count).ok()?,
        "y" => Span::new().try_years(count).ok()?,
        _ => return None,
    };
    today.checked_sub(span).ok()
}

/// The last day of that name: today, where it has the name.
fn last(said: &str, today: Date) -> Option<Date> {
    const DAYS: [(&str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    let (_, weekday) = DAYS.into_iter().find(|(name, _)| said.len() >= 3 && name.starts_with(said))?;
    let since = today.weekday().since(weekday);
    today.checked_sub(i64::from(since).days()).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_told_from_today() {
        // A Thursday.
        let today = date(2019, 5, 16);
        for (said, expected) in [
            ("2019-05-06", "2019-05-06"),
            ("2019-05", "2019-05"),
            ("2019", "2019"),
            ("2019-05-06T12:00", "2019-05-06T12:00"),
            ("today", "2019-05-16"),
            ("Yesterday", "2019-05-15"),
            ("monday", "2019-05-13"),
            ("thu", "2019-05-16"),
            ("friday", "2019-05-10"),
            ("7d", "2019-05-09"),
            ("2w", "2019-05-02"),
            ("3m", "2019-02-16"),
            ("1y", "2018-05-16"),
        ] {
            assert_eq!(from(said, today).as_deref(), Some(expected), "{said}");
        }
        assert_eq!(from("3m", date(2019, 5, 31)).as_deref(), Some("2019-02-28"));
        for wrong in ["", "mo", "someday", "7", "d", "-7d", "7x", "999999y"] {
            assert!(from(wrong, today).is_none(), "{wrong}");
        }
    }
}
