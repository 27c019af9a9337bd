//! Links within and across articles: who answers whom, which articles are copies of one, who is who, what is disputed.
//!
//! [`within`] takes one article's record and needs no other. Across articles, [`facts`] draws from each record what linking
//! needs, and [`link`] ties them together. All of it is a function of the records and of what people have corrected: the
//! same articles give the same links, whatever their order, and nothing is kept that could not be made again.

#![forbid(unsafe_code)]

mod across;
mod actor;
mod agency;
mod blocks;
mod claim;
mod count;
mod data;
mod day;
mod dispute;
mod facts;
mod hash;
mod index;
mod meeting;
mod name;
mod origin;
mod pair;
mod party;
mod related;
mod sketch;
mod stem;
mod story;
mod terms;
mod union;
mod within;

pub use agency::agency;
pub use facts::{Facts, facts};
pub use index::{Index, link};
pub use within::{complete, complete_parse, within, within_parse};

/// The stems of a text's content words, in order: what `data/word-rarity.tsv` counts.
pub fn stems_of(text: &str) -> Vec<String> {
    terms::stems(text)
}
