//! What stands in a page beside its article: hidden text, menus, captions, share buttons, links to other articles,
//! consent dialogs, comments.
//!
//! General rules only: elements that HTML gives another role, and names in common use. A name is weighed against what
//! it is given to: words within a paragraph are never taken for their name, an element that holds the title or a good
//! part of the page's text neither, and a name that many of the page's paragraphs bear is the article's own
//! (`<p class="paywall">`). Which of what is left is the article is decided in [`choice`](super::choice).

use std::collections::HashMap;

use super::names::{self, Called};
use super::page::{Element, Kind, Page};

/// Elements that are never prose.
const UNREAD: &[&str] = &[
    "audio", "button", "canvas", "caption", "datalist", "dialog", "head", "iframe", "input", "map", "math",
    "menu", "meter", "nav", "object", "option", "progress", "script", "select", "style", "svg", "template",
    "textarea", "title", "video",
];
/// Elements that stand beside the article, unless they hold it.
const ASIDE: &[&str] = &["aside", "figcaption", "footer", "noscript"];
/// Roles of the same kind.
const ROLES: &[&str] = &[
    "alert",
    "alertdialog",
    "banner",
    "complementary",
    "contentinfo",
    "dialog",
    "menu",
    "menubar",
    "navigation",
    "search",
    "tablist",
    "toolbar",
    "tooltip",
];
/// Elements that stand within a line.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var",
];
/// An element is taken out by its name only if it holds at most one part in so many of the page's text.
const GREATEST_SHARE: usize = 5;
/// Paragraphs of one name are the article's where they hold at least one part in so many of all prose.
const OWN_SHARE: usize = 4;
/// The same of what is hidden, or marked as standing aside, in percent.
const HIDDEN_PERCENT: usize = 60;
/// Bytes from which a paragraph counts as prose.
const PROSE: usize = 60;

/// What is known of every element before any is taken out.
pub(super) struct Furniture {
    /// Whether a node lies in what is taken out.
    pub(super) out: Vec<bool>,
}

impl Furniture {
    /// Finds what is beside the article. `title` is the place of the article's heading.
    pub(super) fn of(page: &Page, title: Option<usize>) -> Self {
        let sizes = Sizes::of(page);
        let body = page.elements().find(|(_, element)| is_marked_body(element)).map(|(at, _)| at);
        let mut suspects = Vec::new();
        let mut out = vec![false; page.nodes.len()];
        let mut at = 1;
        while at < page.nodes.len() {
            let node = &page.nodes[at];
            let Kind::Element(element) = &node.kind else {
                at += 1;
                continue;
            };
            // Whatever holds the title or what the page marks as the body is not beside the article.
            let holds = |inner: Option<usize>| inner.is_some_and(|inner| (at..node.end).contains(&inner));
            match suspicion(page, at, element, &sizes, holds(title) || holds(body)) {
                Verdict::Out => {
                    out[at..node.end].fill(true);
                    at = node.end;
                    continue;
                }
                Verdict::Suspect(reason) => suspects.push((at, reason)),
                Verdict::In => {}
            }
            at += 1;
        }
        let own = own_reasons(page, &suspects, &sizes, &out);
        for (at, reason) in suspects {
            if !own.contains(&reason) {
                out[at..page.nodes[at].end].fill(true);
            }
        }
        Self { out }
    }
}

/// Why an element is thought to be beside the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Reason {
    Hidden,
    Aside,
    Named(Called),
}

enum Verdict {
    In,
    Out,
    /// Out, unless elements of the same kind hold a good part of the page's prose.
    Suspect(Reason),
}

fn suspicion(page: &Page, at: usize, element: &Element, sizes: &Sizes, holds_article: bool) -> Verdict {
    let name = element.tag();
    if matches!(name, "html" | "body") {
        return Verdict::In;
    }
    if UNREAD.contains(&name) {
        return Verdict::Out;
    }
    let called = names::of(element);
    if INLINE.contains(&name) {
        return inline(page, at, element, called);
    }
    if holds_article || matches!(name, "article" | "main") || is_marked_body(element) {
        return Verdict::In;
    }
    let size = sizes.text[at];
    let is_at_most = |share: usize| size * share <= sizes.text[0];
    match called {
        Some(Called::Consent) if is_at_most(1) && sizes.article(page, at) == 0 => return Verdict::Out,
        Some(Called::Comments) if sizes.article(page, at) == 0 && name != "p" => return Verdict::Out,
        Some(Called::Hidden) => return Verdict::Suspect(Reason::Hidden),
        Some(called) if is_at_most(GREATEST_SHARE) || sizes.prose[at] == 0 && is_at_most(2) => {
            return Verdict::Suspect(Reason::Named(called));
        }
        _ => {}
    }
    if is_hidden(element) {
        return Verdict::Suspect(Reason::Hidden);
    }
    if element.attribute("role").is_some_and(|role| ROLES.contains(&role)) {
        return if is_at_most(GREATEST_SHARE) { Verdict::Out } else { Verdict::Suspect(Reason::Aside) };
    }
    if element.attribute("aria-modal") == Some("true") {
        return Verdict::Out;
    }
    // The foot of a block quotation names who wrote it.
    if matches!(name, "footer" | "figcaption")
        && page.around(at).take(3).any(|around| page.name(around) == "blockquote")
    {
        return Verdict::In;
    }
    match ASIDE.contains(&name) {
        true => Verdict::Suspect(Reason::Aside),
        false => Verdict::In,
    }
}

/// Within a line only text for screen readers goes, and what is hidden from the eye.
fn inline(page: &Page, at: usize, element: &Element, called: Option<Called>) -> Verdict {
    if called == Some(Called::Hidden)
        || is_clipped(element)
        || is_displayed_nowhere(element)
        || element.attribute("hidden").is_some()
    {
        // Some sites hide the letters of a drop cap from screen readers and give them the word: either, not both.
        return Verdict::Out;
    }
    // A link around blocks is a teaser, and may be named like any block.
    if element.tag() == "a"
        && called == Some(Called::Furniture)
        && page.below(at).any(|(_, below)| !INLINE.contains(&below.tag()) && below.tag() != "img")
    {
        return Verdict::Suspect(Reason::Named(Called::Furniture));
    }
    // A byline or caption of one line that stands in no paragraph.
    let in_paragraph = page
        .around(at)
        .take(4)
        .any(|around| matches!(page.name(around), "p" | "li" | "td" | "blockquote" | "h1" | "h2" | "h3"));
    match called {
        Some(called @ (Called::Caption | Called::Furniture)) if !in_paragraph => {
            Verdict::Suspect(Reason::Named(called))
        }
        _ => Verdict::In,
    }
}

/// The reasons that are none, since paragraphs of their kind hold a good part of the page's prose.
fn own_reasons(page: &Page, suspects: &[(usize, Reason)], sizes: &Sizes, out: &[bool]) -> Vec<Reason> {
    let mut held: HashMap<Reason, usize> = HashMap::new();
    let mut end = HashMap::new();
    for (at, reason) in suspects {
        // An element within one of the same kind is counted with it.
        if *end.get(reason).unwrap_or(&0) > *at || out[*at] {
            continue;
        }
        end.insert(*reason, page.nodes[*at].end);
        *held.entry(*reason).or_default() += sizes.prose[*at];
    }
    let total: usize = sizes.prose[0] - out_prose(page, sizes, out);
    let is_own = |reason: &Reason, prose: usize| match reason {
        Reason::Named(_) => prose * OWN_SHARE >= total,
        Reason::Hidden | Reason::Aside => prose * 100 >= total * HIDDEN_PERCENT,
    };
    let own = held.into_iter().filter(|(reason, prose)| *prose > 0 && is_own(reason, *prose));
    own.map(|(reason, _)| reason).collect()
}

fn out_prose(page: &Page, sizes: &Sizes, out: &[bool]) -> usize {
    let mut sum = 0;
    let mut at = 0;
    while at < out.len() {
        if out[at] {
            sum += sizes.prose[at];
            at = page.nodes[at].end;
        } else {
            at += 1;
        }
    }
    sum
}

/// What the page itself marks as the body of the article.
pub(super) fn is_marked_body(element: &Element) -> bool {
    element
        .attribute("itemprop")
        .is_some_and(|value| value.split_ascii_whitespace().any(|one| one == "articleBody"))
}

fn is_hidden(element: &Element) -> bool {
    element.attribute("hidden").is_some()
        || element.attribute("aria-hidden") == Some("true")
        || is_displayed_nowhere(element)
        || is_clipped(element)
}

fn style(element: &Element) -> Option<String> {
    let style = element.attribute("style")?;
    Some(style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase())
}

fn is_displayed_nowhere(element: &Element) -> bool {
    style(element).is_some_and(|style| {
        style.starts_with("display:none")
            || style.contains(";display:none")
            || style.contains("visibility:hidden")
    })
}

/// A box of one pixel, for screen readers.
fn is_clipped(element: &Element) -> bool {
    style(element).is_some_and(|style| {
        (style.contains("clip:rect(") || style.contains("clip-path:inset("))
            && (style.contains("position:absolute")
                || style.contains("width:1px")
                || style.contains("height:1px"))
            || style.contains("left:-9999")
            || style.contains("left:-10000")
    })
}

/// Bytes of text below each node: all of it, and that of paragraphs.
struct Sizes {
    text: Vec<usize>,
    prose: Vec<usize>,
    articles: Vec<usize>,
}

impl Sizes {
    fn of(page: &Page) -> Self {
        let count = page.nodes.len();
        let (mut text, mut linked, mut prose) = (vec![0; count], vec![0; count], vec![0; count]);
        let mut articles = vec![0; count];
        let mut at = 0;
        while at < count {
            match &page.nodes[at].kind {
                Kind::Text(piece) => text[at] = piece.trim().len(),
                Kind::Element(element)
                    if matches!(
                        element.tag(),
                        "script" | "style" | "head" | "template" | "textarea" | "svg"
                    ) =>
                {
                    at = page.nodes[at].end;
                    continue;
                }
                Kind::Element(element) if is_marked_body(element) => articles[at] = 1,
                Kind::Element(_) => {}
            }
            at += 1;
        }
        for at in (1..count).rev() {
            let parent = page.nodes[at].parent;
            let name = page.name(at);
            if name == "a" {
                linked[at] = text[at];
            }
            if matches!(name, "p") && text[at] >= PROSE && linked[at] * 2 < text[at] {
                prose[at] = text[at];
            }
            text[parent] += text[at];
            linked[parent] += linked[at];
            prose[parent] += prose[at];
            articles[parent] += articles[at];
        }
        Self { text, prose, articles }
    }

    /// Marked bodies of articles below an element, and `<article>` itself.
    fn article(&self, page: &Page, at: usize) -> usize {
        self.articles[at] + usize::from(matches!(page.name(at), "article" | "main"))
    }
}
