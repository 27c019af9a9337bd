//! One value of a row: its type, how it is read from SQLite, and what it is in a table of plain values.

use std::borrow::Cow;
use std::str::FromStr;

use onrecord_record::{
    Act, Address, Bound, Casualty, Certainty, Column, ColumnKind, DateModifier, DateType, DisputeState,
    EntityKind, FigureKind, Format, IssueKind, LinkKind, Manner, PlaceType, Polarity, UnknownSource,
    UnresolvedDate, UnresolvedPlace, Value, Voice,
};
use rusqlite::types::{FromSqlError, ValueRef};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as NotOne, StrDeserializer};

use crate::number::written;
use crate::origin::Origin;

type Read<T> = Result<T, FromSqlError>;

/// A type that a row has in a column.
pub(crate) trait Cell: Sized {
    const KIND: ColumnKind;
    const NULLABLE: bool = false;

    fn read(value: ValueRef<'_>) -> Read<Self>;

    fn value(&self) -> Value;
}

/// The name of a column: the field's, without the mark of one that the language has a use for (`r#type`).
pub(crate) const fn name(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', ..] => field.split_at(2).1,
        _ => field,
    }
}

/// The column of a field.
pub(crate) const fn column<T: Cell>(field: &'static str, doc: &'static str) -> Column {
    Column {
        name: Cow::Borrowed(name(field)),
        kind: T::KIND,
        nullable: T::NULLABLE,
        doc: Cow::Borrowed(doc.trim_ascii()),
    }
}

/// The cells of a row that a query gives, one after the other.
pub(crate) struct Cells<'a> {
    row: &'a rusqlite::Row<'a>,
    at: usize,
}

impl<'a> Cells<'a> {
    pub(crate) fn of(row: &'a rusqlite::Row<'a>) -> Self {
        Self { row, at: 0 }
    }

    pub(crate) fn next<T: Cell>(&mut self) -> rusqlite::Result<T> {
        let value = self.row.get_ref(self.at)?;
        let kind = value.data_type();
        self.at += 1;
        T::read(value)
            .map_err(|error| rusqlite::Error::FromSqlConversionFailure(self.at - 1, kind, Box::new(error)))
    }
}

impl Cell for String {
    const KIND: ColumnKind = ColumnKind::Text;

    fn read(value: ValueRef<'_>) -> Read<Self> {
        Ok(value.as_str()?.to_owned())
    }

    fn value(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl Cell for usize {
    const KIND: ColumnKind = ColumnKind::Integer;

    fn read(value: ValueRef<'_>) -> Read<Self> {
        let number = value.as_i64()?;
        Self::try_from(number).map_err(|_| FromSqlError::OutOfRange(number))
    }

    fn value(&self) -> Value {
        Value::Integer(i64::try_from(*self).unwrap_or(i64::MAX))
    }
}

impl Cell for f64 {
    const KIND: ColumnKind = ColumnKind::Real;

    fn read(value: ValueRef<'_>) -> Read<Self> {
        match value {
            ValueRef::Integer(number) => Ok(number as Self),
            other => other.as_f64(),
        }
    }

    fn value(&self) -> Value {
        Value::Real(*self)
    }
}

impl Cell for bool {
    const KIND: ColumnKind = ColumnKind::Boolean;

    fn read(value: ValueRef<'_>) -> Read<Self> {
        Ok(value.as_i64()? != 0)
    }

    fn value(&self) -> Value {
        Value::Boolean(*self)
    }
}

/// A list of words, as the tables keep it: JSON.
impl Cell for Vec<String> {
    const KIND: ColumnKind = ColumnKind::List;

    fn read(value: ValueRef<'_>) -> Read<Self> {
        serde_json::from_str(value.as_str()?).map_err(FromSqlError::other)
    }

    fn value(&self) -> Value {
        Value::List(self.clone())
    }
}

/// A day in ISO 8601: `2019-05-06`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(String);

impl Day {
    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Cell for Day {
    const KIND: ColumnKind = ColumnKind::Day;

    fn read(value: ValueRef<'_>) -> Read<Self> {
        Ok(Self(value.as_str()?.to_owned()))
    }

    fn value(&self) -> Value {
        Value::Text(self.0.clone())
    }
}

/// Stretches of an article's text, in order: first character and one past the last, in code points.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Spans(pub Vec<(usize, usize)>);

/// The views write them `814-850,861-878`, as `onrecord correct` takes them.
impl Cell for Spans {
    const KIND: ColumnKind = ColumnKind::Spans;

    fn read(value: ValueRef<'_>) -> Read<Self> {
        let Some(text) = value.as_str_or_null()? else { return Ok(Self::default()) };
        let span = |span: &str| {
            let (first, last) = span.split_once('-')?;
            Some((first.parse().ok()?, last.parse().ok()?))
        };
        text.split(',').map(span).collect::<Option<_>>().map(Self).ok_or(FromSqlError::InvalidType)
    }

    fn value(&self) -> Value {
        Value::Spans(self.0.clone())
    }
}

impl Cell for Address {
    const KIND: ColumnKind = ColumnKind::Text;

    fn read(value: ValueRef<'_>) -> Read<Self> {
        Self::from_str(value.as_str()?).map_err(FromSqlError::other)
    }

    fn value(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl<T: Cell> Cell for Option<T> {
    const KIND: ColumnKind = T::KIND;
    const NULLABLE: bool = true;

    fn read(value: ValueRef<'_>) -> Read<Self> {
        match value {
            ValueRef::Null => Ok(None),
            value => T::read(value).map(Some),
        }
    }

    fn value(&self) -> Value {
        self.as_ref().map_or(Value::Null, Cell::value)
    }
}

/// One of a record's words, written as in a record's JSON.
macro_rules! words {
    ($($type:ty),+) => {
        $(impl Cell for $type {
            const KIND: ColumnKind = ColumnKind::Word;

            fn read(value: ValueRef<'_>) -> Read<Self> {
                let word: StrDeserializer<'_, NotOne> = value.as_str()?.into_deserializer();
                Self::deserialize(word).map_err(FromSqlError::other)
            }

            fn value(&self) -> Value {
                Value::Text(written(self))
            }
        })+
    };
}

words!(
    Act,
    Bound,
    Casualty,
    Certainty,
    DateModifier,
    DateType,
    DisputeState,
    EntityKind,
    FigureKind,
    IssueKind,
    LinkKind,
    Manner,
    PlaceType,
    Polarity,
    UnknownSource,
    UnresolvedDate,
    UnresolvedPlace,
    Voice
);

impl Cell for Format {
    const KIND: ColumnKind = ColumnKind::Word;

    fn read(value: ValueRef<'_>) -> Read<Self> {
        crate::write::format_of(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }

    fn value(&self) -> Value {
        Value::Text(crate::write::format_name(*self).to_owned())
    }
}

impl Cell for Origin {
    const KIND: ColumnKind = ColumnKind::Word;

    fn read(value: ValueRef<'_>) -> Read<Self> {
        let name = value.as_str()?;
        Self::ALL.into_iter().find(|origin| origin.name() == name).ok_or(FromSqlError::InvalidType)
    }

    fn value(&self) -> Value {
        Value::Text(self.name().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_as_the_views_write_them() {
        let text = |text: &'static str| ValueRef::Text(text.as_bytes());
        assert_eq!(Act::read(text("call_for")).expect("an act"), Act::CallFor);
        assert_eq!(Act::CallFor.value(), Value::Text("call_for".to_owned()));
        assert!(Act::read(text("shout")).is_err());
        assert_eq!(Spans::read(text("814-850,861-878")).expect("spans").0, [(814, 850), (861, 878)]);
        assert_eq!(Spans::read(ValueRef::Null).expect("none").0, []);
        assert!(Spans::read(text("814")).is_err());
        assert_eq!(f64::read(ValueRef::Integer(40)).expect("a number"), 40.0);
        assert_eq!(Option::<bool>::read(ValueRef::Null).expect("nothing"), None);
        assert_eq!(Origin::read(text("corrected")).expect("an origin"), Origin::Corrected);
        assert_eq!(Address::read(text("a:s4.1")).expect("an address").item.numbers(), [4, 1]);
    }
}
