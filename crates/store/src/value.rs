//! What a list gives: rows of plain values under named columns.

use rusqlite::types::ValueRef;
use serde_json::{Map, Number};

/// One value of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Not known, or not there.
    Null,
    /// A whole number.
    Integer(i64),
    /// Another number.
    Real(f64),
    /// Words.
    Text(String),
    /// A list or an object in JSON, such as an actor's other names.
    Json(serde_json::Value),
}

impl Value {
    pub(crate) fn read(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(number) => Self::Integer(number),
            ValueRef::Real(number) => Self::Real(number),
            ValueRef::Text(text) => Self::Text(String::from_utf8_lossy(text).into_owned()),
            ValueRef::Blob(bytes) => Self::Text(bytes.iter().map(|byte| format!("{byte:02x}")).collect()),
        }
    }

    /// The words, where it is words.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// As a value of JSON.
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Null => serde_json::Value::Null,
            Self::Integer(number) => (*number).into(),
            Self::Real(number) => Number::from_f64(*number).map_or(serde_json::Value::Null, Into::into),
            Self::Text(text) => text.clone().into(),
            Self::Json(value) => value.clone(),
        }
    }

    /// As one cell of a table: nothing for null, lists parted by `; `.
    pub fn to_cell(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Integer(number) => number.to_string(),
            Self::Real(number) => number.to_string(),
            Self::Text(text) => text.clone(),
            Self::Json(serde_json::Value::Array(values)) => {
                let cell = |value: &serde_json::Value| match value {
                    serde_json::Value::String(text) => text.clone(),
                    other => other.to_string(),
                };
                values.iter().map(cell).collect::<Vec<_>>().join("; ")
            }
            Self::Json(value) => value.to_string(),
        }
    }
}

/// Rows under named columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns' names.
    pub columns: Vec<String>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<Value>>,
    /// Whether there are more rows than were asked for.
    pub more: bool,
}

impl Table {
    /// The value of a row under a column; null where there is no such column.
    pub fn get(&self, row: usize, column: &str) -> &Value {
        let at = self.columns.iter().position(|name| name == column);
        at.and_then(|at| self.rows.get(row)?.get(at)).unwrap_or(&Value::Null)
    }

    /// A row as an object of JSON.
    pub fn object(&self, row: usize) -> serde_json::Value {
        let pairs = self.columns.iter().zip(&self.rows[row]);
        pairs.map(|(column, value)| (column.clone(), value.to_json())).collect::<Map<_, _>>().into()
    }
}
