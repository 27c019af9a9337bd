//! What the words before a cue's head do to it: negation, refusal, hedges, the passive.
//!
//! *Finds* "did not say", "has never said", "refused to", "failed to", "may have", "reportedly", "is expected to",
//! "has been accused". *Leaves alone* what stands before "but" and "and": that belongs to another verb, and "not only".

use onrecord_record::Certainty;

use crate::grammar::{is_adverb, is_be, is_copula, is_determiner, is_form, is_get, is_negated_auxiliary};

/// What the words before a head add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Qualified {
    /// An odd number of negations.
    pub(crate) negated: bool,
    /// "refused to", "declined to": turned down rather than left undone.
    pub(crate) refused: bool,
    /// "denied doing", "denied having done".
    pub(crate) denied: bool,
    /// The firmest that the words allow.
    pub(crate) certainty: Certainty,
}

/// Reads the words before the head at `head`; `written` are the same words with their capitals.
pub(crate) fn qualify(words: &[&str], written: &[&str], head: usize) -> Qualified {
    let start = clause_start(words, head);
    let mut found =
        Qualified { negated: false, refused: false, denied: false, certainty: Certainty::Certain };
    for at in start..head {
        let word = words[at];
        if negates(words, at, head) {
            found.negated = !found.negated;
        }
        if is_refusal(word) && words[at + 1..=head].contains(&"to") {
            found.refused = true;
        }
        if matches!(word, "denied" | "denies" | "deny" | "denying")
            && words[at + 1..=head].iter().any(|w| w.ends_with("ing"))
        {
            found.denied = true;
        }
        // The month is no modal.
        if at > 0 && written[at] == "May" {
            continue;
        }
        found.certainty = weaker(found.certainty, hedge(words, at));
    }
    found
}

/// The less firm of two.
pub(crate) fn weaker(one: Certainty, other: Certainty) -> Certainty {
    match (one, other) {
        (Certainty::Possible, _) | (_, Certainty::Possible) => Certainty::Possible,
        (Certainty::Probable, _) | (_, Certainty::Probable) => Certainty::Probable,
        _ => Certainty::Certain,
    }
}

/// Whether an agent follows the participle at `at`: "rejected by", not "opened by saying".
pub(crate) fn has_agent(words: &[&str], at: usize, span: usize) -> bool {
    let by = at + 1 < span && words[at + 1] == "by";
    by && words.get(at + 2).is_none_or(|word| !word.ends_with("ing"))
}

/// Whether the participle at `at` has a form of "be" or "get" before it.
pub(crate) fn is_passive(words: &[&str], at: usize) -> bool {
    let Some(before) = before_adverbs(words, at) else { return false };
    let word = words[before];
    // "he’s told" may be short for "has"; before "to" it is not: "he’s told to".
    let to = words.get(at + 1) == Some(&"to");
    let short = (matches!(word, "re" | "m") || (word == "s" && to)) && before > 0 && words[before - 1] == "'";
    is_be(word) || is_get(word) || short
}

/// The nearest word before `at` that is neither an adverb nor a negation.
pub(crate) fn before_adverbs(words: &[&str], at: usize) -> Option<usize> {
    let mut at = at;
    while at > 0 {
        at -= 1;
        let word = words[at];
        let negation = matches!(word, "n't" | "not" | "never") || is_cut_negation(words, at);
        if is_cut_negation(words, at) {
            // "don", "’", "t": on with what stands before the apostrophe, itself an auxiliary.
            at -= 1;
            if at > 0 && words[at - 1] == "n" {
                at -= 1;
            }
            continue;
        }
        if !negation && !is_adverb(word) {
            return Some(at);
        }
    }
    None
}

/// "t" of "don’t" in three words.
fn is_cut_negation(words: &[&str], at: usize) -> bool {
    at >= 2 && words[at] == "t" && words[at - 1] == "'" && is_negated_auxiliary(words[at - 2])
}

fn clause_start(words: &[&str], head: usize) -> usize {
    let breaks = |word: &&str| matches!(*word, "and" | "but" | ";" | "while" | "though" | "although");
    words[..head].iter().rposition(breaks).map_or(0, |at| at + 1)
}

fn is_refusal(word: &str) -> bool {
    matches!(
        word,
        "refuse" | "refuses" | "refused" | "refusing" | "decline" | "declines" | "declined" | "declining"
    )
}

fn negates(words: &[&str], at: usize, head: usize) -> bool {
    let word = words[at];
    let next = words.get(at + 1).copied().unwrap_or("");
    if word.ends_with("n't") || is_cut_negation(words, at) {
        return !is_restriction(next);
    }
    match word {
        "not" | "never" => !is_restriction(next),
        "cannot" | "nor" | "neither" | "without" | "hardly" | "barely" | "scarcely" | "nothing"
        | "little" => true,
        "no" => next != "doubt",
        "unable" | "unwilling" | "reluctant" | "hesitant" | "loath" | "loth" | "yet" => {
            words[at + 1..=head].contains(&"to")
        }
        "fail" | "fails" | "failed" | "failing" | "neglected" | "neglects" | "neglect" => {
            next == "to" || at + 3 >= head
        }
        "avoid" | "avoids" | "avoided" | "avoiding" | "stop" | "stops" | "stopped" | "short" => {
            words[at + 1..=head].iter().any(|word| word.ends_with("ing"))
        }
        _ => false,
    }
}

/// "not only", "not just" negate nothing.
fn is_restriction(next: &str) -> bool {
    matches!(next, "only" | "just" | "merely" | "simply" | "surprisingly" | "least")
}

fn hedge(words: &[&str], at: usize) -> Certainty {
    let word = words[at];
    let next = words.get(at + 1).copied().unwrap_or("");
    match word {
        "may" | "might" | "could" | "perhaps" | "possibly" | "maybe" | "couldn" | "couldn't" => {
            Certainty::Possible
        }
        // "would not" is a refusal, no hedge.
        "would" if !matches!(next, "not" | "n't" | "neither" | "never") => Certainty::Probable,
        "reportedly" | "apparently" | "allegedly" | "seemingly" | "supposedly" | "presumably"
        | "probably" | "likely" | "ostensibly" | "purportedly" => Certainty::Probable,
        "rumoured" | "rumored" => Certainty::Possible,
        "expected" | "believed" | "thought" | "said" | "reported" | "understood" | "set" | "due"
        | "known" | "poised"
            if next == "to" && is_passive(words, at) =>
        {
            Certainty::Probable
        }
        _ if is_copula(word)
            && (is_form(word, "seem") || is_form(word, "appear"))
            && !is_determiner(next) =>
        {
            Certainty::Probable
        }
        _ => Certainty::Certain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, negated: bool, certainty: Certainty, passive: bool) {
        let written: Vec<&str> = text.split(' ').collect();
        let words: Vec<String> = written.iter().map(|word| word.to_lowercase().replace('’', "'")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let head = words.len() - 1;
        let found = qualify(&words, &written, head);
        assert_eq!(
            (found.negated, found.certainty, is_passive(&words, head)),
            (negated, certainty, passive),
            "{text}"
        );
    }

    #[test]
    fn negations_are_counted() {
        use Certainty::{Certain, Possible, Probable};
        check("did not say", true, Certain, false);
        check("did n’t say", true, Certain, false);
        check("don ’ t say", true, Certain, false);
        check("did n ’ t say", true, Certain, false);
        check("didn’t say", true, Certain, false);
        check("not only said", false, Certain, false);
        check("did not fail to say", false, Certain, false);
        check("has yet to say", true, Certain, false);
        check("could not confirm", true, Possible, false);
        check("would not say", true, Certain, false);
        check("would say", false, Probable, false);
        check("In May said", false, Certain, false);
        check("may have said", false, Possible, false);
        check("did not answer and said", false, Certain, false);
    }

    #[test]
    fn passives_have_an_auxiliary_before_them() {
        use Certainty::{Certain, Probable};
        check("has been accused", false, Certain, true);
        check("was widely and openly accused", false, Certain, false);
        check("was not told", true, Certain, true);
        check("wasn ’ t told", true, Certain, true);
        check("got criticised", false, Certain, true);
        check("has accused", false, Certain, false);
        check("is reportedly accused", false, Probable, true);
    }
}
