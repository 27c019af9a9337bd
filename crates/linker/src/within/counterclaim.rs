//! What the outlet itself holds against a claim.
//!
//! *Finds* the words beside a cue by which the outlet calls a claim untrue or unproven (`falsely claimed`), which are a
//! statement of the outlet's of their own, and sentences in its voice behind a claim: `There is no evidence that ...`, `In
//! fact, ...`, `That is false.`, `The claim has been debunked.`
//! *Leaves alone* claims inside anybody's words, and sentences that share nothing with the claim in front of them.

use onrecord_record::{Link, LinkKind, Statement, Voice, Why};

use crate::story::{Said, Story, joined};
use crate::terms::{Terms, lower_words};

/// Sentences behind a claim in which the outlet takes it up.
const BEHIND: usize = 2;
/// Least weight of the words that the outlet's sentence shares with the claim.
const SHARED: f32 = 5.0;

/// How the outlet's sentence turns to a claim.
enum Turn {
    /// It says what is not so in its own words, which must be the claim's.
    Words,
    /// It says of the claim in front that it is untrue.
    Claim,
}

pub(crate) fn find(story: &Story<'_>) -> Vec<Link> {
    let outlet = story.reading.statements.iter().filter(|statement| statement.voice == Voice::Outlet);
    outlet.filter_map(|statement| beside(story, statement).or_else(|| behind(story, statement))).collect()
}

fn link(from: &Statement, to: &Said<'_>, rule: &str, words: &str, confidence: f32) -> Link {
    Link {
        id: String::new(),
        kind: LinkKind::Contradicts,
        from: from.id.clone(),
        to: to.statement.id.clone(),
        why: Why { rule: rule.to_owned(), reason: format!("“{words}”") },
        confidence,
    }
}

/// A marker inside the attribution: the statement whose words it stands among.
fn beside(story: &Story<'_>, own: &Statement) -> Option<Link> {
    let piece = own.content.first()?;
    let words = lower_words(&piece.text);
    if words.len() > 7 || piece.text.ends_with(['.', '!', '?', '”', '"']) {
        return None;
    }
    let sentence = story.sentence(piece.start);
    let near = story.said.iter().filter(|said| said.outer.is_none() && !said.statement.cue.is_empty());
    let near = near.filter(|said| said.statement.cue.iter().any(|cue| story.sentence(cue.start) == sentence));
    let apart = |said: &&Said<'_>| {
        said.statement.cue.iter().map(|cue| cue.start.abs_diff(piece.start)).min().unwrap_or(usize::MAX)
    };
    let to = near.min_by_key(apart)?;
    Some(link(own, to, "the outlet’s word on the claim", &piece.text, 0.85))
}

/// A sentence behind the claim.
fn behind(story: &Story<'_>, own: &Statement) -> Option<Link> {
    let text = joined(&own.content);
    let words = lower_words(&text);
    let turn = turn(&words)?;
    let sentence = story.sentence(own.content.first()?.start);
    let terms = Terms::of(&text);
    let most = if matches!(turn, Turn::Claim) { 1 } else { BEHIND };
    let before = story
        .said
        .iter()
        .rev()
        .filter(|said| said.outer.is_none() && said.to < sentence && sentence - said.to <= most);
    let mut before = before.filter(|said| {
        let shared = terms.shared(&said.terms);
        matches!(turn, Turn::Claim) || !shared.is_empty() && story.weight(&shared) >= SHARED
    });
    let to = before.next()?;
    let opening = words.iter().take(5).cloned().collect::<Vec<_>>().join(" ");
    Some(link(own, to, "the outlet’s sentence behind the claim", &opening, 0.6))
}

fn turn(words: &[String]) -> Option<Turn> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let words = match words.as_slice() {
        ["but" | "yet" | "however", rest @ ..] => rest,
        all => all,
    };
    let has = |phrase: &[&str]| words.windows(phrase.len()).any(|some| some == phrase);
    let opens = |phrase: &[&str]| words.starts_with(phrase);
    let untrue = |word: &&str| {
        matches!(*word, "false" | "untrue" | "incorrect" | "inaccurate" | "wrong" | "misleading")
    };
    if opens(&["there", "is", "no", "evidence"])
        || opens(&["there", "was", "no", "evidence"])
        || opens(&["there", "has", "been", "no", "evidence"])
        || opens(&["no", "evidence"])
        || opens(&["in", "fact"])
        || opens(&["in", "reality"])
        || has(&["show", "otherwise"])
        || has(&["shows", "otherwise"])
        || has(&["suggest", "otherwise"])
    {
        return Some(Turn::Words);
    }
    let about = match words {
        ["that" | "this" | "it", "is" | "was" | "isn't" | "wasn't", rest @ ..] => Some(rest),
        ["that's" | "it's", rest @ ..] => Some(rest),
        [
            "the" | "that" | "this" | "his" | "her" | "their",
            noun,
            "is" | "was" | "are" | "were" | "has" | "have",
            rest @ ..,
        ] if crate::claim::noun(noun).is_some() => Some(rest),
        _ => None,
    }?;
    let soon = &about[..about.len().min(5)];
    let said = soon.iter().any(|word| untrue(word) || matches!(*word, "debunked" | "discredited"))
        || soon.windows(2).any(|pair| pair == ["not", "true"]);
    said.then_some(Turn::Claim)
}
