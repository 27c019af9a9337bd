//! What is known of one actor while the rules are at work.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::LazyLock;

use onrecord_record::EntityKind;

use super::Cast;
use crate::name::Name;

static GENERIC: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    crate::data::rows(include_str!("../../data/generic-names.tsv")).map(|(word, _)| word).collect()
});

/// Articles of an actor that are compared with others'.
const RECENT: usize = 8;
/// Descriptions that are kept.
const DESCRIPTIONS: usize = 40;

/// An actor as far as it is known.
#[derive(Clone, Debug)]
pub(crate) struct Profile {
    /// Its first entity.
    pub first: usize,
    pub last: usize,
    pub name: Name,
    pub kinds: BTreeMap<EntityKind, usize>,
    pub aliases: BTreeSet<String>,
    pub described: BTreeSet<String>,
    /// The articles, in order of time.
    pub articles: Vec<usize>,
    /// Keys of its names.
    pub keys: Vec<u32>,
}

impl Profile {
    pub(crate) fn of(cast: &Cast<'_>, at: usize) -> Self {
        let entity = cast.entity(at);
        let mut profile = Self {
            first: at,
            last: at,
            name: entity.name.clone(),
            kinds: BTreeMap::new(),
            aliases: BTreeSet::new(),
            described: BTreeSet::new(),
            articles: Vec::new(),
            keys: vec![entity.name.key()],
        };
        profile.add(cast, at);
        profile
    }

    pub(crate) fn add(&mut self, cast: &Cast<'_>, at: usize) {
        let entity = cast.entity(at);
        *self.kinds.entry(entity.kind).or_default() += 1;
        for alias in &entity.aliases {
            self.aliases.insert(alias.folded().to_owned());
            let key = alias.key();
            if !self.keys.contains(&key) && self.keys.len() < DESCRIPTIONS {
                self.keys.push(key);
            }
        }
        if self.described.len() < DESCRIPTIONS {
            self.described.extend(entity.described.iter().cloned());
        }
        let article = cast.all[at].0;
        if self.articles.last() != Some(&article) {
            self.articles.push(article);
        }
        self.last = at;
    }

    /// Whether most of its mentions are of persons.
    pub(crate) fn is_person(&self) -> bool {
        let all: usize = self.kinds.values().sum();
        let persons = self.kinds.get(&EntityKind::Person).copied().unwrap_or(0);
        let unknown = self.kinds.get(&EntityKind::Unknown).copied().unwrap_or(0);
        2 * persons > all - unknown
    }

    /// The most names that an article of each share beside their own.
    pub(crate) fn shared_company(&self, cast: &Cast<'_>, other: &Self) -> usize {
        let own: Vec<u32> = self.keys.iter().chain(&other.keys).copied().collect();
        let recent = |articles: &[usize]| articles[articles.len().saturating_sub(RECENT)..].to_vec();
        let (mine, theirs) = (recent(&self.articles), recent(&other.articles));
        mine.iter()
            .flat_map(|one| theirs.iter().map(move |two| (*one, *two)))
            .filter(|(one, two)| one != two)
            .map(|(one, two)| cast.shared_company(one, two, &own))
            .max()
            .unwrap_or(0)
    }

    /// Words that describe both.
    pub(crate) fn shared_description<'a>(&'a self, other: &'a Self) -> Vec<&'a str> {
        self.described.intersection(&other.described).map(String::as_str).collect()
    }

    /// Whether an article names both.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        let (mut i, mut j) = (0, 0);
        while i < self.articles.len() && j < other.articles.len() {
            match self.articles[i].cmp(&other.articles[j]) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => return true,
            }
        }
        false
    }

    /// Days between the nearest ends of their articles; `None` where a date is missing.
    pub(crate) fn days_apart(&self, cast: &Cast<'_>, other: &Self) -> Option<i32> {
        let day = |article: Option<&usize>| article.and_then(|article| cast.facts[*article].day);
        let (a, b) = (day(self.articles.first())?, day(self.articles.last()).or(day(self.articles.first()))?);
        let (c, d) =
            (day(other.articles.first())?, day(other.articles.last()).or(day(other.articles.first()))?);
        Some(if b < c {
            c - b
        } else if d < a {
            a - d
        } else {
            0
        })
    }
}

/// Whether a name may be any country's or town's: `Ministry of Defence`, `Air Force`.
pub(crate) fn is_generic(name: &Name) -> bool {
    name.unordered().iter().all(|word| GENERIC.contains(word))
}
