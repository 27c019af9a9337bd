//! Which paragraphs of the chosen element are the article's.
//!
//! *Takes out* the title again, bylines above the text, captions, lines and lists of links, labels, and at the end what
//! speaks of the page and not of the matter: credits, requests to subscribe, who the author is.
//! *Leaves alone* sentences, whatever links they hold, and lists, tables and quotations within the text.

use std::sync::LazyLock;

use super::choice::ends_like_sentence;
use super::metadata::Metadata;
use super::paragraphs::{Paragraph, Shape};
use crate::plain::byline::{self, Byline};
use crate::plain::{caption, related};

/// Letters above which no paragraph is taken for an end.
const LONGEST_END: usize = 700;

/// Most paragraphs above the first sentence that can be labels, and their greatest length in bytes.
const MOST_LEADS: usize = 12;
const LONGEST_LEAD: usize = 200;

/// How ends begin, and what they hold.
struct Ends {
    starts: Vec<&'static str>,
    holds: Vec<&'static str>,
    headings: Vec<&'static str>,
}

static ENDS: LazyLock<Ends> = LazyLock::new(|| {
    let lines = include_str!("../../data/ends.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut ends = Ends { starts: Vec::new(), holds: Vec::new(), headings: Vec::new() };
    for line in lines {
        match line.split_once('\t') {
            Some(("start", words)) => ends.starts.push(words),
            Some(("holds", words)) => ends.holds.push(words),
            Some(("heading", words)) => ends.headings.push(words),
            _ => {}
        }
    }
    ends
});

/// The paragraphs that stay. What bylines say goes to `byline`.
pub(super) fn of(paragraphs: &[Paragraph], metadata: &Metadata, byline: &mut Byline) -> Vec<Paragraph> {
    let title = metadata.title.as_deref();
    let lead = lead(paragraphs, metadata);
    let mut kept: Vec<Paragraph> = Vec::new();
    let mut after_links = false;
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let text = paragraph.text.as_str();
        let above_body =
            !kept.iter().any(|paragraph| paragraph.shape == Shape::Prose && paragraph.text.len() > 60);
        if above_body && title.is_some_and(|title| same_words(title, text)) {
            continue;
        }
        if let Some(found) = byline::read(text, above_body) {
            byline.add(found);
            continue;
        }
        // Of what stands above the first sentence only a standfirst is kept, and a heading right over it.
        if number < lead
            && !metadata.describes(text)
            && !(number + 1 == lead && paragraph.shape == Shape::Heading)
        {
            continue;
        }
        if related::finds(text)
            || caption::finds(text)
            || is_link_only(paragraph)
            || is_link_list(paragraphs, number)
        {
            // A heading over links belongs to them.
            if kept.last().is_some_and(|last| last.shape == Shape::Heading)
                && !after_links
                && leads_to(paragraphs, number)
            {
                kept.pop();
            }
            after_links = true;
            continue;
        }
        after_links = false;
        kept.push(paragraph.clone());
    }
    take_ends(&mut kept);
    kept
}

/// The place of the first sentence among the paragraphs; none where most of them are no sentences.
fn lead(paragraphs: &[Paragraph], metadata: &Metadata) -> usize {
    let is_sentence = |one: &Paragraph| {
        metadata.describes(&one.text)
            || one.text.len() >= 60 && one.shape != Shape::Heading && ends_like_sentence(&one.text)
            || one.text.len() >= 160 && one.shape == Shape::Prose
    };
    let first = paragraphs.iter().position(is_sentence).unwrap_or(0);
    if first > MOST_LEADS
        || paragraphs[..first].iter().any(|one| one.quotation.is_some() || one.text.len() > LONGEST_LEAD)
    {
        return 0;
    }
    // A short line that a reader would read as the beginning: "No." or a line of a poem.
    let start = paragraphs[..first]
        .iter()
        .position(|one| one.marked && !one.bold && ends_like_sentence(&one.text) && !one.text.ends_with(':'));
    start.unwrap_or(first)
}

/// Whether the paragraph right before is a heading.
fn leads_to(paragraphs: &[Paragraph], number: usize) -> bool {
    number > 0 && paragraphs[number - 1].shape == Shape::Heading
}

/// A paragraph that is nothing but links, and no sentence.
fn is_link_only(paragraph: &Paragraph) -> bool {
    let text = paragraph.text.as_str();
    let letters = text.len() - text.matches(' ').count();
    let all = paragraph.linked * 10 >= letters * 9;
    all && (!ends_like_sentence(text)
        || matches!(paragraph.shape, Shape::Item | Shape::Heading)
        || text.split_whitespace().count() < 5)
}

/// An item of a list of links.
fn is_link_list(paragraphs: &[Paragraph], number: usize) -> bool {
    if paragraphs[number].shape != Shape::Item || ends_like_sentence(&paragraphs[number].text) {
        return false;
    }
    let is_item = |one: &&Paragraph| one.shape == Shape::Item;
    let before = paragraphs[..number].iter().rev().take_while(is_item);
    let list = before.chain(paragraphs[number..].iter().take_while(is_item));
    let (mut all, mut linked) = (0, 0);
    for item in list.take(40) {
        all += item.text.len();
        linked += item.linked;
    }
    linked * 10 >= all * 6
}

/// Takes away, from the last paragraph on, what is no longer the article.
fn take_ends(kept: &mut Vec<Paragraph>) {
    let whole: usize = kept.iter().map(|one| one.text.len()).sum();
    let mut sum = 0;
    let half = kept.iter().position(|one| {
        sum += one.text.len();
        sum * 2 >= whole
    });
    let first = half.map_or(1, |half| half + 1);
    // From a heading like "About the author" on, all is an end.
    let from = (first..kept.len()).find(|&i| {
        let bare = kept[i].text.trim_end_matches([':', '.', ' ']).to_lowercase();
        ENDS.headings.contains(&bare.as_str())
            && (kept[i].shape == Shape::Heading || kept[i].bold || kept[i].text.len() < 40)
    });
    if let Some(from) = from {
        kept.truncate(from);
    }
    while kept.len() > 1 {
        let last = kept.last().expect("more than one");
        if last.shape == Shape::Heading || is_end(&last.text) {
            kept.pop();
        } else {
            return;
        }
    }
}

fn is_end(text: &str) -> bool {
    if text.len() > LONGEST_END {
        return false;
    }
    let lower = text.trim_start_matches(['*', '(', '[', '–', '—', '-', ' ', '•']).to_lowercase();
    ENDS.starts.iter().any(|start| {
        lower
            .strip_prefix(start)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) || !start.is_ascii())
    }) || ENDS.holds.iter().any(|words| lower.contains(words))
}

pub(super) fn same_words(one: &str, other: &str) -> bool {
    let words = |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    one.len().abs_diff(other.len()) < 40 && words(one) == words(other)
}
