//! Transcript lines: a name and a colon at the start of a paragraph, then the name's words.
//!
//! Finds: `OBI: We will not go.`, and `Obi: ...` where the name heads two paragraphs or more.
//! Leaves alone: labels that name a section (`UPDATE:`).

use std::collections::HashMap;

use crate::candidate::{Candidate, Origin};
use crate::view::{View, Words};

const SECTIONS: &[&str] = &[
    "NOTE",
    "UPDATE",
    "UPDATED",
    "RELATED",
    "PHOTO",
    "PHOTOS",
    "VIDEO",
    "WATCH",
    "LIVE",
    "BREAKING",
    "CORRECTION",
    "EDITOR",
    "MORE",
    "READ",
    "SEE",
    "ALSO",
    "SOURCE",
    "SOURCES",
    "FILE",
    "FACT",
    "ANALYSIS",
    "OPINION",
    "EXCLUSIVE",
];

/// Adds a candidate for each transcript line.
pub(crate) fn find(view: &View<'_>, candidates: &mut Vec<Candidate>) {
    let labels: Vec<Option<Words>> = view.paragraphs.iter().map(|p| label(view, p)).collect();
    let key = |label: &Words| view.str(label).to_lowercase();
    let mut times: HashMap<String, usize> = HashMap::new();
    for label in labels.iter().flatten() {
        *times.entry(key(label)).or_default() += 1;
    }
    for (paragraph, name) in view.paragraphs.iter().zip(&labels) {
        let Some(name) = name else { continue };
        if times[&key(name)] < 2 && !is_in_capitals(view, name) {
            continue;
        }
        // What the model saw in the line lies within the name's words; `inner` reads it again.
        candidates.retain(|c| !c.cue.iter().chain(&c.source).any(|piece| paragraph.contains(&piece.start)));
        let content = name.end + 1..paragraph.end;
        for other in candidates.iter_mut() {
            other.content.retain(|piece| piece.end <= paragraph.start || piece.start >= paragraph.end);
        }
        candidates.push(Candidate {
            source: vec![name.clone()],
            cue: vec![name.end..name.end + 1],
            content: vec![content],
            origin: Origin::Rule,
            block: true,
            score: 0.9,
        });
    }
}

/// The name in front of a paragraph's colon, when two words or more follow.
fn label(view: &View<'_>, paragraph: &Words) -> Option<Words> {
    let colon = paragraph.clone().take(6).find(|i| view.word(*i) == ":")?;
    let name = paragraph.start..colon;
    let is_name = !name.is_empty()
        && colon + 2 < paragraph.end
        && name.clone().all(|i| view.is_capitalised(i) || matches!(view.word(i), "." | "-" | "’" | "'"))
        && name.clone().any(|i| view.word(i).chars().count() > 1)
        && !name.clone().any(|i| SECTIONS.contains(&view.word(i).to_uppercase().as_str()));
    is_name.then_some(name)
}

fn is_in_capitals(view: &View<'_>, name: &Words) -> bool {
    name.clone().filter(|i| view.is_bare(*i)).all(|i| !view.word(i).chars().any(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use crate::marks::check_rule;

    #[track_caller]
    fn check(before: &str, after: &str) {
        check_rule(super::find, before, after);
    }

    #[test]
    fn capitals_and_repeated_names_speak() {
        check("OBI: We will not go.", "[source OBI][cue :] [content We will not go.]");
        check(
            "Obi: We go now.\n\nTarn came.\n\nObi: He is late.",
            "[source Obi][cue :] [content We go now.]\n\nTarn came.\n\n[source Obi][cue :] [content He is late.]",
        );
    }

    #[test]
    fn sections_and_single_labels_do_not() {
        for text in ["UPDATE: The road is open.", "Dorel: The road is open.", "He had one wish: to go home."]
        {
            check(text, text);
        }
    }
}
