//! From bytes to code points and back.

use crate::{CodePoints, Span};

/// Bytes between two remembered positions; a look-up counts at most so many.
const STRIDE: usize = 256;

/// Maps offsets of one text between bytes and Unicode code points, in constant time.
///
/// ```
/// use onrecord_text::{Offsets, Span};
/// let text = "Hay’at said";
/// let offsets = Offsets::new(text);
/// let points = offsets.code_points(text, Span::new(9, 13));
/// assert_eq!((points.start, points.end), (7, 11));
/// assert_eq!(offsets.span(text, points), Some(Span::new(9, 13)));
/// ```
#[derive(Clone, Debug)]
pub struct Offsets {
    /// Code points before byte `i * STRIDE`; empty where the text is ASCII.
    counts: Vec<u32>,
    ascii: bool,
}

impl Offsets {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { counts: Vec::new(), ascii: true };
        }
        let mut count = 0;
        let mut counts = Vec::with_capacity(text.len() / STRIDE + 1);
        for block in text.as_bytes().chunks(STRIDE) {
            counts.push(count);
            count += block.iter().filter(|byte| starts_character(**byte)).count() as u32;
        }
        Self { counts, ascii: false }
    }

    /// Code points before `byte`, which lies on a character boundary of `text`.
    pub fn code_point(&self, text: &str, byte: usize) -> usize {
        if self.ascii {
            return byte;
        }
        let block = (byte / STRIDE).min(self.counts.len().saturating_sub(1));
        let rest = &text.as_bytes()[block * STRIDE..byte];
        self.counts[block] as usize + rest.iter().filter(|byte| starts_character(**byte)).count()
    }

    /// The span in code points.
    pub fn code_points(&self, text: &str, span: Span) -> CodePoints {
        CodePoints { start: self.code_point(text, span.start), end: self.code_point(text, span.end) }
    }

    /// The span in bytes; `None` where it reaches past the text or ends before it starts.
    pub fn span(&self, text: &str, points: CodePoints) -> Option<Span> {
        if points.start > points.end {
            return None;
        }
        Some(Span { start: self.byte(text, points.start)?, end: self.byte(text, points.end)? })
    }

    fn byte(&self, text: &str, point: usize) -> Option<usize> {
        if self.ascii {
            return (point <= text.len()).then_some(point);
        }
        let block = self.counts.partition_point(|count| *count as usize <= point) - 1;
        let mut left = point - self.counts[block] as usize;
        let bytes = text.as_bytes();
        for (at, byte) in bytes.iter().enumerate().skip(block * STRIDE) {
            if starts_character(*byte) {
                if left == 0 {
                    return Some(at);
                }
                left -= 1;
            }
        }
        (left == 0).then_some(text.len())
    }
}

fn starts_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_boundary_maps_there_and_back(text in "(\\PC|[a-z ’“é😀]){0,900}") {
            let offsets = Offsets::new(&text);
            let boundaries: Vec<usize> =
                text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            for (point, byte) in boundaries.iter().enumerate() {
                prop_assert_eq!(offsets.code_point(&text, *byte), point);
                let span = offsets.span(&text, CodePoints { start: point, end: point });
                prop_assert_eq!(span, Some(Span::new(*byte, *byte)));
            }
        }
    }

    #[test]
    fn a_span_past_the_end_is_none() {
        for text in ["abc", "äbc"] {
            let offsets = Offsets::new(text);
            assert_eq!(offsets.span(text, CodePoints { start: 1, end: 4 }), None);
            assert_eq!(offsets.span(text, CodePoints { start: 2, end: 1 }), None);
        }
    }
}
