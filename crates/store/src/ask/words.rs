//! Words that people look for, in the words of the index; and how many items have them.

use rusqlite::{Connection, params};

use crate::error::Kind;

/// Hits up to which all of them are looked at.
pub(super) const FEW: usize = 5_000;
/// Hits from which on each item is asked for its words instead.
const MANY: usize = 100_000;

/// A query for all the words: `"in quotation marks"` together, `begin*` as the beginning of one.
pub(super) fn all(words: &str) -> Result<String, Kind> {
    let mut found: Vec<String> = Vec::new();
    for (at, part) in words.split('"').enumerate() {
        if at % 2 == 1 {
            found.extend(phrase(part));
            continue;
        }
        for word in part.split_whitespace() {
            let begins = word.ends_with('*');
            found.extend(
                phrase(word.trim_end_matches('*')).map(|word| if begins { word + " *" } else { word }),
            );
        }
    }
    if found.is_empty() {
        return Err(Kind::Wrong(format!("no words in {words:?}")));
    }
    Ok(found.join(" AND "))
}

/// A query for words that stand together; `None` where there are none.
pub(super) fn phrase(words: &str) -> Option<String> {
    let plain: String = words.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    (!plain.is_empty()).then(|| format!("\"{plain}\""))
}

/// The rows that have the words, if they are not too many.
pub(super) enum Hits {
    /// At most [`FEW`]: begin with them.
    Few,
    /// In order of their numbers: go through the list and look each up here.
    Some(Vec<i64>),
    /// So many that the list's first rows soon have them: ask the index about each.
    Many,
}

pub(super) fn hits(db: &Connection, index: &str, query: &str) -> Result<Hits, Kind> {
    let sql = format!("SELECT rowid FROM {index} WHERE {index} MATCH ?1 ORDER BY rowid LIMIT ?2");
    let list = |limit: usize| -> Result<Vec<i64>, Kind> {
        let mut found = db.prepare_cached(&sql)?;
        let rows = found.query_map(params![query, limit as i64], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    if list(FEW + 1)?.len() <= FEW {
        return Ok(Hits::Few);
    }
    let rows = list(MANY + 1)?;
    Ok(if rows.len() <= MANY { Hits::Some(rows) } else { Hits::Many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_phrases_and_beginnings_are_told_apart() {
        assert_eq!(all("market strike").unwrap(), "\"market\" AND \"strike\"");
        assert_eq!(all("\"aid convoy\" Bild*").unwrap(), "\"aid convoy\" AND \"Bild\" *");
        assert_eq!(all("Hay’at al-Jabal").unwrap(), "\"Hay at\" AND \"al Jabal\"");
        assert!(all(" - ").is_err());
    }

    #[test]
    fn what_the_index_takes_for_operators_is_only_words() {
        assert_eq!(
            all("NOT (a OR b) NEAR: ^c").unwrap(),
            "\"NOT\" AND \"a\" AND \"OR\" AND \"b\" AND \"NEAR\" AND \"c\""
        );
    }
}
