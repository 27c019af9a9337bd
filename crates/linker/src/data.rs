//! The data files of this crate: two columns, tab between, `#` in front of a comment.

/// The rows of a data file, first and second column; the second is empty where there is none.
pub(crate) fn rows(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    file.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once('\t').unwrap_or((line, "")))
}

/// Days from 1 January 1970 to a date in ISO 8601, whatever stands behind the day.
pub(crate) fn day(date: &str) -> Option<i32> {
    let mut parts = date.get(..10)?.split('-');
    let (year, month, day): (i32, i32, i32) =
        (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // years that begin in March, so that the leap day is the last
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * month + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_counted_from_1970() {
        for (date, days) in [("1970-01-01", 0), ("2000-03-01T05:00:00Z", 11_017), ("1969-12-31", -1)] {
            assert_eq!(day(date), Some(days), "{date}");
        }
        assert_eq!(day("May 2019"), None);
    }
}
