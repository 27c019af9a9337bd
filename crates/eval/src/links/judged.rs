//! Links that were judged by hand: identifiers and a verdict, no words.

use std::collections::BTreeMap;
use std::path::Path;

use onrecord_record::{LinkKind, Linked};
use serde::Deserialize;

use crate::Error;

/// What a reader found of one link.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Judgment {
    /// The link's kind.
    pub kind: LinkKind,
    /// Addresses of its ends.
    pub from: String,
    /// The other end.
    pub to: String,
    /// Whether it is as the link says.
    pub right: bool,
    /// Where the pair was judged without regard to links: the cosine of a sentence model that listed it.
    #[serde(default)]
    pub cosine: Option<f32>,
}

impl Judgment {
    fn key(&self) -> (LinkKind, &str, &str) {
        (self.kind, &self.from, &self.to)
    }
}

/// How many of the links of one kind were judged, and how many of these are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JudgmentScores {
    /// Links made.
    pub made: usize,
    /// Of these, judged.
    pub judged: usize,
    /// Of these, right.
    pub right: usize,
}

/// How many of the pairs that were judged without regard to links are linked as repetitions, directly or through others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PairScores {
    /// Pairs that say the same.
    pub same: usize,
    /// Of these, linked.
    pub same_linked: usize,
    /// Pairs that do not.
    pub other: usize,
    /// Of these, linked all the same.
    pub other_linked: usize,
}

/// The judgments of a file, one object a line.
pub fn read_judgments(path: &Path) -> Result<Vec<Judgment>, Error> {
    let text = std::fs::read_to_string(path).map_err(|reason| Error::new(path, reason))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(i, line)| serde_json::from_str(line).map_err(|reason| Error::at_line(path, i + 1, reason)))
        .collect()
}

/// The links of each kind against what was judged. Links that are no longer made do not count.
pub fn score_judgments(linked: &Linked, judgments: &[Judgment]) -> BTreeMap<LinkKind, JudgmentScores> {
    let known: BTreeMap<(LinkKind, &str, &str), bool> =
        judgments.iter().filter(|j| j.cosine.is_none()).map(|j| (j.key(), j.right)).collect();
    let mut scores: BTreeMap<LinkKind, JudgmentScores> = BTreeMap::new();
    for link in &linked.links {
        let score = scores.entry(link.kind).or_default();
        score.made += 1;
        if let Some(right) = known.get(&(link.kind, link.from.as_str(), link.to.as_str())) {
            score.judged += 1;
            score.right += usize::from(*right);
        }
    }
    scores
}

/// Which of the pairs judged without regard to links are linked.
pub fn score_pairs(linked: &Linked, judgments: &[Judgment]) -> PairScores {
    let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
    for link in linked.links.iter().filter(|link| link.kind == LinkKind::Repeats) {
        let fresh = groups.len();
        let one = *groups.entry(&link.from).or_insert(fresh);
        let other = *groups.entry(&link.to).or_insert(one);
        groups.values_mut().filter(|group| **group == other).for_each(|group| *group = one);
    }
    let mut scores = PairScores::default();
    for judgment in judgments.iter().filter(|judgment| judgment.cosine.is_some()) {
        let group = |item: &str| groups.get(item);
        let linked = group(&judgment.from).is_some() && group(&judgment.from) == group(&judgment.to);
        let (all, found) = if judgment.right {
            (&mut scores.same, &mut scores.same_linked)
        } else {
            (&mut scores.other, &mut scores.other_linked)
        };
        *all += 1;
        *found += usize::from(linked);
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_record::{Link, Why};

    #[test]
    fn only_links_that_are_made_count() {
        let link = |to: &str| Link {
            id: String::new(),
            kind: LinkKind::Denies,
            from: "a:s1".to_owned(),
            to: to.to_owned(),
            why: Why { rule: String::new(), reason: String::new() },
            confidence: 0.9,
        };
        let judgment = |to: &str, right| Judgment {
            kind: LinkKind::Denies,
            from: "a:s1".to_owned(),
            to: to.to_owned(),
            right,
            cosine: None,
        };
        let linked = Linked { links: vec![link("b:s1"), link("b:s2")], ..Linked::default() };
        let scores = score_judgments(&linked, &[judgment("b:s1", true), judgment("b:s9", false)]);
        assert_eq!(scores[&LinkKind::Denies], JudgmentScores { made: 2, judged: 1, right: 1 });
    }
    #[test]
    fn pairs_are_linked_through_others_too() {
        let link = |from: &str, to: &str| Link {
            id: String::new(),
            kind: LinkKind::Repeats,
            from: from.to_owned(),
            to: to.to_owned(),
            why: Why { rule: String::new(), reason: String::new() },
            confidence: 0.9,
        };
        let pair = |from: &str, to: &str, right| Judgment {
            kind: LinkKind::Repeats,
            from: from.to_owned(),
            to: to.to_owned(),
            right,
            cosine: Some(0.8),
        };
        let links =
            vec![link("b:s1", "a:s1"), link("d:s1", "c:s1"), link("c:s1", "a:s1"), link("f:s1", "e:s1")];
        let linked = Linked { links, ..Linked::default() };
        let judgments = [
            pair("b:s1", "d:s1", true),
            pair("b:s1", "f:s1", true),
            pair("x:s1", "y:s1", true),
            pair("a:s1", "c:s1", false),
        ];
        let scores = score_pairs(&linked, &judgments);
        assert_eq!(scores, PairScores { same: 3, same_linked: 1, other: 1, other_linked: 1 });
        assert!(score_judgments(&linked, &judgments).values().all(|scores| scores.judged == 0));
    }
}
