//! Which article is which: the identity that makes a second reading the same article, and its short name.

use std::collections::HashSet;

use onrecord_record::Article;
use sha2::{Digest, Sha256};

/// Letters and digits that cannot be taken for one another.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Share of three-word runs that a changed article has in common with the one it was, at the least, where no address
/// says that it is the same.
const SAME_ARTICLE: f64 = 0.3;

/// What makes an article the same as another: its address, or without one its outlet and identifier.
pub(crate) fn identity(article: &Article) -> String {
    match address(article) {
        Some(url) => format!("url\n{url}"),
        None => format!("id\n{}\n{}", article.outlet.as_deref().unwrap_or(""), article.id),
    }
}

/// The address without what leads to a place in the page.
pub(crate) fn address(article: &Article) -> Option<&str> {
    let url = article.url.as_deref()?.trim();
    let url = url.split('#').next().unwrap_or(url);
    (!url.is_empty()).then_some(url)
}

/// A number for an identity, for looking it up.
pub(crate) fn family(identity: &str) -> i64 {
    let hash = Sha256::digest(identity.as_bytes());
    i64::from_be_bytes(hash[..8].try_into().expect("a hash has more than eight bytes"))
}

/// The short name of an article: 60 bits of the hash of its identity. `attempt` tells apart articles of one identity that
/// are not the same.
pub(crate) fn short(identity: &str, attempt: usize) -> String {
    let hash = Sha256::digest(format!("article\n{identity}\n{attempt}").as_bytes());
    let bits = u64::from_be_bytes(hash[..8].try_into().expect("a hash has more than eight bytes"));
    (0..12).map(|at| DIGITS[(bits >> (4 + 5 * (11 - at)) & 31) as usize] as char).collect()
}

/// Whether a text is another one changed: enough runs of three words of the shorter stand in the other.
pub(crate) fn is_changed(old: &str, new: &str) -> bool {
    let (old, new) = (runs(old), runs(new));
    let shorter = old.len().min(new.len());
    shorter > 0 && old.intersection(&new).count() as f64 >= SAME_ARTICLE * shorter as f64
}

fn runs(text: &str) -> HashSet<Vec<&str>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let length = words.len().min(3);
    if length == 0 {
        return HashSet::new();
    }
    words.windows(length).map(<[&str]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_decides_and_else_outlet_and_identifier() {
        let article = |url: Option<&str>, outlet: Option<&str>, id: &str| Article {
            id: id.to_owned(),
            url: url.map(str::to_owned),
            outlet: outlet.map(str::to_owned),
            ..Article::default()
        };
        let of = |url, outlet, id| identity(&article(url, outlet, id));
        let page = Some("https://meridian.example/strike");
        assert_eq!(of(page, None, "a"), of(Some("https://meridian.example/strike#more"), None, "b"));
        assert_ne!(of(None, Some("Meridian"), "a"), of(None, Some("Banner"), "a"));
        assert_ne!(of(None, Some("Meridian"), "a"), of(None, Some("Meridian"), "b"));
    }

    #[test]
    fn short_names_are_twelve_plain_characters_and_differ() {
        let names: HashSet<String> = (0..5_000).map(|n| short(&format!("a{n}"), 0)).collect();
        assert_eq!(names.len(), 5_000);
        assert!(names.iter().all(|name| name.len() == 12 && name.bytes().all(|b| DIGITS.contains(&b))));
        assert_ne!(short("a", 0), short("a", 1));
    }

    #[test]
    fn a_changed_article_is_told_from_another_with_the_same_name() {
        let old = "The road to Dorel was open again on Monday, Ada Obi said, and nobody would be stopped.";
        assert!(is_changed(old, &old.replace("Monday", "Tuesday")));
        assert!(is_changed(old, &format!("{old} The ministry later denied it and named three villages.")));
        assert!(!is_changed(
            old,
            "Maize prices fell in Port Sorrel for the third week, traders told the paper."
        ));
    }
}
