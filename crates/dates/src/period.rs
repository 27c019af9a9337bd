//! Stretches of the calendar, and counting from one to another.

use jiff::{
    ToSpan,
    civil::{Date, ISOWeekDate, Weekday},
};

use crate::{
    meaning::{Holiday, Part},
    vocabulary::{Season, Unit},
};

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    /// A century by its first two figures, a decade by its first three.
    Century(i16),
    Decade(i16),
    Year(i16),
    Half(i16, i8),
    Quarter(i16, i8),
    Season(i16, Season),
    Month(i16, i8),
    /// A week by the year and number of ISO 8601.
    Week(i16, i8),
    Weekend(i16, i8),
    Day(Date),
}

impl Period {
    /// The part of a year; nothing where the calendar has no such day.
    pub(crate) fn of(year: i16, part: Part) -> Option<Self> {
        Some(match part {
            Part::Whole => Self::Year(year),
            Part::Half(half) => Self::Half(year, half),
            Part::Quarter(quarter) => Self::Quarter(year, quarter),
            Part::ReportedQuarter => return None,
            Part::Season(season) => Self::Season(year, season),
            Part::Month(month) => Self::Month(year, month),
            Part::Day(month, day) => Self::Day(Date::new(year, month, day).ok()?),
            Part::Holiday(Holiday::Easter(after)) => Self::Day(easter(year)?.checked_add(after.days()).ok()?),
            Part::Holiday(Holiday::Nth { month, nth, day }) => {
                Self::Day(Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, day).ok()?)
            }
        })
    }

    /// The stretch of a unit's length that holds a day.
    pub(crate) fn holding(day: Date, unit: Unit) -> Option<Self> {
        let week = day.iso_week_date();
        Some(match unit {
            Unit::Day | Unit::Night => Self::Day(day),
            Unit::Weekend => Self::Weekend(week.year(), week.week()),
            Unit::Week | Unit::Fortnight => Self::Week(week.year(), week.week()),
            Unit::Month => Self::Month(day.year(), day.month()),
            Unit::Quarter => Self::Quarter(day.year(), (day.month() + 2) / 3),
            Unit::Year => Self::Year(day.year()),
            Unit::Decade => Self::Decade(day.year() / 10),
            Unit::Century => Self::Century(day.year() / 100),
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Millennium => return None,
        })
    }

    /// The stretch of a unit's length that holds this one; nothing where the unit is shorter.
    pub(crate) fn widened(self, unit: Unit) -> Option<Self> {
        if self.unit() > unit {
            return None;
        }
        Self::holding(self.first_day()?, unit)
    }

    fn unit(self) -> Unit {
        match self {
            Self::Day(_) => Unit::Day,
            Self::Weekend(..) => Unit::Weekend,
            Self::Week(..) => Unit::Week,
            Self::Month(..) => Unit::Month,
            Self::Quarter(..) => Unit::Quarter,
            Self::Half(..) | Self::Season(..) | Self::Year(_) => Unit::Year,
            Self::Decade(_) => Unit::Decade,
            Self::Century(_) => Unit::Century,
        }
    }

    /// So many stretches of its own length away.
    pub(crate) fn next(self, count: i32) -> Option<Self> {
        let year = |year: i16, count: i32| i16::try_from(i32::from(year).checked_add(count)?).ok();
        Some(match self {
            Self::Century(century) => Self::Century(year(century, count)?),
            Self::Decade(decade) => Self::Decade(year(decade, count)?),
            Self::Year(of) => Self::Year(year(of, count)?),
            Self::Half(of, half) => {
                let (years, half) = carried(half, count, 2)?;
                Self::Half(year(of, years)?, half)
            }
            Self::Quarter(of, quarter) => {
                let (years, quarter) = carried(quarter, count, 4)?;
                Self::Quarter(year(of, years)?, quarter)
            }
            Self::Season(of, season) => Self::Season(year(of, count)?, season),
            Self::Month(of, month) => {
                let (years, month) = carried(month, count, 12)?;
                Self::Month(year(of, years)?, month)
            }
            Self::Week(..) => Self::holding(self.first_day()?.checked_add(count.weeks()).ok()?, Unit::Week)?,
            Self::Weekend(..) => {
                Self::holding(self.first_day()?.checked_add(count.weeks()).ok()?, Unit::Weekend)?
            }
            Self::Day(day) => Self::Day(day.checked_add(count.days()).ok()?),
        })
    }

    /// The same stretch so many years away.
    pub(crate) fn years(self, count: i32) -> Option<Self> {
        let year = |year: i16| i16::try_from(i32::from(year).checked_add(count)?).ok();
        Some(match self {
            Self::Half(of, half) => Self::Half(year(of)?, half),
            Self::Quarter(of, quarter) => Self::Quarter(year(of)?, quarter),
            Self::Month(of, month) => Self::Month(year(of)?, month),
            Self::Season(of, season) => Self::Season(year(of)?, season),
            other => Self::Year(year(other.first_day()?.year())?),
        })
    }

    /// Its first day; a century and a decade that the calendar does not hold have none.
    pub(crate) fn first_day(self) -> Option<Date> {
        match self {
            Self::Century(century) => Date::new(century.checked_mul(100)?, 1, 1).ok(),
            Self::Decade(decade) => Date::new(decade.checked_mul(10)?, 1, 1).ok(),
            Self::Year(year) => Date::new(year, 1, 1).ok(),
            Self::Half(year, half) => Date::new(year, half * 6 - 5, 1).ok(),
            Self::Quarter(year, quarter) => Date::new(year, quarter * 3 - 2, 1).ok(),
            Self::Season(year, Season::Winter) => Date::new(year, 12, 1).ok(),
            Self::Season(year, season) => Date::new(year, season.month() - 1, 1).ok(),
            Self::Month(year, month) => Date::new(year, month, 1).ok(),
            Self::Week(year, week) => Some(ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date()),
            Self::Weekend(year, week) => Some(ISOWeekDate::new(year, week, Weekday::Saturday).ok()?.date()),
            Self::Day(day) => Some(day),
        }
    }

    /// Its first day not after another's, in days; negative where it begins before.
    pub(crate) fn days_from(self, day: Date) -> Option<i32> {
        Some(self.first_day()?.since(day).ok()?.get_days())
    }

    /// As TIMEX3 writes it.
    pub(crate) fn value(self) -> String {
        match self {
            Self::Century(century) => format!("{century:02}"),
            Self::Decade(decade) => format!("{decade:03}"),
            Self::Year(year) => format!("{year:04}"),
            Self::Half(year, half) => format!("{year:04}-H{half}"),
            Self::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Self::Season(year, season) => format!("{year:04}-{}", season.code()),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Week(year, week) => format!("{year:04}-W{week:02}"),
            Self::Weekend(year, week) => format!("{year:04}-W{week:02}-WE"),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// Adds to a number from 1 to `base`: what is carried over, and what is left.
fn carried(number: i8, count: i32, base: i32) -> Option<(i32, i8)> {
    let sum = (i32::from(number) - 1).checked_add(count)?;
    Some((sum.div_euclid(base), (sum.rem_euclid(base) + 1) as i8))
}

/// Easter Sunday of the Gregorian calendar, after the anonymous algorithm of 1876.
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let (golden, century, of_century) = (year_number % 19, year_number / 100, year_number % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - correction + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let day = moon + sunday - 7 * late + 114;
    Date::new(year, (day / 31) as i8, (day % 31 + 1) as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_it_fell() {
        for (year, expected) in
            [(1998, "1998-04-12"), (2000, "2000-04-23"), (2016, "2016-03-27"), (2024, "2024-03-31")]
        {
            assert_eq!(easter(year).expect("a year of the calendar").to_string(), expected);
        }
    }

    #[test]
    fn periods_are_counted_across_years() {
        let check = |period: Period, count, expected: &str| {
            assert_eq!(period.next(count).expect("in the calendar").value(), expected);
        };
        check(Period::Month(2016, 11), 3, "2017-02");
        check(Period::Month(2016, 1), -1, "2015-12");
        check(Period::Quarter(2016, 1), -1, "2015-Q4");
        check(Period::Half(2016, 2), 1, "2017-H1");
        check(Period::Week(2015, 53), 1, "2016-W01");
        check(Period::Weekend(2016, 1), -1, "2015-W53-WE");
        check(Period::Decade(198), 1, "199");
        check(Period::Day(Date::new(2016, 2, 28).expect("a day")), 1, "2016-02-29");
    }
}
