//! Documents of Word: the paragraphs of the body, without what was deleted under "track changes", notes and headers.

use std::io::BufReader;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::entries::Entries;
use crate::document::{self, Line};
use crate::error::{Error, Failure};
use crate::options::Options;
use crate::ration::{Ration, limit_of};
use crate::read::Sink;
use crate::xml::resolved;

/// How many of the largest articles a document may hold: it is read into memory.
pub(super) const MOST_ARTICLES: u64 = 4;
/// Paragraphs that stand in each other.
const DEEPEST: usize = 100;

pub(super) fn read(name: &str, entries: &Entries, options: &Options, sink: &mut Sink<'_>) {
    let mut lines = Vec::new();
    let read = paragraphs(entries, options.largest_article, &mut |line| lines.push(line));
    match read {
        Ok(()) => document::read(name, lines, options, sink),
        Err(error) => sink(Err(Failure::new(name, error))),
    }
}

/// Gives each paragraph of the body. `limit` holds for one paragraph.
fn paragraphs(entries: &Entries, limit: u64, take: &mut dyn FnMut(Line)) -> Result<(), Error> {
    let (stream, _) = Ration::new(entries.stream("word/document.xml")?, limit.saturating_mul(MOST_ARTICLES));
    let mut reader = Reader::from_reader(BufReader::new(stream));
    reader.config_mut().check_end_names = false;
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    // Paragraphs that are open: a text box stands within one.
    let mut open: Vec<Line> = Vec::new();
    let mut starts_page = false;
    let mut in_text = false;
    // Inside what is a copy or was taken out.
    let mut unread = 0usize;
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(fault)?;
        match event {
            Event::Start(start) => match local(start.name().as_ref()) {
                "Fallback" | "del" | "moveFrom" => unread += 1,
                "p" if open.len() < DEEPEST => {
                    open.push(Line { starts_page: std::mem::take(&mut starts_page), ..Line::default() });
                }
                "pStyle" => add(&mut open, |line| line.style = value(&start)),
                "pageBreakBefore" => add(&mut open, |line| line.starts_page = true),
                "sectPr" => starts_page = true,
                "br" if is_page(&start) => starts_page = true,
                "br" | "cr" if unread == 0 => add(&mut open, |line| line.text.push('\n')),
                "tab" if unread == 0 => add(&mut open, |line| line.text.push(' ')),
                "noBreakHyphen" if unread == 0 => add(&mut open, |line| line.text.push('-')),
                "t" => in_text = unread == 0,
                _ => {}
            },
            Event::End(end) => match local(end.name().as_ref()) {
                "Fallback" | "del" | "moveFrom" => unread = unread.saturating_sub(1),
                "t" => in_text = false,
                "p" => {
                    if let Some(line) = open.pop().filter(|_| unread == 0) {
                        take(line);
                    }
                }
                _ => {}
            },
            Event::Text(text) if in_text => add(&mut open, |line| line.text.push_str(&text)),
            Event::CData(text) if in_text => add(&mut open, |line| line.text.push_str(&text)),
            Event::GeneralRef(name) if in_text => add(&mut open, |line| line.text.push_str(&resolved(&name))),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if open.last().is_some_and(|line| line.text.len() as u64 > limit) {
            return Err(Error::too_large(limit));
        }
    }
}

fn add(open: &mut [Line], change: impl FnOnce(&mut Line)) {
    if let Some(line) = open.last_mut() {
        change(line);
    }
}

pub(super) fn fault(error: quick_xml::Error) -> Error {
    match error {
        quick_xml::Error::Io(error) => match limit_of(&error) {
            Some(limit) => Error::too_large(limit),
            None => Error::from_io(std::io::Error::new(error.kind(), error.to_string())),
        },
        other => Error::malformed(other),
    }
}

pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or_default()
}

fn value(start: &BytesStart<'_>) -> String {
    let mut attributes = start.html_attributes();
    let mut values = attributes.with_checks(false).flatten().filter(|one| local(one.key.as_ref()) == "val");
    values.next().map(|one| one.value.into_owned()).unwrap_or_default()
}

fn is_page(start: &BytesStart<'_>) -> bool {
    let mut attributes = start.html_attributes();
    attributes
        .with_checks(false)
        .flatten()
        .any(|one| local(one.key.as_ref()) == "type" && one.value.as_ref() == "page")
}
