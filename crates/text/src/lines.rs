//! What a text's line breaks mean: ends of paragraphs, or the edge of a page that somebody wrapped it to.
//!
//! Wire copy, databases and mail break lines at a fixed width, in the middle of sentences, and set paragraphs off by a
//! blank line or by indenting. Most other texts break a line only where a paragraph ends. Which it is shows in the
//! text as a whole: where lines are wrapped, no line is much wider than the others, and a line that another follows
//! hard upon could not have taken that one's first word.

/// What a line break of a text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// It ends a paragraph.
    Paragraphs,
    /// It ends a paragraph before a blank or an indented line, and behind a line that had room for more.
    Wrapped {
        /// Code points of the widest line.
        width: usize,
        /// White space in front of a line that is not indented, in code points.
        margin: usize,
    },
}

/// Lines wider than this are not wrapped by hand or by an old machine.
const WIDEST: usize = 132;
/// Lines narrower than this are a list or a poem.
const NARROWEST: usize = 36;
/// Breaks within a paragraph that a wrapped text shows at least.
const FEWEST: usize = 3;
/// Code points that a wrapped line may leave free beside the next word.
const SLACK: usize = 6;

impl Lines {
    /// Tells it from the whole text.
    ///
    /// ```
    /// use onrecord_text::Lines;
    /// assert_eq!(Lines::of("Road open\nThe road was open, the governor said."), Lines::Paragraphs);
    /// let wire = "    The road to Dorel was open again\non Monday after a week in which not one\n\
    ///             lorry had been let through by the army\nor by the Front, the governor said.";
    /// assert_eq!(Lines::of(wire), Lines::Wrapped { width: 39, margin: 0 });
    /// ```
    pub fn of(text: &str) -> Self {
        let lines: Vec<Line> = text.split('\n').map(Line::of).collect();
        // A line alone in its paragraph may be a table's or an address; a wrapped text is the lines that go on.
        let breaks = || lines.windows(2).filter(|pair| pair[0].width > 0 && pair[1].width > 0);
        let Some(width) = breaks().map(|pair| pair[0].width).max() else { return Self::Paragraphs };
        if !(NARROWEST..=WIDEST).contains(&width) || lines.iter().any(|line| line.width > WIDEST) {
            return Self::Paragraphs;
        }
        let margin = breaks().map(|pair| pair[1].indent).min().unwrap_or(0);
        let (mut within, mut full, mut unfinished) = (0usize, 0usize, 0usize);
        for pair in breaks().filter(|pair| pair[1].indent <= margin) {
            within += 1;
            full += usize::from(is_full(pair[0].width, pair[1].first, width));
            unfinished += usize::from(!pair[0].finished);
        }
        // A paragraph's last line before an indented one is not counted, one before a line that begins a paragraph at
        // the margin is: some breaks need not be full, but most must be, and most in the middle of a sentence.
        let wrapped = within >= FEWEST && 3 * full >= 2 * within && 5 * unfinished >= 3 * within;
        if wrapped { Self::Wrapped { width, margin } } else { Self::Paragraphs }
    }

    /// Whether a paragraph ends between two words that follow each other; `gap` is what stands between them in bytes
    /// of the text.
    pub(crate) fn end_paragraph(self, text: &str, gap: std::ops::Range<usize>) -> bool {
        let between = &text[gap.clone()];
        let Some(last) = between.rfind('\n') else { return false };
        let Self::Wrapped { width, margin } = self else { return true };
        let first = between.find('\n').expect("there is a line break");
        if first != last || between[last + 1..].chars().count() > margin {
            return true;
        }
        let start = text[..gap.start].rfind('\n').map_or(0, |at| at + 1);
        let before = Line::of(&text[start..gap.start + first]);
        let next = Line::of(text[gap.end..].split('\n').next().unwrap_or_default());
        !is_full(before.width, next.first, width)
    }
}

/// Whether a line had no room for the first word of the next.
fn is_full(width: usize, next: usize, widest: usize) -> bool {
    width + 1 + next + SLACK > widest
}

struct Line {
    /// Code points up to the last visible one.
    width: usize,
    /// White space in front.
    indent: usize,
    /// Code points of the first word.
    first: usize,
    /// Whether it ends like a sentence or a heading's colon.
    finished: bool,
}

impl Line {
    fn of(line: &str) -> Self {
        let line = line.trim_end();
        let bare = line.trim_start();
        let quotes = ['"', '”', '\'', '’', ')'];
        Self {
            width: line.chars().count(),
            indent: line[..line.len() - bare.len()].chars().count(),
            first: bare.split(char::is_whitespace).next().unwrap_or_default().chars().count(),
            finished: bare.trim_end_matches(quotes).ends_with(['.', '!', '?', ':']),
        }
    }
}

#[cfg(test)]
mod tests {
    /// Checks the first words of the paragraphs.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let words = crate::words(text);
        let found: Vec<&str> =
            crate::paragraphs(text, &words).iter().map(|range| words[range.start].of(text)).collect();
        assert_eq!(found, expected);
    }

    const WIRE: &str = "The farm ministers of the League left\nPort Sorrel on Friday without a deal on\n\
        bread, their chairman said.\n    Ada Obi, the minister of Karsand, told\n\
        reporters that \"nobody lost and nobody\nwon,\" and it was late.\n    Rain fell.\n";

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        check(WIRE, &["The", "Ada", "Rain"]);
        check(&WIRE.replace("    ", "\n"), &["The", "Ada", "Rain"]);
        check(&WIRE.replace('\n', "\r\n"), &["The", "Ada", "Rain"]);
        // Under a margin, and with paragraphs that begin at it.
        check(&format!("  {}", WIRE.replace('\n', "\n  ").replace("      ", "  ")), &["The", "Ada", "Rain"]);
    }

    #[test]
    fn lines_that_are_paragraphs_stay_so() {
        check(
            "Obi: no talks\nThe road to Dorel was shut on Monday, the governor said.\nRain fell all day.\n\
             Nobody came to the bridge, she said, and nobody left.\nIt rained.",
            &["Obi", "The", "Rain", "Nobody", "It"],
        );
        check(
            "Bread\nSalt\nOil for the lamps\nA sack of rice and beans\nSoap\nCandles",
            &["Bread", "Salt", "Oil", "A", "Soap", "Candles"],
        );
    }

    #[test]
    fn a_line_with_room_for_more_ends_its_paragraph() {
        check(&format!("KARSAND BREAD TALKS\n{WIRE}"), &["KARSAND", "The", "Ada", "Rain"]);
    }
}
