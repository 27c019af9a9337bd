//! Dates of publication as inputs write them, to ISO 8601, as exact as they are given.

use jiff::civil::{Date, Time};
use jiff::fmt::temporal::Pieces;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The date, or date and time, that `text` names. An offset is kept where it is a number; a time whose zone is a
/// name is left out. Days and months in figures alone ("3/5/2017") are not guessed at.
pub(crate) fn iso(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > 80 {
        return None;
    }
    standard(text).or_else(|| mail(text)).or_else(|| in_words(text))
}

/// ISO 8601 and RFC 3339.
fn standard(text: &str) -> Option<String> {
    let pieces = Pieces::parse(text).ok()?;
    let offset = pieces.to_numeric_offset().map(|offset| match offset.seconds() {
        0 => "Z".to_owned(),
        seconds => offset_in_figures(seconds),
    });
    plausible(pieces.date()).then(|| written(pieces.date(), pieces.time(), offset.as_deref()))
}

/// RFC 2822, the form of mail and RSS.
fn mail(text: &str) -> Option<String> {
    let moment = jiff::fmt::rfc2822::parse(text).ok()?;
    let offset = moment.offset();
    let offset = if offset.seconds() == 0 { "Z".to_owned() } else { offset_in_figures(offset.seconds()) };
    plausible(moment.date()).then(|| written(moment.date(), Some(moment.time()), Some(&offset)))
}

/// "3 May 2017", "Wednesday, May 3rd, 2017", "May 3, 2017 2:05 PM": the date alone.
fn in_words(text: &str) -> Option<String> {
    let (mut day, mut month, mut year) = (None, None, None);
    let words = text.split(|c: char| !c.is_alphanumeric() && c != ':').map(|word| word.trim_matches(':'));
    for word in words.filter(|word| !word.is_empty()) {
        let complete = day.is_some() && month.is_some() && year.is_some();
        if let Ok(number) = ordinal(word).parse::<i16>() {
            match number {
                _ if complete && word.len() <= 2 => {}
                1..=31 if day.is_none() && word.len() <= 4 => day = Some(number as i8),
                1900..=2200 if year.is_none() => year = Some(number),
                _ => return None,
            }
        } else if let Some(found) = month_of(word) {
            if month.replace(found).is_some() {
                return None;
            }
        } else if !(is_surrounding(word) || complete && is_zone(word)) {
            return None;
        }
    }
    let date = Date::new(year?, month?, day?).ok()?;
    Some(date.to_string())
}

fn ordinal(word: &str) -> &str {
    let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    match &word[figures.len()..] {
        "st" | "nd" | "rd" | "th" => figures,
        _ => word,
    }
}

fn month_of(word: &str) -> Option<i8> {
    let word = word.to_ascii_lowercase();
    if word == "sept" {
        return Some(9);
    }
    let found =
        MONTHS.iter().position(|month| *month == word || word.len() == 3 && month.starts_with(&word))?;
    Some(found as i8 + 1)
}

/// Whether a word may stand beside a date in a date line.
fn is_surrounding(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let is_day =
        DAYS.iter().any(|day| *day == word || word.len() >= 3 && word.len() <= 5 && day.starts_with(&word));
    let is_time = word.contains(':')
        && word.trim_end_matches(['a', 'p', 'm']).chars().all(|c| c.is_ascii_digit() || c == ':');
    is_day
        || is_time
        || matches!(
            word.as_str(),
            "published" | "updated" | "posted" | "last" | "on" | "at" | "of" | "date" | "the"
        )
}

/// "GMT", "PM", "ET": what may follow a time.
fn is_zone(word: &str) -> bool {
    word.len() <= 4 && word.bytes().all(|b| b.is_ascii_uppercase()) || matches!(word, "am" | "pm")
}

fn plausible(date: Date) -> bool {
    (1600..=2200).contains(&date.year())
}

fn written(date: Date, time: Option<Time>, offset: Option<&str>) -> String {
    match time {
        None => date.to_string(),
        Some(time) => format!("{date}T{time}{}", offset.unwrap_or_default()),
    }
}

fn offset_in_figures(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_become_iso_8601_as_exact_as_given() {
        for (text, expected) in [
            ("2017-05-03", "2017-05-03"),
            ("2017-05-03T14:05:00Z", "2017-05-03T14:05:00Z"),
            ("2017-05-03T14:05:00+00:00", "2017-05-03T14:05:00Z"),
            ("2017-05-03T14:05:00.000+0200", "2017-05-03T14:05:00+02:00"),
            ("2017-05-03 14:05:00", "2017-05-03T14:05:00"),
            ("2017-05-03T14:05", "2017-05-03T14:05:00"),
            ("Wed, 03 May 2017 14:05:00 GMT", "2017-05-03T14:05:00Z"),
            ("Wed, 03 May 2017 14:05:00 +0330", "2017-05-03T14:05:00+03:30"),
            ("3 May 2017", "2017-05-03"),
            ("May 3rd, 2017", "2017-05-03"),
            ("Wednesday, May 3, 2017 2:05 PM ET", "2017-05-03"),
            ("Updated: Sept. 30, 2019", "2019-09-30"),
        ] {
            assert_eq!(iso(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_date_or_could_be_two_is_left_alone() {
        for text in [
            "",
            "May",
            "3/5/2017",
            "May 2017",
            "31 February 2017",
            "3 May 17",
            "yesterday",
            "0001-01-01T00:00:00Z",
            "On 3 May 2017 the road was shut",
            "Ada May 3 2017",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
    }
}
