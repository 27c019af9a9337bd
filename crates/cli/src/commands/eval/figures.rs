//! `onrecord eval figures`: figures against NewsQuant.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};
use onrecord_eval::{FigureScores, read_newsquant, score_figures};

use crate::arguments::EvalOptions;

pub(crate) fn run(options: &EvalOptions) -> Result<bool> {
    let gold = read_newsquant(&gold_file(options)?)?;
    let scores = score_figures(&gold);
    let mut out = std::io::stdout().lock();
    if options.json {
        serde_json::to_writer(&mut out, &metrics(&scores))?;
        writeln!(out)?;
    } else {
        table(&mut out, &scores)?;
    }
    Ok(true)
}

fn gold_file(options: &EvalOptions) -> Result<PathBuf> {
    if let Some(gold) = &options.gold {
        return Ok(gold.clone());
    }
    let data = options
        .data
        .as_ref()
        .context("no corpus given; set ONRECORD_DATA, or give --data FOLDER or --gold FILE")?;
    Ok(data.join("quantities").join(format!("newsquant-{}.json", options.part)))
}

fn table(out: &mut impl Write, scores: &FigureScores) -> std::io::Result<()> {
    writeln!(out, "{} sentences", scores.sentences)?;
    for (name, ratio) in scores.rows() {
        writeln!(
            out,
            "{name:<26} P {:5.1}  R {:5.1}  F1 {:5.1}   (hit {}, made {}, gold {})",
            100.0 * ratio.precision(),
            100.0 * ratio.recall(),
            100.0 * ratio.f1(),
            ratio.hit,
            ratio.made,
            ratio.gold
        )?;
    }
    Ok(())
}

/// `figures.newsquant.value_f1` and so on: F1 in per cent.
fn metrics(scores: &FigureScores) -> BTreeMap<&'static str, f64> {
    BTreeMap::from([
        ("figures.newsquant.value_f1", 100.0 * scores.value.f1()),
        ("figures.newsquant.unit_f1", 100.0 * scores.unit.f1()),
        ("figures.newsquant.change_f1", 100.0 * scores.change.f1()),
        ("figures.newsquant.concept_partial_f1", 100.0 * scores.concept_partial.f1()),
        ("figures.newsquant.concept_f1", 100.0 * scores.concept.f1()),
        ("figures.newsquant.value_once_f1", 100.0 * scores.value_once.f1()),
    ])
}
