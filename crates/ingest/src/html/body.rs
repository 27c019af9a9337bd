//! The body of an article: the chosen element's paragraphs, without what is still not the article.

use onrecord_record::Part;

use super::choice::{self, Choice, ends_like_sentence};
use super::clean;
use super::furniture::Furniture;
use super::heading;
use super::metadata::Metadata;
use super::page::Page;
use super::paragraphs::{self, Paragraph, Shape};
use super::parts;
use super::shell;
use crate::error::Error;
use crate::plain::byline::Byline;

/// Letters below which there is no article.
const FEWEST_LETTERS: usize = 25;
/// Elements that are tried before a page is refused.
const MOST_TRIES: usize = 4;
/// The text in the page's JSON-LD is taken where it is so many times as long as what the page shows.
const TEASER: usize = 2;

/// The text of an article, its parts, and what its byline said.
#[derive(Default)]
pub(super) struct Body {
    pub(super) text: String,
    pub(super) parts: Vec<Part>,
    pub(super) byline: Byline,
    pub(super) notes: Vec<String>,
}

/// Finds the body of a page of which the metadata are known.
pub(super) fn of(page: &Page, metadata: &Metadata) -> Result<Body, Error> {
    let title = metadata.title.as_deref();
    let place = heading::place(page, title);
    let furniture = Furniture::of(page, place);
    let mut all = paragraphs::of(page, 0, &furniture.out);
    if let Some(place) = place {
        let heading = place..page.nodes[place].end;
        all.retain(|paragraph| !heading.contains(&paragraph.at));
    }
    let mut byline = Byline::default();
    let found = tried(page, &all, place, metadata, &mut byline);
    let length = letters(&found);
    if let Some(declared) = metadata.body.as_deref().map(declared)
        && letters(&declared) >= FEWEST_LETTERS.max(length * TEASER)
    {
        let (text, parts) = parts::of(page, &declared);
        let notes =
            vec!["the text is the one in the page's JSON-LD; the page shows less of it or none".to_owned()];
        return Ok(Body { text, parts, byline, notes });
    }
    if let Some(reason) = shell::named(page, metadata, &found) {
        return Err(reason);
    }
    if length < FEWEST_LETTERS {
        return Err(Error::no_article());
    }
    let (text, parts) = parts::of(page, &found);
    Ok(Body { text, parts, byline, notes: Vec::new() })
}

/// The paragraphs of the best element that holds an article; of the others where that is none.
fn tried(
    page: &Page,
    all: &[Paragraph],
    place: Option<usize>,
    metadata: &Metadata,
    byline: &mut Byline,
) -> Vec<Paragraph> {
    let mut barred = Vec::new();
    for _ in 0..MOST_TRIES {
        let Some(choice) = choice::of(page, all, place, &barred) else { break };
        let mut chosen = above(all, &choice, metadata);
        chosen.extend_from_slice(&all[choice.paragraphs.clone()]);
        let kept = clean::of(&chosen, metadata, byline);
        if letters(&kept) >= FEWEST_LETTERS {
            return kept;
        }
        barred.push(choice.element);
    }
    Vec::new()
}

/// What stands between the title and the chosen element and belongs to the article: a standfirst that the page's
/// description repeats, and sentences of the element around both.
fn above(all: &[Paragraph], choice: &Choice, metadata: &Metadata) -> Vec<Paragraph> {
    let is_standfirst = |paragraph: &Paragraph| metadata.describes(&paragraph.text);
    let is_sentence = |paragraph: &Paragraph| {
        paragraph.shape == Shape::Prose
            && paragraph.text.len() >= 40
            && paragraph.linked * 3 < paragraph.text.len()
            && ends_like_sentence(&paragraph.text)
    };
    let mut found: Vec<Paragraph> = all[choice.before.clone()]
        .iter()
        .filter(|one| is_standfirst(one) || is_sentence(one))
        .cloned()
        .collect();
    if !found.iter().any(is_standfirst)
        && !all[choice.paragraphs.clone()].iter().any(is_standfirst)
        && let Some(standfirst) =
            all[..choice.before.start].iter().rev().take(12).find(|one| is_standfirst(one))
    {
        found.insert(0, standfirst.clone());
    }
    found
}

/// The paragraphs of the text that a page's JSON-LD holds, as text or as markup.
fn declared(text: &str) -> Vec<Paragraph> {
    if text.contains("</p>") || text.contains("<br") || text.contains("</div>") {
        // What was quoted there is no longer to be found in this page.
        let found = paragraphs::of_fragment(text).into_iter();
        return found.map(|one| Paragraph { quotation: None, ..one }).collect();
    }
    let lines: Vec<&str> = match text.contains("\n\n") {
        true => text.split("\n\n").collect(),
        false => text.lines().collect(),
    };
    let lines = lines.into_iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).map(Paragraph::prose).collect()
}

fn letters(paragraphs: &[Paragraph]) -> usize {
    paragraphs.iter().map(|one| one.text.chars().filter(|c| c.is_alphabetic()).count()).sum()
}
