//! The articles of a collection, kept so that a new one is compared only with those that share a key with it.

use std::collections::HashMap;

use onrecord_record::{Constraints, Linked};

use crate::across;
use crate::actor;
use crate::blocks::{Blocks, PairOf};
use crate::dispute;
use crate::facts::Facts;
use crate::hash;
use crate::meeting::Host;
use crate::origin;
use crate::pair::Pair;
use crate::related;

/// Pairs that are not worth a thread of their own.
const FEW: usize = 2_000;

/// The articles of a collection and what pairs of them have to do with each other.
///
/// Articles can be added at any time and in any order: [`Index::link`] then gives what linking all of them at once would.
/// Only pairs that the new articles bring are compared.
///
/// ```
/// use onrecord_linker::{Index, facts, link};
/// use onrecord_record::{Constraints, Reading};
/// let facts = facts(&Reading { id: "a".to_owned(), ..Reading::default() });
/// let mut index = Index::default();
/// assert!(index.add(facts.clone()));
/// assert!(!index.add(facts.clone())); // it is there already
/// assert_eq!(index.link(&Constraints::default()), link(&[facts], &Constraints::default()));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Index {
    articles: Vec<Facts>,
    of: HashMap<String, u32>,
    ranks: Vec<u64>,
    blocks: Blocks,
    /// Pairs that were compared, in order; nothing where they have nothing to do with each other.
    known: Vec<(PairOf, Option<Box<Pair>>)>,
}

/// Pairs of articles by their places in the order of time, the earlier first.
pub(crate) struct Pairs<'a>(Vec<(usize, usize, &'a Pair)>);

impl<'a> Pairs<'a> {
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, usize, &'a Pair)> {
        self.0.iter().copied()
    }
}

/// What ties articles together. The same articles and constraints give the same, whatever the order of `facts`; of several
/// with one identifier the first counts.
pub fn link(facts: &[Facts], constraints: &Constraints) -> Linked {
    let mut index = Index::default();
    for facts in facts {
        index.add(facts.clone());
    }
    index.link(constraints)
}

impl Index {
    /// Adds an article; `false` where one of its identifier is there already, which then stays.
    pub fn add(&mut self, facts: Facts) -> bool {
        if self.of.contains_key(&facts.document) {
            return false;
        }
        let number = u32::try_from(self.articles.len()).expect("fewer than four thousand million articles");
        self.of.insert(facts.document.clone(), number);
        self.ranks.push(hash::of(&facts.document));
        self.blocks.add(number, &facts.keys());
        self.articles.push(facts);
        true
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// What ties the articles together.
    pub fn link(&mut self, constraints: &Constraints) -> Linked {
        self.link_on(1, constraints)
    }

    /// [`Index::link`] with so many threads at work; the result is the same for every number of them.
    pub fn link_on(&mut self, threads: usize, constraints: &Constraints) -> Linked {
        self.compare_new(threads);
        let mut order: Vec<u32> = (0..self.articles.len() as u32).collect();
        order.sort_by(|one, other| {
            self.articles[*one as usize].place().cmp(&self.articles[*other as usize].place())
        });
        let mut place = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place_of, article)| place[*article as usize] = place_of);
        let facts: Vec<&Facts> = order.iter().map(|article| &self.articles[*article as usize]).collect();
        let mut pairs: Vec<(usize, usize, &Pair)> = self
            .known
            .iter()
            .filter_map(|(pair, compared)| Some((pair, compared.as_deref()?)))
            .map(|((one, other), pair)| {
                let (one, other) = (place[*one as usize], place[*other as usize]);
                (one.min(other), one.max(other), pair)
            })
            .collect();
        pairs.sort_by_key(|(one, other, _)| (*one, *other));
        let pairs = Pairs(pairs);

        let origins = origin::groups(&facts, &pairs);
        let related = related::groups(&facts, &pairs);
        let actors = actor::resolve(&facts, constraints);
        let collection = across::Collection::new(&facts, &origins, &actors);
        let links = collection.links(&pairs, constraints);
        let disputes = dispute::find(&collection, &links);
        Linked { origins, related, actors: actors.actors, links, disputes }
    }

    /// Compares the pairs that have not been compared yet, and forgets those that no key proposes any more.
    fn compare_new(&mut self, threads: usize) {
        let proposed = self.blocks.pairs(|article| self.ranks[article as usize]);
        let mut before = std::mem::take(&mut self.known).into_iter().peekable();
        let mut known: Vec<(PairOf, Option<Box<Pair>>)> = Vec::with_capacity(proposed.len());
        let mut new: Vec<(usize, PairOf)> = Vec::new();
        for pair in proposed {
            while before.next_if(|(other, _)| *other < pair).is_some() {}
            match before.next_if(|(other, _)| *other == pair) {
                Some(compared) => known.push(compared),
                None => {
                    new.push((known.len(), pair));
                    known.push((pair, None));
                }
            }
        }
        for (at, compared) in self.compare(&new, threads) {
            known[at].1 = Some(Box::new(compared));
        }
        self.known = known;
    }

    /// Compares pairs, each with its place; those that have nothing to do with each other are left out.
    fn compare(&self, pairs: &[(usize, PairOf)], threads: usize) -> Vec<(usize, Pair)> {
        let work = |some: &[(usize, PairOf)]| {
            let mut found = Vec::new();
            // the pairs of one article follow each other
            for of_one in some.chunk_by(|left, right| left.1.0 == right.1.0) {
                let host = Host::of(&self.articles[of_one[0].1.0 as usize]);
                for (at, (_, other)) in of_one {
                    let pair = Pair::of(&host, &self.articles[*other as usize]);
                    if !pair.is_nothing() {
                        found.push((*at, pair));
                    }
                }
            }
            found
        };
        let part = pairs.len().div_ceil(threads.max(1)).max(FEW);
        std::thread::scope(|scope| {
            let parts: Vec<_> = pairs.chunks(part).map(|some| scope.spawn(move || work(some))).collect();
            let joined = parts.into_iter().map(|part| part.join());
            joined.flat_map(|found| found.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
        })
    }
}
