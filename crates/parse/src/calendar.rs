//! The months and the days of the week by name.

use std::sync::LazyLock;

use crate::table::WordTable;

static MONTHS: LazyLock<WordTable<u8>> = LazyLock::new(|| numbered(include_str!("../data/en/months.tsv")));
static WEEKDAYS: LazyLock<WordTable<u8>> =
    LazyLock::new(|| numbered(include_str!("../data/en/weekdays.tsv")));

fn numbered(file: &'static str) -> WordTable<u8> {
    WordTable::read(file, |mut columns| columns.next()?.parse().ok())
}

/// The month that a folded word names, 1 to 12; short forms stand without their stop.
///
/// ```
/// use onrecord_parse::month;
/// assert_eq!((month("may"), month("sept"), month("monday")), (Some(5), Some(9), None));
/// ```
pub fn month(word: &str) -> Option<u8> {
    MONTHS.get(word).copied()
}

/// The day of the week that a folded word names, 1 for Monday to 7. Short forms are words of other meanings too ("sun", "wed")
/// and left to whoever sees what stands around them.
pub fn weekday(word: &str) -> Option<u8> {
    WEEKDAYS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_a_month_or_a_day() {
        assert_eq!((MONTHS.iter().count(), WEEKDAYS.iter().count()), (24, 7));
        assert!(
            MONTHS.iter().all(|(word, month)| (1..=12).contains(month) && self::month(word) == Some(*month))
        );
        assert!(WEEKDAYS.iter().all(|(word, day)| (1..=7).contains(day) && weekday(word) == Some(*day)));
    }
}
