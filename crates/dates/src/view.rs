//! A paragraph's words, as the rules look at them.

use onrecord_parse::{Parse, Words};
use onrecord_text::Span;

/// The words of one paragraph. Places outside it hold the empty word, so that rules need not ask.
#[derive(Clone, Debug)]
pub(crate) struct View<'p> {
    parse: &'p Parse<'p>,
    words: Words,
}

impl<'p> View<'p> {
    pub(crate) fn new(parse: &'p Parse<'p>, words: Words) -> Self {
        Self { parse, words }
    }

    /// All words of a text.
    pub(crate) fn whole(parse: &'p Parse<'p>) -> Self {
        Self::new(parse, 0..parse.len())
    }

    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word's number in the parse; nothing outside the paragraph.
    fn place(&self, at: usize) -> Option<usize> {
        (at < self.words.len()).then(|| self.words.start + at)
    }

    /// The span from word `start` to before word `end`; both lie inside and `start < end`.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        self.parse.span(&(self.words.start + start..self.words.start + end))
    }

    /// The word as written.
    pub(crate) fn text(&self, at: usize) -> &'p str {
        self.place(at).map_or("", |word| self.parse.word(word))
    }

    /// The word in lower case, with straight marks.
    pub(crate) fn lower(&self, at: usize) -> &'p str {
        let word = self.place(at).map_or("", |word| self.parse.fold(word));
        // nearly all words are ASCII, and this is asked of each a hundred times
        let dash = !word.is_ascii() && matches!(word, "–" | "—" | "‑" | "−");
        if dash { "-" } else { word }
    }

    /// The word `back` places before `at`, in lower case.
    pub(crate) fn before(&self, at: usize, back: usize) -> &'p str {
        at.checked_sub(back).map_or("", |at| self.lower(at))
    }

    pub(crate) fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(at))
    }

    /// Whether no white space stands between the word and the one before.
    pub(crate) fn joined(&self, at: usize) -> bool {
        self.place(at).is_some_and(|word| word > 0 && self.parse.joined(word - 1, word))
    }

    pub(crate) fn capital(&self, at: usize) -> bool {
        self.text(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Where the phrase ends that starts at `at`.
    pub(crate) fn phrase(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().enumerate().all(|(i, word)| self.lower(at + i) == *word).then(|| at + words.len())
    }

    /// A whole number of at most nine figures, without commas.
    pub(crate) fn figures(&self, at: usize) -> Option<u32> {
        let text = self.text(at);
        let fits = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| text.parse().ok()).flatten()
    }

    /// A number of exactly `count` figures.
    pub(crate) fn figures_of(&self, at: usize, count: usize) -> Option<u32> {
        self.figures(at).filter(|_| self.text(at).len() == count)
    }

    /// Whether the word opens a sentence, or the paragraph.
    pub(crate) fn opens(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        matches!(self.lower(before), "." | "!" | "?" | "\"" | "“" | "`" | ":" | "_" | "-" | "(" | "‘")
            && !(self.lower(before) == "-" && self.joined(at))
    }

    /// Whether the word is joined to a word, a figure or a sign of money, before or behind, by a mark that makes one
    /// thing of the two ("$1990", "3,1990", "1990.5", "A-1990").
    pub(crate) fn inside_larger(&self, at: usize) -> bool {
        let behind = self.joined(at + 1)
            && JOINING.contains(&self.lower(at + 1))
            && self.joined(at + 2)
            && is_wordy(self.lower(at + 2));
        behind || self.goes_on_from_before(at)
    }

    /// The same, looking back only.
    pub(crate) fn goes_on_from_before(&self, at: usize) -> bool {
        self.joined(at)
            && at > 0
            && JOINING.contains(&self.lower(at - 1))
            && (matches!(self.lower(at - 1), "$" | "£" | "€" | "#" | "@" | "¥" | "+" | "=")
                || (self.joined(at - 1) && at > 1 && is_wordy(self.lower(at - 2))))
    }
}

/// Marks that make one thing of what stands before and behind.
const JOINING: &[&str] = &["-", "/", ".", ",", "$", "£", "€", "#", "@", "_", "+", "=", ":", "&", "¥"];

fn is_wordy(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_alphanumeric)
}
