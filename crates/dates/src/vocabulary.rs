//! The closed words of time: months, weekdays, units, seasons.

use jiff::civil::Weekday;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

/// A season of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Winter,
    Spring,
    Summer,
    Autumn,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DayPart {
    Dawn,
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

impl Unit {
    /// The unit and whether it stands in the plural.
    pub(crate) fn of(word: &str) -> Option<(Self, bool)> {
        let found = match word {
            "second" | "sec" => (Self::Second, false),
            "seconds" | "secs" => (Self::Second, true),
            "minute" | "min" => (Self::Minute, false),
            "minutes" | "mins" => (Self::Minute, true),
            "hour" | "hr" => (Self::Hour, false),
            "hours" | "hrs" => (Self::Hour, true),
            "day" => (Self::Day, false),
            "days" => (Self::Day, true),
            "night" => (Self::Night, false),
            "nights" => (Self::Night, true),
            "weekend" => (Self::Weekend, false),
            "weekends" => (Self::Weekend, true),
            "week" => (Self::Week, false),
            "weeks" => (Self::Week, true),
            "fortnight" => (Self::Fortnight, false),
            "fortnights" => (Self::Fortnight, true),
            "month" => (Self::Month, false),
            "months" => (Self::Month, true),
            "quarter" => (Self::Quarter, false),
            "quarters" => (Self::Quarter, true),
            "year" => (Self::Year, false),
            "years" => (Self::Year, true),
            "decade" => (Self::Decade, false),
            "decades" => (Self::Decade, true),
            "century" => (Self::Century, false),
            "centuries" => (Self::Century, true),
            "millennium" => (Self::Millennium, false),
            "millennia" | "millenniums" => (Self::Millennium, true),
            _ => return None,
        };
        Some(found)
    }
}

impl Season {
    pub(crate) fn of(word: &str) -> Option<Self> {
        match word {
            "winter" => Some(Self::Winter),
            "spring" | "springtime" => Some(Self::Spring),
            "summer" | "summertime" => Some(Self::Summer),
            "autumn" | "fall" => Some(Self::Autumn),
            _ => None,
        }
    }

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Winter => "WI",
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
        }
    }

    /// The month in its middle, on the northern half of the earth.
    pub(crate) fn month(self) -> i8 {
        match self {
            Self::Winter => 1,
            Self::Spring => 4,
            Self::Summer => 7,
            Self::Autumn => 10,
        }
    }
}

impl DayPart {
    pub(crate) fn of(word: &str) -> Option<Self> {
        match word {
            "dawn" | "daybreak" | "sunrise" => Some(Self::Dawn),
            "morning" => Some(Self::Morning),
            "midday" => Some(Self::Midday),
            "afternoon" => Some(Self::Afternoon),
            "evening" | "dusk" | "sunset" => Some(Self::Evening),
            "night" => Some(Self::Night),
            _ => None,
        }
    }

    /// As TIMEX3 writes it behind the day.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Dawn => "TDW",
            Self::Morning => "TMO",
            Self::Midday => "TMI",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
        }
    }
}

/// The month of a name or an abbreviation in lower case, 1 to 12.
pub(crate) fn month(word: &str) -> Option<i8> {
    onrecord_parse::month(word).map(u8::cast_signed)
}

/// The weekday of a name or an abbreviation in lower case.
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    match word {
        "monday" | "mon" => Some(Weekday::Monday),
        "tuesday" | "tue" | "tues" => Some(Weekday::Tuesday),
        "wednesday" | "wed" | "weds" => Some(Weekday::Wednesday),
        "thursday" | "thu" | "thur" | "thurs" => Some(Weekday::Thursday),
        "friday" | "fri" => Some(Weekday::Friday),
        "saturday" | "sat" => Some(Weekday::Saturday),
        "sunday" | "sun" => Some(Weekday::Sunday),
        _ => None,
    }
}
