//! What several pages say of the store's rows.

use onrecord::record::split_address;
use onrecord::store::{ChangeRow, DisputeRow};

use crate::{query, words};

/// A headline, or the name that the input had.
pub(crate) fn title(title: &Option<String>, name: &str) -> String {
    title.as_deref().filter(|title| !title.trim().is_empty()).map_or_else(|| name.to_owned(), words::one_line)
}

/// A day of publication in words.
pub(crate) fn day(published: &Option<String>) -> String {
    published.as_deref().map_or_else(|| "no date".to_owned(), words::day)
}

/// The parties of a dispute, each once, in the order of the first thing that each said.
pub(crate) fn sides(dispute: &DisputeRow) -> Vec<String> {
    let mut sides: Vec<(usize, &str)> =
        dispute.positions.iter().map(|p| (p.party, p.name.as_str())).collect();
    sides.sort_by_key(|(party, _)| *party);
    sides.dedup_by_key(|(party, _)| *party);
    sides.into_iter().map(|(_, name)| name.to_owned()).collect()
}

/// The words that a change is about.
pub(crate) fn changed(change: &ChangeRow) -> &str {
    change.after.as_deref().or(change.before.as_deref()).unwrap_or_default()
}

/// The place of an item in its article's page.
pub(crate) fn item_href(address: &str) -> String {
    match split_address(address) {
        Some((article, item)) if item.starts_with('s') => {
            let item = query::part(item);
            format!("/articles/{}?at={item}#{item}", query::part(article))
        }
        Some((article, item)) => format!("/articles/{}#{}", query::part(article), query::part(item)),
        None => format!("/articles/{}", query::part(address)),
    }
}
