//! Other names, which nobody says: `known as B` without a source is an affiliation and no statement.
//!
//! Finds: what the model makes of `A, known as [B]`, `A, also known as B`, `A, called B`.
//! Leaves alone: names that somebody gives (`Obi called it a siege`), and `known to have` and the like.

use crate::candidate::Candidate;
use crate::view::View;

/// Takes them out.
pub(crate) fn withdraw(view: &View<'_>, candidates: &mut Vec<Candidate>) {
    candidates.retain(|candidate| !(candidate.source.is_empty() && is_other_name(view, candidate)));
}

fn is_other_name(view: &View<'_>, candidate: &Candidate) -> bool {
    let cue: Vec<&str> = candidate.cue.iter().cloned().flatten().map(|i| view.word(i)).collect();
    let names = matches!(cue[..], ["known", "as"] | [_, "known", "as"] | ["called"] | ["aka"]);
    let mut first = candidate.content.iter().flat_map(|piece| view.bare(piece)).map(|words| words.start);
    names && first.all(|word| view.is_capitalised(word))
}

#[cfg(test)]
mod tests {
    use crate::marks::check_rule;

    #[track_caller]
    fn check(before: &str, after: &str) {
        check_rule(super::withdraw, before, after);
    }

    #[test]
    fn another_name_is_no_statement() {
        let plain = "The Beren Shield, known as Dorel Guard, left.";
        check("The Beren Shield, [cue known as] [content Dorel Guard], left.", plain);
    }

    #[test]
    fn names_that_somebody_gives_stay() {
        for text in [
            "[source Obi] [cue called] [content Dorel a ruin].",
            "It is [cue known as] [content a place of learning].",
        ] {
            check(text, text);
        }
    }
}
