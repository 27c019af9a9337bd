//! `onrecord eval links`: links across the articles of BASIL, against its events, its main entities and what was judged by
//! hand.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::{Context, Result};
use onrecord::links::across;
use onrecord::record::{Constraints, LinkKind, Linked, Reading};
use onrecord_eval::{
    BasilStory, JudgmentScores, PairScores, Ratio, read_basil, read_judgments, score_events, score_judgments,
    score_main_entities, score_pairs,
};

use super::{data_folder, print, reader};
use crate::arguments::EvalOptions;

pub(crate) fn run(options: &EvalOptions) -> Result<bool> {
    let folder = data_folder(options, "")?.join("crossoutlet/basil/articles");
    let articles = read_basil(&folder, |_| true)?;
    let readings = match &options.predictions {
        Some(path) => stored(path)?,
        None => {
            let onrecord = reader(options)?;
            articles.iter().map(|article| onrecord.read(&article.article)).collect()
        }
    };
    let linked = across(&readings, &Constraints::default());
    let judgments = match &options.gold {
        Some(path) => read_judgments(path)?,
        None => Vec::new(),
    };
    if options.wrong {
        show(&linked);
        for parted in score_main_entities(&linked, &articles, &readings).parted {
            let bearers =
                parted.bearers.iter().map(|(address, actor, name)| format!("{address} {name} ({actor})"));
            println!("Entity\t{}\t{}\t{}", parted.event, parted.name, bearers.collect::<Vec<_>>().join(", "));
        }
        return Ok(true);
    }
    let judged = (score_judgments(&linked, &judgments), score_pairs(&linked, &judgments));
    report(options.json, &linked, &articles, &readings, &judged)?;
    Ok(true)
}

/// Records from `onrecord read --json`; their links within are made again, so that an older file does.
fn stored(path: &Path) -> Result<Vec<Reading>> {
    let file = std::fs::File::open(path).with_context(|| path.display().to_string())?;
    let mut readings = Vec::new();
    for line in BufReader::new(file).lines() {
        let mut reading: Reading =
            serde_json::from_str(&line?).with_context(|| path.display().to_string())?;
        onrecord::links::complete(&mut reading);
        readings.push(reading);
    }
    Ok(readings)
}

/// Every link by its ends, for judging; then the main entities that are several actors.
fn show(linked: &Linked) {
    for link in &linked.links {
        println!("{:?}\t{}\t{}\t{}\t{:.2}", link.kind, link.from, link.to, link.why.rule, link.confidence);
    }
}

fn report(
    json: bool,
    linked: &Linked,
    articles: &[BasilStory],
    readings: &[Reading],
    (judged, pairs): &(BTreeMap<LinkKind, JudgmentScores>, PairScores),
) -> Result<()> {
    let event: BTreeMap<String, String> =
        articles.iter().map(|article| (article.article.id.clone(), article.event.clone())).collect();
    let events = score_events(linked, &event);
    let entities = score_main_entities(linked, articles, readings);
    let percent =
        |part: usize, whole: usize| if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 };
    let mut metrics = BTreeMap::from([
        ("links.basil.events_precision".to_owned(), 100.0 * events.pairs.precision()),
        ("links.basil.events_recall".to_owned(), 100.0 * events.pairs.recall()),
        ("links.basil.events_exact".to_owned(), percent(events.exact, events.events)),
        ("links.basil.main_entities".to_owned(), percent(entities.one, entities.entities)),
    ]);
    for (kind, scores) in judged.iter().filter(|(_, scores)| scores.judged > 0) {
        let name = format!("{kind:?}").to_lowercase();
        metrics.insert(format!("links.basil.{name}_precision"), percent(scores.right, scores.judged));
    }
    if pairs.same > 0 {
        let name = "links.basil.repeats_recall_of_listed".to_owned();
        metrics.insert(name, percent(pairs.same_linked, pairs.same));
    }
    print(json, &metrics, |out| {
        use std::io::Write;
        let row =
            |ratio: Ratio| format!("P {:5.1}  R {:5.1}", 100.0 * ratio.precision(), 100.0 * ratio.recall());
        writeln!(out, "{} articles, {} events", articles.len(), events.events)?;
        writeln!(
            out,
            "related articles, pairs   {}   all of an event in one group {}, nothing else in it {}",
            row(events.pairs),
            events.together,
            events.exact
        )?;
        writeln!(
            out,
            "main entities             one actor in all articles of the event that name it {} of {}, pairs {:.1}, mixed {}",
            entities.one,
            entities.entities,
            100.0 * entities.pairs.precision(),
            entities.mixed
        )?;
        for (kind, scores) in judged {
            writeln!(
                out,
                "{:<25} made {}, judged {}, right {} ({:.0} %)",
                format!("{kind:?}").to_lowercase(),
                scores.made,
                scores.judged,
                scores.right,
                percent(scores.right, scores.judged)
            )?;
        }
        if pairs.same + pairs.other > 0 {
            writeln!(
                out,
                "listed pairs of repeats   linked {} of {} that say the same, {} of {} that do not",
                pairs.same_linked, pairs.same, pairs.other_linked, pairs.other
            )?;
        }
        writeln!(out, "disputes                  {}", linked.disputes.len())
    })
}
