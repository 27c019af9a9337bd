//! Mail and pages saved as mail: one message (`.eml`), a box of them (mbox), a saved page (MHTML).
//!
//! [`mime`] takes a message apart. A saved page is read as the page that it holds; a message is an article by itself: a
//! newsletter, a press release. What is attached is not read, and a note says so.

mod coding;
mod mime;

use std::io::{BufRead, Read};

use onrecord_record::{Article, Format};

use crate::charset;
use crate::date::{self, Names};
use crate::ending;
use crate::error::{Error, Failure};
use crate::html;
use crate::identity::Identities;
use crate::language;
use crate::name;
use crate::options::Options;
use crate::plain;
use crate::ration::too_large;
use crate::read::{Sink, item, stem};
use crate::row;
use mime::{Message, Part};

/// Letters of a message's plain text from which its page is not looked at: below stands "view this mail in a browser".
const FEWEST_LETTERS: usize = 200;

/// Whether an input begins as a message does.
pub(crate) fn begins(text: &str) -> bool {
    let text = match text.strip_prefix("From ") {
        Some(rest) => rest.split_once('\n').map_or("", |(_, rest)| rest),
        None => text,
    };
    let mut fields = 0;
    let mut marks = 0;
    for line in text.lines().take(200) {
        if line.trim().is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) && fields > 0 {
            continue;
        }
        let Some((field, _)) = line.split_once(':') else { return false };
        if field.is_empty()
            || !field.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        {
            return false;
        }
        fields += 1;
        let field = field.to_ascii_lowercase();
        let known = [
            "mime-version",
            "message-id",
            "received",
            "return-path",
            "delivered-to",
            "snapshot-content-location",
        ];
        marks += usize::from(known.contains(&field.as_str()) || field == "content-type");
    }
    fields >= 2 && marks > 0
}

/// Whether an input is a box of messages.
pub(crate) fn is_box(text: &str) -> bool {
    text.starts_with("From ")
}

/// Reads a message or a saved page.
pub(crate) fn article(input: &str, bytes: &[u8]) -> Result<Article, Error> {
    let message = Message::read(bytes);
    let pages = message.parts.iter().position(|part| part.kind == "text/html" && !part.attached);
    let is_saved = message.header("snapshot-content-location").is_some()
        || message
            .header("content-type")
            .is_some_and(|kind| kind.to_ascii_lowercase().contains("multipart/related"))
            && message.parts.iter().any(|part| part.location.is_some());
    match pages {
        Some(first) if is_saved => saved_page(input, &message, first),
        _ => letter(input, &message),
    }
}

/// The page that a browser saved, without the pages in its frames.
fn saved_page(input: &str, message: &Message, first: usize) -> Result<Article, Error> {
    let start = message.start.as_deref();
    let is_start = |part: &&Part| start.is_some() && part.id.as_deref() == start;
    let page = message
        .parts
        .iter()
        .find(is_start)
        .or_else(|| message.parts.get(first))
        .ok_or_else(Error::no_article)?;
    let address = message.header("snapshot-content-location").or(page.location.as_deref());
    let address = address.map(str::trim).filter(|address| crate::address::is_web(address));
    let mut article = html::article(input, &page.body, page.charset.as_deref(), address)?;
    if article.title.is_none() {
        article.title = message.header("subject").map(str::to_owned);
    }
    if article.published.is_none()
        && let Some(date) = message.header("date")
    {
        article.notes.push(format!("no date of publication; saved on {}", date.trim()));
    }
    Ok(article)
}

/// A message as an article.
fn letter(input: &str, message: &Message) -> Result<Article, Error> {
    let body = |kind: &str| {
        let mut parts = message.parts.iter().filter(|part| part.kind == kind && !part.attached);
        parts.find(|part| !part.body.iter().all(u8::is_ascii_whitespace))
    };
    let mut notes = Vec::new();
    let mut decoded = |part: &Part| {
        let decoded = charset::decode(&part.body, part.charset.as_deref());
        notes.extend(decoded.notes);
        decoded.text
    };
    let plain = body("text/plain").map(|part| part.unwrapped(&decoded(part)));
    let is_enough = |text: &String| {
        text.chars().filter(|c| c.is_alphabetic()).take(FEWEST_LETTERS).count() == FEWEST_LETTERS
    };
    let text = match (plain, body("text/html")) {
        (Some(plain), Some(_)) if is_enough(&plain) => plain,
        (_, Some(page)) => row::paragraphs_of(&decoded(page)),
        (plain, None) => plain.unwrap_or_default(),
    };
    let text = ending::without(text.trim()).to_owned();
    if text.is_empty() {
        return Err(Error::no_text("a message without a text"));
    }
    let attached = message.parts.iter().filter(|part| part.attached).count();
    if attached > 0 {
        notes.push(format!("{attached} attachments are not read"));
    }
    let sender = message
        .header("from")
        .map(|from| from.split('<').next().unwrap_or_default().trim().trim_matches('"'));
    let mut article = Article {
        id: message
            .header("message-id")
            .map_or(name::stem(input), |id| id.trim().trim_matches(['<', '>']))
            .to_owned(),
        title: message
            .header("subject")
            .map(|subject| subject.trim().to_owned())
            .filter(|subject| !subject.is_empty()),
        outlet: sender.filter(|name| !name.is_empty() && !name.contains('@')).map(str::to_owned),
        url: message.header("archived-at").map(|address| address.trim().trim_matches(['<', '>']).to_owned()),
        format: Format::Mail,
        text,
        notes,
        ..Article::default()
    };
    if let Some(date) = message.header("date") {
        article.published = date::iso_in(date, Names::Any);
        if article.published.is_none() {
            article.notes.push(date::not_understood(date));
        }
    }
    plain::tell_parts(&mut article);
    let language = language::of(&article.text, message.header("content-language"));
    article.language = language.code;
    article.notes.extend(language.notes);
    Ok(article)
}

/// Reads a box of messages one by one: each begins at a line "From …" behind an empty one.
pub(crate) fn read_box(name: &str, mut reader: impl BufRead, options: &Options, sink: &mut Sink<'_>) {
    let mut ids = Identities::new(stem(name));
    let mut message = Vec::new();
    let mut line = Vec::new();
    let mut number = 0u64;
    let mut after_empty = true;
    let mut is_too_large = false;
    loop {
        line.clear();
        let read = reader.by_ref().take(options.largest_article).read_until(b'\n', &mut line);
        let ended = match &read {
            Ok(0) | Err(_) => true,
            Ok(_) => after_empty && line.starts_with(b"From "),
        };
        if ended {
            if is_too_large {
                sink(Err(Failure::new(
                    item(name, number),
                    Error::from_io(too_large(options.largest_article)),
                )));
            } else if number > 0 {
                let article = article(name, &message).map(|mut article| {
                    let given = (article.id != name::stem(name)).then(|| article.id.clone());
                    article.id = ids.give(given.as_deref(), number);
                    article
                });
                sink(article.map_err(|error| Failure::new(item(name, number), error)));
            }
            match read {
                Ok(0) => return,
                Err(error) => return sink(Err(Failure::new(item(name, number + 1), Error::from_io(error)))),
                Ok(_) => {}
            }
            number += 1;
            message.clear();
            is_too_large = false;
            after_empty = false;
            continue;
        }
        after_empty = line.iter().all(u8::is_ascii_whitespace);
        is_too_large |= (message.len() + line.len()) as u64 > options.largest_article;
        if !is_too_large {
            // A line of the text that begins so has a mark before it.
            let unmarked = line
                .strip_prefix(b">")
                .filter(|rest| rest.starts_with(b"From ") || rest.starts_with(b">From "));
            message.extend_from_slice(unmarked.unwrap_or(&line));
        }
    }
}
