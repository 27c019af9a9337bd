//! What a search finds.

use onrecord_record::{Act, Column, ColumnKind, Value};
use rusqlite::types::{FromSqlError, ValueRef};

use super::cell::{Cell, Day, Spans};
use super::row;

/// What a search found the words in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FoundIn {
    /// In what somebody says, or the outlet in its own voice.
    Statement,
    /// In an article's headline or text.
    Article,
}

impl FoundIn {
    /// As it stands in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Article => "article",
        }
    }
}

impl Cell for FoundIn {
    const KIND: ColumnKind = ColumnKind::Word;

    fn read(value: ValueRef<'_>) -> Result<Self, FromSqlError> {
        let name = value.as_str()?;
        [Self::Statement, Self::Article]
            .into_iter()
            .find(|found| found.name() == name)
            .ok_or(FromSqlError::InvalidType)
    }

    fn value(&self) -> Value {
        Value::Text(self.name().to_owned())
    }
}

row! {
    /// A statement or an article in which a search found its words.
    HitRow {
        /// What the words were found in.
        found: FoundIn,
        /// The statement's address, or the article's name.
        id: String,
        /// When the article was published, ISO 8601, as exact as it says.
        published: Option<String>,
        /// The day of `published`, as whoever published it writes it.
        day: Option<Day>,
        /// The publisher.
        outlet: Option<String>,
        /// Who says it: an actor, a speaker, a source as written, or the outlet.
        speaker: Option<String>,
        /// The speaker's role.
        speaker_role: Option<String>,
        /// Whose statement it is when statements are counted by party.
        party: Option<String>,
        /// What is done by saying it.
        act: Option<Act>,
        /// The probability that the statement is right, from 0 to 1.
        confidence: Option<f64>,
        /// The article's headline.
        title: Option<String>,
        /// What is said, or the part of the article that has the words.
        words: String,
        /// Where the hits stand in `words`, in its code points.
        hits: Spans,
        /// The article's name.
        article: String,
    }
}

/// Stands in front of a hit in what SQLite gives.
const BEGINS: char = '\u{2}';
/// Stands behind a hit.
const ENDS: char = '\u{3}';

impl HitRow {
    /// The row with its hits taken out of the words, in which SQLite has marked them.
    pub(crate) fn unmarked(mut self) -> Self {
        let (mut words, mut hits) = (String::with_capacity(self.words.len()), Vec::new());
        let (mut at, mut began) = (0, 0);
        for c in self.words.chars() {
            match c {
                BEGINS => began = at,
                ENDS => hits.push((began, at)),
                c => {
                    words.push(c);
                    at += 1;
                }
            }
        }
        self.words = words;
        self.hits = Spans(hits);
        self
    }

    /// The columns.
    pub fn columns() -> &'static [Column] {
        <Self as onrecord_record::Row>::columns()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_are_counted_in_the_words_without_marks() {
        let row = HitRow {
            found: FoundIn::Article,
            id: String::new(),
            published: None,
            day: None,
            outlet: None,
            speaker: None,
            speaker_role: None,
            party: None,
            act: None,
            confidence: None,
            title: None,
            words: format!("“the {BEGINS}road{ENDS} to {BEGINS}Dorel{ENDS}”"),
            hits: Spans::default(),
            article: String::new(),
        };
        let row = row.unmarked();
        assert_eq!((row.words.as_str(), row.hits.0), ("“the road to Dorel”", vec![(5, 9), (13, 18)]));
    }
}
