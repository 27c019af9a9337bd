//! Counts in how many articles each stem occurs, for `data/word-rarity.tsv`: articles on standard input, a form feed
//! between two.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

/// Words in fewer articles than this are as rare as any.
const LEAST: u32 = 8;

fn main() {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).expect("text on standard input");
    let (mut counts, mut articles) = (BTreeMap::<String, u32>::new(), 0);
    for article in input.split('\u{c}').filter(|article| !article.trim().is_empty()) {
        articles += 1;
        for stem in onrecord_linker::stems_of(article).into_iter().collect::<BTreeSet<String>>() {
            *counts.entry(stem).or_default() += 1;
        }
    }
    for (stem, count) in counts.iter().filter(|(_, count)| **count >= LEAST) {
        let rarity = (f64::from(articles) / f64::from(*count)).ln() * 10.0;
        println!("{stem}\t{}", rarity.round() as u32);
    }
}
