//! A text as the model sees it: words, and what an uncased encoder does not see of them.

use std::ops::Range;

use onrecord_text::{Case, Lines, Quotation, Span, paragraphs_in, quotations, sentences, words};

/// The words of a text with their paragraphs, letter cases and quotations.
///
/// ```
/// use onrecord_model::Words;
/// let words = Words::of("Open\n“No,” she said.");
/// assert_eq!(words.spans().len(), 8);
/// assert_eq!(words.paragraphs(), [0..1, 1..8]);
/// ```
#[derive(Clone, Debug)]
pub struct Words<'a> {
    text: &'a str,
    spans: Vec<Span>,
    paragraphs: Vec<Range<usize>>,
    sentences: Vec<Range<usize>>,
    cases: Vec<Case>,
    quotations: Vec<Quotation>,
}

impl<'a> Words<'a> {
    /// Reads a text, in time linear in its length.
    pub fn of(text: &'a str) -> Self {
        Self::at(text, words(text), Lines::of(text))
    }

    /// Some of a text's words, in order: what the others say is not seen. `lines` are those of the whole text.
    pub fn at(text: &'a str, spans: Vec<Span>, lines: Lines) -> Self {
        let paragraphs = paragraphs_in(text, &spans, lines);
        let sentences =
            paragraphs.iter().flat_map(|paragraph| sentences(text, &spans, paragraph.clone())).collect();
        let cases = spans.iter().map(|span| Case::of(span.of(text))).collect();
        let quotations =
            paragraphs.iter().flat_map(|paragraph| quotations(text, &spans, paragraph.clone())).collect();
        Self { text, spans, paragraphs, sentences, cases, quotations }
    }

    /// The same words with sentences that are known: ranges of words, in order and apart.
    pub fn with_sentences(mut self, sentences: Vec<Range<usize>>) -> Self {
        self.sentences = sentences;
        self
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Where each word stands, in bytes of the text.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The paragraphs, as ranges of words.
    pub fn paragraphs(&self) -> &[Range<usize>] {
        &self.paragraphs
    }

    /// The sentences, as ranges of words.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// The letter case of each word.
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// Each word's place in its paragraph's quotations.
    pub fn quotations(&self) -> &[Quotation] {
        &self.quotations
    }

    /// The characters of a range of words, from the first word's start to the last one's end.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        let words = self.spans.get(range)?;
        Some(Span::new(words.first()?.start, words.last()?.end))
    }

    /// The characters of one word.
    pub fn word(&self, word: usize) -> &'a str {
        self.spans[word].of(self.text)
    }
}
