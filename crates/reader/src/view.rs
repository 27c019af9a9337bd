//! The article as the stages see it: its words that are read, with paragraphs, sentences and quotations.

use std::ops::Range;
use std::rc::Rc;

use onrecord_record::{Article, PartKind, Piece};
use onrecord_text::{Lines, Offsets, Quotation, Span, paragraphs_in, quotations, sentences, words};

/// A half-open range of words.
pub(crate) type Words = Range<usize>;

/// An article's words, without the bylines, captions and related links that are not read.
pub(crate) struct View<'a> {
    pub(crate) article: &'a Article,
    pub(crate) text: &'a str,
    pub(crate) words: Vec<Span>,
    pub(crate) paragraphs: Vec<Words>,
    pub(crate) sentences: Vec<Words>,
    pub(crate) quotations: Vec<Quotation>,
    /// What the text's line breaks mean.
    pub(crate) lines: Lines,
    offsets: Rc<Offsets>,
}

impl<'a> View<'a> {
    pub(crate) fn new(article: &'a Article) -> Self {
        let text = article.text.as_str();
        let unread: Vec<Span> = article
            .parts
            .iter()
            .filter(|part| part.kind != PartKind::Headline)
            .map(|part| part.span)
            .collect();
        let mut words = words(text);
        if !unread.is_empty() {
            let mut at = 0;
            words.retain(|word| {
                while at < unread.len() && unread[at].end <= word.start {
                    at += 1;
                }
                at == unread.len() || !unread[at].overlaps(*word)
            });
        }
        let lines = Lines::of(text);
        let paragraphs = paragraphs_in(text, &words, lines);
        let mut states = Vec::with_capacity(words.len());
        let mut found = Vec::new();
        for paragraph in &paragraphs {
            states.extend(quotations(text, &words, paragraph.clone()));
            found.extend(sentences(text, &words, paragraph.clone()));
        }
        let offsets = Rc::new(Offsets::new(text));
        Self { article, text, words, paragraphs, sentences: found, quotations: states, lines, offsets }
    }

    /// The same text in views of at most `most` words: each ends with a paragraph where one does, else with a sentence.
    pub(crate) fn sections(self, most: usize) -> Vec<Self> {
        if self.words.len() <= most {
            return vec![self];
        }
        let mut found = Vec::new();
        let mut start = 0;
        while start < self.words.len() {
            let limit = start + most;
            let last = |ranges: &[Words]| {
                let ends = ranges.partition_point(|range| range.end <= limit);
                ranges[..ends].last().map(|range| range.end).filter(|end| *end > start)
            };
            let end = last(&self.paragraphs).or_else(|| last(&self.sentences));
            let end = end.unwrap_or(limit).min(self.words.len());
            found.push(self.section(start..end));
            start = end;
        }
        found
    }

    fn section(&self, range: Words) -> Self {
        let within = |ranges: &[Words]| -> Vec<Words> {
            let first = ranges.partition_point(|r| r.end <= range.start);
            let last = ranges.partition_point(|r| r.start < range.end);
            let rebased =
                |r: &Words| r.start.max(range.start) - range.start..r.end.min(range.end) - range.start;
            ranges[first..last].iter().map(rebased).collect()
        };
        Self {
            article: self.article,
            text: self.text,
            words: self.words[range.clone()].to_vec(),
            paragraphs: within(&self.paragraphs),
            sentences: within(&self.sentences),
            quotations: self.quotations[range].to_vec(),
            lines: self.lines,
            offsets: Rc::clone(&self.offsets),
        }
    }

    /// The characters of one word.
    pub(crate) fn word(&self, i: usize) -> &'a str {
        self.words[i].of(self.text)
    }

    /// The characters of each word.
    pub(crate) fn strings(&self, range: Words) -> Vec<&'a str> {
        range.map(|i| self.word(i)).collect()
    }

    /// From the first character of the first word to the last of the last; the range is not empty.
    pub(crate) fn span(&self, range: &Words) -> Span {
        Span::new(self.words[range.start].start, self.words[range.end - 1].end)
    }

    /// The characters of a range that is not empty.
    pub(crate) fn str(&self, range: &Words) -> &'a str {
        self.span(range).of(self.text)
    }

    /// A range as it is recorded, in code points.
    pub(crate) fn piece(&self, range: &Words) -> Piece {
        let span = self.span(range);
        let points = self.offsets.code_points(self.text, span);
        Piece { start: points.start, end: points.end, text: span.of(self.text).to_owned() }
    }

    /// Whether `b` follows word `a` without white space.
    pub(crate) fn joined(&self, a: usize, b: usize) -> bool {
        self.words[a].end == self.words[b].start
    }

    /// The paragraph that a word stands in, by number.
    pub(crate) fn paragraph_of(&self, word: usize) -> usize {
        self.paragraphs.partition_point(|p| p.end <= word)
    }

    /// The sentence that a word stands in, by number.
    pub(crate) fn sentence_of(&self, word: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= word)
    }

    /// Whether a word is the article's headline: in a part so marked.
    pub(crate) fn in_headline(&self, word: usize) -> bool {
        let span = self.words[word];
        self.article.parts.iter().any(|p| p.kind == PartKind::Headline && p.span.overlaps(span))
    }

    /// Whether a word has a letter or a digit.
    pub(crate) fn is_bare(&self, i: usize) -> bool {
        self.word(i).chars().next().is_some_and(onrecord_text::is_word_character)
    }

    /// The range without punctuation at either end; `None` where nothing is left.
    pub(crate) fn bare(&self, range: &Words) -> Option<Words> {
        let start = range.clone().find(|i| self.is_bare(*i))?;
        let end = range.clone().rev().find(|i| self.is_bare(*i))? + 1;
        Some(start..end)
    }

    /// Whether the word begins with a capital letter.
    pub(crate) fn is_capitalised(&self, i: usize) -> bool {
        self.word(i).chars().next().is_some_and(char::is_uppercase)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, most: usize, expected: &[&str]) {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let sections = View::new(&article).sections(most);
        let found: Vec<&str> = sections.iter().map(|view| view.str(&(0..view.words.len()))).collect();
        assert_eq!(found, expected);
        for view in &sections {
            assert_eq!(view.paragraphs.last().map(|p| p.end), Some(view.words.len()));
            assert_eq!(view.sentences.last().map(|s| s.end), Some(view.words.len()));
            assert_eq!(view.quotations.len(), view.words.len());
        }
    }

    #[test]
    fn sections_end_with_paragraphs_then_sentences_then_words() {
        check("Obi left.\n\nTarn came. Rain fell.", 6, &["Obi left.", "Tarn came. Rain fell."]);
        check("Obi left. Tarn came. Rain fell.", 6, &["Obi left. Tarn came.", "Rain fell."]);
        check("a b c d e", 2, &["a b", "c d", "e"]);
        check("a b", 2, &["a b"]);
    }
}
