//! Markup to paragraphs of text.

use dom_query::{Document, NodeRef};

/// A paragraph: white space collapsed, never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    pub(crate) text: String,
    /// How many bytes of it are the text of links.
    pub(crate) linked: usize,
    pub(crate) shape: Shape,
}

/// What a paragraph is in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Prose,
    Heading,
    Item,
}

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];
/// Elements whose content is not read.
const UNREAD: &[&str] = &[
    "audio",
    "button",
    "canvas",
    "caption",
    "figcaption",
    "head",
    "iframe",
    "math",
    "noscript",
    "object",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "video",
];

/// The paragraphs of a piece of markup, as feeds carry it.
pub(crate) fn of_fragment(markup: &str) -> Vec<Paragraph> {
    let markup = super::nesting::limited(markup);
    let document = Document::fragment(markup.as_ref());
    of(&document.root())
}

/// The paragraphs below a node. Two line breaks in a row end a paragraph, one is a space.
pub(super) fn of(root: &NodeRef<'_>) -> Vec<Paragraph> {
    let mut writer = Writer::default();
    let mut steps = vec![Step::Enter(*root)];
    while let Some(step) = steps.pop() {
        let node = match step {
            Step::Enter(node) => node,
            Step::Leave(name) => {
                writer.leave(name.as_ref());
                continue;
            }
        };
        if node.is_text() {
            writer.text(&node.text());
            continue;
        }
        let name = node.node_name().unwrap_or_default().to_lowercase();
        if UNREAD.contains(&name.as_str()) || node.is_comment() {
            continue;
        }
        writer.enter(&name);
        steps.push(Step::Leave(name));
        steps.extend(node.children_it(true).map(Step::Enter));
    }
    writer.end_paragraph();
    writer.paragraphs
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(String),
}

#[derive(Default)]
struct Writer {
    paragraphs: Vec<Paragraph>,
    text: String,
    linked: usize,
    links: usize,
    headings: usize,
    items: usize,
    breaks: usize,
    space: bool,
}

impl Writer {
    fn enter(&mut self, name: &str) {
        if BLOCKS.contains(&name) {
            self.end_paragraph();
        }
        match name {
            "a" => self.links += 1,
            "li" => self.items += 1,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.headings += 1,
            "td" | "th" => self.space = true,
            "br" => {
                self.breaks += 1;
                self.space = true;
                if self.breaks == 2 {
                    self.end_paragraph();
                }
            }
            _ => {}
        }
    }

    fn leave(&mut self, name: &str) {
        if BLOCKS.contains(&name) {
            self.end_paragraph();
        }
        match name {
            "a" => self.links -= 1,
            "li" => self.items -= 1,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.headings -= 1,
            "td" | "th" => self.space = true,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                self.space = true;
                continue;
            }
            // Marks that only guide line breaking would split words; controls have no place in a text.
            if matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}') || c.is_control() {
                continue;
            }
            self.breaks = 0;
            if self.space && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.space = false;
            self.text.push(c);
            if self.links > 0 {
                self.linked += c.len_utf8();
            }
        }
    }

    fn end_paragraph(&mut self) {
        self.space = false;
        self.breaks = 0;
        let text = std::mem::take(&mut self.text);
        let linked = std::mem::take(&mut self.linked);
        if text.is_empty() {
            return;
        }
        let shape = match (self.headings, self.items) {
            (0, 0) => Shape::Prose,
            (0, _) => Shape::Item,
            _ => Shape::Heading,
        };
        self.paragraphs.push(Paragraph { text, linked, shape });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(markup: &str, expected: &[&str]) {
        let found: Vec<String> = of_fragment(markup).into_iter().map(|paragraph| paragraph.text).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn white_space_collapses_and_a_hard_space_is_a_space() {
        check("<p>The  road\n was&nbsp;<b>open</b>.</p>", &["The road was open."]);
        check("<p><b>Obi</b><i> said</i></p>", &["Obi said"]);
    }

    #[test]
    fn blocks_quotes_items_and_headings_are_paragraphs() {
        check(
            "<h2>Day two</h2><p>Obi said:</p><blockquote>No.</blockquote><ul><li>one</li><li>two</li></ul>",
            &["Day two", "Obi said:", "No.", "one", "two"],
        );
    }

    #[test]
    fn two_line_breaks_end_a_paragraph_and_one_does_not() {
        check(
            "One.<br><br/>Two.<br>Still two.<br>\n<br>\n<br>Three.",
            &["One.", "Two. Still two.", "Three."],
        );
    }

    #[test]
    fn cells_of_a_row_are_one_paragraph() {
        check("<table><tr><th>Trucks</th><td>40</td></tr><tr><td>a</td></tr></table>", &["Trucks 40", "a"]);
    }

    #[test]
    fn scripts_captions_and_soft_hyphens_are_not_read() {
        check("<script>x</script><p>Kar&shy;sand</p><figcaption>A truck</figcaption>", &["Karsand"]);
    }
}
