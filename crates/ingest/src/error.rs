//! Why an input gave no article, and what to do about it.

use std::fmt;
use std::io;

/// One input, or one item of it, that gave no article.
///
/// Displays on one line as `input: reason — what to do`.
#[derive(Debug)]
pub struct Failure {
    /// The path or name, with `#n` for an item of a container and `:n` for a line, both counted from 1.
    pub input: String,
    /// Why.
    pub reason: Error,
}

impl Failure {
    pub(crate) fn new(input: impl Into<String>, reason: Error) -> Self {
        Self { input: input.into(), reason }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} — {}", one_line(&self.input), self.reason, self.reason.advice())
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.reason)
    }
}

/// A reason why bytes could not be turned into an article.
#[derive(Debug)]
pub struct Error(Kind);

#[derive(Debug)]
enum Kind {
    Unreadable(io::Error),
    Empty,
    Binary(String),
    Truncated(&'static str),
    TooLarge(u64),
    Malformed(String),
    NoArticle,
    ErrorPage(String),
    NeedsScript,
    NoItems,
    NoText(String),
    /// A database says that it gave more articles than were found, or fewer.
    Count(usize, usize),
    /// Metadata that a tool gives without texts.
    MetadataAlone(&'static str),
    ItemWithoutText,
    FeedWithoutTexts(u64),
    /// The rest of an input whose articles before were read.
    Rest(String),
    /// A format that is known and not read: what it is, and what to do.
    Unread(String, &'static str),
    Defect(String),
}

impl Error {
    /// An error of the operating system or of a decoder, told apart by what it means for the input.
    pub(crate) fn from_io(error: io::Error) -> Self {
        if let Some(limit) = crate::ration::limit_of(&error) {
            return Self::too_large(limit);
        }
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::truncated("the compressed data"),
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => Self::malformed(error),
            _ => Self(Kind::Unreadable(error)),
        }
    }

    pub(crate) fn empty() -> Self {
        Self(Kind::Empty)
    }

    pub(crate) fn binary(what: impl Into<String>) -> Self {
        Self(Kind::Binary(what.into()))
    }

    pub(crate) fn truncated(what: &'static str) -> Self {
        Self(Kind::Truncated(what))
    }

    pub(crate) fn too_large(limit: u64) -> Self {
        Self(Kind::TooLarge(limit))
    }

    pub(crate) fn malformed(detail: impl fmt::Display) -> Self {
        Self(Kind::Malformed(one_line(&detail.to_string())))
    }

    pub(crate) fn no_article() -> Self {
        Self(Kind::NoArticle)
    }

    pub(crate) fn error_page(what: impl Into<String>) -> Self {
        Self(Kind::ErrorPage(what.into()))
    }

    pub(crate) fn needs_script() -> Self {
        Self(Kind::NeedsScript)
    }

    pub(crate) fn no_items() -> Self {
        Self(Kind::NoItems)
    }

    pub(crate) fn no_text(detail: impl Into<String>) -> Self {
        Self(Kind::NoText(one_line(&detail.into())))
    }

    pub(crate) fn count(listed: usize, found: usize) -> Self {
        Self(Kind::Count(listed, found))
    }

    pub(crate) fn metadata_alone(tool: &'static str) -> Self {
        Self(Kind::MetadataAlone(tool))
    }

    pub(crate) fn item_without_text() -> Self {
        Self(Kind::ItemWithoutText)
    }

    pub(crate) fn feed_without_texts(items: u64) -> Self {
        Self(Kind::FeedWithoutTexts(items))
    }

    /// What follows could not be read.
    pub(crate) fn rest(fault: impl Into<String>) -> Self {
        Self(Kind::Rest(one_line(&fault.into())))
    }

    /// A format that is known and not read.
    pub(crate) fn unread(what: impl Into<String>, advice: &'static str) -> Self {
        Self(Kind::Unread(one_line(&what.into()), advice))
    }

    /// A defect of the program that met the input: what is known of it.
    pub fn defect(detail: impl fmt::Display) -> Self {
        Self(Kind::Defect(one_line(&detail.to_string())))
    }

    /// Whether the input could not be opened or read.
    pub fn is_unreadable(&self) -> bool {
        matches!(self.0, Kind::Unreadable(_))
    }

    /// Whether there was nothing in the input.
    pub fn is_empty(&self) -> bool {
        matches!(self.0, Kind::Empty)
    }

    /// Whether the input is not text.
    pub fn is_binary(&self) -> bool {
        matches!(self.0, Kind::Binary(_))
    }

    /// Whether the input ends before its content does.
    pub fn is_truncated(&self) -> bool {
        matches!(self.0, Kind::Truncated(_))
    }

    /// Whether one article was larger than the options allow.
    pub fn is_too_large(&self) -> bool {
        matches!(self.0, Kind::TooLarge(_))
    }

    /// Whether the input breaks the rules of its format.
    pub fn is_malformed(&self) -> bool {
        matches!(self.0, Kind::Malformed(_) | Kind::Rest(_))
    }

    /// Whether the input was read and holds no article: a page without a body, a feed without items, a row
    /// without text.
    pub fn is_without_article(&self) -> bool {
        matches!(
            self.0,
            Kind::NoArticle
                | Kind::ErrorPage(_)
                | Kind::NeedsScript
                | Kind::NoItems
                | Kind::NoText(_)
                | Kind::MetadataAlone(_)
                | Kind::ItemWithoutText
                | Kind::FeedWithoutTexts(_)
        )
    }

    /// Whether the input is of a format that is known and not read.
    pub fn is_unread_format(&self) -> bool {
        matches!(self.0, Kind::Unread(..))
    }

    /// Whether this program failed, and not the input.
    pub fn is_defect(&self) -> bool {
        matches!(self.0, Kind::Defect(_))
    }

    /// What the person who gave the input can do.
    fn advice(&self) -> &'static str {
        match &self.0 {
            Kind::Unreadable(error) if error.kind() == io::ErrorKind::NotFound => "check the path",
            Kind::Unreadable(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                "check its permissions"
            }
            Kind::Unreadable(_) => "check that it can be read",
            Kind::Empty => "leave it out, or fetch it again",
            Kind::Binary(_) => "give the text of it, or leave it out",
            Kind::Truncated(_) => "fetch it again; what came before the cut was read",
            Kind::TooLarge(_) => "split it, or raise the limit",
            Kind::Malformed(_) => "correct it, or leave it out",
            Kind::NoArticle => "give the page of one article, not an index or a media page",
            Kind::ErrorPage(_) => "fetch it again, or leave it out",
            Kind::NeedsScript => "save it from a browser, where its scripts have run",
            Kind::NoItems => "give the pages that it lists, or try later",
            Kind::Count(..) => "compare its list with what was read, and give what is missing again",
            Kind::MetadataAlone(_) => "give the pages at its addresses, or an export with texts",
            Kind::ItemWithoutText => "give the page that it links to",
            Kind::FeedWithoutTexts(_) => "give the pages that they link to",
            Kind::Rest(_) => "fetch it again, or correct it; what came before was read",
            Kind::Unread(_, advice) => advice,
            Kind::NoText(_) => "name the column that holds the text",
            Kind::Defect(_) => "report it with this input; the others are read",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Unreadable(error) => {
                let text = one_line(&error.to_string()).to_lowercase();
                write!(f, "cannot be read: {}", text.split(" (os error ").next().unwrap_or(&text))
            }
            Kind::Empty => f.write_str("nothing in it"),
            Kind::Binary(what) => write!(f, "{what}, not text"),
            Kind::Truncated(what) => write!(f, "{what} ends too early"),
            Kind::TooLarge(limit) => write!(f, "one article in it is larger than {limit} bytes"),
            Kind::Malformed(detail) => write!(f, "not well formed: {detail}"),
            Kind::NoArticle => f.write_str("a page without an article"),
            Kind::ErrorPage(what) => f.write_str(what),
            Kind::NeedsScript => f.write_str("a page that needs JavaScript to show its text"),
            Kind::NoItems => f.write_str("a feed without items"),
            Kind::Count(listed, found) => write!(f, "its cover lists {listed} articles, {found} were found"),
            Kind::MetadataAlone(tool) => write!(f, "a list of articles by {tool} without their texts"),
            Kind::ItemWithoutText => f.write_str("an item without a text"),
            Kind::FeedWithoutTexts(items) => {
                write!(f, "a feed without texts: {items} items of titles and links alone")
            }
            Kind::Rest(fault) => write!(f, "the rest could not be read: {fault}"),
            Kind::Unread(what, _) => f.write_str(what),
            Kind::NoText(detail) => write!(f, "no text in it: {detail}"),
            Kind::Defect(detail) => write!(f, "a defect of this program: {detail}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Kind::Unreadable(error) => Some(error),
            _ => None,
        }
    }
}

/// A message of a library or a name of a file, fit for one line of a report.
fn one_line(text: &str) -> String {
    const LONGEST: usize = 300;
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let mut line = words.collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = line.char_indices().nth(LONGEST) {
        line.truncate(cut);
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_one_lower_case_line_with_input_reason_and_advice() {
        let failure = Failure::new("page.html", Error::binary("a PNG image"));
        assert_eq!(
            failure.to_string(),
            "page.html: a PNG image, not text — give the text of it, or leave it out"
        );
    }

    #[test]
    fn a_message_with_line_breaks_stays_on_one_line() {
        let failure = Failure::new("a\nb.json", Error::malformed("expected\n\tvalue"));
        assert_eq!(failure.to_string().lines().count(), 1);
    }
}
