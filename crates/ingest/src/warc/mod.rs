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

/// Which pages of an archive are asked for.
pub(crate) trait Wanted {
    /// Whether the page at an address is.
    fn wants(&self, address: &str) -> bool;
    /// A page that was asked for leads on to another address.
    fn leads_on(&mut self, from: &str, to: &str);
    /// A page that was asked for is there.
    fn found(&mut self, address: &str);
}

/// Every page.
struct Everything;

impl Wanted for Everything {
    fn wants(&self, _: &str) -> bool {
        true
    }

    fn leads_on(&mut self, _: &str, _: &str) {}

    fn found(&mut self, _: &str) {}
}

/// Reads every page of an archive, one record at a time.
pub(crate) fn read(name: &str, reader: impl BufRead, options: &Options, sink: &mut Sink<'_>) {
    let mut ids = Identities::new(stem(name));
    let mut pages = 0u64;
    read_wanted(name, reader, options, &mut ids, 0, &mut Everything, &mut |result| {
        pages += 1;
        sink(result);
    });
    if pages == 0 {
        sink(Err(Failure::new(name, Error::no_article())));
    }
}

/// Reads the pages that are asked for. `before` records were read already. Gives the number of records.
pub(crate) fn read_wanted(
    name: &str,
    reader: impl BufRead,
    options: &Options,
    ids: &mut Identities<'_>,
    before: u64,
    wanted: &mut impl Wanted,
    sink: &mut Sink<'_>,
) -> u64 {
    let mut records = Records::new(reader);
    let mut number = 0u64;
    loop {
        let header = match records.next() {
            Ok(Some(header)) => header,
            Ok(None) => return number,
            Err(error) => {
                sink(Err(Failure::new(item(name, number + 1), error)));
                return number;
            }
        };
        number += 1;
        let address = header.address().map(str::to_owned);
        if !may_hold_page(&header) || address.as_deref().is_some_and(|address| !wanted.wants(address)) {
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
        if let (Ok(content), Some(from)) = (&content, &address)
            && let Some(to) = http::leads_to(content)
        {
            wanted.leads_on(from, &to);
        }
        let article = content.and_then(|content| article(name, &header, &content, options));
        if let (Some(address), Ok(Some(_)) | Err(_)) = (&address, &article) {
            wanted.found(address);
        }
        match article {
            Ok(None) => {}
            Ok(Some(mut article)) => {
                article.id = ids.give(article.url.as_deref(), before + number);
                sink(Ok(article));
            }
            Err(error) => sink(Err(Failure::new(place(name, number, &header), error))),
        }
        if stopped {
            return number;
        }
    }
}

/// The record's number, and the address where there is one: `crawl.warc.gz#7 (https://…)`.
fn place(name: &str, number: u64, header: &Header) -> String {
    match header.address() {
        Some(address) => format!("{} ({address})", item(name, number)),
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
    let address = header.address();
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
