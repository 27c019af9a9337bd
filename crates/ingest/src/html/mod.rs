//! Web pages: the article's body and what the page says of it.
//!
//! [`nesting`] makes a page safe to parse, [`metadata`] reads what it declares, [`furniture`] takes out what is not
//! the article, the extractor finds the body, and [`paragraphs`] turns that into text.

mod body;
mod furniture;
mod json_ld;
mod metadata;
mod nesting;
mod outlet;
mod paragraphs;

use dom_query::Document;
use onrecord_record::{Article, Format};

use crate::charset;
use crate::error::Error;
use crate::language;
use crate::name;

pub(crate) use paragraphs::of_fragment;

/// Reads a page. `declared` is the charset that its server gave, `address` the one it was fetched from.
pub(crate) fn article(
    input: &str,
    bytes: &[u8],
    declared: Option<&str>,
    address: Option<&str>,
) -> Result<Article, Error> {
    let in_page = charset_in_page(bytes);
    let decoded = charset::decode(bytes, declared.or(in_page.as_deref()));
    let page = nesting::limited(&decoded.text);
    let document = Document::from(page.as_ref());
    let mut metadata = metadata::of(&document, address);
    let body = body::of(document, metadata.title.as_deref())?;
    if metadata.authors.is_empty() {
        metadata.authors = body.byline.authors;
    }
    let language = language::of(&body.text, metadata.language.as_deref());
    let mut notes = decoded.notes;
    notes.extend(language.notes);
    Ok(Article {
        id: name::stem(input).to_owned(),
        title: metadata.title,
        outlet: metadata.outlet.or(body.byline.outlet),
        authors: metadata.authors,
        published: metadata.published.or(body.byline.published),
        url: metadata.url.or_else(|| address.map(str::to_owned)),
        language: language.code,
        format: Format::Html,
        text: body.text,
        parts: Vec::new(),
        notes,
    })
}

/// The charset in the page's first 4 KiB: `<meta charset=…>`, `<meta content="…; charset=…">`, or `<?xml encoding=…?>`.
fn charset_in_page(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let after = match head.find("charset=") {
        Some(found) => &head[found + "charset=".len()..],
        None => {
            &head[head
                .find("<?xml")
                .and_then(|start| head[start..].find("encoding=").map(|at| start + at + 9))?..]
        }
    };
    let label = after.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':')))?;
    // A page whose declaration can be read byte by byte is not UTF-16, whatever it declares.
    (end > 0 && !label.starts_with("utf-16")).then(|| label[..end].to_owned())
}
