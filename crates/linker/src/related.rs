//! Articles that tell of one event in their own words.
//!
//! Each article, in the order of time, joins the group whose members it is most like on the whole, or begins one. Groups do
//! not grow along chains: likeness is taken over all of a group's members that are near in time.

use onrecord_record::RelatedGroup;

use crate::facts::Facts;
use crate::hash;
use crate::index::Pairs;
use crate::name::Name;

/// How alike an article must be to the members of a group, on the average of the nearest half.
const ALIKE: f32 = 0.25;
/// Days between articles of one event.
const DAYS: i32 = 4;
/// Names given as keys.
const KEYS: usize = 6;

pub(crate) fn groups(facts: &[&Facts], pairs: &Pairs<'_>) -> Vec<RelatedGroup> {
    let mut near: Vec<Vec<(usize, f32)>> = vec![Vec::new(); facts.len()];
    for (i, j, pair) in pairs.iter() {
        let apart = facts[i].day.zip(facts[j].day).map_or(i32::MAX, |(one, other)| (one - other).abs());
        if pair.event.max(pair.wording) >= ALIKE * 0.7 && apart <= DAYS {
            near[i].push((j, pair.event.max(pair.wording)));
            near[j].push((i, pair.event.max(pair.wording)));
        }
    }
    let mut group_of: Vec<usize> = Vec::with_capacity(facts.len());
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (i, near) in near.iter().enumerate() {
        let mut candidates: Vec<usize> =
            near.iter().filter(|(j, _)| *j < i).map(|(j, _)| group_of[*j]).collect();
        candidates.sort_unstable();
        candidates.dedup();
        let mut best: Option<(usize, f32)> = None;
        for group in candidates {
            let mut likes: Vec<f32> = groups[group]
                .iter()
                .map(|j| near.iter().find(|(other, _)| other == j).map_or(0.0, |(_, like)| *like))
                .collect();
            likes.sort_by(|one, other| other.total_cmp(one));
            likes.truncate(groups[group].len().div_ceil(2));
            let mean = likes.iter().sum::<f32>() / likes.len() as f32;
            if mean >= ALIKE && best.is_none_or(|(_, most)| mean > most) {
                best = Some((group, mean));
            }
        }
        let group = best.map_or(groups.len(), |(group, _)| group);
        if group == groups.len() {
            groups.push(Vec::new());
        }
        groups[group].push(i);
        group_of.push(group);
    }
    groups.into_iter().filter(|group| group.len() > 1).map(|group| related(facts, &group)).collect()
}

fn related(facts: &[&Facts], group: &[usize]) -> RelatedGroup {
    // the names that more than half of the articles have
    let mut names: Vec<(usize, &Name)> = Vec::new();
    for i in group {
        for entity in &facts[*i].entities {
            match names.iter_mut().find(|(_, name)| name.folded() == entity.name.folded()) {
                Some((count, _)) => *count += 1,
                None => names.push((1, &entity.name)),
            }
        }
    }
    names.retain(|(count, _)| *count * 2 > group.len());
    names.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.written.cmp(&other.1.written)));
    let documents: Vec<String> = group.iter().map(|i| facts[*i].document.clone()).collect();
    RelatedGroup {
        id: hash::identifier("r", &[&documents[0]]),
        documents,
        keys: names.into_iter().take(KEYS).map(|(_, name)| name.written.to_string()).collect(),
    }
}
