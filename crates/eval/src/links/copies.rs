//! Copies of news items, made by what happens to agency stories on their way into print.
//!
//! From each item five copies are made with a seeded generator: *cut* (its first 40 to 80 per cent of paragraphs), *re-led*
//! (the first paragraph replaced by one of another item, the rest cut to 60 to 100 per cent), *edited* (3 to 8 per cent of the
//! words replaced by words of other items), *exchanged* (every occurrence of three of its words replaced by another word each),
//! and *cut and edited*. Items of fewer than 120 words have no copies and stand among them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use onrecord_record::Linked;

use crate::{Error, Ratio};

/// Words of an item that copies are made of.
const WORDS: usize = 120;

/// A text and how it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeCopy {
    /// Its identifier.
    pub id: String,
    /// The identifier of the item that it was made of; its own where it is an item itself.
    pub of: String,
    /// What was done to it; `item` where nothing.
    pub how: &'static str,
    /// The text.
    pub text: String,
}

/// The bodies of Reuters-21578, from the folder that its archive was unpacked into: number and text, in order.
pub fn read_reuters(folder: &Path) -> Result<Vec<(String, String)>, Error> {
    let entries = std::fs::read_dir(folder).map_err(|reason| Error::new(folder, reason))?;
    let mut files: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "sgm"));
    files.sort();
    let mut items = Vec::new();
    for file in files {
        let bytes = std::fs::read(&file).map_err(|reason| Error::new(&file, reason))?;
        // Latin-1: each byte is its character
        let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        for item in text.split("<REUTERS").skip(1) {
            let number = between(item, "NEWID=\"", "\"").unwrap_or_default();
            let Some(body) = between(item, "<BODY>", "</BODY>") else { continue };
            let body =
                body.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&#3;", "");
            items.push((format!("r{number}"), body.replace("\n    ", "\n\n").trim().to_owned()));
        }
    }
    Ok(items)
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    text.split_once(from)?.1.split_once(to).map(|(inside, _)| inside)
}

/// The items with the copies of `count` of them, drawn with `seed`.
pub fn make_copies(items: &[(String, String)], count: usize, seed: u64) -> Vec<MadeCopy> {
    let mut random = Random(seed);
    let mut all: Vec<MadeCopy> = items
        .iter()
        .map(|(id, text)| MadeCopy { id: id.clone(), of: id.clone(), how: "item", text: text.clone() })
        .collect();
    let long: Vec<usize> =
        (0..items.len()).filter(|i| items[*i].1.split_whitespace().count() >= WORDS).collect();
    let mut chosen = BTreeSet::new();
    while chosen.len() < count.min(long.len()) {
        chosen.insert(long[random.below(long.len())]);
    }
    for i in chosen {
        let (id, text) = &items[i];
        let other = &items[long[random.below(long.len())]].1;
        let copies = [
            ("cut", cut(text, 40 + random.below(41))),
            ("re-led", re_led(text, other, 60 + random.below(41))),
            ("edited", edited(text, other, 3 + random.below(6), &mut random)),
            ("exchanged", exchanged(text, other, &mut random)),
            (
                "cut and edited",
                edited(&cut(text, 50 + random.below(31)), other, 3 + random.below(4), &mut random),
            ),
        ];
        for (how, text) in copies {
            all.push(MadeCopy { id: format!("{id} {how}"), of: id.clone(), how, text });
        }
    }
    all
}

fn paragraphs(text: &str) -> Vec<&str> {
    text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()).collect()
}

/// The first paragraphs, so many per cent of them and one at least.
fn cut(text: &str, percent: usize) -> String {
    let all = paragraphs(text);
    all[..(all.len() * percent / 100).max(1)].join("\n\n")
}

fn re_led(text: &str, other: &str, percent: usize) -> String {
    let kept = cut(text, percent);
    let lead = paragraphs(other).first().copied().unwrap_or_default().to_owned();
    std::iter::once(lead.as_str())
        .chain(paragraphs(&kept).into_iter().skip(1))
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// So many per cent of the words replaced.
fn edited(text: &str, other: &str, percent: usize, random: &mut Random) -> String {
    let words: Vec<&str> = other.split_whitespace().collect();
    let replace = |word: &str, random: &mut Random| {
        let replaced = !word.trim().is_empty() && random.below(100) < percent;
        if replaced { words[random.below(words.len())].to_owned() } else { word.to_owned() }
    };
    text.split(' ').map(|word| replace(word, random)).collect::<Vec<_>>().join(" ")
}

/// Every occurrence of three longer words replaced.
fn exchanged(text: &str, other: &str, random: &mut Random) -> String {
    let long = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 5).map(str::to_owned).collect()
    };
    let (own, theirs) = (long(text), long(other));
    let mut text = text.to_owned();
    for _ in 0..3 {
        if !own.is_empty() && !theirs.is_empty() {
            text = text.replace(&own[random.below(own.len())], &theirs[random.below(theirs.len())]);
        }
    }
    text
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((x ^ (x >> 31)) % end as u64) as usize
    }
}

/// How well copies are found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CopyScores {
    /// By what was done: copies in one group with their item, of all.
    pub found: BTreeMap<&'static str, Ratio>,
    /// Pairs of different items whose texts, or copies, are in one group: the corpus has items printed again, so that not
    /// each is wrong.
    pub between_items: Vec<(String, String)>,
    /// Pairs of one item and its copies in one group.
    pub pairs: usize,
}

/// Groups of copies against the copies that were made.
pub fn score_copies(linked: &Linked, copies: &[MadeCopy]) -> CopyScores {
    let group_of: BTreeMap<&str, usize> = linked
        .origins
        .iter()
        .enumerate()
        .flat_map(|(i, group)| group.members.iter().map(move |member| (member.document.as_str(), i)))
        .collect();
    let of: BTreeMap<&str, &str> = copies.iter().map(|copy| (copy.id.as_str(), copy.of.as_str())).collect();
    let mut scores = CopyScores::default();
    for copy in copies.iter().filter(|copy| copy.how != "item") {
        let group = group_of.get(copy.id.as_str());
        let found = group.is_some() && group == group_of.get(copy.of.as_str());
        scores.pairs += usize::from(found);
        scores.found.entry(copy.how).or_default().add(usize::from(found), usize::from(group.is_some()), 1);
    }
    for group in &linked.origins {
        let items: BTreeSet<&str> = group.members.iter().map(|member| of[member.document.as_str()]).collect();
        let items: Vec<&str> = items.into_iter().collect();
        for (i, one) in items.iter().enumerate() {
            scores
                .between_items
                .extend(items[i + 1..].iter().map(|other| ((*one).to_owned(), (*other).to_owned())));
        }
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_the_same_for_the_same_seed_and_differ_from_their_item() {
        let text =
            (0..40).map(|i| format!("Clerk number {i} wrote page {i} of the book")).collect::<Vec<_>>();
        let items = vec![("r1".to_owned(), text.join("\n\n")), ("r2".to_owned(), "Short.".to_owned())];
        let copies = make_copies(&items, 1, 7);
        assert_eq!(copies, make_copies(&items, 1, 7));
        assert_eq!(copies.len(), 2 + 5);
        assert!(copies[2..].iter().all(|copy| copy.of == "r1"));
        let differ = copies[2..].iter().filter(|copy| copy.text != items[0].1).count();
        assert!(differ >= 4, "{differ}");
    }
}
