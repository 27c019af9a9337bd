//! Web archives: each page in them is an article.
//!
//! [`record`] reads records off the stream, [`http`] opens the response in one. Only pages are read; images, scripts
//! and requests are what an archive is full of, and are no failures.

mod http;
mod record;

use std::io::BufRead;

use onrecord_record::{Article, Format};

use crate::error::{Error, Failure};
use crate::identity::Identities;
use crate::options::Options;
use crate::read::{Sink, item, stem};
use crate::{html, plain};
use record::{Header, Records};

/// Reads every page of an archive, one record at a time.
pub(crate) fn read(name: &str, reader: impl BufRead, options: &Options, sink: &mut Sink<'_>) {
    let mut ids = Identities::new(stem(name));
    let mut records = Records::new(reader);
    let mut number = 0u64;
    let mut pages = 0u64;
    loop {
        let header = match records.next() {
            Ok(Some(header)) => header,
            Ok(None) if pages == 0 => return sink(Err(Failure::new(name, Error::no_article()))),
            Ok(None) => return,
            Err(error) => return sink(Err(Failure::new(item(name, number + 1), error))),
        };
        number += 1;
        if !may_hold_page(&header) {
            continue;
        }
        let (content, stopped) = match records.content(options.largest_article) {
            Ok(content) => (Ok(content), false),
            // A record that is too large is passed over; one that is cut is the last.
            Err(error) => {
                let stopped = !error.is_too_large();
                (Err(error), stopped)
            }
        };
        let article = content.and_then(|content| article(name, &header, &content, options));
        match article {
            Ok(None) => {}
            Ok(Some(mut article)) => {
                pages += 1;
                article.id = ids.give(article.url.as_deref(), number);
                sink(Ok(article));
            }
            Err(error) => {
                pages += 1;
                sink(Err(Failure::new(place(name, number, &header), error)));
            }
        }
        if stopped {
            return;
        }
    }
}

/// The record's number, and the address where there is one: `crawl.warc.gz#7 (https://…)`.
fn place(name: &str, number: u64, header: &Header) -> String {
    match header.get("warc-target-uri") {
        Some(address) => format!("{} ({})", item(name, number), address.trim_matches(['<', '>'])),
        None => item(name, number),
    }
}

fn may_hold_page(header: &Header) -> bool {
    match header.get("warc-type") {
        Some("response") => header.get("content-type").is_none_or(|kind| kind.contains("application/http")),
        Some("resource") => header.get("content-type").is_some_and(is_page),
        Some("conversion") => {
            header.get("content-type").is_some_and(|kind| is_page(kind) || kind.starts_with("text/plain"))
        }
        _ => false,
    }
}

fn is_page(kind: &str) -> bool {
    let kind = kind.trim_start().to_ascii_lowercase();
    kind.starts_with("text/html") || kind.starts_with("application/xhtml+xml")
}

/// The article of a record, or nothing where its content is no page.
fn article(name: &str, header: &Header, content: &[u8], options: &Options) -> Result<Option<Article>, Error> {
    let address = header.get("warc-target-uri").map(|address| address.trim_matches(['<', '>']));
    let mut article = match header.get("warc-type") {
        Some("response") => {
            let Some(response) = http::open(content, options.largest_article)? else { return Ok(None) };
            html::article(name, &response.body, response.charset.as_deref(), address)?
        }
        _ if header.get("content-type").is_some_and(is_page) => html::article(name, content, None, address)?,
        _ => plain::article(name, content)?,
    };
    article.format = Format::Warc;
    article.url = address.map(str::to_owned).or(article.url);
    if article.published.is_none()
        && let Some(date) = header.get("warc-date")
    {
        article.notes.push(format!("no date of publication; archived on {date}"));
    }
    Ok(Some(article))
}
