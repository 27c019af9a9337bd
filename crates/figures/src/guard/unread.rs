//! Finds digits with marks between them that are no grouping and no decimals here: "25,00", "7,3", "1,2345", "1’250".
//!
//! What cannot be read whole gives no figure, rather than a piece of one.

use crate::sentence::Sentence;

pub(crate) fn read(sentence: &Sentence, at: usize) -> Option<usize> {
    if !sentence.is_digits(at) {
        return None;
    }
    let joins = |mark: usize| {
        matches!(sentence.word(mark), "," | "'" | "’" | ".")
            && sentence.glued(mark)
            && sentence.glued(mark + 1)
            && sentence.is_digits(mark + 1)
    };
    let mut end = at + 1;
    while joins(end) {
        end += 2;
    }
    let behind = at >= 2 && sentence.is_digits(at - 2) && joins(at - 1);
    (end > at + 1 || behind).then_some(end)
}
