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
    let mut runs: Vec<Run> = Vec::new();
    if let Some(file) = &options.predictions {
        let mut readings = BTreeMap::new();
        for_each_record(file, |reading| {
            if wanted.contains(reading.id.as_str()) {
                readings.insert(reading.id.clone(), reading);
            }
            Ok(())
        })?;
        runs.push(Run { title: "predictions", prefix: "speakers", readings });
    } else {
        let gold = read_gold(&gold_folder(options)?)?;
        let articles: Vec<&Gold> =
            gold.iter().filter(|article| wanted.contains(article.id.as_str())).collect();
        let given = read_texts(&articles, true);
        let found = read_texts(&articles, false);
        runs.push(Run { title: "gold statements given", prefix: "speakers", readings: given });
        runs.push(Run { title: "statements found too", prefix: "speakers.end_to_end", readings: found });
    }
    let mut out = std::io::stdout().lock();
    let mut all: BTreeMap<String, f64> = BTreeMap::new();
    for run in &runs {
        let answers = answers(&speakers, &run.readings);
        let scores = score_speakers(&speakers, &answers);
        if options.json {
            all.extend(
                metrics(&scores).into_iter().map(|(key, value)| (format!("{}.{key}", run.prefix), value)),
            );
            continue;
        }
        writeln!(out, "{}", run.title)?;
        if options.wrong {
            for ((speaker, answer), _) in
                speakers.iter().zip(&answers).zip(&scores.right).filter(|(_, right)| !**right)
            {
                wrong(&mut out, speaker, answer, &run.readings)?;
            }
        }
        table(&mut out, &scores)?;
    }
    if options.json {
        serde_json::to_writer(&mut out, &all)?;
        writeln!(out)?;
    }
    Ok(true)
}

/// Records to be scored, and what their figures are called.
struct Run {
    title: &'static str,
    prefix: &'static str,
    readings: BTreeMap<String, Reading>,
}

/// Reads the articles, with the gold statements `given` or not.
fn read_texts(articles: &[&Gold], given: bool) -> BTreeMap<String, Reading> {
    let onrecord = Onrecord::new();
    let bar = progress::bar(articles.len(), false);
    let read = |article: &&Gold| {
        bar.inc(1);
        let reading = if given {
            onrecord.read_given(&article.id, &article.text, &statements(article))
        } else {
            onrecord.read_text(&article.id, &article.text)
        };
        (article.id.clone(), reading)
    };
    let found = articles.iter().map(read).collect();
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
        ("accuracy", 100.0 * overall.of_all()),
        ("indirect_accuracy", 100.0 * indirect.of_all()),
        ("name_accuracy", 100.0 * names.of_all()),
        ("found_accuracy", 100.0 * overall.of_found()),
        ("found_indirect_accuracy", 100.0 * indirect.of_found()),
        ("found_name_accuracy", 100.0 * names.of_found()),
        ("gold", overall.all as f64),
        ("found", overall.found as f64),
        ("right", overall.right as f64),
        ("indirect_gold", indirect.all as f64),
        ("indirect_right", indirect.right as f64),
        ("name_gold", names.all as f64),
        ("name_right", names.right as f64),
    ])
}
