//! Markup to paragraphs of text, each with what it is in the page.

use super::choice::ends_like_sentence;
use super::page::{Kind, Page};

/// A paragraph: white space collapsed, never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    pub(crate) text: String,
    /// How many bytes of it are the text of links.
    pub(crate) linked: usize,
    pub(crate) shape: Shape,
    /// The place of its first text in the page.
    pub(crate) at: usize,
    /// The block quotation or embedded post that it stands in, by its place.
    pub(crate) quotation: Option<usize>,
    /// Whether all of it is bold.
    pub(crate) bold: bool,
    /// Whether it is the text of a `<p>`.
    pub(crate) marked: bool,
}

impl Paragraph {
    /// A paragraph of prose that stands in no page.
    pub(super) fn prose(text: String) -> Self {
        Self { text, linked: 0, shape: Shape::Prose, at: 0, quotation: None, bold: false, marked: false }
    }
}

/// What a paragraph is in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Prose,
    Heading,
    Item,
    Row,
    /// The line of a block quotation that names who wrote it.
    Attribution,
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
    "figcaption",
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
    "legend",
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
/// Most letters of a bold line that a line break parts from its paragraph.
const LONGEST_BOLD_LINE: usize = 150;

/// The paragraphs of a piece of markup, as feeds carry it.
pub(crate) fn of_fragment(markup: &str) -> Vec<Paragraph> {
    match super::builder::parse(markup) {
        Ok(page) => {
            let out: Vec<bool> = (0..page.nodes.len()).map(|at| UNREAD.contains(&page.name(at))).collect();
            of(&page, 0, &out)
        }
        Err(_) => Vec::new(),
    }
}

/// The paragraphs below a node, without those of what is `out`. Two line breaks in a row end a paragraph, one is a space.
pub(super) fn of(page: &Page, root: usize, out: &[bool]) -> Vec<Paragraph> {
    let mut writer = Writer::default();
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut at = root;
    let end = page.nodes[root].end;
    while at < end {
        while let Some((place, name)) = open.last()
            && page.nodes[*place].end <= at
        {
            writer.leave(name);
            open.pop();
        }
        if out[at] {
            at = page.nodes[at].end;
            continue;
        }
        match &page.nodes[at].kind {
            Kind::Text(text) => writer.text(text, at),
            Kind::Element(element) => {
                let name = element.tag();
                writer.enter(name, at);
                open.push((at, name));
            }
        }
        at += 1;
    }
    while let Some((_, name)) = open.pop() {
        writer.leave(name);
    }
    writer.end_paragraph();
    writer.paragraphs
}

#[derive(Default)]
struct Writer {
    paragraphs: Vec<Paragraph>,
    text: String,
    at: usize,
    linked: usize,
    bold_bytes: usize,
    links: usize,
    bolds: usize,
    headings: usize,
    items: usize,
    rows: usize,
    cites: usize,
    quotations: Vec<usize>,
    breaks: usize,
    space: bool,
    quoted_at: Option<usize>,
    cited: usize,
    marked: usize,
    is_marked: bool,
}

impl Writer {
    fn enter(&mut self, name: &str, at: usize) {
        if BLOCKS.contains(&name) {
            self.end_paragraph();
        }
        match name {
            "a" => self.links += 1,
            "p" => self.marked += 1,
            "b" | "strong" => self.bolds += 1,
            "li" => self.items += 1,
            "tr" => self.rows += 1,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.headings += 1,
            "td" | "th" => self.space = true,
            "blockquote" => self.quotations.push(at),
            "cite" | "footer" if !self.quotations.is_empty() => {
                // Behind a whole sentence it names the writer; within one it may be the title of a work.
                if ends_like_sentence(&self.text) {
                    self.end_paragraph();
                }
                self.cites += 1;
            }
            "br" => self.line_break(),
            _ => {}
        }
    }

    fn leave(&mut self, name: &str) {
        if BLOCKS.contains(&name) {
            self.end_paragraph();
        }
        match name {
            "a" => self.links -= 1,
            "p" => self.marked -= 1,
            "b" | "strong" => self.bolds -= 1,
            "li" => self.items -= 1,
            "tr" => self.rows -= 1,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.headings -= 1,
            "td" | "th" => self.space = true,
            "blockquote" => drop(self.quotations.pop()),
            "cite" | "footer" => self.cites = self.cites.saturating_sub(1),
            _ => {}
        }
        if self.quotations.is_empty() {
            self.cites = 0;
        }
    }

    fn line_break(&mut self) {
        self.breaks += 1;
        self.space = true;
        if self.breaks == 2 {
            self.end_paragraph();
        }
    }

    fn text(&mut self, text: &str, at: usize) {
        for c in text.chars() {
            if c.is_whitespace() {
                self.space = true;
                continue;
            }
            // Marks that only guide line breaking would split words; controls have no place in a text.
            if matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}') || c.is_control() {
                continue;
            }
            if self.breaks == 1 && self.bolds == 0 && self.is_bold_line() {
                self.end_paragraph();
            }
            self.breaks = 0;
            if self.text.is_empty() {
                self.at = at;
                self.is_marked = self.marked > 0;
                self.quoted_at = self.quotations.last().copied();
            } else if self.space {
                self.text.push(' ');
            }
            self.space = false;
            self.text.push(c);
            if self.links > 0 {
                self.linked += c.len_utf8();
            }
            if self.bolds > 0 {
                self.bold_bytes += c.len_utf8();
            }
            if self.cites > 0 {
                self.cited += c.len_utf8();
            }
        }
    }

    /// Whether all that stands in the paragraph so far is bold, and short: a heading over what follows the break.
    fn is_bold_line(&self) -> bool {
        self.is_bold()
            && self.text.len() <= LONGEST_BOLD_LINE
            && !self.text.ends_with([',', ';', '-', '–', '—'])
    }

    fn is_bold(&self) -> bool {
        self.bold_bytes > 0 && self.bold_bytes + self.text.matches(' ').count() >= self.text.len()
    }

    fn end_paragraph(&mut self) {
        self.space = false;
        self.breaks = 0;
        let bold = self.is_bold();
        let text = std::mem::take(&mut self.text);
        let linked = std::mem::take(&mut self.linked);
        let cited = std::mem::take(&mut self.cited);
        self.bold_bytes = 0;
        let quotation = self.quoted_at.take();
        // A line of marks alone parts paragraphs and is none.
        if !text.chars().any(char::is_alphanumeric) {
            return;
        }
        let shape = match (self.headings, self.items, self.rows) {
            _ if quotation.is_some() && cited * 10 >= text.len() * 8 => Shape::Attribution,
            (0, 0, 0) => Shape::Prose,
            (0, 0, _) => Shape::Row,
            (0, _, _) => Shape::Item,
            _ => Shape::Heading,
        };
        self.paragraphs.push(Paragraph {
            text,
            linked,
            shape,
            at: self.at,
            quotation,
            bold,
            marked: self.is_marked,
        });
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
    fn a_bold_line_with_a_break_is_a_heading() {
        check("<p><b>What happened</b><br/>The road was shut.</p>", &["What happened", "The road was shut."]);
        check(
            "<p><strong>What</strong> <b>happened</b>\n<br>\nThe road was shut.",
            &["What happened", "The road was shut."],
        );
        check("<p><b>What happened<br></b>The road was shut.</p>", &["What happened", "The road was shut."]);
        check(
            "<div><span><b>Day two</b></span><br><b>in Karsand</b><br>Obi left.</div>",
            &["Day two in Karsand", "Obi left."],
        );
        check("<p><b>Ada Obi</b> said<br>the road was open.</p>", &["Ada Obi said the road was open."]);
        check("<p>The road<br><b>was</b> open.</p>", &["The road was open."]);
        check("<p><b>Veshtal,</b><br>the capital, slept.</p>", &["Veshtal, the capital, slept."]);
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
