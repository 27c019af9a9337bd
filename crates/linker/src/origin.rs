//! Copies: articles that print one story, and who printed it first.

use onrecord_record::{OriginGroup, OriginMember};

use crate::facts::Facts;
use crate::hash;
use crate::index::Pairs;
use crate::pair::Pair;
use crate::union::Sets;

/// How much of the shorter text must stand in the other.
const COPY: f32 = 0.45;
/// From here on two longer texts are copies though their days are far apart.
const NEARLY_EQUAL: f32 = 0.9;
/// Hashes of a text that may be no more than a formula with a name in it.
const SHORT: usize = 16;
/// How alike the weightiest terms of two prints of a short text are.
const SAME_NOTICE: f32 = 0.75;
/// Days between the prints of one story.
const DAYS: i32 = 10;
/// How alike the weightiest terms of the prints of one story are.
const SAME_MATTER: f32 = 0.5;

/// The groups of copies, in the order of their earliest article. `facts` are in the order of time.
pub(crate) fn groups(facts: &[&Facts], pairs: &Pairs<'_>) -> Vec<OriginGroup> {
    let mut sets = Sets::new(facts.len());
    let copies: Vec<(usize, usize, f32)> = pairs
        .iter()
        .filter(|(i, j, pair)| are_copies(facts[*i], facts[*j], pair))
        .map(|(i, j, pair)| (i, j, pair.wording))
        .collect();
    for (i, j, _) in &copies {
        sets.join(*i, *j);
    }
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); facts.len()];
    for i in 0..facts.len() {
        let root = sets.root(i);
        members[root].push(i);
    }
    let mut likes: Vec<Vec<(usize, f32)>> = vec![Vec::new(); facts.len()];
    for (i, j, wording) in &copies {
        likes[*i].push((*j, *wording));
        likes[*j].push((*i, *wording));
    }
    let mut groups: Vec<(usize, OriginGroup)> = members
        .into_iter()
        .filter(|group| group.len() > 1)
        .map(|group| (first(facts, &group), group))
        .map(|(earliest, group)| (earliest, origin(facts, earliest, group, &likes)))
        .collect();
    groups.sort_by_key(|(earliest, _)| *earliest);
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Whether two articles print one story. What is always written alike (bonds, earnings, weather) shares wording with what is
/// written of others in other weeks: so the two must be near in time and about the same things, or nearly equal.
fn are_copies(one: &Facts, other: &Facts, pair: &Pair) -> bool {
    let apart = one.day.zip(other.day).map_or(0, |(one, other)| (one - other).abs());
    let short = one.sketch.len().min(other.sketch.len()) < SHORT;
    if apart > DAYS {
        return !short && pair.wording >= NEARLY_EQUAL;
    }
    pair.wording >= COPY && pair.event >= if short { SAME_NOTICE } else { SAME_MATTER }
}

/// The earliest; on one day, the one that is the agency's own or credits none, and of those the longest.
fn first(facts: &[&Facts], group: &[usize]) -> usize {
    let day = group.iter().map(|i| facts[*i].day.unwrap_or(i32::MAX)).min().unwrap_or(i32::MAX);
    let of_day = group.iter().filter(|i| facts[**i].day.unwrap_or(i32::MAX) == day);
    let key = |i: &usize| {
        let own = is_own(facts[*i]);
        let second_hand = facts[*i].agency.is_some() && !own;
        (second_hand, !own, std::cmp::Reverse(facts[*i].sketch.len()), *i)
    };
    of_day.min_by_key(|i| key(i)).copied().expect("a group has members")
}

/// Whether an article is by the agency that it credits.
fn is_own(facts: &Facts) -> bool {
    match (&facts.agency, &facts.outlet) {
        (Some(agency), Some(outlet)) => outlet.to_lowercase().contains(&agency.to_lowercase()),
        _ => false,
    }
}

fn origin(
    facts: &[&Facts],
    earliest: usize,
    mut group: Vec<usize>,
    likes: &[Vec<(usize, f32)>],
) -> OriginGroup {
    group.retain(|member| *member != earliest);
    group.insert(0, earliest);
    let id = |i: usize| facts[i].document.clone();
    let members: Vec<OriginMember> = group
        .iter()
        .map(|member| {
            // the nearest, and of those equally near the earliest
            let best = likes[*member]
                .iter()
                .max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
            match best.filter(|_| *member != earliest) {
                Some((like, wording)) => {
                    OriginMember { document: id(*member), similarity: *wording, like: Some(id(*like)) }
                }
                None => OriginMember { document: id(*member), similarity: 1.0, like: None },
            }
        })
        .collect();
    let similarity = members.iter().map(|member| member.similarity).fold(1.0, f32::min);
    // what most of them credit; of equals the first by name
    let mut agencies: Vec<&String> = group.iter().filter_map(|i| facts[*i].agency.as_ref()).collect();
    agencies.sort();
    let most = agencies
        .chunk_by(|one, other| one == other)
        .max_by(|one, other| one.len().cmp(&other.len()).then_with(|| other[0].cmp(one[0])));
    OriginGroup {
        id: hash::identifier("o", &[&facts[earliest].document]),
        earliest: id(earliest),
        agency: most.map(|agency| agency[0].clone()),
        similarity,
        members,
    }
}
