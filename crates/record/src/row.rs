//! Rows of tables as plain values under named, typed columns.
//!
//! What keeps records gives rows of its own types; what prints and exports takes any of them through [`Row`], and so knows
//! none. A column says of itself what a reader of the table must know: its name, its type, whether it may be empty, and
//! what stands in it.

use std::borrow::Cow;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, in lower case with underscores.
    pub name: Cow<'static, str>,
    /// What its values are.
    pub kind: ColumnKind,
    /// Whether a row may have nothing in it.
    pub nullable: bool,
    /// What stands in it, with its unit.
    pub doc: Cow<'static, str>,
}

impl Column {
    /// A column of a query's result, of which nothing is known but its name.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: Cow::Owned(name.into()), kind: ColumnKind::Any, nullable: true, doc: Cow::Borrowed("") }
    }
}

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ColumnKind {
    /// Words, an identifier or an address.
    Text,
    /// One of a few words, such as an act.
    Word,
    /// A day in ISO 8601, such as 2019-05-06.
    Day,
    /// A whole number.
    Integer,
    /// Another number.
    Real,
    /// Yes or no.
    Boolean,
    /// A list of words.
    List,
    /// Stretches of a text, in code points.
    Spans,
    /// Rows of another table.
    Rows,
    /// What a query gives.
    Any,
}

/// One value of a row. In JSON it is what it looks like: a number, a word, a list, an object for each row.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// Not known, or not there.
    Null,
    /// Yes or no.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Real(f64),
    /// Words.
    Text(String),
    /// A list of words.
    List(Vec<String>),
    /// Stretches of a text: first character and one past the last, in code points.
    Spans(Vec<(usize, usize)>),
    /// Rows of another table.
    Rows(Table),
}

impl Value {
    /// The words, where it is words.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether there is nothing in it.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// As one cell of a table: nothing for null, lists parted by `; `, spans as `814-850,861-878`, of rows how many.
    ///
    /// ```
    /// use onrecord_record::Value;
    /// assert_eq!(Value::Spans(vec![(814, 850), (861, 878)]).to_cell(), "814-850,861-878");
    /// assert_eq!(Value::Real(40.0).to_cell(), "40");
    /// ```
    pub fn to_cell(&self) -> Cow<'_, str> {
        match self {
            Self::Null => Cow::Borrowed(""),
            Self::Boolean(true) => Cow::Borrowed("true"),
            Self::Boolean(false) => Cow::Borrowed("false"),
            Self::Integer(number) => Cow::Owned(number.to_string()),
            Self::Real(number) => Cow::Owned(number.to_string()),
            Self::Text(text) => Cow::Borrowed(text),
            Self::List(words) => Cow::Owned(words.join("; ")),
            Self::Spans(spans) => {
                let spans = spans.iter().map(|(first, last)| format!("{first}-{last}"));
                Cow::Owned(spans.collect::<Vec<_>>().join(","))
            }
            Self::Rows(table) => Cow::Owned(table.rows.len().to_string()),
        }
    }
}

/// What can be written as a row of a table without knowing what it is of.
pub trait Row {
    /// The columns, in order.
    fn columns() -> &'static [Column];

    /// The values, one for each column.
    fn values(&self) -> Vec<Value>;
}

/// Values under columns, written as one object.
#[derive(Clone, Copy, Debug)]
pub struct Object<'a> {
    /// The columns.
    pub columns: &'a [Column],
    /// As many values.
    pub values: &'a [Value],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        for (column, value) in self.columns.iter().zip(self.values) {
            map.serialize_entry(&column.name, value)?;
        }
        map.end()
    }
}

/// Rows under columns that are known when the program runs, such as a query's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns.
    pub columns: Cow<'static, [Column]>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<Value>>,
    /// The rows that would come next.
    pub more: More,
}

impl Table {
    /// The value of a row under a column; null where there is no such row or column.
    pub fn get(&self, row: usize, column: &str) -> &Value {
        let at = self.columns.iter().position(|known| known.name == column);
        at.and_then(|at| self.rows.get(row)?.get(at)).unwrap_or(&Value::Null)
    }
}

impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rows.iter().map(|values| Object { columns: &self.columns, values }))
    }
}

/// How many rows come after those of a page. They are counted up to a few thousand: a page must not take longer where a
/// file is large.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct More {
    /// How many were counted.
    pub rows: usize,
    /// Whether there are still more than these.
    pub beyond: bool,
}

impl More {
    /// Whether there are any, or may be.
    pub fn any(self) -> bool {
        self.rows > 0 || self.beyond
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_in_json_what_they_look_like() {
        let columns = ["words", "low", "exact", "aliases", "spans", "unit"].map(Column::named);
        let values = [
            Value::Text("40 people".to_owned()),
            Value::Real(40.0),
            Value::Boolean(true),
            Value::List(vec!["Obi".to_owned(), "the minister".to_owned()]),
            Value::Spans(vec![(3, 9)]),
            Value::Null,
        ];
        let written = serde_json::to_string(&Object { columns: &columns, values: &values });
        let expected = r#"{"words":"40 people","low":40.0,"exact":true,"aliases":["Obi","the minister"],"spans":[[3,9]],"unit":null}"#;
        assert_eq!(written.expect("it has a form in JSON"), expected);
        let cells: Vec<_> = values.iter().map(Value::to_cell).collect();
        assert_eq!(cells, ["40 people", "40", "true", "Obi; the minister", "3-9", ""]);
    }

    #[test]
    fn rows_within_a_row_are_objects() {
        let table = Table {
            columns: vec![Column::named("name")].into(),
            rows: vec![vec![Value::Text("Ada Obi".to_owned())]],
            more: More::default(),
        };
        let value = Value::Rows(table);
        assert_eq!(serde_json::to_string(&value).expect("it has a form in JSON"), r#"[{"name":"Ada Obi"}]"#);
        assert_eq!(value.to_cell(), "1");
    }
}
