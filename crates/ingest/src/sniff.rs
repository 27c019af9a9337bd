//! What kind of input the first bytes are.

use crate::charset;
use crate::error::Error;
use crate::mail;
use crate::name;
use crate::options::{Columns, Field};
use crate::transcript;

/// A kind of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Plain,
    Html,
    Feed,
    Warc,
    Jsonl,
    /// A ZIP archive: a WACZ, a document, a book, a folder.
    Zip,
    Rtf,
    /// A message, or a page saved as one.
    Mail,
    /// A box of messages.
    MailBox,
    /// Subtitles or captions with times.
    Transcript,
    /// A table whose cells are parted by this byte.
    Table(u8),
}

/// Root elements of feeds, whatever their prefix.
const FEEDS: &[&str] = &["rss", "feed", "rdf", "channel", "entry"];
/// Elements that a page, or a piece of one, begins with.
const PAGES: &[&str] = &[
    "html",
    "head",
    "body",
    "article",
    "base",
    "blockquote",
    "center",
    "div",
    "figure",
    "h1",
    "h2",
    "h3",
    "header",
    "img",
    "link",
    "main",
    "meta",
    "nav",
    "p",
    "script",
    "section",
    "span",
    "style",
    "table",
    "title",
    "ul",
];

/// Tells the kind of an input from its head, and where that leaves a doubt from its name.
pub(crate) fn kind(input: &str, head: &[u8], columns: &Columns) -> Result<Kind, Error> {
    if head.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::empty());
    }
    if head.starts_with(b"WARC/") {
        return Ok(Kind::Warc);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip);
    }
    if head.starts_with(b"{\\rtf") {
        return Ok(Kind::Rtf);
    }
    if let Some(error) = unread(head) {
        return Err(error);
    }
    if let Some(what) = binary(head) {
        return Err(Error::binary(what));
    }
    let text = charset::decode_as(charset::encoding_of_head(head), head).text;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.is_empty() {
        return Err(Error::empty());
    }
    if transcript::begins(text) {
        return Ok(Kind::Transcript);
    }
    if mail::begins(text) {
        return Ok(if mail::is_box(text) { Kind::MailBox } else { Kind::Mail });
    }
    if let Some(kind) = markup(input, text)? {
        return Ok(kind);
    }
    if text.starts_with('{') && text[1..].trim_start().starts_with(['"', '}']) {
        return Ok(if text.contains("jsonfeed.org/version") { Kind::Feed } else { Kind::Jsonl });
    }
    if text.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{')) {
        return Ok(Kind::Jsonl);
    }
    Ok(table(input, text, columns).map_or(Kind::Plain, Kind::Table))
}

/// A format that is known by its first bytes and not read.
fn unread(head: &[u8]) -> Option<Error> {
    const AS_TEXT: &str = "save it as DOCX or plain text and give that";
    let known: [(&[u8], &str, &'static str); 4] = [
        (b"%PDF-", "a PDF", "give the page that it was made of, or its text as plain text"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "a document of Word before 2007 or another old file of Office",
            AS_TEXT,
        ),
        (b"bplist00", "an archive of Safari (webarchive)", "save the page as HTML or MHTML and give that"),
        (b"filedesc:", "a web archive in the old ARC form", "turn it into WARC, with warcio's `arc2warc`"),
    ];
    let found = known.iter().find(|(mark, ..)| head.starts_with(mark))?;
    Some(Error::unread(found.1, found.2))
}

/// What the bytes are, where they are not text.
fn binary(head: &[u8]) -> Option<String> {
    if encoding_rs::Encoding::for_bom(head).is_some() {
        return None;
    }
    let start = &head[..head.len().min(8 << 10)];
    let controls = start.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    let is_utf8 = std::str::from_utf8(start).is_ok_and(|_| true)
        || std::str::from_utf8(start).is_err_and(|error| error.error_len().is_none());
    let known = infer::get(head).filter(|kind| kind.matcher_type() != infer::MatcherType::Text);
    // A known mark alone is not enough: a text may begin with "BM" or "PK".
    if head.starts_with(b"SQLite format 3\0") {
        return Some("a database, as `onrecord import` makes them".to_owned());
    }
    if start.contains(&0) || controls * 20 > start.len() || known.is_some() && !is_utf8 {
        return Some(
            known.map_or_else(|| "binary data".to_owned(), |kind| format!("{} data", kind.mime_type())),
        );
    }
    None
}

fn markup(input: &str, text: &str) -> Result<Option<Kind>, Error> {
    let name_is_page = name::ends_in(input, &["html", "htm", "xhtml", "shtml"]);
    let root = root(text);
    if let Some(root) = &root {
        let local = root.rsplit(':').next().unwrap_or_default();
        if FEEDS.contains(&local) {
            return Ok(Some(Kind::Feed));
        }
        if PAGES.contains(&root.as_str()) {
            return Ok(Some(Kind::Html));
        }
    }
    let mut end = text.len().min(4096);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = text[..end].to_ascii_lowercase();
    let has_page = ["<!doctype html", "<html", "<body"].iter().any(|tag| start.contains(tag));
    if has_page && text.starts_with('<') || name_is_page && start.contains('<') || has_page && name_is_page {
        return Ok(Some(Kind::Html));
    }
    match root {
        Some(root)
            if start.starts_with("<?xml") || start.contains(" xmlns") || name::ends_in(input, &["xml"]) =>
        {
            Err(other_xml(&root))
        }
        _ => Ok(None),
    }
}

/// XML that holds no article, or none that is read, by its root element.
fn other_xml(root: &str) -> Error {
    match root.rsplit(':').next().unwrap_or_default() {
        "urlset" | "sitemapindex" => {
            Error::unread("a sitemap, a list of addresses without texts", "give the pages that it lists")
        }
        "opml" => Error::unread("a list of feeds (OPML)", "give the feeds that it lists"),
        _ => Error::unread(
            format!("an XML document of <{root}>, which is no feed and no page"),
            "give the pages or a feed, or its text as plain text",
        ),
    }
}

/// The name of the first element, past declarations and comments.
fn root(mut text: &str) -> Option<String> {
    loop {
        text = text.trim_start().strip_prefix('<')?;
        if let Some(comment) = text.strip_prefix("!--") {
            text = &comment[comment.find("-->")? + 3..];
        } else if text.starts_with(['?', '!']) {
            if text.get(..13).is_some_and(|start| start.eq_ignore_ascii_case("!doctype html")) {
                return Some("html".to_owned());
            }
            text = &text[text.find('>')? + 1..];
        } else {
            let end = text
                .find(|c: char| !(c.is_alphanumeric() || matches!(c, ':' | '_' | '-' | '.')))
                .unwrap_or(text.len());
            return Some(text[..end].to_ascii_lowercase()).filter(|name| !name.is_empty());
        }
    }
}

/// The byte between the cells, where the input is a table by name or its first line names the columns.
fn table(input: &str, text: &str, columns: &Columns) -> Option<u8> {
    let first = text.lines().next()?;
    let between = [b',', b'\t', b';', b'|']
        .into_iter()
        .max_by_key(|byte| (first.bytes().filter(|b| b == byte).count(), u8::from(*byte == b',')))?;
    if name::ends_in(input, &["tsv", "tab"]) {
        return Some(b'\t');
    }
    if name::ends_in(input, &["csv"]) {
        return Some(between);
    }
    let header: Vec<String> =
        first.split(char::from(between)).map(|cell| cell.trim().trim_matches('"').to_lowercase()).collect();
    let known = Field::ALL.iter().filter(|field| columns.has(**field, &header)).count();
    (known >= 2 && columns.has(Field::Text, &header)).then_some(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, head: &str, expected: Kind) {
        assert_eq!(kind(name, head.as_bytes(), &Columns::default()).unwrap(), expected, "{name}: {head}");
    }

    #[test]
    fn content_decides_whatever_the_name() {
        check("a.txt", "<!DOCTYPE html><html>", Kind::Html);
        check("a.txt", "\u{feff}<?xml version='1.0'?><!-- a --><rss version='2.0'>", Kind::Feed);
        check("a.html", "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>", Kind::Feed);
        check("a.txt", "WARC/1.0\r\n", Kind::Warc);
        check("a", "{\"text\": \"x\"}", Kind::Jsonl);
        check("a", "[\n  {\"text\": \"x\"}]", Kind::Jsonl);
        check("a.txt", "id,title,text\n1,a,b", Kind::Table(b','));
        check("stdin", "id\ttitle\ttext\n", Kind::Table(b'\t'));
        check("a.html", "The road was open.", Kind::Plain);
    }

    #[test]
    fn text_that_looks_a_little_like_a_format_is_plain() {
        check("a", "[The governor] said so.", Kind::Plain);
        check("a", "<Karsand> said so.", Kind::Plain);
        check("a", "Text, title and byline", Kind::Plain);
        check("a", "{so he said}", Kind::Plain);
        check("a", "BMW said on Monday it was leaving.", Kind::Plain);
        check("a", "PK said on Monday", Kind::Plain);
        check("a", "From: the ministry\nTo: the press\n\nThe road is open.", Kind::Plain);
        check("a", "From Monday the road is open.\nOn Tuesday: it is shut.", Kind::Plain);
        check("a", "1\nThe road is open.", Kind::Plain);
    }

    #[test]
    fn feeds_are_told_whatever_their_prefix() {
        check("a", "<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'>", Kind::Feed);
        check("a", "<?xml version='1.0'?><entry xmlns='http://www.w3.org/2005/Atom'>", Kind::Feed);
        check("a", "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>", Kind::Feed);
    }

    #[test]
    fn other_xml_is_named_and_never_plain_text() {
        for (head, named) in [
            (
                "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>",
                "a sitemap",
            ),
            ("<?xml version='1.0'?>\n<!-- x --><sitemapindex>", "a sitemap"),
            ("<opml version='2.0' xmlns='x'>", "a list of feeds"),
            ("<?xml version='1.0'?><newsml:item-set>", "an XML document of <newsml:item-set>"),
        ] {
            let error = kind("a.txt", head.as_bytes(), &Columns::default()).unwrap_err();
            assert!(error.is_unread_format() && error.to_string().starts_with(named), "{error}");
        }
    }

    #[test]
    fn the_name_decides_where_content_leaves_a_doubt() {
        check("a.csv", "one,two\n", Kind::Table(b','));
        check("a.csv.gz", "one;two\n", Kind::Table(b';'));
        check("a.tsv", "one\ttwo\n", Kind::Table(b'\t'));
        check("a.html", "Road open <b>again</b>", Kind::Html);
    }

    #[test]
    fn saved_pages_mail_and_transcripts_are_told_by_their_first_lines() {
        check("a", "MIME-Version: 1.0\nContent-Type: multipart/related;\n boundary=x\n\n--x", Kind::Mail);
        check("a", "Received: by a\n\tfor b\r\nSubject: Road\r\n\r\nThe road", Kind::Mail);
        check(
            "a",
            "From obi@karsand.example Mon May  6 17:42:00 2019\nMessage-ID: <1>\nSubject: Road\n\nx",
            Kind::MailBox,
        );
        check("a", "WEBVTT\n\n00:01.000 --> 00:02.000\nThe road", Kind::Transcript);
        check("a", "1\r\n00:00:01,000 --> 00:00:02,000\r\nThe road", Kind::Transcript);
    }

    #[test]
    fn formats_that_are_not_read_are_named() {
        for (head, named) in
            [(&b"%PDF-1.7\n"[..], "a PDF"), (b"filedesc://a.arc", "a web archive in the old ARC form")]
        {
            let error = kind("a.txt", head, &Columns::default()).unwrap_err();
            assert!(error.is_unread_format() && error.to_string() == named, "{error}");
        }
    }

    #[test]
    fn what_is_not_text_is_named() {
        let error = kind("a.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &Columns::default()).unwrap_err();
        assert!(error.is_binary());
        assert_eq!(error.to_string(), "image/png data, not text");
    }
}
