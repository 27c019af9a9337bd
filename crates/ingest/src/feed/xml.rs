//! RSS 0.9 to 2.0, RSS as RDF, Atom 0.3 and 1.0, and what mixes them.

use super::item::{Head, Item, Text};
use super::people;
use crate::address;
use crate::xml::{Element, Found, Trees, repaired};

const CONTAINERS: &[&str] = &["rss", "rdf:rdf", "channel", "feed", "atom:feed", "items"];
const ITEMS: &[&str] = &["item", "entry", "atom:entry"];

const TITLES: &[&str] = &["title", "atom:title", "dc:title", "media:title"];
const TEXTS: &[&str] =
    &["content:encoded", "encoded", "atom:content", "content", "xhtml:body", "body", "fullitem"];
const SUMMARIES: &[&str] =
    &["description", "atom:summary", "summary", "dc:description", "itunes:summary", "media:description"];
const AUTHORS: &[&str] = &["dc:creator", "atom:author", "author", "dc:author"];
const PUBLISHED: &[&str] =
    &["pubdate", "atom:published", "published", "atom:issued", "issued", "dc:date", "dcterms:issued", "date"];
const CREATED: &[&str] = &["dcterms:created", "atom:created", "created"];
const UPDATED: &[&str] =
    &["atom:updated", "updated", "atom:modified", "modified", "dcterms:modified", "lastbuilddate"];
const LINKS: &[&str] = &["link", "atom:link"];
const IDENTIFIERS: &[&str] = &["guid", "atom:id", "id", "dc:identifier"];

/// Gives each item of a feed to `take`; what is wrong with the whole, in words.
pub(super) fn read(text: &str, take: &mut dyn FnMut(&Head, &Item)) -> Option<String> {
    let text = repaired(text);
    let feed = head(&text);
    let mut trees = Trees::new(&text);
    loop {
        match next(&mut trees)? {
            Found::Whole(element) if is(&element, ITEMS) => take(&feed.head, &feed.item(&element)),
            Found::Broken(fault) => return Some(fault),
            Found::Whole(_) | Found::Open(_) => {}
        }
    }
}

fn next(trees: &mut Trees<'_>) -> Option<Found> {
    let has = |list: &[&str], name: &str| list.iter().any(|one| one.eq_ignore_ascii_case(name));
    trees.next(|name| has(CONTAINERS, name), |name| has(ITEMS, name))
}

fn is(element: &Element, names: &[&str]) -> bool {
    names.iter().any(|name| name.eq_ignore_ascii_case(&element.name))
}

/// What holds of every item.
#[derive(Default)]
struct Feed {
    head: Head,
    /// The address against which relative ones are meant.
    base: Option<String>,
}

/// What a feed says of itself, wherever it stands: some say it behind their items.
fn head(text: &str) -> Feed {
    let mut feed = Feed::default();
    let mut site = None;
    let mut own = None;
    let mut trees = Trees::new(text);
    while let Some(found) = next(&mut trees) {
        match found {
            Found::Open(element) => {
                if let Some(base) = element.attribute("xml:base") {
                    feed.base = Some(address::resolved(base, feed.base.as_deref()));
                }
                feed.head.language = element.attribute("xml:lang").map(str::to_owned).or(feed.head.language);
            }
            Found::Whole(element) if is(&element, ITEMS) => {}
            Found::Whole(element) if is(&element, &["title", "atom:title", "dc:title"]) => {
                feed.head.title = feed.head.title.or_else(|| line(&element));
            }
            Found::Whole(element) if is(&element, &["atom:author", "author"]) => {
                feed.head.authors.extend(authors_of(&element));
            }
            Found::Whole(element) if is(&element, &["language", "dc:language"]) => {
                feed.head.language =
                    Some(element.text()).filter(|text| !text.trim().is_empty()).or(feed.head.language);
            }
            Found::Whole(element) if is(&element, LINKS) => match element.attribute("rel") {
                None | Some("alternate") => site = site.or_else(|| target(&element)),
                Some("self") => own = own.or_else(|| target(&element)),
                Some(_) => {}
            },
            Found::Whole(_) => {}
            Found::Broken(_) => break,
        }
    }
    let whole = |address: &Option<String>| address.as_deref().is_some_and(address::is_web);
    feed.base = match feed.base {
        Some(base) => Some(address::resolved(&base, site.as_deref().or(own.as_deref()))),
        None => [site, own].into_iter().find(whole).flatten(),
    };
    feed
}

impl Feed {
    fn item(&self, element: &Element) -> Item {
        let base = element.attribute("xml:base").map(|base| address::resolved(base, self.base.as_deref()));
        let base = base.as_deref().or(self.base.as_deref());
        let dates = |lists: [&'static [&'static str]; 2]| -> Vec<String> {
            let found = lists
                .into_iter()
                .flat_map(|names| element.named(names).map(Element::text).collect::<Vec<_>>());
            found.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
        };
        let source = element.named(&["atom:source", "source"]).next();
        let authors = authors(element).or_else(|| authors(source?)).unwrap_or_default();
        Item {
            id: identifier(element),
            title: element.named(TITLES).find_map(line),
            outlet: source.and_then(|source| source.named(TITLES).find_map(line).or_else(|| line(source))),
            authors,
            published: dates([PUBLISHED, CREATED]),
            updated: dates([UPDATED, &[]]),
            url: url(element, base),
            language: element.attribute("xml:lang").map(str::to_owned).or_else(|| {
                element.named(&["dc:language", "language"]).map(|one| one.text().trim().to_owned()).next()
            }),
            texts: element.named(TEXTS).filter_map(text).collect(),
            summaries: element.named(SUMMARIES).filter_map(text).collect(),
        }
    }
}

/// The text of an element by what it says of its kind. Nothing, where it is of a kind that is not text.
fn text(element: &Element) -> Option<Text> {
    let kind = element.attribute("type").unwrap_or_default().to_ascii_lowercase();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let is_atom = element.name.starts_with("atom:");
    let mode = element.attribute("mode").unwrap_or_default();
    match kind {
        "xhtml" | "application/xhtml+xml" => Some(Text::Markup(element.markup(element.has_elements()))),
        "html" | "text/html" => Some(Text::Markup(element.markup(false))),
        "" | "text" | "text/plain" if mode != "base64" => Some(match (is_atom, element.has_elements()) {
            (true, true) => Text::Markup(element.markup(true)),
            (true, false) => Text::Plain(element.text()),
            (false, _) => Text::Markup(element.markup(false)),
        }),
        _ if kind.starts_with("text/") || kind.ends_with("xml") => Some(Text::Markup(element.markup(false))),
        // Kinds that nobody knows are what a blog's program made of them: text, where it reads like text.
        _ if mode != "base64" && !kind.contains('/') => Some(Text::Markup(element.markup(false))),
        _ => None,
    }
}

/// A title on one line.
fn line(element: &Element) -> Option<String> {
    text(element)?.line()
}

fn authors(element: &Element) -> Option<Vec<String>> {
    AUTHORS.iter().find_map(|name| {
        let mut found: Vec<String> = Vec::new();
        for author in element.named(&[*name]).flat_map(authors_of) {
            if !found.contains(&author) {
                found.push(author);
            }
        }
        Some(found).filter(|found| !found.is_empty())
    })
}

/// The names in one element: `name` in it, or its text.
fn authors_of(element: &Element) -> Vec<String> {
    let named: Vec<String> = element
        .named(&["atom:name", "name"])
        .map(|name| name.text().split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|name| !name.is_empty() && !name.contains('@'))
        .collect();
    if !named.is_empty()
        || element.has_elements()
            && element.named(&["atom:name", "name", "atom:email", "email"]).next().is_some()
    {
        return named;
    }
    line(element).map(|text| people::names(&text)).unwrap_or_default()
}

fn identifier(element: &Element) -> Option<String> {
    let given = element.named(IDENTIFIERS).map(Element::text).map(|text| text.trim().to_owned());
    given.into_iter().find(|id| !id.is_empty()).or_else(|| element.attribute("rdf:about").map(str::to_owned))
}

/// The address of an item's page: its link; else an identifier that is one, or what an aggregator kept of the first address.
fn url(element: &Element, base: Option<&str>) -> Option<String> {
    let links: Vec<(&Element, String)> =
        element.named(LINKS).filter_map(|link| Some((link, target(link)?))).collect();
    let by = |wanted: fn(Option<&str>) -> bool| {
        let mut links = links.iter().filter(move |(link, _)| wanted(link.attribute("rel")));
        links.next().map(|(link, target)| {
            let base = link
                .attribute("xml:base")
                .map(|own| address::resolved(own, base))
                .or(base.map(str::to_owned));
            address::resolved(target, base.as_deref())
        })
    };
    by(|rel| rel.is_none_or(|rel| rel == "alternate"))
        .or_else(|| {
            let lasting = element.named(&["guid"]).find(|guid| {
                guid.attribute("isPermaLink").is_none_or(|lasting| !lasting.eq_ignore_ascii_case("false"))
            });
            let told = lasting.is_some_and(|guid| guid.attribute("isPermaLink").is_some());
            let text = lasting?.text();
            let resolved = if told { address::resolved(&text, base) } else { text.trim().to_owned() };
            Some(resolved).filter(|address| address::is_web(address))
        })
        .or_else(|| by(|rel| rel.is_some_and(|rel| matches!(rel, "canonical" | "self" | "via"))))
        .or_else(|| {
            let others = element
                .named(&["atom:id", "id", "feedburner:origLink"])
                .map(|one| one.text().trim().to_owned());
            others.into_iter().find(|address| address::is_web(address))
        })
        .or_else(|| element.attribute("rdf:about").filter(|about| address::is_web(about)).map(str::to_owned))
}

/// Where a link leads: `href`, or its text.
fn target(link: &Element) -> Option<String> {
    let text = link.attribute("href").map_or_else(|| link.text(), str::to_owned);
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
