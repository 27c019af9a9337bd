//! A record's own words for what it holds: `call_for`, `open`.

/// The word for a value, as a record's JSON has it.
pub(crate) fn of(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
