//! JSON lines, and JSON that is one object or one array of objects.
//!
//! Lines are read one at a time; a line that is not well formed is a failure and the next one goes on. JSON that
//! spreads over lines is read whole, up to the largest article.

use std::io::{BufRead, Read};

use onrecord_record::{Article, Format};
use serde_json::{Map, Value};

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
            Ok(Value::Object(mut object)) if number == 1 && envelope(&object, &options.columns).is_some() => {
                let values = envelope(&object, &options.columns).and_then(|key| object.remove(key));
                let Some(Value::Array(values)) = values else { continue };
                whole(name, values, options, sink);
            }
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
        Ok(Value::Object(mut object)) => {
            match envelope(&object, &options.columns).and_then(|key| object.remove(key)) {
                Some(Value::Array(values)) => whole(name, values, options, sink),
                _ => whole(name, vec![Value::Object(object)], options, sink),
            }
        }
        Ok(value) => whole(name, vec![value], options, sink),
        Err(error) => sink(Err(Failure::new(name, Error::malformed(error)))),
    }
}

/// The key of a list of articles in an answer that is an object around it, as programming interfaces give them.
fn envelope(object: &Map<String, Value>, columns: &Columns) -> Option<&'static str> {
    let keys: Vec<String> = object.keys().cloned().collect();
    if columns.has(Field::Text, &keys) && !matches!(object.get("articles"), Some(Value::Array(_))) {
        return None;
    }
    let is_list = |key: &&str| match object.get(*key) {
        Some(Value::Array(items)) => items.first().is_some_and(Value::is_object),
        _ => false,
    };
    ["articles", "results", "docs", "items", "stories", "data"].into_iter().find(is_list)
}

/// The tool that gave objects of which none has a text.
fn tool_without_texts(values: &[Value], columns: &Columns) -> Option<&'static str> {
    let mut tool = None;
    for value in values {
        let keys: Vec<String> = value.as_object()?.keys().cloned().collect();
        if columns.has(Field::Text, &keys) || columns.has(Field::Summary, &keys) {
            return None;
        }
        tool = Some(row::tool_without_texts(&keys)?);
    }
    tool
}

fn whole(name: &str, values: Vec<Value>, options: &Options, sink: &mut Sink<'_>) {
    let mut ids = Identities::new(stem(name));
    if values.is_empty() {
        return sink(Err(Failure::new(name, Error::empty())));
    }
    if let Some(tool) = tool_without_texts(&values, &options.columns) {
        return sink(Err(Failure::new(name, Error::metadata_alone(tool))));
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
    if !columns.has(Field::Text, &keys) && !columns.has(Field::Summary, &keys) {
        if let Some(tool) = row::tool_without_texts(&keys) {
            return Err(Error::metadata_alone(tool));
        }
        return Err(Error::no_text(format!("no key named {}", columns.first_names(Field::Text))));
    }
    let mut article = row::article(Format::Jsonl, |field| {
        let positions = columns.positions(field, &keys).into_iter();
        let values = positions.filter_map(|position| object.get(keys.get(position)?));
        values.filter_map(text_of).collect()
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
        Value::Object(object) => {
            let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
            text("name")
                .or_else(|| Some(format!("{} {}", text("given")?, text("family")?)))
                .or_else(|| text("family"))
                .or_else(|| text("literal"))
                .or_else(|| date_parts(object.get("date-parts")?))
                .or_else(|| text("raw"))
                .or_else(|| sections(object))
        }
        Value::Bool(_) | Value::Null => None,
    }
}

/// CSL's date: `[[2019, 5, 6]]`.
fn date_parts(value: &Value) -> Option<String> {
    let numbers = value.as_array()?.first()?.as_array()?.iter();
    let numbers: Vec<i64> =
        numbers.filter_map(|part| part.as_i64().or_else(|| part.as_str()?.parse().ok())).collect();
    match numbers[..] {
        [year, month, day] => Some(format!("{year:04}-{month:02}-{day:02}")),
        _ => None,
    }
}

/// fundus' body: a summary and sections, each of headline and paragraphs.
fn sections(object: &Map<String, Value>) -> Option<String> {
    let sections = object.get("sections")?.as_array()?;
    let list = |value: Option<&Value>| -> Vec<String> {
        value
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    };
    let mut paragraphs = list(object.get("summary"));
    for section in sections {
        paragraphs.extend(list(section.get("headline")));
        paragraphs.extend(list(section.get("paragraphs")));
    }
    paragraphs.retain(|paragraph| !paragraph.trim().is_empty());
    Some(paragraphs.join("\n\n"))
}
