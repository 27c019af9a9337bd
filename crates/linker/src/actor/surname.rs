//! Persons called by their last name alone.
//!
//! Each bearer is looked up by itself among the full names with that last name, in the articles that give them in full: were
//! those counted too in which it has been joined with one, a wrong guess would bring on the next. *Merges* where a role or the company agree, or where hardly anybody else of that name was in
//! the news in those weeks and there is company besides. *Leaves alone* whom two may be, and whom the article names in full
//! beside it.

use std::collections::{BTreeMap, BTreeSet};

use onrecord_record::EntityKind;

use super::Cast;
use super::profile::Profile;

/// Days within which company and the news of a name tell.
const NEAR: i32 = 45;
/// Articles of a full name, the nearest in time, that company is looked for in.
const NEAREST: usize = 8;
/// A name that one in so many articles has for a place or a body may be none of a person: a currency, a firm.
const DOUBTFUL: usize = 8;
/// Articles that a name must be in within those days to stand out,
const PROMINENT: usize = 3;
/// and how many for each of the others of that last name.
const TIMES: usize = 4;

/// A person with a full name.
struct Person {
    first: usize,
    written: String,
    /// Those that give the full name, in order of time.
    articles: Vec<usize>,
    described: BTreeSet<String>,
    aliases: BTreeSet<String>,
    keys: Vec<u32>,
}

/// What speaks for a person.
struct Evidence {
    person: usize,
    company: usize,
    described: Option<String>,
    prominent: bool,
    told: bool,
}

impl Evidence {
    fn weight(&self) -> usize {
        self.company + 3 * usize::from(self.described.is_some())
    }
}

/// Joins bearers of a last name with full names; those that nobody can be found for, by name.
pub(crate) fn find(cast: &mut Cast<'_>, full: &[Profile], alone: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let persons = persons(cast, full);
    let mut left = Vec::new();
    for bearers in alone {
        let last = cast.entity(bearers[0]).name.folded().to_owned();
        let Some(persons) = persons.get(&last) else {
            left.push(bearers);
            continue;
        };
        let others = bearers.iter().filter(|at| is_no_person(cast.entity(**at).kind)).count();
        let doubtful = DOUBTFUL * others >= bearers.len();
        let bearers: Vec<usize> =
            bearers.into_iter().filter(|at| !join(cast, persons, *at, doubtful)).collect();
        left.extend((!bearers.is_empty()).then_some(bearers));
    }
    left
}

/// The persons with full names, by their last names.
fn persons(cast: &mut Cast<'_>, full: &[Profile]) -> BTreeMap<String, Vec<Person>> {
    let mut by_root: BTreeMap<usize, Person> = BTreeMap::new();
    let mut last_names: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for profile in full.iter().filter(|profile| profile.is_person() && profile.name.words().len() > 1) {
        let root = cast.sets.root(profile.first);
        let Some(last) = profile.name.last() else { continue };
        last_names.entry(last.to_owned()).or_default().insert(root);
        let person = by_root.entry(root).or_insert_with(|| Person {
            first: root,
            written: cast.entity(root).name.written.to_string(),
            articles: Vec::new(),
            described: BTreeSet::new(),
            aliases: BTreeSet::new(),
            keys: Vec::new(),
        });
        person.articles.extend(&profile.articles);
        person.described.extend(profile.described.iter().cloned());
        person.aliases.extend(profile.aliases.iter().cloned());
        person.keys.extend(&profile.keys);
    }
    for person in by_root.values_mut() {
        person.articles.sort_unstable();
        person.articles.dedup();
    }
    let mut found: BTreeMap<String, Vec<Person>> = BTreeMap::new();
    for (last, roots) in last_names {
        // a person whose names end differently is looked for under one of them
        found.insert(last, roots.iter().filter_map(|root| by_root.remove(root)).collect());
    }
    found
}

fn is_no_person(kind: EntityKind) -> bool {
    !matches!(kind, EntityKind::Person | EntityKind::Unknown)
}

/// Joins a bearer with the person that it is, if that can be told; where the name is doubtful, only by a role.
fn join(cast: &mut Cast<'_>, persons: &[Person], at: usize, doubtful: bool) -> bool {
    // joined by hand already, or of another sort
    if cast.sets.root(at) != at || is_no_person(cast.entity(at).kind) {
        return false;
    }
    let article = cast.all[at].0;
    let window = window(cast, article);
    let counts: Vec<usize> = persons
        .iter()
        .map(|person| {
            let before = |end: usize| person.articles.partition_point(|article| *article < end);
            before(window.1) - before(window.0)
        })
        .collect();
    let all: usize = counts.iter().sum();
    let mut found: Vec<Evidence> = persons
        .iter()
        .enumerate()
        .filter(|(_, person)| person.articles.binary_search(&article).is_err())
        .map(|(i, person)| {
            let prominent = counts[i] >= PROMINENT && counts[i] >= TIMES * (all - counts[i]);
            evidence(cast, person, i, at, prominent)
        })
        .filter(|evidence| !doubtful || evidence.described.is_some())
        .collect();
    found.sort_by_key(|evidence| (std::cmp::Reverse(evidence.weight()), evidence.person));
    let prominent = found.iter().position(|evidence| evidence.prominent && evidence.company >= 1);
    let told = found.iter().position(|evidence| evidence.told).filter(|best| {
        let weight = found[*best].weight();
        // nobody else comes as near
        found.iter().enumerate().all(|(i, other)| i == *best || other.weight() + 1 < weight)
    });
    let Some(best) = told.or(prominent).map(|i| &found[i]) else { return false };
    let person = &persons[best.person];
    let (name, full) = (&cast.entity(at).name.written, &person.written);
    let said = match (&best.described, best.prominent) {
        (Some(word), _) => format!(", “{word}” of both"),
        (None, true) => ", hardly anybody else of that name in those weeks".to_owned(),
        (None, false) => String::new(),
    };
    let reason = format!("“{name}” and “{full}”: a surname{said}, with {} names in common", best.company);
    cast.merge(at, person.first, "surname", reason, 0.65)
}

fn evidence(cast: &Cast<'_>, person: &Person, number: usize, at: usize, prominent: bool) -> Evidence {
    let (article, entity) = (cast.all[at].0, cast.entity(at));
    let place = person.articles.partition_point(|other| *other < article);
    let some = place.saturating_sub(NEAREST)..(place + NEAREST).min(person.articles.len());
    let mut own = person.keys.clone();
    own.push(entity.name.key());
    let apart = |other: usize| {
        cast.facts[article].day.zip(cast.facts[other].day).map_or(0, |(one, other)| (one - other).abs())
    };
    let near = person.articles[some].iter().filter(|other| apart(**other) <= NEAR);
    let company = near.map(|other| cast.shared_company(article, *other, &own)).max().unwrap_or(0);
    let described = entity.described.iter().find(|word| person.described.contains(*word)).cloned();
    let alias = person.aliases.contains(entity.name.folded());
    let told = company >= 3 || company >= 2 && alias || company >= 1 && described.is_some();
    Evidence { person: number, company, described, prominent, told }
}

/// The articles that are near an article in time: the first, and the first behind them.
fn window(cast: &Cast<'_>, article: usize) -> (usize, usize) {
    let Some(day) = cast.facts[article].day else { return (0, cast.facts.len()) };
    // those without a day stand behind the others
    let day_of = |facts: &&crate::facts::Facts| facts.day.unwrap_or(i32::MAX);
    let first = cast.facts.partition_point(|facts| day_of(facts) < day - NEAR);
    let end = cast.facts.partition_point(|facts| day_of(facts) <= day + NEAR);
    (first, end)
}
