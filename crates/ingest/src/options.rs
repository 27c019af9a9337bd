//! What a caller can set.

use std::collections::HashMap;
use std::sync::LazyLock;

/// How inputs are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Which columns of CSV, and which keys of JSONL, hold what.
    pub columns: Columns,
    /// The most bytes one article may take, after decompression and before extraction. 64 MiB unless set.
    pub largest_article: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { columns: Columns::default(), largest_article: 64 << 20 }
    }
}

/// Names of the columns of a table or the keys of a JSON object, in any case. `None` tries the usual names.
///
/// ```
/// use onrecord_ingest::{Columns, Options};
/// let columns = Columns { text: Some("plain_body".into()), ..Columns::default() };
/// let options = Options { columns, ..Options::default() };
/// # assert!(options.columns.id.is_none());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The article's text; usually `text`, `body`, `content` or `article`. Other names that tools use are in docs/ingest.md.
    pub text: Option<String>,
    /// An identifier; usually `id`.
    pub id: Option<String>,
    /// The headline; usually `title` or `headline`.
    pub title: Option<String>,
    /// The publisher; usually `outlet`, `source` or `publisher`.
    pub outlet: Option<String>,
    /// The writers; usually `author` or `authors`. Several are parted by `;` or ` and `, or by commas.
    pub authors: Option<String>,
    /// Date of publication; usually `date`, `published` or `published_at`.
    pub published: Option<String>,
    /// Address; usually `url` or `link`.
    pub url: Option<String>,
}

/// What a column can hold, as an index into one row's fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Text,
    /// What stands in for a text that is not there.
    Summary,
    Id,
    Title,
    Outlet,
    Authors,
    Published,
    Url,
}

/// The usual names of each field, best first.
static USUAL: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let lines = include_str!("../data/fields.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('\t'))
        .map(|(field, names)| (field, names.split(' ').collect()))
        .collect()
});

impl Field {
    pub(crate) const ALL: [Self; 8] = [
        Self::Text,
        Self::Summary,
        Self::Id,
        Self::Title,
        Self::Outlet,
        Self::Authors,
        Self::Published,
        Self::Url,
    ];

    fn usual(self) -> &'static [&'static str] {
        let name = match self {
            Self::Text => "text",
            Self::Summary => "summary",
            Self::Id => "id",
            Self::Title => "title",
            Self::Outlet => "outlet",
            Self::Authors => "authors",
            Self::Published => "published",
            Self::Url => "url",
        };
        USUAL.get(name).map_or(&[], Vec::as_slice)
    }
}

impl Columns {
    /// The name that the caller gave a field.
    fn chosen(&self, field: Field) -> Option<&str> {
        match field {
            Field::Text => self.text.as_deref(),
            Field::Summary => None,
            Field::Id => self.id.as_deref(),
            Field::Title => self.title.as_deref(),
            Field::Outlet => self.outlet.as_deref(),
            Field::Authors => self.authors.as_deref(),
            Field::Published => self.published.as_deref(),
            Field::Url => self.url.as_deref(),
        }
    }

    /// The names to try for a field, best first.
    pub(crate) fn names(&self, field: Field) -> Vec<&str> {
        self.chosen(field).map_or_else(|| field.usual().to_vec(), |name| vec![name])
    }

    /// The first of the names to try, for a message.
    pub(crate) fn first_names(&self, field: Field) -> String {
        let names = self.names(field);
        names.get(..4).unwrap_or(&names).join(", ")
    }

    /// Which of `header` hold a field, best first.
    pub(crate) fn positions(&self, field: Field, header: &[String]) -> Vec<usize> {
        let is = |wanted: &str, column: &str| match self.chosen(field) {
            Some(_) => column.eq_ignore_ascii_case(wanted),
            None => bare(column).eq(wanted.chars()),
        };
        let names = self.names(field);
        names.iter().flat_map(|name| header.iter().position(|column| is(name, column))).collect()
    }

    /// Whether one of `header` holds a field.
    pub(crate) fn has(&self, field: Field, header: &[String]) -> bool {
        !self.positions(field, header).is_empty()
    }
}

/// A name without case, blanks and strokes. One that begins with a stroke keeps it: "_id".
fn bare(name: &str) -> impl Iterator<Item = char> {
    name.trim()
        .char_indices()
        .filter(|(at, c)| *at == 0 || !matches!(c, ' ' | '_' | '-'))
        .map(|(_, c)| c.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_any_case_best_first() {
        let header: Vec<String> =
            ["Publish_Date", "date", "Source-Hostname", "SOURCE", "x"].map(str::to_owned).into();
        let columns = Columns::default();
        assert_eq!(columns.positions(Field::Published, &header), [1, 0]);
        assert_eq!(columns.positions(Field::Outlet, &header), [3, 2]);
        assert!(!columns.has(Field::Text, &header));
    }

    #[test]
    fn a_name_that_is_given_is_the_only_one() {
        let header: Vec<String> = ["text", "Inhalt"].map(str::to_owned).into();
        let columns = Columns { text: Some("inhalt".to_owned()), ..Columns::default() };
        assert_eq!(columns.positions(Field::Text, &header), [1]);
    }
}
