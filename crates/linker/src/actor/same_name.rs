//! Bearers of one name.
//!
//! *Merges* full names, and single names that are mostly places or bodies.
//! *Keeps apart* bearers of a name that is shared by many (`Umm Halim`, `Ministry of Defence`, a surname alone) unless
//! their descriptions or their company agree, and bearers of a full name whose roles differ, who share no company and whose
//! articles are far apart in time.

use std::collections::BTreeMap;

use onrecord_record::EntityKind;

use super::Cast;
use super::profile::{Profile, is_generic};

/// Actors of one name that are told apart at most; further bearers join the last.
const MOST: usize = 24;
/// Actors of one name, the latest, that a further bearer is compared with.
const LATEST: usize = 64;
/// Days after which two bearers of a full name with different roles need company in common.
const FAR: i32 = 400;

/// How sure a name is to be one actor's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sharing {
    /// A full name, or a single name of places and bodies.
    Own,
    /// A name that any country's body may have.
    Body,
    /// A surname, a given name or a child's name.
    Many,
}

/// The bearers of each name, those of last names alone apart.
pub(crate) fn by_name(cast: &Cast<'_>) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for at in 0..cast.all.len() {
        by_name.entry(cast.entity(at).name.folded()).or_default().push(at);
    }
    let is_alone = |bearers: &Vec<usize>| {
        cast.entity(bearers[0]).name.words().len() == 1 && sharing(cast, bearers) == Sharing::Many
    };
    let (alone, full) = by_name.into_values().partition(is_alone);
    (full, alone)
}

/// The actors that bear each name.
pub(crate) fn find(cast: &mut Cast<'_>, names: Vec<Vec<usize>>) -> Vec<Profile> {
    let mut found = Vec::new();
    for bearers in names {
        let sharing = sharing(cast, &bearers);
        let mut actors: Vec<Profile> = Vec::new();
        for at in bearers {
            let own = Profile::of(cast, at);
            // one that a person joined by hand comes before what the rules think
            let joined = actors.iter().position(|actor| cast.sets.are_one(actor.first, at));
            let best =
                joined.map(|actor| (actor, 9, String::new())).or_else(|| best(cast, &actors, &own, sharing));
            let merged = best.is_some_and(|(actor, evidence, reason)| {
                let confidence = match (sharing, evidence) {
                    (Sharing::Own, _) => 0.95,
                    (_, 0..=2) => 0.7,
                    _ => 0.8,
                };
                let to = actors[actor].first;
                let done = cast.sets.are_one(to, at) || cast.merge(at, to, "same name", reason, confidence);
                if done {
                    actors[actor].add(cast, at);
                }
                done
            });
            if !merged {
                actors.push(own);
            }
        }
        found.extend(actors);
    }
    found
}

fn sharing(cast: &Cast<'_>, bearers: &[usize]) -> Sharing {
    let name = &cast.entity(bearers[0]).name;
    if is_generic(name) {
        return Sharing::Body;
    }
    if name.is_shared_by_many() {
        return Sharing::Many;
    }
    if name.words().len() > 1 {
        return Sharing::Own;
    }
    let kinds = bearers.iter().map(|at| cast.entity(*at).kind);
    let others = kinds.filter(|kind| !matches!(kind, EntityKind::Person | EntityKind::Unknown)).count();
    // a name that is one of a place in one article and of a person in the next is a place's more often than not
    if 4 * others >= bearers.len() { Sharing::Own } else { Sharing::Many }
}

/// The actor that a bearer most likely is, with how much speaks for it.
fn best(
    cast: &Cast<'_>,
    actors: &[Profile],
    own: &Profile,
    sharing: Sharing,
) -> Option<(usize, usize, String)> {
    let mut best: Option<(usize, usize, String)> = None;
    // the latest: who has been out of the news for so many others is not looked for again
    for (i, actor) in actors.iter().enumerate().rev().take(LATEST) {
        let described = actor.shared_description(own);
        let near = || actor.shared_company(cast, own);
        let (evidence, reason) = match sharing {
            Sharing::Own => {
                if parts(cast, actor, own) {
                    continue;
                }
                (1, format!("“{}” in both", own.name.written))
            }
            Sharing::Body => {
                let company = near();
                if company < 2 {
                    continue;
                }
                (company, format!("“{}” in both, with {company} names in common", own.name.written))
            }
            Sharing::Many => {
                let differ = !actor.described.is_empty() && !own.described.is_empty() && described.is_empty();
                if differ {
                    continue;
                }
                let company = near();
                // of a child's name only the same story, printed again, is company enough
                let story = 3 * cast.company[own.articles[0]].len() / 4;
                let needed = match (described.is_empty(), own.name.words().len()) {
                    (false, _) => 1,
                    (true, 1) => 3,
                    (true, _) => story.max(4),
                };
                if company < needed && described.len() < 2 {
                    continue;
                }
                let said = described.first().map(|word| format!(", “{word}” of both")).unwrap_or_default();
                (
                    company + 3 * described.len(),
                    format!("“{}” in both{said}, with {company} names in common", own.name.written),
                )
            }
        };
        if best.as_ref().is_none_or(|(_, most, _)| evidence > *most) {
            best = Some((i, evidence, reason));
        }
    }
    best.or_else(|| {
        let last = actors.len().checked_sub(1).filter(|_| actors.len() >= MOST && sharing == Sharing::Own)?;
        Some((last, 0, "too many of this name".to_owned()))
    })
}

/// Whether two bearers of one full name are two.
fn parts(cast: &Cast<'_>, actor: &Profile, own: &Profile) -> bool {
    if !actor.is_person() || !own.is_person() || actor.described.is_empty() || own.described.is_empty() {
        return false;
    }
    actor.shared_description(own).is_empty()
        && actor.days_apart(cast, own).is_some_and(|days| days > FAR)
        && actor.shared_company(cast, own) == 0
}
