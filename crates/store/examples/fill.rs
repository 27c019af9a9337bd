//! Fills a store with copies of another's articles under made-up addresses, for measuring a large file without reading
//! all of it.
//!
//! `cargo run --release -p onrecord-store --example fill -- some.onrecord large.onrecord 100000`
//!
//! Each copy has an address, an outlet and a day of its own; the days span three years, the outlets are forty. Text and
//! record are those of the original, so the copies' words are as varied as the originals are.

use std::path::Path;
use std::time::Instant;

use onrecord_record::{Article, Format, Reading};
use onrecord_store::{Entry, Run, Store};

const BATCH: usize = 64;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [source, file, count] = &arguments[..] else {
        return Err("give a store, the file to make, and how many articles".into());
    };
    let count: usize = count.parse()?;
    let mut readings: Vec<Reading> = Vec::new();
    Store::read(source)?.for_each(|reading| {
        readings.push(reading);
        true
    })?;
    let mut store = Store::create(file)?;
    store.lock()?;
    let run = store.begin(&Run {
        program: "fill".to_owned(),
        started: "2019-05-20".to_owned(),
        ..Run::default()
    })?;
    let began = Instant::now();
    let mut batch = Vec::new();
    for (number, reading) in readings.iter().cycle().take(count).enumerate() {
        let (article, reading) = copy(number, reading.clone());
        batch.push(Entry::new(Path::new(file), article, reading)?);
        if batch.len() == BATCH || number + 1 == count {
            store.write(run, std::mem::take(&mut batch), &[])?;
        }
        if (number + 1) % 10_000 == 0 {
            eprintln!("{} articles, {:.1} s, {}", number + 1, began.elapsed().as_secs_f64(), memory());
        }
    }
    store.finish()?;
    Ok(())
}

fn copy(number: usize, mut reading: Reading) -> (Article, Reading) {
    let day = (number * 7919) % 1096;
    let (year, of_year) = (2017 + day / 366, day % 366);
    let document = &mut reading.document;
    document.url = Some(format!("https://outlet{}.example/articles/{number}", number % 40));
    document.outlet = Some(format!("Outlet {}", number % 40));
    document.published =
        Some(format!("{year}-{:02}-{:02}T{:02}:00:00Z", of_year / 31 + 1, of_year % 28 + 1, number % 24));
    reading.id = format!("copy-{number}");
    let document = &reading.document;
    let article = Article {
        id: reading.id.clone(),
        title: document.title.clone(),
        outlet: document.outlet.clone(),
        authors: document.authors.clone(),
        published: document.published.clone(),
        url: document.url.clone(),
        language: document.language.clone(),
        format: Format::Html,
        text: document.text.clone(),
        ..Article::default()
    };
    (article, reading)
}

/// The most memory that the process has used, where the system tells.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("VmHWM: ?");
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
