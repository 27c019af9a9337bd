//! RSS, Atom and JSON feeds: each item is an article.
//!
//! [`xml`] and [`json`] read their forms into [`item::Item`], which becomes an article. A fault costs an item at most.

mod item;
mod json;
mod people;
mod xml;

use crate::charset;
use crate::error::{Error, Failure};
use crate::identity::Identities;
use crate::read::{Sink, item as place, stem};
use item::{Head, Item};

/// Reads a feed. An item without a text is a failure of its own; a feed of nothing but such items is one failure.
pub(crate) fn read(name: &str, bytes: &[u8], sink: &mut Sink<'_>) {
    let (text, notes) = decode(bytes);
    let mut given =
        Given { name, ids: Identities::new(stem(name)), notes, items: 0, read: 0, without_text: Vec::new() };
    let fault = if text.starts_with('{') {
        json::read(&text, &mut |head, item| given.take(head, item, sink))
    } else {
        xml::read(&text, &mut |head, item| given.take(head, item, sink))
    };
    given.finish(fault, sink);
}

/// Decodes a feed by what its XML declaration says.
fn decode(bytes: &[u8]) -> (String, Vec<String>) {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).to_ascii_lowercase();
    let declared = head.split("?>").next().unwrap_or_default().split_once("encoding");
    let declared = declared.and_then(|(_, rest)| rest.trim_start().strip_prefix('=')).map(|label| {
        let label = label.trim_start().trim_start_matches(['"', '\'']);
        label.split(['"', '\'', '?', ' ']).next().unwrap_or_default().to_owned()
    });
    let declared = declared.filter(|label| !label.starts_with("utf-16"));
    let decoded = charset::decode(bytes, declared.as_deref());
    (decoded.text.trim_start_matches('\u{feff}').trim_start().to_owned(), decoded.notes)
}

/// What a feed has given so far.
struct Given<'a> {
    name: &'a str,
    ids: Identities<'a>,
    notes: Vec<String>,
    items: u64,
    read: u64,
    /// Numbers of items without a text, while no other was met.
    without_text: Vec<u64>,
}

impl Given<'_> {
    fn take(&mut self, head: &Head, item: &Item, sink: &mut Sink<'_>) {
        self.items += 1;
        match item.article(head) {
            Ok(mut article) => {
                self.name_those_without_text(sink);
                self.read += 1;
                article.id = self.ids.give(Some(&article.id), self.items);
                article.notes.splice(0..0, self.notes.iter().cloned());
                sink(Ok(article));
            }
            Err(_) if self.read == 0 => self.without_text.push(self.items),
            Err(error) => sink(Err(Failure::new(place(self.name, self.items), error))),
        }
    }

    fn name_those_without_text(&mut self, sink: &mut Sink<'_>) {
        for number in self.without_text.drain(..) {
            sink(Err(Failure::new(place(self.name, number), Error::item_without_text())));
        }
    }

    fn finish(mut self, fault: Option<String>, sink: &mut Sink<'_>) {
        match (self.items, fault) {
            (0, Some(fault)) => return sink(Err(Failure::new(self.name, Error::malformed(fault)))),
            (0, None) => return sink(Err(Failure::new(self.name, Error::no_items()))),
            (_, Some(fault)) => {
                self.name_those_without_text(sink);
                sink(Err(Failure::new(self.name, Error::rest(fault))));
            }
            (1, None) => self.name_those_without_text(sink),
            (_, None) => {}
        }
        if self.read == 0 && self.items > 1 && !self.without_text.is_empty() {
            sink(Err(Failure::new(self.name, Error::feed_without_texts(self.items))));
        }
    }
}
