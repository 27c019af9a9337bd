//! Finds digits with marks between them that are no grouping and no decimals here: "25,00", "7,3", "1,2345", "1’250".
//!
//! Finds the "3 x" of "3 x 500 MW" too.
//!
//! What cannot be read whole gives no figure, rather than a piece of one.

use crate::sentence::Sentence;

pub(crate) fn read(sentence: &Sentence, at: usize) -> Option<usize> {
    if !sentence.is_digits(at) {
        return None;
    }
    // "3 x 500 MW": so many times what follows.
    let times = matches!(sentence.word(at + 1), "x" | "×")
        && sentence.is_digits(at + 2)
        && sentence.word(at + 2) != "10";
    if times && crate::unit::read(sentence, at + 3).is_some() {
        return Some(at + 2);
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
