//! What a page says of its article in JSON-LD.

use std::collections::HashMap;

use serde_json::Value;

use super::page::{Kind, Page};

/// What JSON-LD says.
#[derive(Clone, Debug, Default)]
pub(super) struct Declared {
    pub(super) article: Stated,
    /// The date of a `WebPage`, which may be that of its article.
    pub(super) page_published: Option<String>,
}

/// What it says of the article.
#[derive(Clone, Debug, Default)]
pub(super) struct Stated {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    /// The whole text, where the page gives it here too.
    pub(super) body: Option<String>,
}

/// Blocks of a page that are read, and letters of one.
const MOST_BLOCKS: usize = 60;

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
pub(super) fn of(page: &Page) -> Declared {
    let scripts = page.elements().filter(|(_, element)| {
        element.tag() == "script" && element.attribute("type").is_some_and(|kind| kind.contains("ld+json"))
    });
    let values: Vec<Value> =
        scripts.take(MOST_BLOCKS).filter_map(|(at, _)| parse(&content(page, at))).collect();
    let mut objects = Vec::new();
    for value in &values {
        collect(value, &mut objects);
    }
    let by_id: HashMap<&str, &Value> = objects
        .iter()
        .filter(|object| object.get("@type").is_some())
        .filter_map(|object| Some((object.get("@id")?.as_str()?, *object)))
        .collect();
    let of_page = objects.iter().find(|object| is_of(object, &["WebPage", "ItemPage", "CreativeWork"]));
    let page_published = of_page.and_then(|page| {
        page.get("datePublished").and_then(text).or_else(|| page.get("dateCreated").and_then(text))
    });
    let articles = objects.iter().filter(|object| is_of(object, TYPES));
    // Of several the first that tells most: lists of other articles come after it and say less.
    let Some(article) = articles.rev().max_by_key(|article| weight(article)) else {
        return Declared { page_published, ..Declared::default() };
    };
    let read = |key: &str| article.get(key).and_then(text);
    let article = Stated {
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
        body: read("articleBody").filter(|body| body.len() > 100),
    };
    Declared { article, page_published }
}

fn content(page: &Page, at: usize) -> String {
    let pieces = page.children(at).filter_map(|child| match &page.nodes[child].kind {
        Kind::Text(text) => Some(&**text),
        Kind::Element(_) => None,
    });
    pieces.collect()
}

/// A block as JSON. Many pages leave line breaks in their strings, which JSON does not allow.
fn parse(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>").trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        let flat: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&flat).ok()
    })
}

/// How much an object tells of its article.
fn weight(article: &Value) -> usize {
    let keys = ["headline", "datePublished", "author", "publisher", "articleBody", "mainEntityOfPage"];
    keys.iter().filter(|key| article.get(**key).is_some_and(|value| !value.is_null())).count()
}

/// The objects of one block, the outermost first. The parser bounds the depth.
fn collect<'a>(value: &'a Value, objects: &mut Vec<&'a Value>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, objects)),
        Value::Object(fields) => {
            objects.push(value);
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "publisher", "author"] {
                if let Some(inside) = fields.get(key) {
                    collect(inside, objects);
                }
            }
        }
        _ => {}
    }
}

fn is_of(object: &Value, types: &[&str]) -> bool {
    let is_type = |kind: &Value| {
        kind.as_str().is_some_and(|kind| {
            types.contains(
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
