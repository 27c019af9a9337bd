//! Builds a page's tree within bounds: what html5ever's tree builder asks for, counted as it goes.
//!
//! The depth of what is open is known only to the tree builder, so it is counted here, where elements are put into the
//! tree and taken off the stack, and not on the text of the page. A start tag below [`DEEPEST`] is left out and its text
//! stays; a page of more than [`MOST_NODES`] nodes or with a tag of more than [`MOST_ATTRIBUTES`] attributes is refused.
//! Whether that is a page of somebody's making or a defect of a generator is not decided here.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, Namespace, QualName};

use super::page::{Element, Kind, Node, Page};
use crate::error::Error;

/// Levels that are kept. Browsers stop at 512.
const DEEPEST: usize = 400;
/// Elements and pieces of text above which a page is refused: long articles have some thousand.
const MOST_NODES: usize = 600_000;
/// Attributes of one tag above which a page is refused: the tokenizer compares each with all before it.
const MOST_ATTRIBUTES: usize = 2_000;
/// Attributes that repeated `<html>` and `<body>` tags may add up to.
const MOST_ADDED: usize = 100;
/// No node.
const NONE: usize = usize::MAX;

/// Parses a page.
///
/// # Errors
/// Where the page is larger than the bounds above.
pub(super) fn parse(text: &str) -> Result<Page, Error> {
    if let Some(count) = most_attributes(text).filter(|count| *count > MOST_ATTRIBUTES) {
        return Err(Error::malformed(format!("a tag with {count} attributes")));
    }
    let options =
        TreeBuilderOpts { scripting_enabled: false, drop_doctype: true, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Sink::new(), options);
    let tokenizer = Tokenizer::new(Bounded { builder, shut: Cell::new(false) }, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    // A script or a declared charset pauses the tokenizer; it goes on as if nothing had been.
    while !matches!(tokenizer.feed(&input), html5ever::TokenizerResult::Done) {}
    tokenizer.end();
    let bounded = &tokenizer.sink;
    if bounded.shut.get() {
        return Err(Error::malformed(format!("more than {MOST_NODES} elements in one page")));
    }
    Ok(bounded.builder.sink.page())
}

impl Bounded {
    /// Elements whose content is not markup, outside of drawings and formulas: without the tag it would be read as some.
    fn is_raw(&self, name: &LocalName) -> bool {
        is_raw(name) && !self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// The tree builder, which gets no start tag that would nest too deep and nothing once the page is too large.
struct Bounded {
    builder: TreeBuilder<usize, Sink>,
    shut: Cell<bool>,
}

impl TokenSink for Bounded {
    type Handle = usize;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<usize> {
        let sink = &self.builder.sink;
        if sink.nodes.borrow().len() > MOST_NODES {
            self.shut.set(true);
            return TokenSinkResult::Continue;
        }
        match &token {
            Token::TagToken(Tag { kind: TagKind::StartTag, name, .. })
                if sink.depth.get() >= DEEPEST && !is_void(name) && !self.is_raw(name) =>
            {
                TokenSinkResult::Continue
            }
            _ => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

fn is_void(name: &LocalName) -> bool {
    matches!(
        name.as_ref(),
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
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

fn is_raw(name: &LocalName) -> bool {
    matches!(
        name.as_ref(),
        "script" | "style" | "textarea" | "title" | "xmp" | "iframe" | "noembed" | "noframes" | "plaintext"
    )
}

/// The tree as it grows: nodes linked to their neighbours, so that no step costs more than itself.
struct Sink {
    nodes: RefCell<Vec<Growing>>,
    /// How deep the element lies that the next one would go into.
    depth: Cell<usize>,
}

struct Growing {
    parent: usize,
    first: usize,
    last: usize,
    previous: usize,
    next: usize,
    depth: usize,
    content: Content,
}

enum Content {
    Root,
    Element(QualName, Vec<Attribute>),
    Text(StrTendril),
    Other,
}

impl Sink {
    fn new() -> Self {
        let sink = Self { nodes: RefCell::default(), depth: Cell::new(0) };
        sink.add(Content::Root);
        sink
    }

    fn add(&self, content: Content) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Growing {
            parent: NONE,
            first: NONE,
            last: NONE,
            previous: NONE,
            next: NONE,
            depth: 0,
            content,
        });
        nodes.len() - 1
    }

    fn detach(&self, node: usize) {
        let mut nodes = self.nodes.borrow_mut();
        let Growing { parent, previous, next, .. } = nodes[node];
        if parent == NONE {
            return;
        }
        match previous {
            NONE => nodes[parent].first = next,
            previous => nodes[previous].next = next,
        }
        match next {
            NONE => nodes[parent].last = previous,
            next => nodes[next].previous = previous,
        }
        let node = &mut nodes[node];
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
    }

    /// Puts a node or text into `parent`, before `next` or last.
    fn put(&self, parent: usize, next: usize, child: NodeOrText<usize>) {
        let previous = match next {
            NONE => self.nodes.borrow()[parent].last,
            next => self.nodes.borrow()[next].previous,
        };
        let child = match child {
            NodeOrText::AppendNode(node) => {
                self.detach(node);
                node
            }
            NodeOrText::AppendText(text) => {
                self.depth.set(self.nodes.borrow()[parent].depth);
                if previous != NONE
                    && let Content::Text(before) = &mut self.nodes.borrow_mut()[previous].content
                {
                    before.push_tendril(&text);
                    return;
                }
                self.add(Content::Text(text))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        // Where the moved node was itself the neighbour, it has been taken out by now.
        let previous = match next {
            NONE => nodes[parent].last,
            next => nodes[next].previous,
        };
        match previous {
            NONE => nodes[parent].first = child,
            previous => nodes[previous].next = child,
        }
        match next {
            NONE => nodes[parent].last = child,
            next => nodes[next].previous = child,
        }
        let depth = nodes[parent].depth + 1;
        let node = &mut nodes[child];
        (node.parent, node.previous, node.next, node.depth) = (parent, previous, next, depth);
        if let Content::Element(name, _) = &node.content
            && !is_void(&name.local)
        {
            self.depth.set(depth);
        }
    }

    /// The finished tree in the order of the page.
    fn page(&self) -> Page {
        let mut growing = self.nodes.borrow_mut();
        let mut nodes: Vec<Node> = Vec::with_capacity(growing.len());
        // Each step is a node to write, with the parent's place, or the place of one whose content is written.
        let mut steps = vec![(0, 0)];
        let mut open: Vec<usize> = Vec::new();
        while let Some((at, parent)) = steps.pop() {
            while let Some(place) = open.pop_if(|place| *place != parent) {
                nodes[place].end = nodes.len();
            }
            let kind = match std::mem::replace(&mut growing[at].content, Content::Other) {
                Content::Root => Kind::Element(Element { name: LocalName::from(""), attributes: Vec::new() }),
                Content::Element(name, attributes) => Kind::Element(Element { name: name.local, attributes }),
                Content::Text(text) => Kind::Text(text),
                Content::Other => continue,
            };
            let place = nodes.len();
            nodes.push(Node { kind, parent, end: place + 1 });
            let mut child = growing[at].last;
            if child != NONE {
                open.push(place);
            }
            while child != NONE {
                steps.push((child, place));
                child = growing[child].previous;
            }
        }
        for place in open {
            nodes[place].end = nodes.len();
        }
        Page { nodes }
    }
}

/// The name of an element, held apart from the tree that grows.
#[derive(Debug)]
struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = usize;
    type Output = ();
    type ElemName<'a> = Name;

    fn finish(self) {}

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a usize) -> Name {
        match &self.nodes.borrow()[*target].content {
            Content::Element(name, _) => Name(name.clone()),
            _ => Name(QualName::new(None, Namespace::from(""), LocalName::from(""))),
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _flags: ElementFlags) -> usize {
        self.add(Content::Element(name, attributes))
    }

    fn create_comment(&self, _text: StrTendril) -> usize {
        self.add(Content::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> usize {
        self.add(Content::Other)
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        self.put(*parent, NONE, child);
    }

    fn append_based_on_parent_node(&self, element: &usize, previous: &usize, child: NodeOrText<usize>) {
        let parent = self.nodes.borrow()[*element].parent;
        match parent {
            NONE => self.put(*previous, NONE, child),
            parent => self.put(parent, *element, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn pop(&self, node: &usize) {
        self.depth.set(self.nodes.borrow()[*node].depth.saturating_sub(1));
    }

    fn get_template_contents(&self, target: &usize) -> usize {
        *target
    }

    fn same_node(&self, one: &usize, other: &usize) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &usize, child: NodeOrText<usize>) {
        let parent = self.nodes.borrow()[*sibling].parent;
        if parent != NONE {
            self.put(parent, *sibling, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &usize, attributes: Vec<Attribute>) {
        if let Content::Element(_, known) = &mut self.nodes.borrow_mut()[*target].content {
            for attribute in attributes {
                if known.len() < MOST_ADDED && !known.iter().any(|one| one.name == attribute.name) {
                    known.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &usize) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &usize, new_parent: &usize) {
        loop {
            let child = self.nodes.borrow()[*node].first;
            if child == NONE {
                return;
            }
            self.put(*new_parent, NONE, NodeOrText::AppendNode(child));
        }
    }
}

/// The number of attributes of the tag that has the most, roughly: white space outside quotation marks, to the next angle.
fn most_attributes(text: &str) -> Option<usize> {
    let mut most = None;
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        let start = at + found + 1;
        at = start;
        if !bytes.get(start).is_some_and(u8::is_ascii_alphabetic) {
            if text[start..].starts_with("!--") {
                at = text[start..].find("-->").map_or(text.len(), |end| start + end);
            }
            continue;
        }
        let raw = ["script", "style", "textarea"].into_iter().find(|name| {
            text.get(start..start + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
        });
        let (mut quote, mut after_equals, mut count) = (None, false, 0);
        let (mut end, mut shut) = (start, false);
        for byte in &bytes[start..] {
            end += 1;
            match (quote, byte) {
                (Some(open), byte) if open == byte => quote = None,
                (Some(_), _) => {}
                (None, b'>' | b'<') => {
                    shut = true;
                    break;
                }
                (None, b'"' | b'\'') if after_equals => quote = Some(byte),
                (None, b'"' | b'\'' | b'/') => count += 1,
                (None, byte) if byte.is_ascii_whitespace() => count += 1,
                _ => {}
            }
            if !byte.is_ascii_whitespace() {
                after_equals = *byte == b'=';
            }
        }
        if quote.is_none() {
            most = most.max(Some(count));
            at = if shut { end - 1 } else { text.len() };
        }
        if let Some(raw) = raw {
            at = end_of_raw(text, end, raw);
        }
    }
    most
}

/// Where the content of an element whose content is not markup ends.
fn end_of_raw(text: &str, start: usize, name: &str) -> usize {
    let mut at = start;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find("</")) {
        at += found;
        let after = text.as_bytes().get(at + 2..at + 2 + name.len());
        if after.is_some_and(|after| after.eq_ignore_ascii_case(name.as_bytes())) {
            return at;
        }
        at += 2;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page as nested names and texts: `html(head body(p("one")))`.
    fn shape(text: &str) -> String {
        fn write(page: &Page, at: usize, out: &mut String) {
            match &page.nodes[at].kind {
                Kind::Text(text) => out.push_str(&format!("{:?}", text.trim())),
                Kind::Element(element) => {
                    out.push_str(element.tag());
                    let children: Vec<usize> = page.children(at).collect();
                    if !children.is_empty() {
                        out.push('(');
                        for (i, child) in children.into_iter().enumerate() {
                            out.push_str(if i > 0 { " " } else { "" });
                            write(page, child, out);
                        }
                        out.push(')');
                    }
                }
            }
        }
        let mut out = String::new();
        write(&parse(text).expect("a page within the bounds"), 0, &mut out);
        out
    }

    fn depth(page: &Page) -> usize {
        let mut depths = vec![0; page.nodes.len()];
        for at in 1..page.nodes.len() {
            depths[at] = depths[page.nodes[at].parent] + 1;
        }
        depths.into_iter().max().unwrap_or_default()
    }

    #[test]
    fn the_tree_is_that_of_a_browser() {
        assert_eq!(shape("<p>one<p>two"), "(html(head body(p(\"one\") p(\"two\"))))");
        assert_eq!(shape("<b>a<p>b</b>c"), "(html(head body(b(\"a\") p(b(\"b\") \"c\"))))");
        assert_eq!(
            shape("<table>x<tr><td>y</table>z"),
            "(html(head body(\"x\" table(tbody(tr(td(\"y\")))) \"z\")))"
        );
        assert_eq!(shape("<!--c--><p>a<!--c-->b"), "(html(head body(p(\"a\" \"b\"))))");
        assert_eq!(shape(""), "(html(head body))");
    }

    #[test]
    fn every_kind_of_nesting_stops_at_the_bound_and_its_text_stays() {
        for (open, close) in [
            ("<div>", "</div>"),
            ("<div>", ""),
            ("<div></p></b></i>", "</div>"),
            ("<div/>", "</div>"),
            ("<b class=x>", "</b>"),
            ("<table><tr><td>", "</table>"),
            ("<ul><li>", "</ul>"),
            ("<svg><g>", "</g></svg>"),
            ("<svg><title><div>", ""),
            ("<math><mi><span>", ""),
            ("<object><p>", ""),
            ("<table><div>", ""),
            ("<a href=x><table>", ""),
        ] {
            let page = format!("<p>{}deep{}after", open.repeat(1500), close.repeat(1500));
            let page = parse(&page).expect("a page within the bounds");
            assert!(depth(&page) <= DEEPEST + 10, "{open}: {}", depth(&page));
            let text = page.text(0);
            assert!(text.contains("deep") && text.contains("after"), "{open}: {text}");
        }
        // what is in a style sheet is no text, wherever it stands
        let page = format!("<p>before{}deep", "<svg><style>".repeat(1500));
        let page = parse(&page).expect("a page within the bounds");
        assert!(depth(&page) <= DEEPEST + 10 && page.text(0).contains("before"));
    }

    #[test]
    fn formatting_that_each_paragraph_opens_again_stays_within_the_bounds() {
        let page = "<p><b class=".to_owned()
            + &(0..400).map(|i| format!("{i}></p><p><b class=")).collect::<String>();
        let page = page + ">x" + &"</p><p>x".repeat(3000);
        let page = parse(&page).expect("what lies too deep is left out");
        assert!(page.nodes.len() <= MOST_NODES && page.text(0).matches('x').count() == 3001);
    }

    #[test]
    fn a_page_of_too_many_elements_or_attributes_is_refused_by_name() {
        let error = parse(&"<br>".repeat(MOST_NODES + 1)).err().expect("one element too many");
        assert!(error.to_string().contains("elements in one page"), "{error}");
        let page = format!("<p {}>x", (0..3000).map(|i| format!("a{i} ")).collect::<String>());
        let error = parse(&page).err().expect("3000 attributes");
        assert!(error.to_string().contains("attributes"), "{error}");
    }

    #[test]
    fn a_page_of_nothing_but_angles_is_read_once() {
        for page in
            ["<".repeat(1_000_000), "<a ".repeat(300_000), "<a='".repeat(300_000), "<a b=\"".repeat(200_000)]
        {
            assert!(most_attributes(&page).is_none_or(|count| count < 1_000));
        }
    }
}
