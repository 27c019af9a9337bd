//! Scores body extraction on scrapinghub's article-extraction-benchmark, by that benchmark's own definition.
//!
//! Run it with `ONRECORD_DATA` naming the folder that holds `articles/article-extraction-benchmark`. Prints precision,
//! recall and F1 of the extractor alone and of ingest; with `WORST=n`, the n pages that ingest does worst on.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use dom_smoothie::{Config, Readability, TextMode};
use flate2::read::MultiGzDecoder;
use onrecord_ingest::{Options, read_bytes};
use serde_json::Value;

type Shingles = HashMap<Vec<String>, f64>;
type Extractor = fn(&str) -> String;

fn main() {
    let data = std::env::var_os("ONRECORD_DATA").expect("ONRECORD_DATA names the folder of the data");
    let folder = PathBuf::from(data).join("articles/article-extraction-benchmark");
    let truth =
        fs::read_to_string(folder.join("ground-truth.json")).expect("the benchmark has a ground truth");
    let truth: Value = serde_json::from_str(&truth).expect("the ground truth is JSON");
    let truth = truth.as_object().expect("the ground truth is an object by page");
    println!("{:<24} {:>9} {:>9} {:>9} {:>9}", "extractor", "precision", "recall", "F1", "seconds");
    let extractors: [(&str, Extractor); 2] = [("dom_smoothie", smoothie), ("onrecord-ingest", ingest)];
    for (name, extractor) in extractors {
        let mut scores = Vec::new();
        let mut taken = Duration::ZERO;
        for (id, page) in truth {
            let expected = shingles(page["articleBody"].as_str().unwrap_or_default());
            let html = html(&folder, id);
            let started = Instant::now();
            let found = extractor(&html);
            taken += started.elapsed();
            if std::env::var("SHOW").is_ok_and(|wanted| id.starts_with(&wanted)) {
                println!(
                    "{found}\n=== expected\n{}\n=== end",
                    page["articleBody"].as_str().unwrap_or_default()
                );
            }
            let (precision, recall) = score(&expected, &shingles(&found));
            scores.push((precision, recall, id.as_str(), page["url"].as_str().unwrap_or_default()));
        }
        report(name, taken, &mut scores);
    }
}

fn report(name: &str, taken: Duration, scores: &mut [(Option<f64>, Option<f64>, &str, &str)]) {
    let precision = mean(scores.iter().filter_map(|score| score.0));
    let recall = mean(scores.iter().filter_map(|score| score.1));
    let f1 = 2.0 * precision * recall / (precision + recall);
    let seconds = taken.as_secs_f64();
    println!("{name:<24} {precision:>9.3} {recall:>9.3} {f1:>9.3} {seconds:>9.1}");
    let Some(worst) = std::env::var("WORST").ok().and_then(|worst| worst.parse().ok()) else { return };
    let least =
        |score: &(Option<f64>, Option<f64>, &str, &str)| score.0.unwrap_or(0.0).min(score.1.unwrap_or(0.0));
    scores.sort_by(|one, other| least(one).total_cmp(&least(other)));
    for (precision, recall, id, url) in scores.iter().take(worst) {
        println!("  {:.2} {:.2} {} {url}", precision.unwrap_or(0.0), recall.unwrap_or(0.0), &id[..8]);
    }
}

fn smoothie(page: &str) -> String {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let article = Readability::new(page, None, Some(config)).and_then(|mut page| page.parse());
    article.map(|article| article.text_content.to_string()).unwrap_or_default()
}

fn ingest(page: &str) -> String {
    let mut text = String::new();
    read_bytes("page.html", page.as_bytes(), &Options::default(), &mut |article| {
        text = article.map(|article| article.text).unwrap_or_default();
    });
    text
}

fn html(folder: &Path, id: &str) -> String {
    let file = File::open(folder.join(format!("html/{id}.html.gz")))
        .expect("each page of the ground truth is there");
    let mut page = String::new();
    MultiGzDecoder::new(file).read_to_string(&mut page).expect("pages are UTF-8");
    page
}

/// Runs of four words with their counts; one shorter run where the text has fewer.
fn shingles(text: &str) -> Shingles {
    let words: Vec<String> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let mut counts = Shingles::new();
    for start in 0..words.len().saturating_sub(3).max(1) {
        let shingle = words[start.min(words.len())..(start + 4).min(words.len())].to_vec();
        if !shingle.is_empty() {
            *counts.entry(shingle).or_default() += 1.0;
        }
    }
    counts
}

/// Precision and recall of one page; each is nothing where the benchmark leaves the page out of its mean.
fn score(expected: &Shingles, found: &Shingles) -> (Option<f64>, Option<f64>) {
    let count =
        |shingles: &Shingles, shingle: &Vec<String>| shingles.get(shingle).copied().unwrap_or_default();
    let hits: f64 = expected.iter().map(|(shingle, times)| times.min(count(found, shingle))).sum();
    let expected: f64 = expected.values().sum();
    let found: f64 = found.values().sum();
    ((found > 0.0).then(|| hits / found), (expected > 0.0).then(|| hits / expected))
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let values: Vec<f64> = values.collect();
    values.iter().sum::<f64>() / values.len() as f64
}
