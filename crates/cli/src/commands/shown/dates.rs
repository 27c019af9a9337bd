//! Dates: the expression as written, and what it stands for.

use std::io::{Result, Write};

use onrecord::record::{Date, DateType, Reading, UnresolvedDate};

use super::{NARROWEST, Shown, one_line};
use crate::style::{DIM, TITLE};

/// Dates shown, unless all are asked for.
const MOST: usize = 8;

impl Shown {
    /// When things are said to be: each day or stretch once, the earliest first. With `--all` every expression, in the
    /// order of the text.
    pub(super) fn dates(&self, out: &mut impl Write, reading: &Reading) -> Result<()> {
        if self.all {
            return self.all_dates(out, &reading.dates);
        }
        let mut placed: Vec<(&str, String)> = Vec::new();
        for date in reading.dates.iter().filter(|date| is_placed(date)) {
            let value = date.value.as_deref().unwrap_or_default();
            if placed.iter().all(|(other, _)| *other != value) {
                placed.push((value, one_line(&date.mention.text)));
            }
        }
        if placed.is_empty() {
            return Ok(());
        }
        placed.sort_by(|a, b| a.0.cmp(b.0));
        writeln!(out, "\n  {TITLE}Dates{TITLE:#}")?;
        let more = placed.len().saturating_sub(MOST);
        let latest = &placed[more..];
        let shown: Vec<String> = latest.iter().map(|(value, words)| format!("{words} → {value}")).collect();
        for line in textwrap::wrap(&shown.join(" · "), self.width.saturating_sub(4).max(NARROWEST / 2)) {
            writeln!(out, "    {line}")?;
        }
        if more > 0 {
            writeln!(out, "    {DIM}and {more} earlier; --all shows them{DIM:#}")?;
        }
        Ok(())
    }

    fn all_dates(&self, out: &mut impl Write, dates: &[Date]) -> Result<()> {
        if dates.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n  {TITLE}Dates{TITLE:#}")?;
        for date in dates {
            let value = date.value.as_deref().unwrap_or("?");
            let mut about = vec![kind(date.kind).to_owned()];
            about.extend(date.unresolved.map(|reason| why(reason).to_owned()));
            about.push(format!("{}–{}", date.mention.start, date.mention.end));
            writeln!(
                out,
                "    {} → {value}  {DIM}{}{DIM:#}",
                one_line(&date.mention.text),
                about.join(" · ")
            )?;
        }
        Ok(())
    }
}

/// A date or time of the calendar whose value begins with a year.
fn is_placed(date: &Date) -> bool {
    let known = date
        .value
        .as_deref()
        .is_some_and(|value| value.len() >= 4 && value.as_bytes()[..4].iter().all(u8::is_ascii_digit));
    known && matches!(date.kind, DateType::Date | DateType::Time)
}

fn kind(kind: DateType) -> &'static str {
    match kind {
        DateType::Date => "date",
        DateType::Time => "time",
        DateType::Duration => "length",
        DateType::Set => "repetition",
    }
}

fn why(reason: UnresolvedDate) -> &'static str {
    match reason {
        UnresolvedDate::NoPublished => "the date of publication is not known",
        UnresolvedDate::NoDateBefore => "no date before it to count from",
        UnresolvedDate::DayOrMonth => "two days can be meant",
        UnresolvedDate::NotInCalendar => "no such day",
    }
}
