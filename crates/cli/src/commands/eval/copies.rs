//! `onrecord eval copies`: near-duplicates, on copies made of Reuters items by cutting, re-leading and editing.

use std::collections::BTreeMap;
use std::time::Instant;

use anyhow::{Context, Result};
use onrecord::links::across;
use onrecord::record::{Constraints, Document, Reading};
use onrecord_eval::{make_copies, read_reuters, score_copies};

use super::print;
use crate::arguments::EvalOptions;

/// Items that copies are made of.
const ITEMS: usize = 1000;
/// Seed of the copies.
const SEED: u64 = 21_578;

pub(crate) fn run(options: &EvalOptions) -> Result<bool> {
    let folder = options
        .gold
        .as_deref()
        .context("give the folder of Reuters-21578's .sgm files with --gold FOLDER")?;
    let copies = make_copies(&read_reuters(folder)?, ITEMS, SEED);
    let reading = |id: &str, text: &str| Reading {
        id: id.to_owned(),
        document: Document { text: text.to_owned(), ..Document::default() },
        ..Reading::default()
    };
    let readings: Vec<Reading> = copies.iter().map(|copy| reading(&copy.id, &copy.text)).collect();
    let start = Instant::now();
    let linked = across(&readings, &Constraints::default());
    let seconds = start.elapsed().as_secs_f64();
    let scores = score_copies(&linked, &copies);
    if options.wrong {
        scores.between_items.iter().for_each(|(one, other)| println!("{one}\t{other}"));
        return Ok(true);
    }
    let mut metrics: BTreeMap<String, f64> = BTreeMap::new();
    for (how, ratio) in &scores.found {
        metrics
            .insert(format!("links.copies.{}_recall", how.replace([' ', '-'], "_")), 100.0 * ratio.recall());
    }
    let (right, other) = (scores.pairs as f64, scores.between_items.len() as f64);
    metrics.insert("links.copies.precision".to_owned(), 100.0 * right / (right + other).max(1.0));
    print(options.json, &metrics, |out| {
        use std::io::Write;
        writeln!(out, "{} texts, {} groups, {seconds:.1} s", copies.len(), linked.origins.len())?;
        for (how, ratio) in &scores.found {
            writeln!(
                out,
                "{how:<16} found {} of {} ({:.1} %)",
                ratio.hit,
                ratio.gold,
                100.0 * ratio.recall()
            )?;
        }
        writeln!(
            out,
            "pairs with their item {}, pairs of two items {} (the corpus prints some again; --wrong lists them)",
            scores.pairs,
            scores.between_items.len()
        )
    })?;
    Ok(true)
}
