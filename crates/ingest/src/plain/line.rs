//! The lines of a text that hold anything.

use onrecord_text::Span;

/// A line without the white space around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    pub(crate) span: Span,
    pub(crate) text: &'a str,
    /// Whether an empty line, or the end of the text, follows.
    pub(crate) blank_after: bool,
}

/// The lines of `text` that are not blank, in order.
pub(crate) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found: Vec<Line<'_>> = Vec::new();
    let mut start = 0;
    for raw in text.split_inclusive('\n') {
        let span = Span::new(start, start + raw.len()).trimmed(text);
        start += raw.len();
        if !span.is_empty() {
            found.push(Line { span, text: span.of(text), blank_after: false });
        } else if let Some(last) = found.last_mut() {
            last.blank_after = true;
        }
    }
    if let Some(last) = found.last_mut() {
        last.blank_after = true;
    }
    found
}
