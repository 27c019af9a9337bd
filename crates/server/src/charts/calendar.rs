//! Days as numbers, and how many of them a bar of a chart holds.

/// Days since 1 March of the year 0, of `2019-05-06`; nothing where it is no day.
pub(crate) fn number(day: &str) -> Option<i64> {
    let mut parts = day.get(..10)?.split('-').map(str::parse::<i64>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Some(
        year * 365 + year.div_euclid(4) - year.div_euclid(100)
            + year.div_euclid(400)
            + (month * 153 + 2) / 5
            + day
            - 1,
    )
}

/// The day of a number.
pub(crate) fn written(number: i64) -> String {
    let era = number.div_euclid(146_097);
    let within = number.rem_euclid(146_097);
    let year = (within - within / 1_460 + within / 36_524 - within / 146_096) / 365;
    let rest = within - (year * 365 + year / 4 - year / 100);
    let month = (rest * 5 + 2) / 153;
    let day = rest - (month * 153 + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    format!("{:04}-{month:02}-{day:02}", era * 400 + year + next)
}

/// How many days a bar holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bin {
    Day,
    Week,
    Month,
    Year,
}

impl Bin {
    /// The finest that leaves at most so many bars.
    pub(crate) fn of(days: i64, most: i64) -> Self {
        match days {
            days if days <= most => Self::Day,
            days if days <= most * 7 => Self::Week,
            days if days <= most * 30 => Self::Month,
            _ => Self::Year,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// The number of the bar that a day falls into, and what it is called. Weeks begin on Monday.
    pub(crate) fn bar(self, day: i64) -> (i64, String) {
        let text = written(day);
        let year: i64 = text[..4].parse().unwrap_or(0);
        let month: i64 = text[5..7].parse().unwrap_or(1);
        match self {
            Self::Day => (day, text),
            // 1 March of the year 0 was a Wednesday.
            Self::Week => ((day + 2).div_euclid(7), written((day + 2).div_euclid(7) * 7 - 2)),
            Self::Month => (year * 12 + month - 1, text[..7].to_owned()),
            Self::Year => (year, text[..4].to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_its_number_and_back() {
        for day in ["2019-05-06", "2000-02-29", "1999-12-31", "1970-01-01", "2024-03-01", "0001-01-01"] {
            assert_eq!(written(number(day).unwrap()), day);
        }
        assert_eq!(number("2019-05-07").unwrap() - number("2019-04-30").unwrap(), 7);
        assert_eq!((number("2019-13-01"), number("2019-05"), number("spring")), (None, None, None));
    }

    #[test]
    fn bars_hold_days_weeks_months_or_years() {
        let day = number("2019-05-09").unwrap();
        assert_eq!(Bin::Week.bar(day).1, "2019-05-06");
        assert_eq!(Bin::Week.bar(number("2019-05-06").unwrap()).1, "2019-05-06");
        assert_eq!(Bin::Week.bar(number("2019-05-05").unwrap()).1, "2019-04-29");
        assert_eq!((Bin::Month.bar(day).1, Bin::Year.bar(day).1), ("2019-05".into(), "2019".into()));
        assert_eq!(
            (Bin::of(12, 60), Bin::of(300, 60), Bin::of(900, 60), Bin::of(9_000, 60)),
            (Bin::Day, Bin::Week, Bin::Month, Bin::Year)
        );
    }
}
