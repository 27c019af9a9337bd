//! The form in which names are compared: small letters of the Latin alphabet, digits and single spaces.
//!
//! The build script folds the gazetteer's names with this very file, so that both sides always agree.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name as it is compared: without case, diacritics, apostrophes and points; hyphens are spaces, "Saint" is "st",
/// an Arabic article is "al" whatever its last letter ("ar-Raqqa", "Ad Dujayl", "el-Arish").
pub(crate) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for letter in name.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'a'..='z' | '0'..='9' => folded.push(letter),
            'A'..='Z' => folded.push(letter.to_ascii_lowercase()),
            'ø' | 'Ø' => folded.push('o'),
            'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
            'ł' | 'Ł' => folded.push('l'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'ə' | 'Ə' => folded.push('a'),
            '&' => folded.push_str(" and "),
            '.' | '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | '`' | '´' => {}
            _ => folded.push(' '),
        }
    }
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let last = words.len().saturating_sub(1);
    let mut name = String::with_capacity(folded.len());
    for (place, word) in words.iter().enumerate() {
        if place > 0 {
            name.push(' ');
        }
        name.push_str(match *word {
            "saint" | "sainte" | "ste" if place < last => "st",
            "mount" if place < last => "mt",
            "fort" if place < last => "ft",
            "ad" | "adh" | "an" | "ar" | "as" | "ash" | "at" | "ath" | "az" | "el" | "ed" | "er" | "es"
            | "ez"
                if place < last =>
            {
                "al"
            }
            word => word,
        });
    }
    name
}
