//! Denials that no cue tells: the content itself turns something down.
//!
//! Finds: `has never used heavy weapons`, `There is no command post`, `That is a lie`, `the charge is untrue`, behind
//! a cue that says no more than that it was said.
//! Leaves alone: what somebody does not know, want or plan, questions, and "no" within a longer thought: only the first
//! clause counts.

use onrecord_record::{Act, Polarity};

use crate::candidate::Candidate;
use crate::view::View;

/// Words of the content in which the denial stands.
const FIRST: usize = 12;

/// The act and polarity of a content that denies, where the cue only asserts.
pub(crate) fn read(view: &View<'_>, candidate: &Candidate, act: Act) -> Option<(Act, Polarity)> {
    if act != Act::Assert {
        return None;
    }
    let words: Vec<String> = candidate
        .content
        .iter()
        .cloned()
        .flatten()
        .filter(|i| view.is_bare(*i) || view.word(*i) == ",")
        .map(|i| view.word(i).to_lowercase())
        .take_while(|word| word != ",")
        .take(FIRST)
        .collect();
    let words: Vec<&str> =
        words.iter().map(String::as_str).skip_while(|w| matches!(*w, "that" | "but")).collect();
    (never_did(&words) || there_is_no(&words) || is_untrue(&words)).then_some((Act::Deny, Polarity::Negative))
}

/// `the army has never used ...`, `we had never agreed ...`
fn never_did(words: &[&str]) -> bool {
    words.windows(2).any(|pair| matches!(pair, ["has" | "have" | "had", "never"]))
        && !words
            .windows(2)
            .any(|pair| matches!(pair, ["never", "been" | "seen" | "heard" | "felt" | "had" | "met"]))
}

/// `there is no ...`, `there were no ...`, `there was never ...`
fn there_is_no(words: &[&str]) -> bool {
    matches!(
        words,
        ["there", "is" | "are" | "was" | "were", "no" | "never", thing, ..]
            if !matches!(*thing, "doubt" | "question" | "reason" | "need" | "time" | "way" | "point" | "alternative")
    )
}

/// `that is a lie`, `it is not true`, `the claims are false`
fn is_untrue(words: &[&str]) -> bool {
    words.windows(2).any(|pair| matches!(pair, ["not", "true"] | ["a", "lie"]))
        || words.windows(2).any(|pair| {
            matches!(
                pair,
                ["is" | "are" | "was" | "were", "false" | "untrue" | "lies" | "baseless" | "fabricated"]
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::{candidate, marked};

    #[track_caller]
    fn check(text: &str, denies: bool) {
        let (article, marks) = marked(text);
        let view = View::new(&article);
        assert_eq!(read(&view, &candidate(&view, &marks), Act::Assert).is_some(), denies, "{text}");
    }

    #[test]
    fn contents_that_turn_something_down_deny() {
        check("[source Obi] [cue said] [content the army had never used heavy weapons].", true);
        check("[content “There is no command post in Ostrev,”] [source he] [cue said].", true);
        check("[source OBI][cue :] [content That is a lie. We answered fire.]", true);
        check("[source She] [cue said] [content that it was not true].", true);
    }

    #[test]
    fn other_negations_do_not() {
        check("[source Obi] [cue said] [content there was no doubt].", false);
        check("[source Obi] [cue said] [content he did not know].", false);
        check("[source Obi] [cue said] [content he had never seen such rain].", false);
        check(
            "[source Obi] [cue said] [content the road was open, and that it was not true that it was shut].",
            false,
        );
    }
}
