//! The body of an article: the extractor's choice, without what is still not the article.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};

use super::furniture;
use super::nesting;
use super::paragraphs::{self, Paragraph, Shape};
use crate::error::Error;
use crate::plain::byline::{self, Byline};
use crate::plain::{caption, related};

/// Elements above which a page is refused: the extractor weighs each, several times.
const MOST_ELEMENTS: usize = 300_000;
/// Letters below which there is no article.
const FEWEST_LETTERS: usize = 25;

/// The text of an article, and what its byline said.
pub(super) struct Body {
    pub(super) text: String,
    pub(super) byline: Byline,
}

/// Finds the body of a page whose title is known.
pub(super) fn of(document: Document, title: Option<&str>) -> Result<Body, Error> {
    furniture::remove(&document);
    let markup = content(document)?;
    let markup = nesting::limited(&markup);
    let document = Document::fragment(markup.as_ref());
    let mut byline = Byline::default();
    let paragraphs = clean(paragraphs::of(&document.root()), title, &mut byline);
    let letters: usize = paragraphs
        .iter()
        .map(|one| one.text.chars().filter(|c| c.is_alphabetic()).take(FEWEST_LETTERS).count())
        .sum();
    if letters < FEWEST_LETTERS {
        return Err(Error::no_article());
    }
    let texts: Vec<&str> = paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    Ok(Body { text: texts.join("\n\n"), byline })
}

/// The markup of the body. The extractor is not ours: a page that it panics on is a page without an article.
fn content(document: Document) -> Result<String, Error> {
    let config =
        Config { max_elements_to_parse: MOST_ELEMENTS, text_mode: TextMode::Raw, ..Config::default() };
    let extracted = catch_unwind(AssertUnwindSafe(|| {
        let mut page = Readability::with_document(document, None, Some(config))?;
        page.parse()
    }));
    match extracted {
        Ok(Ok(article)) => Ok(article.content.to_string()),
        Ok(Err(dom_smoothie::ReadabilityError::TooManyElements(..))) => {
            Err(Error::malformed(format!("more than {MOST_ELEMENTS} elements in one page")))
        }
        Ok(Err(_)) | Err(_) => Err(Error::no_article()),
    }
}

/// Takes out paragraphs that are not the article: the title again, bylines above it, related links, captions.
fn clean(paragraphs: Vec<Paragraph>, title: Option<&str>, byline: &mut Byline) -> Vec<Paragraph> {
    let mut kept: Vec<Paragraph> = Vec::new();
    for paragraph in paragraphs {
        let text = paragraph.text.as_str();
        let above_body = !kept.iter().any(|paragraph| paragraph.shape == Shape::Prose);
        if above_body && title.is_some_and(|title| same_words(title, text)) {
            continue;
        }
        if let Some(found) = byline::read(text, above_body) {
            byline.add(found);
            continue;
        }
        if related::finds(text) || caption::finds(text) || is_link_only(&paragraph) {
            continue;
        }
        kept.push(paragraph);
    }
    while kept.last().is_some_and(|last| last.shape == Shape::Heading) {
        kept.pop();
    }
    kept
}

/// A paragraph that is nothing but links, and no sentence.
fn is_link_only(paragraph: &Paragraph) -> bool {
    let text = paragraph.text.as_str();
    let letters = text.len() - text.matches(' ').count();
    paragraph.linked * 10 >= letters * 9 && !text.ends_with(['.', '”', '"', '?', '!'])
}

fn same_words(one: &str, other: &str) -> bool {
    let words = |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    one.len().abs_diff(other.len()) < 40 && words(one) == words(other)
}
