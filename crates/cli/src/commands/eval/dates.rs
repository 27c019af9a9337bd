//! `onrecord eval dates`: time expressions against TimeBank.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use onrecord::dates::{read_parse, records};
use onrecord::parse::Parse;
use onrecord_eval::{DateScores, read_timeml, score_dates};

use crate::arguments::EvalOptions;

pub(super) fn run(options: &EvalOptions) -> Result<bool> {
    ensure!(
        options.predictions.is_none(),
        "--predictions is for `eval attribution`; dates are read from the corpus"
    );
    let gold = read_timeml(&folder(options)?)?;
    let read = |text: &str, published| {
        let parse = Parse::of(text);
        records(&parse, &read_parse(&parse, published))
    };
    let predicted: BTreeMap<_, _> = gold
        .iter()
        .map(|article| (article.id.clone(), read(&article.text, article.published.as_deref())))
        .collect();
    let scores = score_dates(&gold, &predicted);
    let mut out = std::io::stdout().lock();
    if options.json {
        serde_json::to_writer(&mut out, &metrics(&scores))?;
        writeln!(out)?;
    } else {
        table(&mut out, &scores)?;
    }
    Ok(true)
}

fn folder(options: &EvalOptions) -> Result<PathBuf> {
    if let Some(gold) = &options.gold {
        return Ok(gold.clone());
    }
    let data = options
        .data
        .as_ref()
        .context("no corpus given; set ONRECORD_DATA, or give --data FOLDER or --gold FOLDER")?;
    Ok(data.join("dates").join("timebank"))
}

fn table(out: &mut impl Write, scores: &DateScores) -> std::io::Result<()> {
    writeln!(out, "{} articles", scores.articles)?;
    let rows = [
        ("strict", scores.strict),
        ("relaxed", scores.relaxed),
        ("type", scores.kind),
        ("value", scores.value),
    ];
    for (name, ratio) in rows {
        writeln!(
            out,
            "{name:<20} P {:5.1}  R {:5.1}  F1 {:5.1}   (hit {}, made {}, gold {})",
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

/// `dates.timebank.relaxed_f1` and so on: F1 in per cent.
fn metrics(scores: &DateScores) -> BTreeMap<&'static str, f64> {
    BTreeMap::from([
        ("dates.timebank.relaxed_f1", 100.0 * scores.relaxed.f1()),
        ("dates.timebank.strict_f1", 100.0 * scores.strict.f1()),
        ("dates.timebank.type_f1", 100.0 * scores.kind.f1()),
        ("dates.timebank.value_f1", 100.0 * scores.value.f1()),
    ])
}
