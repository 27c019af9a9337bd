//! Which bare numbers are figures: those that have no unit, no bound and no noun behind them.
//!
//! "300 were killed", "rose to 16,369", "187 by tender"; not "Obi 20 on loan", "the two said so".

use std::ops::Range;

use crate::number::{Manner, Number};
use crate::sentence::Sentence;
use crate::tag::Tag;

/// Words that a bare number may follow.
const LEADING: &[&str] = &[
    "to", "at", "of", "by", "from", "than", "is", "was", "were", "are", "reached", "hit", "totalled",
    "totaled", "numbered", "with", "for",
];

/// Whether the bare number at `place` stands where only a figure can; `later` where another figure stands before it.
pub(crate) fn stands(sentence: &Sentence, number: &Number, place: Range<usize>, later: bool) -> bool {
    if matches!(number.manner, Manner::Fraction | Manner::Ratio | Manner::Vague) {
        return true;
    }
    let Range { start, end } = place;
    let before = sentence.before(start);
    let determined = matches!(before, "the" | "these" | "those" | "all" | "its" | "their");
    if suffers(sentence, number, start, end, determined) {
        return true;
    }
    if number.manner == Manner::Spelled {
        return number.scaled && !determined;
    }
    let written = sentence.word(start);
    // "435 homes by open sale and 187 by tender".
    let joined = before == "and" && later && sentence.tag(end) == Tag::Preposition;
    let led = LEADING.contains(&before) || joined || sentence.word(end) == "who";
    let enclosed = before == "(" && written.len() > 3;
    (number.scaled || written.contains([',', '.']) || led || enclosed) && !leads_into_a_code(sentence, end)
}

/// "300 were killed", "12 dead", "wounding 12", "the death toll rose to 40".
fn suffers(sentence: &Sentence, number: &Number, start: usize, end: usize, determined: bool) -> bool {
    if matches!(sentence.word(end), "dead" | "missing" | "wounded" | "injured" | "killed") {
        return true;
    }
    let auxiliary = matches!(sentence.word(end), "were" | "was" | "are" | "have" | "had" | "remain");
    let verbal = matches!(sentence.tag(end), Tag::Participle | Tag::Past) || auxiliary;
    let passive = verbal && !sentence.is_capital(end);
    let casualty = !number.scaled
        && sentence.word(start) != "one"
        && crate::casualty::read(sentence, start, end, None).is_some();
    (passive || casualty) && !determined
}

/// Whether something stands against the number that is no closing mark.
fn leads_into_a_code(sentence: &Sentence, end: usize) -> bool {
    let closes = ["", ".", ",", ")", ";", "?", "!", ":", "”", "\"", "’", "'"];
    let magnitude = sentence.is_hyphen(end) && sentence.word(end + 1) == "magnitude";
    sentence.glued(end) && !closes.contains(&sentence.word(end)) && !magnitude
}
