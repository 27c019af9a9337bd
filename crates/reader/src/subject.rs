//! The words before a cue that name its source, where the model saw none.

use crate::view::{View, Words};

/// The source in front of a cue, from the start of its clause: `In a brief reply, Capt. Ada Tarn` gives
/// `Capt. Ada Tarn`. `None` where no word stands there.
pub(crate) fn before(view: &View<'_>, clause: Words) -> Option<Words> {
    let mut end = clause.end;
    while end > clause.start && is_adverb(view.word(end - 1)) {
        end -= 1;
    }
    let mut start = clause.start;
    // A clause in front ("On Monday, ...") ends with the last comma that no role or rank follows.
    if let Some(comma) = (clause.start..end).rev().find(|i| view.word(*i) == ",")
        && opens_with_preposition(view.word(clause.start))
    {
        start = comma + 1;
    }
    while start < end && matches!(view.fold(start), "and" | "but" | "so" | "then" | "later") {
        start += 1;
    }
    view.bare(&(start..end))
}

fn is_adverb(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.ends_with("ly")
        || matches!(
            lower.as_str(),
            "also"
                | "then"
                | "later"
                | "has"
                | "had"
                | "have"
                | "once"
                | "again"
                | "soon"
                | "never"
                | "not"
                | "did"
        )
}

fn opens_with_preposition(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "in" | "on"
            | "at"
            | "after"
            | "before"
            | "during"
            | "when"
            | "as"
            | "by"
            | "asked"
            | "speaking"
            | "for"
            | "with"
            | "late"
            | "early"
            | "meanwhile"
            | "yesterday"
            | "today"
            | "earlier"
            | "later"
            | "however"
    )
}
