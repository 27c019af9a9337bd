//! Numbers in words: "three", "twenty-one", "a hundred and five", "two and a half million", "half a dozen".

use super::{Decimal, Manner, Number, scale_word};
use crate::sentence::Sentence;

/// The value of a word below a hundred.
pub(crate) fn small(word: &str) -> Option<i64> {
    Some(match word {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" | "fourty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

/// A number in words that begins at `at`.
pub(crate) fn read(sentence: &Sentence, at: usize) -> Option<Number> {
    let (value, end, scaled) = article(sentence, at).or_else(|| words(sentence, at))?;
    Some(Number { end, low: value, high: value, manner: Manner::Spelled, scaled })
}

/// "half a million" and its like, which are numbers and no parts of something.
pub(crate) fn part_of_a_scale(sentence: &Sentence, at: usize) -> Option<Number> {
    let (value, end, scaled) = half_of_a_scale(sentence, at)?;
    Some(Number { end, low: value, high: value, manner: Manner::Spelled, scaled })
}

/// "half a million", "half a dozen", "a quarter million", "a half-dozen".
fn half_of_a_scale(sentence: &Sentence, at: usize) -> Option<(Decimal, usize, bool)> {
    let start = at + usize::from(matches!(sentence.word(at), "a" | "one"));
    let under = match sentence.word(start) {
        "half" => 2,
        "quarter" => 4,
        _ => return None,
    };
    let next = start + 1;
    let next = next + usize::from(sentence.is_hyphen(next));
    let next = next + usize::from(sentence.word(next) == "of" && sentence.word(next + 1) == "a");
    let next = next + usize::from(matches!(sentence.word(next), "a"));
    let factor = scale_word(sentence.word(next)).or((sentence.word(next) == "dozen").then_some(12))?;
    Some((Decimal::whole(factor).over(Decimal::whole(under))?, next + 1, true))
}

/// "a hundred", "a dozen", "a couple of", "a million and a half".
fn article(sentence: &Sentence, at: usize) -> Option<(Decimal, usize, bool)> {
    if !matches!(sentence.word(at), "a" | "another") {
        return None;
    }
    match sentence.word(at + 1) {
        "dozen" => Some((Decimal::whole(12), at + 2, true)),
        "score" if sentence.word(at + 2) == "of" => Some((Decimal::whole(20), at + 3, true)),
        "couple" if sentence.word(at + 2) == "of" => couple(sentence, at + 3),
        "couple" if matches!(sentence.word(at + 2), "dozen" | "hundred" | "thousand" | "million") => {
            couple(sentence, at + 2)
        }
        word => {
            scale_word(word)?;
            let (value, end) = scaled(sentence, Decimal::ONE, at + 1)?;
            Some((value, end, true))
        }
    }
}

/// What stands behind "a couple of": a scale, or the thing itself.
fn couple(sentence: &Sentence, at: usize) -> Option<(Decimal, usize, bool)> {
    let factor = scale_word(sentence.word(at)).or((sentence.word(at) == "dozen").then_some(12));
    match factor {
        Some(factor) => Some((Decimal::whole(2 * factor), at + 1, true)),
        None => Some((Decimal::whole(2), at, false)),
    }
}

fn words(sentence: &Sentence, at: usize) -> Option<(Decimal, usize, bool)> {
    let (value, end) = below_hundred(sentence, at)?;
    let (value, next) =
        point(sentence, value, end).or_else(|| and_a_half(sentence, value, end)).unwrap_or((value, end));
    match scaled(sentence, value, next) {
        Some((value, end)) => Some((value, end, true)),
        None => Some((value, next, false)),
    }
}

/// "two point seven five".
fn point(sentence: &Sentence, value: Decimal, end: usize) -> Option<(Decimal, usize)> {
    if sentence.word(end) != "point" {
        return None;
    }
    let mut written = String::from("0.");
    let mut next = end + 1;
    while let Some(digit) = small(sentence.word(next)).filter(|digit| *digit < 10 && written.len() < 12) {
        written.push(char::from_digit(digit as u32, 10)?);
        next += 1;
    }
    (next > end + 1).then_some((value.plus(Decimal::parse(&written)?)?, next))
}

/// "two and a half", "two-and-a-half".
fn and_a_half(sentence: &Sentence, value: Decimal, end: usize) -> Option<(Decimal, usize)> {
    let half = Decimal::ONE.over(Decimal::whole(2))?;
    let quarter = Decimal::ONE.over(Decimal::whole(4))?;
    let hyphen = sentence.is_hyphen(end);
    let (at, step) = if hyphen { (end + 1, 2) } else { (end, 1) };
    if sentence.word(at) != "and" || !matches!(sentence.word(at + step), "a" | "one") {
        return None;
    }
    match sentence.word(at + 2 * step) {
        "half" => Some((value.plus(half)?, at + 2 * step + 1)),
        "quarter" => Some((value.plus(quarter)?, at + 2 * step + 1)),
        _ => None,
    }
}

/// "twenty-one", "twenty one", "seven".
fn below_hundred(sentence: &Sentence, at: usize) -> Option<(Decimal, usize)> {
    let first = small(sentence.word(at))?;
    let next = at + 1 + usize::from(sentence.is_hyphen(at + 1));
    let ones = small(sentence.word(next)).filter(|ones| (1..10).contains(ones));
    match ones {
        Some(ones) if first >= 20 && first % 10 == 0 => Some((Decimal::whole(first + ones), next + 1)),
        _ => Some((Decimal::whole(first), at + 1)),
    }
}

/// "hundred and five thousand" behind `value`: scales in falling order, what stands between them added.
fn scaled(sentence: &Sentence, value: Decimal, at: usize) -> Option<(Decimal, usize)> {
    let scale_at = |at: usize| -> Option<(i64, usize)> {
        if sentence.word(at) == "dozen" {
            return Some((12, at + 1));
        }
        let at = at + usize::from(sentence.is_hyphen(at));
        Some((scale_word(sentence.word(at))?, at + 1))
    };
    let (mut factor, mut end) = scale_at(at)?;
    let mut total = Decimal::whole(0);
    let mut group = value.times(Decimal::whole(factor))?;
    loop {
        if let Some((next_factor, next)) = scale_at(end)
            && next_factor > factor
        {
            group = group.times(Decimal::whole(next_factor))?;
            (factor, end) = (next_factor, next);
            continue;
        }
        let joined = sentence.word(end) == "and" && factor != 12;
        let hyphen = sentence.is_hyphen(end);
        let at = end + usize::from(joined) + usize::from(hyphen);
        let Some((more, next)) = below_hundred(sentence, at) else { break };
        match scale_at(next) {
            Some((next_factor, next)) if next_factor < factor && factor != 12 => {
                total = total.plus(group)?;
                group = more.times(Decimal::whole(next_factor))?;
                (factor, end) = (next_factor, next);
            }
            // "two hundred and five"; but "a hundred and two officers" may count twice, as may "and one of them".
            None if factor != 12 && !joined_to_another(sentence, joined, next) => {
                group = group.plus(more)?;
                end = next;
                break;
            }
            _ => break,
        }
    }
    let sum = total.plus(group)?;
    let millions = factor >= 1_000_000 || factor == 1000;
    match and_a_half(sentence, Decimal::whole(0), end) {
        Some((part, next)) if millions => Some((sum.plus(part.times(Decimal::whole(factor))?)?, next)),
        _ => Some((sum, end)),
    }
}

/// Whether what follows "and" counts something of its own ("a hundred and one of them").
fn joined_to_another(sentence: &Sentence, joined: bool, end: usize) -> bool {
    joined && matches!(sentence.word(end), "of" | "other" | "more" | "others")
}
