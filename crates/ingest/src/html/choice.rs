//! Which part of a page is the article: the element whose paragraphs read most like prose, and least like links.
//!
//! Every paragraph has a worth: letters outside links for prose, less than nothing for links and short labels. The
//! worth of an element is the sum over its paragraphs, so that each element is weighed in one pass; what the page itself
//! says of an element (`itemprop="articleBody"`, `<article>` around the title, names in common use) weighs with it. Which
//! paragraphs of the chosen element stay is decided in [`clean`](super::clean).

use std::ops::Range;

use super::furniture;
use super::page::Page;
use super::paragraphs::{Paragraph, Shape};

/// How much of the best element's worth a smaller one within it must have to be taken instead.
const INNER_SHARE: f64 = 0.96;
/// How much of the page's worth the element around the title must have to be the only one looked at.
const TITLE_SHARE: f64 = 0.2;
/// The same of an element that the page marks as the body.
const MARKED_SHARE: f64 = 0.05;
/// Worth from which there is an article.
const LEAST: f64 = 25.0;

/// Names that systems give to the element of an article's text, and to the one of the whole article.
const BODY_NAMES: &[&str] = &[
    "articlebody",
    "article-body",
    "article__body",
    "article_body",
    "articletext",
    "article-text",
    "article__text",
    "article-content",
    "article__content",
    "articlecontent",
    "story-body",
    "storybody",
    "story__body",
    "story-content",
    "story-text",
    "entry-content",
    "post-content",
    "post-body",
    "postcontent",
    "single-content",
    "td-post-content",
    "content-body",
    "body-content",
    "content__body",
    "content-article",
    "news-content",
    "news-text",
    "newstext",
    "texto",
    "cuerpo",
    "corps",
    "rich-text",
    "richtext",
    "wysiwyg",
];

/// What was chosen: the paragraphs, as a range, of an element.
pub(super) struct Choice {
    pub(super) element: usize,
    pub(super) paragraphs: Range<usize>,
    /// The paragraphs between the title and those, within the larger element that is nearly as good.
    pub(super) before: Range<usize>,
}

/// Chooses an element. `title` is the place of the article's heading; `barred` are elements that were refused before.
pub(super) fn of(
    page: &Page,
    paragraphs: &[Paragraph],
    title: Option<usize>,
    barred: &[usize],
) -> Option<Choice> {
    let mut sums = Vec::with_capacity(paragraphs.len() + 1);
    sums.push(0.0);
    for paragraph in paragraphs {
        sums.push(sums[sums.len() - 1] + worth(paragraph));
    }
    let range = |element: usize| {
        let end = page.nodes[element].end;
        paragraphs.partition_point(|one| one.at < element)..paragraphs.partition_point(|one| one.at < end)
    };
    let value = |element: usize| {
        let range = range(element);
        sums[range.end] - sums[range.start]
    };
    let whole = marked_body(page, &value).unwrap_or_else(|| around_title(page, title, &value));
    let within = |element: usize| element >= whole && element < page.nodes[whole].end;
    let mut best: Option<(usize, f64)> = None;
    for (element, _) in page.elements().filter(|(element, _)| within(*element)) {
        if barred.contains(&element) {
            continue;
        }
        let value = value(element);
        let score = value * trust(page, element);
        // Of equals the inner one, which comes later.
        if value >= LEAST && best.is_none_or(|(_, most)| score >= most) {
            best = Some((element, score));
        }
    }
    let (outer, score) = best?;
    let mut inner = outer;
    for (element, _) in page.below(outer) {
        let within_inner = element >= inner && element < page.nodes[inner].end;
        if within_inner
            && !barred.contains(&element)
            && value(element) * trust(page, element) >= score * INNER_SHARE
        {
            inner = element;
        }
    }
    let (large, small) = (range(outer), range(inner));
    let after_title =
        title.map_or(large.start, |title| paragraphs.partition_point(|one| one.at < page.nodes[title].end));
    let start = after_title.max(large.start).min(small.start);
    Some(Choice { element: inner, before: start..small.start, paragraphs: small })
}

/// The element that the page marks as the body, if that is one alone and holds a good part of the page's prose.
fn marked_body(page: &Page, value: &impl Fn(usize) -> f64) -> Option<usize> {
    let mut end = 0;
    let marked = page.elements().filter(|(at, element)| {
        let outermost = *at >= end && furniture::is_marked_body(element);
        if outermost {
            end = page.nodes[*at].end;
        }
        outermost
    });
    let mut held = marked.filter(|(at, _)| value(*at) >= LEAST).map(|(at, _)| at);
    let only = held.next().filter(|only| value(*only) >= (value(0) * MARKED_SHARE).max(LEAST * 3.0));
    only.filter(|_| held.next().is_none())
}

/// The element within which to look: the nearest article or main element around the title that holds enough, or all.
fn around_title(page: &Page, title: Option<usize>, value: &impl Fn(usize) -> f64) -> usize {
    let Some(title) = title else { return 0 };
    let all = value(0).max(LEAST);
    page.around(title)
        .filter(|&around| {
            matches!(page.name(around), "article" | "main")
                || page.attribute(around, "role").is_some_and(|role| role == "main" || role == "article")
                || page.attribute(around, "itemtype").is_some_and(|kind| kind.ends_with("Article"))
        })
        .find(|&around| value(around) >= all * TITLE_SHARE && value(around) >= 150.0)
        .unwrap_or(0)
}

/// What the page says of an element, as a factor of its worth.
fn trust(page: &Page, element: usize) -> f64 {
    let Some(known) = page.element(element) else { return 1.0 };
    if furniture::is_marked_body(known) {
        return 1.35;
    }
    let class = known.attribute("class").unwrap_or_default();
    let names = class.split_ascii_whitespace().chain(known.attribute("id"));
    for name in names {
        let lower = name.to_ascii_lowercase();
        if BODY_NAMES.iter().any(|known| lower == *known || lower.ends_with(known)) {
            return 1.2;
        }
    }
    match known.tag() {
        "article" => 1.1,
        "main" => 1.05,
        "li" | "td" | "blockquote" | "ul" | "ol" | "table" | "aside" | "footer" | "form" => 0.8,
        "p" => 0.9,
        _ => 1.0,
    }
}

/// How much a paragraph speaks for its being the article's, in letters.
pub(super) fn worth(paragraph: &Paragraph) -> f64 {
    // Bytes, not letters: a character of Chinese says as much as three of Latin.
    let length = paragraph.text.len() as f64;
    let linked = (paragraph.linked as f64 / paragraph.text.len() as f64).min(1.0);
    let sentence = ends_like_sentence(&paragraph.text);
    match paragraph.shape {
        Shape::Heading if linked > 0.5 => -length * 0.5,
        Shape::Heading | Shape::Attribution => 0.0,
        _ if linked > 0.6 && !(sentence && length > 60.0 && linked < 0.9) => -length.min(90.0) * 0.4,
        Shape::Prose if sentence && length >= 25.0 => length.min(900.0) * (1.0 - linked),
        Shape::Prose if length >= 80.0 => length.min(900.0) * (1.0 - linked) * 0.8,
        Shape::Prose if paragraph.marked && linked < 0.2 => length * 0.2,
        Shape::Prose => -length * 0.15,
        Shape::Item if sentence && length >= 60.0 => length.min(900.0) * (1.0 - linked) * 0.7,
        Shape::Item => -length * 0.1,
        Shape::Row if sentence && length >= 120.0 => length.min(900.0) * (1.0 - linked) * 0.5,
        Shape::Row => -length * 0.1,
    }
}

/// Whether a text ends as sentences do, in many scripts.
pub(super) fn ends_like_sentence(text: &str) -> bool {
    let inside = text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '“', '「', '」', '』', ' ', '*']);
    inside.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '؟', '।', '۔', '…', ';'])
        || inside
            .chars()
            .next_back()
            .is_some_and(|c| ('\u{e00}'..='\u{e7f}').contains(&c) && text.len() > 200)
}
