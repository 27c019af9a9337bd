//! Word pieces of one word, as BERT's uncased tokeniser makes them; quotation marks by their role, not their shape.
//!
//! `training/onrecord_training/pieces.py` holds the same definition.

use std::collections::HashMap;

use onrecord_text::Quotation;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use crate::Error;

/// Pieces of one word; what is beyond is cut.
pub(crate) const MOST: usize = 12;
/// Characters of a part of a word; a longer one is unknown.
const LONGEST_PART: usize = 100;
const CONTINUES: &str = "##";

/// The vocabulary of word pieces.
#[derive(Debug)]
pub(crate) struct Pieces {
    /// Pieces at the start of a word.
    starts: HashMap<Box<str>, u32>,
    /// Pieces inside a word, without their `##`.
    insides: HashMap<Box<str>, u32>,
    /// The longest piece, in bytes.
    longest: usize,
    count: usize,
    unknown: u32,
    /// What stands before a window.
    pub(crate) first: u32,
    /// What stands behind a window.
    pub(crate) last: u32,
}

impl Pieces {
    /// Reads one piece a line; a line's number is the piece's id.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Error> {
        let lines = std::str::from_utf8(bytes).map_err(|_| Error::damaged("its vocabulary is not UTF-8"))?;
        let mut starts = HashMap::with_capacity(bytes.len() / 8);
        let mut insides = HashMap::new();
        let (mut longest, mut count) = (0, 0);
        for (id, piece) in lines.split('\n').enumerate() {
            longest = longest.max(piece.len());
            count = id + 1;
            let id = u32::try_from(id).map_err(|_| Error::damaged("its vocabulary is too large"))?;
            match piece.strip_prefix(CONTINUES) {
                Some(inside) if !inside.is_empty() => insides.insert(inside.into(), id),
                _ => starts.insert(piece.into(), id),
            };
        }
        let special = |name: &str| {
            starts.get(name).copied().ok_or_else(|| Error::damaged(format!("its vocabulary lacks {name}")))
        };
        let (unknown, first, last) = (special("[UNK]")?, special("[CLS]")?, special("[SEP]")?);
        Ok(Self { starts, insides, longest, count, unknown, first, last })
    }

    /// How many pieces there are.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// Adds the ids of a word's pieces to `ids`, at least one and at most [`MOST`].
    pub(crate) fn of(&self, word: &str, quotation: Quotation, ids: &mut Vec<u32>) {
        let single = word.chars().nth(1).is_none();
        let word = match quotation {
            Quotation::Opening if single => "“",
            Quotation::Closing if single => "”",
            _ => word,
        };
        let start = ids.len();
        let is_lower = word
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte.is_ascii_punctuation());
        if is_lower && !word.contains('_') {
            self.part(word, ids);
        } else {
            let plain: String = word
                .to_lowercase()
                .nfd()
                .filter(|character| character.general_category() != GeneralCategory::NonspacingMark)
                .collect();
            // `_` counts as a letter in a word and as punctuation in the vocabulary.
            for part in plain.split_inclusive('_').flat_map(underscore_apart).filter(|part| !part.is_empty())
            {
                self.part(part, ids);
                if ids.len() >= start + MOST {
                    break;
                }
            }
        }
        ids.truncate(start + MOST);
        if ids.len() == start {
            ids.push(self.unknown);
        }
    }

    /// The longest piece that fits, again and again; all unknown where one step finds none.
    fn part(&self, part: &str, ids: &mut Vec<u32>) {
        let start = ids.len();
        if part.chars().nth(LONGEST_PART).is_some() {
            ids.push(self.unknown);
            return;
        }
        let mut rest = part;
        while !rest.is_empty() {
            let known = if rest.len() == part.len() { &self.starts } else { &self.insides };
            let ends = rest.char_indices().rev().map(|(at, character)| at + character.len_utf8());
            let mut ends = ends.skip_while(|end| *end > self.longest);
            let Some((end, id)) = ends.find_map(|end| Some((end, *known.get(&rest[..end])?))) else {
                ids.truncate(start);
                ids.push(self.unknown);
                return;
            };
            ids.push(id);
            rest = &rest[end..];
        }
    }
}

/// What stands before an underscore, and the underscore.
fn underscore_apart(part: &str) -> [&str; 2] {
    match part.strip_suffix('_') {
        Some(before) => [before, "_"],
        None => [part, ""],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: &str) {
        const VOCABULARY: &str = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n_\n#\n##\nroad\n##s\n##ide\n##side\nnaive\nka\n##rs\n##and\n“\n”\na\n##a\nσ\n##ς";
        let pieces = Pieces::read(VOCABULARY.as_bytes()).unwrap();
        let mut ids = Vec::new();
        pieces.of(word, Quotation::Outside, &mut ids);
        let names: Vec<&str> = VOCABULARY.split('\n').collect();
        let found: Vec<&str> = ids.iter().map(|id| names[*id as usize]).collect();
        assert_eq!(found.join(" "), expected, "{word}");
    }

    #[test]
    fn words_split_at_the_longest_pieces() {
        check("Roadside", "road ##side");
        check("roads", "road ##s");
        check("Karsand", "ka ##rs ##and");
        check("karsandx", "[UNK]");
        check("Naïve", "naive");
        check("road_side", "road _ [UNK]");
        check("__", "_ _");
        check("#", "#");
        check("\u{301}", "[UNK]");
        check("ΣΣ", "σ ##ς");
    }

    #[test]
    fn long_words_end() {
        check(&"a".repeat(100), &format!("a{}", " ##a".repeat(11)));
        check(&"a".repeat(101), "[UNK]");
        check(&"a_".repeat(500_000), "a _ ".repeat(6).trim_end());
    }

    #[test]
    fn quotation_marks_go_by_their_role() {
        let pieces = Pieces::read("[UNK]\n[CLS]\n[SEP]\n“\n”\n'".as_bytes()).unwrap();
        let mut ids = Vec::new();
        for role in [Quotation::Opening, Quotation::Inside, Quotation::Closing, Quotation::Outside] {
            pieces.of("'", role, &mut ids);
        }
        assert_eq!(ids, [3, 5, 4, 5]);
    }
}
