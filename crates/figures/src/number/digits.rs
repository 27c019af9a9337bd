//! Numbers in digits: "300", "1,200.5", "2.9m", "3 million", "2½", "5 1/2", "-3".

use super::{Decimal, Manner, Number, scale::scale};
use crate::sentence::Sentence;

/// A number in digits that begins at `at`.
pub(crate) fn read(sentence: &Sentence, at: usize) -> Option<Number> {
    let money = crate::money::leads_to(sentence, at);
    let (mut value, mut end) = plain(sentence, at)?;
    if let Some((power, next)) = power(sentence, at, end) {
        let value = if next.1 { power } else { value.times(power)? };
        return Some(Number { end: next.0, low: value, high: value, manner: Manner::Digits, scaled: true });
    }
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

/// "x 10^8", "× 10⁻⁹" behind a number that ends at `end`, or "^8" behind a ten at `at`: the power, one past it, and
/// whether it is the whole number.
fn power(sentence: &Sentence, at: usize, end: usize) -> Option<(Decimal, (usize, bool))> {
    let whole = sentence.word(at) == "10" && end == at + 1;
    let ten = if whole { at } else { end + 1 };
    let times = whole || matches!(sentence.word(end), "x" | "×" | "*");
    if !times || sentence.word(ten) != "10" || !sentence.glued(ten + 1) {
        return None;
    }
    let (exponent, end) = if sentence.word(ten + 1) == "^" {
        let minus = usize::from(matches!(sentence.word(ten + 2), "-" | "−"));
        let digits = sentence.is_digits(ten + 2 + minus).then(|| sentence.word(ten + 2 + minus))?;
        let exponent: i32 = digits.parse().ok()?;
        (if minus == 1 { -exponent } else { exponent }, ten + 3 + minus)
    } else {
        let mut written = String::new();
        let mut end = ten + 1;
        while sentence.glued(end)
            && let Some(digit) = sentence.word(end).chars().next().and_then(raised)
        {
            written.push(digit);
            end += 1;
        }
        (written.parse().ok()?, end)
    };
    Some((Decimal::power_of_ten(exponent)?, (end, whole)))
}

/// The plain digit or sign of a raised one.
fn raised(character: char) -> Option<char> {
    const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    if character == '⁻' {
        return Some('-');
    }
    RAISED.chars().position(|known| known == character).and_then(|digit| char::from_digit(digit as u32, 10))
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
