//! JSON Feed, any version: what is missing or of another kind is passed over.

use serde_json::Value;

use super::item::{Head, Item, Text};
use crate::address;

/// Gives each item of a feed to `take`; what is wrong with the whole, in words.
pub(super) fn read(text: &str, take: &mut dyn FnMut(&Head, &Item)) -> Option<String> {
    let feed: Value = match serde_json::from_str(text) {
        Ok(feed) => feed,
        Err(error) => return Some(error.to_string()),
    };
    let head =
        Head { title: line(&feed, "title"), authors: authors(&feed), language: line(&feed, "language") };
    let base = line(&feed, "home_page_url").or_else(|| line(&feed, "feed_url"));
    for item in feed.get("items").and_then(Value::as_array).into_iter().flatten() {
        let date = |key| field(item, key).into_iter().collect();
        let texts =
            [field(item, "content_html").map(Text::Markup), field(item, "content_text").map(Text::Plain)];
        let url = ["url", "external_url"].iter().find_map(|key| line(item, key));
        let id = field(item, "id");
        let url = url.or_else(|| id.clone().filter(|id| address::is_web(id)));
        take(
            &head,
            &Item {
                title: line(item, "title"),
                authors: authors(item),
                published: date("date_published"),
                updated: date("date_modified"),
                url: url.map(|url| address::resolved(&url, base.as_deref())),
                language: line(item, "language"),
                texts: texts.into_iter().flatten().collect(),
                summaries: field(item, "summary").map(Text::Plain).into_iter().collect(),
                id,
                ..Item::default()
            },
        );
    }
    None
}

/// A field as text, also where it is a number.
fn field(value: &Value, key: &str) -> Option<String> {
    match value.get(key)? {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn line(value: &Value, key: &str) -> Option<String> {
    Text::Plain(field(value, key)?).line()
}

fn authors(value: &Value) -> Vec<String> {
    let listed = value.get("authors").and_then(Value::as_array).into_iter().flatten();
    let listed: Vec<String> = listed.filter_map(|author| line(author, "name")).collect();
    if listed.is_empty() {
        value.get("author").and_then(|author| line(author, "name")).into_iter().collect()
    } else {
        listed
    }
}
