//! Where in statements the words stand that were searched.

use onrecord_record::Address;
use rusqlite::{Connection, OptionalExtension, params};

use super::words;
use crate::error::{Kind, Result};
use crate::store::Store;

/// Stands in front of a hit, as the index marks it.
const BEGINS: char = '\u{2}';
/// Stands behind a hit.
const ENDS: char = '\u{3}';

impl Store {
    /// For each statement the stretches of its words that a topic means, in code points of the words; none where it does not
    /// have all of the topic.
    pub fn hits_in<'a>(
        &self,
        topic: &str,
        statements: impl Iterator<Item = &'a Address>,
    ) -> Result<Vec<Vec<(usize, usize)>>> {
        let find = || -> std::result::Result<_, Kind> {
            let topic = words::all(topic)?;
            statements.map(|address| hits(&self.db, &topic, address)).collect()
        };
        self.done(find())
    }
}

fn hits(db: &Connection, topic: &str, address: &Address) -> std::result::Result<Vec<(usize, usize)>, Kind> {
    let mut found = db.prepare_cached(
        "SELECT highlight(statement_words, 0, char(2), char(3)) FROM statement_words
         WHERE statement_words MATCH ?3 AND rowid = (SELECT s.id FROM stored_documents d
             JOIN stored_statements s ON s.id >= d.id << 20 AND s.id < (d.id + 1) << 20 AND s.item = ?2
             WHERE d.document = ?1)",
    )?;
    let parameters = params![address.article, address.item.to_string(), topic];
    let marked: Option<String> = found.query_row(parameters, |row| row.get(0)).optional()?;
    Ok(marked.as_deref().map(stretches).unwrap_or_default())
}

fn stretches(marked: &str) -> Vec<(usize, usize)> {
    let (mut found, mut at, mut began) = (Vec::new(), 0, 0);
    for letter in marked.chars() {
        match letter {
            BEGINS => began = at,
            ENDS => found.push((began, at)),
            _ => at += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_counted_without_the_marks() {
        assert_eq!(stretches("“the \u{2}Ödland\u{3} \u{2}road\u{3}”"), [(5, 11), (12, 16)]);
        assert_eq!(stretches("nothing"), []);
    }
}
