//! The tagger's tables as log probabilities.

use std::{collections::HashMap, sync::LazyLock};

use super::{ALL, Tag};

/// Number of tags.
pub(crate) const TAGS: usize = ALL.len();
/// Tags with their log probabilities.
pub(crate) type Weighted = Vec<(Tag, f32)>;

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Lower,
    First,
    Capital,
    Capitals,
    Digit,
    Other,
}

/// What is known of sequences, shapes, words and endings.
pub(crate) struct Tables {
    /// Of a tag after another, the sentence's start being the last row: log P(tag | before).
    pub(crate) after: Vec<[f32; TAGS]>,
    shapes: [[f32; 6]; TAGS],
    /// Log P(tag | word) - log P(tag), which is log P(word | tag) but for a constant.
    words: HashMap<&'static str, Weighted>,
    endings: HashMap<&'static str, Weighted>,
}

pub(crate) static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);

/// Longest ending looked up, in characters.
const LONGEST_ENDING: usize = 4;
/// Added to each count of sequences, so that none is impossible.
const SMOOTHING: f32 = 0.5;

impl Tables {
    /// Tags that a token can have, best known first.
    pub(crate) fn emissions(&self, lower: &str, shape: Shape) -> Weighted {
        let known = match shape {
            Shape::Digit => vec![(Tag::Cardinal, 0.0)],
            Shape::Other => vec![(mark(lower), 0.0)],
            _ => self.words.get(lower).cloned().unwrap_or_else(|| self.by_ending(lower)),
        };
        let named = matches!(shape, Shape::Capital | Shape::Capitals | Shape::First);
        let name = named && known.iter().all(|(tag, _)| *tag != Tag::Name) && shape != Shape::Other;
        let mut found: Weighted = known
            .into_iter()
            .map(|(tag, weight)| (tag, weight + self.shapes[tag as usize][shape as usize]))
            .collect();
        if name {
            let rare = if shape == Shape::First { -9.0 } else { -6.5 };
            found.push((Tag::Name, rare + self.shapes[Tag::Name as usize][shape as usize]));
        }
        found
    }

    fn by_ending(&self, lower: &str) -> Weighted {
        let starts: Vec<usize> = lower.char_indices().map(|(at, _)| at).collect();
        for length in (1..=LONGEST_ENDING.min(starts.len().saturating_sub(1))).rev() {
            if let Some(found) = self.endings.get(&lower[starts[starts.len() - length]..]) {
                return found.clone();
            }
        }
        vec![(Tag::Noun, -2.0), (Tag::Name, -1.5), (Tag::Adjective, -4.0)]
    }

    fn read() -> Self {
        let mut counts = vec![[SMOOTHING; TAGS]; TAGS + 1];
        let mut totals = [1.0f32; TAGS];
        for row in rows(include_str!("../../data/tag-sequences.tsv")) {
            let mut columns = row.split('\t');
            let (Some(before), Some(tag), Some(count)) = (columns.next(), columns.next(), columns.next())
            else {
                continue;
            };
            let before = Tag::parse(before).map_or(TAGS, |tag| tag as usize);
            if let (Some(tag), Ok(count)) = (Tag::parse(tag), count.parse::<f32>()) {
                counts[before][tag as usize] += count;
                totals[tag as usize] += count;
            }
        }
        let all: f32 = totals.iter().sum();
        let prior = totals.map(|total| (total / all).ln());
        for row in &mut counts {
            let total: f32 = row.iter().sum();
            for count in row {
                *count = (*count / total).ln();
            }
        }
        Self {
            after: counts,
            shapes: shapes(),
            words: weighted(include_str!("../../data/tag-words.tsv"), &prior),
            endings: weighted(include_str!("../../data/tag-endings.tsv"), &prior),
        }
    }
}

fn shapes() -> [[f32; 6]; TAGS] {
    let mut counts = [[SMOOTHING; 6]; TAGS];
    for row in rows(include_str!("../../data/tag-shapes.tsv")) {
        let mut columns = row.split('\t');
        let tag = columns.next().and_then(Tag::parse);
        let shape = match columns.next() {
            Some("lower") => Shape::Lower,
            Some("first") => Shape::First,
            Some("capital") => Shape::Capital,
            Some("capitals") => Shape::Capitals,
            Some("digit") => Shape::Digit,
            _ => Shape::Other,
        };
        if let (Some(tag), Some(Ok(count))) = (tag, columns.next().map(str::parse::<f32>)) {
            counts[tag as usize][shape as usize] += count;
        }
    }
    counts.map(|row| {
        let total: f32 = row.iter().sum();
        row.map(|count| (count / total).ln())
    })
}

fn weighted(table: &'static str, prior: &[f32; TAGS]) -> HashMap<&'static str, Weighted> {
    let mut found = HashMap::new();
    for row in rows(table) {
        let Some((word, tags)) = row.split_once('\t') else { continue };
        let counts: Vec<(Tag, f32)> = tags
            .split(' ')
            .filter_map(|part| part.rsplit_once(':'))
            .filter_map(|(tag, count)| Some((Tag::parse(tag)?, count.parse().ok()?)))
            .collect();
        let total: f32 = counts.iter().map(|(_, count)| count).sum();
        let tags = counts.into_iter().map(|(tag, count)| (tag, (count / total).ln() - prior[tag as usize]));
        found.insert(word, tags.collect());
    }
    found
}

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with("# "))
}

pub(super) fn mark(token: &str) -> Tag {
    match token {
        "," => Tag::Comma,
        "." | "!" | "?" | "…" => Tag::Stop,
        "&" => Tag::Conjunction,
        "'s" | "’s" | "'" | "’" => Tag::Possessive,
        _ => Tag::Mark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        for table in [include_str!("../../data/tag-words.tsv"), include_str!("../../data/tag-endings.tsv")] {
            for row in rows(table) {
                let (_, tags) = row.split_once('\t').expect("two columns");
                for part in tags.split(' ') {
                    let (tag, count) = part.rsplit_once(':').expect("tag and count");
                    assert!(Tag::parse(tag).is_some() && count.parse::<u32>().is_ok(), "{row}");
                }
            }
        }
        for row in rows(include_str!("../../data/tag-sequences.tsv")) {
            let tag = row.split('\t').nth(1).expect("a tag");
            assert!(Tag::parse(tag).is_some(), "{row}");
        }
    }
}
