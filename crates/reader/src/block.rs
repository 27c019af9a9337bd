//! Block quotations: a sentence that ends in a colon, then paragraphs of a speaker's words without quotation marks.
//!
//! Finds: `The ministry's spokesman answered:` and what follows, up to where the outlet speaks again.
//! Leaves alone: colons before lists and tables of the outlet's own (no reporting cue), paragraphs that carry
//! quotation marks of their own at the start (`continued` sees to them), and colons within a paragraph.
//! Example: `Capt. Tarn replied in a statement:` / `We have no tanks in Dorel.` / `Our men hold fire.`
//!
//! The first paragraph behind the colon always belongs to the block. A later one belongs while it speaks as "we",
//! "I" or "you", or while such a paragraph follows before the outlet's next statement of somebody else.

use onrecord_lexicon as lexicon;
use onrecord_text::Quotation;

use crate::candidate::{Candidate, Origin};
use crate::person;
use crate::subject;
use crate::view::{View, Words};

/// Paragraphs a block may go on without a first or second person, when one follows.
const PATIENCE: usize = 3;

/// Completes and adds candidates for block quotations.
pub(crate) fn find(view: &View<'_>, candidates: &mut Vec<Candidate>) {
    let mut p = 0;
    while p + 1 < view.paragraphs().len() {
        match block_after(view, candidates, p) {
            Some(end) => {
                take(view, candidates, p, end);
                p = end;
            }
            None => p += 1,
        }
    }
}

/// One past the last paragraph of the block that paragraph `p` introduces.
fn block_after(view: &View<'_>, candidates: &[Candidate], p: usize) -> Option<usize> {
    let lead = &view.paragraphs()[p];
    if view.word(lead.end - 1) != ":" || view.quotations()[lead.end - 1] != Quotation::Outside {
        return None;
    }
    let next = &view.paragraphs()[p + 1];
    if view.quotations()[next.start] != Quotation::Outside || is_label(view, next) || is_list_item(view, next)
    {
        return None;
    }
    introduced_by(view, candidates, p)?;
    let mut end = p + 2;
    let mut look = end;
    while look < view.paragraphs().len() && look <= end + PATIENCE {
        let paragraph = &view.paragraphs()[look];
        if view.quotations()[paragraph.start] != Quotation::Outside
            || is_label(view, paragraph)
            || outlet_speaks(view, candidates, paragraph)
        {
            break;
        }
        look += 1;
        if speaks_as_we(view, paragraph) {
            end = look;
        }
    }
    Some(end)
}

/// What introduces the block: a candidate with its cue in the paragraph's last sentence, or a cue that a rule finds.
enum Introduction {
    Seen(usize),
    Cue(Words, Option<Words>),
}

fn introduced_by(view: &View<'_>, candidates: &[Candidate], p: usize) -> Option<Introduction> {
    let lead = &view.paragraphs()[p];
    let sentence = view.sentences()[view.sentence_of(lead.end - 1)].clone();
    let seen = candidates
        .iter()
        .enumerate()
        .filter(|(_, c)| c.cue.first().is_some_and(|cue| sentence.contains(&cue.start)))
        // Said already, and nothing else to say: the content stands before the colon in the same sentence.
        .filter(|(_, c)| {
            c.content.iter().all(|piece| piece.end >= lead.end - 1 || piece.start > sentence.end)
        })
        .max_by_key(|(_, c)| c.cue[0].start);
    if let Some((k, _)) = seen {
        return Some(Introduction::Seen(k));
    }
    let taken = |i: usize| candidates.iter().any(|c| c.covers(i));
    let cue = sentence.clone().rev().find(|i| {
        let word = view.word(*i);
        lexicon::is_plain(word) || opens_block(word)
    })?;
    if taken(cue) {
        return None;
    }
    Some(Introduction::Cue(cue..cue + 1, subject::before(view, sentence.start..cue)))
}

/// Verbs and nouns that introduce a block beside the plain reporting verbs.
fn opens_block(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "responded"
            | "replied"
            | "answered"
            | "wrote"
            | "read"
            | "reads"
            | "statement"
            | "reply"
            | "response"
            | "explained"
            | "continued"
            | "concluded"
            | "stated"
            | "declared"
            | "posted"
            | "tweeted"
            | "letter"
    )
}

fn take(view: &View<'_>, candidates: &mut Vec<Candidate>, p: usize, end: usize) {
    let introduction = introduced_by(view, candidates, p).expect("the block was found by it");
    let whole = view.paragraphs()[p + 1].start..view.paragraphs()[end - 1].end;
    // What the model saw inside the block is reported by its speaker, not by the outlet: `inner` reads it again.
    let keep = match &introduction {
        Introduction::Seen(k) => *k,
        Introduction::Cue(..) => usize::MAX,
    };
    let mut mine = match introduction {
        Introduction::Seen(k) => candidates[k].clone(),
        Introduction::Cue(cue, source) => Candidate::by_rule(source, [cue], whole.clone(), 0.0).in_block(),
    };
    mine.block = true;
    mine.origin = Origin::Rule;
    // As often right as not, by reading the samples: the end of a block is a guess.
    mine.score = if mine.source.is_empty() { 0.5 } else { 0.7 };
    mine.add_content(whole.clone());
    let mut k = 0;
    candidates.retain(|c| {
        k += 1;
        k - 1 != keep && !whole.contains(&c.first())
    });
    candidates.push(mine);
}

/// A statement of somebody named, reported by the outlet: its source is no "we" or "I", outside quotation marks.
fn outlet_speaks(view: &View<'_>, candidates: &[Candidate], paragraph: &Words) -> bool {
    candidates.iter().any(|c| {
        c.cue.iter().any(|cue| paragraph.contains(&cue.start))
            && c.source.iter().any(|source| {
                view.quotations()[source.start] == Quotation::Outside
                    && !source.clone().any(|i| person::is_first(view.word(i)))
            })
    })
}

fn speaks_as_we(view: &View<'_>, paragraph: &Words) -> bool {
    paragraph
        .clone()
        .any(|i| view.quotations()[i] == Quotation::Outside && person::is_first_or_second(view.word(i)))
}

/// `OBI:` at the start of a paragraph, as in a transcript.
fn is_label(view: &View<'_>, paragraph: &Words) -> bool {
    let Some(colon) = paragraph.clone().take(6).find(|i| view.word(*i) == ":") else { return false };
    (paragraph.start..colon).all(|i| view.is_capitalised(i) || matches!(view.word(i), "." | "-"))
}

fn is_list_item(view: &View<'_>, paragraph: &Words) -> bool {
    matches!(view.word(paragraph.start), "•" | "-" | "–" | "—" | "*" | "▪" | "·")
        || (paragraph.len() > 2
            && view.word(paragraph.start).chars().all(char::is_numeric)
            && matches!(view.word(paragraph.start + 1), "." | ")"))
}

#[cfg(test)]
mod tests {
    use crate::marks::check_rule;

    #[track_caller]
    fn check(before: &str, after: &str) {
        check_rule(super::find, before, after);
    }

    #[test]
    fn paragraphs_behind_a_colon_are_the_speakers() {
        check(
            "[source Capt. Tarn] [cue replied]:\n\nWe have no tanks.\n\nOur men hold fire.\n\nThe road is shut.",
            "[source Capt. Tarn] [cue replied]:\n\n[content We have no tanks.\n\nOur men hold fire.]\n\nThe road is shut.",
        );
    }

    #[test]
    fn a_block_goes_on_past_a_paragraph_without_we() {
        check(
            "[source Tarn] [cue said]:\n\nIt was a lie.\n\nNobody fired.\n\nWe kept the truce.\n\nRain fell.",
            "[source Tarn] [cue said]:\n\n[content It was a lie.\n\nNobody fired.\n\nWe kept the truce.]\n\nRain fell.",
        );
    }

    #[test]
    fn a_cue_that_the_model_missed_is_found_by_its_verb() {
        check(
            "The ministry’s spokesman, Ilya Tarn, responded:\n\nThere are no camps in Dorel.\n\nDorel is a town.",
            "[source The ministry’s spokesman, Ilya Tarn], [cue responded]:\n\n\
             [content There are no camps in Dorel.]\n\nDorel is a town.",
        );
    }

    #[test]
    fn lists_and_quoted_paragraphs_are_left_alone() {
        for text in [
            "Here is what we know:\n\nThe road was shut at noon.",
            "[source Tarn] [cue said]:\n\n“[content We go].”",
            "Tarn said the following were missing:\n\n• Ada Obi\n\n• Ilya Tarn",
            "They said:\n\nOBI: We go.",
        ] {
            check(text, text);
        }
    }
}
