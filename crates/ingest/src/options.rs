//! What a caller can set.

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
    /// The article's text; usually `text`, `body`, `content` or `article`.
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
    Id,
    Title,
    Outlet,
    Authors,
    Published,
    Url,
}

impl Field {
    pub(crate) const ALL: [Self; 7] =
        [Self::Text, Self::Id, Self::Title, Self::Outlet, Self::Authors, Self::Published, Self::Url];

    fn usual(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["text", "body", "content", "article"],
            Self::Id => &["id"],
            Self::Title => &["title", "headline"],
            Self::Outlet => &["outlet", "source", "publisher"],
            Self::Authors => &["authors", "author"],
            Self::Published => &["published", "published_at", "date"],
            Self::Url => &["url", "link"],
        }
    }
}

impl Columns {
    /// The names to try for a field, best first.
    pub(crate) fn names(&self, field: Field) -> Vec<&str> {
        let chosen = match field {
            Field::Text => &self.text,
            Field::Id => &self.id,
            Field::Title => &self.title,
            Field::Outlet => &self.outlet,
            Field::Authors => &self.authors,
            Field::Published => &self.published,
            Field::Url => &self.url,
        };
        match chosen {
            Some(name) => vec![name.as_str()],
            None => field.usual().to_vec(),
        }
    }

    /// Which of `header` holds a field.
    pub(crate) fn position(&self, field: Field, header: &[String]) -> Option<usize> {
        let names = self.names(field);
        names.iter().find_map(|name| header.iter().position(|column| column.eq_ignore_ascii_case(name)))
    }
}
