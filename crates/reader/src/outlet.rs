//! What the article states in its own voice: every body sentence that holds no statement of anybody's, and the words by which
//! it says inside an attribution that a claim is untrue or unproven.
//!
//! *Finds* `falsely`, `without evidence`, `unfounded` beside the cue of a statement (`falsely claimed that ...`, `claimed,
//! without offering evidence, that ...`, `his unfounded claim that ...`).
//! *Leaves alone* such words inside anybody's content, between quotation marks too: those are the speaker's.

use crate::candidate::Candidate;
use crate::view::{View, Words};

/// Sentences that no candidate touches and that say something: four words or more, outside the headline.
pub(crate) fn sentences(view: &View<'_>, candidates: &[Candidate]) -> Vec<Words> {
    let mut covered = vec![false; view.len()];
    for piece in candidates.iter().flat_map(Candidate::pieces) {
        covered[piece.clone()].fill(true);
    }
    let says_something = |sentence: &Words| sentence.clone().filter(|i| view.is_bare(*i)).count() >= 4;
    view.sentences()
        .iter()
        .filter(|s| !covered[(*s).clone()].contains(&true) && says_something(s) && !view.in_headline(s.start))
        .cloned()
        .collect()
}

/// Adverbs by which a writer says that what is claimed is not so.
const ADVERBS: &[&str] = &[
    "falsely",
    "wrongly",
    "erroneously",
    "incorrectly",
    "inaccurately",
    "mistakenly",
    "baselessly",
    "untruthfully",
];
/// The same, in front of a noun for a claim.
const ADJECTIVES: &[&str] = &[
    "false",
    "unfounded",
    "baseless",
    "unsubstantiated",
    "debunked",
    "discredited",
    "unproven",
    "groundless",
    "untrue",
];
/// Words that may stand between "without" and "evidence".
const WITHOUT: &[&str] = &[
    "any",
    "a",
    "shred",
    "of",
    "offering",
    "citing",
    "providing",
    "presenting",
    "giving",
    "supporting",
    "clear",
    "real",
    "further",
];
/// Words between source and cue.
const APART: usize = 14;
/// Words beside a cue that are looked at.
const BESIDE: usize = 6;

/// The words of attributions by which the outlet says that the claim is untrue or unproven, in order.
pub(crate) fn markers(view: &View<'_>, candidates: &[Candidate]) -> Vec<Words> {
    let said = |i: usize| candidates.iter().flat_map(|other| &other.content).any(|piece| piece.contains(&i));
    let mut found: Vec<Words> = Vec::new();
    for candidate in candidates.iter().filter(|candidate| !candidate.source.is_empty()) {
        for cue in candidate.cue.iter().filter(|cue| is_by_source(candidate, cue)) {
            let sentence = &view.sentences()[view.sentence_of(cue.start)];
            let near =
                cue.start.saturating_sub(BESIDE).max(sentence.start)..(cue.end + BESIDE).min(sentence.end);
            found.extend(near.clone().filter_map(|i| {
                let marker = marker_at(view, i, near.end)?;
                // an adverb stands in the cue or right beside it, between commas at most
                let touches = marker.start < cue.end + 2 && marker.end + 2 > cue.start;
                let phrase = marker.len() > 1;
                let free = !marker.clone().any(said) && !view.in_headline(i);
                (free && (touches || phrase)).then_some(marker)
            }));
        }
    }
    found.sort_by_key(|marker| marker.start);
    found.dedup();
    found
}

/// Whether the source stands with the cue: in "the firm falsely advertised that ..., the board charged" the word is the board's.
fn is_by_source(candidate: &Candidate, cue: &Words) -> bool {
    candidate.source.iter().any(|source| {
        let between = if source.start < cue.start { source.end..cue.start } else { cue.end..source.start };
        between.len() <= APART
            && !between.clone().any(|i| candidate.content.iter().any(|piece| piece.contains(&i)))
    })
}

fn marker_at(view: &View<'_>, i: usize, end: usize) -> Option<Words> {
    let word = view.fold(i);
    if ADVERBS.contains(&word) {
        // "falsely accused" tells of the accused
        let next = (i + 1 < end).then(|| view.fold(i + 1));
        return next
            .is_none_or(|next| !next.starts_with("accus") && !next.starts_with("convict"))
            .then_some(i..i + 1);
    }
    if ADJECTIVES.contains(&word) {
        let noun = (i + 1 < end).then(|| view.fold(i + 1))?;
        let claim = [
            "claim",
            "assertion",
            "allegation",
            "accusation",
            "charge",
            "theor",
            "rumo",
            "suggestion",
            "statement",
        ];
        return claim.iter().any(|stem| noun.starts_with(stem)).then_some(i..i + 1);
    }
    if word == "without" {
        let last = (i + 1..end).find(|j| !WITHOUT.contains(&view.fold(*j)))?;
        return matches!(view.word(last), "evidence" | "proof" | "substantiation").then_some(i..last + 1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::{candidate, marked};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (article, marks) = marked(text);
        let view = View::new(&article);
        let statement = candidate(&view, &marks);
        let found: Vec<&str> = markers(&view, &[statement]).iter().map(|words| view.str(words)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_outlet_s_word_on_a_claim_stands_beside_the_cue() {
        check("[source Ada Obi] [cue falsely claimed] that [content the mill had burned].", &["falsely"]);
        check("[source Ada Obi] [cue claimed], falsely, that [content the mill had burned].", &["falsely"]);
        check(
            "[source Ada Obi] [cue said], without offering evidence, that [content the mill had burned].",
            &["without offering evidence"],
        );
        check(
            "[source His] unfounded [cue claim] that [content the mill had burned] spread.",
            &["unfounded"],
        );
    }

    #[test]
    fn the_speaker_s_own_words_are_no_marker() {
        check(
            "It [cue falsely advertised] that [content the mill had burned], [source the Salt Board] charged.",
            &[],
        );
        check("[source Ada Obi] [cue said] that [content he had falsely claimed to own the mill].", &[]);
        check("[source Ada Obi] [cue said] she was falsely accused of [content burning the mill].", &[]);
    }
}
