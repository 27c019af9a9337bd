//! Dates with a month's name ("Wed, 03 May 2017 14:05:00 BST", "May 3rd, 2017"), or with the day before the month.
//!
//! The text is walked once; each word or number must have its place in a date, else it is none: a sentence with a
//! date in it is no date.

use jiff::civil::{Date, Time};

use super::words::{self, Kind};
use super::{Moment, Names, clock};

/// Reads a whole text as one date.
pub(super) fn read(text: &str, names: Names<'_>) -> Option<Moment> {
    let mut scan = Scan { names, ..Scan::default() };
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = if c.is_ascii_digit() {
            scan.number(rest)?
        } else if c.is_alphabetic() {
            scan.word(rest)?
        } else {
            scan.sign(c, rest)?
        };
    }
    scan.moment()
}

#[derive(Default)]
struct Scan<'a> {
    names: Names<'a>,
    day: Option<i16>,
    /// The months that the word may be; more than one where languages disagree.
    months: Vec<i8>,
    year: Option<i16>,
    short_year: Option<i16>,
    weekdays: usize,
    /// A word that is a month in one language and a day of the week in another.
    doubtful: Option<i8>,
    time: Option<Option<Time>>,
    zone: Option<Option<i32>>,
}

impl<'a> Scan<'a> {
    fn number<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let length = text.bytes().take_while(u8::is_ascii_digit).count();
        let after = &text[length..];
        if length <= 2 && self.time.is_none() {
            let between: &[char] = if self.names == Names::English { &[':'] } else { &[':', 'h'] };
            if let Some((time, length)) = clock::read(text, between) {
                self.time = Some(time);
                return (!text[length..].starts_with(':')).then(|| &text[length..]);
            }
            if let Some(rest) = self.with_stop(text) {
                return Some(rest);
            }
        }
        if length <= 2
            && let Some(rest) = self.strokes(text, length)
        {
            return Some(rest);
        }
        let number: i16 = text[..length].parse().ok()?;
        let ordinal = ["st", "nd", "rd", "th", "er", "º", "ª"];
        let ending = ordinal.iter().find(|ending| {
            after.strip_prefix(**ending).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        });
        let after = ending.map_or(after, |ending| &after[ending.len()..]);
        match length {
            4 if self.year.is_none() => self.year = Some(number),
            1 | 2 if self.day.is_none() => self.day = Some(number),
            1 | 2 if self.time.is_none() && half(after.trim_start()).is_some() => {
                self.time = Some(clock::time(number, 0, 0));
            }
            2 if self.year.is_none() && self.short_year.is_none() && self.time.is_none() => {
                self.short_year = Some(number);
            }
            _ => return None,
        }
        Some(after)
    }

    /// "5.30 p.m.", "17.42 Uhr": a time only where what follows says so.
    fn with_stop<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        let (time, length) = clock::read(text, &['.'])?;
        let rest = text[length..].trim_start();
        let is_hour = ["uhr", "h", "hod", "hrs"]
            .iter()
            .any(|word| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)));
        (is_hour || half(rest).is_some()).then(|| self.time = Some(time)).map(|()| &text[length..])
    }

    /// "30/9/2019", "6.5.2019": day and month in figures, where there is one way to read them.
    fn strokes<'t>(&mut self, text: &'t str, length: usize) -> Option<&'t str> {
        let between = text[length..].chars().next().filter(|c| matches!(c, '/' | '.' | '-'))?;
        let first: i16 = text[..length].parse().ok()?;
        let rest = text[length + 1..].trim_start_matches(if between == '.' { ' ' } else { between });
        let (second, length) = clock::number(rest, 2)?;
        let rest = rest[length..].strip_prefix(between)?.trim_start();
        let (year, length) = clock::number(rest, 4).filter(|(_, length)| *length == 4)?;
        let is_known_order =
            between == '.' && matches!(self.names, Names::Of(code) if !code.starts_with("en"));
        let (day, month) = match (first, second) {
            _ if is_known_order => (first, second),
            (13.., 1..=12) => (first, second),
            (1..=12, 13..) => (second, first),
            (day, month) if day == month => (day, month),
            _ => return None,
        };
        if self.day.is_some() || !self.months.is_empty() || self.year.is_some() {
            return None;
        }
        (self.day, self.year) = (Some(day), Some(year));
        self.months.push(i8::try_from(month).ok()?);
        Some(&rest[length..])
    }

    fn word<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        if self.time.is_some() {
            if let Some((is_afternoon, length)) = half(text)
                && let Some(time) = self.time.flatten()
                && self.zone.is_none()
                && (time.hour() <= 12 || is_afternoon)
            {
                self.time = Some(clock::of_half(time, is_afternoon));
                return Some(&text[length..]);
            }
            if let Some((offset, length)) = clock::zone(text)
                && !text[length..].starts_with(char::is_alphanumeric)
                && (offset.is_some()
                    || words::meanings(&text[..length].to_lowercase(), self.names).is_empty())
            {
                return self.zone(offset).then(|| &text[length..]);
            }
        }
        let length = text.find(|c: char| !(c.is_alphabetic() || is_mark(c))).unwrap_or(text.len());
        let meanings = words::meanings(&text[..length].to_lowercase(), self.names);
        let months: Vec<i8> = meanings
            .iter()
            .filter_map(|kind| match kind {
                Kind::Month(month) => Some(*month),
                _ => None,
            })
            .collect();
        let is_weekday = meanings.contains(&Kind::Weekday);
        match (months.as_slice(), is_weekday) {
            ([month], true) => match self.doubtful.replace(*month) {
                None => {}
                Some(_) => return None,
            },
            ([], true) => self.weekdays += 1,
            ([], false) if meanings.contains(&Kind::Around) => {}
            ([], false) => return None,
            _ if self.months.is_empty() => self.months = months,
            _ => return None,
        }
        Some(&text[length..])
    }

    fn sign<'t>(&mut self, c: char, text: &'t str) -> Option<&'t str> {
        let rest = &text[c.len_utf8()..];
        if self.time.is_some()
            && self.zone.is_none_or(|known| known == Some(0))
            && let Some((minutes, length)) = clock::offset(text)
        {
            return self.zone(Some(minutes)).then(|| &text[length..]);
        }
        (c.is_whitespace()
            || matches!(
                c,
                ',' | '.' | ':' | ';' | '-' | '–' | '—' | '(' | ')' | '|' | '·' | '•' | '/' | '’' | '\''
            ))
        .then_some(rest)
    }

    /// Takes a zone; a name behind an offset says nothing new.
    fn zone(&mut self, offset: Option<i32>) -> bool {
        match self.zone {
            None => self.zone = Some(offset),
            Some(Some(_)) => {}
            Some(None) => self.zone = Some(offset),
        }
        true
    }

    fn moment(mut self) -> Option<Moment> {
        if let Some(month) = self.doubtful
            && self.months.is_empty()
        {
            self.months.push(month);
        }
        let [month] = self.months[..] else { return None };
        // Two figures are a year only in the forms of mail, which give the day of the week or a time.
        let short = self.short_year.filter(|_| self.weekdays > 0 || self.time.is_some());
        let year = self.year.or(short.map(|year| if year < 70 { 2000 + year } else { 1900 + year }))?;
        if self.year.is_some() && self.short_year.is_some() {
            return None;
        }
        let date = Date::new(year, month, i8::try_from(self.day?).ok()?).ok()?;
        let time = self.time.flatten();
        Some(Moment { date, time, offset: self.zone.flatten().filter(|_| time.is_some()) })
    }
}

/// "AM", "p.m.": whether it is after noon, and how many bytes it took.
fn half(text: &str) -> Option<(bool, usize)> {
    [("a.m.", false), ("p.m.", true), ("a.m", false), ("p.m", true), ("am", false), ("pm", true)]
        .into_iter()
        .find_map(|(half, is_afternoon)| {
            let is_half = text.get(..half.len()).is_some_and(|start| start.eq_ignore_ascii_case(half));
            let ends = !text.get(half.len()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
            (is_half && ends).then_some((is_afternoon, half.len()))
        })
}

/// Marks that stand over or under a letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{64b}'..='\u{652}')
}
