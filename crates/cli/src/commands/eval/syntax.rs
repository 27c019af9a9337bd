//! `onrecord eval syntax`: trees and parts of speech against UD English EWT and GUM.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::Result;
use onrecord_eval::{Dependency, SyntaxScores, on_tokens, score_syntax};

use super::parsed::{Parsed, parse};
use super::{data_folder, print, reader};
use crate::arguments::EvalOptions;

/// Treebanks by their names in metrics, and their folders.
const TREEBANKS: &[(&str, &str)] = &[("ewt", "ud_ewt"), ("gum", "ud_gum")];

pub(super) fn run(options: &EvalOptions) -> Result<bool> {
    let folder = data_folder(options, "")?.join("syntax");
    let onrecord = reader(options)?;
    let mut rows: BTreeMap<String, SyntaxScores> = BTreeMap::new();
    for (name, treebank) in TREEBANKS {
        let file = folder.join(treebank).join(format!("{}.conllu.gz", options.part));
        for text in parse(&onrecord, &file)? {
            let scores = score(&text);
            for row in [(*name).to_owned(), format!("{name}.{}", text.gold.genre())] {
                rows.entry(row).or_default().add(scores);
            }
        }
    }
    print(options.json, &metrics(&rows), |out| table(out, &rows))?;
    Ok(true)
}

fn score(text: &Parsed) -> SyntaxScores {
    let tree = text.prediction.tokens.iter();
    let tree: Vec<Dependency<'_>> = tree
        .map(|token| Dependency {
            head: token.head,
            relation: token.relation.name(),
            upos: token.upos.name(),
        })
        .collect();
    score_syntax(&text.gold, &on_tokens(&text.words, &tree, text.gold.tokens.len()))
}

fn table(out: &mut impl Write, rows: &BTreeMap<String, SyntaxScores>) -> std::io::Result<()> {
    for (name, scores) in rows {
        writeln!(
            out,
            "{name:<18} UAS {:5.1}  LAS {:5.1}  UPOS {:5.1}   ({} tokens)",
            100.0 * scores.uas(),
            100.0 * scores.las(),
            100.0 * scores.upos_accuracy(),
            scores.tokens
        )?;
    }
    Ok(())
}

/// `syntax.ewt.las` and so on in per cent.
fn metrics(rows: &BTreeMap<String, SyntaxScores>) -> BTreeMap<String, f64> {
    let all = |(name, scores): (&String, &SyntaxScores)| {
        [("uas", scores.uas()), ("las", scores.las()), ("upos", scores.upos_accuracy())]
            .map(|(metric, share)| (format!("syntax.{name}.{metric}"), 100.0 * share))
    };
    rows.iter().flat_map(all).collect()
}
