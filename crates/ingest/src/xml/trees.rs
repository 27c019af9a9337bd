//! A walk through a document that gives its pieces one by one.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::DEEPEST;
use super::element::{Element, Node};
use super::entities;
use super::names::Bindings;

/// Faults after which the rest of a document is not looked at: each may cost a look at all that follows.
const MOST_FAULTS: usize = 100;
/// Entities that a document may declare for itself, and the bytes that one may stand for.
const MOST_ENTITIES: usize = 200;
const LONGEST_ENTITY: usize = 1000;

/// What a walk meets.
#[derive(Debug)]
pub(crate) enum Found {
    /// An element that is gone into; what is in it comes next. Without nodes.
    Open(Element),
    /// An element with all that is in it.
    Whole(Element),
    /// The document was cut or so faulty that the rest was not read.
    Broken(String),
}

/// Walks a document. Its text must be decoded.
pub(crate) struct Trees<'a> {
    text: &'a str,
    /// Where in `text` the reader began: it begins anew after a fault.
    base: usize,
    reader: Reader<&'a [u8]>,
    /// Names of the elements gone into, as they stand in the file.
    open: Vec<String>,
    bindings: Bindings,
    entities: Vec<(String, String)>,
    /// A tag that ended the piece before it.
    next: Option<BytesStart<'a>>,
    faults: usize,
    done: bool,
}

impl<'a> Trees<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            text,
            base: 0,
            reader: reader(text),
            open: Vec::new(),
            bindings: Bindings::default(),
            entities: Vec::new(),
            next: None,
            faults: 0,
            done: false,
        }
    }

    /// The next piece. `goes_into` says of an element's name whether its children come one by one, `is_item` which elements never
    /// stand in each other: a second one ends the first, whose end tag is missing.
    pub(crate) fn next(
        &mut self,
        goes_into: impl Fn(&str) -> bool,
        is_item: impl Fn(&str) -> bool,
    ) -> Option<Found> {
        loop {
            if let Some(start) = self.next.take() {
                return Some(self.start(&start, &goes_into, &is_item));
            }
            match self.event() {
                Ok(Event::Start(start)) => return Some(self.start(&start, &goes_into, &is_item)),
                Ok(Event::End(end)) => self.close(end.name().as_ref()),
                Ok(Event::DocType(doctype)) => self.declare(&doctype),
                Ok(Event::Eof) => {
                    let cut = !std::mem::replace(&mut self.done, true) && !self.open.is_empty();
                    return cut.then(|| Found::Broken("it ends before its last element does".to_owned()));
                }
                Ok(_) => {}
                Err(message) => {
                    if !self.resume() {
                        return (!std::mem::replace(&mut self.done, true)).then_some(Found::Broken(message));
                    }
                }
            }
        }
    }

    fn start(
        &mut self,
        start: &BytesStart<'a>,
        goes_into: &impl Fn(&str) -> bool,
        is_item: &impl Fn(&str) -> bool,
    ) -> Found {
        let depth = self.open.len();
        let element = self.element(start, depth);
        if goes_into(&element.name) && depth < DEEPEST {
            self.open.push(start.name().as_ref().to_owned());
            return Found::Open(element);
        }
        let whole = self.whole(element, start.name().as_ref().to_owned(), is_item);
        self.bindings.leave(depth);
        Found::Whole(whole)
    }

    /// Reads an element to its end; to the end of the one around it, or to the next item, where its end tag is missing.
    fn whole(&mut self, element: Element, raw: String, is_item: &impl Fn(&str) -> bool) -> Element {
        let mut building =
            Building { item: is_item(&element.name), open: vec![(raw, element)], left_out: 0, closed: false };
        loop {
            match self.event() {
                Ok(Event::Start(start)) => {
                    let raw = start.name().as_ref().to_owned();
                    let depth = self.open.len() + building.open.len();
                    if building.open.len() >= DEEPEST {
                        building.left_out += 1;
                    } else {
                        let element = self.element(&start, depth);
                        if building.item && is_item(&element.name) && building.open.len() <= 2 {
                            self.next = Some(start);
                            return building.finish();
                        }
                        building.open.push((raw, element));
                    }
                }
                Ok(Event::End(end)) => {
                    let name = end.name();
                    if building.end(name.as_ref()) {
                        self.bindings.leave(self.open.len() + building.open.len());
                        if building.open.len() == 1 && building.closed {
                            return building.finish();
                        }
                    } else if self.open.iter().any(|open| open == name.as_ref()) {
                        self.close(name.as_ref());
                        return building.finish();
                    }
                }
                Ok(Event::Text(text)) => building.text(&text),
                Ok(Event::CData(data)) => building.text(&data),
                Ok(Event::GeneralRef(reference)) => self.reference(&reference, &mut building),
                Ok(Event::Eof) => return building.finish(),
                Ok(_) => {}
                Err(_) => {
                    self.resume();
                    return building.finish();
                }
            }
        }
    }

    fn reference(&self, name: &str, building: &mut Building) {
        if let Some(c) = entities::resolve(name) {
            building.text(c.encode_utf8(&mut [0; 4]));
        } else if let Some((_, value)) = self.entities.iter().find(|(known, _)| known == name) {
            building.text(value);
        } else if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !name.is_empty() {
            building.add(Node::Reference(name.to_owned()));
        } else {
            building.text(&format!("&{name};"));
        }
    }

    /// The next happening. An error is that of the parser, as words.
    fn event(&mut self) -> Result<Event<'a>, String> {
        self.reader.read_event().map_err(|error| error.to_string())
    }

    /// An element without what is in it; binds the prefixes that it declares.
    fn element(&mut self, start: &BytesStart<'_>, depth: usize) -> Element {
        let mut attributes = Vec::new();
        for attribute in start.html_attributes().with_checks(false).flatten() {
            let key = attribute.key.as_ref();
            let value = entities::unescaped(&attribute.value);
            match key.strip_prefix("xmlns") {
                Some("") => self.bindings.bind(depth, "", &value),
                Some(prefix) if prefix.starts_with(':') => self.bindings.bind(depth, &prefix[1..], &value),
                _ => attributes.push((key.to_owned(), value)),
            }
        }
        Element { name: self.bindings.name(start.name().as_ref()), attributes, nodes: Vec::new() }
    }

    /// Leaves the elements gone into up to the last of this name.
    fn close(&mut self, name: &str) {
        if let Some(found) = self.open.iter().rposition(|open| open == name) {
            self.open.truncate(found);
            self.bindings.leave(found);
        }
    }

    /// Goes on behind a fault, at the next tag of an item; whether there is one.
    fn resume(&mut self) -> bool {
        self.faults += 1;
        let at = self.base + usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX);
        let Some(rest) =
            self.text.get(at..).and_then(|rest| rest.get(1..)).filter(|_| self.faults <= MOST_FAULTS)
        else {
            return false;
        };
        let is_item = |at: &usize| {
            let name = rest[at + 1..].split([' ', '>', '\n', '\t', '\r']).next().unwrap_or_default();
            let local = name.rsplit(':').next().unwrap_or_default();
            local.eq_ignore_ascii_case("item") || local.eq_ignore_ascii_case("entry")
        };
        let Some(found) = rest.match_indices('<').map(|(at, _)| at).find(is_item) else { return false };
        self.base = at + 1 + found;
        self.reader = reader(&self.text[self.base..]);
        true
    }

    /// The entities that a document type declares as plain text: `<!ENTITY name "text">`.
    fn declare(&mut self, doctype: &str) {
        for piece in doctype.split("<!ENTITY").skip(1).take(MOST_ENTITIES) {
            let Some((name, rest)) = piece.trim_start().split_once(char::is_whitespace) else { continue };
            let rest = rest.trim_start();
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
            let Some((value, _)) = rest[1..].split_once(quote) else { continue };
            let value = entities::unescaped(value);
            // What leads to other entities could grow without end.
            if name != "%" && value.len() <= LONGEST_ENTITY && !value.contains(['&', '%']) {
                self.entities.push((name.to_owned(), value));
            }
        }
    }
}

/// A document in which each `<` that begins no tag is written as the text that it is: "3 < 4".
pub(crate) fn repaired(text: &str) -> Cow<'_, str> {
    let mut whole = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        let start = at + found;
        let rest = &text[start + 1..];
        at = start + 1;
        let end = if rest.starts_with("![CDATA[") { rest.find("]]>") } else { None };
        let end = if rest.starts_with("!--") { rest.find("-->") } else { end };
        if let Some(end) = end {
            at += end;
        } else if !rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '/' | '!' | '?' | '_' | ':')) {
            whole.push_str(&text[copied..start]);
            whole.push_str("&lt;");
            copied = start + 1;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    whole.push_str(&text[copied..]);
    Cow::Owned(whole)
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    reader
}

/// An element that is being read, with those open in it.
struct Building {
    item: bool,
    open: Vec<(String, Element)>,
    /// How many elements are open below the deepest level.
    left_out: usize,
    closed: bool,
}

impl Building {
    fn add(&mut self, node: Node) {
        let (_, last) = self.open.last_mut().expect("the element itself stays open until it is given out");
        last.nodes.push(node);
    }

    fn text(&mut self, text: &str) {
        let (_, last) = self.open.last_mut().expect("the element itself stays open until it is given out");
        match last.nodes.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => last.nodes.push(Node::Text(text.to_owned())),
        }
    }

    /// Takes an end tag; whether it ends anything here.
    fn end(&mut self, name: &str) -> bool {
        if self.left_out > 0 {
            self.left_out -= 1;
            return true;
        }
        let Some(found) = self.open.iter().rposition(|(open, _)| open == name) else { return false };
        while self.open.len() > found.max(1) {
            self.fold();
        }
        self.closed = found == 0;
        true
    }

    /// Puts the last element into the one around it.
    fn fold(&mut self) {
        if let Some((_, element)) = self.open.pop() {
            self.add(Node::Element(element));
        }
    }

    fn finish(mut self) -> Element {
        while self.open.len() > 1 {
            self.fold();
        }
        self.open.pop().map(|(_, element)| element).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(text: &str) -> Vec<Element> {
        let text = repaired(text);
        let mut trees = Trees::new(&text);
        let mut items = Vec::new();
        while let Some(found) = trees.next(|name| matches!(name, "rss" | "channel"), |name| name == "item") {
            if let Found::Whole(element) = found {
                items.push(element);
            }
        }
        items
    }

    #[test]
    fn a_missing_end_tag_costs_no_other_item() {
        let found =
            items("<rss><channel><item><title>One<item><title>Two</title></item><item>Three</channel></rss>");
        let texts: Vec<String> = found.iter().map(Element::text).collect();
        assert_eq!(texts, ["One", "Two", "Three"]);
    }

    #[test]
    fn bare_signs_and_unknown_references_are_text() {
        let found = items("<rss><item>Obi & Tarn &nbsp;said 3 < 4 &amp; so&</item></rss>");
        assert_eq!(found[0].text(), "Obi & Tarn \u{a0}said 3 < 4 & so&");
    }

    #[test]
    fn what_cannot_be_read_is_passed_over_to_the_next_item() {
        let found = items("<rss><item>One</item><item><![CDATA[Two</item><item>Three</item></rss>");
        let texts: Vec<String> = found.iter().map(Element::text).collect();
        assert_eq!(texts.last().map(String::as_str), Some("Three"));
    }

    #[test]
    fn elements_below_the_deepest_level_are_left_out_and_their_text_stays() {
        let deep = format!(
            "<rss><item>{}road{}</item><item>next</item></rss>",
            "<m:g>".repeat(500),
            "</m:g>".repeat(500)
        );
        let found = items(&deep);
        assert_eq!((found.len(), found[0].text().as_str()), (2, "road"));
        let (mut depth, mut at) = (0, &found[0]);
        while let Some(child) = at.elements().next() {
            (depth, at) = (depth + 1, child);
        }
        assert_eq!(depth, DEEPEST - 1);
    }

    #[test]
    fn a_prefix_is_that_of_its_namespace() {
        let found = items(
            "<r:rss xmlns:r=\"http://purl.org/rss/1.0/\" xmlns:x=\"http://purl.org/dc/elements/1.1/\"><r:item><x:creator>Ada Obi</x:creator></r:item></r:rss>",
        );
        assert_eq!(found[0].elements().next().map(|one| one.name.as_str()), Some("dc:creator"));
    }

    #[test]
    fn an_entity_of_the_document_is_its_text_and_never_grows() {
        let found = items(
            "<!DOCTYPE rss [<!ENTITY a \"Karsand\"><!ENTITY b \"&a;&a;\">]><rss><item>&a; &b;</item></rss>",
        );
        assert_eq!(found[0].text(), "Karsand &b;");
    }
}
