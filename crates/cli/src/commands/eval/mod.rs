//! `onrecord eval`: the reading against gold corpora, a module for each.

mod attribution;
mod conflict;
mod copies;
mod coreference;
mod dates;
mod entities;
mod figures;
mod links;
mod namings;
mod parsed;
mod places;
mod speakers;
mod syntax;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use onrecord::{Model, Onrecord};

use crate::arguments::{EvalOptions, Evaluated};

pub(crate) fn run(options: &EvalOptions) -> Result<bool> {
    match options.what {
        Evaluated::Attribution => attribution::run(options),
        Evaluated::Conflict => conflict::run(options),
        Evaluated::Copies => copies::run(options),
        Evaluated::Coreference => coreference::run(options),
        Evaluated::Dates => dates::run(options),
        Evaluated::Entities => entities::run(options),
        Evaluated::Figures => figures::run(options),
        Evaluated::Places => places::run(options),
        Evaluated::Namings => namings::run(options),
        Evaluated::Links => links::run(options),
        Evaluated::Speakers => speakers::run(options),
        Evaluated::Syntax => syntax::run(options),
    }
}

/// The folder of all corpora. `or` is what else could be given.
fn data_folder<'a>(options: &'a EvalOptions, or: &str) -> Result<&'a Path> {
    let data = options.data.as_deref();
    data.with_context(|| format!("no corpus given; set ONRECORD_DATA, or give --data FOLDER{or}"))
}

/// What reads: with the model inside the program, or with that of `--model`.
fn reader(options: &EvalOptions) -> Result<Onrecord> {
    let Some(path) = &options.model else { return Ok(Onrecord::new()) };
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    let model = Model::from_bytes(&bytes).with_context(|| path.display().to_string())?;
    Ok(Onrecord::with_model(model))
}

/// One object, metric to value, or a table.
fn print(
    json: bool,
    metrics: &BTreeMap<String, f64>,
    table: impl FnOnce(&mut std::io::StdoutLock<'_>) -> std::io::Result<()>,
) -> Result<()> {
    let mut out = std::io::stdout().lock();
    if json {
        serde_json::to_writer(&mut out, metrics)?;
        writeln!(out)?;
    } else {
        table(&mut out)?;
    }
    Ok(())
}
