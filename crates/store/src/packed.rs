//! A reading without what the article's text already holds, compressed.
//!
//! The words of every piece stand in the text, and the text in the documents' table; so a packed reading keeps offsets
//! only. It is the whole reading otherwise, whatever fields it has: nothing of a record is lost where the tables have no
//! column for it.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use onrecord_record::Reading;
use onrecord_text::{CodePoints, Offsets};
use serde_json::{Map, Value};

/// Packs a reading. What is left out is exactly what [`unpack`] puts back.
pub(crate) fn pack(reading: &Reading) -> Vec<u8> {
    let text = &reading.document.text;
    let mut value = serde_json::to_value(reading).expect("a reading has a form in JSON");
    if let Some(document) = value.get_mut("document").and_then(Value::as_object_mut) {
        document.remove("text");
    }
    strip(&mut value, text, &Offsets::new(text));
    let json = serde_json::to_vec(&value).expect("a value has a form in JSON");
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(json.len() / 6), Compression::default());
    encoder.write_all(&json).expect("memory can be written");
    encoder.finish().expect("memory can be written")
}

/// The reading whose text is `text`; an error that says what is wrong with the bytes.
pub(crate) fn unpack(packed: &[u8], text: String) -> Result<Reading, String> {
    let mut json = Vec::new();
    DeflateDecoder::new(packed).read_to_end(&mut json).map_err(|error| error.to_string())?;
    let mut value: Value = serde_json::from_slice(&json).map_err(|error| error.to_string())?;
    fill(&mut value, &text, &Offsets::new(&text))?;
    if let Some(document) = value.get_mut("document").and_then(Value::as_object_mut) {
        document.insert("text".to_owned(), Value::String(text));
    }
    serde_json::from_value(value).map_err(|error| error.to_string())
}

/// The two offsets of an object that has them.
fn points(object: &Map<String, Value>) -> Option<CodePoints> {
    let at = |key: &str| object.get(key)?.as_u64().map(|at| at as usize);
    Some(CodePoints { start: at("start")?, end: at("end")? })
}

fn strip(value: &mut Value, text: &str, offsets: &Offsets) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| strip(value, text, offsets)),
        Value::Object(object) => {
            if let Some(points) = points(object) {
                let stored = offsets.span(text, points).map(|span| span.of(text));
                if stored.is_some() && object.get("text").and_then(Value::as_str) == stored {
                    object.remove("text");
                }
            }
            object.values_mut().for_each(|value| strip(value, text, offsets));
        }
        _ => {}
    }
}

fn fill(value: &mut Value, text: &str, offsets: &Offsets) -> Result<(), String> {
    match value {
        Value::Array(values) => values.iter_mut().try_for_each(|value| fill(value, text, offsets)),
        Value::Object(object) => {
            if let (Some(points), false) = (points(object), object.contains_key("text")) {
                let span = offsets
                    .span(text, points)
                    .ok_or_else(|| format!("{}..{} lies outside the text", points.start, points.end))?;
                object.insert("text".to_owned(), Value::String(span.of(text).to_owned()));
            }
            object.values_mut().try_for_each(|value| fill(value, text, offsets))
        }
        _ => Ok(()),
    }
}
