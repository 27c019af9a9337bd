//! Figures: the number as written with what it counts, how exact it is, and who asserts it.

use std::io::{Result, Write};

use onrecord::record::{Casualty, Figure, FigureKind, Reading};

use super::{NARROWEST, Shown, one_line, unknown};
use crate::style::{DIM, TITLE};

/// Figures shown, unless all are asked for.
const MOST: usize = 6;

impl Shown {
    /// The figures of an article: casualties first to be chosen, then other counts; all of them with `--all`.
    pub(super) fn figures(&self, out: &mut impl Write, reading: &Reading) -> Result<()> {
        let chosen = if self.all { reading.figures.iter().collect() } else { chosen(&reading.figures) };
        if chosen.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n  {TITLE}Figures{TITLE:#}")?;
        for figure in &chosen {
            let words = words(reading, figure);
            let mut about: Vec<String> = Vec::new();
            about.extend(figure.casualty.map(|casualty| became(casualty).to_owned()));
            about.push(if figure.exact { "exact" } else { "approximate" }.to_owned());
            about.extend(figure.as_of.as_ref().map(|piece| one_line(&piece.text)));
            about.push(format!("says {}", asserts(reading, figure)));
            about.push(format!("{}–{}", figure.expression.start, figure.expression.end));
            let room = self.width.saturating_sub(words.chars().count() + 6).max(NARROWEST / 2);
            let about = about.join(" · ");
            let mut lines = textwrap::wrap(&about, room).into_iter();
            writeln!(out, "    {words}  {DIM}{}{DIM:#}", lines.next().unwrap_or_default())?;
            for line in lines {
                writeln!(out, "      {DIM}{line}{DIM:#}")?;
            }
        }
        let more = reading.figures.len() - chosen.len();
        if more > 0 {
            writeln!(out, "    {DIM}and {more} more; --all shows them{DIM:#}")?;
        }
        Ok(())
    }
}

/// Those with casualties, then as many other counts of something as there is room for, in the order of the text.
fn chosen(figures: &[Figure]) -> Vec<&Figure> {
    let counts = |figure: &&Figure| {
        figure.casualty.is_none() && figure.kind == FigureKind::Count && figure.counted.is_some()
    };
    let casualties = figures.iter().filter(|figure| figure.casualty.is_some());
    let mut found: Vec<&Figure> = casualties.chain(figures.iter().filter(counts)).take(MOST).collect();
    found.sort_by_key(|figure| figure.expression.start);
    found
}

/// Characters between a number and what it counts, where both are shown as they stand ("dozens of people").
const BETWEEN: usize = 4;

/// The number as written, with what it counts or is said of.
fn words(reading: &Reading, figure: &Figure) -> String {
    let number = &figure.expression;
    let Some(of) = figure.counted.as_ref().or(figure.about.as_ref()) else { return one_line(&number.text) };
    let phrase = &of.phrase;
    let behind = phrase.start.checked_sub(number.end).filter(|_| figure.counted.is_some());
    match behind {
        Some(gap) if gap <= BETWEEN => {
            let characters = reading.document.text.chars().skip(number.start).take(phrase.end - number.start);
            one_line(&characters.collect::<String>())
        }
        Some(_) => format!("{} {}", one_line(&number.text), one_line(&phrase.text)),
        None => format!("{} ({})", one_line(&number.text), one_line(&phrase.text)),
    }
}

/// Who asserts a figure: the speaker of its statement, else the outlet.
fn asserts(reading: &Reading, figure: &Figure) -> String {
    let statement = figure.statement.as_deref().and_then(|id| reading.statement(id));
    match statement {
        Some(statement) => statement.speaker.clone().unwrap_or_else(|| unknown(statement)),
        None => reading.document.outlet.clone().unwrap_or_else(|| "the outlet".to_owned()),
    }
}

fn became(casualty: Casualty) -> &'static str {
    match casualty {
        Casualty::Killed => "killed",
        Casualty::Wounded => "wounded",
        Casualty::Detained => "detained",
        Casualty::Missing => "missing",
        Casualty::Displaced => "displaced",
    }
}
