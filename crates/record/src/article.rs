//! An article as ingest hands it to the reader.

use onrecord_text::Span;

/// An article before it is read. `text` is what every span of its record points into.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The file's stem or the identifier given in the input; unique within one run.
    pub id: String,
    /// Headline, as the page's metadata or the first line gives it.
    pub title: Option<String>,
    /// Name of the publisher.
    pub outlet: Option<String>,
    /// Names of the writers, without "By".
    pub authors: Vec<String>,
    /// Date or time of publication, ISO 8601, as exact as the input gives it.
    pub published: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
    /// BCP 47 language, detected or declared; `None` where the text is too short to tell.
    pub language: Option<String>,
    /// The kind of input it came from.
    pub format: Format,
    /// The stored text. Plain-text input keeps its text unchanged.
    pub text: String,
    /// What each stretch of `text` is, in order, without overlap; what no part covers is body.
    pub parts: Vec<Part>,
    /// What ingest was in doubt about.
    pub notes: Vec<String>,
}

/// The kind of input an article came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Plain text, one article a file.
    #[default]
    Plain,
    /// A web page.
    Html,
    /// An item of an RSS or Atom feed.
    Feed,
    /// A page in a web archive.
    Warc,
    /// A line of JSON.
    Jsonl,
    /// A row of a table.
    Csv,
    /// A message, by itself or in a box.
    Mail,
    /// A document of a word processor, or a chapter of a book.
    Document,
    /// Captions with times.
    Transcript,
}

/// A stretch of an article's text of which its page or file says what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What it is.
    pub kind: PartKind,
}

/// What a stretch of text is, where it is more or less than a paragraph of prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// The headline: read for statements, apart from the body.
    Headline,
    /// Writers, date or place line: not read.
    Byline,
    /// A line that leads to another article: not read.
    Related,
    /// A picture's caption or credit: not read.
    Caption,
    /// A heading within the text.
    Heading,
    /// A paragraph that is bold as a whole: a heading, or an interviewer's question.
    Bold,
    /// An item of a list.
    ListItem,
    /// The cells of a table's row.
    TableRow,
    /// A paragraph of a block quotation.
    Quotation,
    /// A paragraph of an embedded post.
    Post,
    /// The line of a block quotation or post that names who wrote it.
    Attribution,
}

impl PartKind {
    /// Whether the words of such a part are read for what is said in them.
    ///
    /// ```
    /// use onrecord_record::PartKind;
    /// assert!(PartKind::Headline.is_read() && PartKind::Quotation.is_read());
    /// assert!(!PartKind::Caption.is_read());
    /// ```
    pub fn is_read(self) -> bool {
        !matches!(self, Self::Byline | Self::Related | Self::Caption)
    }
}
