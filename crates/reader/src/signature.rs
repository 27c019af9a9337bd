//! Signed quotations: a quotation, a dash, and the name of whose it is.
//!
//! Finds: `“We will stay.” — Ada Obi, a nurse from Dorel`, with the dash behind the closing mark, and the same with the
//! signature in a paragraph of its own.
//! Leaves alone: dashes behind which the sentence goes on, and names of more than twelve words.

use onrecord_text::Quotation;

use crate::candidate::Candidate;
use crate::view::{View, Words};

/// Words of a signature at most.
const LONGEST: usize = 12;

/// Adds a candidate for each signed quotation, in place of what the model made of it.
pub(crate) fn find(view: &View<'_>, candidates: &mut Vec<Candidate>) {
    for p in 0..view.paragraphs().len() {
        let Some((content, dash, source)) = signed(view, p) else { continue };
        let whole = content.start..source.end;
        candidates.retain(|c| !c.cue.iter().chain(&c.source).any(|piece| whole.contains(&piece.start)));
        for other in candidates.iter_mut() {
            other.content.retain(|piece| !whole.contains(&piece.start));
        }
        candidates.push(Candidate::by_rule([source], [dash..dash + 1], content, 0.9));
    }
}

/// The quotation, the dash and the name of a paragraph that ends in a signature.
fn signed(view: &View<'_>, p: usize) -> Option<(Words, usize, Words)> {
    let paragraph = &view.paragraphs()[p];
    let from = paragraph.end.saturating_sub(LONGEST + 1).max(paragraph.start);
    let dash = (from..paragraph.end).find(|i| is_dash(view.word(*i)))?;
    let source = view.bare(&(dash + 1..paragraph.end))?;
    let is_name = view.is_capitalised(source.start) && !matches!(view.word(source.end - 1), "?" | "!");
    let close = dash.checked_sub(1).filter(|i| view.quotations()[*i] == Quotation::Closing)?;
    let own_line = dash == paragraph.start;
    // Within a sentence, a dash behind a quotation is only punctuation: a signature ends what it signs.
    let ends = close > 0 && matches!(view.word(close - 1), "." | "!" | "?" | "…");
    if !is_name || !ends {
        return None;
    }
    let home = if own_line { &view.paragraphs()[p.checked_sub(1)?] } else { paragraph };
    let open = (home.start..close).rev().find(|i| view.quotations()[*i] == Quotation::Opening)?;
    (open == home.start).then_some((open..close + 1, dash, source))
}

fn is_dash(word: &str) -> bool {
    matches!(word, "—" | "–" | "―")
}

#[cfg(test)]
mod tests {
    use crate::marks::check_rule;

    #[track_caller]
    fn check(before: &str, after: &str) {
        check_rule(super::find, before, after);
    }

    #[test]
    fn a_name_behind_a_dash_signs_the_quotation() {
        check(
            "“We will stay.” — Ada Obi, a nurse",
            "[content “We will stay.”] [cue —] [source Ada Obi, a nurse]",
        );
        check("“We will stay.”\n\n― Ada Obi", "[content “We will stay.”]\n\n[cue ―] [source Ada Obi]");
    }

    #[test]
    fn dashes_within_a_sentence_sign_nothing() {
        for text in [
            "“We will stay” — Obi said so",
            "He called them “thugs.” — Then he left.",
            "They left — Obi too.",
        ] {
            check(text, text);
        }
    }
}
