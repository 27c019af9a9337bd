//! How much processor time linking takes as a collection grows. Takes a JSON Lines file of records and how many articles to make of them:
//! varied copies with names, days, figures and part of the words exchanged, so that a tenth or so are copies of each other and
//! the rest tell of other events in other weeks.

use std::io::BufRead;

use onrecord_linker::{Facts, Index, facts};
use onrecord_record::{Constraints, Reading};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().expect("a file of records");
    let sizes: Vec<usize> = arguments.map(|size| size.parse().expect("a number")).collect();
    let file = std::io::BufReader::new(std::fs::File::open(path).expect("a file"));
    let readings: Vec<Reading> =
        file.lines().map(|line| serde_json::from_str(&line.expect("a line")).expect("a record")).collect();
    for size in sizes {
        let start = processor();
        let all: Vec<Facts> =
            (0..size).map(|i| facts(&varied(&readings[i % readings.len()], i / readings.len(), i))).collect();
        let drawn = processor() - start;
        let start = processor();
        let mut index = Index::default();
        all.into_iter().for_each(|facts| {
            index.add(facts);
        });
        let added = processor() - start;
        let start = processor();
        let linked = index.link(&Constraints::default());
        let linking = processor() - start;
        let extra = facts(&varied(&readings[0], size, size));
        index.add(extra);
        let start = processor();
        index.link(&Constraints::default());
        println!(
            "{size} articles: facts {drawn:.1} s, added {added:.1} s, linked {linking:.1} s, again with one more {:.1} s; {} groups of copies, {} \
             events, {} actors, {} links, {} disputes; {} MB",
            processor() - start,
            linked.origins.len(),
            linked.related.len(),
            linked.actors.len(),
            linked.links.len(),
            linked.disputes.len(),
            memory()
        );
    }
}

/// Seconds of processor time so far, where the system tells: what else runs on the machine does not count.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

/// The process's memory, in megabytes, where the system tells.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// A copy of a record as another article: of every ten, the first is a print of the same story, the others are of other
/// weeks and people, with two words in three exchanged for words of no meaning.
fn varied(reading: &Reading, round: usize, number: usize) -> Reading {
    let mut copy = reading.clone();
    copy.id = format!("{}-{number}", reading.id);
    copy.links.clear();
    if round.is_multiple_of(10) {
        return copy;
    }
    let mark = |word: &str| {
        let hash =
            word.bytes().fold(round as u64, |hash, byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte)));
        if hash % 3 > 0 && word.chars().count() > 3 && word.is_ascii() {
            shifted(word, hash as usize)
        } else {
            word.to_owned()
        }
    };
    let change = |text: &str| text.split(' ').map(mark).collect::<Vec<String>>().join(" ");
    // lengths stay, so that offsets do
    copy.document.text = change(&reading.document.text);
    copy.document.title = reading.document.title.as_deref().map(change);
    copy.document.published =
        Some(format!("20{:02}-{:02}-{:02}", round % 80 + 10, round % 12 + 1, round % 28 + 1));
    for entity in &mut copy.entities {
        entity.name = change(&entity.name);
        entity.aliases.iter_mut().for_each(|alias| *alias = change(alias));
    }
    for statement in &mut copy.statements {
        for piece in statement.content.iter_mut().chain(&mut statement.source) {
            piece.text = change(&piece.text);
        }
    }
    copy
}

/// A word with its letters shifted, in the same case and length.
fn shifted(word: &str, by: usize) -> String {
    word.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' => (b'a' + ((byte - b'a') as usize + by % 25 + 1) as u8 % 26) as char,
            b'A'..=b'Z' => (b'A' + ((byte - b'A') as usize + by % 25 + 1) as u8 % 26) as char,
            _ => byte as char,
        })
        .collect()
}
