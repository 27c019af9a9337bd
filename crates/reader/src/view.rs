//! The article as the stages see it: a parse of the words that are read, beside what is known of the article.

use std::ops::{Deref, DerefMut};

use onrecord_parse::Parse;
use onrecord_record::Article;

pub(crate) use onrecord_parse::Words;

/// An article's words, without the bylines, captions and related links that are not read.
pub(crate) struct View<'a> {
    pub(crate) article: &'a Article,
    parse: Parse<'a>,
}

impl<'a> View<'a> {
    #[cfg(test)]
    pub(crate) fn new(article: &'a Article) -> Self {
        Self { article, parse: Parse::of_article(article).read().into_owned() }
    }

    /// What is read of an article, in views of at most `most` words: each ends with a paragraph where one does, else
    /// with a sentence.
    pub(crate) fn sections(article: &'a Article, whole: &Parse<'a>, most: usize) -> Vec<Self> {
        let read = whole.read();
        if read.len() <= most {
            return vec![Self { article, parse: read.into_owned() }];
        }
        let mut found = Vec::new();
        let mut start = 0;
        while start < read.len() {
            let limit = start + most;
            let last = |ranges: &[Words]| {
                let ends = ranges.partition_point(|range| range.end <= limit);
                ranges[..ends].last().map(|range| range.end).filter(|end| *end > start)
            };
            let end = last(read.paragraphs()).or_else(|| last(read.sentences()));
            let end = end.unwrap_or(limit).min(read.len());
            found.push(Self { article, parse: read.section(start..end) });
            start = end;
        }
        found
    }
}

impl<'a> Deref for View<'a> {
    type Target = Parse<'a>;

    fn deref(&self) -> &Parse<'a> {
        &self.parse
    }
}

impl DerefMut for View<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.parse
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, most: usize, expected: &[&str]) {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let sections = View::sections(&article, &Parse::of_article(&article), most);
        let found: Vec<&str> = sections.iter().map(|view| view.str(&(0..view.len()))).collect();
        assert_eq!(found, expected);
        for view in &sections {
            assert_eq!(view.paragraphs().last().map(|p| p.end), Some(view.len()));
            assert_eq!(view.sentences().last().map(|s| s.end), Some(view.len()));
            assert_eq!(view.quotations().len(), view.len());
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
