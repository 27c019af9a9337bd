//! Which articles may have something to do with each other: those that share a key.
//!
//! A key that many articles share would make every pair of them. So within a block only its representatives are paired with
//! the others: the members with the lowest hashes of their identifiers. Which these are does not depend on the order in
//! which articles came, and pairs grow with the articles, not with their square. A pair stands as long as one block
//! proposes it.

use std::collections::HashMap;

/// Members of a block that are paired with all others.
const REPRESENTATIVES: usize = 10;

/// Articles by key, and the pairs that their blocks propose.
#[derive(Clone, Debug, Default)]
pub(crate) struct Blocks {
    blocks: HashMap<u64, Block>,
    /// How many blocks propose each pair, the lower index first.
    pairs: HashMap<(u32, u32), u32>,
}

/// The members under one key, by rank. Most keys have one member, which must not cost an allocation.
#[derive(Clone, Debug)]
enum Block {
    One(u32),
    Many(Vec<u32>),
}

impl Blocks {
    /// Puts an article under its keys; `rank` orders articles by the hash of their identifier.
    pub(crate) fn add(&mut self, article: u32, keys: &[u64], rank: impl Fn(u32) -> u64) {
        for key in keys {
            let block = match self.blocks.get_mut(key) {
                None => {
                    self.blocks.insert(*key, Block::One(article));
                    continue;
                }
                Some(block) => block,
            };
            if let Block::One(other) = block {
                *block = Block::Many(vec![*other]);
            }
            let Block::Many(members) = block else { continue };
            let at = members.partition_point(|member| rank(*member) < rank(article));
            members.insert(at, article);
            if at >= REPRESENTATIVES {
                members[..REPRESENTATIVES].iter().for_each(|other| propose(&mut self.pairs, article, *other));
                continue;
            }
            members
                .iter()
                .filter(|other| **other != article)
                .for_each(|other| propose(&mut self.pairs, article, *other));
            if let Some(replaced) = members.get(REPRESENTATIVES) {
                members[REPRESENTATIVES + 1..]
                    .iter()
                    .for_each(|other| withdraw(&mut self.pairs, *replaced, *other));
            }
        }
    }

    /// The pairs that are proposed, in order.
    pub(crate) fn pairs(&self) -> Vec<(u32, u32)> {
        let mut pairs: Vec<(u32, u32)> = self.pairs.keys().copied().collect();
        pairs.sort_unstable();
        pairs
    }
}

fn propose(pairs: &mut HashMap<(u32, u32), u32>, one: u32, other: u32) {
    *pairs.entry((one.min(other), one.max(other))).or_default() += 1;
}

fn withdraw(pairs: &mut HashMap<(u32, u32), u32>, one: u32, other: u32) {
    let pair = (one.min(other), one.max(other));
    if let Some(count) = pairs.get_mut(&pair) {
        *count -= 1;
        if *count == 0 {
            pairs.remove(&pair);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash;

    #[test]
    fn pairs_do_not_depend_on_the_order_of_the_articles() {
        let rank = |article: u32| hash::join(7, u64::from(article));
        let keys = |article: u32| [1, u64::from(article % 3) + 2, 100 + u64::from(article)];
        let pairs = |order: &[u32]| {
            let mut blocks = Blocks::default();
            order.iter().for_each(|article| blocks.add(*article, &keys(*article), rank));
            blocks.pairs()
        };
        let up: Vec<u32> = (0..60).collect();
        let down: Vec<u32> = (0..60).rev().collect();
        assert_eq!(pairs(&up), pairs(&down));
    }

    #[test]
    fn pairs_of_one_key_grow_with_its_members() {
        let mut blocks = Blocks::default();
        (0..1000).for_each(|article| blocks.add(article, &[5], |a| hash::join(3, u64::from(a))));
        assert!(blocks.pairs().len() <= 1000 * REPRESENTATIVES);
        assert!(blocks.pairs().len() >= 990 * REPRESENTATIVES);
    }
}
