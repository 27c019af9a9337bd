//! Who is who across articles.
//!
//! First the bearers of one full name become one actor, unless what is told of them parts them (`same_name`); then actors whose
//! names are forms of one another (`other_name`): longer names, aliases, initials, short forms; then those called by a last
//! name alone are looked up among them (`surname`), and who is left of these is set beside each other. Nothing is merged on a
//! surname alone. What people have decided comes before all rules. Every merge is kept with its reason, and the merges
//! of an actor make a tree, so that it can be told what would fall apart without one of them.

mod other_name;
mod profile;
mod same_name;
mod surname;

use std::collections::{BTreeMap, HashMap};

use onrecord_record::{Actor, Constraints, EntityKind, Merge, Why, item_address};

use crate::facts::{EntityFacts, Facts};
use crate::hash;
use crate::union::Sets;

/// The actors, and the actor of each article's entities.
pub(crate) struct Actors {
    pub actors: Vec<Actor>,
    /// By article and entity, the index in `actors`.
    pub of: Vec<Vec<usize>>,
}

/// All entities in a row, with what the rules ask.
pub(crate) struct Cast<'a> {
    facts: &'a [&'a Facts],
    /// Article and entity of each.
    all: Vec<(usize, usize)>,
    /// Keys of the names of each article, sorted, without those that too many articles have.
    company: Vec<Vec<u32>>,
    sets: Sets,
    merges: Vec<(usize, usize, Merge)>,
}

/// A name in more articles than this, and in more than one in five, tells nothing of who is meant.
const COMMON: usize = 50;

pub(crate) fn resolve(facts: &[&Facts], constraints: &Constraints) -> Actors {
    let mut cast = Cast::new(facts);
    cast.obey(constraints);
    let (full, alone) = same_name::by_name(&cast);
    let full = same_name::find(&mut cast, full);
    other_name::find(&mut cast, &full);
    let left = surname::find(&mut cast, &full, alone);
    same_name::find(&mut cast, left);
    cast.actors()
}

impl<'a> Cast<'a> {
    fn new(facts: &'a [&'a Facts]) -> Self {
        let all: Vec<(usize, usize)> = facts
            .iter()
            .enumerate()
            .flat_map(|(article, facts)| (0..facts.entities.len()).map(move |entity| (article, entity)))
            .collect();
        let mut counts: HashMap<u32, usize> = HashMap::new();
        let mut company: Vec<Vec<u32>> = Vec::with_capacity(facts.len());
        for facts in facts {
            let mut names: Vec<u32> = facts.entities.iter().map(|entity| entity.name.key()).collect();
            names.sort_unstable();
            names.dedup();
            names.iter().for_each(|name| *counts.entry(*name).or_default() += 1);
            company.push(names);
        }
        let most = COMMON.max(facts.len() / 5);
        company.iter_mut().for_each(|names| names.retain(|name| counts[name] <= most));
        let sets = Sets::new(all.len());
        Self { facts, all, company, sets, merges: Vec::new() }
    }

    fn entity(&self, at: usize) -> &'a EntityFacts {
        let (article, entity) = self.all[at];
        &self.facts[article].entities[entity]
    }

    fn address(&self, at: usize) -> String {
        item_address(&self.facts[self.all[at].0].document, &self.entity(at).id)
    }

    /// Names that two articles share beside some.
    fn shared_company(&self, one: usize, other: usize, beside: &[u32]) -> usize {
        let (one, other) = (&self.company[one], &self.company[other]);
        let (mut i, mut j, mut count) = (0, 0, 0);
        while i < one.len() && j < other.len() {
            match one[i].cmp(&other[j]) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    count += usize::from(!beside.contains(&one[i]));
                    i += 1;
                    j += 1;
                }
            }
        }
        count
    }

    /// What people have decided. Where both is said of a pair, apart holds.
    fn obey(&mut self, constraints: &Constraints) {
        if constraints.must_link.is_empty() && constraints.cannot_link.is_empty() {
            return;
        }
        let at: HashMap<String, usize> = (0..self.all.len()).map(|at| (self.address(at), at)).collect();
        let known = |pairs: &[(String, String)]| {
            let mut pairs: Vec<(usize, usize)> = pairs
                .iter()
                .filter_map(|(one, other)| Some((*at.get(one)?, *at.get(other)?)))
                .map(|(one, other)| (one.min(other), one.max(other)))
                .collect();
            pairs.sort_unstable();
            pairs
        };
        let (must, cannot) = (known(&constraints.must_link), known(&constraints.cannot_link));
        cannot.iter().for_each(|(one, other)| self.sets.keep_apart(*one, *other));
        for (one, other) in must {
            self.merge(other, one, "by hand", "somebody said so".to_owned(), 1.0);
        }
    }

    /// Joins the actors of two entities, where nothing keeps them apart.
    fn merge(&mut self, left: usize, right: usize, rule: &str, reason: String, confidence: f32) -> bool {
        if !self.sets.join(left, right) {
            return false;
        }
        let why = Why { rule: rule.to_owned(), reason };
        let merge = Merge { left: self.address(left), right: self.address(right), why, confidence };
        self.merges.push((left, right, merge));
        true
    }

    fn actors(mut self) -> Actors {
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..self.all.len() {
            members.entry(self.sets.root(at)).or_default().push(at);
        }
        let mut merges: BTreeMap<usize, Vec<Merge>> = BTreeMap::new();
        for (left, _, merge) in std::mem::take(&mut self.merges) {
            let root = self.sets.root(left);
            merges.entry(root).or_default().push(merge);
        }
        let mut actors: Vec<(Actor, Vec<usize>)> = members
            .into_iter()
            .map(|(root, members)| (self.actor(&members, merges.remove(&root).unwrap_or_default()), members))
            .collect();
        actors.sort_by(|one, other| one.0.name.cmp(&other.0.name).then_with(|| one.0.id.cmp(&other.0.id)));
        let mut of: Vec<Vec<usize>> = self.facts.iter().map(|facts| vec![0; facts.entities.len()]).collect();
        for (index, (_, members)) in actors.iter().enumerate() {
            for at in members {
                let (article, entity) = self.all[*at];
                of[article][entity] = index;
            }
        }
        Actors { actors: actors.into_iter().map(|(actor, _)| actor).collect(), of }
    }

    fn actor(&self, members: &[usize], merges: Vec<Merge>) -> Actor {
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        let mut roles: BTreeMap<&str, usize> = BTreeMap::new();
        let mut kinds: BTreeMap<EntityKind, usize> = BTreeMap::new();
        for at in members {
            let entity = self.entity(*at);
            *names.entry(&entity.name.written).or_default() += 1;
            for alias in &entity.aliases {
                names.entry(&alias.written).or_default();
            }
            entity.roles.iter().for_each(|role| *roles.entry(role).or_default() += 1);
            *kinds.entry(entity.kind).or_default() += usize::from(entity.kind != EntityKind::Unknown);
        }
        let words = |name: &str| name.split_whitespace().count();
        let most = names.values().copied().max().unwrap_or(0);
        // the fullest of the names that a fifth as many articles have as the most used
        let often = names.iter().filter(|(_, count)| **count * 5 >= most && **count > 0);
        let name = often
            .max_by(|one, other| {
                let full = |name: &str| words(name).min(3);
                full(one.0).cmp(&full(other.0)).then(one.1.cmp(other.1)).then_with(|| other.0.cmp(one.0))
            })
            .map(|(name, _)| (*name).to_owned())
            .unwrap_or_default();
        let by_use = |counts: BTreeMap<&str, usize>| {
            let mut list: Vec<(&str, usize)> = counts.into_iter().collect();
            list.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(other.0)));
            list.into_iter().map(|(text, _)| text.to_owned()).collect::<Vec<String>>()
        };
        let kind = kinds.iter().max_by(|one, other| one.1.cmp(other.1).then(other.0.cmp(one.0)));
        let addresses: Vec<String> = members.iter().map(|at| self.address(*at)).collect();
        Actor {
            id: hash::identifier("a", &[&addresses[0]]),
            aliases: by_use(names).into_iter().filter(|alias| *alias != name).collect(),
            name,
            kind: kind.filter(|(_, count)| **count > 0).map_or(EntityKind::Unknown, |(kind, _)| *kind),
            roles: by_use(roles),
            members: addresses,
            merges,
        }
    }
}
