//! Where each word stands in its paragraph's quotations.
//!
//! Double marks (curly, low, straight, guillemets) open and close by shape, straight ones by turns; databases write them
//! as two single ones (`''`, and two backquotes in front), of which the first opens and the second closes. Single marks
//! count only outside double ones, and only where the paragraph closes what they open: the rest are apostrophes. A
//! quotation that is still open at the end of its paragraph ends there; where the next paragraph continues it, that
//! paragraph opens with a mark of its own.

use std::ops::Range;

use crate::Span;
use crate::word::{is_letter, is_word_character};

/// A word's place in its paragraph's quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Quotation {
    /// Outside quotation marks.
    Outside,
    /// Between quotation marks.
    Inside,
    /// The mark that opens.
    Opening,
    /// The mark that closes.
    Closing,
}

const DOUBLE_OPEN: &str = "“„«";
const DOUBLE_CLOSE: &str = "”»";
const DOUBLE_EITHER: &str = "\"‟″";
const SINGLE_OPEN: &str = "‘‹";
const SINGLE_CLOSE: &str = "’›";
const SINGLE_EITHER: &str = "'";
/// Words between single marks at most; beyond that the opening mark is an apostrophe.
const LONGEST_SINGLE: usize = 400;

/// The quotation state of each word of one paragraph, a range of `words`.
///
/// ```
/// use onrecord_text::Quotation::*;
/// let text = "'No,' she said";
/// let words = onrecord_text::words(text);
/// let states = onrecord_text::quotations(text, &words, 0..words.len());
/// assert_eq!(states, [Opening, Inside, Inside, Closing, Outside, Outside]);
/// ```
pub fn quotations(text: &str, words: &[Span], paragraph: Range<usize>) -> Vec<Quotation> {
    let marks = Marks { text, words, paragraph: paragraph.clone() };
    let mut states = Vec::with_capacity(paragraph.len());
    let mut in_double = false;
    // Of a quotation between marks of two characters: that it is one, and its first word in `states`.
    let (mut opened_by_two, mut opened_at) = (false, 0);
    let mut single_until = None;
    for i in paragraph {
        let mark = marks.at(i);
        let state = if let Some(closing) = single_until {
            if i == closing {
                single_until = None;
                Quotation::Closing
            } else {
                Quotation::Inside
            }
        } else if in_double {
            let closes_two = opened_by_two && states.len() > opened_at + 2 && marks.are_two(i - 1, "'");
            if is_one_of(mark, [DOUBLE_CLOSE, DOUBLE_EITHER]) || closes_two {
                in_double = false;
                Quotation::Closing
            } else {
                Quotation::Inside
            }
        } else if is_one_of(mark, [DOUBLE_OPEN, DOUBLE_EITHER]) {
            (in_double, opened_by_two) = (true, false);
            Quotation::Opening
        } else if marks.are_two(i, "'") || marks.are_two(i, "`") {
            (in_double, opened_by_two, opened_at) = (true, true, states.len());
            Quotation::Opening
        } else if marks.opens_single(i) {
            single_until = marks.single_closing(i);
            if single_until.is_some() { Quotation::Opening } else { Quotation::Outside }
        } else {
            Quotation::Outside
        };
        states.push(state);
    }
    states
}

fn is_one_of<const N: usize>(mark: Option<char>, sets: [&str; N]) -> bool {
    mark.is_some_and(|mark| sets.iter().any(|set| set.contains(mark)))
}

struct Marks<'a> {
    text: &'a str,
    words: &'a [Span],
    paragraph: Range<usize>,
}

impl Marks<'_> {
    /// The word's character, where it has just one.
    fn at(&self, i: usize) -> Option<char> {
        let mut characters = self.words[i].of(self.text).chars();
        characters.next().filter(|_| characters.next().is_none())
    }

    /// Whether this word and the next are the same mark twice: a double mark as databases write it.
    fn are_two(&self, i: usize, mark: &str) -> bool {
        let twice = |j: usize| self.paragraph.contains(&j) && self.words[j].of(self.text) == mark;
        twice(i) && twice(i + 1) && self.words[i].end == self.words[i + 1].start
    }

    fn before(&self, i: usize) -> Option<char> {
        self.text[..self.words[i].start].chars().next_back()
    }

    fn after(&self, i: usize) -> Option<char> {
        self.text[self.words[i].end..].chars().next()
    }

    /// Whether a single mark stands where one that opens would: behind a space, before a letter.
    fn opens_single(&self, i: usize) -> bool {
        if !is_one_of(self.at(i), [SINGLE_OPEN, SINGLE_EITHER]) || i + 1 >= self.paragraph.end {
            return false;
        }
        let spaced = i == self.paragraph.start
            || self.before(i).is_some_and(|before| {
                before.is_whitespace() || "([{—–-".contains(before) || DOUBLE_OPEN.contains(before)
            });
        spaced && self.after(i).is_some_and(is_letter)
    }

    /// The mark that closes the single mark `i`: the first behind punctuation, else the first behind a word, and
    /// none past another opening one.
    fn single_closing(&self, i: usize) -> Option<usize> {
        let mut found = None;
        for j in i + 1..self.paragraph.end.min(i + LONGEST_SINGLE) {
            if found.is_some() && self.opens_single(j) {
                break;
            }
            if !is_one_of(self.at(j), [SINGLE_CLOSE, SINGLE_EITHER]) {
                continue;
            }
            let ends_word = j + 1 == self.paragraph.end || !self.after(j).is_some_and(is_word_character);
            let before = self.before(j).expect("an opening mark stands before");
            if !ends_word || before.is_whitespace() {
                continue;
            }
            if ",.?!".contains(before) {
                return Some(j);
            }
            found.get_or_insert(j);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the marks that open and close, written as `<` and `>` before and behind the quotation.
    fn check(marked: &str) {
        let text: String = marked.chars().filter(|c| !"<>".contains(*c)).collect();
        let words = crate::words(&text);
        let states = quotations(&text, &words, 0..words.len());
        let mut found = String::new();
        let mut at = 0;
        for (word, state) in words.iter().zip(states) {
            found.push_str(&text[at..word.start]);
            if state == Quotation::Opening {
                found.push('<');
            }
            found.push_str(word.of(&text));
            if state == Quotation::Closing {
                found.push('>');
            }
            at = word.end;
        }
        assert_eq!(found, marked);
    }

    #[test]
    fn marks_pair_by_shape_and_turn() {
        check("<“No,”> he said, <“and no ‘again’.”>");
        check("<\"No,\"> he said, <\"never.\">");
        check("<«Non», said> he".replace(", said>", ">, said").as_str());
        check("<„Nein”> and <“ja”>");
        check("<“It goes on to the end");
    }

    #[test]
    fn two_single_marks_are_a_double_one() {
        check("<''No,''> he said, <''and the minister's 'again'.''>");
        check("<``No,''> he said. <``It goes on to the end");
        check("The ministers' talks don't end''".replace("''", "").as_str());
        check("<“No, the ministers'' talks,”> he said");
    }

    #[test]
    fn single_marks_quote_only_where_they_close() {
        check("<'We won't go,'> she said.");
        check("<‘We won’t go,’> she said. <‘No.’>");
        check("The <‘moderate’> rebels, she said, <‘are gone.’>");
        check("The ministers' talks don't end.");
        check("Rock 'n roll in the '90s");
    }
}
