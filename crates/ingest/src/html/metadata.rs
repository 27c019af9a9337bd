//! What a page declares of its article: JSON-LD first, then OpenGraph and other meta tags, then visible marks.

use dom_query::Document;

use super::{json_ld, outlet};
use crate::date;
use crate::plain::byline;

/// What is known of a page's article apart from its text.
#[derive(Clone, Debug, Default)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
}

/// Reads the metadata of a page that was fetched from `address`.
pub(super) fn of(document: &Document, address: Option<&str>) -> Metadata {
    let declared = json_ld::of(document);
    let url = first_attribute(document, "link[rel='canonical']", "href")
        .or_else(|| meta(document, &["og:url"]))
        .or_else(|| declared.url.clone())
        .filter(|url| url.starts_with("http"));
    let domain = url.as_deref().or(address).and_then(outlet::domain);
    let outlet = meta(document, &["og:site_name"])
        .or(declared.outlet.map(|outlet| plain(&outlet)))
        .or_else(|| meta(document, &["application-name", "publisher", "dc.publisher"]))
        .or_else(|| domain.clone());
    let title = meta(document, &["og:title"])
        .or(declared.title)
        .or_else(|| meta(document, &["twitter:title", "dc.title"]))
        .or_else(|| only_heading(document))
        .or_else(|| first_text(document, "title"))
        .map(|title| outlet::strip(&plain(&title), outlet.as_deref(), domain.as_deref()))
        .filter(|title| !title.is_empty());
    Metadata {
        title,
        authors: authors(document, declared.authors),
        published: published(document, declared.published),
        language: first_attribute(document, "html[lang]", "lang")
            .or_else(|| first_attribute(document, "html", "xml:lang"))
            .or(declared.language)
            .or_else(|| meta(document, &["og:locale", "content-language"])),
        outlet,
        url,
    }
}

fn authors(document: &Document, declared: Vec<String>) -> Vec<String> {
    let mut found = Vec::new();
    declared.iter().for_each(|names| add_names(&mut found, names));
    if found.is_empty() {
        let tags =
            ["author", "article:author_name", "byl", "dc.creator", "parsely-author", "sailthru.author"];
        meta(document, &tags).iter().for_each(|names| add_names(&mut found, names));
    }
    if found.is_empty() {
        found = visible_authors(document);
    }
    found
}

fn add_names(found: &mut Vec<String>, names: &str) {
    for name in byline::names(&plain(names)) {
        // Addresses of profiles stand where names should.
        let is_name =
            name.chars().any(char::is_alphabetic) && !name.contains("://") && name.chars().count() <= 80;
        if is_name && !found.contains(&name) {
            found.push(name);
        }
    }
}

/// The names in the first element marked as the author's that reads like a byline.
fn visible_authors(document: &Document) -> Vec<String> {
    let marks = [
        "[rel='author']",
        "[itemprop='author'] [itemprop='name']",
        "[itemprop='author']",
        ".byline",
        ".author-name",
    ];
    for mark in marks {
        let Some(text) = first_text(document, mark) else { continue };
        let names = text.trim_start_matches("By ").trim_start_matches("by ");
        match byline::read(&format!("By {names}"), true) {
            Some(byline) if !byline.authors.is_empty() => return byline.authors,
            _ => {}
        }
    }
    Vec::new()
}

fn published(document: &Document, declared: Option<String>) -> Option<String> {
    let tags = [
        "article:published_time",
        "og:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
        "pubdate",
        "publishdate",
        "publish-date",
        "sailthru.date",
        "parsely-pub-date",
        "article.published",
        "published_at",
        "cxenseparse:recs:publishtime",
    ];
    let candidates = [
        declared,
        meta(document, &tags[..2]),
        first_attribute(document, "[itemprop='datePublished']", "content"),
        first_attribute(document, "[itemprop='datePublished']", "datetime"),
        first_attribute(document, "time[pubdate]", "datetime"),
        meta(document, &tags[2..]),
        first_attribute(document, "article time[datetime]", "datetime"),
        only_time(document),
    ];
    candidates.into_iter().flatten().find_map(|text| date::iso(&text))
}

/// The content of the first meta tag of one of these names that has any.
fn meta(document: &Document, names: &[&str]) -> Option<String> {
    let tags = document.select("meta[content]");
    names.iter().find_map(|name| {
        tags.nodes().iter().find_map(|tag| {
            let key = tag
                .attr("property")
                .or_else(|| tag.attr("name"))
                .or_else(|| tag.attr("itemprop"))
                .or_else(|| tag.attr("http-equiv"))?;
            if !key.trim().eq_ignore_ascii_case(name) {
                return None;
            }
            Some(plain(&tag.attr("content")?)).filter(|content| !content.is_empty())
        })
    })
}

/// The page's `<time>`, if there is one alone: several may belong to other articles.
fn only_time(document: &Document) -> Option<String> {
    match document.select("time[datetime]").nodes() {
        [only] => only.attr("datetime").map(|time| time.to_string()),
        _ => None,
    }
}

/// The page's `<h1>`, if there is one alone.
fn only_heading(document: &Document) -> Option<String> {
    let headings = document.select("h1");
    match headings.nodes() {
        [only] => Some(plain(&only.text())).filter(|text| !text.is_empty()),
        _ => None,
    }
}

fn first_text(document: &Document, selector: &str) -> Option<String> {
    let text = plain(&document.select_single(selector).text());
    (!text.is_empty()).then_some(text)
}

fn first_attribute(document: &Document, selector: &str, name: &str) -> Option<String> {
    let value = document.select_single(selector).attr(name)?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// White space collapsed; entities that a page has escaped twice resolved.
fn plain(text: &str) -> String {
    let text = text
        .replace("&amp;", "&")
        .replace("&quot;", "\"")
        .replace("&#039;", "'")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
