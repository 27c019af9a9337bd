//! The model's attributions as candidates.

use onrecord_model::{Attribution, Model, Scratch};
use onrecord_text::Quotation;

use crate::candidate::{Candidate, Origin};
use crate::view::{View, Words};
use crate::{abbreviation, when_said};

/// Scores below which a statement is more likely wrong than right by four to one: it is no statement.
const LEAST: f32 = 0.2;

/// Reads some of a view's words, given in order: gives the statements, and fills the view's slots with everything else that
/// the model knows.
pub(crate) fn predict(view: &mut View<'_>, model: &Model, chosen: &[usize]) -> Vec<Candidate> {
    let mut found = model.predict(&view.alone(chosen), &mut Scratch::default());
    view.fill(found.take_grammar(), chosen);
    candidates(view, found.attributions, chosen)
}

/// The statements in some of a view's words.
pub(crate) fn statements(view: &View<'_>, model: &Model, chosen: &[usize]) -> Vec<Candidate> {
    candidates(view, model.read(&view.alone(chosen), &mut Scratch::default()), chosen)
}

fn candidates(view: &View<'_>, found: Vec<Attribution>, chosen: &[usize]) -> Vec<Candidate> {
    found
        .into_iter()
        .map(|attribution| within_paragraph(view, candidate(&attribution, chosen)))
        .filter(|c| c.score >= LEAST || c.content.is_empty())
        .map(|mut candidate| {
            abbreviation::mend(view, &mut candidate);
            when_said::cut(view, &mut candidate);
            candidate
        })
        .collect()
}

/// Content of another paragraph is kept where it is quoted; `block` sees to what a colon introduces. A source or a cue
/// that runs over a paragraph's end is cut to the paragraph that the cue begins or ends in: what
/// stands on the other side is a heading or a line of its own.
fn within_paragraph(view: &View<'_>, mut candidate: Candidate) -> Candidate {
    let Some(cue) = candidate.cue.first() else { return candidate };
    let paragraph = view.paragraphs()[view.paragraph_of(cue.end - 1)].clone();
    for piece in candidate.source.iter_mut().chain(&mut candidate.cue) {
        if piece.start < paragraph.start && piece.end > paragraph.start {
            piece.start = paragraph.start;
        } else if piece.start < paragraph.end && piece.end > paragraph.end {
            piece.end = paragraph.end;
        }
    }
    // Words of another paragraph are the source's only between quotation marks: a heading, a date line, or what has a
    // cue of its own that was missed.
    let mut content = std::mem::take(&mut candidate.content);
    for piece in content.drain(..).flat_map(|piece| by_paragraph(view, piece)) {
        let here = paragraph.contains(&piece.start);
        let mark = |i: usize| view.quotations()[i] != Quotation::Outside;
        if here || mark(piece.start) || mark(piece.end - 1) {
            candidate.add_content(piece);
        }
    }
    candidate
}

/// The parts of a range in each paragraph that it touches.
fn by_paragraph<'a>(view: &'a View<'_>, range: Words) -> impl Iterator<Item = Words> + 'a {
    let paragraphs = view.paragraph_of(range.start)..=view.paragraph_of(range.end - 1);
    paragraphs.map(move |p| {
        let paragraph = &view.paragraphs()[p];
        range.start.max(paragraph.start)..range.end.min(paragraph.end)
    })
}

fn candidate(attribution: &Attribution, chosen: &[usize]) -> Candidate {
    let place = |pieces: &[Words]| pieces.iter().flat_map(|piece| split(piece, chosen)).collect();
    Candidate {
        source: place(&attribution.source),
        cue: place(std::slice::from_ref(&attribution.cue)),
        content: place(&attribution.content),
        origin: Origin::Model,
        block: false,
        score: attribution.source_score * attribution.content_score,
        scores: [attribution.source_score, attribution.cue_score, attribution.content_score],
        least: attribution.least,
        seen: attribution.content.iter().map(ExactSizeIterator::len).sum(),
    }
}

/// A range of chosen words as ranges of the view's: where words were left out in between, there are several.
fn split(piece: &Words, chosen: &[usize]) -> Vec<Words> {
    let mut found: Vec<Words> = Vec::new();
    for i in &chosen[piece.clone()] {
        match found.last_mut() {
            Some(last) if last.end == *i => last.end += 1,
            _ => found.push(*i..*i + 1),
        }
    }
    found
}
