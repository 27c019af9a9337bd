//! What stands in a page beside its article: hidden text, menus, captions, share buttons, links to other articles.
//!
//! General rules only: elements that HTML gives another role, and class names in common use. An element that holds a
//! good part of the page's text is never taken out by its name.

use dom_query::{Document, NodeRef};

/// Elements that are never the article's prose.
const ELEMENTS: &[&str] = &[
    "aside",
    "button",
    "dialog",
    "figcaption",
    "footer",
    "iframe",
    "nav",
    "noscript",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
];
/// Roles of the same kind.
const ROLES: &[&str] = &[
    "alert",
    "banner",
    "complementary",
    "contentinfo",
    "dialog",
    "navigation",
    "search",
    "toolbar",
    "tooltip",
];
/// Words in a class or id that name furniture.
const WORDS: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "advertising",
    "author-bio",
    "authorbio",
    "bio",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "caption",
    "captions",
    "comment",
    "comments",
    "cookie",
    "copyright",
    "credit",
    "credits",
    "disclaimer",
    "disqus",
    "donate",
    "embed-caption",
    "follow",
    "gallery",
    "inline-related",
    "internal-links",
    "jp-relatedposts",
    "keywords",
    "mailchimp",
    "media-caption",
    "more-stories",
    "most-popular",
    "mostread",
    "newsletter",
    "newsletters",
    "outbrain",
    "paywall",
    "photo-caption",
    "popup",
    "prevnext",
    "print",
    "promo",
    "promos",
    "promotion",
    "pullquote",
    "readmore",
    "recirc",
    "recirculation",
    "recommended",
    "related",
    "related-articles",
    "related-content",
    "related-links",
    "related-posts",
    "related-stories",
    "relatedarticles",
    "relatedposts",
    "share",
    "sharebar",
    "sharedaddy",
    "sharing",
    "sidebar",
    "signup",
    "skip",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "tag",
    "taglist",
    "tags",
    "teaser",
    "teasers",
    "timestamp",
    "toolbar",
    "topics",
    "trending",
    "wp-caption-text",
];
/// An element is taken out by its name only if it holds at most one part in so many of the page's text.
const GREATEST_SHARE: usize = 5;

/// Takes the furniture out of a page.
pub(super) fn remove(document: &Document) {
    let nodes = nodes(document);
    let total = nodes.first().map_or(0, |root| root.size);
    for Sized { node, size, .. } in &nodes {
        let Some(name) = node.node_name().filter(|_| node.is_element()) else { continue };
        if matches!(name.as_ref(), "html" | "body" | "head" | "article" | "main") {
            continue;
        }
        let is_at_most = |share: usize| size * share <= total;
        let is_no_prose = is_hidden(node) || ELEMENTS.contains(&name.as_ref());
        if is_no_prose && is_at_most(2) || is_at_most(GREATEST_SHARE) && (has_role(node) || is_named(node)) {
            node.remove_from_parent();
        }
    }
}

struct Sized<'a> {
    node: NodeRef<'a>,
    parent: usize,
    /// Bytes of text below the node.
    size: usize,
}

/// All nodes, parents first, each with the size of its text: found once, so that nesting costs nothing.
fn nodes(document: &Document) -> Vec<Sized<'_>> {
    let mut nodes = vec![Sized { node: document.root(), parent: 0, size: 0 }];
    let mut next = 0;
    while next < nodes.len() {
        let node = nodes[next].node;
        if node.is_text() {
            nodes[next].size = node.text().trim().len();
        } else if !node.node_name().is_some_and(|name| matches!(name.as_ref(), "script" | "style" | "head")) {
            nodes.extend(node.children_it(false).map(|node| Sized { node, parent: next, size: 0 }));
        }
        next += 1;
    }
    for i in (1..nodes.len()).rev() {
        let (parent, size) = (nodes[i].parent, nodes[i].size);
        nodes[parent].size += size;
    }
    nodes
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    if node.has_attr("hidden") || node.attr("aria-hidden").is_some_and(|value| value.as_ref() == "true") {
        return true;
    }
    node.attr("style").is_some_and(|style| {
        let style: String =
            style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    })
}

fn has_role(node: &NodeRef<'_>) -> bool {
    node.attr("role").is_some_and(|role| ROLES.contains(&role.trim()))
}

/// Whether a class or the id is one of the words, or ends or begins in one of them after a hyphen or underscore.
fn is_named(node: &NodeRef<'_>) -> bool {
    let class = node.class().unwrap_or_default();
    let id = node.id_attr().unwrap_or_default();
    class.split_whitespace().chain([id.as_ref()]).any(|name| {
        let name = name.to_ascii_lowercase();
        WORDS.contains(&name.as_str()) || name.split(['-', '_']).any(|word| STRONG.contains(&word))
    })
}

/// Words that name furniture even inside a longer name.
const STRONG: &[&str] = &[
    "advert",
    "advertisement",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "caption",
    "disqus",
    "newsletter",
    "outbrain",
    "promo",
    "recirc",
    "related",
    "share",
    "sharing",
    "sidebar",
    "signup",
    "social",
    "subscribe",
    "taboola",
];
