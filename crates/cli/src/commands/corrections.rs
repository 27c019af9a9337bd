//! `onrecord corrections`: what was corrected, by whom and when; or as data to train on.

use std::io::Write;

use anstyle::Style;
use anyhow::Result;
use onrecord::record::{Column, Value};
use onrecord::store::{Change, Correction, Store};
use onrecord_export::{Shown, Sink};

use crate::arguments::CorrectionsOptions;
use crate::style::{ACT, DIM, SPEAKER};
use crate::table::table;

pub(crate) fn run(options: &CorrectionsOptions) -> Result<bool> {
    let store = Store::read(&options.file)?;
    let mut out = anstream::stdout().lock();
    if options.as_training {
        let mut written = Ok(());
        store.training(|example| {
            written = serde_json::to_writer(&mut out, &example).map_err(Into::into);
            written = std::mem::replace(&mut written, Ok(())).and_then(|()| writeln!(out));
            written.is_ok()
        })?;
        written?;
        out.flush()?;
        return Ok(true);
    }
    let corrections = store.corrections()?;
    if options.json {
        for correction in &corrections {
            serde_json::to_writer(&mut out, correction)?;
            writeln!(out)?;
        }
    } else {
        let names = ["id", "made", "by", "verb", "target", "change"];
        let widths = [6, 10, 16, 8, 30, 0];
        let styles = [DIM, Style::new(), SPEAKER, ACT, DIM, Style::new()];
        let columns = (0..names.len()).map(|at| Shown::new(names[at], widths[at], styles[at])).collect();
        if corrections.is_empty() {
            writeln!(out, "{DIM}no corrections{DIM:#}")?;
        } else {
            let mut sink = table(&mut out, columns);
            sink.begin(&names.map(Column::named))?;
            corrections.iter().try_for_each(|correction| sink.row(&row(correction)))?;
            sink.end()?;
        }
    }
    out.flush()?;
    Ok(true)
}

fn row(correction: &Correction) -> Vec<Value> {
    let change = match &correction.change {
        Change::Confirm | Change::Reject => String::new(),
        Change::Span { part, pieces } => {
            let pieces: Vec<String> = pieces.iter().map(|(start, end)| format!("{start}-{end}")).collect();
            format!("{part} at {}", pieces.join(","))
        }
        Change::Speaker { name } => name.clone().unwrap_or_else(|| "nobody known".to_owned()),
        Change::Rename { name } => name.clone(),
        Change::Merge { with } => format!("with {with}"),
        Change::Split { from } => format!("from {}", from.join(", ")),
        Change::Undo { correction } => format!("correction {correction}"),
    };
    let note = correction.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
    vec![
        Value::Integer(correction.id),
        Value::Text(correction.made.chars().take(10).collect()),
        Value::Text(correction.by.clone()),
        Value::Text(correction.change.verb().to_owned()),
        Value::Text(correction.target.clone()),
        Value::Text(change + &note),
    ]
}
