//! `onrecord eval entities`: names and mentions against re3d, UNER, wikigold and, in silver, PolNeAR.
//!
//! The model reads each text with our own words, cut at tokens where the corpus has them. Where the corpus marks
//! descriptions too, what the model finds of both counts; elsewhere its names.

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::Range;

use anyhow::Result;
use onrecord::Onrecord;
use onrecord::model::Scratch;
use onrecord::parse::Parse;
use onrecord_eval::{
    Entity, EntityCorpus, EntityScores, EntityText, Ratio, TokenWords, read_entities, score_entities,
};

use super::{data_folder, print, reader};
use crate::arguments::EvalOptions;
use crate::progress;

/// Bytes shown on both sides of a wrong entity, at least.
const AROUND: usize = 40;

pub(super) fn run(options: &EvalOptions) -> Result<bool> {
    let corpora = EntityCorpus::all(data_folder(options, "")?)?;
    if options.texts {
        print_texts(&corpora)?;
        return Ok(true);
    }
    let found = match &options.predictions {
        Some(file) => read_entities(file, &corpora)?,
        None => {
            let onrecord = reader(options)?;
            corpora.iter().map(|corpus| read_corpus(&onrecord, corpus)).collect()
        }
    };
    let scores: Vec<(&EntityCorpus, EntityScores)> =
        corpora.iter().zip(&found).map(|(corpus, found)| (corpus, score_entities(corpus, found))).collect();
    if options.wrong {
        let mut out = std::io::stdout().lock();
        for (corpus, scores) in &scores {
            print_wrong(&mut out, corpus, scores)?;
        }
    }
    print(options.json, &metrics(&scores), |out| table(out, &scores))?;
    Ok(true)
}

fn read_corpus(onrecord: &Onrecord, corpus: &EntityCorpus) -> Vec<Vec<Entity>> {
    let bar = progress::bar(corpus.texts.len(), false);
    let mut scratch = Scratch::default();
    let found = corpus
        .texts
        .iter()
        .map(|text| {
            bar.inc(1);
            read_text(onrecord, corpus, text, &mut scratch)
        })
        .collect();
    bar.finish_and_clear();
    found
}

fn read_text(
    onrecord: &Onrecord,
    corpus: &EntityCorpus,
    text: &EntityText,
    scratch: &mut Scratch,
) -> Vec<Entity> {
    let words = match text.tokens.is_empty() {
        true => Parse::of(&text.text),
        false => Parse::at(&text.text, TokenWords::new(&text.text, &text.tokens).spans().to_vec()),
    };
    let prediction = onrecord.model().predict(&words, scratch);
    let entity = |range: &Range<usize>, kind: &str| Entity { span: words.span(range), kind: kind.to_owned() };
    if corpus.has_descriptions() {
        prediction.mentions.iter().map(|m| entity(&m.words, m.kind.name())).collect()
    } else {
        prediction.names.iter().map(|n| entity(&n.words, n.kind.name())).collect()
    }
}

/// One object a text, for another reader.
fn print_texts(corpora: &[EntityCorpus]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    for corpus in corpora {
        for text in &corpus.texts {
            let row = serde_json::json!({"corpus": corpus.name, "id": text.id, "text": text.text});
            writeln!(out, "{row}")?;
        }
    }
    Ok(())
}

/// Each wrong entity on a line: corpus, whether it is missed or extra, type, and its words within others.
fn print_wrong(out: &mut impl Write, corpus: &EntityCorpus, scores: &EntityScores) -> std::io::Result<()> {
    for (kind, entities) in [("missed", &scores.missed), ("extra", &scores.extra)] {
        for (text, entity) in entities {
            let text = &corpus.texts[*text].text;
            writeln!(out, "{} {kind} {}: {}", corpus.name, entity.kind, within(text, entity))?;
        }
    }
    Ok(())
}

/// An entity in brackets with what stands around it, on one line.
fn within(text: &str, entity: &Entity) -> String {
    let span = entity.span;
    let mut start = span.start.saturating_sub(AROUND);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (span.end + AROUND).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let shown = format!("{}[{}]{}", &text[start..span.start], span.of(text), &text[span.end..end]);
    shown.replace('\n', " ")
}

fn table(out: &mut impl Write, scores: &[(&EntityCorpus, EntityScores)]) -> std::io::Result<()> {
    let mut row = |name: &str, ratio: Ratio| {
        writeln!(
            out,
            "{name:<26} P {:5.1}  R {:5.1}  F1 {:5.1}   (hit {}, made {}, gold {})",
            100.0 * ratio.precision(),
            100.0 * ratio.recall(),
            100.0 * ratio.f1(),
            ratio.hit,
            ratio.made,
            ratio.gold
        )
    };
    for (corpus, scores) in scores {
        row(corpus.name, scores.all)?;
        for (kind, ratio) in &scores.types {
            row(&format!("  {kind}"), *ratio)?;
        }
    }
    Ok(())
}

/// `entities.re3d.f1`, `entities.re3d.person.precision` and so on in per cent.
fn metrics(scores: &[(&EntityCorpus, EntityScores)]) -> BTreeMap<String, f64> {
    let mut found = BTreeMap::new();
    let mut add = |name: String, ratio: Ratio| {
        found.insert(format!("entities.{name}.f1"), 100.0 * ratio.f1());
        found.insert(format!("entities.{name}.precision"), 100.0 * ratio.precision());
        found.insert(format!("entities.{name}.recall"), 100.0 * ratio.recall());
    };
    for (corpus, scores) in scores {
        add(corpus.name.to_owned(), scores.all);
        for (kind, ratio) in &scores.types {
            add(format!("{}.{}", corpus.name, kind.to_lowercase()), *ratio);
        }
    }
    found
}
