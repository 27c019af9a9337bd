//! Scores pages against what others state of them: body, title and authors on fundus' pages, dates on htmldate's.
//!
//! ```console
//! $ cargo run --release -p onrecord-ingest --example pages -- fundus FOLDER     # …/tests/resources/parser/test_data
//! $ cargo run --release -p onrecord-ingest --example pages -- htmldate FOLDER   # …/tests
//! $ cargo run --release -p onrecord-ingest --example pages -- time FILE...      # seconds of extraction alone
//! $ cargo run --release -p onrecord-ingest --example pages -- show FILE...      # what is read of a page
//! ```
//!
//! `HALF=0` or `HALF=1` takes every second page, so that rules are chosen on one half and reported on the other;
//! `SHOW=name` prints what differs on the pages of that name, `WORST=n` the n worst pages.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Instant;

use flate2::read::MultiGzDecoder;
use onrecord_ingest::{Options, read_bytes};
use onrecord_record::Article;
use serde_json::Value;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((what, paths)) if what == "fundus" && paths.len() == 1 => fundus(Path::new(&paths[0])),
        Some((what, paths)) if what == "htmldate" && paths.len() == 1 => htmldate(Path::new(&paths[0])),
        Some((what, paths)) if what == "time" => time(paths),
        Some((what, paths)) if what == "show" => paths.iter().for_each(|path| print_article(path)),
        _ => eprintln!("pages fundus FOLDER | pages htmldate FOLDER | pages time FILE..."),
    }
}

fn print_article(path: &str) {
    match article(&bytes(Path::new(path))) {
        Ok(article) => println!(
            "{path}\n{:?} | {:?} | {:?} | {:?}\n{}",
            article.title, article.authors, article.published, article.notes, article.text
        ),
        Err(failure) => println!("{path}: {failure}"),
    }
}

/// Reads pages and prints what it takes; a name that ends in `.gz` is unpacked before.
fn time(paths: &[String]) {
    let pages: Vec<Vec<u8>> = paths.iter().map(|path| bytes(Path::new(path))).collect();
    let size: usize = pages.iter().map(Vec::len).sum();
    let started = Instant::now();
    let articles = pages.iter().filter(|page| article(page).is_ok()).count();
    let seconds = started.elapsed().as_secs_f64();
    println!(
        "{articles} articles of {} pages, {size} bytes: {seconds:.2} s, {:.4} s a page",
        pages.len(),
        seconds / pages.len() as f64
    );
}

/// What is summed over the pages of one language.
#[derive(Default)]
struct Sums {
    pages: f64,
    failed: f64,
    precision: f64,
    recall: f64,
    letters: [f64; 3],
    title: f64,
    authors: f64,
    date: [f64; 3],
}

fn fundus(folder: &Path) {
    let mut english = Sums::default();
    let mut other = Sums::default();
    let mut worst = Vec::new();
    let mut seconds = 0.0;
    for (name, page, expected) in half(pages_of_fundus(folder)) {
        let wanted: Vec<String> = paragraphs_of(&expected["body"]);
        if wanted.is_empty() {
            continue;
        }
        let started = Instant::now();
        let read = article(&page);
        seconds += started.elapsed().as_secs_f64();
        let sums = if is_english(&wanted) { &mut english } else { &mut other };
        sums.pages += 1.0;
        sums.failed += f64::from(u8::from(read.is_err()));
        let found = read.clone().unwrap_or_default();
        let paragraphs: Vec<String> = found.text.split("\n\n").map(str::to_owned).collect();
        let (precision, recall) = match_of(&paragraphs, &wanted);
        sums.precision += precision;
        sums.recall += recall;
        let (hits, ours, theirs) = overlap(&paragraphs, &wanted);
        for (sum, value) in sums.letters.iter_mut().zip([hits, ours, theirs]) {
            *sum += value;
        }
        let title_right = key(found.title.as_deref().unwrap_or_default())
            == key(expected["title"].as_str().unwrap_or_default());
        let authors: Vec<String> = list(&expected["authors"]);
        let keys = |names: &[String]| {
            let mut keys: Vec<String> = names.iter().map(|name| key(name)).collect();
            keys.sort();
            keys
        };
        let authors_right = keys(&authors) == keys(&found.authors);
        sums.title += f64::from(u8::from(title_right));
        sums.authors += f64::from(u8::from(authors_right));
        let day = expected["publishing_date"].as_str().unwrap_or_default();
        let day = &day[..day.len().min(10)];
        let verdict = verdict(found.published.as_deref(), day);
        sums.date[verdict] += 1.0;
        if std::env::var("SHOW").is_ok_and(|wanted| name.contains(&wanted)) {
            show(&name, read, &paragraphs, &wanted);
            println!("  title {:?}\n  wanted {}", found.title, expected["title"]);
            println!(
                "  authors {:?} wanted {authors:?}; published {:?} wanted {day}",
                found.authors, found.published
            );
        }
        let marks = format!(
            "{}{}{}",
            if title_right { "" } else { " title" },
            if authors_right { "" } else { " authors" },
            ["", " no date", " date"][verdict]
        );
        worst.push((precision.min(recall), format!("{precision:.2} {recall:.2} {name}{marks}")));
    }
    println!(
        "              pages failed  precision recall F1      letters: P R F1        title authors  date: right none wrong"
    );
    for (name, sums) in [("English", &english), ("other", &other)] {
        let share = |value: f64| value / sums.pages;
        let f1 = |p: f64, r: f64| 2.0 * p * r / (p + r);
        let (p, r) = (share(sums.precision), share(sums.recall));
        let (lp, lr) = (sums.letters[0] / sums.letters[1], sums.letters[0] / sums.letters[2]);
        println!(
            "{name:<12} {:>6} {:>6}  {p:.3} {r:.3} {:.3}   {lp:.3} {lr:.3} {:.3}   {:.3} {:.3}   {:.3} {:.3} {:.3}",
            sums.pages,
            sums.failed,
            f1(p, r),
            f1(lp, lr),
            share(sums.title),
            share(sums.authors),
            share(sums.date[0]),
            share(sums.date[1]),
            share(sums.date[2]),
        );
    }
    println!("{:.4} s a page", seconds / (english.pages + other.pages));
    print_worst(worst);
}

fn print_worst(mut worst: Vec<(f64, String)>) {
    let Some(most) = std::env::var("WORST").ok().and_then(|most| most.parse().ok()) else { return };
    worst.sort_by(|one, other| one.0.total_cmp(&other.0));
    worst.iter().take(most).for_each(|(_, line)| println!("  {line}"));
}

fn show(name: &str, read: Result<Article, String>, paragraphs: &[String], wanted: &[String]) {
    println!("== {name}");
    if let Err(failure) = &read {
        println!("  failed: {failure}");
    }
    let count = |list: &[String]| {
        let mut counts: HashMap<String, i64> = HashMap::new();
        list.iter().for_each(|one| *counts.entry(key(one)).or_default() += 1);
        counts
    };
    let mut theirs = count(wanted);
    for one in paragraphs {
        let left = theirs.entry(key(one)).or_default();
        *left -= 1;
        println!("  {} {}", if *left >= 0 { ' ' } else { '+' }, one.chars().take(160).collect::<String>());
    }
    let mut ours = count(paragraphs);
    for one in wanted {
        let left = ours.entry(key(one)).or_default();
        *left -= 1;
        if *left < 0 {
            println!("  - {}", one.chars().take(160).collect::<String>());
        }
    }
}

/// Precision and recall of whole paragraphs: each counts once, white space and marks aside.
fn match_of(found: &[String], wanted: &[String]) -> (f64, f64) {
    let mut left: HashMap<String, i64> = HashMap::new();
    wanted.iter().for_each(|one| *left.entry(key(one)).or_default() += 1);
    let mut hits = 0.0;
    for one in found {
        let left = left.entry(key(one)).or_default();
        if *left > 0 {
            *left -= 1;
            hits += 1.0;
        }
    }
    let ours = found.iter().filter(|one| !one.is_empty()).count() as f64;
    (if ours > 0.0 { hits / ours } else { 0.0 }, hits / wanted.len() as f64)
}

/// Letters in words that both have, in ours, in theirs.
fn overlap(found: &[String], wanted: &[String]) -> (f64, f64, f64) {
    let runs = |list: &[String]| {
        let words: Vec<String> = list.iter().flat_map(|one| one.split_whitespace()).map(key).collect();
        let mut counts: HashMap<(String, String), f64> = HashMap::new();
        words
            .windows(2)
            .for_each(|pair| *counts.entry((pair[0].clone(), pair[1].clone())).or_default() += 1.0);
        counts
    };
    let (ours, theirs) = (runs(found), runs(wanted));
    let hits = theirs.iter().map(|(run, times)| times.min(ours.get(run).copied().unwrap_or_default())).sum();
    (hits, ours.values().sum(), theirs.values().sum())
}

fn is_english(paragraphs: &[String]) -> bool {
    let text = format!(" {} ", paragraphs.join(" ").to_lowercase());
    let count = |word: &str| text.matches(word).count();
    (count(" the ") + count(" and ") + count(" of ")) * 25 > text.split_whitespace().count()
}

fn pages_of_fundus(folder: &Path) -> Vec<(String, Vec<u8>, Value)> {
    let mut pages = Vec::new();
    for country in sorted(folder).into_iter().filter(|path| path.is_dir()) {
        let files = sorted(&country);
        for truth in files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
            let stem = truth.file_stem().expect("a file has a name").to_string_lossy().into_owned();
            let value: Value = serde_json::from_slice(&bytes(truth)).expect("the truth is JSON");
            let htmls: Vec<&PathBuf> = files
                .iter()
                .filter(|path| {
                    let name = path.file_name().expect("a file has a name").to_string_lossy();
                    name.strip_prefix(&format!("{stem}_2")).is_some() && name.ends_with(".html.gz")
                })
                .collect();
            let versions = value.as_object().expect("the truth is an object by version");
            for (html, expected) in htmls.iter().zip(versions.values()) {
                let name = html.file_name().expect("a file has a name").to_string_lossy().into_owned();
                pages.push((name, bytes(html), expected.clone()));
            }
        }
    }
    pages
}

fn htmldate(folder: &Path) {
    let mut counts = [0.0; 3];
    let mut worst = Vec::new();
    let mut pages = Vec::new();
    for list in ["eval_mediacloud_2020.json", "eval_default.json"] {
        // The lists are written by Python, which knows a number that JSON doesn't.
        let text = String::from_utf8(bytes(&folder.join(list)))
            .expect("the list is UTF-8")
            .replace(": NaN", ": null");
        let value: Value = serde_json::from_str(&text).expect("the list is JSON");
        for (url, page) in value.as_object().expect("the list is an object by address") {
            pages.push((url.clone(), page.clone()));
        }
    }
    let mut failed = 0;
    for (url, page) in half(pages) {
        let file = page["file"].as_str().expect("each page names its file");
        let path = ["test_set", "cache", "eval"]
            .iter()
            .map(|one| folder.join(one).join(file))
            .find(|one| one.is_file());
        let Some(path) = path else { continue };
        let read = article(&bytes(&path));
        failed += usize::from(read.is_err());
        let wanted = page["date"].as_str().unwrap_or_default();
        let found = read.clone().unwrap_or_default().published;
        let verdict = verdict(found.as_deref(), wanted);
        counts[verdict] += 1.0;
        let reason = read.err().map(|reason| format!(" ({reason})")).unwrap_or_default();
        let verdict_name = ["right", "none", "wrong"][verdict];
        worst.push((
            -(verdict as f64),
            format!("{verdict_name} {file} wanted {wanted} found {found:?} {url}{reason}"),
        ));
    }
    let all: f64 = counts.iter().sum();
    println!(
        "{all} pages, {failed} failed: right {:.3} none {:.3} wrong {:.3}",
        counts[0] / all,
        counts[1] / all,
        counts[2] / all
    );
    print_worst(worst);
}

/// 0 where the day is right, 1 where there is none, 2 where it is another.
fn verdict(found: Option<&str>, wanted: &str) -> usize {
    match found {
        Some(found) if found.starts_with(wanted) => 0,
        Some(_) => 2,
        None => 1,
    }
}

fn half<T>(all: Vec<T>) -> Vec<T> {
    let Some(half) = std::env::var("HALF").ok().and_then(|half| half.parse::<usize>().ok()) else {
        return all;
    };
    all.into_iter().enumerate().filter(|(number, _)| number % 2 == half).map(|(_, one)| one).collect()
}

fn paragraphs_of(body: &Value) -> Vec<String> {
    let mut found = list(&body["summary"]);
    for section in body["sections"].as_array().into_iter().flatten() {
        found.extend(list(&section["headline"]));
        found.extend(list(&section["paragraphs"]));
    }
    found.retain(|one| !key(one).is_empty());
    found
}

fn list(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Letters and digits alone, in small letters.
fn key(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

fn article(page: &[u8]) -> Result<Article, String> {
    let mut result = Err(String::new());
    read_bytes("page.html", page, &Options::default(), &mut |article| {
        result = article.map_err(|failure| failure.to_string());
    });
    result
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("the folder is there").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn bytes(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    let file = File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    if path.extension().is_some_and(|ending| ending == "gz") {
        MultiGzDecoder::new(file).read_to_end(&mut bytes).expect("the page is packed in gzip");
    } else {
        let mut file = file;
        file.read_to_end(&mut bytes).expect("the page can be read");
    }
    bytes
}
