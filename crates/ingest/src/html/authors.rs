//! Who wrote a page's article.
//!
//! *Finds* the writers in JSON-LD and meta tags, else in the first visible mark that systems give to a byline
//! (`rel="author"`, `span.author.vcard`, `itemprop="author"`, `.byline`).
//! *Leaves alone* marks within comments, and what reads like no name.

use super::metadata::{Metas, plain};
use super::names::{self, Called};
use super::page::{Element, Page};
use crate::plain::byline;

const TAGS: &[&str] =
    &["author", "article:author_name", "byl", "dc.creator", "parsely-author", "sailthru.author"];

/// How a mark is recognised, the surest first.
const MARKS: &[fn(&Page, usize, &Element) -> bool] = &[
    |_, _, element| element.attribute("rel").is_some_and(|rel| has(rel, "author")),
    |page, at, element| {
        element.attribute("itemprop").is_some_and(|prop| has(prop, "name"))
            && page
                .around(at)
                .take(3)
                .any(|around| page.attribute(around, "itemprop").is_some_and(|prop| has(prop, "author")))
    },
    |_, _, element| element.attribute("itemprop").is_some_and(|prop| has(prop, "author")),
    |page, at, element| {
        let class = element.attribute("class").unwrap_or_default();
        has(class, "fn")
            && page
                .around(at)
                .take(3)
                .any(|around| has(page.attribute(around, "class").unwrap_or_default(), "vcard"))
    },
    |_, _, element| {
        let class = element.attribute("class").unwrap_or_default();
        has(class, "author") && has(class, "vcard")
    },
    |_, _, element| {
        let class = element.attribute("class").unwrap_or_default();
        [
            "byline",
            "author-name",
            "byline-name",
            "byline__name",
            "author__name",
            "article-author",
            "article__author",
            "post-author",
            "entry-author",
        ]
        .iter()
        .any(|name| has(class, name))
    },
];

/// The writers, where the page names any.
pub(super) fn of(page: &Page, declared: Vec<String>, metas: &Metas) -> Vec<String> {
    let mut found = Vec::new();
    declared.iter().for_each(|names| add_names(&mut found, names));
    if found.is_empty() {
        metas.get(TAGS).iter().for_each(|names| add_names(&mut found, names));
    }
    if found.is_empty() {
        found = visible(page);
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
fn visible(page: &Page) -> Vec<String> {
    for mark in MARKS {
        let marked = page.elements().filter(|(at, element)| mark(page, *at, element)).take(20);
        for (at, _) in marked.filter(|(at, _)| !is_commented(page, *at)) {
            let text = plain(&page.text(at));
            let names = text.trim_start_matches("By ").trim_start_matches("by ");
            match byline::read(&format!("By {names}"), true) {
                Some(byline) if !byline.authors.is_empty() => return byline.authors,
                _ => {}
            }
        }
    }
    Vec::new()
}

fn is_commented(page: &Page, at: usize) -> bool {
    page.around(at).any(|around| page.element(around).and_then(names::of) == Some(Called::Comments))
}

fn has(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case(word))
}
