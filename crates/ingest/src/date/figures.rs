//! Dates in figures from the year down: ISO 8601 and RFC 3339, the same with blanks or strokes, without anything
//! between, and as they are written in Chinese, Japanese and Korean.

use jiff::civil::Date;

use super::words::Kind;
use super::{Moment, Names, clock, words};

/// Reads a whole text as such a date.
pub(super) fn read(text: &str, names: Names<'_>) -> Option<Moment> {
    let spaced = text
        .replace(['年', '月', '년', '월'], "-")
        .replace(['日', '일'], " ")
        .replace(['時', '时', '시'], ":");
    let text = without_weekday(&spaced, names);
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    match figures {
        4 => {}
        8 | 12 | 14 => return compact(text, figures),
        _ => return None,
    }
    let (month, day, rest) = month_and_day(&text[4..])?;
    let date = Date::new(text[..4].parse().ok()?, month, day).ok()?;
    let rest = rest.trim_start_matches(['T', 't', ' ', ',', '\u{a0}', '.']);
    finish(date, rest)
}

/// "-05-03", "/5/3", ". 5. 3.", and what follows.
fn month_and_day(text: &str) -> Option<(i8, i8, &str)> {
    let between = text.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let text = text[1..].trim_start();
    let (month, length) = clock::number(text, 2)?;
    let text = text[length..].strip_prefix(between)?.trim_start();
    let (day, length) = clock::number(text, 2)?;
    let rest = &text[length..];
    (!rest.starts_with(['-', '/'])).then_some((i8::try_from(month).ok()?, i8::try_from(day).ok()?, rest))
}

/// "20170503", "20170503T140500Z", "20170503140500".
fn compact(text: &str, figures: usize) -> Option<Moment> {
    let part = |range: std::ops::Range<usize>| text.get(range).and_then(|part| part.parse::<i16>().ok());
    let small = |range| part(range).and_then(|number| i8::try_from(number).ok());
    let date = Date::new(part(0..4)?, small(4..6)?, small(6..8)?).ok()?;
    if figures > 8 {
        return (figures == text.len()).then(|| clock::compact(&text[8..])).flatten().map(|time| Moment {
            date,
            time: Some(time),
            offset: None,
        });
    }
    let rest = text[8..].trim_start_matches(['T', 't', ' ']);
    let length = rest.bytes().take_while(u8::is_ascii_digit).count();
    match clock::compact(&rest[..length]) {
        Some(time) => with_zone(Moment { date, time: Some(time), offset: None }, &rest[length..]),
        None => finish(date, rest),
    }
}

/// The time and zone behind a date; nothing else may follow.
fn finish(date: Date, rest: &str) -> Option<Moment> {
    if rest.trim().is_empty() {
        return Some(Moment { date, time: None, offset: None });
    }
    let (time, length) = clock::read(rest, &[':'])?;
    let (mut time, mut rest) = (time, rest[length..].trim_start());
    for (half, is_afternoon) in [("am", false), ("pm", true), ("a.m.", false), ("p.m.", true)] {
        if rest.get(..half.len()).is_some_and(|start| start.eq_ignore_ascii_case(half)) {
            time = time.and_then(|time| clock::of_half(time, is_afternoon));
            rest = &rest[half.len()..];
            break;
        }
    }
    with_zone(Moment { date, time, offset: None }, rest)
}

fn with_zone(mut moment: Moment, rest: &str) -> Option<Moment> {
    let rest = rest.trim();
    if !rest.is_empty() {
        let (offset, length) = clock::zone(rest)?;
        moment.offset = offset;
        // The name of a zone whose offset is given, or RFC 9557's: "+02:00[Europe/Berlin]".
        let name = rest[length..].trim().trim_start_matches(['(', '[']).trim_end_matches([')', ']']);
        (name.is_empty() || clock::zone(name).is_some_and(|(_, length)| length == name.len()))
            .then_some(())?;
    }
    Some(moment)
}

fn without_weekday<'a>(text: &'a str, names: Names<'_>) -> &'a str {
    let length = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let word = text[..length].to_lowercase();
    match length > 0 && words::meanings(&word, names).contains(&Kind::Weekday) {
        true => text[length..].trim_start_matches(['.', ',', ' ']),
        false => text,
    }
}
