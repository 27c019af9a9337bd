//! How many speakers are right, over all annotated statements and over those that were found.

use std::collections::BTreeMap;

use crate::speakers::answer::Answer;
use crate::speakers::gold::{GoldSpeaker, SourceKind, Who};
use crate::speakers::same::is_same_speaker;

/// The counts of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpeakerScores {
    /// By what the source's words are.
    pub kinds: BTreeMap<SourceKind, Share>,
    /// Statements whose speaker the article names.
    pub named: Share,
    /// Statements whose speaker it does not name.
    pub nobody: Share,
    /// (the gold reason, the answer) to how often, for statements without a speaker in the gold.
    pub reasons: BTreeMap<(String, String), usize>,
    /// Whether each statement's speaker is right, in the order of the gold.
    pub right: Vec<bool>,
}

/// Right ones among those found and among all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Found and right.
    pub right: usize,
    /// Found.
    pub found: usize,
    /// All.
    pub all: usize,
}

impl Share {
    /// Share of right ones, a statement that was not found being wrong; from 0 to 1.
    pub fn of_all(self) -> f64 {
        share(self.right, self.all)
    }

    /// Share of right ones among those found, from 0 to 1.
    pub fn of_found(self) -> f64 {
        share(self.right, self.found)
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.all += other.all;
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Compares answers with the gold, item by item.
///
/// # Panics
/// If there are not as many answers as gold items.
pub fn score_speakers(gold: &[GoldSpeaker], answers: &[Answer]) -> SpeakerScores {
    assert_eq!(gold.len(), answers.len(), "one answer an item");
    let mut scores = SpeakerScores::default();
    for (item, answer) in gold.iter().zip(answers) {
        let right = match answer {
            Answer::NotFound => false,
            Answer::Named(name) => is_same_speaker(Some(name), &item.who),
            Answer::Unknown(_) => is_same_speaker(None, &item.who),
        };
        let one =
            Share { right: usize::from(right), found: usize::from(*answer != Answer::NotFound), all: 1 };
        scores.right.push(right);
        scores.kinds.entry(item.kind).or_default().add(one);
        match &item.who {
            Who::Named { .. } => scores.named.add(one),
            Who::Nobody { reason } => {
                scores.nobody.add(one);
                *scores.reasons.entry((reason.clone(), said(answer))).or_default() += 1;
            }
        }
    }
    scores
}

fn said(answer: &Answer) -> String {
    match answer {
        Answer::NotFound => "not found".to_owned(),
        Answer::Named(_) => "named".to_owned(),
        Answer::Unknown(Some(reason)) => format!("{reason:?}").to_lowercase(),
        Answer::Unknown(None) => "unknown".to_owned(),
    }
}

impl SpeakerScores {
    /// Every annotated statement.
    pub fn overall(&self) -> Share {
        self.sum(|_| true)
    }

    /// Those whose source is a pronoun or a description.
    pub fn indirect(&self) -> Share {
        self.sum(|kind| kind != SourceKind::Name)
    }

    /// Those whose source holds a name.
    pub fn names(&self) -> Share {
        self.sum(|kind| kind == SourceKind::Name)
    }

    fn sum(&self, wanted: impl Fn(SourceKind) -> bool) -> Share {
        let mut sum = Share::default();
        self.kinds.iter().filter(|(kind, _)| wanted(**kind)).for_each(|(_, share)| sum.add(*share));
        sum
    }
}

#[cfg(test)]
mod tests {
    use onrecord_record::UnknownSource;

    use super::*;

    fn item(kind: SourceKind, name: Option<&str>) -> GoldSpeaker {
        let who = match name {
            Some(name) => Who::Named { names: vec![name.to_owned()], person: true },
            None => Who::Nobody { reason: "generic".to_owned() },
        };
        GoldSpeaker { id: "a".into(), source: vec![], cue: vec![], content: vec![], kind, who }
    }

    #[test]
    fn what_is_not_found_is_wrong_among_all_and_no_part_of_the_found() {
        let gold = [
            item(SourceKind::Name, Some("Ada Obi")),
            item(SourceKind::Pronoun, Some("Ada Obi")),
            item(SourceKind::Description, None),
            item(SourceKind::Description, None),
        ];
        let answers = [
            Answer::Named("Obi".into()),
            Answer::NotFound,
            Answer::Unknown(Some(UnknownSource::Lost)),
            Answer::Named("Ada Obi".into()),
        ];
        let scores = score_speakers(&gold, &answers);
        assert_eq!(scores.right, [true, false, true, false]);
        assert_eq!(scores.overall(), Share { right: 2, found: 3, all: 4 });
        assert_eq!(scores.indirect(), Share { right: 1, found: 2, all: 3 });
        assert_eq!(scores.names(), Share { right: 1, found: 1, all: 1 });
        assert_eq!((scores.named.all, scores.nobody.all), (2, 2));
        assert_eq!(scores.reasons[&("generic".to_owned(), "lost".to_owned())], 1);
        assert_eq!(scores.overall().of_all(), 0.5);
    }
}
