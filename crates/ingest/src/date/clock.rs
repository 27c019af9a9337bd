//! The time of day and its zone, as they stand behind a date.

use jiff::civil::Time;

use super::words;

/// "14:05", "14:05:00.123", and how many bytes it took. An hour or minute that does not exist is no time.
pub(super) fn read(text: &str, between: &[char]) -> Option<(Option<Time>, usize)> {
    let (hour, mut at) = number(text, 2)?;
    let rest = text.get(at..)?;
    rest.starts_with(between).then_some(())?;
    let (minute, length) = number(&rest[1..], 2).filter(|(_, length)| *length == 2)?;
    at += 1 + length;
    let mut second = 0;
    if let Some(rest) = text.get(at..).and_then(|rest| rest.strip_prefix(':')) {
        let (found, length) = number(rest, 2)?;
        second = found;
        at += 1 + length;
        if let Some(fraction) = text[at..].strip_prefix(['.', ',']) {
            let figures = fraction.bytes().take_while(u8::is_ascii_digit).count();
            at += if figures > 0 { 1 + figures } else { 0 };
        }
    }
    Some((time(hour, minute, second), at))
}

/// "140500" and "1405" without anything between.
pub(super) fn compact(figures: &str) -> Option<Time> {
    let part = |range: std::ops::Range<usize>| figures.get(range).and_then(|part| part.parse().ok());
    match figures.len() {
        4 | 6 => time(part(0..2)?, part(2..4)?, part(4..6).unwrap_or(0)),
        _ => None,
    }
}

/// A time of day. A leap second is the second before it.
pub(super) fn time(hour: i16, minute: i16, second: i16) -> Option<Time> {
    let small = |number: i16| i8::try_from(number).ok();
    Time::new(small(hour)?, small(minute)?, small(second)?.min(if second == 60 { 59 } else { i8::MAX }), 0)
        .ok()
}

/// The hour after noon or before: "12 AM" is midnight.
pub(super) fn of_half(time: Time, is_afternoon: bool) -> Option<Time> {
    let hour = match (time.hour(), is_afternoon) {
        (12, false) => 0,
        (hour @ 1..=11, true) => hour + 12,
        (hour, _) => hour,
    };
    Time::new(hour, time.minute(), time.second(), 0).ok()
}

/// "+02:00", "-0500", "+2": minutes ahead of UTC, and how many bytes they took.
pub(super) fn offset(text: &str) -> Option<(i32, usize)> {
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' | '−' => -1,
        _ => return None,
    };
    let start = text.chars().next()?.len_utf8();
    let figures = text[start..].bytes().take_while(u8::is_ascii_digit).count();
    let digits = &text[start..start + figures];
    let (hours, minutes, mut end) = match figures {
        1 | 2 => (digits.parse().ok()?, 0, start + figures),
        3 | 4 => (digits[..figures - 2].parse().ok()?, digits[figures - 2..].parse().ok()?, start + figures),
        _ => return None,
    };
    let mut minutes: i32 = minutes;
    if figures <= 2
        && let Some((more, length)) = text[end..].strip_prefix(':').and_then(|rest| number(rest, 2))
    {
        (minutes, end) = (i32::from(more), end + 1 + length);
    }
    let hours: i32 = hours;
    (hours <= 15 && minutes < 60).then_some((sign * (hours * 60 + minutes), end))
}

/// The zone that follows a time: its offset, or nothing where its name is not known; and how many bytes it took.
pub(super) fn zone(text: &str) -> Option<(Option<i32>, usize)> {
    if let Some((minutes, length)) = offset(text) {
        return Some((Some(minutes), length));
    }
    let length =
        text.find(|c: char| !(c.is_ascii_alphabetic() || matches!(c, '/' | '_'))).unwrap_or(text.len());
    let name = &text[..length];
    let known = words::zone(name);
    if known == Some(0)
        && let Some((minutes, more)) = offset(&text[length..])
    {
        return Some((Some(minutes), length + more));
    }
    let is_region = name.contains('/') && name.starts_with(|c: char| c.is_ascii_uppercase());
    let is_name = (1..=5).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
    (known.is_some() || is_region || is_name).then_some((known, length))
}

/// A number of at most `most` figures, and how many it had.
pub(super) fn number(text: &str, most: usize) -> Option<(i16, usize)> {
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=most)
        .contains(&figures)
        .then(|| text[..figures].parse().ok())
        .flatten()
        .map(|number| (number, figures))
}
