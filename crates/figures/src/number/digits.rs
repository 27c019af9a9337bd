//! Numbers in digits: "300", "1,200.5", "2.9m", "3 million", "2½", "5 1/2", "-3".

use super::{Decimal, Manner, Number, scale::scale};
use crate::sentence::Sentence;

/// A number in digits that begins at `at`.
pub(crate) fn read(sentence: &Sentence, at: usize) -> Option<Number> {
    let money = at > 0 && crate::money::is_sign(sentence.word(at - 1));
    let (mut value, mut end) = plain(sentence, at)?;
    let mut scaled = false;
    while let Some((factor, next)) = scale(sentence, end, money) {
        value = value.times(factor)?;
        end = next;
        scaled = true;
    }
    Some(Number { end, low: value, high: value, manner: Manner::Digits, scaled })
}

/// Digits with a fraction behind them.
fn plain(sentence: &Sentence, at: usize) -> Option<(Decimal, usize)> {
    if !sentence.is_digits(at) {
        let character = sentence.word(at).chars().next()?;
        let (over, under) = vulgar(character)?;
        return Some((Decimal::whole(over).over(Decimal::whole(under))?, at + 1));
    }
    let whole = Decimal::parse(sentence.word(at))?;
    if let Some((over, under)) = sentence.word(at + 1).chars().next().and_then(vulgar) {
        return Some((whole.plus(Decimal::whole(over).over(Decimal::whole(under))?)?, at + 2));
    }
    let joined = if sentence.is_hyphen(at + 1) { at + 2 } else { at + 1 };
    if let Some((part, next)) = slashed(sentence, joined)
        && (joined == at + 2 || !sentence.glued(joined))
    {
        return Some((whole.plus(part)?, next));
    }
    if let Some((part, next)) = slashed(sentence, at) {
        return Some((part, next));
    }
    Some((whole, at + 1))
}

/// "1/2", "3/4": a proper fraction of common denominator.
fn slashed(sentence: &Sentence, at: usize) -> Option<(Decimal, usize)> {
    let part = |at: usize| sentence.is_digits(at).then(|| sentence.word(at).parse::<i64>().ok()).flatten();
    if sentence.word(at + 1) != "/" || !sentence.glued(at + 1) || !sentence.glued(at + 2) {
        return None;
    }
    let (over, under) = (part(at)?, part(at + 2)?);
    let goes_on = sentence.glued(at + 3) && matches!(sentence.word(at + 3), "/" | "-");
    let common = matches!(under, 2 | 3 | 4 | 5 | 6 | 8 | 10 | 16) && (1..under).contains(&over);
    if goes_on || !common {
        return None;
    }
    Some((Decimal::whole(over).over(Decimal::whole(under))?, at + 3))
}

/// The parts of "½".
pub(crate) fn vulgar(character: char) -> Option<(i64, i64)> {
    Some(match character {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}
