//! Words and letters that multiply: "million", "bn", "k".

use super::Decimal;
use crate::sentence::Sentence;

/// The factor of a word.
pub(crate) fn scale_word(word: &str) -> Option<i64> {
    Some(match word {
        "hundred" => 100,
        "thousand" => 1_000,
        "lakh" | "lakhs" => 100_000,
        "million" => 1_000_000,
        "crore" | "crores" => 10_000_000,
        "billion" => 1_000_000_000,
        "trillion" => 1_000_000_000_000,
        "quadrillion" => 1_000_000_000_000_000,
        _ => return None,
    })
}

/// The factor of the token at `at` behind digits, a word or letters ("2.9m", "$3 bn"), and one past it.
///
/// "m" is a million behind a currency sign (`money`) or before a counted noun, otherwise a metre; "b", "t" need money.
pub(crate) fn scale(sentence: &Sentence, at: usize, money: bool) -> Option<(Decimal, usize)> {
    if let Some(factor) = scale_word(sentence.word(at)) {
        return Some((Decimal::whole(factor), at + 1));
    }
    if sentence.word(at) == "dozen" {
        return Some((Decimal::whole(12), at + 1));
    }
    let hyphen = usize::from(sentence.is_hyphen(at));
    if hyphen == 1 {
        let factor = scale_word(sentence.word(at + 1)).filter(|factor| *factor >= 1000)?;
        return Some((Decimal::whole(factor), at + 2));
    }
    let glued = sentence.glued(at);
    // "20 MEUR".
    let coded = sentence.glued(at + 1) && crate::money::is_iso(sentence.written(at + 1));
    if coded && matches!(sentence.written(at), "M" | "k") {
        let factor = if sentence.written(at) == "M" { 1_000_000 } else { 1_000 };
        return Some((Decimal::whole(factor), at + 1));
    }
    let factor = match sentence.written(at) {
        "bn" | "Bn" | "BN" | "bln" => 1_000_000_000,
        "tn" | "trn" => 1_000_000_000_000,
        "mn" | "mln" | "Mn" => 1_000_000,
        "k" | "K" if glued => 1_000,
        "m" | "M" if glued && (money || counts_people(sentence, at + 1) || measures(sentence, at + 1)) => {
            1_000_000
        }
        "M" if money => 1_000_000,
        "b" | "B" if money || (glued && (counts_people(sentence, at + 1) || measures(sentence, at + 1))) => {
            1_000_000_000
        }
        "t" | "T" if glued && money => 1_000_000_000_000,
        _ => return None,
    };
    Some((Decimal::whole(factor), at + 1))
}

/// Whether a unit's symbol follows: "1.1m b/d" are so many barrels, not so many metres.
fn measures(sentence: &Sentence, at: usize) -> bool {
    let symbol =
        matches!(sentence.word(at), "b" | "bpd" | "boe" | "bbl" | "ha" | "tons" | "tonnes" | "tpd" | "mcf");
    symbol && !sentence.glued(at) && crate::unit::read(sentence, at).is_some()
}

/// Whether a plural noun, "of" or an adjective with a plural follows: so many things, not so many metres.
fn counts_people(sentence: &Sentence, at: usize) -> bool {
    use crate::tag::Tag;
    let plural = |at| sentence.tag(at) == Tag::Plural || sentence.word(at) == "people";
    !matches!(sentence.word(at), "hurdles" | "finals" | "sprints" | "races" | "metres" | "meters")
        && (plural(at) || (matches!(sentence.tag(at), Tag::Adjective | Tag::Name) && plural(at + 1)))
}
