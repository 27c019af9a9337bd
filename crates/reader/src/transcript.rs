//! Transcript lines: a name and a colon at the start of a paragraph, then the name's words.
//!
//! Finds: `OBI: We will not go.`, and `Obi: ...` where the name heads two paragraphs or more; an opening quotation mark
//! may stand in front. `Q:` and `A:` are turns of an interview whose speaker is not named.
//! Leaves alone: labels that name a section (`UPDATE:`).

use std::collections::HashMap;

use onrecord_text::Quotation;

use crate::candidate::Candidate;
use crate::section;
use crate::view::{View, Words};

/// Adds a candidate for each transcript line.
pub(crate) fn find(view: &View<'_>, candidates: &mut Vec<Candidate>) {
    let labels: Vec<Option<Words>> = view.paragraphs().iter().map(|p| label(view, p)).collect();
    let key = |label: &Words| view.str(label).to_lowercase();
    let mut times: HashMap<String, usize> = HashMap::new();
    for label in labels.iter().flatten() {
        *times.entry(key(label)).or_default() += 1;
    }
    let speaks = |name: &Words| {
        times[&key(name)] >= 2 || (is_in_capitals(view, name) && !section::is_turn(view, name))
    };
    let turns = view.paragraphs().iter().zip(&labels);
    let turns: Vec<(&Words, &Words)> = turns
        .filter_map(|(paragraph, name)| Some((paragraph, name.as_ref().filter(|name| speaks(name))?)))
        .collect();
    let mut spoken = vec![false; view.len()];
    turns.iter().for_each(|(paragraph, _)| spoken[(*paragraph).clone()].fill(true));
    // What the model saw in the line lies within the name's words; `inner` reads it again.
    candidates.retain(|c| !c.cue.iter().chain(&c.source).any(|piece| spoken[piece.start]));
    for other in candidates.iter_mut() {
        other.content.retain(|piece| !spoken[piece.clone()].contains(&true));
    }
    for (paragraph, name) in turns {
        let source = (!section::is_turn(view, name)).then(|| name.clone());
        let colon = name.end..name.end + 1;
        candidates.push(Candidate::by_rule(source, [colon], name.end + 1..paragraph.end, 0.9).in_block());
    }
}

/// The name in front of a paragraph's colon, when two words or more follow.
fn label(view: &View<'_>, paragraph: &Words) -> Option<Words> {
    let marked = view.quotations()[paragraph.start] == Quotation::Opening;
    let start = paragraph.start + usize::from(marked);
    let colon = (start..paragraph.end).take(6).find(|i| view.word(*i) == ":")?;
    let name = start..colon;
    let is_name = !name.is_empty()
        && colon + 2 < paragraph.end
        && name.clone().all(|i| view.is_capitalised(i) || matches!(view.word(i), "." | "-" | "’" | "'"))
        && (name.clone().any(|i| view.word(i).chars().count() > 1) || section::is_turn(view, &name))
        && !section::is_section(view, &name);
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
    fn a_mark_may_stand_in_front_and_turns_have_no_source() {
        check(
            "“TARN: Will you go?\n\n“OBI: We will not.",
            "“[source TARN][cue :] [content Will you go?]\n\n“[source OBI][cue :] [content We will not.]",
        );
        check(
            "Q: Will you go?\n\nA: We will not.\n\nQ: Why not?\n\nA: The road is shut.",
            "Q[cue :] [content Will you go?]\n\nA[cue :] [content We will not.]\n\n\
             Q[cue :] [content Why not?]\n\nA[cue :] [content The road is shut.]",
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
