//! `onrecord eval attribution`: statements against PolNeAR.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use onrecord::Onrecord;
use onrecord::record::Voice;
use onrecord_eval::{Attributions, Gold, Scores, read_gold, score};

use super::{data_folder, print, reader};
use crate::arguments::EvalOptions;
use crate::commands::check::for_each_record;
use crate::progress;

pub(super) fn run(options: &EvalOptions) -> Result<bool> {
    let gold = read_gold(&gold_folder(options)?)?;
    if options.evidence {
        return evidence(&reader(options)?, &gold);
    }
    let predicted = match &options.predictions {
        Some(file) => {
            let mut found = BTreeMap::new();
            for_each_record(file, |reading| {
                found.insert(reading.id.clone(), Attributions::from(&reading));
                Ok(())
            })?;
            found
        }
        None => read_gold_texts(&reader(options)?, &gold),
    };
    let scores = score(&gold, &predicted);
    print(options.json, &metrics(&scores), |out| table(out, &scores))?;
    Ok(true)
}

/// One JSON object a statement: its article, whether source and content are right, and what speaks for it; the first line
/// says how many there are in the gold.
fn evidence(onrecord: &Onrecord, gold: &[Gold]) -> Result<bool> {
    let mut out = std::io::stdout().lock();
    let mut lines = Vec::new();
    let mut all = 0;
    let bar = progress::bar(gold.len(), false);
    for article in gold {
        let (reading, evidence) = onrecord.read_with_evidence(&article.id, &article.text);
        let of_article = BTreeMap::from([(article.id.clone(), Attributions::from(&reading))]);
        let scores = score(std::slice::from_ref(article), &of_article);
        all += scores.gold;
        let attributed = reading.statements.iter().filter(|s| s.voice == Voice::Attributed);
        let cued = attributed.zip(evidence).filter(|(statement, _)| !statement.cue.is_empty());
        for ((_, evidence), (confidence, right)) in cued.zip(scores.judged) {
            let evidence: BTreeMap<String, f32> = evidence.into_iter().collect();
            lines.push(serde_json::json!({
                "article": article.id, "right": right, "confidence": confidence, "evidence": evidence,
            }));
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    writeln!(out, "{}", serde_json::json!({ "gold": all }))?;
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(true)
}

pub(super) fn gold_folder(options: &EvalOptions) -> Result<PathBuf> {
    if let Some(gold) = &options.gold {
        return Ok(gold.clone());
    }
    Ok(data_folder(options, " or --gold FOLDER")?.join("attribution").join("polnear").join(&options.part))
}

fn read_gold_texts(onrecord: &Onrecord, gold: &[Gold]) -> BTreeMap<String, Attributions> {
    let bar = progress::bar(gold.len(), false);
    let read = |article: &Gold| {
        bar.inc(1);
        (article.id.clone(), Attributions::from(&onrecord.read_text(&article.id, &article.text)))
    };
    let found = gold.iter().map(read).collect();
    bar.finish_and_clear();
    found
}

/// As `eval/` prints it, and below it what it does not have.
fn table(out: &mut impl Write, scores: &Scores) -> std::io::Result<()> {
    writeln!(out, "{} articles, {} without a prediction", scores.articles, scores.missing)?;
    for (name, ratio) in &scores.rows {
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
    writeln!(
        out,
        "source and content, by confidence: recall at 90 % precision {:.1}, precision at 60 % recall {:.1}",
        100.0 * scores.recall_at_precision(0.9),
        100.0 * scores.precision_at_recall(0.6)
    )?;
    writeln!(out, "expected calibration error {:.1}", 100.0 * scores.calibration_error())
}

/// `attribution.j50` and so on: F1 in per cent.
fn metrics(scores: &Scores) -> BTreeMap<String, f64> {
    let key = |name: &str| match name.strip_prefix("attribution ") {
        Some(rest) => format!("attribution.{rest}"),
        None => format!(
            "attribution.{}",
            name.replace("span exact", "span_exact")
                .replace("content j50", "content_j50")
                .replace("j50 ", "j50_")
                .replace(' ', ".")
        ),
    };
    let mut found: BTreeMap<String, f64> =
        scores.rows.iter().map(|(name, ratio)| (key(name), 100.0 * ratio.f1())).collect();
    found.insert("attribution.recall_at_p90".to_owned(), 100.0 * scores.recall_at_precision(0.9));
    found.insert("attribution.precision_at_r60".to_owned(), 100.0 * scores.precision_at_recall(0.6));
    found.insert("attribution.calibration_error".to_owned(), 100.0 * scores.calibration_error());
    found
}
