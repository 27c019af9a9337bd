//! `onrecord eval conflict`: conflict news annotated completely by hand.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::{Result, anyhow, bail};
use onrecord::links::{across, complete};
use onrecord::record::{Constraints, Reading};
use onrecord_eval::{
    ConflictArticle, ConflictPart, Tally, TallyRow, read_conflict, read_conflict_texts, score_conflict,
    wrong_conflict,
};

use super::{data_folder, print, reader};
use crate::arguments::EvalOptions;
use crate::commands::check::for_each_record;
use crate::progress;

/// The order of the table; measures that a part does not have are left out.
const ORDER: &[&str] = &[
    "statements found",
    "statements spurious",
    "speaker right",
    "speaker wrong",
    "speaker unresolved",
    "sure speaker right",
    "party right",
    "party wrong",
    "party unknown",
    "party made up",
    "act right",
    "manner right",
    "blocks found",
    "blocks with the right speaker",
    "replies linked",
    "replies linked, of all",
    "replies to the outlet linked",
    "links right",
    "disputes found",
    "disputes right",
    "entities found",
    "entity type right",
    "entities split",
    "affiliations right",
    "affiliations found",
    "places right",
    "place country right",
    "places wrong",
    "places not found or not on the map",
    "figures found",
    "figure value right",
    "figure counted right",
    "figure casualty right",
    "figure who right",
];

pub(super) fn run(options: &EvalOptions) -> Result<bool> {
    let part = match options.part.as_str() {
        "dev" | "development" => ConflictPart::Development,
        "test" => ConflictPart::Test,
        other => bail!("no part {other}; give --part development or --part test"),
    };
    if options.wrong && part == ConflictPart::Test {
        bail!(
            "the test part is sealed: it is scored and never read for errors; --wrong lists those of --part development"
        );
    }
    let gold = read_conflict(part.lines()).map_err(|reason| anyhow!(reason))?;
    let readings = readings(options, &gold)?;
    let mut tallies = Vec::new();
    let mut wrong = Vec::new();
    let missing = gold.iter().filter(|article| !readings.contains_key(&article.id)).count();
    if missing > 0 {
        anstream::eprintln!("{missing} articles left out: no record of the text that was annotated");
    }
    for article in &gold {
        let Some(reading) = readings.get(&article.id) else { continue };
        let linked = across(std::slice::from_ref(reading), &Constraints::default());
        tallies.push(score_conflict(article, reading, &linked));
        if options.wrong {
            wrong.extend(wrong_conflict(article, reading, &linked));
        }
    }
    let rows = Tally::rows(&tallies);
    let mut out = std::io::stdout().lock();
    for line in wrong {
        writeln!(out, "{line}")?;
    }
    drop(out);
    print(options.json, &metrics(part, &rows), |out| table(out, tallies.len(), &rows))?;
    Ok(true)
}

/// The records of `--predictions`, or of the texts in the data folder.
fn readings(options: &EvalOptions, gold: &[ConflictArticle]) -> Result<BTreeMap<String, Reading>> {
    let mut found = BTreeMap::new();
    if let Some(file) = &options.predictions {
        for_each_record(file, |mut reading| {
            if gold.iter().any(|a| a.id == reading.id && a.sha256 == reading.document.sha256) {
                complete(&mut reading);
                found.insert(reading.id.clone(), reading);
            }
            Ok(())
        })?;
        return Ok(found);
    }
    let articles = read_conflict_texts(data_folder(options, " or --predictions FILE")?, gold)?;
    let onrecord = reader(options)?;
    let bar = progress::bar(articles.len(), false);
    for article in articles {
        found.insert(article.id.clone(), onrecord.read(&article));
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(found)
}

fn table(out: &mut impl Write, articles: usize, rows: &[TallyRow]) -> std::io::Result<()> {
    writeln!(out, "{articles} articles; in brackets 95 of 100 bootstrap samples of the articles")?;
    for name in ORDER {
        let Some(row) = rows.iter().find(|row| row.name == *name) else { continue };
        let percent = [row.share(), row.interval.low, row.interval.high].map(|share| 100.0 * share);
        let [share, low, high] = percent;
        writeln!(out, "{name:<36} {share:5.1} %  ({low:5.1}–{high:5.1})   {} of {}", row.part, row.whole)?;
    }
    Ok(())
}

/// `conflict.test.speaker_right` and so on in per cent, with `_low` and `_high`.
fn metrics(part: ConflictPart, rows: &[TallyRow]) -> BTreeMap<String, f64> {
    let part = match part {
        ConflictPart::Development => "development",
        ConflictPart::Test => "test",
    };
    let mut found = BTreeMap::new();
    for row in rows {
        let name = format!("conflict.{part}.{}", row.name.replace(',', "").replace(' ', "_"));
        found.insert(format!("{name}_low"), 100.0 * row.interval.low);
        found.insert(format!("{name}_high"), 100.0 * row.interval.high);
        found.insert(format!("{name}_of"), row.whole as f64);
        found.insert(name, 100.0 * row.share());
    }
    found
}
