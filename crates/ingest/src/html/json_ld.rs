//! What a page says of its article in JSON-LD.

use std::collections::HashMap;

use dom_query::Document;
use serde_json::Value;

use super::metadata::Metadata;

const TYPES: &[&str] = &[
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReviewNewsArticle",
    "AskPublicNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "Report",
    "TechArticle",
    "ScholarlyArticle",
    "SocialMediaPosting",
];

/// Reads the article object of a page's JSON-LD, wherever it stands: alone, in an array, in `@graph`.
pub(super) fn of(document: &Document) -> Metadata {
    let mut values = Vec::new();
    for script in document.select("script[type*='ld+json']").iter() {
        let text = script.text();
        let text = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>").trim_end_matches(';');
        values.extend(serde_json::from_str::<Value>(text).ok());
    }
    let mut objects = Vec::new();
    for value in &values {
        collect(value, &mut objects);
    }
    let by_id: HashMap<&str, &Value> = objects
        .iter()
        .filter(|object| object.get("@type").is_some())
        .filter_map(|object| Some((object.get("@id")?.as_str()?, *object)))
        .collect();
    let Some(article) = objects.iter().find(|object| is_article(object)) else { return Metadata::default() };
    let read = |key: &str| article.get(key).and_then(text);
    Metadata {
        title: read("headline").or_else(|| read("name")),
        outlet: article
            .get("publisher")
            .or_else(|| article.get("sourceOrganization"))
            .and_then(|publisher| names(publisher, &by_id).into_iter().next()),
        authors: article
            .get("author")
            .or_else(|| article.get("creator"))
            .map(|author| names(author, &by_id))
            .unwrap_or_default(),
        published: read("datePublished").or_else(|| read("dateCreated")),
        url: read("url").or_else(|| {
            article.get("mainEntityOfPage").and_then(|page| text(page).or_else(|| text(page.get("@id")?)))
        }),
        language: article
            .get("inLanguage")
            .and_then(|language| text(language).or_else(|| text(language.get("name")?))),
    }
}

/// The objects of one block, the outermost first. The parser bounds the depth.
fn collect<'a>(value: &'a Value, objects: &mut Vec<&'a Value>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, objects)),
        Value::Object(fields) => {
            objects.push(value);
            for key in ["@graph", "mainEntity", "publisher", "author"] {
                if let Some(inside) = fields.get(key) {
                    collect(inside, objects);
                }
            }
        }
        _ => {}
    }
}

fn is_article(object: &Value) -> bool {
    let is_type = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            TYPES.contains(
                &kind.trim_start_matches("http://schema.org/").trim_start_matches("https://schema.org/"),
            )
        })
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is_type),
        Some(kind) => is_type(kind),
        None => false,
    }
}

/// Names of persons or organisations, given as text, object, list of either, or reference.
fn names(value: &Value, by_id: &HashMap<&str, &Value>) -> Vec<String> {
    match value {
        Value::String(name) => vec![name.trim().to_owned()],
        Value::Array(items) => items.iter().flat_map(|item| names_once(item, by_id)).collect(),
        other => names_once(other, by_id),
    }
}

fn names_once(value: &Value, by_id: &HashMap<&str, &Value>) -> Vec<String> {
    let object = match value.get("@id").and_then(Value::as_str) {
        Some(id) if value.get("name").is_none() => by_id.get(id).copied().unwrap_or(value),
        _ => value,
    };
    match object.get("name").unwrap_or(object) {
        Value::String(name) => vec![name.trim().to_owned()],
        Value::Array(names) => names.iter().filter_map(text).collect(),
        _ => Vec::new(),
    }
}

fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim(),
        Value::Array(items) => {
            return items.first().and_then(|item| item.as_str()).map(|item| item.trim().to_owned());
        }
        _ => return None,
    };
    (!text.is_empty()).then(|| text.to_owned())
}
