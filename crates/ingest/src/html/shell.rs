//! Pages that are no article and say so: errors of a server, tests for robots, shells that a script would fill.
//!
//! *Finds* them by what the title and the few words of the page say, in data/shells.tsv.
//! *Leaves alone* every page that holds more text than such pages do.

use super::metadata::Metadata;
use super::page::Page;
use super::paragraphs::Paragraph;
use crate::error::Error;

/// Letters from which a page is no shell, whatever it says.
const MOST_LETTERS: usize = 700;
/// The same of a page that has a date of publication.
const BRIEF: usize = 80;

/// The reason to refuse a page of which no more than `found` could be read.
pub(super) fn named(page: &Page, metadata: &Metadata, found: &[Paragraph]) -> Option<Error> {
    let length: usize = found.iter().map(|one| one.text.len()).sum();
    // A few lines with a date of publication are news in brief.
    if length > MOST_LETTERS || length > BRIEF && metadata.published.is_some() {
        return None;
    }
    let title = fold(metadata.title.as_deref().unwrap_or_default());
    let words = visible(page);
    let text = fold(&words);
    for line in include_str!("../../data/shells.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (Some(kind), Some(place), Some(phrase)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        let holds = match place {
            "title" => pieces(&title).any(|piece| piece == phrase),
            "only" => title == phrase || text == phrase,
            _ => text.len() <= MOST_LETTERS * 3 && text.contains(phrase),
        };
        if holds {
            return Some(match kind {
                "script" => Error::needs_script(),
                "robot" => Error::error_page(format!("a test for robots (\"{phrase}\")")),
                _ => Error::error_page(format!("an error page (\"{phrase}\")")),
            });
        }
    }
    None
}

/// The pieces of a title, without marks around them: "karsand.example | 521: Web server is down".
fn pieces(title: &str) -> impl Iterator<Item = &str> {
    let pieces = title.split(['|', ':', '–', '—', '·', '»']).flat_map(|piece| piece.split(" - "));
    std::iter::once(title).chain(pieces).map(|piece| piece.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// All that the page says, also to who has no scripts.
fn visible(page: &Page) -> String {
    let body = page.elements().find(|(_, element)| element.tag() == "body").map_or(0, |(at, _)| at);
    page.text(body)
}

fn fold(text: &str) -> String {
    text.to_lowercase().replace('’', "'").split_whitespace().collect::<Vec<_>>().join(" ")
}
