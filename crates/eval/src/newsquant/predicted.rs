//! A record's figures as NewsQuant would write them.

use std::collections::BTreeSet;

use onrecord_record::{Bound, ChangeRole, Direction, Figure, FigureKind};

use super::gold::Value;
use super::names;

/// A predicted figure in NewsQuant's terms.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Predicted {
    /// Its value.
    pub(super) value: Value,
    /// Its normalised unit in lower case, `-` for none.
    pub(super) unit: String,
    /// `=`, `~`, `>`, `<`, `up` or `down`.
    pub(super) change: String,
    /// Words of what it concerns in lower case, `-` for nothing.
    pub(super) concepts: BTreeSet<String>,
}

/// The figures of a record.
///
/// NewsQuant calls what is counted a unit, and what the figure is said of a concept; where there is a proper unit, both
/// what is counted and what it is said of are concepts.
pub(super) fn predicted(figures: &[Figure]) -> Vec<Predicted> {
    figures.iter().filter_map(one).collect()
}

fn one(figure: &Figure) -> Option<Predicted> {
    let value = match (figure.low, figure.high) {
        (Some(low), Some(high)) if low < high => Value::Range(low, high),
        (Some(one), _) | (None, Some(one)) => Value::One(one),
        (None, None) => return None,
    };
    let mut concepts = BTreeSet::new();
    let counts = figure.unit.is_none() && figure.counted.is_some();
    if let Some(counted) = &figure.counted
        && !counts
    {
        concepts.extend(names::words(&counted.phrase.text));
    }
    if let Some(about) = &figure.about {
        concepts.extend(names::words(&about.phrase.text));
    }
    if concepts.is_empty() {
        concepts.insert("-".to_owned());
    }
    Some(Predicted { value, unit: unit(figure), change: change(figure).to_owned(), concepts })
}

fn unit(figure: &Figure) -> String {
    if let Some(unit) = &figure.unit {
        let written: Vec<&str> = figure.expression.text.split(|c: char| !c.is_alphanumeric()).collect();
        let name = names::unit(&unit.name, &written);
        return match &unit.per {
            Some(per) => format!("{name} per {}", names::unit(per, &[])),
            None => name,
        };
    }
    match &figure.counted {
        Some(counted) if figure.kind == FigureKind::Count => names::lemma(&counted.phrase.text),
        Some(counted) if names::words(&counted.phrase.text).contains(&"times".to_owned()) => {
            "count".to_owned()
        }
        _ => "-".to_owned(),
    }
}

fn change(figure: &Figure) -> &'static str {
    match figure.bound {
        Bound::About | Bound::Nearly => return "~",
        Bound::MoreThan | Bound::AtLeast => return ">",
        Bound::LessThan | Bound::UpTo => return "<",
        Bound::None | Bound::Between | Bound::Vague => {}
    }
    match figure.change {
        Some(change) if change.role == ChangeRole::By => match change.direction {
            Some(Direction::Up) => "up",
            Some(Direction::Down) => "down",
            None => "=",
        },
        _ => "=",
    }
}
