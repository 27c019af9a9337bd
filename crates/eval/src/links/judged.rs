//! Links that were judged by hand: identifiers and a verdict, no words.

use std::collections::BTreeMap;
use std::path::Path;

use onrecord_record::{LinkKind, Linked};
use serde::Deserialize;

use crate::Error;

/// What a reader found of one link.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Judgment {
    /// The link's kind.
    pub kind: LinkKind,
    /// Addresses of its ends.
    pub from: String,
    /// The other end.
    pub to: String,
    /// Whether it is as the link says.
    pub right: bool,
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
        judgments.iter().map(|j| ((j.kind, j.from.as_str(), j.to.as_str()), j.right)).collect();
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
        };
        let linked = Linked { links: vec![link("b:s1"), link("b:s2")], ..Linked::default() };
        let scores = score_judgments(&linked, &[judgment("b:s1", true), judgment("b:s9", false)]);
        assert_eq!(scores[&LinkKind::Denies], JudgmentScores { made: 2, judged: 1, right: 1 });
    }
}
