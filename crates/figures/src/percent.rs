//! Percentages: "%", "per cent", "percent", "pct"; percentage points are a unit of their own.

use crate::sentence::Sentence;
use crate::unit::{Measures, Unit, per};

/// The sign or word behind a number that ends at `at`.
pub(crate) fn read(sentence: &Sentence, at: usize) -> Option<Unit> {
    let start = at + usize::from(sentence.is_hyphen(at));
    let end = match sentence.word(start) {
        "%" | "percent" | "pct" => start + 1,
        "per" if sentence.word(start + 1) == "cent" => start + 2,
        "pc" if sentence.glued(start) || sentence.tag(start + 1) != crate::tag::Tag::Noun => start + 1,
        _ => return None,
    };
    if matches!(sentence.word(end), "point" | "points") || sentence.has(end, &["age", "points"]) {
        return Some(Unit {
            name: "percentage point".to_owned(),
            per: None,
            start,
            end: end + 1,
            measures: Measures::Share,
            size: None,
        });
    }
    let (per, end) = per(sentence, end, false).map_or((None, end), |(per, end)| (Some(per), end));
    Some(Unit { name: "percent".to_owned(), per, start, end, measures: Measures::Share, size: None })
}
