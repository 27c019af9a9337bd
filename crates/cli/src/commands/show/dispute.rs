//! One dispute as people read it: what it is about, and what each party says, in its words.

use std::io::{Result, Write};

use onrecord::store::{DisputeRow, PositionRow};

use crate::style::{ACT, DIM, SPEAKER, TITLE};
use crate::table::{articles, width};
use crate::word;

pub(super) fn write(out: &mut impl Write, dispute: &DisputeRow) -> Result<()> {
    let days = match (&dispute.since, &dispute.until) {
        (None, _) => "no date".to_owned(),
        (Some(since), Some(until)) if until != since => format!("{since} to {until}"),
        (Some(since), _) => since.to_string(),
    };
    writeln!(
        out,
        "{TITLE}{}{TITLE:#}  {ACT}{}{ACT:#}  {DIM}{} · {days} · {} · {}{DIM:#}",
        dispute.title,
        word::of(&dispute.state),
        word::of(&dispute.issue),
        articles(dispute.prints, dispute.origins),
        dispute.id,
    )?;
    let mut party = None;
    for position in &dispute.positions {
        if party != Some(position.party) {
            party = Some(position.party);
            writeln!(out, "  {SPEAKER}{}{SPEAKER:#}", position.name)?;
        }
        said(out, position)?;
    }
    writeln!(out)
}

/// What a party says, and where.
fn said(out: &mut impl Write, position: &PositionRow) -> Result<()> {
    let lead = lead(position);
    let words = format!("{lead}{}", position.words);
    for (i, line) in textwrap::wrap(&words, width() - 4).iter().enumerate() {
        match line.strip_prefix(lead.trim_end()).filter(|_| i == 0 && !lead.is_empty()) {
            Some(rest) => writeln!(out, "    {DIM}{}{DIM:#}{rest}", lead.trim_end())?,
            None => writeln!(out, "    {line}")?,
        }
    }
    let prints = match position.prints {
        prints @ 2.. => format!("in {prints} articles"),
        _ => String::new(),
    };
    let day = position.day.as_ref().map_or("", |day| day.as_str());
    let item = position.item.to_string();
    let place = [day, position.outlet.as_deref().unwrap_or(""), &prints, &item];
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let replaced = if position.superseded { " · replaced later" } else { "" };
    writeln!(out, "    {DIM}{}{replaced}{DIM:#}", place.join(" · "))
}

/// Who says it where that is not the party itself, and the cue: `Idris al-Masri said: `. A figure's sentence has both.
fn lead(position: &PositionRow) -> String {
    let speaker = position.speaker.as_deref().filter(|speaker| *speaker != position.name).unwrap_or("");
    let cue = position.cue.as_deref().unwrap_or("").trim_end_matches([':', ',', ' ']);
    match [speaker, cue].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ") {
        lead if lead.is_empty() || position.is_figure() => String::new(),
        lead => format!("{lead}: "),
    }
}
