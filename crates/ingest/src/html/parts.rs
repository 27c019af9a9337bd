//! What a page's paragraphs are, as parts of the article's text: headings, items, quotations with who wrote them.

use onrecord_record::{Part, PartKind};
use onrecord_text::Span;

use super::page::Page;
use super::paragraphs::{Paragraph, Shape};

/// Names of the block quotations that services of short posts give out for embedding.
const POSTS: &[&str] = &[
    "twitter-tweet",
    "twitter-video",
    "tweet",
    "instagram-media",
    "tiktok-embed",
    "bluesky-embed",
    "reddit-embed-bq",
    "reddit-card",
    "mastodon-embed",
    "fb-post",
    "fb-xfbml-parse-ignore",
    "text-post-media",
    "telegram-post",
    "imgur-embed-pub",
];
/// Most bytes of a line that names a writer.
const LONGEST_ATTRIBUTION: usize = 200;

/// The text of an article, its paragraphs parted by empty lines, and its parts.
pub(super) fn of(page: &Page, paragraphs: &[Paragraph]) -> (String, Vec<Part>) {
    let mut text = String::new();
    let mut parts = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&paragraph.text);
        if let Some(kind) = kind(page, paragraphs, number) {
            parts.push(Part { span: Span::new(start, text.len()), kind });
        }
    }
    (text, parts)
}

fn kind(page: &Page, paragraphs: &[Paragraph], number: usize) -> Option<PartKind> {
    let paragraph = &paragraphs[number];
    if let Some(quotation) = paragraph.quotation {
        let is_last = paragraphs.get(number + 1).is_none_or(|next| next.quotation != Some(quotation));
        let is_first = number == 0 || paragraphs[number - 1].quotation != Some(quotation);
        let dashed = paragraph.text.starts_with(['—', '–', '―', '~']) || paragraph.text.starts_with("- ");
        if paragraph.shape == Shape::Attribution
            || is_last && !is_first && dashed && paragraph.text.len() <= LONGEST_ATTRIBUTION
        {
            return Some(PartKind::Attribution);
        }
        return Some(if is_post(page, quotation) { PartKind::Post } else { PartKind::Quotation });
    }
    match paragraph.shape {
        Shape::Heading => Some(PartKind::Heading),
        Shape::Item => Some(PartKind::ListItem),
        Shape::Row => Some(PartKind::TableRow),
        Shape::Prose | Shape::Attribution if paragraph.bold => Some(PartKind::Bold),
        Shape::Prose | Shape::Attribution => None,
    }
}

fn is_post(page: &Page, quotation: usize) -> bool {
    let class = page.attribute(quotation, "class").unwrap_or_default();
    class.split_ascii_whitespace().any(|name| POSTS.contains(&name.to_ascii_lowercase().as_str()))
}
