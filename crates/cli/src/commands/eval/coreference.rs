//! `onrecord eval coreference`: who is meant again, against GUM.
//!
//! Words and sentences are gold's, everything else is predicted: the heads of mentions, their phrases in the predicted
//! tree, and for each the earlier one whose chain it continues.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::Result;
use onrecord::parse::{Relation, Token, Upos, Xpos, phrases};
use onrecord_eval::{Cluster, CoreferenceScores, TreebankText, chained, score_coreference};

use super::parsed::{Parsed, parse};
use super::{data_folder, print, reader};
use crate::arguments::EvalOptions;

/// Scores of some texts.
#[derive(Clone, Copy, Default)]
struct Row {
    /// Without singletons.
    plain: CoreferenceScores,
    with_singletons: CoreferenceScores,
    /// Gold mentions, and those whose words are the phrase of their head in the gold tree.
    mentions: usize,
    phrases: usize,
}

pub(super) fn run(options: &EvalOptions) -> Result<bool> {
    let file = data_folder(options, "")?.join("syntax/ud_gum").join(format!("{}.conllu.gz", options.part));
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    for text in parse(&reader(options)?, &file)? {
        let (gold, made) = (gold_clusters(&text.gold), clusters(&text));
        let drawn = drawn_alike(&text.gold);
        for name in ["gum".to_owned(), format!("gum.{}", text.gold.genre())] {
            let row = rows.entry(name).or_default();
            row.plain.add(score_coreference(&gold, &made, false));
            row.with_singletons.add(score_coreference(&gold, &made, true));
            row.mentions += text.gold.mentions.len();
            row.phrases += drawn;
        }
    }
    print(options.json, &metrics(&rows), |out| table(out, &rows))?;
    Ok(true)
}

/// Predicted clusters of token ranges.
fn clusters(text: &Parsed) -> Vec<Cluster> {
    let phrases = phrases(&text.prediction.tokens);
    let referents = &text.prediction.referents;
    let mention = |at: usize| text.words.tokens(&phrases[referents[at].word]);
    let antecedents: Vec<Option<usize>> = referents.iter().map(|referent| referent.means).collect();
    chained(&antecedents).into_iter().map(|own| own.into_iter().map(mention).collect()).collect()
}

fn gold_clusters(text: &TreebankText) -> Vec<Cluster> {
    let mut found: BTreeMap<&str, Cluster> = BTreeMap::new();
    for mention in &text.mentions {
        found.entry(mention.entity.as_str()).or_default().push(mention.tokens.clone());
    }
    found.into_values().collect()
}

/// How many gold mentions are the phrase of their head in the gold tree: what the drawing of phrases costs alone.
fn drawn_alike(text: &TreebankText) -> usize {
    let tokens: Vec<Token> = text
        .tokens
        .iter()
        .map(|token| Token {
            upos: Upos::of_name(&token.upos).unwrap_or(Upos::X),
            xpos: Xpos::Xx,
            head: token.head,
            relation: relation(&token.relation),
        })
        .collect();
    let phrases = phrases(&tokens);
    text.mentions.iter().filter(|mention| phrases[text.head_of(mention)] == mention.tokens).count()
}

/// The finest of the model's relations that a relation falls under.
fn relation(name: &str) -> Relation {
    let coarse = || name.split(':').next().and_then(Relation::of_name);
    Relation::of_name(name).or_else(coarse).unwrap_or(Relation::Dep)
}

fn table(out: &mut impl Write, rows: &BTreeMap<String, Row>) -> std::io::Result<()> {
    for (name, row) in rows {
        for (kind, scores) in [("", row.plain), ("with singletons", row.with_singletons)] {
            writeln!(
                out,
                "{name:<18} MUC {:5.1}  B3 {:5.1}  CEAFe {:5.1}  CoNLL {:5.1}  mentions {:5.1}   {kind}",
                100.0 * scores.muc.f1(),
                100.0 * scores.b_cubed.f1(),
                100.0 * scores.ceaf_e.f1(),
                100.0 * scores.conll_f1(),
                100.0 * scores.mentions.f1(),
            )?;
        }
    }
    let all = rows.get("gum").copied().unwrap_or_default();
    writeln!(
        out,
        "phrases of gold heads in gold trees that are the gold mention: {:.1} ({} of {})",
        share(all.phrases, all.mentions),
        all.phrases,
        all.mentions
    )
}

/// `coreference.gum.conll_f1` and so on in per cent.
fn metrics(rows: &BTreeMap<String, Row>) -> BTreeMap<String, f64> {
    let mut found = BTreeMap::new();
    for (name, row) in rows {
        for (end, scores) in [("", row.plain), ("_with_singletons", row.with_singletons)] {
            let measures = [
                ("conll", scores.conll_f1()),
                ("muc", scores.muc.f1()),
                ("b_cubed", scores.b_cubed.f1()),
                ("ceaf_e", scores.ceaf_e.f1()),
                ("mention", scores.mentions.f1()),
            ];
            for (measure, f1) in measures {
                found.insert(format!("coreference.{name}.{measure}_f1{end}"), 100.0 * f1);
            }
        }
        found.insert(format!("coreference.{name}.phrases_of_gold_heads"), share(row.phrases, row.mentions));
    }
    found
}

/// In per cent.
fn share(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}
