//! The terms that the statements of two articles have in common, found for all of them in one go.
//!
//! An article is compared with many others, so its terms are put under their hashes once. To meet another article then costs
//! one look for each of that one's terms, and not one for every pair of statements.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::facts::Facts;
use crate::terms::{Common, Term};

/// An article that others are compared with.
pub(crate) struct Host<'a> {
    pub facts: &'a Facts,
    /// Where in `uses` a term's begin, by the term's hash.
    of: HashMap<u32, usize, BuildHasherDefault<AsItIs>>,
    /// The terms of all statements in order, each with the statement's index.
    uses: Vec<(Term, usize)>,
}

/// What each statement of one article has in common with each of another.
pub(crate) struct Meeting {
    width: usize,
    common: Vec<Common>,
}

impl<'a> Host<'a> {
    pub(crate) fn of(facts: &'a Facts) -> Self {
        let statements = facts.statements.iter().enumerate();
        let mut uses: Vec<(Term, usize)> =
            statements.flat_map(|(i, statement)| statement.terms.iter().map(move |term| (term, i))).collect();
        uses.sort_unstable();
        let mut of = HashMap::with_capacity_and_hasher(uses.len(), BuildHasherDefault::default());
        for (at, (term, _)) in uses.iter().enumerate() {
            of.entry(term.key()).or_insert(at);
        }
        Self { facts, of, uses }
    }

    /// What the statements of the host (first) and of a guest (second) have in common.
    pub(crate) fn meets(&self, guest: &Facts) -> Meeting {
        let width = guest.statements.len();
        let nothing = Common { len: 0, weight: 0.0 };
        let mut common = vec![nothing; self.facts.statements.len() * width];
        for (j, statement) in guest.statements.iter().enumerate() {
            // in the order of the terms, in which the weights of one pair are summed whoever is the host
            for term in statement.terms.iter() {
                let Some(first) = self.of.get(&term.key()) else { continue };
                let uses = self.uses[*first..].iter().take_while(|(used, _)| used.key() == term.key());
                for (_, i) in uses.filter(|(used, _)| *used == term) {
                    let both = &mut common[i * width + j];
                    both.len += 1;
                    both.weight += term.rarity();
                }
            }
        }
        Meeting { width, common }
    }
}

impl Meeting {
    /// What a statement of the host and one of the guest have in common.
    pub(crate) fn of(&self, host: usize, guest: usize) -> Common {
        self.common[host * self.width + guest]
    }
}

/// Terms' keys are hashes already.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("keys are numbers of 32 bits");
    }

    fn write_u32(&mut self, key: u32) {
        // the table takes its bucket from the low bits and its tag from the high ones
        self.0 = u64::from(key) << 32 | u64::from(key);
    }
}

#[cfg(test)]
mod tests {
    use onrecord_record::Reading;
    use serde_json::json;

    use super::*;

    /// An article whose statements are its sentences.
    fn facts(id: &str, sentences: &[&str]) -> Facts {
        let mut reading = Reading { id: id.to_owned(), ..Reading::default() };
        reading.document.text = sentences.join(" ");
        let mut start = 0;
        for (i, sentence) in sentences.iter().enumerate() {
            let end = start + sentence.chars().count();
            let statement = json!({
                "id": format!("s{}", i + 1), "source": [], "cue": [], "editorial": [], "speaker": null,
                "content": [{ "start": start, "end": end, "text": sentence }], "unknown_source": null,
                "manner": "indirect", "act": "assert", "polarity": "positive", "certainty": "certain",
                "addressee": null, "confidence": 1.0, "voice": "attributed", "inner": []
            });
            reading.statements.push(serde_json::from_value(statement).expect("a statement"));
            start = end + 1;
        }
        crate::facts(&reading)
    }

    #[test]
    fn a_meeting_finds_what_each_pair_of_statements_has_in_common() {
        let one = facts(
            "a",
            &[
                "The mill at Dorel burned on Monday.",
                "No clerk of the salt board was paid.",
                "The mill stands.",
            ],
        );
        let other = facts(
            "b",
            &["A clerk of the salt board saw the mill burn.", "Rain fell.", "Dorel’s mill has not burned."],
        );
        for (host, guest) in [(&one, &other), (&other, &one)] {
            let meeting = Host::of(host).meets(guest);
            for (i, left) in host.statements.iter().enumerate() {
                for (j, right) in guest.statements.iter().enumerate() {
                    assert_eq!(meeting.of(i, j), left.terms.common(&right.terms), "{i} and {j}");
                }
            }
        }
        assert!(Host::of(&one).meets(&other).of(1, 0).len >= 3);
    }
}
