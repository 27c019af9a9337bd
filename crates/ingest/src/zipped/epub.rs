//! EPUB: each document of the reading order that holds a text is an article; covers and contents are none.

use onrecord_record::Format;

use super::entries::Entries;
use crate::address;
use crate::charset;
use crate::date::{self, Names};
use crate::error::{Error, Failure};
use crate::html;
use crate::identity::Identities;
use crate::read::{Sink, stem};
use crate::xml::{Element, Found, Trees};

/// What a book says of itself.
#[derive(Default)]
struct Book {
    title: Option<String>,
    published: Option<String>,
    /// Paths of its documents in the order of reading.
    documents: Vec<String>,
}

pub(super) fn read(name: &str, entries: &Entries, sink: &mut Sink<'_>) {
    let book = match book(entries) {
        Ok(book) => book,
        Err(error) => return sink(Err(Failure::new(name, error))),
    };
    let mut ids = Identities::new(stem(name));
    let mut articles = 0;
    for (path, number) in book.documents.iter().zip(1..) {
        let inner = format!("{name}#{path}");
        let article = entries.bytes(path).and_then(|bytes| html::article(&inner, &bytes, None, None));
        match article {
            Ok(mut article) => {
                articles += 1;
                article.id = ids.give(None, number);
                article.format = Format::Document;
                article.outlet = article.outlet.or_else(|| book.title.clone());
                if article.published.is_none()
                    && let Some(date) = &book.published
                {
                    article.published = date::iso_in(date, Names::Any);
                    article.notes.push("the date is that of the whole issue".to_owned());
                }
                sink(Ok(article));
            }
            // Covers, contents and section pages have no text.
            Err(error) if error.is_without_article() => {}
            Err(error) => sink(Err(Failure::new(inner, error))),
        }
    }
    if articles == 0 {
        sink(Err(Failure::new(name, Error::no_text("a book without a text"))));
    }
}

fn book(entries: &Entries) -> Result<Book, Error> {
    let container = text_of(entries, "META-INF/container.xml")?;
    let root = pieces(&container).into_iter().find(|piece| is(piece, "rootfile"));
    let path = root.and_then(|root| root.attribute("full-path").map(str::to_owned));
    let path = path.ok_or_else(|| Error::malformed("a book that names no package"))?;
    let package = text_of(entries, &path)?;
    let mut book = Book::default();
    let mut files = Vec::new();
    let base = format!("zip://book/{path}");
    for piece in pieces(&package) {
        if is(&piece, "title") {
            book.title = book.title.or_else(|| issue_of(&piece.text()));
        } else if is(&piece, "date") {
            book.published = book.published.or_else(|| Some(piece.text()));
        } else if is(&piece, "item") {
            if let (Some(id), Some(href)) = (piece.attribute("id"), piece.attribute("href")) {
                let whole = address::resolved(&unpercent(href), Some(&base));
                files.push((id.to_owned(), whole.trim_start_matches("zip://book/").to_owned()));
            }
        } else if is(&piece, "itemref") {
            let id = piece.attribute("idref").unwrap_or_default();
            let file = files.iter().find(|(known, _)| known == id);
            book.documents.extend(file.map(|(_, path)| path.clone()));
        }
    }
    Ok(book)
}

/// The pieces of a package, in order.
fn pieces(text: &str) -> Vec<Element> {
    let mut trees = Trees::new(text);
    let goes_into = |name: &str| {
        matches!(
            name.rsplit(':').next(),
            Some("container" | "rootfiles" | "package" | "metadata" | "manifest" | "spine")
        )
    };
    let mut pieces = Vec::new();
    while let Some(found) = trees.next(goes_into, |_| false) {
        if let Found::Whole(element) = found {
            pieces.push(element);
        }
    }
    pieces
}

fn is(element: &Element, name: &str) -> bool {
    element.name.rsplit(':').next() == Some(name)
}

fn text_of(entries: &Entries, path: &str) -> Result<String, Error> {
    Ok(charset::decode(&entries.bytes(path)?, None).text)
}

/// "Karsand Herald [Mon, 06 May 2019]" is the Karsand Herald.
fn issue_of(title: &str) -> Option<String> {
    let name = title.split(" [").next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then_some(name)
}

fn unpercent(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let pair = after.get(..2).filter(|_| *byte == b'%').and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(decoded) => {
                bytes.push(decoded);
                rest = &after[2..];
            }
            None => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
