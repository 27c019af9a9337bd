//! `onrecord eval figures`: figures against NewsQuant, or against a table of sentences (`--gold FILE.tsv`).

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use onrecord::figures;
use onrecord::record::Figure;
use onrecord::text::Offsets;
use onrecord_eval::{
    FigureScores, GoldSentence, Ratio, read_newsquant, read_written, score_figures, score_written,
};

use crate::arguments::EvalOptions;

pub(crate) fn run(options: &EvalOptions) -> Result<bool> {
    let file = gold_file(options)?;
    if file.extension().is_some_and(|extension| extension == "tsv") {
        return written(options, &file);
    }
    let gold = read_newsquant(&file)?;
    let scores = score_figures(&gold);
    if options.json {
        super::print(true, &metrics(&scores), |_| Ok(()))?;
        return Ok(true);
    }
    let mut out = std::io::stdout().lock();
    table(&mut out, "", &scores)?;
    // rules are chosen on the first half, the second is reported
    for (name, parity) in [("even", 0), ("odd", 1)] {
        let half: Vec<GoldSentence> = gold.iter().skip(parity).step_by(2).cloned().collect();
        writeln!(out)?;
        table(&mut out, &format!(", those of {name} number (from 0)"), &score_figures(&half))?;
    }
    Ok(true)
}

fn written(options: &EvalOptions, file: &Path) -> Result<bool> {
    let scores = score_written(&read_written(file)?, read);
    let rows = scores.rows.iter();
    let key = |name: &str| format!("figures.written.{}_f1", name.replace("value and ", "").replace(' ', "_"));
    let metrics = rows.map(|(name, ratio)| (key(name), 100.0 * ratio.f1())).collect();
    super::print(options.json, &metrics, |out| {
        writeln!(out, "{} sentences", scores.sentences)?;
        for (name, ratio) in &scores.rows {
            row(out, name, *ratio)?;
        }
        for line in scores.wrong.iter().filter(|_| options.wrong) {
            writeln!(out, "{line}")?;
        }
        Ok(())
    })?;
    Ok(true)
}

fn read(text: &str) -> Vec<Figure> {
    figures::to_record(text, &Offsets::new(text), &figures::read(text))
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

fn table(out: &mut impl Write, which: &str, scores: &FigureScores) -> std::io::Result<()> {
    writeln!(out, "{} sentences{which}", scores.sentences)?;
    scores.rows().into_iter().try_for_each(|(name, ratio)| row(out, name, ratio))
}

fn row(out: &mut impl Write, name: &str, ratio: Ratio) -> std::io::Result<()> {
    writeln!(
        out,
        "{name:<26} P {:5.1}  R {:5.1}  F1 {:5.1}   (hit {}, made {}, gold {})",
        100.0 * ratio.precision(),
        100.0 * ratio.recall(),
        100.0 * ratio.f1(),
        ratio.hit,
        ratio.made,
        ratio.gold
    )
}

/// `figures.newsquant.value_f1` and so on: F1 in per cent.
fn metrics(scores: &FigureScores) -> BTreeMap<String, f64> {
    let rows = [
        ("value", scores.value),
        ("unit", scores.unit),
        ("change", scores.change),
        ("concept_partial", scores.concept_partial),
        ("concept", scores.concept),
        ("value_once", scores.value_once),
    ];
    let key = |name: &str| format!("figures.newsquant.{name}_f1");
    rows.into_iter().map(|(name, ratio)| (key(name), 100.0 * ratio.f1())).collect()
}
