//! What a page declares of its article: JSON-LD first, then OpenGraph and other meta tags, then visible marks.
//!
//! Writers are read in [`authors`], the date in [`published`].

use std::collections::HashMap;

use super::page::Page;
use super::{authors, json_ld, outlet, published};

/// What is known of a page's article apart from its text.
#[derive(Clone, Debug, Default)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    /// What the page says of itself in a line or two.
    pub(super) description: Option<String>,
    /// The text that its JSON-LD holds.
    pub(super) body: Option<String>,
}

impl Metadata {
    /// Whether a text is what the page says of itself: its standfirst.
    pub(super) fn describes(&self, text: &str) -> bool {
        let key = |text: &str| -> String {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(120).collect()
        };
        let (text, description) = (key(text), key(self.description.as_deref().unwrap_or_default()));
        text.len() >= 20
            && description.len() >= 20
            && (description.starts_with(&text) || text.starts_with(&description))
    }
}

/// A page's meta tags by name in small letters: the first of each name that says something.
pub(super) struct Metas(HashMap<String, String>);

impl Metas {
    fn of(page: &Page) -> Self {
        let mut metas = HashMap::new();
        for (_, tag) in page.elements().filter(|(_, element)| element.tag() == "meta") {
            let Some(content) = tag.attribute("content").map(plain).filter(|content| !content.is_empty())
            else {
                continue;
            };
            for key in ["property", "name", "itemprop", "http-equiv"] {
                if let Some(name) = tag.attribute(key) {
                    metas.entry(name.to_ascii_lowercase()).or_insert_with(|| content.clone());
                }
            }
        }
        Self(metas)
    }

    /// The content of the first of these names.
    pub(super) fn get(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.0.get(*name)).cloned()
    }
}

/// Reads the metadata of a page that was fetched from `address`.
pub(super) fn of(page: &Page, address: Option<&str>) -> Metadata {
    let declared = json_ld::of(page);
    let metas = Metas::of(page);
    let url = canonical(page)
        .or_else(|| metas.get(&["og:url"]))
        .or_else(|| declared.article.url.clone())
        .filter(|url| url.starts_with("http"));
    let domain = url.as_deref().or(address).and_then(outlet::domain);
    let outlet = metas
        .get(&["og:site_name"])
        .or(declared.article.outlet.as_deref().map(plain).filter(|outlet| !outlet.is_empty()))
        .or_else(|| metas.get(&["application-name", "publisher", "dc.publisher"]))
        .or_else(|| domain.clone());
    let title = metas
        .get(&["og:title"])
        .or(declared.article.title.clone())
        .or_else(|| metas.get(&["twitter:title", "dc.title"]))
        .or_else(|| only_heading(page))
        .or_else(|| first_text(page, "title"))
        .map(|title| outlet::strip(&plain(&title), outlet.as_deref(), domain.as_deref()))
        .filter(|title| !title.is_empty());
    let language = page
        .elements()
        .find(|(_, element)| element.tag() == "html")
        .and_then(|(_, html)| html.attribute("lang").or_else(|| html.attribute("xml:lang")))
        .filter(|language| !language.is_empty())
        .map(str::to_owned)
        .or(declared.article.language.clone())
        .or_else(|| metas.get(&["og:locale", "content-language"]));
    let published = published::of(
        page,
        &declared,
        &metas,
        title.as_deref(),
        language.as_deref(),
        url.as_deref().or(address),
    );
    Metadata {
        authors: authors::of(page, declared.article.authors, &metas),
        published,
        description: metas.get(&["og:description", "description", "twitter:description"]),
        body: declared.article.body,
        title,
        language,
        outlet,
        url,
    }
}

fn canonical(page: &Page) -> Option<String> {
    let mut links = page.elements().filter(|(_, element)| element.tag() == "link");
    let (_, link) = links.find(|(_, link)| {
        link.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
            && link.attribute("href").is_some()
    })?;
    link.attribute("href").filter(|href| !href.is_empty()).map(str::to_owned)
}

/// The page's `<h1>`, if there is one alone.
fn only_heading(page: &Page) -> Option<String> {
    let mut headings = page.elements().filter(|(_, element)| element.tag() == "h1");
    let (only, _) = headings.next()?;
    if headings.next().is_some() {
        return None;
    }
    Some(plain(&page.text(only))).filter(|text| !text.is_empty())
}

fn first_text(page: &Page, name: &str) -> Option<String> {
    let (at, _) = page.elements().find(|(_, element)| element.tag() == name)?;
    Some(plain(&page.text(at))).filter(|text| !text.is_empty())
}

/// White space collapsed; entities that a page has escaped twice resolved.
pub(super) fn plain(text: &str) -> String {
    let text = text
        .replace("&amp;", "&")
        .replace("&quot;", "\"")
        .replace("&#039;", "'")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
