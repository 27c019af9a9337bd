//! Which unit words and symbols stand for: simple ones by the tables, others by prefix and power.
//!
//! `data/units-cldr.tsv` has the simple units of the Unicode CLDR with their sizes and prefixes, `data/units.tsv` what news
//! calls them and what CLDR lacks; the second goes before the first. "Terawatts", "mSv" and "MPa" are a prefix and a
//! unit, "square rods", "km2" and "sq. ft" a power of a length.

use std::{collections::HashMap, sync::LazyLock};

use super::Measures;

/// A unit by its name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Known {
    /// Name as a record says it.
    pub(super) name: String,
    /// What it measures.
    pub(super) measures: Measures,
    /// Its quantity and how many base units it is, where that is known.
    pub(super) size: Option<(&'static str, f64)>,
    /// It counts only in small letters: "3 tesla" measure, "3 Teslas" drive.
    pub(super) small: bool,
}

struct Row {
    known: Known,
    prefixes: bool,
}

struct Table {
    rows: Vec<Row>,
    words: HashMap<&'static str, usize>,
    symbols: HashMap<&'static str, (usize, bool)>,
    /// Name, symbol, factor.
    prefixes: Vec<(&'static str, &'static str, f64)>,
}

/// Prefixes that news writes as letters before a symbol of two letters or more.
const LETTERS: &[&str] = &["n", "µ", "μ", "m", "k", "M", "G", "T"];

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table =
        Table { rows: Vec::new(), words: HashMap::new(), symbols: HashMap::new(), prefixes: Vec::new() };
    for line in rows(include_str!("../../data/units-cldr.tsv")) {
        let columns: Vec<&'static str> = line.split('\t').collect();
        let [name, quantity, factor, prefixes, words, symbols] = columns[..] else { continue };
        let Ok(factor) = factor.parse() else { continue };
        if quantity == "prefix" {
            table.prefixes.push((name, symbols, factor));
            continue;
        }
        let measures = measures(quantity);
        let known = Known { name: name.to_owned(), measures, size: Some((quantity, factor)), small: true };
        add(&mut table, Row { known, prefixes: prefixes == "si" }, words, symbols);
    }
    for line in rows(include_str!("../../data/units.tsv")) {
        let columns: Vec<&'static str> = line.split('\t').collect();
        let [name, dimension, words, symbols] = columns[..] else { continue };
        let simple = words.split(',').find_map(|word| table.words.get(word).copied());
        let size =
            words.split(',').find_map(|word| simple_or_prefixed(&table, word)).and_then(|known| known.size);
        let known = Known { name: name.to_owned(), measures: measures(dimension), size, small: false };
        let prefixes = simple.is_some_and(|row| table.rows[row].prefixes);
        add(&mut table, Row { known, prefixes }, words, symbols);
    }
    table
});

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

fn measures(quantity: &str) -> Measures {
    match quantity {
        "time" => Measures::Time,
        "ratio" => Measures::Share,
        _ => Measures::Other,
    }
}

fn add(table: &mut Table, row: Row, words: &'static str, symbols: &'static str) {
    let at = table.rows.len();
    table.rows.push(row);
    for word in words.split(',').filter(|word| *word != ".") {
        table.words.insert(word, at);
    }
    for symbol in symbols.split(',').filter(|symbol| *symbol != ".") {
        let bare = symbol.strip_suffix('!');
        table.symbols.insert(bare.unwrap_or(symbol), (at, bare.is_some()));
    }
}

/// The unit that words in lower case name, hyphens as spaces.
pub(super) fn of_words(words: &str) -> Option<Known> {
    simple_or_prefixed(&TABLE, words).or_else(|| {
        let (power, rest) = words.split_once(' ')?;
        let power = match power {
            "square" | "sq" => "square",
            "cubic" | "cu" => "cubic",
            _ => return None,
        };
        to_power(power, simple_or_prefixed(&TABLE, rest)?)
    })
}

fn simple_or_prefixed(table: &Table, words: &str) -> Option<Known> {
    if let Some(row) = table.words.get(words) {
        return Some(table.rows[*row].known.clone());
    }
    table.prefixes.iter().find_map(|(name, _, factor)| {
        let row = &table.rows[*table.words.get(words.strip_prefix(name)?)?];
        row.prefixes.then(|| prefixed(name, *factor, &row.known))
    })
}

fn prefixed(name: &str, factor: f64, known: &Known) -> Known {
    let size = known.size.map(|(quantity, size)| (quantity, size * factor));
    Known { name: format!("{name}{}", known.name), size, ..known.clone() }
}

fn to_power(power: &str, known: Known) -> Option<Known> {
    let (quantity, _) = known.size?;
    let name = format!("{power} {}", known.name);
    (quantity == "length").then_some(Known {
        name,
        measures: Measures::Other,
        size: None,
        small: known.small,
    })
}

/// The unit of a symbol as written; `glued` where it stands against its number.
pub(super) fn of_symbol(written: &str, glued: bool) -> Option<Known> {
    let simple = |written: &str, glued: bool| {
        let (row, only_glued) = TABLE.symbols.get(written)?;
        (glued || !only_glued).then(|| TABLE.rows[*row].known.clone())
    };
    if let Some(known) = simple(written, glued) {
        return Some(known);
    }
    let letters = TABLE.prefixes.iter().filter(|(_, letter, _)| LETTERS.contains(letter) || *letter == "h");
    for (name, letter, factor) in letters {
        let Some(base) = written.strip_prefix(letter).filter(|base| base.len() > 1) else { continue };
        let Some((row, _)) = TABLE.symbols.get(base) else { continue };
        let row = &TABLE.rows[*row];
        if row.prefixes && (*letter != "h" || base == "Pa") {
            return Some(Known { small: false, ..prefixed(name, *factor, &row.known) });
        }
    }
    let power = match written.chars().last()? {
        '2' | '²' => "square",
        '3' | '³' => "cubic",
        _ => return None,
    };
    let base = written.trim_end_matches(['2', '3', '²', '³']);
    to_power(power, simple(base, true).filter(|_| base.len() + 2 >= written.len())?)
}

/// Whether a word names a unit of time.
pub(super) fn is_time(word: &str) -> bool {
    TABLE.words.get(word).is_some_and(|row| TABLE.rows[*row].known.measures == Measures::Time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_columns_and_stands_in_order() {
        let mut last = String::new();
        for row in rows(include_str!("../../data/units.tsv")) {
            assert_eq!(row.split('\t').count(), 4, "{row}");
            let name = row.split('\t').next().expect("a name").to_lowercase();
            assert!(last < name, "{name} stands behind {last}");
            last = name;
        }
        for row in rows(include_str!("../../data/units-cldr.tsv")) {
            let columns: Vec<&str> = row.split('\t').collect();
            assert_eq!(columns.len(), 6, "{row}");
            assert!(columns[2].parse::<f64>().is_ok_and(|factor| factor > 0.0), "{row}");
        }
    }

    #[test]
    fn units_are_composed() {
        let name = |known: Option<Known>| known.map(|known| known.name);
        for (words, expected) in [
            ("terawatts", "terawatt"),
            ("nanoseconds", "nanosecond"),
            ("square furlongs", "square furlong"),
            ("cubic kilometers", "cubic kilometre"),
            ("millisieverts", "millisievert"),
        ] {
            assert_eq!(name(of_words(words)).as_deref(), Some(expected), "{words}");
        }
        for (symbol, expected) in [
            ("MPa", "megapascal"),
            ("hPa", "hectopascal"),
            ("TeV", "teraelectronvolt"),
            ("mSv", "millisievert"),
            ("km2", "square kilometre"),
            ("m³", "cubic metre"),
            ("kHz", "kilohertz"),
        ] {
            assert_eq!(name(of_symbol(symbol, false)).as_deref(), Some(expected), "{symbol}");
        }
        for other in ["Ms", "TV", "am", "pm", "km4", "hHz", "G"] {
            assert_eq!(name(of_symbol(other, false)), None, "{other}");
        }
        assert_eq!(name(of_words("teslas")).as_deref(), Some("tesla"));
    }

    #[test]
    fn sizes_are_known() {
        let size = |words: &str| of_words(words).and_then(|known| known.size);
        assert_eq!(size("inches"), Some(("length", 0.0254)));
        assert_eq!(size("kilometres"), Some(("length", 1000.0)));
        assert_eq!(size("minutes"), Some(("time", 60.0)));
    }
}
