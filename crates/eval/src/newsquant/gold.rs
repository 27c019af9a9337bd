//! NewsQuant's file.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;

use crate::Error;

/// A sentence with its gold figures.
#[derive(Clone, Debug, PartialEq)]
pub struct GoldSentence {
    /// The sentence.
    pub text: String,
    /// Its figures.
    pub figures: Vec<GoldFigure>,
}

/// A gold figure.
#[derive(Clone, Debug, PartialEq)]
pub struct GoldFigure {
    /// Its value.
    pub value: Value,
    /// Its normalised unit, `-` for none.
    pub unit: String,
    /// `=`, `~`, `>`, `<`, `up` or `down`.
    pub change: String,
    /// Words of what it concerns in lower case, `-` for nothing.
    pub concepts: BTreeSet<String>,
}

/// A number or a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// One number.
    One(f64),
    /// Lowest and highest.
    Range(f64, f64),
}

impl Value {
    /// Equal within a hundred-thousandth of the other (numpy's `isclose` with its defaults).
    pub fn is_close(self, other: Self) -> bool {
        let close = |a: f64, b: f64| (a - b).abs() <= 1e-8 + 1e-5 * b.abs();
        match (self, other) {
            (Self::One(a), Self::One(b)) => close(a, b),
            (Self::Range(a, b), Self::Range(c, d)) => close(a, c) && close(b, d),
            _ => false,
        }
    }

    fn parse(written: &str) -> Option<Self> {
        if let Ok(one) = written.parse() {
            return Some(Self::One(one));
        }
        let (low, high) = written.split_once('-')?;
        Some(Self::Range(low.parse().ok()?, high.parse().ok()?))
    }
}

#[derive(Deserialize)]
struct Row {
    text: String,
    quantities: Vec<Quantity>,
}

#[derive(Deserialize)]
struct Quantity {
    change: String,
    value: String,
    normalized_unit: String,
    referred_concepts: String,
}

pub(super) fn read(path: &Path) -> Result<Vec<GoldSentence>, Error> {
    let written = std::fs::read_to_string(path).map_err(|error| Error::new(path, error))?;
    let rows: Vec<Row> = serde_json::from_str(&written).map_err(|error| Error::new(path, error))?;
    let mut sentences = Vec::with_capacity(rows.len());
    for row in rows {
        let mut figures = Vec::with_capacity(row.quantities.len());
        for quantity in row.quantities {
            let value = Value::parse(&quantity.value)
                .ok_or_else(|| Error::new(path, format!("not a value: {}", quantity.value)))?;
            let split = quantity.referred_concepts.split(|c: char| c == ',' || c.is_whitespace());
            figures.push(GoldFigure {
                value,
                unit: quantity.normalized_unit,
                change: quantity.change,
                concepts: split.filter(|word| !word.is_empty()).map(str::to_lowercase).collect(),
            });
        }
        sentences.push(GoldSentence { text: row.text, figures });
    }
    Ok(sentences)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_numbers_or_ranges() {
        for (written, value) in [
            ("12", Value::One(12.0)),
            ("-3.5", Value::One(-3.5)),
            ("1E3", Value::One(1000.0)),
            ("10.0-15.0", Value::Range(10.0, 15.0)),
        ] {
            assert_eq!(Value::parse(written), Some(value), "{written}");
        }
        assert_eq!(Value::parse("many"), None);
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let error = read(Path::new("no/such.json")).expect_err("nothing there");
        assert!(error.to_string().starts_with("no/such.json: "), "{error}");
    }
}
