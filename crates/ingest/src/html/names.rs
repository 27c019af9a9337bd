//! What the class and id of an element say that it is: words in common use, kept in `data/furniture.tsv`.
//!
//! A name alone decides nothing; [`furniture`](super::furniture) weighs it against what the element holds.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::page::Element;

/// What an element is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Called {
    /// A dialog on cookies and the like.
    Consent,
    /// Readers' comments.
    Comments,
    /// Text for screen readers alone, or for print alone.
    Hidden,
    /// A box that asks for a subscription, and as often the paragraphs behind it.
    Paywall,
    /// A picture's caption or credit.
    Caption,
    /// Anything else beside the article.
    Furniture,
}

#[derive(Default)]
struct Names {
    whole: HashMap<&'static str, Called>,
    part: HashMap<&'static str, Called>,
    start: Vec<(&'static str, Called)>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::default();
    let lines = include_str!("../../data/furniture.tsv").lines().filter(|line| !line.starts_with('#'));
    for line in lines {
        let mut cells = line.split('\t');
        let called = match cells.next() {
            Some("consent") => Called::Consent,
            Some("comments") => Called::Comments,
            Some("hidden") => Called::Hidden,
            Some("paywall") => Called::Paywall,
            Some("caption") => Called::Caption,
            _ => Called::Furniture,
        };
        match (cells.next(), cells.next()) {
            (Some("whole"), Some(name)) => drop(names.whole.insert(name, called)),
            (Some("part"), Some(name)) => drop(names.part.insert(name, called)),
            (Some("start"), Some(name)) => names.start.push((name, called)),
            _ => {}
        }
    }
    names
});

/// What the names of an element say; the first kind in the order above where they say several things.
pub(super) fn of(element: &Element) -> Option<Called> {
    let class = element.attribute("class").unwrap_or_default();
    let id = element.attribute("id").unwrap_or_default();
    let test = element.attribute("data-testid").unwrap_or_default();
    let component = element.attribute("data-component").unwrap_or_default();
    let names = class.split_ascii_whitespace().chain([id, test, component]).filter(|name| !name.is_empty());
    names.filter_map(one).min_by_key(|called| *called as u8)
}

fn one(name: &str) -> Option<Called> {
    // Names that state a look ("lg:px-4", "css-1x2y3z") name nothing.
    if name.len() > 80 {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    // "c-teaser", "js-comments", "m-tags": one or two letters that say what kind of name follows.
    let bare = match lower.split_once('-') {
        Some((prefix, bare)) if prefix.len() <= 2 => bare,
        _ => lower.as_str(),
    };
    if let Some(called) = NAMES.whole.get(lower.as_str()).or_else(|| NAMES.whole.get(bare)) {
        return Some(*called);
    }
    if let Some((_, called)) = NAMES.start.iter().find(|(start, _)| lower.starts_with(start)) {
        return Some(*called);
    }
    // "has-related", "no-sidebar", "with-share" are said of what stands beside the thing named.
    let mut words = words(name);
    let first = words.next()?;
    if matches!(
        first.to_ascii_lowercase().as_str(),
        "has" | "no" | "with" | "is" | "without" | "not" | "hide" | "show"
    ) {
        return None;
    }
    std::iter::once(first)
        .chain(words)
        .find_map(|word| NAMES.part.get(word.to_ascii_lowercase().as_str()).copied())
}

/// The words of a name: "article-share_bar", "ArticleShareBar".
pub(super) fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(['-', '_', ':', '.']).flat_map(|piece| {
        let mut rest = piece;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let bytes = rest.as_bytes();
            let cut = (1..bytes.len())
                .find(|&i| bytes[i].is_ascii_uppercase() && bytes[i - 1].is_ascii_lowercase())
                .unwrap_or(rest.len());
            let (word, left) = rest.split_at(cut);
            rest = left;
            Some(word)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_whole_by_their_words_and_by_their_start() {
        for (name, expected) in [
            ("onetrust-pc-sdk", Some(Called::Consent)),
            ("CookieBanner", Some(Called::Consent)),
            ("my-consent-layer", Some(Called::Consent)),
            ("comments", Some(Called::Comments)),
            ("sr-only", Some(Called::Hidden)),
            ("article-paywall__text", Some(Called::Paywall)),
            ("ImageCaption", Some(Called::Caption)),
            ("related-articles", Some(Called::Furniture)),
            ("socialShare", Some(Called::Furniture)),
            ("shareholders", None),
            ("has-sidebar", None),
            ("comment-section-opinion", None),
            ("text__text", None),
        ] {
            assert_eq!(one(name), expected, "{name}");
        }
    }
}
