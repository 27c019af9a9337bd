//! Quotations that go on in the next paragraph, and quotations that nothing claims.
//!
//! Finds: a paragraph that opens with a mark after one whose quotation was not closed (the old convention of marks on
//! each paragraph and one at the end); a second quotation in the same paragraph (`“No,” said Obi. “Never.”`); and a
//! quotation of its own paragraph that follows a colon.
//! Leaves alone: what a statement covers already, and quoted words that are no sentence: scare quotes, names, titles.

use onrecord_text::Quotation;

use crate::candidate::Candidate;
use crate::view::{View, Words};

/// Words a quotation has at least to be a statement of its own.
const SENTENCE: usize = 5;

/// Gives every loose quotation to the statement that it continues, or makes it a statement without a source.
pub(crate) fn find(view: &View<'_>, candidates: &mut Vec<Candidate>) {
    let mut covered = vec![false; view.len()];
    for piece in candidates.iter().flat_map(Candidate::pieces) {
        covered[piece.clone()].fill(true);
    }
    for quotation in quotations(view) {
        if quotation.clone().any(|i| covered[i]) || !is_sentence(view, &quotation) {
            continue;
        }
        covered[quotation.clone()].fill(true);
        match owner(view, candidates, &quotation) {
            Some(k) => candidates[k].add_content(quotation),
            None => candidates.push(Candidate::by_rule([], [], quotation, 0.3)),
        }
    }
}

/// From each opening mark to its closing mark, or to the end of the paragraph, marks included.
fn quotations(view: &View<'_>) -> Vec<Words> {
    let mut found = Vec::new();
    for paragraph in view.paragraphs() {
        let mut open = None;
        for i in paragraph.clone() {
            match view.quotations()[i] {
                Quotation::Opening => open = Some(i),
                Quotation::Closing => found.extend(open.take().map(|start| start..i + 1)),
                Quotation::Inside | Quotation::Outside => {}
            }
        }
        found.extend(open.map(|start| start..paragraph.end));
    }
    found
}

/// Five words or more, beginning with a capital or going on to a stop.
fn is_sentence(view: &View<'_>, quotation: &Words) -> bool {
    let bare = quotation.clone().filter(|i| view.is_bare(*i)).count();
    let Some(inside) = view.bare(quotation) else { return false };
    let stops = (inside.end..quotation.end).any(|i| matches!(view.word(i), "." | "," | "?" | "!" | "…"));
    let runs_on = view.quotations()[quotation.end - 1] != Quotation::Closing;
    bare >= SENTENCE && view.is_capitalised(inside.start) && (stops || runs_on)
}

/// The statement that a loose quotation goes on with.
fn owner(view: &View<'_>, candidates: &[Candidate], quotation: &Words) -> Option<usize> {
    let p = view.paragraph_of(quotation.start);
    let paragraph = &view.paragraphs()[p];
    let last_before = |range: &Words, bound: usize| {
        candidates
            .iter()
            .enumerate()
            .filter(|(_, c)| {
                c.content.iter().any(|piece| range.contains(&piece.start) && piece.start < bound)
            })
            .max_by_key(|(_, c)| c.content.iter().map(|piece| piece.end).max())
            .map(|(k, _)| k)
    };
    if let Some(k) = last_before(paragraph, quotation.start) {
        return quotes(view, &candidates[k]).then_some(k);
    }
    if quotation.start != paragraph.start || p == 0 {
        return None;
    }
    let before = &view.paragraphs()[p - 1];
    let unclosed = matches!(view.quotations()[before.end - 1], Quotation::Inside | Quotation::Opening);
    let introduced = view.word(before.end - 1) == ":";
    if !unclosed && !introduced {
        return None;
    }
    last_before(before, quotation.start).or_else(|| {
        candidates.iter().position(|c| introduced && c.cue.iter().any(|cue| before.contains(&cue.start)))
    })
}

/// Whether a statement has quoted words already.
fn quotes(view: &View<'_>, candidate: &Candidate) -> bool {
    candidate.content.iter().cloned().flatten().any(|i| view.quotations()[i] != Quotation::Outside)
}

#[cfg(test)]
mod tests {
    use crate::marks::check_rule;

    #[track_caller]
    fn check(before: &str, after: &str) {
        check_rule(super::find, before, after);
    }

    #[test]
    fn marks_on_each_paragraph_and_one_at_the_end() {
        check(
            "[content “We will stay,] [source Obi] [cue said]. “[content We have no choice.\n\n]“Nobody asked us to go.”",
            "[content “We will stay,] [source Obi] [cue said]. “[content We have no choice.\n\n“Nobody asked us to go.”]",
        );
    }

    #[test]
    fn a_second_quotation_in_the_paragraph_is_the_same_speakers() {
        check(
            "[content “No,”] [source Obi] [cue said]. “We will never leave Dorel.”",
            "[content “No,”] [source Obi] [cue said]. [content “We will never leave Dorel.”]",
        );
    }

    #[test]
    fn a_quotation_alone_has_no_source() {
        check(
            "Rain fell.\n\n“We will never leave Dorel.”",
            "Rain fell.\n\n[content “We will never leave Dorel.”]",
        );
    }

    #[test]
    fn scare_quotes_and_titles_are_no_statements() {
        for text in [
            "The “so-called people’s guard of the north” held the bridge.",
            "He read “The Long Road to the Sea” twice.",
            "Its “heavy weapons” stayed.",
        ] {
            check(text, text);
        }
    }
}
