//! Documents of OpenOffice and LibreOffice: paragraphs and headings, without notes, comments and what was deleted.

use std::io::BufReader;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::docx::{MOST_ARTICLES, fault, local};
use super::entries::Entries;
use crate::document::{self, Line};
use crate::error::{Error, Failure};
use crate::options::Options;
use crate::ration::Ration;
use crate::read::Sink;
use crate::xml::resolved;

/// Elements whose paragraphs are not of the text.
const UNREAD: &[&str] = &["note", "annotation", "tracked-changes", "forms", "sequence-decls"];

pub(super) fn read(name: &str, entries: &Entries, options: &Options, sink: &mut Sink<'_>) {
    match paragraphs(entries, options.largest_article) {
        Ok(lines) => document::read(name, lines, options, sink),
        Err(error) => sink(Err(Failure::new(name, error))),
    }
}

fn paragraphs(entries: &Entries, limit: u64) -> Result<Vec<Line>, Error> {
    let (stream, _) = Ration::new(entries.stream("content.xml")?, limit.saturating_mul(MOST_ARTICLES));
    let mut reader = Reader::from_reader(BufReader::new(stream));
    reader.config_mut().check_end_names = false;
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut lines = Vec::new();
    let mut line: Option<Line> = None;
    let mut unread = 0usize;
    let mut in_body = false;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(fault)? {
            Event::Start(start) => {
                let name = start.name();
                match local(name.as_ref()) {
                    "body" => in_body = true,
                    name if UNREAD.contains(&name) => unread += 1,
                    "p" | "h" if unread == 0 && in_body => {
                        lines.extend(line.take());
                        let style = if local(name.as_ref()) == "h" { "Heading" } else { "" };
                        line = Some(Line { style: style.to_owned(), ..Line::default() });
                    }
                    "s" | "tab" => add(&mut line, unread, " "),
                    "line-break" => add(&mut line, unread, "\n"),
                    _ => {}
                }
            }
            Event::End(end) => {
                let name = end.name();
                match local(name.as_ref()) {
                    name if UNREAD.contains(&name) => unread = unread.saturating_sub(1),
                    "p" | "h" if unread == 0 => lines.extend(line.take()),
                    _ => {}
                }
            }
            Event::Text(text) => add(&mut line, unread, &text),
            Event::CData(text) => add(&mut line, unread, &text),
            Event::GeneralRef(name) => add(&mut line, unread, &resolved(&name)),
            Event::Eof => return Ok(lines),
            _ => {}
        }
    }
}

fn add(line: &mut Option<Line>, unread: usize, text: &str) {
    if let Some(line) = line.as_mut().filter(|_| unread == 0) {
        line.text.push_str(text);
    }
}
