//! A page as a list of its nodes in the order they stand in, each with where it ends: what lies below a node is a range.

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName};

/// A parsed page. The first node is the root, which has no name.
pub(super) struct Page {
    pub(super) nodes: Vec<Node>,
}

pub(super) struct Node {
    pub(super) kind: Kind,
    /// The place of the element that it stands in; the root stands in itself.
    pub(super) parent: usize,
    /// The place behind the last node below it.
    pub(super) end: usize,
}

pub(super) enum Kind {
    Element(Element),
    Text(StrTendril),
}

pub(super) struct Element {
    pub(super) name: LocalName,
    pub(super) attributes: Vec<Attribute>,
}

impl Element {
    /// Its name, in small letters.
    pub(super) fn tag(&self) -> &str {
        &self.name
    }

    /// The value of an attribute, without white space around it; `None` where it is missing.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|attribute| &*attribute.name.local == name)?;
        Some(found.value.trim())
    }
}

impl Page {
    /// The element at a place, unless that is text.
    pub(super) fn element(&self, at: usize) -> Option<&Element> {
        match &self.nodes[at].kind {
            Kind::Element(element) => Some(element),
            Kind::Text(_) => None,
        }
    }

    /// The name of the element at a place; empty for text.
    pub(super) fn name(&self, at: usize) -> &str {
        self.element(at).map_or("", Element::tag)
    }

    /// The value of an attribute that is not empty.
    pub(super) fn attribute(&self, at: usize, name: &str) -> Option<&str> {
        self.element(at)?.attribute(name).filter(|value| !value.is_empty())
    }

    /// The places of all elements below the root, in order.
    pub(super) fn elements(&self) -> impl Iterator<Item = (usize, &Element)> {
        self.below(0)
    }

    /// The places of the elements below a node, in order.
    pub(super) fn below(&self, at: usize) -> impl Iterator<Item = (usize, &Element)> {
        (at + 1..self.nodes[at].end).filter_map(|place| Some((place, self.element(place)?)))
    }

    /// The places of the nodes that stand right in a node.
    pub(super) fn children(&self, at: usize) -> impl Iterator<Item = usize> {
        let end = self.nodes[at].end;
        let mut next = at + 1;
        std::iter::from_fn(move || {
            let child = next;
            next = self.nodes.get(child).filter(|_| child < end)?.end;
            Some(child)
        })
    }

    /// The elements that a node stands in, the nearest first, without the root.
    pub(super) fn around(&self, at: usize) -> impl Iterator<Item = usize> {
        let mut next = self.nodes[at].parent;
        std::iter::from_fn(move || {
            let found = next;
            next = self.nodes[found].parent;
            (found != 0).then_some(found)
        })
    }

    /// All text below a node, scripts and styles aside, white space collapsed.
    pub(super) fn text(&self, at: usize) -> String {
        let mut text = String::new();
        let mut place = at;
        let mut space = false;
        while place < self.nodes[at].end {
            match &self.nodes[place].kind {
                Kind::Element(element) if matches!(element.tag(), "script" | "style" | "template") => {
                    if place != at {
                        place = self.nodes[place].end;
                        continue;
                    }
                }
                Kind::Element(element) => space |= matches!(element.tag(), "br" | "p" | "div" | "li" | "td"),
                Kind::Text(piece) => {
                    for c in piece.chars() {
                        if c.is_whitespace() {
                            space = true;
                        } else {
                            if space && !text.is_empty() {
                                text.push(' ');
                            }
                            space = false;
                            text.push(c);
                        }
                    }
                }
            }
            place += 1;
        }
        text
    }
}
