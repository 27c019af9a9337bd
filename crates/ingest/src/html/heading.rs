//! Where the title of an article stands in its page.

use super::clean::same_words;
use super::page::Page;

/// Nodes of the largest heading that is looked at.
const LARGEST: usize = 100;

/// The place of the heading that repeats the title; the page's only `<h1>` where none does.
pub(super) fn place(page: &Page, title: Option<&str>) -> Option<usize> {
    let headings: Vec<(usize, String)> = page
        .elements()
        .filter(|(_, element)| matches!(element.tag(), "h1" | "h2"))
        .filter(|(at, _)| page.nodes[*at].end - at <= LARGEST)
        .take(200)
        .map(|(at, _)| (at, page.text(at)))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let top = |at: usize| page.name(at) == "h1";
    if let Some(title) = title {
        let same = headings.iter().filter(|(_, text)| same_words(title, text));
        if let Some((at, _)) = same.min_by_key(|(at, _)| !top(*at)) {
            return Some(*at);
        }
        let near = headings
            .iter()
            .filter(|(at, text)| if top(*at) { is_near(title, text) } else { is_within(text, title) });
        if let Some((at, _)) = near.min_by_key(|(at, _)| *at) {
            return Some(*at);
        }
    }
    let in_article =
        |at: usize| page.around(at).any(|around| matches!(page.name(around), "article" | "main"));
    if let Some((at, _)) = headings.iter().find(|(at, _)| top(*at) && in_article(*at)) {
        return Some(*at);
    }
    let mut tops = headings.iter().filter(|(at, _)| top(*at));
    match (tops.next(), tops.next()) {
        (Some((at, _)), None) => Some(*at),
        _ => None,
    }
}

/// Whether a heading is a part of the title, as where that names the site too.
fn is_within(heading: &str, title: &str) -> bool {
    heading.split_whitespace().count() >= 3 && title.to_lowercase().contains(&heading.to_lowercase())
}

/// Whether most words of the one are in the other.
fn is_near(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_lowercase).collect() };
    let (one, other) = (words(one), words(other));
    let common = one.iter().filter(|word| other.contains(word)).count();
    common >= 3 && common * 5 >= one.len().min(other.len()) * 3
}
