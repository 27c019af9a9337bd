//! WACZ: web archives with an index of pages, as Browsertrix and ArchiveWeb.page make them.
//!
//! Only pages of the index are articles: the rest of an archive is what they drew in. Where a listed address leads on to
//! another, the page there is the one. An archive without an index gives every page. Records of the tool itself
//! (`urn:pageinfo:`, `urn:text:`) are no pages. A listed page that the archive does not hold is a failure.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};

use serde_json::Value;

use super::entries::Entries;
use crate::address;
use crate::error::{Error, Failure};
use crate::identity::Identities;
use crate::name;
use crate::options::Options;
use crate::read::{Sink, stem};
use crate::warc::{self, Wanted};

/// Pages of one index that are kept in mind.
const MOST_PAGES: usize = 2_000_000;
const LONGEST_LINE: u64 = 16 << 20;

pub(super) fn read(name: &str, entries: &Entries, options: &Options, sink: &mut Sink<'_>) {
    let mut pages = Pages::default();
    for path in ["pages/pages.jsonl", "pages/extraPages.jsonl"] {
        if entries.has(path)
            && let Err(error) = pages.add(entries, path)
        {
            sink(Err(Failure::new(format!("{name}#{path}"), error)));
        }
    }
    let archives: Vec<&str> = entries
        .paths()
        .filter(|path| path.starts_with("archive/") && name::ends_in(path, &["warc"]))
        .collect();
    let mut ids = Identities::new(stem(name));
    let mut number = 0;
    for path in archives {
        let inner = format!("{name}#{path}");
        let source = entries
            .stream(path)
            .and_then(|stream| crate::source::Source::open(stream).map_err(Error::from_io));
        match source {
            Ok(source) => {
                let reader = BufReader::new(source.into_reader());
                number += warc::read_wanted(&inner, reader, options, &mut ids, number, &mut pages, sink);
            }
            Err(error) => sink(Err(Failure::new(inner, error))),
        }
    }
    for (page, _) in pages.listed.iter().filter(|(_, state)| **state == State::Listed) {
        let missing = Error::malformed("the index lists the page, the archive does not hold it");
        sink(Err(Failure::new(format!("{name} ({page})"), missing)));
    }
}

/// The pages of an index.
#[derive(Default)]
struct Pages {
    listed: BTreeMap<String, State>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Listed,
    /// Reached from a listed address.
    LedTo,
    Found,
}

impl Pages {
    fn add(&mut self, entries: &Entries, path: &str) -> Result<(), Error> {
        let mut reader = BufReader::new(entries.stream(path)?);
        let mut line = Vec::new();
        loop {
            line.clear();
            let read = std::io::Read::take(&mut reader, LONGEST_LINE)
                .read_until(b'\n', &mut line)
                .map_err(Error::from_io)?;
            if read == 0 || self.listed.len() >= MOST_PAGES {
                return Ok(());
            }
            let page: Option<Value> = serde_json::from_slice(&line).ok();
            if let Some(url) = page.as_ref().and_then(|page| page.get("url")).and_then(Value::as_str)
                && address::is_web(url)
            {
                self.listed.insert(key(url), State::Listed);
            }
        }
    }
}

impl Wanted for Pages {
    fn wants(&self, address: &str) -> bool {
        address::is_web(address) && (self.listed.is_empty() || self.listed.contains_key(&key(address)))
    }

    fn leads_on(&mut self, from: &str, to: &str) {
        if let Some(state) = self.listed.get_mut(&key(from)) {
            *state = State::Found;
            let to = address::resolved(to, Some(from));
            self.listed.entry(key(&to)).or_insert(State::LedTo);
        }
    }

    fn found(&mut self, address: &str) {
        if let Some(state) = self.listed.get_mut(&key(address)) {
            *state = State::Found;
        }
    }
}

/// An address as pages are compared by: without what leads to a place in it.
fn key(address: &str) -> String {
    address.trim().split('#').next().unwrap_or_default().to_owned()
}
