//! A text with everything that its form tells, made once.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use onrecord_record::{Article, Part, PartKind, Piece};
use onrecord_text::{
    Case, CodePoints, Lines, Offsets, Quotation, Span, is_word_character, paragraphs_in, quotations,
    sentences, words,
};

use crate::fold::{Fold, Folds};
use crate::grammar::{Grammar, Slots};
use crate::label::{MentionKind, NameKind, Relation, Upos};
use crate::token::{Labelled, Referent, Token};

/// A half-open range of words.
pub type Words = Range<usize>;

/// A text's words and what its form tells of them; then, in slots, what a model says.
///
/// Words are numbered from 0, sentences and paragraphs too; both are ranges of words, follow one another and hold them all. No
/// sentence reaches over a paragraph's end, and no quotation.
#[derive(Clone, Debug)]
pub struct Parse<'a> {
    text: &'a str,
    spans: Vec<Span>,
    folds: Folds,
    cases: Vec<Case>,
    lines: Lines,
    paragraphs: Vec<Words>,
    sentences: Vec<Words>,
    quotations: Vec<Quotation>,
    /// The number of each word's sentence and paragraph.
    places: Vec<(u32, u32)>,
    parts: &'a [Part],
    offsets: Arc<Offsets>,
    slots: Slots,
}

impl<'a> Parse<'a> {
    /// A text, all of it, in time linear in its length.
    pub fn of(text: &'a str) -> Self {
        Self::at(text, words(text))
    }

    /// An article's text, all of it, with what ingest knows of its parts.
    pub fn of_article(article: &'a Article) -> Self {
        Self { parts: &article.parts, ..Self::of(&article.text) }
    }

    /// A text whose words somebody else has cut, in order: a treebank's.
    pub fn at(text: &'a str, spans: Vec<Span>) -> Self {
        Self::new(text, spans, Lines::of(text), &[], Arc::new(Offsets::new(text)))
    }

    fn new(text: &'a str, spans: Vec<Span>, lines: Lines, parts: &'a [Part], offsets: Arc<Offsets>) -> Self {
        let folds = Folds::of(text, &spans);
        let cases = spans.iter().map(|span| Case::of(span.of(text))).collect();
        let paragraphs = paragraphs_in(text, &spans, lines);
        let (mut found, mut states) = (Vec::new(), Vec::with_capacity(spans.len()));
        for paragraph in &paragraphs {
            found.extend(sentences(text, &spans, paragraph.clone()));
            states.extend(quotations(text, &spans, paragraph.clone()));
        }
        let places = places(&found, &paragraphs, spans.len());
        Self {
            text,
            spans,
            folds,
            cases,
            lines,
            paragraphs,
            sentences: found,
            quotations: states,
            places,
            parts,
            offsets,
            slots: Slots::default(),
        }
    }

    /// The same words with sentences that are known: ranges of words that follow one another and hold them all.
    pub fn with_sentences(mut self, sentences: Vec<Words>) -> Self {
        self.places = places(&sentences, &self.paragraphs, self.spans.len());
        self.sentences = sentences;
        self
    }

    /// What is read of an article: its words without bylines, captions and related links. What stands on both sides of
    /// one that is left out is a paragraph's end where a line ends there, as everywhere.
    ///
    /// ```
    /// use onrecord_parse::Parse;
    /// use onrecord_record::{Article, Part, PartKind};
    /// use onrecord_text::Span;
    /// let parts = vec![Part { span: Span::new(0, 10), kind: PartKind::Byline }];
    /// let article = Article { text: "By Ada Obi\nIt rained.".to_owned(), parts, ..Article::default() };
    /// let parse = Parse::of_article(&article);
    /// assert_eq!((parse.len(), parse.read().len()), (6, 3));
    /// ```
    pub fn read(&self) -> Cow<'_, Self> {
        let unread = |part: &&Part| !part.kind.is_read();
        let mut unread = self.parts.iter().filter(unread).map(|part| part.span).peekable();
        let read = |span: &Span| {
            while unread.next_if(|part| part.end <= span.start).is_some() {}
            !unread.peek().is_some_and(|part| part.overlaps(*span))
        };
        let spans: Vec<Span> = self.spans.iter().copied().filter(read).collect();
        self.with_spans(spans)
    }

    /// Some of the words, in order, as a text by themselves: what the others say is not seen.
    ///
    /// ```
    /// let parse = onrecord_parse::Parse::of("He said “we ‘won’ it.”");
    /// assert!(parse.is_quoted(4) && parse.is_quoted(6));
    /// let inside = parse.alone(&[3, 4, 5, 6, 7]);
    /// assert!(!inside.is_quoted(0) && inside.is_quoted(2));
    /// ```
    pub fn alone(&self, chosen: &[usize]) -> Cow<'_, Self> {
        self.with_spans(chosen.iter().map(|word| self.spans[*word]).collect())
    }

    fn with_spans(&self, spans: Vec<Span>) -> Cow<'_, Self> {
        if spans.len() == self.len() {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Self::new(self.text, spans, self.lines, self.parts, Arc::clone(&self.offsets)))
    }

    /// A stretch of the words, numbered from 0; sentences and paragraphs are cut where it begins and ends, and the slots
    /// are empty.
    pub fn section(&self, range: Words) -> Self {
        let within = |ranges: &[Words]| -> Vec<Words> {
            let first = ranges.partition_point(|r| r.end <= range.start);
            let last = ranges.partition_point(|r| r.start < range.end);
            let rebased =
                |r: &Words| r.start.max(range.start) - range.start..r.end.min(range.end) - range.start;
            ranges[first..last].iter().map(rebased).collect()
        };
        let spans = self.spans[range.clone()].to_vec();
        let (paragraphs, sentences) = (within(&self.paragraphs), within(&self.sentences));
        Self {
            text: self.text,
            folds: Folds::of(self.text, &spans),
            cases: self.cases[range.clone()].to_vec(),
            lines: self.lines,
            places: places(&sentences, &paragraphs, spans.len()),
            spans,
            paragraphs,
            sentences,
            quotations: self.quotations[range].to_vec(),
            parts: self.parts,
            offsets: Arc::clone(&self.offsets),
            slots: Slots::default(),
        }
    }

    /// Writes what a model says of the words `chosen`, in order, into the slots. What they held goes.
    pub fn fill(&mut self, grammar: Grammar, chosen: &[usize]) {
        self.slots = Slots::of(grammar, chosen, self.len());
    }
}

/// Words and their form.
impl<'a> Parse<'a> {
    /// The text.
    #[inline]
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// How many words there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there is no word.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Where each word stands, in bytes of the text.
    #[inline]
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The letter case of each word.
    #[inline]
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// The paragraphs.
    #[inline]
    pub fn paragraphs(&self) -> &[Words] {
        &self.paragraphs
    }

    /// The sentences.
    #[inline]
    pub fn sentences(&self) -> &[Words] {
        &self.sentences
    }

    /// Each word's place in its paragraph's quotations.
    #[inline]
    pub fn quotations(&self) -> &[Quotation] {
        &self.quotations
    }

    /// What the text's line breaks mean.
    pub fn lines(&self) -> Lines {
        self.lines
    }

    /// One word as written.
    #[inline]
    pub fn word(&self, word: usize) -> &'a str {
        self.spans[word].of(self.text)
    }

    /// One word in lower case, an apostrophe straight.
    #[inline]
    pub fn fold(&self, word: usize) -> &str {
        self.folds.word(word)
    }

    /// The folded word with its hash, for tables.
    #[inline]
    pub fn hashed(&self, word: usize) -> Fold<'_> {
        self.folds.fold(word)
    }

    /// The letter case of one word.
    #[inline]
    pub fn case(&self, word: usize) -> Case {
        self.cases[word]
    }

    /// One word's place in its paragraph's quotations.
    #[inline]
    pub fn quotation(&self, word: usize) -> Quotation {
        self.quotations[word]
    }

    /// Whether a word stands between quotation marks, or is one.
    #[inline]
    pub fn is_quoted(&self, word: usize) -> bool {
        self.quotations[word] != Quotation::Outside
    }

    /// The characters of each word.
    pub fn strings(&self, range: Words) -> Vec<&'a str> {
        range.map(|word| self.word(word)).collect()
    }

    /// From the first character of the first word to the last of the last; the range is not empty.
    #[inline]
    pub fn span(&self, range: &Words) -> Span {
        Span::new(self.spans[range.start].start, self.spans[range.end - 1].end)
    }

    /// The characters of a range that is not empty.
    pub fn str(&self, range: &Words) -> &'a str {
        self.span(range).of(self.text)
    }

    /// Whether `b` follows word `a` without white space.
    #[inline]
    pub fn joined(&self, a: usize, b: usize) -> bool {
        self.spans[a].end == self.spans[b].start
    }

    /// The paragraph that a word stands in, by number; past the last word how many there are.
    #[inline]
    pub fn paragraph_of(&self, word: usize) -> usize {
        self.places.get(word).map_or(self.paragraphs.len(), |place| place.1 as usize)
    }

    /// The sentence that a word stands in, by number; past the last word how many there are.
    #[inline]
    pub fn sentence_of(&self, word: usize) -> usize {
        self.places.get(word).map_or(self.sentences.len(), |place| place.0 as usize)
    }

    /// Whether a word has a letter or a digit.
    #[inline]
    pub fn is_bare(&self, word: usize) -> bool {
        self.word(word).chars().next().is_some_and(is_word_character)
    }

    /// The range without punctuation at either end; `None` where nothing is left.
    pub fn bare(&self, range: &Words) -> Option<Words> {
        let start = range.clone().find(|word| self.is_bare(*word))?;
        let end = range.clone().rev().find(|word| self.is_bare(*word))? + 1;
        Some(start..end)
    }

    /// Whether the word begins with a capital letter.
    #[inline]
    pub fn is_capitalised(&self, word: usize) -> bool {
        self.word(word).chars().next().is_some_and(char::is_uppercase)
    }
}

/// Where words stand in what is recorded, and what they are part of.
impl Parse<'_> {
    /// From bytes to code points and back.
    pub fn offsets(&self) -> &Offsets {
        &self.offsets
    }

    /// A range that is not empty as it is recorded, in code points.
    pub fn piece(&self, range: &Words) -> Piece {
        let span = self.span(range);
        let points = self.offsets.code_points(self.text, span);
        Piece { start: points.start, end: points.end, text: span.of(self.text).to_owned() }
    }

    /// The words that have a character of a span; an empty range where none has.
    pub fn words_in(&self, span: Span) -> Words {
        let start = self.spans.partition_point(|word| word.end <= span.start);
        start..self.spans.partition_point(|word| word.start < span.end).max(start)
    }

    /// The words that have a character of what is recorded; nothing where it reaches past the text.
    pub fn words_of(&self, piece: &Piece) -> Option<Words> {
        let points = CodePoints { start: piece.start, end: piece.end };
        Some(self.words_in(self.offsets.span(self.text, points)?))
    }

    /// What ingest takes the word for, where it is not body.
    pub fn part_of(&self, word: usize) -> Option<PartKind> {
        let span = self.spans[word];
        let at = self.parts.partition_point(|part| part.span.end <= span.start);
        self.parts.get(at).filter(|part| part.span.overlaps(span)).map(|part| part.kind)
    }

    /// Whether a word is the article's headline: in a part so marked.
    pub fn in_headline(&self, word: usize) -> bool {
        self.part_of(word) == Some(PartKind::Headline)
    }
}

/// What a model says; nothing where none has read the words.
impl Parse<'_> {
    /// A word's place in its sentence's grammar.
    #[inline]
    pub fn token(&self, word: usize) -> Option<&Token> {
        self.slots.tokens.get(word)?.as_ref()
    }

    /// A word's universal part of speech.
    #[inline]
    pub fn upos(&self, word: usize) -> Option<Upos> {
        self.token(word).map(|token| token.upos)
    }

    /// The word that a word depends on; nothing for the root of a sentence too.
    #[inline]
    pub fn head(&self, word: usize) -> Option<usize> {
        self.token(word)?.head
    }

    /// How a word depends on its head.
    #[inline]
    pub fn relation(&self, word: usize) -> Option<Relation> {
        self.token(word).map(|token| token.relation)
    }

    /// A word's form in a dictionary, folded; see [`lemma`](crate::lemma).
    pub fn lemma(&self, word: usize) -> Cow<'_, str> {
        crate::lemma(self.fold(word), self.upos(word))
    }

    /// The first word of a range whose head lies outside it: the head of a phrase.
    pub fn head_of(&self, words: &Words) -> Option<usize> {
        words.clone().find(|word| {
            self.token(*word).is_some_and(|token| token.head.is_none_or(|head| !words.contains(&head)))
        })
    }

    /// The words that depend on a word in one of these ways, in order.
    pub fn dependents<'p>(&'p self, head: usize, by: &'p [Relation]) -> impl Iterator<Item = usize> + 'p {
        let sentence = self.sentences.get(self.sentence_of(head)).cloned().unwrap_or(0..0);
        let depends = move |token: &Token| token.head == Some(head) && by.contains(&token.relation);
        sentence.filter(move |word| self.token(*word).is_some_and(depends))
    }

    /// The noun phrase that a word would head, as [`phrases`](crate::phrases) draws it; the word alone where nothing is
    /// known.
    pub fn phrase(&self, head: usize) -> Words {
        self.slots.phrases.get(head).cloned().unwrap_or(head..head + 1)
    }

    /// Names of persons, organisations, places and so on, in order.
    pub fn names(&self) -> &[Labelled<NameKind>] {
        &self.slots.names
    }

    /// Names and descriptions, with their articles and attributes (re3d), in order.
    pub fn mentions(&self) -> &[Labelled<MentionKind>] {
        &self.slots.mentions
    }

    /// Heads of noun phrases and pronouns, in order, with what they may refer back to.
    pub fn referents(&self) -> &[Referent] {
        &self.slots.referents
    }

    /// The referent whose head is this word, by number.
    pub fn referent_at(&self, word: usize) -> Option<usize> {
        self.slots.referents.binary_search_by_key(&word, |referent| referent.word).ok()
    }
}

fn places(sentences: &[Words], paragraphs: &[Words], count: usize) -> Vec<(u32, u32)> {
    let mut places = vec![(0, 0); count];
    for (number, sentence) in sentences.iter().enumerate() {
        places[sentence.clone()].iter_mut().for_each(|place| place.0 = number as u32);
    }
    for (number, paragraph) in paragraphs.iter().enumerate() {
        places[paragraph.clone()].iter_mut().for_each(|place| place.1 = number as u32);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_knows_its_sentence_and_paragraph() {
        let parse = Parse::of("Rain fell.\n\nObi left. Tarn came.");
        let places: Vec<_> =
            (0..=parse.len()).map(|word| (parse.sentence_of(word), parse.paragraph_of(word))).collect();
        let expected = [(0, 0), (0, 0), (0, 0), (1, 1), (1, 1), (1, 1), (2, 1), (2, 1), (2, 1), (3, 2)];
        assert_eq!(places, expected);
    }

    #[test]
    fn what_is_recorded_leads_back_to_its_words() {
        let parse = Parse::of("“Hay’at left,” Ada Obi said");
        let piece = parse.piece(&(7..9));
        assert_eq!((piece.start, piece.text.as_str()), (15, "Ada Obi"));
        assert_eq!(parse.words_of(&piece), Some(7..9));
        assert_eq!(parse.words_of(&Piece { end: 100, ..piece }), None);
        assert_eq!(parse.words_in(Span::new(parse.span(&(3..4)).end, parse.span(&(4..5)).start)), 4..4);
    }

    #[test]
    fn a_part_is_told_of_each_of_its_words() {
        let part = |start, end, kind| Part { span: Span::new(start, end), kind };
        let parts = vec![part(0, 9, PartKind::Headline), part(10, 20, PartKind::Byline)];
        let article =
            Article { text: "Road open\nBy Ada Obi\nIt rained.".to_owned(), parts, ..Article::default() };
        let parse = Parse::of_article(&article);
        assert!(parse.in_headline(1) && !parse.in_headline(2));
        assert_eq!(parse.part_of(4), Some(PartKind::Byline));
        assert_eq!(parse.part_of(5), None);
        let read = parse.read();
        assert_eq!(read.strings(0..read.len()), ["Road", "open", "It", "rained", "."]);
        assert_eq!(read.paragraphs(), [0..2, 2..5]);
        assert!(read.in_headline(1) && !read.in_headline(2));
    }

    #[test]
    fn no_model_no_grammar() {
        let parse = Parse::of("Obi left.");
        assert_eq!((parse.token(0), parse.head_of(&(0..2)), parse.phrase(1)), (None, None, 1..2));
        assert_eq!(parse.dependents(1, &[Relation::Nsubj]).next(), None);
        assert_eq!(parse.referent_at(0), None);
    }

    proptest! {
        #[test]
        fn sentences_and_paragraphs_hold_all_words(text in "([a-e]{1,3}|[A-C.\n “”'‘’]){0,200}") {
            let parse = Parse::of(&text);
            for ranges in [parse.sentences(), parse.paragraphs()] {
                let mut at = 0;
                for range in ranges {
                    prop_assert_eq!(range.start, at);
                    prop_assert!(range.end > at);
                    at = range.end;
                }
                prop_assert_eq!(at, parse.len());
            }
            prop_assert_eq!(parse.quotations().len(), parse.len());
            for word in 0..parse.len() {
                prop_assert!(parse.sentences()[parse.sentence_of(word)].contains(&word));
                prop_assert!(parse.paragraphs()[parse.paragraph_of(word)].contains(&word));
            }
        }

        #[test]
        fn a_section_says_of_its_words_what_the_whole_does(
            text in "([a-e]{1,3}|[A-C.\n “”']){0,80}", from in 0usize..40, count in 0usize..40,
        ) {
            let parse = Parse::of(&text);
            let from = from.min(parse.len());
            let section = parse.section(from..(from + count).min(parse.len()));
            for word in 0..section.len() {
                prop_assert_eq!(section.fold(word), parse.fold(from + word));
                prop_assert_eq!(section.quotation(word), parse.quotation(from + word));
            }
        }
    }
}
