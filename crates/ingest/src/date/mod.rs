//! Dates of publication as inputs write them, to ISO 8601, as exact as they are given.
//!
//! [`figures`] reads what is written in figures from the year down, [`scan`] what has a month's name or a day before
//! the month; [`words`] holds the names. A date that does not exist, or that could be two, is none.

mod clock;
mod figures;
mod scan;
mod words;

use jiff::civil::{Date, Time};

pub(crate) use words::Names;

/// Characters that a date may take.
const LONGEST: usize = 80;

/// The date, or date and time, that `text` names in English or in figures.
///
/// An offset that is given is kept, also by a zone's name; a time whose zone is not known stays local. Days and months in figures
/// alone are read only where there is one way to ("30/9/2019"; "3/5/2017" is not guessed at).
pub(crate) fn iso(text: &str) -> Option<String> {
    iso_in(text, Names::English)
}

/// The same with the names of other languages. A day before its month with full stops ("6.5.2019") is read where
/// the language is known and not English.
pub(crate) fn iso_in(text: &str, names: Names<'_>) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > LONGEST {
        return None;
    }
    let moment = figures::read(text, names).or_else(|| scan::read(text, names))?;
    (1600..=2200).contains(&moment.date.year()).then(|| moment.to_string())
}

/// The note on a date that is there and could not be read.
pub(crate) fn not_understood(text: &str) -> String {
    let start: String = text.trim().chars().filter(|c| !c.is_control()).take(40).collect();
    format!("the date \"{start}\" is not understood")
}

/// A date, with its time and offset where they are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moment {
    date: Date,
    time: Option<Time>,
    /// Minutes ahead of UTC.
    offset: Option<i32>,
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.date)?;
        let Some(time) = self.time else { return Ok(()) };
        write!(f, "T{time}")?;
        match self.offset {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(iso(text).as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn dates_become_iso_8601_as_exact_as_given() {
        for (text, expected) in [
            ("2017-05-03", "2017-05-03"),
            ("2017-05-03T14:05:00Z", "2017-05-03T14:05:00Z"),
            ("2017-05-03T14:05:00+00:00", "2017-05-03T14:05:00Z"),
            ("2017-05-03T14:05:00.000+0200", "2017-05-03T14:05:00+02:00"),
            ("2017-05-03 14:05:00", "2017-05-03T14:05:00"),
            ("2017-05-03  14:05:00 +0200", "2017-05-03T14:05:00+02:00"),
            ("2017-05-03T14:05", "2017-05-03T14:05:00"),
            ("2017-05-03T14:05-05:00", "2017-05-03T14:05:00-05:00"),
            ("2017-05-03T24:05", "2017-05-03"),
            ("20170503T140500Z", "2017-05-03T14:05:00Z"),
            ("20170503140500", "2017-05-03T14:05:00"),
            ("20170503", "2017-05-03"),
            ("2017/05/03 14:05:00 EDT", "2017-05-03T14:05:00-04:00"),
            ("Wed, 2017/05/03 14:05:00 EDT", "2017-05-03T14:05:00-04:00"),
            ("2017-5-3", "2017-05-03"),
            ("2017年5月3日 14:05", "2017-05-03T14:05:00"),
            ("3 May 2017", "2017-05-03"),
            ("May 3rd, 2017", "2017-05-03"),
            ("03-May-2017", "2017-05-03"),
            ("Wednesday, May 3, 2017 2:05 PM ET", "2017-05-03T14:05:00"),
            ("May 3, 2017 at 2:05 p.m. EDT", "2017-05-03T14:05:00-04:00"),
            ("Updated: Sept. 30, 2019", "2019-09-30"),
            ("30/9/2019", "2019-09-30"),
            ("09/30/2019 5:42:00 AM", "2019-09-30T05:42:00"),
            ("Thu Aug 30 17:26:16 +0200 2012", "2012-08-30T17:26:16+02:00"),
            ("Sun Jan  4 16:29:06 2004", "2004-01-04T16:29:06"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn the_forms_of_feeds_keep_their_offset() {
        for (text, expected) in [
            ("Wed, 03 May 2017 14:05:00 GMT", "2017-05-03T14:05:00Z"),
            ("Wed, 03 May 2017 14:05:00 +0330", "2017-05-03T14:05:00+03:30"),
            ("Wed, 03 May 2017 14:05 +02:00", "2017-05-03T14:05:00+02:00"),
            ("Wed, 03 May 2017 14:05:00 -0000", "2017-05-03T14:05:00Z"),
            ("Wed,03 May 2017 14:05:00 AEST", "2017-05-03T14:05:00+10:00"),
            ("Wed, 03 May, 2017 14:05:00 SAST", "2017-05-03T14:05:00+02:00"),
            ("Wed, 3 May 2017 14:05:00 BST", "2017-05-03T14:05:00+01:00"),
            ("Wed, 3 May 2017 14:05:00 GMT+5:30", "2017-05-03T14:05:00+05:30"),
            ("Wed, 3 May 2017 14:05:00 Etc/UTC", "2017-05-03T14:05:00Z"),
            ("Wed, 3 May 2017 14:05:00 America/Los_Angeles", "2017-05-03T14:05:00"),
            ("Wed, 3 May 2017 14:05:00 +0200 (CEST)", "2017-05-03T14:05:00+02:00"),
            ("Wed, 3 May 2017 14:05:00", "2017-05-03T14:05:00"),
            ("Wed, 3 May 17 14:05:00 PST", "2017-05-03T14:05:00-08:00"),
            ("Wed, 3 May 98 14:05:00 PST", "1998-05-03T14:05:00-08:00"),
            ("Wed, 03 May 2017", "2017-05-03"),
            ("Tue, 03 May 2017 02:05:00 PM GMT", "2017-05-03T14:05:00Z"),
            ("Wed, 03 May 2017 12:05 AM", "2017-05-03T00:05:00"),
            ("3 May 2017 23:59:60 GMT", "2017-05-03T23:59:59Z"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn months_are_read_in_the_language_that_is_known() {
        for (language, text, expected) in [
            ("de", "6. Mai 2019, 17.42 Uhr", "2019-05-06T17:42:00"),
            ("de", "6.5.2019", "2019-05-06"),
            ("de", "Montag, 06.05.2019 17:42", "2019-05-06T17:42:00"),
            ("fr", "Publié le lundi 6 mai 2019 à 17h42", "2019-05-06T17:42:00"),
            ("fr", "1er août 2019", "2019-08-01"),
            ("es", "lunes, 6 de mayo de 2019", "2019-05-06"),
            ("ru", "6 мая 2019 г., 17:42", "2019-05-06T17:42:00"),
            ("pl", "6 maja 2019", "2019-05-06"),
            ("tr", "6 Mayıs 2019", "2019-05-06"),
            ("hu", "2019. május 6.", "2019-05-06"),
            ("el", "6 Μαΐου 2019", "2019-05-06"),
        ] {
            assert_eq!(iso_in(text, Names::Of(language)).as_deref(), Some(expected), "{text}");
            assert_eq!(iso(text), None, "{text}");
        }
        assert_eq!(
            iso_in("mar., 07 mai 2019 17:42:00 +0200", Names::Any).as_deref(),
            Some("2019-05-07T17:42:00+02:00")
        );
        // "listopad" is October in one language and November in another
        assert_eq!(iso_in("6 listopad 2019", Names::Any), None);
    }

    #[test]
    fn what_is_not_a_date_or_could_be_two_is_left_alone() {
        for text in [
            "",
            "May",
            "3/5/2017",
            "6.5.2019",
            "May 2017",
            "3 May 17",
            "yesterday",
            "0001-01-01T00:00:00Z",
            "On 3 May 2017 the road was shut",
            "Ada May 3 2017",
            "3 May 2017 4 May 2017",
            "2017-05-03 2017-05-04",
            "Sun, 16 Dec 2012 1:2:3:4 GMT",
            "Sun, 16 zzz 2012 11:47:32 GMT",
            "2017-05-03T14:05:00Z the road",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_no_date() {
        for text in [
            "2019-02-30",
            "20190230",
            "30 February 2019",
            "2019-13-01",
            "29/2/2019",
            "Fri, 31 Apr 2019 10:00 GMT",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
    }
}
