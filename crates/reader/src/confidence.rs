//! How sure the record is of a statement: a logistic model over what is known once the rules are through.
//!
//! Its weights stand in `data/confidence.tsv`, fitted on PolNeAR dev by `training/onrecord_training/calibrate.py`. What a
//! rule found keeps the share of right ones that was seen where it was read by hand: too few of them stand in the corpus.

use std::collections::HashMap;
use std::sync::LazyLock;

use onrecord_lexicon as lexicon;
use onrecord_record::{Act, Manner};

use crate::candidate::{Candidate, Origin};
use crate::view::{View, Words};

/// What speaks for a statement and against it, by name.
pub type Evidence = Vec<(String, f32)>;

static WEIGHTS: LazyLock<HashMap<&'static str, f32>> = LazyLock::new(|| {
    let rows = include_str!("../data/confidence.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| {
        let (name, weight) = row.split_once('\t')?;
        Some((name, weight.parse().ok()?))
    })
    .collect()
});

/// The confidence of an attributed statement, in 0.01..=0.99 and to two digits, since more would pretend.
pub(crate) fn confidence(candidate: &Candidate, evidence: &Evidence) -> f32 {
    let odds = match candidate.origin {
        Origin::Model => {
            evidence.iter().map(|(name, value)| value * WEIGHTS.get(name.as_str()).unwrap_or(&0.0)).sum()
        }
        Origin::Rule => log_odds(candidate.score),
    };
    let probability = 1.0 / (1.0 + (-odds).exp());
    (probability.clamp(0.01, 0.99) * 100.0).round() / 100.0
}

/// The confidence that a sentence without any statement is the outlet's own.
pub(crate) fn outlet() -> f32 {
    0.8
}

/// What is known of a candidate: the model's probabilities, its form, its place and its act.
pub(crate) fn evidence(view: &View<'_>, candidate: &Candidate, act: Act, manner: Manner) -> Evidence {
    let mut found: Evidence = Vec::with_capacity(32);
    let mut add = |name: &str, value: f32| found.push((name.to_owned(), value));
    let flag = |holds: bool| if holds { 1.0 } else { 0.0 };
    add("always", 1.0);
    add(if candidate.origin == Origin::Rule { "by rule" } else { "by model" }, 1.0);
    let [source, cue, content] = candidate.scores.map(log_odds);
    add("odds source", source);
    add("odds cue", cue);
    add("odds content", content);
    add("odds product", log_odds(candidate.score));
    add("odds least", source.min(cue).min(content));
    add("weakest word", log_odds(candidate.least));
    let count = |pieces: &[Words]| pieces.iter().map(ExactSizeIterator::len).sum::<usize>();
    let length = count(&candidate.content);
    add("content length", (length as f32).ln_1p());
    add("content short", flag(length <= 3));
    add("content pieces", flag(candidate.content.len() > 1));
    add("content changed", flag(candidate.seen != length));
    add("cue length", (count(&candidate.cue) as f32).ln_1p());
    add("source length", (count(&candidate.source) as f32).ln_1p());
    add(&format!("cue {}", cue_kind(view, candidate)), 1.0);
    add(&format!("source {}", source_kind(view, candidate)), 1.0);
    add(&format!("act {act:?}"), 1.0);
    add(&format!("manner {manner:?}"), 1.0);
    let first = candidate.first().min(view.len().saturating_sub(1));
    add("paragraph first", flag(view.paragraph_of(first) == 0));
    add("place", first as f32 / view.len().max(1) as f32);
    if let (Some(cue), Some(content)) = (candidate.cue.last(), candidate.content.first()) {
        let gap = if content.start >= cue.end {
            content.start - cue.end
        } else {
            cue.start.saturating_sub(content.end)
        };
        add("gap cue content", (gap as f32).ln_1p());
        add("content first", flag(content.start < cue.start));
        add("that", flag(view.word(content.start) == "that"));
        let sentence = &view.sentences()[view.sentence_of(content.end - 1)];
        let to_end = sentence.end.saturating_sub(candidate.content.last().map_or(0, |piece| piece.end));
        add("ends with sentence", flag(to_end <= 1));
        let mark = view.spans().get(content.end).is_some()
            && matches!(view.word(content.end), "," | "." | ";" | "”" | "\"");
        add("ends with mark", flag(mark));
        add("verb of content", flag((content.start..content.end).any(|i| is_finite(view.word(i)))));
    }
    if let (Some(cue), Some(source)) = (candidate.cue.first(), candidate.source.first()) {
        let gap = if cue.start >= source.end {
            cue.start - source.end
        } else {
            source.start.saturating_sub(cue.end)
        };
        add("gap cue source", (gap as f32).ln_1p());
        add("source behind", flag(source.start > cue.start));
    }
    found
}

fn is_finite(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "has"
            | "had"
            | "have"
            | "will"
            | "would"
            | "could"
            | "can"
            | "should"
            | "did"
            | "does"
            | "do"
    )
}

fn cue_kind(view: &View<'_>, candidate: &Candidate) -> &'static str {
    let mut words = candidate.cue.iter().cloned().flatten().map(|i| view.word(i));
    let (mut plain, mut verb, mut noun) = (false, false, false);
    for word in words.by_ref() {
        plain |= lexicon::is_plain(word);
        verb |= lexicon::is_reporting_verb(word).is_some();
        noun |= lexicon::is_noun_cue(word).is_some();
    }
    match (plain, verb, noun) {
        _ if candidate.cue.is_empty() => "none",
        (true, ..) => "plain",
        (_, true, _) => "verb",
        (_, _, true) => "noun",
        _ => "other",
    }
}

fn source_kind(view: &View<'_>, candidate: &Candidate) -> &'static str {
    let Some(source) = candidate.source.first() else { return "none" };
    if source.len() == 1
        && let Some(pronoun) = lexicon::pronoun(view.word(source.start))
    {
        return if pronoun.relative { "relative" } else { "pronoun" };
    }
    if lexicon::is_generic_source(&view.strings(source.clone())) {
        return "generic";
    }
    let name = (source.start + 1..source.end).any(|i| view.is_capitalised(i));
    if name || view.is_capitalised(source.start) && source.len() == 1 { "name" } else { "description" }
}

fn log_odds(score: f32) -> f32 {
    let score = score.clamp(1e-4, 1.0 - 1e-4);
    (score / (1.0 - score)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::{candidate, marked};

    #[track_caller]
    fn of(text: &str, score: f32) -> f32 {
        let (article, marks) = marked(text);
        let view = View::new(&article);
        let mut candidate = candidate(&view, &marks);
        (candidate.score, candidate.scores, candidate.least) = (score * score, [score; 3], score);
        let evidence = evidence(&view, &candidate, Act::Assert, Manner::Direct);
        confidence(&candidate, &evidence)
    }

    #[test]
    fn what_the_model_is_sure_of_is_surer() {
        let text = "[content “The road is open,”] [source Ada Obi] [cue said].";
        assert!(of(text, 0.99) > of(text, 0.7) && of(text, 0.7) > of(text, 0.3));
        assert!(of(text, 0.99) > 0.8, "{}", of(text, 0.99));
    }

    #[test]
    fn every_row_of_the_table_is_read() {
        let rows = include_str!("../data/confidence.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(rows.count(), WEIGHTS.len());
        assert!(WEIGHTS.contains_key("odds product") && WEIGHTS.contains_key("always"));
    }
}
