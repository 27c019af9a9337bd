//! Cutting a text into windows that the encoder reads one by one.
//!
//! `training/onrecord_training/data.py` holds the same definition.

use std::ops::Range;

use onrecord_parse::Parse;
use onrecord_text::Quotation;

/// Words that a window keeps before it may end at a sentence.
const LEAST: usize = 20;

/// Ranges of words of at most `longest` pieces that keep paragraphs whole where they fit. A paragraph that does not is
/// cut behind the last sentence end that does.
///
/// `sizes` holds the pieces of each word, none more than `longest`.
pub(crate) fn windows(words: &Parse<'_>, sizes: &[usize], longest: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut used = 0;
    for paragraph in words.paragraphs() {
        let length: usize = sizes[paragraph.clone()].iter().sum();
        if let Some(start) = open
            && used + length > longest
        {
            found.push(start..paragraph.start);
            (open, used) = (None, 0);
        }
        if length <= longest {
            open.get_or_insert(paragraph.start);
            used += length;
            continue;
        }
        let mut at = paragraph.start;
        while at < paragraph.end {
            let end = cut(words, sizes, longest, at, paragraph.end);
            found.push(at..end);
            at = end;
        }
    }
    if let Some(start) = open {
        found.push(start..words.spans().len());
    }
    found
}

/// Where the window that starts at `at` ends, not past `last`.
fn cut(words: &Parse<'_>, sizes: &[usize], longest: usize, at: usize, last: usize) -> usize {
    let (mut end, mut taken, mut sentence) = (at, 0, None);
    while end < last && taken + sizes[end] <= longest {
        taken += sizes[end];
        if ends_sentence(words, at, end) {
            sentence = Some(end + 1);
        }
        end += 1;
    }
    match sentence {
        Some(sentence) if end < last && sentence > at + LEAST => sentence,
        // A word of more pieces than a window holds cannot be; were there one, it would still be left behind.
        _ => end.max(at + 1),
    }
}

fn ends_sentence(words: &Parse<'_>, start: usize, word: usize) -> bool {
    let starts_with = |word: usize, marks: &[char]| words.word(word).starts_with(marks);
    starts_with(word, &['.', '!', '?'])
        || words.quotations()[word] == Quotation::Closing
            && word > start
            && starts_with(word - 1, &['.', '!', '?', ','])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str, longest: usize) -> Vec<Range<usize>> {
        let words = Parse::of(text);
        windows(&words, &vec![1; words.spans().len()], longest)
    }

    #[test]
    fn paragraphs_share_a_window_while_they_fit() {
        assert_eq!(of("a b c\nd e\nf g h", 5), [0..5, 5..8]);
        assert_eq!(of("a b c\nd e\nf g h", 8), [0..8]);
        assert_eq!(of("", 8), []);
    }

    #[test]
    fn long_paragraphs_are_cut_behind_sentences() {
        let text = "a b c d e f g h i j k l m n o p q r s t u v w. x y z and on";
        assert_eq!(of(text, 26), [0..24, 24..29]);
        let quoted = "“a b c d e f g h i j k l m n o p q r s t u v w,” x y z and on";
        assert_eq!(of(quoted, 28), [0..26, 26..31]);
        // Too early a sentence end is none.
        assert_eq!(of("a b. c d e f", 5), [0..5, 5..7]);
    }

    proptest! {
        #[test]
        fn windows_follow_one_another_and_fit(
            text in "([a-e]{1,3}|[.\n “”']){0,200}", sizes in prop::collection::vec(1usize..=12, 400), longest in 12usize..60,
        ) {
            let words = Parse::of(&text);
            let sizes = &sizes[..words.spans().len()];
            let mut at = 0;
            for window in windows(&words, sizes, longest) {
                prop_assert_eq!(window.start, at);
                prop_assert!(window.end > at);
                prop_assert!(sizes[window.clone()].iter().sum::<usize>() <= longest);
                at = window.end;
            }
            prop_assert_eq!(at, words.spans().len());
        }
    }
}
