//! Words that rules look for, and what is known of each: read from data files, asked with folded words.
//!
//! A data file has one word a line, behind it what is known of the word, with tabs between; `#` opens a comment, of which
//! one says where the words come from.

use crate::fold::{Fold, hash};

/// The rows of a data file, each cut at its tabs.
///
/// ```
/// let file = "# Source: written for this project.\nmay\t5\nmarch\t3\n";
/// let rows: Vec<Vec<&str>> = onrecord_parse::rows(file).map(|row| row.collect()).collect();
/// assert_eq!(rows, [["may", "5"], ["march", "3"]]);
/// ```
pub fn rows(file: &'static str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t'))
}

/// Words, and what is known of each.
///
/// ```
/// use onrecord_parse::{Parse, WordTable};
/// let months = WordTable::read("april\t4\nmay\t5\n", |mut columns| columns.next()?.parse::<u8>().ok());
/// let parse = Parse::of("In May it rained.");
/// assert_eq!(months.of(&parse, 1), Some(&5));
/// assert_eq!(months.get("April"), None, "words are folded before they are looked up");
/// ```
#[derive(Clone, Debug)]
pub struct WordTable<Known> {
    /// A word's row, where its hash leads or behind; a power of two, at most half full.
    slots: Vec<Option<u32>>,
    rows: Vec<(u32, &'static str, Known)>,
}

/// Words and no more.
pub type WordSet = WordTable<()>;

impl<Known> WordTable<Known> {
    /// Reads a data file. `known` makes of a row's further columns what is known of its word.
    ///
    /// # Panics
    ///
    /// Where `known` gives nothing for a row: the data ships with the program, and a test reads each table.
    pub fn read(file: &'static str, known: impl Fn(std::str::Split<'static, char>) -> Option<Known>) -> Self {
        Self::of_rows(rows(file).map(|mut columns| {
            let word = columns.next().expect("a row has a first column");
            (word, known(columns).unwrap_or_else(|| panic!("the row of {word:?} cannot be read")))
        }))
    }

    /// Of words and what is known of them. Of a word that comes twice the first row counts.
    pub fn of_rows(rows: impl IntoIterator<Item = (&'static str, Known)>) -> Self {
        let rows: Vec<_> = rows.into_iter().map(|(word, known)| (hash(word), word, known)).collect();
        let mut table = Self { slots: vec![None; (2 * rows.len()).next_power_of_two()], rows };
        for row in 0..table.rows.len() {
            let (hash, word, _) = table.rows[row];
            let slot = table.slot(Fold { word, hash });
            table.slots[slot].get_or_insert(row as u32);
        }
        table
    }

    /// The slot that holds a word, or the free one where it would stand.
    fn slot(&self, fold: Fold<'_>) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = (fold.hash ^ fold.hash >> 15) as usize & mask;
        while let Some(row) = self.slots[slot] {
            let (hash, word, _) = self.rows[row as usize];
            if hash == fold.hash && word == fold.word {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// What is known of a word of a text; nothing where it is not in the table.
    pub fn of(&self, parse: &crate::Parse<'_>, word: usize) -> Option<&Known> {
        self.of_fold(parse.hashed(word))
    }

    /// What is known of a folded word.
    pub fn of_fold(&self, fold: Fold<'_>) -> Option<&Known> {
        if self.rows.is_empty() {
            return None;
        }
        self.slots[self.slot(fold)].map(|row| &self.rows[row as usize].2)
    }

    /// The same, of a word that stands in no text; it is folded already.
    pub fn get(&self, word: &str) -> Option<&Known> {
        self.of_fold(Fold::of(word))
    }

    /// Whether a word of a text is in the table.
    pub fn has(&self, parse: &crate::Parse<'_>, word: usize) -> bool {
        self.of(parse, word).is_some()
    }

    /// Whether a folded word that stands in no text is in the table.
    pub fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// The words with what is known of them, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Known)> {
        self.rows.iter().map(|(_, word, known)| (*word, known))
    }
}

impl WordSet {
    /// The first column of a data file.
    pub fn of_file(file: &'static str) -> Self {
        Self::read(file, |_| Some(()))
    }

    /// Words that are given; folded.
    pub fn of_words(words: &[&'static str]) -> Self {
        Self::of_rows(words.iter().map(|word| (*word, ())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_empty_table_has_no_word() {
        assert!(!WordSet::of_file("# Source: nobody.\n").contains(""));
        assert!(!WordSet::of_words(&[]).contains("said"));
    }

    #[test]
    fn the_first_row_of_a_word_counts() {
        let table = WordTable::of_rows([("may", 5), ("may", 6), ("march", 3)]);
        assert_eq!((table.get("may"), table.get("march"), table.get("June")), (Some(&5), Some(&3), None));
    }

    proptest! {
        #[test]
        fn a_table_has_its_words_and_no_other(words in proptest::collection::vec("[a-d]{0,3}", 0..80), other in "[a-e]{0,3}") {
            let kept: Vec<&'static str> = words.iter().map(|word| &*word.clone().leak()).collect();
            let set = WordSet::of_words(&kept);
            for word in &words {
                prop_assert!(set.contains(word));
            }
            prop_assert_eq!(set.contains(&other), words.contains(&other));
        }
    }
}
