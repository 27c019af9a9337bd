//! Words, and the features of a word that an uncased encoder does not see.

use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::Span;

/// Letter case of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Case {
    /// Begins with no letter.
    NoLetter,
    /// All in lower case.
    Lower,
    /// Capitals in front or inside.
    Capitalised,
    /// Two or more letters, all capitals.
    Capitals,
}

/// The words of a text: runs of letters, digits and `_`, or one other visible character.
///
/// The definition is that of Python's `\w+|[^\w\s]`, which attribution corpora are scored by.
///
/// ```
/// let text = "Don’t go.";
/// let words: Vec<&str> = onrecord_text::words(text).iter().map(|span| span.of(text)).collect();
/// assert_eq!(words, ["Don", "’", "t", "go", "."]);
/// ```
pub fn words(text: &str) -> Vec<Span> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut run: Option<usize> = None;
    for (at, character) in text.char_indices() {
        if is_word_character(character) {
            run.get_or_insert(at);
            continue;
        }
        if let Some(start) = run.take() {
            found.push(Span::new(start, at));
        }
        if !is_space(character) {
            found.push(Span::new(at, at + character.len_utf8()));
        }
    }
    if let Some(start) = run {
        found.push(Span::new(start, text.len()));
    }
    found
}

/// Whether a character belongs inside a word: a letter, a digit or `_`.
pub fn is_word_character(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || character == '_';
    }
    is_letter(character) || matches!(character.general_category_group(), GeneralCategoryGroup::Number)
}

/// Whether a character is a letter (general category L).
pub fn is_letter(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphabetic();
    }
    matches!(character.general_category_group(), GeneralCategoryGroup::Letter)
}

/// White space as Python's `\s` has it: Unicode's, and the four ASCII separators.
fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&character)
}

impl Case {
    /// The case of one word.
    pub fn of(word: &str) -> Self {
        let Some(first) = word.chars().next() else { return Self::NoLetter };
        if !is_letter(first) {
            return Self::NoLetter;
        }
        let (mut lower, mut upper) = (false, false);
        for character in word.chars() {
            lower |= character.is_lowercase();
            upper |=
                character.is_uppercase() || character.general_category() == GeneralCategory::TitlecaseLetter;
        }
        match (lower, upper) {
            (true, false) => Self::Lower,
            (false, true) if word.chars().nth(1).is_some() => Self::Capitals,
            _ => Self::Capitalised,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_follow_the_letters() {
        let cases = [
            ("said", Case::Lower),
            ("Obi", Case::Capitalised),
            ("I", Case::Capitalised),
            ("UN", Case::Capitals),
            ("McCoy", Case::Capitalised),
            ("G7", Case::Capitals),
            ("7th", Case::NoLetter),
            ("“", Case::NoLetter),
            ("中", Case::Capitalised),
        ];
        for (word, case) in cases {
            assert_eq!(Case::of(word), case, "{word}");
        }
    }

    #[test]
    fn words_keep_every_visible_character() {
        let text = "“2.9m—no!” naïve_x\u{200b}…";
        let words: Vec<&str> = words(text).iter().map(|span| span.of(text)).collect();
        assert_eq!(words, ["“", "2", ".", "9m", "—", "no", "!", "”", "naïve_x", "\u{200b}", "…"]);
    }
}
