//! Numbers as dates and lengths need them: cardinals, ordinals, amounts, spoken years.

use crate::view::View;

/// How many, in thousandths; nothing where it is not said ("several").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Amount {
    /// So many thousandths.
    Known(u64),
    /// "A few", "several", a plural alone.
    Unknown,
}

impl Amount {
    pub(crate) const ONE: Self = Self::Known(1000);

    /// The number, where it is whole and not too large to count with.
    pub(crate) fn whole(self) -> Option<i32> {
        match self {
            Self::Known(thousandths) if thousandths % 1000 == 0 => {
                i32::try_from(thousandths / 1000).ok().filter(|whole| *whole <= 100_000)
            }
            _ => None,
        }
    }
}

/// An amount that begins at a word, and where it ends: "two", "2 1/2", "2.5", "twenty-four", "a couple of", "half a",
/// "a", "several", "1,000", "two and a half".
pub(crate) fn amount(view: &View, at: usize) -> Option<(Amount, usize)> {
    let vague = |end| Some((Amount::Unknown, end));
    match view.lower(at) {
        "a" | "an" | "another" => {
            return match view.lower(at + 1) {
                "few" | "handful" | "number" => vague(of(view, at + 2)),
                "couple" => Some((Amount::Known(2000), of(view, at + 2))),
                "dozen" => Some((Amount::Known(12_000), at + 2)),
                "half" => Some((Amount::Known(500), after_hyphen(view, at + 2))),
                "hundred" => Some((Amount::Known(100_000), at + 2)),
                "thousand" => Some((Amount::Known(1_000_000), at + 2)),
                "full" | "whole" | "further" | "single" | "additional" | "extra" | "entire" => {
                    Some((Amount::ONE, at + 2))
                }
                _ => Some((Amount::ONE, at + 1)),
            };
        }
        "couple" => return Some((Amount::Known(2000), of(view, at + 1))),
        "few" | "several" | "many" | "various" | "numerous" => return vague(at + 1),
        "tens" | "dozens" | "hundreds" | "thousands" if view.lower(at + 1) == "of" => {
            return vague(at + 2);
        }
        "half" => {
            let end = after_hyphen(view, at + 1);
            return Some((Amount::Known(500), end + usize::from(view.is(end, &["a", "an"]))));
        }
        _ => {}
    }
    let (whole, end) = cardinal(view, at)?;
    let mut thousandths = u64::from(whole) * 1000;
    if let Some(end) = fraction(view, end) {
        thousandths += 500;
        return Some((Amount::Known(thousandths), end));
    }
    if view.lower(end) == "." && view.joined(end) && view.joined(end + 1) {
        let decimals = view.text(end + 1);
        view.figures(end + 1).filter(|_| decimals.len() <= 3)?;
        let scaled: u64 = format!("{decimals:0<3}").parse().ok()?;
        return Some((Amount::Known(thousandths + scaled), end + 2));
    }
    if view.lower(end) == "more" || view.lower(end) == "full" || view.lower(end) == "additional" {
        return Some((Amount::Known(thousandths), end + 1));
    }
    Some((Amount::Known(thousandths), end))
}

fn of(view: &View, at: usize) -> usize {
    at + usize::from(view.lower(at) == "of")
}

fn after_hyphen(view: &View, at: usize) -> usize {
    at + usize::from(view.lower(at) == "-" && view.joined(at))
}

/// "1/2", "½", "and a half" behind a whole number.
fn fraction(view: &View, at: usize) -> Option<usize> {
    if view.lower(at) == "½" {
        return Some(at + 1);
    }
    let hyphen = usize::from(view.lower(at) == "-" && view.joined(at));
    view.phrase(at + hyphen, &["1", "/", "2"])
        .or_else(|| view.phrase(at, &["and", "a", "half"]))
        .or_else(|| view.phrase(at, &["and", "one", "-", "half"]))
        .or_else(|| view.phrase(at, &["-", "and", "-", "a", "-", "half"]))
}

/// A whole number in words or figures, and where it ends.
pub(crate) fn cardinal(view: &View, at: usize) -> Option<(u32, usize)> {
    if let Some(figures) = view.figures(at) {
        return grouped(view, at, figures);
    }
    let (mut number, mut end) = below_hundred(view, at).or_else(|| {
        matches!(view.lower(at), "hundred" | "thousand").then_some((1, at)) // "hundred years"
    })?;
    for (word, scale) in [("hundred", 100), ("thousand", 1000)] {
        if view.lower(end) == word {
            number *= scale;
            end += 1;
            let behind = end + usize::from(view.lower(end) == "and");
            if let Some((rest, behind)) = below_hundred(view, behind) {
                number += rest;
                end = behind;
            }
        }
    }
    Some((number, end))
}

/// "1,000": groups of three behind commas.
fn grouped(view: &View, at: usize, first: u32) -> Option<(u32, usize)> {
    let (mut number, mut end) = (first, at + 1);
    while view.lower(end) == "," && view.joined(end) && view.joined(end + 1) && number < 1_000_000 {
        let Some(group) = view.figures_of(end + 1, 3) else { break };
        number = number * 1000 + group;
        end += 2;
    }
    Some((number, end))
}

fn below_hundred(view: &View, at: usize) -> Option<(u32, usize)> {
    let word = view.lower(at);
    if let Some(unit) = below_twenty(word) {
        return Some((unit, at + 1));
    }
    let tens = tens(word)?;
    let next = at + 1 + usize::from(view.lower(at + 1) == "-" && view.joined(at + 1));
    match below_twenty(view.lower(next)) {
        Some(unit) if (1..10).contains(&unit) => Some((tens + unit, next + 1)),
        _ => Some((tens, at + 1)),
    }
}

fn below_twenty(word: &str) -> Option<u32> {
    const WORDS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    WORDS.iter().position(|known| *known == word).map(|at| at as u32)
}

fn tens(word: &str) -> Option<u32> {
    let found = match word {
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    };
    Some(found)
}

/// An ordinal in words or figures ("third", "3rd", "twenty-first"), and where it ends.
pub(crate) fn ordinal(view: &View, at: usize) -> Option<(u32, usize)> {
    let word = view.lower(at);
    let figures = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    if !figures.is_empty() && matches!(&word[figures.len()..], "st" | "nd" | "rd" | "th") {
        return figures.parse().ok().filter(|number| *number < 1000).map(|number| (number, at + 1));
    }
    if let Some(tens) = tens(word) {
        let next = at + 1 + usize::from(view.lower(at + 1) == "-" && view.joined(at + 1));
        let unit = ordinal_word(view.lower(next)).filter(|unit| *unit < 10)?;
        return Some((tens + unit, next + 1));
    }
    ordinal_word(word).map(|number| (number, at + 1))
}

fn ordinal_word(word: &str) -> Option<u32> {
    const WORDS: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    if word == "thirtieth" {
        return Some(30);
    }
    WORDS.iter().position(|known| *known == word).map(|at| at as u32 + 1)
}

/// A year in words ("nineteen ninety-six", "two thousand and four", "twenty sixteen"), and where it ends.
pub(crate) fn spoken_year(view: &View, at: usize) -> Option<(i16, usize)> {
    if view.lower(at) == "two" && view.lower(at + 1) == "thousand" {
        let behind = at + 2 + usize::from(view.lower(at + 2) == "and");
        return match below_hundred(view, behind) {
            Some((rest, end)) => Some((2000 + rest as i16, end)),
            None => Some((2000, at + 2)),
        };
    }
    let century = match view.lower(at) {
        "seventeen" => 1700,
        "eighteen" => 1800,
        "nineteen" => 1900,
        "twenty" => 2000,
        _ => return None,
    };
    let next = at + 1 + usize::from(view.lower(at + 1) == "-" && view.joined(at + 1));
    let (rest, end) = below_hundred(view, next)?;
    // "Twenty four" is a number; "twenty ten" can only be a year.
    ((10..100).contains(&rest)).then_some((century + rest as i16, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_parse::Parse;

    fn check(text: &str, expected: Option<(Amount, usize)>) {
        let parse = Parse::of(text);
        assert_eq!(amount(&View::whole(&parse), 0), expected, "{text}");
    }

    #[test]
    fn amounts_are_read_in_words_and_figures() {
        let known = |number: u64, end| Some((Amount::Known(number), end));
        check("two weeks", known(2000, 1));
        check("twenty-four hours", known(24_000, 3));
        check("twenty four hours", known(24_000, 2));
        check("2 1/2 years", known(2500, 4));
        check("2.5 years", known(2500, 3));
        check("two and a half years", known(2500, 4));
        check("1,000 days", known(1_000_000, 3));
        check("a hundred years", known(100_000, 2));
        check("two hundred and ten years", known(210_000, 4));
        check("half an hour", known(500, 2));
        check("several years", Some((Amount::Unknown, 1)));
        check("a couple of years", known(2000, 3));
        check("years", None);
    }
}
