//! Words as look-ups compare them: lower case, with straight apostrophes.

use std::borrow::Cow;

use onrecord_text::Span;

/// A word in lower case, its apostrophes straight; borrowed where it already is.
///
/// ```
/// assert_eq!(onrecord_parse::folded("N’T"), "n't");
/// ```
pub fn folded(word: &str) -> Cow<'_, str> {
    if word == "’" {
        return Cow::Borrowed("'");
    }
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.to_lowercase().replace('’', "'"))
}

/// Calls `then` with the folded word, without allocating where the word is short and ASCII.
pub fn with_folded<Answer>(word: &str, then: impl FnOnce(&str) -> Answer) -> Answer {
    let mut buffer = [0; 32];
    if !word.is_ascii() || word.len() > buffer.len() {
        return then(&folded(word));
    }
    let short = &mut buffer[..word.len()];
    short.copy_from_slice(word.as_bytes());
    short.make_ascii_lowercase();
    then(std::str::from_utf8(short).expect("ASCII is UTF-8"))
}

/// A folded word with its hash: what a [`WordTable`](crate::WordTable) is asked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold<'a> {
    pub(crate) word: &'a str,
    pub(crate) hash: u32,
}

impl<'a> Fold<'a> {
    /// Of a word that is folded already.
    pub fn of(word: &'a str) -> Self {
        Self { word, hash: hash(word) }
    }
}

/// FNV-1a of 32 bits: short words, and one multiplication a byte.
pub(crate) fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The folded forms of a text's words, in one string.
#[derive(Clone, Debug)]
pub(crate) struct Folds {
    all: String,
    /// Where each word's fold ends in `all`, and its hash.
    ends: Vec<(u32, u32)>,
}

impl Folds {
    pub(crate) fn of(text: &str, spans: &[Span]) -> Self {
        let mut folds =
            Self { all: String::with_capacity(text.len()), ends: Vec::with_capacity(spans.len()) };
        for span in spans {
            folds.push(span.of(text));
        }
        folds
    }

    fn push(&mut self, word: &str) {
        let start = self.all.len();
        if word.is_ascii() {
            self.all.push_str(word);
            self.all[start..].make_ascii_lowercase();
        } else {
            self.all.push_str(&folded(word));
        }
        let end = u32::try_from(self.all.len()).expect("ingest takes no article of gigabytes");
        self.ends.push((end, hash(&self.all[start..])));
    }

    #[inline]
    pub(crate) fn word(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before].0);
        &self.all[start as usize..self.ends[at].0 as usize]
    }

    #[inline]
    pub(crate) fn fold(&self, at: usize) -> Fold<'_> {
        Fold { word: self.word(at), hash: self.ends[at].1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_apostrophes_are_folded() {
        let words = [("Said", "said"), ("’", "'"), ("n’t", "n't"), ("ÉLYSÉE", "élysée"), ("", "")];
        for (word, expected) in words {
            assert_eq!(folded(word), expected);
            with_folded(word, |word| assert_eq!(word, expected));
        }
    }

    #[test]
    fn a_texts_folds_are_those_of_its_words() {
        let text = "Hay’at SAID İzmir’s Σίσυφος";
        let spans = onrecord_text::words(text);
        let folds = Folds::of(text, &spans);
        for (at, span) in spans.iter().enumerate() {
            assert_eq!(folds.word(at), folded(span.of(text)));
            assert_eq!(folds.fold(at), Fold::of(&folded(span.of(text))));
        }
    }
}
