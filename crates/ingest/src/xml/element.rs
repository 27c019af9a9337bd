//! A piece of a document: an element with what is in it.

use super::entities;

/// An element, named as [`super::names`] has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) nodes: Vec<Node>,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Element(Element),
    /// Text with its references resolved.
    Text(String),
    /// A reference that XML doesn't know ("&nbsp;"): HTML may.
    Reference(String),
}

impl Element {
    /// The value of an attribute, trimmed; nothing where it is empty.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The elements right below, in order.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            _ => None,
        })
    }

    /// The elements right below that have one of `names`: those of the first name, then those of the second.
    pub(crate) fn named<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a Self> {
        names
            .iter()
            .flat_map(|name| self.elements().filter(move |element| element.name.eq_ignore_ascii_case(name)))
    }

    /// The text in it, that of elements too.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        text
    }

    fn add_text(&self, text: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Element(element) => element.add_text(text),
                Node::Text(one) => text.push_str(one),
                Node::Reference(name) if name == "nbsp" => text.push('\u{a0}'),
                Node::Reference(name) => text.push_str(&format!("&{name};")),
            }
        }
    }

    /// Whether elements stand in it.
    pub(crate) fn has_elements(&self) -> bool {
        self.elements().next().is_some()
    }

    /// What stands in it as HTML. `escaped`: text is text, and not markup that a feed has escaped.
    pub(crate) fn markup(&self, escaped: bool) -> String {
        let mut markup = String::new();
        self.add_markup(&mut markup, escaped);
        markup
    }

    fn add_markup(&self, markup: &mut String, escaped: bool) {
        for node in &self.nodes {
            match node {
                Node::Text(text) if escaped => markup.push_str(&entities::escaped(text)),
                Node::Text(text) => markup.push_str(text),
                Node::Reference(name) => markup.push_str(&format!("&{name};")),
                Node::Element(element) => {
                    let name = element.name.rsplit(':').next().unwrap_or_default();
                    markup.push_str(&format!("<{name}"));
                    for (key, value) in &element.attributes {
                        if matches!(key.as_str(), "href" | "src" | "class" | "id" | "title" | "alt") {
                            markup.push_str(&format!(" {key}=\"{}\"", entities::escaped(value)));
                        }
                    }
                    markup.push('>');
                    element.add_markup(markup, escaped);
                    if !is_void(name) {
                        markup.push_str(&format!("</{name}>"));
                    }
                }
            }
        }
    }
}

/// Elements of HTML that have no end tag.
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}
