//! Web pages: the article's body and what the page says of it.
//!
//! [`builder`] parses a page within bounds into [`page`], [`metadata`] reads what it declares, [`furniture`] marks what
//! is not the article, [`paragraphs`] turns the rest into text, [`choice`] finds the element that is the article,
//! [`clean`] takes out what is still not of it, and [`parts`] says what each paragraph is. All of it walks the page a
//! few times from start to end, and none of it recurses.

mod authors;
mod body;
mod builder;
mod choice;
mod clean;
mod furniture;
mod heading;
mod json_ld;
mod metadata;
mod names;
mod outlet;
mod page;
mod paragraphs;
mod parts;
mod published;
mod shell;
mod visible_date;

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
    let page = builder::parse(&decoded.text)?;
    let mut metadata = metadata::of(&page, address);
    let body = body::of(&page, &metadata)?;
    if metadata.authors.is_empty() {
        metadata.authors = body.byline.authors;
    }
    let language = language::of(&body.text, metadata.language.as_deref());
    let mut notes = decoded.notes;
    notes.extend(body.notes);
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
        parts: body.parts,
        notes,
    })
}

/// The charset in the page's first 4 KiB: `<meta charset=…>`, `<meta content="…; charset=…">`, or `<?xml encoding=…?>`.
fn charset_in_page(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let in_declaration = head.trim_start().strip_prefix("<?xml").and_then(|rest| {
        let declaration = rest.split_once("?>")?.0;
        label(declaration.split_once("encoding=")?.1)
    });
    // Only a meta tag declares: scripts and links have attributes of that name for what they load.
    let metas = head
        .split("<meta")
        .skip(1)
        .filter(|tag| tag.starts_with(|c: char| c.is_ascii_whitespace() || c == '/'));
    let mut found = metas.filter_map(|tag| label(tag.split('>').next()?.split_once("charset=")?.1));
    found.next().or(in_declaration)
}

fn label(after: &str) -> Option<String> {
    let label = after.trim_start_matches(['"', '\'', ' ']);
    let end = label
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':')))
        .unwrap_or(label.len());
    // A page whose declaration can be read byte by byte is not UTF-16, whatever it declares.
    (end > 0 && !label.starts_with("utf-16")).then(|| label[..end].to_owned())
}
