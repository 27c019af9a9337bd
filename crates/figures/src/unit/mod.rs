//! Units of measure behind a number: "35 miles", "5.2-litre", "87mph", "350 MPa", "15 year-old", "-20C".
//!
//! What a unit stands per ("a barrel", "/h", "per day") is found here too, for measures, money and percentages alike.

pub(crate) mod compound;
mod table;

use crate::sentence::Sentence;
use table::Known;

/// A unit at some tokens.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Unit {
    /// Name as a record says it.
    pub(crate) name: String,
    /// What it stands per.
    pub(crate) per: Option<String>,
    /// First token; a currency sign stands before its number.
    pub(crate) start: usize,
    /// One past the last token.
    pub(crate) end: usize,
    /// What it measures.
    pub(crate) measures: Measures,
    /// Its quantity and how many base units it is, where that is known.
    pub(crate) size: Option<(&'static str, f64)>,
}

/// What a unit measures, as far as rules ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measures {
    /// A currency.
    Money,
    /// Parts of a hundred, percentage points and the like.
    Share,
    /// Time.
    Time,
    /// The age of someone or something.
    Age,
    /// Anything else.
    Other,
}

/// Tokens of the longest form, hyphens not counted.
const LONGEST: usize = 3;

/// Whether a word is a unit of time.
pub(crate) fn is_time(word: &str) -> bool {
    table::is_time(word)
}

/// The unit that stands behind a number which ends at `at`, with what it stands per.
pub(crate) fn read(sentence: &Sentence, at: usize) -> Option<Unit> {
    let start = at + usize::from(sentence.is_hyphen(at));
    // "0-60-mph"; a single letter behind a hyphen is no unit.
    let lettered = start == at || sentence.word(start).len() > 1;
    let found = symbol(sentence, start).filter(|_| lettered).or_else(|| words(sentence, start));
    let (known, end) = found.or_else(|| degrees(sentence, start))?;
    let Known { name, measures, size, .. } = known;
    if let Some(end) = age(sentence, end, measures) {
        let name = format!("{name} of age");
        return Some(Unit { name, per: None, start, end, measures: Measures::Age, size: None });
    }
    let own = name.split_once(" per ").map(|(name, per)| (name.to_owned(), per.to_owned()));
    let (name, per, end) = match own {
        Some((name, per)) => (name, Some(per), end),
        None => match per(sentence, end, false) {
            Some((per, end)) => (name, Some(per), end),
            None => (name, None, end),
        },
    };
    Some(Unit { name, per, start, end, measures, size })
}

/// "20C", "68F": a letter against its number is a temperature below zero, or where the sentence speaks of heat.
fn degrees(sentence: &Sentence, at: usize) -> Option<(Known, usize)> {
    let name = match sentence.written(at) {
        "C" => "degree celsius",
        "F" => "degree fahrenheit",
        _ => return None,
    };
    (is_temperature(sentence, at.checked_sub(1)?))
        .then(|| table::of_words(name))
        .flatten()
        .map(|known| (known, at + 1))
}

/// Words of a sentence about heat and cold.
const HEAT: &[&str] = &[
    "temperature",
    "temperatures",
    "degrees",
    "celsius",
    "fahrenheit",
    "heat",
    "heatwave",
    "cold",
    "freezing",
    "warm",
    "warmer",
    "warmest",
    "colder",
    "coldest",
    "hotter",
    "hottest",
    "thermometer",
    "mercury",
    "chill",
    "highs",
    "lows",
    "frost",
    "warming",
    "climate",
];

/// Whether the digits at `at` with a "C" or "F" against them are a temperature.
pub(crate) fn is_temperature(sentence: &Sentence, at: usize) -> bool {
    let lettered =
        sentence.is_digits(at) && sentence.glued(at + 1) && matches!(sentence.written(at + 1), "C" | "F");
    let minus =
        matches!(sentence.before(at), "-" | "−" | "–") && sentence.glued(at) && !sentence.glued(at - 1)
            || sentence.before(at) == "minus";
    lettered && (minus || sentence.tokens.iter().any(|token| HEAT.contains(&token.lower.as_str())))
}

fn symbol(sentence: &Sentence, at: usize) -> Option<(Known, usize)> {
    // "9 W", "230 V" at a clause's end; "9 W Main St" is an address.
    let ends = matches!(
        sentence.word(at + 1),
        "" | "." | "," | ")" | ";" | "of" | "and" | "to" | "or" | "in" | "at"
    );
    let glued = sentence.glued(at) || (matches!(sentence.written(at), "W" | "V" | "J" | "N") && ends);
    let start = sentence.tokens.get(at)?.span.start;
    let power = matches!(sentence.written(at), "sq" | "cu");
    for count in (1..=LONGEST).rev() {
        let end = at + count;
        if end > sentence.len() || (at + 1..end).any(|k| !sentence.glued(k) && !power) {
            continue;
        }
        let written = &sentence.text[start..sentence.tokens[end - 1].span.end];
        if written.len() > 12 || sentence.glued(end) && sentence.is_word(end) {
            continue;
        }
        let known = match written.split_once(". ").filter(|_| power) {
            Some((power, rest)) => table::of_symbol(&format!("{power} {rest}"), glued),
            None => table::of_symbol(written, glued),
        };
        if let Some(known) = known {
            return Some((known, end));
        }
    }
    None
}

fn words(sentence: &Sentence, at: usize) -> Option<(Known, usize)> {
    let mut joined = String::new();
    let mut found = None;
    let mut next = at;
    for count in 0..LONGEST {
        next += usize::from(count > 0 && sentence.is_hyphen(next));
        // "sq. miles"
        next +=
            usize::from(count == 1 && matches!(joined.as_str(), "sq" | "cu") && sentence.word(next) == ".");
        if !sentence.is_word(next) {
            break;
        }
        if count > 0 {
            joined.push(' ');
        }
        joined.push_str(sentence.word(next));
        next += 1;
        if let Some(known) =
            table::of_words(&joined).filter(|known| !(known.small && sentence.is_capital(next - 1)))
        {
            found = Some((known, next));
        }
    }
    let (known, end) = found?;
    // "a second goal", "two second-half goals", "one foot in the door".
    let ordinal = sentence.word(at) == "second" && (sentence.is_hyphen(end) || sentence.tag(end).is_noun());
    let limb = sentence.word(at) == "foot" && matches!(sentence.word(end), "on" | "in" | "under");
    (!ordinal && !limb).then_some((known, end))
}

/// "-old", " old" and "of age" behind a unit of time.
fn age(sentence: &Sentence, end: usize, measures: Measures) -> Option<usize> {
    if measures != Measures::Time {
        return None;
    }
    let next = end + usize::from(sentence.is_hyphen(end));
    if matches!(sentence.word(next), "old" | "olds") {
        return Some(next + 1);
    }
    sentence.has(end, &["of", "age"]).then_some(end + 2)
}

/// What a unit stands per, and one past it: "per barrel", "/h", "a year", "an hour", "each".
pub(crate) fn per(sentence: &Sentence, at: usize, any: bool) -> Option<(String, usize)> {
    let noun = match sentence.word(at) {
        "per" => at + 1,
        "/" if sentence.glued(at) && sentence.glued(at + 1) => at + 1,
        "a" | "an" | "every" => {
            let word = sentence.word(at + 1);
            let rate = is_rate(word) || (any && RATES_OF_MONEY.contains(&word));
            return (rate
                && !matches!(sentence.word(at + 2), "ago" | "after" | "before" | "later" | "earlier"))
            .then(|| (singular_unit(sentence, at + 1), at + 2));
        }
        "-" if sentence.is_hyphen(at) && matches!(sentence.word(at + 1), "a" | "an" | "per") => {
            let at = at + 2 + usize::from(sentence.is_hyphen(at + 2));
            return sentence.is_word(at).then(|| (singular_unit(sentence, at), at + 1));
        }
        _ => return None,
    };
    if sentence.word(noun) == "capita" {
        return Some(("person".to_owned(), noun + 1));
    }
    if let Some((known, end)) = symbol(sentence, noun).or_else(|| words(sentence, noun)) {
        return Some((known.name, end));
    }
    if sentence.is_digits(noun) || crate::number::scale_word(sentence.word(noun)).is_some() {
        // "per 100,000 people": the rate's base is part of the unit.
        let mut end = noun + 1;
        while end < sentence.len() && end < noun + 3 && sentence.tag(end).is_noun() {
            end += 1;
        }
        return Some((sentence.span(noun, end).of(sentence.text).to_lowercase(), end));
    }
    let one = sentence.word(at) == "per" || any;
    (one && sentence.is_word(noun) && sentence.tag(noun).is_noun())
        .then(|| (sentence.word(noun).to_owned(), noun + 1))
}

const RATES_OF_MONEY: &[&str] = &[
    "share", "barrel", "head", "person", "ton", "tonne", "pound", "gallon", "litre", "liter", "kilo",
    "kilogram", "ounce", "bottle", "ticket", "piece", "bushel", "copy", "pop", "unit", "game", "season",
    "session", "plate", "pair", "seat",
];

fn is_rate(word: &str) -> bool {
    matches!(
        word,
        "second"
            | "minute"
            | "hour"
            | "day"
            | "week"
            | "month"
            | "year"
            | "decade"
            | "century"
            | "night"
            | "season"
            | "game"
    )
}

fn singular_unit(sentence: &Sentence, at: usize) -> String {
    let word = sentence.word(at);
    table::of_words(word).map_or_else(|| word.to_owned(), |known| known.name)
}
