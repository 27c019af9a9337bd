//! `onrecord eval namings`: what people are called and by whom, against annotations by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use anyhow::{Result, anyhow, ensure};
use onrecord::ingest::{self, Options};
use onrecord::record::{Article, Naming, Reading};
use onrecord::{Onrecord, Outcome, read_all};
use onrecord_eval::{
    BASIL_NAMINGS, GoldNaming, GoldNamings, Namer, NamingScores, NamingWrong, Part, Ratio, SAMPLE_NAMINGS,
    Source, Who, read_basil, read_namings, score_namings, wrong_namings,
};

use super::{data_folder, print, reader};
use crate::arguments::EvalOptions;
use crate::commands::check::for_each_record;
use crate::progress;

/// Characters shown on both sides of a wrong term.
const AROUND: usize = 60;

pub(super) fn run(options: &EvalOptions) -> Result<bool> {
    let mut gold = Vec::new();
    for (lines, source) in [(SAMPLE_NAMINGS, Source::Samples), (BASIL_NAMINGS, Source::Basil)] {
        gold.extend(read_namings(lines, source).map_err(|reason| anyhow!(reason))?);
    }
    let mut readings = match &options.predictions {
        Some(file) => {
            let mut found = BTreeMap::new();
            for_each_record(file, |reading| {
                found.insert(reading.id.clone(), reading);
                Ok(())
            })?;
            found
        }
        None => read_texts(options, &gold)?,
    };
    readings.retain(|id, reading| {
        gold.iter().any(|article| article.id == *id && article.sha256 == reading.document.sha256)
    });
    let missing = gold.iter().filter(|article| !readings.contains_key(&article.id)).count();
    if missing > 0 {
        anstream::eprintln!("{missing} articles left out: no text that the annotations were made of");
    }
    ensure!(missing < gold.len(), "no annotated article was read");
    if options.wrong {
        let mut out = std::io::stdout().lock();
        for article in gold.iter().filter(|article| article.part == Part::Seen) {
            if let Some(reading) = readings.get(&article.id) {
                print_wrong(&mut out, article, reading)?;
            }
        }
    }
    let rows = rows(&gold, &readings);
    print(options.json, &metrics(&rows), |out| table(out, &rows))?;
    Ok(true)
}

/// Reads the sample articles and those of BASIL that are annotated.
fn read_texts(options: &EvalOptions, gold: &[GoldNamings]) -> Result<BTreeMap<String, Reading>> {
    let wanted: BTreeSet<&str> = gold.iter().map(|article| article.id.as_str()).collect();
    let folder = data_folder(options, " or --predictions FILE")?.join("crossoutlet/basil/articles");
    let stories = read_basil(&folder, |file| wanted.contains(file))?;
    let onrecord = reader(options)?;
    let mut found = BTreeMap::new();
    read_samples(&onrecord, &options.samples, &wanted, &mut found)?;
    let bar = progress::bar(stories.len(), false);
    for story in stories {
        let article = Article { id: story.file, ..story.article };
        found.insert(article.id.clone(), onrecord.read(&article));
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(found)
}

fn read_samples(
    onrecord: &Onrecord,
    folder: &Path,
    wanted: &BTreeSet<&str>,
    found: &mut BTreeMap<String, Reading>,
) -> Result<()> {
    let (inputs, missing) = ingest::expand([folder.to_owned()]);
    ensure!(
        missing.is_empty(),
        "{}: no folder of sample articles; give one with --samples",
        folder.display()
    );
    read_all(onrecord, &inputs, &Options::default(), 1, |outcome| {
        if let Outcome::Read(reading) = outcome
            && wanted.contains(reading.id.as_str())
        {
            found.insert(reading.id.clone(), *reading);
        }
        true
    });
    Ok(())
}

fn rows(gold: &[GoldNamings], readings: &BTreeMap<String, Reading>) -> Vec<(&'static str, NamingScores)> {
    let score = |keep: &dyn Fn(&GoldNamings) -> bool| {
        let kept: Vec<&GoldNamings> = gold.iter().filter(|article| keep(article)).collect();
        score_namings(&kept, readings)
    };
    vec![
        ("", score(&|_| true)),
        ("seen.", score(&|article| article.part == Part::Seen)),
        ("unseen.", score(&|article| article.part == Part::Unseen)),
        ("samples.", score(&|article| article.source == Source::Samples)),
        ("basil.", score(&|article| article.source == Source::Basil)),
    ]
}

/// One wrong naming on a line: article, what is wrong, the term within its surroundings, gold and answer.
fn print_wrong(out: &mut impl Write, gold: &GoldNamings, reading: &Reading) -> std::io::Result<()> {
    let text: Vec<char> = reading.document.text.chars().collect();
    let around = |start: usize, end: usize| -> String {
        let before: String = text[start.saturating_sub(AROUND)..start].iter().collect();
        let after: String = text[end..text.len().min(end + AROUND)].iter().collect();
        let term: String = text[start..end].iter().collect();
        format!("{before}[{term}]{after}").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for wrong in wrong_namings(gold, reading) {
        let (what, place, rest) = match wrong {
            NamingWrong::Missed(g) => ("missed", (g.start, g.end), String::new()),
            NamingWrong::Extra(n) => ("extra", (n.term.start, n.term.end), String::new()),
            NamingWrong::Scare(g, n) => {
                ("scare", (g.start, g.end), format!("{}, not {}", g.scare_quoted, n.scare_quoted))
            }
            NamingWrong::Named(g, n) => {
                ("named", (g.start, g.end), format!("{}, not {}", who(&g.named), named(n, reading)))
            }
            NamingWrong::Namer(g, n) => ("namer", (g.start, g.end), format!("{}, not {}", namer(g), made(n))),
        };
        writeln!(out, "{} {} {what}: {} :: {rest}", gold.id, place.0, around(place.0, place.1))?;
    }
    Ok(())
}

fn who(who: &Who) -> String {
    match who {
        Who::Named { names, .. } => names.first().cloned().unwrap_or_default(),
        Who::Nobody { reason } => format!("nobody ({reason})"),
    }
}

fn named(naming: &Naming, reading: &Reading) -> String {
    let entity = reading.entities.iter().find(|entity| Some(&entity.id) == naming.named.as_ref());
    entity.map_or_else(|| "nobody".to_owned(), |entity| entity.name.clone())
}

fn namer(gold: &GoldNaming) -> String {
    match &gold.namer {
        Namer::Outlet => "outlet".to_owned(),
        Namer::Source(source) => who(source),
    }
}

fn made(naming: &Naming) -> String {
    format!("{:?} {:?}", naming.voice, naming.namer_name).to_lowercase()
}

fn table(out: &mut impl Write, rows: &[(&str, NamingScores)]) -> std::io::Result<()> {
    for (part, scores) in rows {
        let part = part.strip_suffix('.').unwrap_or("all");
        writeln!(out, "{part}, {} articles", scores.articles)?;
        for (name, ratio) in ratios(scores) {
            writeln!(
                out,
                "  {name:<14} P {:5.1}  R {:5.1}  F1 {:5.1}   (hit {}, made {}, gold {})",
                100.0 * ratio.precision(),
                100.0 * ratio.recall(),
                100.0 * ratio.f1(),
                ratio.hit,
                ratio.made,
                ratio.gold
            )?;
        }
    }
    Ok(())
}

fn ratios(scores: &NamingScores) -> [(&'static str, Ratio); 6] {
    [
        ("terms", scores.terms),
        ("named", scores.named),
        ("named, known", scores.named_known),
        ("namer", scores.namer),
        ("namer, known", scores.namer_known),
        ("scare quotes", scores.scare),
    ]
}

/// `namings.precision`, `namings.unseen.precision` and so on in per cent.
fn metrics(rows: &[(&str, NamingScores)]) -> BTreeMap<String, f64> {
    let mut found = BTreeMap::new();
    for (part, scores) in rows {
        let values = [
            ("precision", scores.terms.precision()),
            ("recall", scores.terms.recall()),
            ("f1", scores.terms.f1()),
            ("named_accuracy", scores.named.precision()),
            ("named_known_precision", scores.named_known.precision()),
            ("named_known_recall", scores.named_known.recall()),
            ("namer_accuracy", scores.namer.precision()),
            ("namer_known_precision", scores.namer_known.precision()),
            ("namer_known_recall", scores.namer_known.recall()),
            ("scare_precision", scores.scare.precision()),
            ("scare_recall", scores.scare.recall()),
        ];
        for (name, value) in values {
            found.insert(format!("namings.{part}{name}"), 100.0 * value);
        }
        found.insert(format!("namings.{part}articles"), scores.articles as f64);
        found.insert(format!("namings.{part}gold"), scores.terms.gold as f64);
    }
    found
}
