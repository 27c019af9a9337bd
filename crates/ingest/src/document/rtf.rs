//! RTF: the lines of a document with their styles, without what is not its text (fonts, pictures, notes, headers, hidden words).
//!
//! Groups are walked with a stack of our own and never by recursion; below [`DEEPEST`] they inherit what holds around them.

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::Line;

/// Groups whose own state is kept.
const DEEPEST: usize = 500;

/// Groups that are not text.
const UNREAD: &[&str] = &[
    "fonttbl",
    "colortbl",
    "info",
    "pict",
    "object",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "footnote",
    "annotation",
    "fldinst",
    "listtable",
    "listoverridetable",
    "revtbl",
    "rsidtbl",
    "generator",
    "xmlnstbl",
    "themedata",
    "colorschememapping",
    "latentstyles",
    "datastore",
    "nonshppict",
    "bkmkstart",
    "bkmkend",
    "xe",
    "tc",
    "filetbl",
];

/// The lines of a document.
pub(crate) fn lines(bytes: &[u8]) -> Vec<Line> {
    let mut walk = Walk::new();
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        rest = match byte {
            b'{' => walk.open(after),
            b'}' => walk.close(after),
            b'\\' => walk.control(after),
            b'\r' | b'\n' => after,
            _ => walk.byte(byte, after),
        };
    }
    walk.end_line();
    walk.lines
}

/// What holds within a group.
#[derive(Clone, Copy)]
struct State {
    unread: bool,
    in_styles: bool,
    hidden: bool,
    /// Characters that stand in for one of Unicode.
    stand_ins: usize,
    style: i32,
}

struct Walk {
    states: Vec<State>,
    /// Groups open below the deepest.
    below: usize,
    encoding: &'static Encoding,
    /// Bytes of a charset that are not decoded yet.
    pending: Vec<u8>,
    /// Stand-ins that are still to be passed over.
    passing: usize,
    /// The first half of a character of two.
    half: Option<u16>,
    styles: HashMap<i32, String>,
    style_name: String,
    line: Line,
    lines: Vec<Line>,
    starts_page: bool,
}

impl Walk {
    fn new() -> Self {
        let state = State { unread: false, in_styles: false, hidden: false, stand_ins: 1, style: 0 };
        Self {
            states: vec![state],
            below: 0,
            encoding: WINDOWS_1252,
            pending: Vec::new(),
            passing: 0,
            half: None,
            styles: HashMap::new(),
            style_name: String::new(),
            line: Line::default(),
            lines: Vec::new(),
            starts_page: false,
        }
    }

    fn state(&mut self) -> &mut State {
        self.states.last_mut().expect("the first state is never taken off")
    }

    fn open<'a>(&mut self, after: &'a [u8]) -> &'a [u8] {
        self.flush();
        self.passing = 0;
        if self.states.len() >= DEEPEST {
            self.below += 1;
        } else {
            let state = *self.state();
            self.states.push(state);
        }
        after
    }

    fn close<'a>(&mut self, after: &'a [u8]) -> &'a [u8] {
        self.flush();
        self.passing = 0;
        if self.below > 0 {
            self.below -= 1;
        } else if self.states.len() > 1 {
            self.states.pop();
        }
        after
    }

    /// What follows a backslash.
    fn control<'a>(&mut self, text: &'a [u8]) -> &'a [u8] {
        let Some(&first) = text.first() else { return text };
        if !first.is_ascii_alphabetic() {
            return self.symbol(first, &text[1..]);
        }
        let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, rest) = text.split_at(letters);
        let sign = usize::from(rest.first() == Some(&b'-'));
        let figures = rest[sign..].iter().take_while(|byte| byte.is_ascii_digit()).take(10).count();
        let number =
            std::str::from_utf8(&rest[..sign + figures]).ok().and_then(|number| number.parse::<i32>().ok());
        let rest = if figures > 0 { &rest[sign + figures..] } else { rest };
        let rest = rest.strip_prefix(b" ").unwrap_or(rest);
        let word = std::str::from_utf8(word).unwrap_or_default();
        if word == "bin" {
            let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            return rest.get(length..).unwrap_or_default();
        }
        self.flush();
        self.word(word, number);
        rest
    }

    fn symbol<'a>(&mut self, symbol: u8, rest: &'a [u8]) -> &'a [u8] {
        match symbol {
            b'\'' => {
                let pair = rest.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
                let Some(byte) = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) else { return rest };
                return self.byte(byte, &rest[2..]);
            }
            b'\\' | b'{' | b'}' => return self.byte(symbol, rest),
            b'~' => self.add(" "),
            b'_' => self.add("-"),
            b'*' => self.state().unread = true,
            b'\r' | b'\n' => self.end_line(),
            _ => {}
        }
        rest
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "par" | "row" | "sect" => {
                self.end_line();
                self.starts_page |= word == "sect";
            }
            "page" | "pagebb" => {
                if !self.line.text.trim().is_empty() {
                    self.end_line();
                }
                self.starts_page = true;
            }
            "pard" => self.state().style = 0,
            "s" => self.state().style = number.unwrap_or(0),
            "line" => self.add("\n"),
            "tab" | "cell" | "emspace" | "enspace" => self.add(" "),
            "emdash" => self.add("—"),
            "endash" => self.add("–"),
            "lquote" => self.add("‘"),
            "rquote" => self.add("’"),
            "ldblquote" => self.add("“"),
            "rdblquote" => self.add("”"),
            "bullet" => self.add("•"),
            "v" | "deleted" => self.state().hidden = number != Some(0),
            "plain" => self.state().hidden = false,
            "uc" => self.state().stand_ins = usize::try_from(number.unwrap_or(1)).unwrap_or(1),
            "u" => self.unicode(number.unwrap_or(0)),
            "ansicpg" => {
                let label = format!("windows-{}", number.unwrap_or(1252));
                self.encoding = Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252);
            }
            "stylesheet" => self.state().in_styles = true,
            _ if UNREAD.contains(&word) => self.state().unread = true,
            _ => {}
        }
    }

    fn unicode(&mut self, number: i32) {
        let unit = number as u16;
        let text = match (self.half.take(), unit) {
            (_, 0xd800..=0xdbff) => {
                self.half = Some(unit);
                String::new()
            }
            (Some(high), 0xdc00..=0xdfff) => String::from_utf16_lossy(&[high, unit]),
            _ => String::from_utf16_lossy(&[unit]),
        };
        self.add(&text);
        self.passing = self.state().stand_ins;
    }

    fn byte<'a>(&mut self, byte: u8, rest: &'a [u8]) -> &'a [u8] {
        if self.passing > 0 {
            self.passing -= 1;
        } else {
            self.pending.push(byte);
        }
        rest
    }

    /// Decodes the bytes that wait.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let (text, _) = self.encoding.decode_without_bom_handling(&bytes);
        self.add_decoded(&text);
    }

    fn add(&mut self, text: &str) {
        self.flush();
        self.add_decoded(text);
    }

    fn add_decoded(&mut self, text: &str) {
        let state = *self.state();
        if state.unread || state.hidden {
            return;
        }
        if !state.in_styles {
            self.line.text.push_str(text);
            return;
        }
        for c in text.chars() {
            if c == ';' {
                let name = std::mem::take(&mut self.style_name);
                self.styles.insert(state.style, name.trim().to_owned());
            } else {
                self.style_name.push(c);
            }
        }
    }

    fn end_line(&mut self) {
        self.flush();
        let state = *self.state();
        if state.unread || state.in_styles {
            return;
        }
        let mut line = std::mem::take(&mut self.line);
        line.style = self.styles.get(&state.style).cloned().unwrap_or_default();
        line.starts_page = std::mem::take(&mut self.starts_page);
        self.lines.push(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(rtf: &str) -> Vec<String> {
        lines(rtf.as_bytes()).into_iter().map(|line| line.text).filter(|text| !text.is_empty()).collect()
    }

    #[test]
    fn text_is_told_from_what_is_around_it() {
        let rtf = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\title x}}{\*\generator y;}\pard The road \b is\b0  open.\par {\v hidden}Obi: \ldblquote Yes.\rdblquote\par{\pict 0a0b}}";
        assert_eq!(texts(rtf), ["The road is open.", "Obi: “Yes.”"]);
    }

    #[test]
    fn characters_are_decoded_in_both_ways() {
        assert_eq!(
            texts(
                r"{\rtf1\ansicpg1251 \'cc\'ee\'f1\'f2\par \u8220?Stra\u223\'dfe\u8221?\par \u-10179?\u-8704?}"
            ),
            ["Мост", "“Straße”", "😀"]
        );
    }

    #[test]
    fn styles_and_pages_are_kept() {
        let found = lines(br"{\rtf1{\stylesheet{\s0 Normal;}{\s1\b heading 1;}}\pard\s1 Bridge shut\par\pard Text\page More\par}");
        let shown: Vec<(&str, &str, bool)> = found
            .iter()
            .filter(|line| !line.text.is_empty())
            .map(|line| (line.text.as_str(), line.style.as_str(), line.starts_page))
            .collect();
        assert_eq!(
            shown,
            [("Bridge shut", "heading 1", false), ("Text", "Normal", false), ("More", "Normal", true)]
        );
    }

    #[test]
    fn groups_without_end_are_walked() {
        let deep = format!("{}The road.{}", "{".repeat(100_000), "}".repeat(100_000));
        assert_eq!(texts(&deep), ["The road."]);
    }
}
