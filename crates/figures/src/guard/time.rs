//! Finds times of the day and clocked times: "11:30", "9:35 PM", "5 p.m.", "six o'clock", "1:36.6", "0600 GMT"; heights in feet and
//! inches (6'3").
//!
//! Leaves alone durations ("five hours").

use crate::number::read as number;
use crate::sentence::Sentence;

pub(crate) fn read(sentence: &Sentence, at: usize) -> Option<usize> {
    if sentence.is_digits(at) {
        let mut end = at + 1;
        while sentence.word(end) == ":"
            && sentence.glued(end)
            && sentence.is_digits(end + 1)
            && sentence.glued(end + 1)
        {
            end += 2;
        }
        if end > at + 1 {
            return Some(half_of_day(sentence, end));
        }
        // 6'3": a height.
        let feet = matches!(sentence.word(at + 1), "'" | "’")
            && sentence.glued(at + 1)
            && sentence.is_digits(at + 2)
            && sentence.glued(at + 2);
        if feet {
            return Some(at + 3);
        }
        let zone = matches!(
            sentence.written(at + 1),
            "GMT" | "UTC" | "BST" | "EST" | "ET" | "CET" | "PT" | "EDT" | "PDT" | "IST"
        );
        if zone && sentence.word(at).len() <= 5 {
            return Some(at + 2);
        }
    }
    let end = number(sentence, at)?.end;
    let next = end + usize::from(sentence.is_hyphen(end));
    if half_of_day(sentence, next) > next {
        return Some(half_of_day(sentence, next));
    }
    sentence
        .has(next, &["o", "'", "clock"])
        .then_some(next + 3)
        .or_else(|| sentence.has(next, &["o", "’", "clock"]).then_some(next + 3))
}

/// Past "a.m." and the like.
fn half_of_day(sentence: &Sentence, at: usize) -> usize {
    match sentence.word(at) {
        "a.m." | "p.m." | "am" | "pm" | "noon" => at + 1,
        "a" | "p" if sentence.word(at + 1) == "." && matches!(sentence.word(at + 2), "m" | "m.") => at + 3,
        _ => at,
    }
}
