//! The samples against what a careful reader wrote down: `samples/expected.json`.

use std::collections::BTreeSet;
use std::path::Path;

use onrecord::Onrecord;
use onrecord::ingest::{self, Input, Options};
use onrecord::record::{AffiliationKind, EntityKind, Reading, Statement, Voice};
use serde_json::Value;

/// Share of the expected statements that must be found, with content and with the speaker right. Measured 2026-11 at
/// a few points more; a change that costs several statements fails here.
const LEAST_FOUND: f64 = 0.8;
const LEAST_SPEAKERS: f64 = 0.68;
/// Share of those found with act and manner right.
const LEAST_ACTS: f64 = 0.74;
const LEAST_MANNERS: f64 = 0.9;

fn samples() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples")
}

fn read(onrecord: &Onrecord, file: &str) -> Vec<Reading> {
    let mut found = Vec::new();
    let path = samples().join(file);
    ingest::read(&Input::Path(path), &Options::default(), &mut |item| {
        found.push(onrecord.read(&item.unwrap_or_else(|failure| panic!("{failure}"))));
    });
    found
}

/// Lower-case letters and digits: how marks and spaces are cut is not what is compared here.
fn bare(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// Share of the words of either that both have, in their order of appearance.
fn overlap(a: &[String], b: &[String]) -> f64 {
    let mut rest = b.to_vec();
    let shared = a
        .iter()
        .filter(|word| rest.iter().position(|r| r == *word).map(|at| rest.remove(at)).is_some())
        .count();
    shared as f64 / (a.len() + b.len() - shared).max(1) as f64
}

fn words_of(statement: &Statement) -> Vec<String> {
    statement.content.iter().flat_map(|piece| bare(&piece.text)).collect()
}

fn all<'a>(statements: &'a [Statement], into: &mut Vec<&'a Statement>) {
    for statement in statements.iter().filter(|s| s.voice == Voice::Attributed) {
        into.push(statement);
        all(&statement.inner, into);
    }
}

/// What a record says of who speaks, by its fields: `speaker`, what kind of entity that is, and `speaks_for`.
struct Said<'a> {
    statement: &'a Statement,
    is_person: bool,
    /// Whether the speaker is a capital or a building that speaks for a state, by an affiliation.
    is_seat: bool,
    speaks_for: Option<&'a str>,
}

impl<'a> Said<'a> {
    fn of(reading: &'a Reading, statement: &'a Statement) -> Self {
        let entity = |id: &Option<String>| reading.entities.iter().find(|e| Some(&e.id) == id.as_ref());
        let speaker = entity(&statement.speaker_entity);
        let is_seat = reading.affiliations.iter().any(|tie| {
            tie.relation == AffiliationKind::SpeaksFor
                && Some(&tie.subject) == statement.speaker_entity.as_ref()
        });
        Self {
            statement,
            is_person: speaker.is_some_and(|e| e.kind == EntityKind::Person),
            is_seat: is_seat && speaker.is_some_and(|e| e.kind != EntityKind::Organisation),
            speaks_for: entity(&statement.speaks_for).map(|e| e.name.as_str()),
        }
    }

    /// Whether that is who is expected: a person by the last name; a body by the words of its name, where what it
    /// speaks for stands in for the words that the name leaves out ("Defence Ministry" of "Karsand"), and a capital for
    /// its state's government.
    fn is(&self, expected: Option<&str>) -> bool {
        let (Some(name), Some(expected)) = (&self.statement.speaker, expected) else {
            return self.statement.speaker.is_none() && expected.is_none();
        };
        let (name, expected) = (bare(name), bare(expected));
        if self.is_person && name.last() == expected.last() || overlap(&name, &expected) >= 0.5 {
            return true;
        }
        let small = ["of", "the", "government", "her", "his", "its", "their"];
        let telling = |words: &[String]| -> BTreeSet<String> {
            words.iter().filter(|word| !small.contains(&word.as_str())).cloned().collect()
        };
        let (own, wanted) = (telling(&name), telling(&expected));
        let mut all = own.clone();
        all.extend(telling(&bare(self.speaks_for.unwrap_or_default())));
        let government = self.is_seat && expected.iter().any(|word| word == "government");
        wanted.is_subset(&all) && (own.is_subset(&wanted) || government)
    }
}

/// Of the expected statements how many there are, were found, and of those have speaker, act and manner right.
#[derive(Default)]
struct Counts {
    wanted: u32,
    found: u32,
    speakers: u32,
    acts: u32,
    manners: u32,
}

#[test]
fn most_of_what_a_careful_reader_wrote_down_is_found() {
    let onrecord = Onrecord::new();
    let expected: Value =
        serde_json::from_slice(&std::fs::read(samples().join("expected.json")).expect("it is kept"))
            .expect("JSON");
    let mut counts = Counts::default();
    let mut missed = Vec::new();
    for article in expected["articles"].as_array().expect("a list") {
        let readings = read(&onrecord, article["file"].as_str().expect("a file"));
        let mut statements = Vec::new();
        for reading in &readings {
            let mut own = Vec::new();
            all(&reading.statements, &mut own);
            statements.extend(own.into_iter().map(|statement| Said::of(reading, statement)));
        }
        for want in article["statements"].as_array().expect("a list") {
            if want["where"] == "title"
                && readings[0].document.text.find(want["passage"].as_str().unwrap()).is_none()
            {
                continue; // a page's headline is no part of its text
            }
            counts.wanted += 1;
            let content: Vec<String> = want["content"]
                .as_array()
                .expect("a list")
                .iter()
                .flat_map(|c| bare(c.as_str().unwrap()))
                .collect();
            let close = |said: &&Said<'_>| overlap(&words_of(said.statement), &content);
            let hits: Vec<&Said<'_>> = statements.iter().filter(|said| close(said) >= 0.5).collect();
            let Some(best) = hits.iter().copied().max_by(|a, b| close(a).total_cmp(&close(b))) else {
                missed.push(want["passage"].as_str().unwrap_or_default().to_owned());
                continue;
            };
            counts.found += 1;
            counts.speakers += u32::from(hits.iter().any(|said| said.is(want["speaker"].as_str())));
            counts.acts += u32::from(serde_json::to_value(best.statement.act).expect("JSON") == want["act"]);
            counts.manners +=
                u32::from(serde_json::to_value(best.statement.manner).expect("JSON") == want["manner"]);
        }
    }
    let share = |part: u32, of: u32| f64::from(part) / f64::from(of);
    let (found, speakers) = (share(counts.found, counts.wanted), share(counts.speakers, counts.wanted));
    let (acts, manners) = (share(counts.acts, counts.found), share(counts.manners, counts.found));
    println!(
        "of {} expected statements {found:.3} found, {speakers:.3} with the right speaker; of those found {acts:.3} \
         with the right act, {manners:.3} with the right manner",
        counts.wanted
    );
    assert!(
        found >= LEAST_FOUND && speakers >= LEAST_SPEAKERS && acts >= LEAST_ACTS && manners >= LEAST_MANNERS,
        "{found:.2} {speakers:.2} {acts:.2} {manners:.2}, missed {missed:#?}"
    );
}

#[test]
fn what_is_not_the_article_is_not_read() {
    let onrecord = Onrecord::new();
    for file in std::fs::read_dir(samples().join("pages")).expect("it is kept") {
        let path = file.expect("it is kept").path();
        let name = format!("pages/{}", path.file_name().expect("a file").to_string_lossy());
        let text = &read(&onrecord, &name)[0].document.text;
        for stranger in ["cookie", "Subscribe", "newsletter", "Comments (", "©"] {
            assert!(
                !text.to_lowercase().contains(&stranger.to_lowercase()),
                "{stranger} in the text of {name}"
            );
        }
    }
}

#[test]
fn every_span_of_every_sample_equals_its_text() {
    let onrecord = Onrecord::new();
    let mut articles = 0;
    for folder in ["pages", "texts", "feeds", "archive"] {
        for file in std::fs::read_dir(samples().join(folder)).expect("it is kept") {
            let name = format!("{folder}/{}", file.expect("it is kept").file_name().to_string_lossy());
            for reading in read(&onrecord, &name) {
                assert_eq!(reading.faults(), [], "{name}");
                articles += 1;
            }
        }
    }
    assert!(articles >= 16, "{articles} articles");
}
