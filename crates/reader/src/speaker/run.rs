//! Names by their form: runs of capitalised words, with the particles, initials, apostrophes and hyphens inside
//! (`Walid al-Masri`, `A. B. Obi`, `Hay’at Tahrir`, `Ministry of Defence`).
//!
//! The model finds names too; a form that it saw part of is completed here.

use onrecord_lexicon as lexicon;
use onrecord_text::Case;

use super::name_words::{COMPOUNDS, GROUP_WORDS, NO_NAMES, PARTICLES};
use crate::view::{View, Words};

/// Whether nearly all words of a line of four or more begin with a capital, and no stop makes it prose.
pub(super) fn is_capitalised_throughout(view: &View<'_>, paragraph: &Words) -> bool {
    if paragraph.clone().any(|i| view.word(i) == ".") {
        return false;
    }
    let letters = |i: &usize| view.word(*i).chars().next().is_some_and(char::is_alphabetic);
    let words = paragraph.clone().filter(letters).count();
    let capitalised = paragraph.clone().filter(letters).filter(|i| view.is_capitalised(*i)).count();
    words >= 4 && capitalised * 10 >= words * 7
}

/// The name that begins at word `i`, titles included; it ends before `limit`.
pub(super) fn run_at(view: &View<'_>, i: usize, limit: usize) -> Option<Words> {
    if !starts_name(view, i) {
        return None;
    }
    let mut end = i + 1;
    while end < limit {
        let word = view.word(end);
        let next = end + 1;
        let more = next < limit && in_name(view, next);
        let goes_on = match word {
            // "A. B. Obi", "Lt. Tarn": a stop behind an initial or a rank.
            "." => {
                view.joined(end - 1, end)
                    && more
                    && (view.word(end - 1).len() == 1 || is_title(view, end - 1))
            }
            "-" | "’" | "'" => {
                view.joined(end - 1, end)
                    && next < limit
                    && view.joined(end, next)
                    && !is_possessive(view, end)
                    && !COMPOUNDS.contains(&view.word(next))
            }
            // "Ministry of Defence", "Bank of the North"
            "of" => GROUP_WORDS.contains(&view.fold(end - 1)) && more,
            "&" => more,
            // "Hay’at": whatever is joined behind the mark.
            _ if view.joined(end - 1, end) && matches!(view.word(end - 1), "-" | "’" | "'") => true,
            // "d’Arcy", "dell’Orto"
            "d" | "l" | "dell" | "dall" => {
                next + 1 < limit
                    && matches!(view.word(next), "’" | "'")
                    && view.joined(end, next)
                    && view.joined(next, next + 1)
                    && view.is_capitalised(next + 1)
            }
            _ if PARTICLES.contains(&word) => {
                let two = next + 1 < limit && PARTICLES.contains(&view.word(next)) && in_name(view, next + 1);
                next < limit && (view.word(next) == "-" || more || two)
            }
            _ => {
                in_name(view, end)
                    || view.joined(end - 1, end) && matches!(view.word(end - 1), "-" | "’" | "'")
            }
        };
        if !goes_on {
            break;
        }
        end += 1;
    }
    Some(i..end)
}

fn starts_name(view: &View<'_>, i: usize) -> bool {
    if !in_name(view, i) {
        return PARTICLES.contains(&view.word(i))
            && i + 2 < view.len()
            && view.word(i + 1) == "-"
            && view.is_capitalised(i + 2);
    }
    true
}

fn in_name(view: &View<'_>, i: usize) -> bool {
    if !view.is_capitalised(i) {
        return false;
    }
    let word = view.word(i);
    let lower = word.to_lowercase();
    // "US" is a name, "Us" and "Us," are not; a single letter is one only as an initial.
    let initial = word.chars().count() == 1;
    if initial {
        return i + 1 < view.len() && matches!(view.word(i + 1), "." | "’" | "'") && view.joined(i, i + 1);
    }
    !NO_NAMES.contains(&lower.as_str()) || Case::of(word) == Case::Capitals
}

fn is_possessive(view: &View<'_>, mark: usize) -> bool {
    matches!(view.word(mark + 1), "s" | "S")
}

pub(super) fn is_title(view: &View<'_>, i: usize) -> bool {
    view.word(i) == "." && i > 0 && lexicon::is_title(view.word(i - 1)) || lexicon::is_title(view.word(i))
}

pub(super) fn skip_stops(view: &View<'_>, mut words: Words) -> Words {
    while words.start < words.end && !view.is_bare(words.start) {
        words.start += 1;
    }
    words
}
