//! Which articles may have something to do with each other: those that share a key.
//!
//! A key that many articles share would make every pair of them. So under a key only its representatives are paired with
//! the others: the articles with the lowest hashes of their identifiers. Which these are does not depend on the order in
//! which articles came, and pairs grow with the articles, not with their square.

/// Articles under a key that are paired with all others.
const REPRESENTATIVES: usize = 10;
/// Pairs that are collected before those found twice are taken out.
const ROOM: usize = 1 << 22;

/// Two articles by their numbers, the lower first.
pub(crate) type PairOf = (u32, u32);

/// The keys of articles.
#[derive(Clone, Debug, Default)]
pub(crate) struct Blocks {
    /// By key once [`Blocks::pairs`] has been asked; what was added since lies behind.
    keys: Vec<(u64, u32)>,
}

impl Blocks {
    /// Puts an article under its keys.
    pub(crate) fn add(&mut self, article: u32, keys: &[u64]) {
        self.keys.extend(keys.iter().map(|key| (*key, article)));
    }

    /// The pairs of articles that a key proposes, in order; `rank` orders articles by the hashes of their identifiers.
    pub(crate) fn pairs(&mut self, rank: impl Fn(u32) -> u64) -> Vec<PairOf> {
        // nearly in order where little was added, which this sort makes use of
        self.keys.sort();
        let mut pairs: Vec<PairOf> = Vec::new();
        let mut distinct = 0;
        let mut members: Vec<u32> = Vec::new();
        for block in self.keys.chunk_by(|one, other| one.0 == other.0).filter(|block| block.len() > 1) {
            members.clear();
            members.extend(block.iter().map(|(_, article)| *article));
            members.sort_by_key(|article| (rank(*article), *article));
            for (i, one) in members.iter().enumerate().take(REPRESENTATIVES) {
                pairs.extend(members[i + 1..].iter().map(|other| (*one.min(other), *one.max(other))));
            }
            if pairs.len() > 2 * distinct + ROOM {
                sort(&mut pairs);
                distinct = pairs.len();
            }
        }
        sort(&mut pairs);
        pairs
    }
}

fn sort(pairs: &mut Vec<PairOf>) {
    pairs.sort_unstable();
    pairs.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash;

    fn rank(article: u32) -> u64 {
        hash::join(7, u64::from(article))
    }

    #[test]
    fn pairs_do_not_depend_on_the_order_of_the_articles_nor_on_when_they_were_added() {
        let keys = |article: u32| [1, u64::from(article % 3) + 2, 100 + u64::from(article)];
        let pairs = |order: &[u32]| {
            let mut blocks = Blocks::default();
            for (i, article) in order.iter().enumerate() {
                blocks.add(*article, &keys(*article));
                if i % 20 == 0 {
                    blocks.pairs(rank);
                }
            }
            blocks.pairs(rank)
        };
        let up: Vec<u32> = (0..60).collect();
        let down: Vec<u32> = (0..60).rev().collect();
        assert_eq!(pairs(&up), pairs(&down));
        assert!(!pairs(&up).is_empty());
    }

    #[test]
    fn pairs_of_one_key_grow_with_its_members() {
        let mut blocks = Blocks::default();
        (0..1000).for_each(|article| blocks.add(article, &[5]));
        let pairs = blocks.pairs(rank).len();
        assert!(pairs <= 1000 * REPRESENTATIVES);
        assert!(pairs >= 990 * REPRESENTATIVES);
    }
}
