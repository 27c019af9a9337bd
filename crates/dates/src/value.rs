//! TIMEX3 values that need no calendar.

use crate::{
    meaning::{Clock, Part, Reference},
    number::Amount,
    vocabulary::Unit,
};

/// The value of a length: `P3M`, `PT1H30M`, `PXW`. Decades and centuries count in years where their number is known.
pub(crate) fn length(amount: Amount, unit: Unit) -> String {
    let Amount::Known(thousandths) = amount else {
        let (time, letter) = letter(unit);
        return format!("P{time}X{letter}");
    };
    let (factor, unit) = match unit {
        Unit::Decade => (10, Unit::Year),
        Unit::Century => (100, Unit::Year),
        Unit::Millennium => (1000, Unit::Year),
        Unit::Fortnight => (2, Unit::Week),
        Unit::Quarter => (3, Unit::Month),
        unit => (1, unit),
    };
    let thousandths = thousandths.saturating_mul(factor);
    let (time, letter) = letter(unit);
    let (whole, rest) = (thousandths / 1000, thousandths % 1000);
    let smaller = match unit {
        Unit::Year => Some((12, "M")),
        Unit::Hour => Some((60, "M")),
        Unit::Minute => Some((60, "S")),
        _ => None,
    };
    match (rest, smaller) {
        (0, _) => format!("P{time}{whole}{letter}"),
        (500, Some((count, small))) if whole == 0 => format!("P{time}{}{small}", count / 2),
        (500, Some((count, small))) => format!("P{time}{whole}{letter}{}{small}", count / 2),
        _ => {
            let decimals = format!("{rest:03}");
            format!("P{time}{whole}.{}{letter}", decimals.trim_end_matches('0'))
        }
    }
}

/// Whether a unit is shorter than a day ("T"), and its letter.
fn letter(unit: Unit) -> (&'static str, &'static str) {
    match unit {
        Unit::Second => ("T", "S"),
        Unit::Minute => ("T", "M"),
        Unit::Hour => ("T", "H"),
        Unit::Day | Unit::Night => ("", "D"),
        Unit::Weekend => ("", "WE"),
        Unit::Week | Unit::Fortnight => ("", "W"),
        Unit::Month => ("", "M"),
        Unit::Quarter => ("", "Q"),
        Unit::Year => ("", "Y"),
        Unit::Decade => ("", "E"),
        Unit::Century => ("", "C"),
        Unit::Millennium => ("", "L"),
    }
}

pub(crate) fn reference(reference: Reference) -> &'static str {
    match reference {
        Reference::Past => "PAST_REF",
        Reference::Present => "PRESENT_REF",
        Reference::Future => "FUTURE_REF",
    }
}

/// A time of day as it stands behind its day.
pub(crate) fn clock(clock: Clock) -> String {
    match clock {
        Clock::Part(part) => part.code().to_owned(),
        Clock::At { hour, minute, second: Some(second) } => {
            format!("T{hour:02}:{:02}:{second:02}", minute.unwrap_or(0))
        }
        Clock::At { hour, minute, second: None } => format!("T{hour:02}:{:02}", minute.unwrap_or(0)),
    }
}

/// A part of a year that is not known.
pub(crate) fn part_of_unknown_year(part: Part) -> Option<String> {
    Some(match part {
        Part::Half(half) => format!("XXXX-H{half}"),
        Part::Quarter(quarter) => format!("XXXX-Q{quarter}"),
        Part::ReportedQuarter => "XXXX-QX".to_owned(),
        Part::Season(season) => format!("XXXX-{}", season.code()),
        Part::Month(month) => format!("XXXX-{month:02}"),
        Part::Day(month, day) => format!("XXXX-{month:02}-{day:02}"),
        Part::Whole | Part::Holiday(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_as_iso_8601_has_them() {
        let cases = [
            (Amount::Known(3000), Unit::Month, "P3M"),
            (Amount::Known(2500), Unit::Year, "P2Y6M"),
            (Amount::Known(500), Unit::Hour, "PT30M"),
            (Amount::Known(500), Unit::Year, "P6M"),
            (Amount::Known(1500), Unit::Minute, "PT1M30S"),
            (Amount::Known(2300), Unit::Week, "P2.3W"),
            (Amount::Known(2000), Unit::Decade, "P20Y"),
            (Amount::Known(2000), Unit::Quarter, "P6M"),
            (Amount::Unknown, Unit::Hour, "PTXH"),
            (Amount::Unknown, Unit::Century, "PXC"),
        ];
        for (amount, unit, expected) in cases {
            assert_eq!(length(amount, unit), expected);
        }
    }
}
