//! Labels that name a section and no speaker.
//!
//! Finds: `UPDATE:`, `Editor's note:`, `CLARIFICATION:`, `Photos:` in front of a colon, and the `Q:` and `A:` of an
//! interview, behind which somebody speaks but is not named.
//! Leaves alone: names, roles (`MODERATOR:`), and what is a source without being anybody (`Poll:`, `Report:`, `Sources:`).

use crate::candidate::Candidate;
use crate::view::{View, Words};

const SECTIONS: &[&str] = &[
    "also",
    "analysis",
    "background",
    "breaking",
    "caption",
    "chart",
    "clarification",
    "comment",
    "commentary",
    "contact",
    "context",
    "correction",
    "corrections",
    "credit",
    "disclaimer",
    "disclosure",
    "editor",
    "editorial",
    "editors",
    "email",
    "exclusive",
    "explainer",
    "factbox",
    "faq",
    "file",
    "gallery",
    "graphic",
    "highlights",
    "image",
    "interview",
    "live",
    "map",
    "more",
    "note",
    "opinion",
    "phone",
    "photo",
    "photos",
    "pictures",
    "podcast",
    "profile",
    "quiz",
    "rating",
    "read",
    "recap",
    "related",
    "see",
    "spoiler",
    "summary",
    "timeline",
    "topic",
    "topics",
    "transcript",
    "update",
    "updated",
    "updates",
    "verdict",
    "video",
    "warning",
    "watch",
];

/// Whether the words in front of a colon name a section.
pub(crate) fn is_section(view: &View<'_>, label: &Words) -> bool {
    label.clone().any(|i| SECTIONS.contains(&view.fold(i)))
}

/// Whether the words in front of a colon stand for whoever asks or answers: `Q`, `A`, `Question`, `ANSWER`.
pub(crate) fn is_turn(view: &View<'_>, label: &Words) -> bool {
    let [word] = view.strings(label.clone())[..] else { return false };
    matches!(word, "Q" | "A" | "Question" | "Answer" | "QUESTION" | "ANSWER")
}

/// Takes labels out of what the model found: a section's goes with its statement, a turn's only loses its source.
pub(crate) fn withdraw(view: &View<'_>, candidates: &mut Vec<Candidate>) {
    let labelled = |c: &Candidate| c.cue.first().is_some_and(|cue| view.word(cue.start) == ":");
    candidates
        .retain(|c| !(labelled(c) && matches!(&c.source[..], [label] if is_short_section(view, label))));
    for candidate in candidates.iter_mut().filter(|c| labelled(c)) {
        candidate.source.retain(|label| !is_turn(view, label));
    }
}

/// A label by itself, not a source that only begins like one ("Report author Ada Obi").
fn is_short_section(view: &View<'_>, label: &Words) -> bool {
    label.len() <= 4 && SECTIONS.contains(&view.fold(label.end - 1))
}

#[cfg(test)]
mod tests {
    use crate::marks::check_rule;

    #[track_caller]
    fn check(before: &str, after: &str) {
        check_rule(super::withdraw, before, after);
    }

    #[test]
    fn sections_do_not_speak() {
        let plain = "CLARIFICATION: The road was open.";
        check("[source CLARIFICATION][cue :] [content The road was open].", plain);
        check("[source Editor’s note][cue :] [content Obi has left].", "Editor’s note: Obi has left.");
        let text = "[source Obi][cue :] [content The road was open].";
        check(text, text);
        let text = "[source UPDATE author Ada Obi][cue :] [content The road was open].";
        check(text, text);
    }

    #[test]
    fn who_answers_is_not_named() {
        check("[source A][cue :] [content We will stay].", "A[cue :] [content We will stay].");
    }
}
