//! Borders that cut an abbreviation in two.
//!
//! Finds: `[source A. spokesman]` behind `C.I.`, and `[content until 5 p.m]` without the last stop, which belongs to the
//! word.
//! Leaves alone: the stop behind any other word, and initials that stand apart (`A. Obi`).

use crate::candidate::Candidate;
use crate::view::{View, Words};

/// Lets the pieces of every role begin and end where their abbreviations do.
pub(crate) fn mend(view: &View<'_>, candidate: &mut Candidate) {
    let mut taken: Vec<Words> = candidate.pieces().cloned().collect();
    let roles = [&mut candidate.source, &mut candidate.cue, &mut candidate.content];
    for piece in roles.into_iter().flatten() {
        let free = |i: usize| !taken.iter().any(|piece| piece.contains(&i));
        while piece.end < view.len() && goes_on(view, piece.end) && free(piece.end) {
            piece.end += 1;
        }
        while goes_on(view, piece.start) && free(piece.start - 1) {
            piece.start -= 1;
        }
        // what this piece has taken the next one must leave
        taken.push(piece.clone());
    }
}

/// Whether a word belongs to the same abbreviation as the one before it.
fn goes_on(view: &View<'_>, i: usize) -> bool {
    if i == 0 || !view.joined(i - 1, i) {
        return false;
    }
    let stop_and_letter = |stop: usize| {
        stop > 0
            && view.word(stop) == "."
            && is_letter(view, stop - 1)
            && view.joined(stop - 1, stop)
            && stop + 1 < view.len()
            && view.joined(stop, stop + 1)
            && is_letter(view, stop + 1)
    };
    // "S" of "U.S.", its first stop, its last.
    stop_and_letter(i - 1) || stop_and_letter(i) || (view.word(i) == "." && i > 1 && stop_and_letter(i - 2))
}

fn is_letter(view: &View<'_>, i: usize) -> bool {
    let mut characters = view.word(i).chars();
    characters.next().is_some_and(char::is_alphabetic) && characters.next().is_none()
}

#[cfg(test)]
mod tests {
    use crate::marks::check_rule;

    #[track_caller]
    fn check(before: &str, after: &str) {
        check_rule(
            |view, candidates| candidates.iter_mut().for_each(|c| super::mend(view, c)),
            before,
            after,
        );
    }

    #[test]
    fn abbreviations_are_kept_whole() {
        check(
            "The C.I.[source A. spokesman] [cue said] [content it was shut until 5 p.m]. Rain fell.",
            "The [source C.I.A. spokesman] [cue said] [content it was shut until 5 p.m.] Rain fell.",
        );
        check("[source The U].N. [cue said] [content no].", "[source The U.N.] [cue said] [content no].");
    }

    #[test]
    fn two_pieces_do_not_take_the_same_stop() {
        check(
            "[content It was shut until 5 p.m].[content A bus went], [source Obi] [cue said].",
            "[content It was shut until 5 p.m.][content A bus went], [source Obi] [cue said].",
        );
    }

    #[test]
    fn other_stops_and_initials_are_left_alone() {
        for text in [
            "[source A. Obi] [cue said] [content it was he]. A. Tarn left.",
            "[source Obi] [cue said] [content it was plan B]. A dog barked.",
        ] {
            check(text, text);
        }
    }
}
