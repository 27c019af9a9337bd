//! JSON lines, and JSON that is one object or one array of objects.
//!
//! Lines are read one at a time; a line that is not well formed is a failure and the next one goes on. JSON that
//! spreads over lines is read whole, up to the largest article.

use std::io::{BufRead, Read};

use onrecord_record::{Article, Format};
use serde_json::Value;

use crate::charset;
use crate::error::{Error, Failure};
use crate::identity::Identities;
use crate::options::{Columns, Field, Options};
use crate::ration::too_large;
use crate::read::{Sink, stem};
use crate::row;

/// Reads JSON lines, or JSON that is one value.
pub(crate) fn read(name: &str, mut reader: impl BufRead, options: &Options, sink: &mut Sink<'_>) {
    let mut ids = Identities::new(stem(name));
    let mut line = Vec::new();
    let mut number = 0u64;
    loop {
        number += 1;
        line.clear();
        let failed = match read_line(&mut reader, &mut line, options.largest_article) {
            Ok(0) => return,
            Ok(_) => None,
            Err(error) => Some(Error::from_io(error)),
        };
        if let Some(error) = failed {
            return sink(Err(Failure::new(format!("{name}:{number}"), error)));
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let decoded = charset::decode(&line, None);
        let text = decoded.text.trim_start_matches('\u{feff}');
        match serde_json::from_str::<Value>(text) {
            Ok(value @ Value::Object(_)) => {
                let article = article(&value, &options.columns, &decoded.notes, &mut ids, number);
                sink(article.map_err(|error| Failure::new(format!("{name}:{number}"), error)));
            }
            // Whatever follows a list belongs to one value with it, or makes it not well formed.
            Ok(Value::Array(_)) if number == 1 => return rest(name, line, reader, options, sink),
            _ if number == 1 && starts_a_value(text) => return rest(name, line, reader, options, sink),
            Ok(_) => sink(Err(Failure::new(format!("{name}:{number}"), Error::malformed("not an object")))),
            Err(error) => sink(Err(Failure::new(format!("{name}:{number}"), Error::malformed(error)))),
        }
    }
}

/// Reads one line of at most `limit` bytes.
fn read_line(reader: &mut impl BufRead, line: &mut Vec<u8>, limit: u64) -> std::io::Result<usize> {
    let read = reader.take(limit).read_until(b'\n', line)?;
    if read as u64 == limit && line.last() != Some(&b'\n') {
        return Err(too_large(limit));
    }
    Ok(read)
}

/// Whether a first line opens a value that goes on below it.
fn starts_a_value(line: &str) -> bool {
    matches!(line.trim_end(), "{" | "[" | "[{") || line.trim_end().ends_with(['{', '[', ','])
}

/// Reads a value that spreads over lines, whose first line is at hand.
fn rest(name: &str, mut bytes: Vec<u8>, reader: impl BufRead, options: &Options, sink: &mut Sink<'_>) {
    let read = reader.take(options.largest_article + 1).read_to_end(&mut bytes);
    if let Err(error) = read {
        return sink(Err(Failure::new(name, Error::from_io(error))));
    }
    if bytes.len() as u64 > options.largest_article {
        return sink(Err(Failure::new(name, Error::too_large(options.largest_article))));
    }
    match serde_json::from_str::<Value>(charset::decode(&bytes, None).text.trim_start_matches('\u{feff}')) {
        Ok(Value::Array(values)) => whole(name, values, options, sink),
        Ok(value) => whole(name, vec![value], options, sink),
        Err(error) => sink(Err(Failure::new(name, Error::malformed(error)))),
    }
}

fn whole(name: &str, values: Vec<Value>, options: &Options, sink: &mut Sink<'_>) {
    let mut ids = Identities::new(stem(name));
    if values.is_empty() {
        return sink(Err(Failure::new(name, Error::empty())));
    }
    for (value, number) in values.iter().zip(1..) {
        let article = article(value, &options.columns, &[], &mut ids, number);
        sink(article.map_err(|error| Failure::new(format!("{name}#{number}"), error)));
    }
}

fn article(
    value: &Value,
    columns: &Columns,
    notes: &[String],
    ids: &mut Identities<'_>,
    number: u64,
) -> Result<Article, Error> {
    let Value::Object(object) = value else { return Err(Error::malformed("not an object")) };
    let keys: Vec<String> = object.keys().cloned().collect();
    if columns.position(Field::Text, &keys).is_none() {
        return Err(Error::no_text(format!("no key named {}", columns.names(Field::Text).join(", "))));
    }
    let mut article = row::article(Format::Jsonl, |field| {
        let position = columns.position(field, &keys)?;
        text_of(object.get(&keys[position])?)
    })?;
    article.id = ids.give(Some(&article.id), number);
    article.notes.extend(notes.iter().cloned());
    Ok(article)
}

/// A value as a field: lists of texts or of objects with a name are joined with semicolons.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().filter_map(text_of).collect();
            Some(items.join("; "))
        }
        Value::Object(object) => object.get("name").and_then(Value::as_str).map(str::to_owned),
        Value::Bool(_) | Value::Null => None,
    }
}
