//! Paragraphs as ranges of words.

use std::ops::Range;

use crate::{Lines, Span};

/// The paragraphs of a text as ranges of its words. Paragraphs without words do not count.
///
/// ```
/// let text = "Road open\n\nThe road was open.";
/// let words = onrecord_text::words(text);
/// assert_eq!(onrecord_text::paragraphs(text, &words), [0..2, 2..7]);
/// ```
pub fn paragraphs(text: &str, words: &[Span]) -> Vec<Range<usize>> {
    paragraphs_in(text, words, Lines::of(text))
}

/// The same where it is known what the line breaks mean: for some of a text's words, again and again.
pub fn paragraphs_in(text: &str, words: &[Span], lines: Lines) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for i in 1..words.len() {
        if lines.end_paragraph(text, words[i - 1].end..words[i].start) {
            found.push(start..i);
            start = i;
        }
    }
    if !words.is_empty() {
        found.push(start..words.len());
    }
    found
}
