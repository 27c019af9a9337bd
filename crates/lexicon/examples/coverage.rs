//! How many cues of a corpus the lexicon reads, and how many at the corpus's own head.
//!
//! Reads lines of `head kind<TAB>head lemma<TAB>head word's place<TAB>the cue's words<TAB>following words`, words parted by
//! spaces, from the standard input, and prints counts by kind of head. `docs/lexicon.md` says how such lines are made.

use std::{
    collections::BTreeMap,
    io::{self, BufRead},
};

#[derive(Default)]
struct Count {
    cues: usize,
    read: usize,
    at_head: usize,
}

fn main() -> io::Result<()> {
    let verbose = std::env::args().any(|argument| argument == "--missed");
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let columns: Vec<&str> = line.split('\t').collect();
        let [kind, lemma, place, words, following] = columns[..] else { continue };
        let words: Vec<&str> = words.split(' ').collect();
        let following: Vec<&str> = following.split(' ').collect();
        let count = counts.entry(kind.to_owned()).or_default();
        count.cues += 1;
        let Some(found) = onrecord_lexicon::read_cue(&words, &following) else {
            if verbose {
                println!("missed\t{kind}\t{lemma}\t{}", words.join(" "));
            }
            continue;
        };
        count.read += 1;
        let at_head = place.parse() == Ok(found.head);
        count.at_head += usize::from(at_head);
        if verbose && !at_head {
            println!("elsewhere\t{kind}\t{lemma}\t{}\t{}", words.join(" "), found.cue.lemma);
        }
    }
    for (kind, count) in counts {
        let share = |part: usize| 100.0 * part as f64 / count.cues as f64;
        println!(
            "{kind}\t{} cues\t{:.1} % read\t{:.1} % at the head",
            count.cues,
            share(count.read),
            share(count.at_head)
        );
    }
    Ok(())
}
