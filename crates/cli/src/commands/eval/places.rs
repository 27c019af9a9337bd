//! `onrecord eval places`: places against LGL, toponyms given and found.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result};
use onrecord::Onrecord;
use onrecord::places::{Entry, Outlet, named, resolve};
use onrecord::record::{Article, Reading};
use onrecord::text::{CodePoints, Offsets, Span};
use onrecord_eval::{GoldPlaces, Guess, PlaceScores, Ratio, read_lgl, score_found, score_given};

use super::{data_folder, print, reader};
use crate::arguments::EvalOptions;
use crate::progress;

struct Scores {
    given: PlaceScores,
    /// Of the toponyms of the feeds with an odd number, which took no part in choosing and fitting.
    unseen: PlaceScores,
    /// The namesake with the most people.
    largest: PlaceScores,
    found: Ratio,
}

pub(super) fn run(options: &EvalOptions) -> Result<bool> {
    let gold = read_lgl(&gold_file(options)?)?;
    let given: Vec<Vec<Guess>> = gold.iter().map(|article| given(article, true)).collect();
    let largest: Vec<Vec<Guess>> = gold.iter().map(|article| self::given(article, false)).collect();
    let found = match &options.predictions {
        Some(file) => {
            let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
            predicted(&gold, &text).with_context(|| file.display().to_string())?
        }
        None => found(&reader(options)?, &gold),
    };
    let odd: Vec<usize> = (0..gold.len()).filter(|at| gold[*at].feed % 2 == 1).collect();
    let half =
        |guesses: &[Vec<Guess>]| -> Vec<Vec<Guess>> { odd.iter().map(|at| guesses[*at].clone()).collect() };
    let odd_gold: Vec<GoldPlaces> = odd.iter().map(|at| gold[*at].clone()).collect();
    let scores = Scores {
        given: score_given(&gold, &given),
        unseen: score_given(&odd_gold, &half(&given)),
        largest: score_given(&gold, &largest),
        found: score_found(&gold, &found),
    };
    print(options.json, &metrics(&scores), |out| table(out, gold.len(), &scores))?;
    Ok(true)
}

fn gold_file(options: &EvalOptions) -> Result<PathBuf> {
    match &options.gold {
        Some(gold) => Ok(gold.clone()),
        None => Ok(data_folder(options, " or --gold FILE")?.join("places").join("lgl.xml.gz")),
    }
}

/// A guess for each toponym: by what the text names, or the largest namesake.
fn given(article: &GoldPlaces, by_context: bool) -> Vec<Guess> {
    let offsets = Offsets::new(&article.text);
    let spans: Vec<Span> = article
        .known()
        .filter_map(|place| offsets.span(&article.text, CodePoints { start: place.start, end: place.end }))
        .collect();
    let entries: Vec<Option<Entry>> = if by_context {
        let outlet = Outlet { name: None, url: Some(&article.url) };
        resolve(&article.text, &spans, outlet).iter().map(|name| name.place.ok()).collect()
    } else {
        let largest = |span: &Span| {
            let namesakes = named(span.of(&article.text)).into_iter().map(|(entry, _)| entry);
            namesakes
                .max_by(|one, other| one.log_people().total_cmp(&other.log_people()).then(other.cmp(one)))
        };
        spans.iter().map(largest).collect()
    };
    let guess = |(place, entry): (&onrecord_eval::GoldPlace, Option<Entry>)| Guess {
        start: place.start,
        end: place.end,
        geonames: entry.and_then(Entry::geonames),
        point: entry.map(Entry::point),
    };
    article.known().zip(entries).map(guess).collect()
}

/// The places of each article, read from its text.
fn found(onrecord: &Onrecord, gold: &[GoldPlaces]) -> Vec<Vec<Guess>> {
    let bar = progress::bar(gold.len(), false);
    let next = AtomicUsize::new(0);
    let found = Mutex::new(vec![Vec::new(); gold.len()]);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(article) = gold.get(at) else { return };
                    let read = Article {
                        id: article.id.clone(),
                        text: article.text.clone(),
                        url: Some(article.url.clone()),
                        ..Article::default()
                    };
                    let guesses = guesses(&onrecord.read(&read));
                    found.lock().expect("no thread panics while it holds the lock")[at] = guesses;
                    bar.inc(1);
                }
            });
        }
    });
    bar.finish_and_clear();
    found.into_inner().expect("no thread panics while it holds the lock")
}

/// The places of records that were made before.
fn predicted(gold: &[GoldPlaces], records: &str) -> Result<Vec<Vec<Guess>>> {
    let mut by_id: BTreeMap<String, Vec<Guess>> = BTreeMap::new();
    for line in records.lines().filter(|line| !line.is_empty()) {
        let reading: Reading = serde_json::from_str(line)?;
        by_id.insert(reading.id.clone(), guesses(&reading));
    }
    gold.iter()
        .map(|article| by_id.remove(&article.id).with_context(|| format!("no record of {}", article.id)))
        .collect()
}

fn guesses(reading: &Reading) -> Vec<Guess> {
    let guess = |place: &onrecord::record::Place| Guess {
        start: place.mention.start,
        end: place.mention.end,
        geonames: place.geonames,
        point: place.latitude.zip(place.longitude),
    };
    reading.places.iter().map(guess).collect()
}

fn table(out: &mut impl Write, articles: usize, scores: &Scores) -> std::io::Result<()> {
    writeln!(out, "{articles} articles, {} toponyms", scores.given.exact.gold)?;
    let rows = [
        ("given", scores.given),
        ("given, unseen feeds", scores.unseen),
        ("given, largest namesake", scores.largest),
    ];
    for (name, row) in rows {
        let (exact, near) = (100.0 * row.exact.recall(), 100.0 * row.near.recall());
        writeln!(out, "{name:<26} exact {exact:5.1}  within 161 km {near:5.1}   (of {})", row.exact.gold)?;
    }
    let found = scores.found;
    writeln!(
        out,
        "{:<26} P {:5.1}  R {:5.1}  F1 {:5.1}   (hit {}, made {}, gold {})",
        "found, within 161 km",
        100.0 * found.precision(),
        100.0 * found.recall(),
        100.0 * found.f1(),
        found.hit,
        found.made,
        found.gold
    )
}

/// `places.lgl.exact` and so on, in per cent.
fn metrics(scores: &Scores) -> BTreeMap<String, f64> {
    let mut metrics = BTreeMap::new();
    let rows = [("", scores.given), ("unseen_", scores.unseen), ("largest_", scores.largest)];
    for (name, row) in rows {
        metrics.insert(format!("places.lgl.{name}exact"), 100.0 * row.exact.recall());
        metrics.insert(format!("places.lgl.{name}acc161"), 100.0 * row.near.recall());
    }
    metrics.insert("places.lgl.end_to_end_f1".to_owned(), 100.0 * scores.found.f1());
    metrics.insert("places.lgl.end_to_end_precision".to_owned(), 100.0 * scores.found.precision());
    metrics.insert("places.lgl.end_to_end_recall".to_owned(), 100.0 * scores.found.recall());
    metrics
}
