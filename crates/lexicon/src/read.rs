//! Reading a whole cue: its head, and what the words beside the head make of it.

use std::borrow::Cow;

use onrecord_record::{Act, Certainty, Polarity};

use onrecord_parse::folded;

use crate::{
    complement::act_with_complement,
    cue::Cue,
    inflection::FormSet,
    qualify::{has_agent, is_passive, qualify, weaker},
    select::{Candidate, head},
};

/// How far beyond a cue its complement is looked for, in words.
const FOLLOWING: usize = 8;

/// What a cue span says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CueReading {
    /// The lexicon's entry for the head; its act, polarity and certainty are those of the head alone.
    pub cue: &'static Cue,
    /// Place of the head's first word among the words given.
    pub head: usize,
    /// What is done, complements and refusals considered.
    pub act: Act,
    /// Whether the content is put forward or turned down, negation considered.
    pub polarity: Polarity,
    /// How firmly, modals and hedges considered.
    pub certainty: Certainty,
    /// Whether the head is a passive, whose subject is not the source ("has been accused of").
    pub passive: bool,
}

/// Reads a cue span, given as its words; `following` are the words behind it, which may change the act.
///
/// Words come as [`onrecord_text::words`](../onrecord_text/fn.words.html) cuts them, "didn’t" in one, two or three.
/// Nothing is found where no word of the span is in the lexicon.
///
/// ```
/// use onrecord_lexicon::read_cue;
/// use onrecord_record::{Act, Certainty, Polarity};
///
/// let cue = read_cue(&["could", "not", "confirm"], &[]).expect("a cue of the lexicon");
/// assert_eq!((cue.cue.lemma, cue.head), ("confirm", 2));
/// assert_eq!((cue.act, cue.polarity, cue.certainty), (Act::Admit, Polarity::Negative, Certainty::Possible));
///
/// let cue = read_cue(&["asked"], &["the", "council", "to", "leave"]).expect("a cue of the lexicon");
/// assert_eq!(cue.act, Act::CallFor);
/// ```
pub fn read_cue(words: &[&str], following: &[&str]) -> Option<CueReading> {
    let following = &following[..following.len().min(FOLLOWING)];
    let all: Vec<Cow<'_, str>> = words.iter().chain(following).map(|word| folded(word)).collect();
    let all: Vec<&str> = all.iter().map(|word| &**word).collect();
    let head = head(&all, words.len())?;
    Some(reading(&all, words, &head))
}

fn reading(all: &[&str], written: &[&str], head: &Candidate) -> CueReading {
    let entry = head.entry;
    let cue = &entry.cue;
    let qualified = qualify(all, written, head.at);
    let mut act = act_with_complement(entry, &all[head.end..]).unwrap_or(cue.act);
    let mut certainty = weaker(cue.certainty, qualified.certainty);
    let mut negative = (cue.polarity == Polarity::Negative) != qualified.negated;
    if qualified.refused || qualified.denied {
        // "refused to rule out": not turned down, so held possible.
        negative = !negative;
        act = match (cue.polarity, qualified.refused) {
            (Polarity::Negative, _) => Act::Assert,
            (Polarity::Positive, true) => Act::Reject,
            (Polarity::Positive, false) => Act::Deny,
        };
    } else if cue.polarity == Polarity::Negative && !negative {
        act = match act {
            Act::Deny => Act::Assert,
            Act::Reject => Act::Agree,
            other => other,
        };
    }
    if cue.polarity == Polarity::Negative && !negative {
        certainty = Certainty::Possible;
    }
    let agent = !cue.plain && has_agent(all, head.at, written.len());
    let passive = head.form.has(FormSet::PARTICIPLE) && (agent || is_passive(all, head.at));
    CueReading {
        cue,
        head: head.at,
        act,
        polarity: if negative { Polarity::Negative } else { Polarity::Positive },
        certainty,
        passive,
    }
}

#[cfg(test)]
mod tests;
