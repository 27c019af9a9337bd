//! Statements in headlines.
//!
//! Finds: `Obi: no talks`, `Truce is dead, says envoy`, `Truce is dead, envoy says`.
//! Leaves alone: labels in front of a headline (`Analysis: ...`, `Live: ...`), and headlines in which the model found
//! a statement.

use onrecord_lexicon as lexicon;

use crate::candidate::Candidate;
use crate::section;
use crate::view::{View, Words};

/// Words that a headline's part before a colon begins with where it names no speaker.
const NO_SPEAKERS: &[&str] =
    &["in", "how", "why", "what", "the", "a", "part", "chapter", "day", "week", "war", "crisis"];
const LONGEST_HEADLINE: usize = 30;

/// Adds a candidate for the headline, where the model has none.
pub(crate) fn find(view: &View<'_>, candidates: &mut Vec<Candidate>) {
    let Some(line) = view.paragraphs().first().filter(|line| is_headline(view, line)) else { return };
    let inside = |c: &Candidate| c.pieces().any(|p| line.contains(&p.start));
    if let Some(found) = speaker_behind(view, line) {
        // "Truce is dead, says envoy": whoever stands behind the comma is no content.
        let turned = |c: &Candidate| c.content.iter().all(|p| found.source[0].contains(&p.start));
        candidates.retain(|c| !inside(c) || !turned(c));
    }
    if candidates.iter().any(inside) {
        return;
    }
    candidates.extend(speaker_in_front(view, line).or_else(|| speaker_behind(view, line)));
}

fn is_headline(view: &View<'_>, line: &Words) -> bool {
    let short = line.len() <= LONGEST_HEADLINE && view.paragraphs().len() > 1;
    view.in_headline(line.start) || (short && !matches!(view.word(line.end - 1), "." | ":"))
}

fn speaker_in_front(view: &View<'_>, line: &Words) -> Option<Candidate> {
    let colon = line.clone().take(6).find(|i| view.word(*i) == ":")?;
    let name = line.start..colon;
    let is_name = !name.is_empty()
        && name
            .clone()
            .all(|i| view.is_capitalised(i) || matches!(view.word(i), "." | "-" | "’" | "'" | "al"))
        && !NO_SPEAKERS.contains(&view.fold(line.start))
        && !section::is_section(view, &name)
        && name.clone().any(|i| view.word(i).chars().count() > 1);
    let content = colon + 1..line.end;
    (is_name && content.len() >= 2).then(|| candidate(name, colon..colon + 1, content))
}

fn speaker_behind(view: &View<'_>, line: &Words) -> Option<Candidate> {
    let comma = line.clone().rev().find(|i| matches!(view.word(*i), "," | "–" | "—"))?;
    let tail = comma + 1..line.end;
    if tail.len() < 2 || tail.len() > 8 || comma < line.start + 2 {
        return None;
    }
    let verb = tail.clone().find(|i| lexicon::is_plain(view.word(*i)))?;
    let source = if verb == tail.start {
        verb + 1..tail.end
    } else if verb == tail.end - 1 {
        tail.start..verb
    } else {
        return None;
    };
    Some(candidate(view.bare(&source)?, verb..verb + 1, line.start..comma))
}

fn candidate(source: Words, cue: Words, content: Words) -> Candidate {
    Candidate::by_rule([source], [cue], content, 0.6)
}

#[cfg(test)]
mod tests {
    use crate::marks::check_rule;

    /// Checks a headline over one paragraph of body.
    #[track_caller]
    fn check(headline: &str, expected: &str) {
        let body = "\n\nThe road to Dorel was shut on Monday.";
        check_rule(super::find, &format!("{headline}{body}"), &format!("{expected}{body}"));
    }

    #[test]
    fn a_name_and_a_colon_say_it() {
        check("Obi: no talks before Friday", "[source Obi][cue :] [content no talks before Friday]");
        check("OBI: NO TALKS", "[source OBI][cue :] [content NO TALKS]");
    }

    #[test]
    fn a_speaker_stands_behind_a_comma() {
        check("Truce is dead, says envoy", "[content Truce is dead], [cue says] [source envoy]");
        check("Truce is dead, envoy says", "[content Truce is dead], [source envoy] [cue says]");
    }

    #[test]
    fn sections_are_no_speakers() {
        for text in ["Analysis: the long road", "Live: talks in Dorel", "Talks open in Dorel, rain falls"] {
            check(text, text);
        }
    }
}
