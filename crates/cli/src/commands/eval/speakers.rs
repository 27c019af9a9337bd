//! `onrecord eval speakers`: who speaks, against annotations by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use anyhow::{Result, anyhow};
use onrecord::record::Reading;
use onrecord::text::{CodePoints, Offsets, Span};
use onrecord::{Given, Onrecord};
use onrecord_eval::{
    Answer, Gold, GoldAttribution, GoldSpeaker, POLNEAR_DEV_SPEAKERS, Share, SpeakerScores, Who, answers,
    read_gold, read_speakers, score_speakers,
};

use super::attribution::gold_folder;
use crate::arguments::EvalOptions;
use crate::commands::check::for_each_record;
use crate::progress;

pub(super) fn run(options: &EvalOptions) -> Result<bool> {
    let speakers = read_speakers(POLNEAR_DEV_SPEAKERS).map_err(|reason| anyhow!(reason))?;
    let wanted: BTreeSet<&str> = speakers.iter().map(|speaker| speaker.id.as_str()).collect();
    let mut readings: BTreeMap<String, Reading> = BTreeMap::new();
    match &options.predictions {
        Some(file) => for_each_record(file, |reading| {
            if wanted.contains(reading.id.as_str()) {
                readings.insert(reading.id.clone(), reading);
            }
            Ok(())
        })?,
        None => {
            let gold = read_gold(&gold_folder(options)?)?;
            readings = read_texts(
                gold.iter().filter(|article| wanted.contains(article.id.as_str())).collect(),
                options.given,
            );
        }
    }
    let answers = answers(&speakers, &readings);
    let scores = score_speakers(&speakers, &answers);
    let mut out = std::io::stdout().lock();
    if options.wrong {
        for ((speaker, answer), _) in
            speakers.iter().zip(&answers).zip(&scores.right).filter(|(_, right)| !**right)
        {
            wrong(&mut out, speaker, answer, &readings)?;
        }
    }
    if options.json {
        serde_json::to_writer(&mut out, &metrics(&scores))?;
        writeln!(out)?;
    } else {
        table(&mut out, &scores)?;
    }
    Ok(true)
}

fn read_texts(articles: Vec<&Gold>, given: bool) -> BTreeMap<String, Reading> {
    let onrecord = Onrecord::new();
    let bar = progress::bar(articles.len(), false);
    let read = |article: &Gold| {
        bar.inc(1);
        let reading = if given {
            onrecord.read_given(&article.id, &article.text, &statements(article))
        } else {
            onrecord.read_text(&article.id, &article.text)
        };
        (article.id.clone(), reading)
    };
    let found = articles.into_iter().map(read).collect();
    bar.finish_and_clear();
    found
}

/// The gold statements in bytes.
fn statements(article: &Gold) -> Vec<Given> {
    let offsets = Offsets::new(&article.text);
    let spans = |pieces: &[(usize, usize)]| -> Vec<Span> {
        let span = |&(start, end): &(usize, usize)| offsets.span(&article.text, CodePoints { start, end });
        pieces.iter().filter_map(span).collect()
    };
    let given = |gold: &GoldAttribution| Given {
        source: spans(&gold.source),
        cue: spans(&gold.cue),
        content: spans(&gold.content),
    };
    article.attributions.iter().map(given).collect()
}

/// One wrong speaker on a line: article, place, kind, source and cue, then the gold and the answer.
fn wrong(
    out: &mut impl Write,
    gold: &GoldSpeaker,
    answer: &Answer,
    readings: &BTreeMap<String, Reading>,
) -> std::io::Result<()> {
    let text: Vec<char> =
        readings.get(&gold.id).map(|reading| reading.document.text.chars().collect()).unwrap_or_default();
    let words = |pieces: &[(usize, usize)]| -> String {
        let shown =
            |(start, end): &(usize, usize)| text.get(*start..*end).unwrap_or_default().iter().collect();
        pieces.iter().map(shown).collect::<Vec<String>>().join(" … ")
    };
    let expected = match &gold.who {
        Who::Named { names, .. } => names.first().cloned().unwrap_or_default(),
        Who::Nobody { reason } => format!("nobody ({reason})"),
    };
    let given = match answer {
        Answer::NotFound => "not found".to_owned(),
        Answer::Named(name) => format!("{name:?}"),
        Answer::Unknown(reason) => {
            format!("nobody ({})", reason.map_or_else(String::new, |r| format!("{r:?}")))
        }
    };
    let place = gold.source.first().map_or(0, |(start, _)| *start);
    let kind = format!("{:?}", gold.kind).to_lowercase();
    let (source, cue) = (words(&gold.source), words(&gold.cue));
    writeln!(out, "{} {place} {kind}: [{source}] [{cue}] is {expected}, not {given}", gold.id)
}

fn table(out: &mut impl Write, scores: &SpeakerScores) -> std::io::Result<()> {
    let mut row = |name: &str, share: Share| {
        writeln!(
            out,
            "{name:<26} of all {:5.1}   of found {:5.1}   (right {}, found {}, all {})",
            100.0 * share.of_all(),
            100.0 * share.of_found(),
            share.right,
            share.found,
            share.all
        )
    };
    row("speakers", scores.overall())?;
    row("pronouns and descriptions", scores.indirect())?;
    for (kind, share) in &scores.kinds {
        row(&format!("  {kind:?}").to_lowercase(), *share)?;
    }
    row("named in the article", scores.named)?;
    row("not named", scores.nobody)?;
    for ((gold, answer), count) in &scores.reasons {
        writeln!(out, "not named, {gold:<8} answered {answer:<10} {count}")?;
    }
    Ok(())
}

/// `speakers.accuracy` and so on in per cent; counts as they are.
fn metrics(scores: &SpeakerScores) -> BTreeMap<&'static str, f64> {
    let (overall, indirect, names) = (scores.overall(), scores.indirect(), scores.names());
    BTreeMap::from([
        ("speakers.accuracy", 100.0 * overall.of_all()),
        ("speakers.indirect_accuracy", 100.0 * indirect.of_all()),
        ("speakers.name_accuracy", 100.0 * names.of_all()),
        ("speakers.found_accuracy", 100.0 * overall.of_found()),
        ("speakers.found_indirect_accuracy", 100.0 * indirect.of_found()),
        ("speakers.found_name_accuracy", 100.0 * names.of_found()),
        ("speakers.gold", overall.all as f64),
        ("speakers.found", overall.found as f64),
        ("speakers.right", overall.right as f64),
        ("speakers.indirect_gold", indirect.all as f64),
        ("speakers.indirect_right", indirect.right as f64),
        ("speakers.name_gold", names.all as f64),
        ("speakers.name_right", names.right as f64),
    ])
}
