//! A denial with a sentence of its own, and the statement that says what is denied.
//!
//! *Finds* `denied that any aircraft had been in the area` with `two aircraft had fired four rockets`; the denial may come
//! first. The two must be by different parties and share rare words, the more the further they are apart. What is refused
//! (`refused to step down`) must have been asked for, proposed or charged.
//! *Leaves alone* denials of what nobody in the article says, what somebody merely opposes or will not talk about, and
//! denials told at second hand.

use onrecord_record::{Act, LinkKind, Polarity};

use super::Found;
use super::reply::{cue_kind, turned_down};
use super::target::{can_be_meant, speaks_of};
use crate::claim::anaphor;
use crate::party::Party;
use crate::story::{Said, Story};
use crate::terms::{Terms, stems};

/// Sentences within which a single rare word is enough for a short denial.
const NEAR: usize = 3;
/// Sentences within which two rare words are enough.
const FAR: usize = 12;

pub(crate) fn find(story: &Story<'_>, from: usize, _: &[Found]) -> Option<Found> {
    let said = &story.said[from];
    if !denies(said) {
        return None;
    }
    let matter: Vec<String> = said
        .words
        .iter()
        .filter(|word| !story.parties.is_name(word.trim_end_matches("'s")))
        .flat_map(|word| stems(word))
        .collect();
    let matter = Terms::from_stems(&matter);
    let opens = said.from <= 1 && said.cue.iter().any(|word| word.starts_with("den"));
    let mut best: Option<(usize, f32, usize)> = None;
    for to in (0..story.said.len()).filter(|to| *to != from) {
        let other = &story.said[to];
        if !opposes(said, other, to < from) || !can_be_meant(story, from, to) {
            continue;
        }
        let apart =
            if to < from { said.from.saturating_sub(other.to) } else { other.from.saturating_sub(said.to) };
        let shared = said.terms.shared(&other.terms);
        // what the whole article is about ties no two of its statements
        let weight = story.weight(&shared);
        let part = weight / story.weight(&said.terms).max(1.0);
        let about = speaks_of(story, other, &said.party);
        if is_reflexive(said) && !about {
            continue;
        }
        // "dismissed Obama's actions" turns down nobody's words but his
        if of_another(said, other) {
            continue;
        }
        // a name in both is no matter
        if other.terms.shared(&matter).is_empty() {
            continue;
        }
        // "said there were no problems": a negation that need not be anybody's claim turned down
        let plain = !is_told_by_cue(said) || said.cue.iter().any(|word| word.starts_with("refus"));
        let enough = match (shared.len(), to < from) {
            (0, _) => false,
            _ if plain => weight > 7.0 && apart <= 1 && part >= 0.5,
            (1, true) => apart <= NEAR && part >= 0.4 && weight > 3.5,
            (1, false) => false,
            (_, true) if said.statement.act == Act::Reject => weight > 6.0 && apart <= FAR && part >= 0.5,
            (_, true) => weight > 6.0 && (apart <= FAR && part >= 0.35 || part >= 0.5),
            // a denial that opens the article, and the charge told behind it
            (_, false) if opens && apart <= NEAR => weight > 5.0 && part >= 0.2,
            (_, false) => weight > 7.0 && apart <= FAR && part >= 0.4,
        };
        if !enough {
            continue;
        }
        let score = shared.weight() + if about { 2.0 } else { 0.0 }
            - 0.5 * apart as f32
            - if to > from { 1.5 } else { 0.0 }
            + if other.outer.is_none() { 0.5 } else { 0.0 };
        if best.is_none_or(|(_, most, _)| score > most) {
            best = Some((to, score, shared.len()));
        }
    }
    let (to, score, shared) = best?;
    let confidence = (0.5 + 0.03 * score).clamp(0.45, 0.85);
    let words = if shared == 1 { "a word".to_owned() } else { format!("{shared} words") };
    let reason = format!("“{}” and what shares {words} with it", said.cue.join(" "));
    Some(Found { kind: LinkKind::Denies, from, to, rule: "denied matter", reason, confidence })
}

/// Whether what is turned down is owned by somebody, and another says the other statement.
fn of_another(said: &Said<'_>, other: &Said<'_>) -> bool {
    let owner = said.words.first().and_then(|word| word.strip_suffix("'s"));
    let Some(owner) = owner.filter(|owner| !matches!(*owner, "it" | "that" | "there" | "he" | "she")) else {
        return false;
    };
    let speaker = other.statement.speaker.as_deref().unwrap_or_default().to_lowercase();
    let source = other.statement.source.iter().any(|piece| piece.text.to_lowercase().contains(owner));
    !source && !speaker.contains(owner)
}

/// Whether a statement turns down something that stands in its own words.
pub(crate) fn denies(said: &Said<'_>) -> bool {
    let statement = said.statement;
    // "the words of the envoy", "the story" are for `reply`, or nobody's in this article
    let named = anaphor(&said.words).is_some();
    let silent = said.cue.iter().chain(said.words.iter().take(2)).any(|word| {
        matches!(word.as_str(), "say" | "comment" | "discuss" | "answer" | "elaborate" | "identify" | "name")
    });
    let acts = match statement.act {
        Act::Deny => {
            cue_kind(&said.cue) == Some(LinkKind::Denies) || turned_down(said) && is_plain(&said.cue)
        }
        Act::Reject => {
            cue_kind(&said.cue) == Some(LinkKind::Denies)
                || said.cue.iter().any(|word| word.starts_with("refus"))
        }
        _ => false,
    };
    let inside = said.outer.is_some() && !said.cue.iter().any(|word| word.starts_with("den"));
    // "denied service to them" denies nothing that was said
    let withheld = said.cue.iter().any(|word| word.starts_with("den"))
        && said.words.first().is_some_and(|word| !opens_denied(word))
        && !said.words.iter().take(4).any(|word| crate::claim::noun(word).is_some());
    // "denied an earlier request", "would sometimes dismiss": not what the article tells of
    let earlier =
        said.words.iter().take(3).any(|word| matches!(word.as_str(), "earlier" | "previous" | "similar"));
    let often = said.cue.iter().any(|word| {
        matches!(word.as_str(), "sometimes" | "often" | "usually" | "always" | "neither" | "nor")
    });
    acts && said.party != Party::Nobody
        && statement.polarity == Polarity::Negative
        && said.words.len() > 2
        && !named
        && !silent
        && !inside
        && !withheld
        && !earlier
        && !often
        && !is_thing(&said.words)
}

/// Whether what is turned down is a thing and no deed or claim: `a rate hike to the company`, `an insider trading suit`.
fn is_thing(words: &[String]) -> bool {
    let suit = words.iter().take(6).any(|word| {
        matches!(
            word.as_str(),
            "suit" | "lawsuit" | "case" | "application" | "motion" | "petition" | "indictment"
        )
    });
    let told = words.iter().take(8).any(|word| {
        crate::claim::noun(word).is_some()
            || word == "that"
            || [
                "tion", "sion", "ment", "ence", "ance", "ing", "ship", "link", "links", "tie", "ties",
                "role", "request",
            ]
            .iter()
            .any(|end| word.ends_with(end))
    });
    let article = matches!(words.first().map(String::as_str), Some("a" | "an" | "the"));
    suit || article && !told
}

/// Whether the cue says that something is turned down.
pub(crate) fn is_told_by_cue(said: &Said<'_>) -> bool {
    said.cue.iter().any(|word| is_denying(word))
}

/// Whether a word of a cue denies or turns down.
pub(super) fn is_denying(word: &str) -> bool {
    [
        "deni",
        "deny",
        "disput",
        "reject",
        "refus",
        "refut",
        "rebut",
        "dismiss",
        "contradict",
        "disavow",
        "repudiat",
        "contest",
    ]
    .iter()
    .any(|stem| word.starts_with(stem))
}

/// Whether a denial is of something about the one who denies ("allegations against himself").
pub(crate) fn is_reflexive(said: &Said<'_>) -> bool {
    said.words
        .iter()
        .any(|word| matches!(word.as_str(), "himself" | "herself" | "itself" | "themselves" | "myself"))
}

/// Whether the first words of a statement say that something is not so.
pub(crate) fn is_negated(said: &Said<'_>) -> bool {
    said.words
        .iter()
        .take(10)
        .any(|word| matches!(word.as_str(), "not" | "never" | "no") || word.ends_with("n't"))
}

/// Whether a statement can be what is turned down.
fn opposes(said: &Said<'_>, other: &Said<'_>, before: bool) -> bool {
    let negated = is_negated(other);
    if other.statement.polarity == Polarity::Negative || negated {
        return false;
    }
    // who calls it false himself has not claimed it
    let turned = ["false", "baseless", "untrue", "denied", "denies", "unfounded"];
    if other.words.iter().chain(&other.cue).any(|word| turned.contains(&word.as_str())) {
        return false;
    }
    let act = other.statement.act;
    if said.statement.act == Act::Reject {
        let put = matches!(
            act,
            Act::CallFor
                | Act::Propose
                | Act::Want
                | Act::Accuse
                | Act::Criticise
                | Act::Promise
                | Act::Threaten
        );
        // whoever refuses, refuses what was asked; what is rejected may be any claim
        let claim = said.words.first().is_some_and(|word| word == "that")
            || said.words.iter().take(5).any(|word| crate::claim::noun(word).is_some());
        let claimed = claim && matches!(act, Act::Assert | Act::Announce | Act::Admit | Act::Believe);
        let refused = said.cue.iter().any(|word| word.starts_with("refus") || word.starts_with("declin"));
        let asked = matches!(act, Act::CallFor | Act::Propose | Act::Want | Act::Ask | Act::Threaten);
        return before && if refused { asked } else { put || claimed && cue_kind(&said.cue).is_some() };
    }
    !matches!(act, Act::Praise | Act::Ask | Act::Deny | Act::Reject)
}

/// Whether what is denied can begin so: a sentence, a deed, or anything at all.
fn opens_denied(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "any"
            | "a"
            | "the"
            | "he"
            | "she"
            | "it"
            | "they"
            | "there"
            | "being"
            | "having"
            | "ever"
            | "all"
            | "his"
            | "her"
            | "its"
            | "their"
            | "who"
            | "what"
    ) || word.ends_with("ing")
}

/// Whether a cue says no more than that it was said: then the denial stands in the content.
fn is_plain(cue: &[String]) -> bool {
    cue.is_empty() || cue.iter().any(|word| onrecord_lexicon::is_plain(word))
}
