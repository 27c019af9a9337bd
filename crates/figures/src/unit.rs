//! Units of measure behind a number, from `data/units.tsv`: "35 miles", "5.2-litre", "87mph", "15 year-old".
//!
//! What a unit stands per ("a barrel", "/h", "per day") is found here too, for measures, money and percentages alike.

use std::{collections::HashMap, sync::LazyLock};

use crate::sentence::Sentence;

/// A unit at some tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
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

struct Row {
    name: &'static str,
    measures: Measures,
}

struct Table {
    rows: Vec<Row>,
    words: HashMap<&'static str, usize>,
    symbols: HashMap<&'static str, (usize, bool)>,
}

/// Tokens of the longest form, hyphens not counted.
const LONGEST: usize = 3;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { rows: Vec::new(), words: HashMap::new(), symbols: HashMap::new() };
    for line in include_str!("../data/units.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (Some(name), Some(dimension)) = (columns.next(), columns.next()) else { continue };
        let measures = match dimension {
            "time" => Measures::Time,
            "ratio" => Measures::Share,
            _ => Measures::Other,
        };
        let row = table.rows.len();
        table.rows.push(Row { name, measures });
        for word in columns.next().unwrap_or(".").split(',').filter(|word| *word != ".") {
            table.words.insert(word, row);
        }
        for symbol in columns.next().unwrap_or(".").split(',').filter(|symbol| *symbol != ".") {
            let bare = symbol.strip_suffix('!');
            table.symbols.insert(bare.unwrap_or(symbol), (row, bare.is_some()));
        }
    }
    table
});

/// Whether a word is a unit of time.
pub(crate) fn is_time(word: &str) -> bool {
    TABLE.words.get(word).is_some_and(|row| TABLE.rows[*row].measures == Measures::Time)
}

/// The unit that stands behind a number which ends at `at`, with what it stands per.
pub(crate) fn read(sentence: &Sentence, at: usize) -> Option<Unit> {
    let start = at + usize::from(sentence.is_hyphen(at));
    // "0-60-mph"; a single letter behind a hyphen is no unit.
    let lettered = start == at || sentence.word(start).len() > 1;
    let (row, end) = symbol(sentence, start).filter(|_| lettered).or_else(|| words(sentence, start))?;
    let Row { name, measures } = TABLE.rows[row];
    if let Some(end) = age(sentence, end, measures) {
        return Some(Unit { name: format!("{name} of age"), per: None, start, end, measures: Measures::Age });
    }
    let (name, own) = name.split_once(" per ").map_or((name, None), |(name, per)| (name, Some(per)));
    let (per, end) = match own {
        Some(per) => (Some(per.to_owned()), end),
        None => per(sentence, end, false).map_or((None, end), |(per, end)| (Some(per), end)),
    };
    Some(Unit { name: name.to_owned(), per, start, end, measures })
}

impl Copy for Row {}
impl Clone for Row {
    fn clone(&self) -> Self {
        *self
    }
}

fn symbol(sentence: &Sentence, at: usize) -> Option<(usize, usize)> {
    let glued = sentence.glued(at);
    let start = sentence.tokens.get(at)?.span.start;
    for count in (1..=LONGEST).rev() {
        let end = at + count;
        if end > sentence.len() || (at + 1..end).any(|k| !sentence.glued(k) && sentence.written(at) != "sq") {
            continue;
        }
        let written = &sentence.text[start..sentence.tokens[end - 1].span.end];
        let further = sentence.glued(end) && sentence.is_word(end);
        if let Some((row, only_glued)) = TABLE.symbols.get(written)
            && (glued || !only_glued)
            && !further
        {
            return Some((*row, end));
        }
    }
    None
}

fn words(sentence: &Sentence, at: usize) -> Option<(usize, usize)> {
    let mut joined = String::new();
    let mut found = None;
    let mut next = at;
    for count in 0..LONGEST {
        next += usize::from(count > 0 && sentence.is_hyphen(next));
        if !sentence.is_word(next) {
            break;
        }
        if count > 0 {
            joined.push(' ');
        }
        joined.push_str(sentence.word(next));
        next += 1;
        if let Some(row) = TABLE.words.get(joined.as_str()) {
            found = Some((*row, next));
        }
    }
    let (row, end) = found?;
    // "a second goal", "two second-half goals", "one foot in the door".
    let ordinal = sentence.word(at) == "second" && (sentence.is_hyphen(end) || sentence.tag(end).is_noun());
    let limb = sentence.word(at) == "foot" && matches!(sentence.word(end), "on" | "in" | "under");
    (!ordinal && !limb).then_some((row, end))
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
    if let Some((row, end)) = symbol(sentence, noun).or_else(|| words(sentence, noun)) {
        return Some((TABLE.rows[row].name.to_owned(), end));
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
    TABLE.words.get(word).map_or(word, |row| TABLE.rows[*row].name).to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_row_has_its_columns_and_stands_in_order() {
        let rows = include_str!("../data/units.tsv").lines().filter(|line| !line.starts_with('#'));
        let mut last = String::new();
        for row in rows {
            assert_eq!(row.split('\t').count(), 4, "{row}");
            let name = row.split('\t').next().expect("a name").to_lowercase();
            assert!(last < name, "{name} stands behind {last}");
            last = name;
        }
    }
}
