//! Sets that are joined step by step, with pairs that must stay apart.

use std::collections::{BTreeMap, BTreeSet};

/// Disjoint sets of indices.
#[derive(Clone, Debug)]
pub(crate) struct Sets {
    parent: Vec<usize>,
    /// Of each root, the roots that it must not be joined with.
    apart: BTreeMap<usize, BTreeSet<usize>>,
}

impl Sets {
    pub(crate) fn new(size: usize) -> Self {
        Self { parent: (0..size).collect(), apart: BTreeMap::new() }
    }

    /// The lowest index of the set of `one`.
    pub(crate) fn root(&mut self, one: usize) -> usize {
        let mut root = one;
        while self.parent[root] != root {
            root = self.parent[root];
        }
        let mut at = one;
        while self.parent[at] != root {
            at = std::mem::replace(&mut self.parent[at], root);
        }
        root
    }

    /// Keeps the sets of two apart for good.
    pub(crate) fn keep_apart(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if one != other {
            self.apart.entry(one).or_default().insert(other);
            self.apart.entry(other).or_default().insert(one);
        }
    }

    /// Whether two are in one set.
    pub(crate) fn are_one(&mut self, one: usize, other: usize) -> bool {
        self.root(one) == self.root(other)
    }

    /// Joins the sets of two; `false` where they are one already or must stay apart.
    pub(crate) fn join(&mut self, one: usize, other: usize) -> bool {
        let (one, other) = (self.root(one), self.root(other));
        if one == other || self.apart.get(&one).is_some_and(|apart| apart.contains(&other)) {
            return false;
        }
        let (root, gone) = (one.min(other), one.max(other));
        self.parent[gone] = root;
        if let Some(foes) = self.apart.remove(&gone) {
            for foe in foes {
                let theirs = self.apart.entry(foe).or_default();
                theirs.remove(&gone);
                theirs.insert(root);
                self.apart.entry(root).or_default().insert(foe);
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Sets;

    #[test]
    fn what_must_stay_apart_stays_apart_through_others() {
        let mut sets = Sets::new(5);
        sets.keep_apart(0, 4);
        assert!(sets.join(0, 1) && sets.join(3, 4) && sets.join(1, 2));
        assert!(!sets.join(2, 3));
        assert!(sets.are_one(0, 2) && sets.are_one(3, 4) && !sets.are_one(0, 4));
    }
}
