//! The statement of a record that stands for an annotated one.
//!
//! The one whose content overlaps best, with a Jaccard index over words of 0.25 or more; failing that, one with the
//! same cue. Statements inside statements count as others do, the outlet's own do not.

use std::collections::BTreeMap;

use onrecord_record::{Piece, Reading, Statement, UnknownSource, Voice};

use crate::speakers::gold::GoldSpeaker;
use crate::words::{GoldWords, Set, jaccard};

/// Least overlap of the contents.
const LEAST: f64 = 0.25;

/// What a reader says about an annotated statement's speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It has no such statement.
    NotFound,
    /// The speaker's name.
    Named(String),
    /// No speaker, and why.
    Unknown(Option<UnknownSource>),
}

struct Said<'a> {
    statement: &'a Statement,
    source: Set,
    cue: Set,
    content: Set,
}

/// The answer of the records to each annotated statement, in the same order.
pub fn answers(gold: &[GoldSpeaker], readings: &BTreeMap<String, Reading>) -> Vec<Answer> {
    let words: BTreeMap<&str, GoldWords> =
        readings.iter().map(|(id, reading)| (id.as_str(), GoldWords::new(&reading.document.text))).collect();
    let said: BTreeMap<&str, Vec<Said<'_>>> = readings
        .iter()
        .map(|(id, reading)| {
            let mut found = Vec::new();
            collect(&reading.statements, &words[id.as_str()], &mut found);
            (id.as_str(), found)
        })
        .collect();
    gold.iter()
        .map(|item| match said.get(item.id.as_str()) {
            Some(said) => answer(item, &words[item.id.as_str()], said),
            None => Answer::NotFound,
        })
        .collect()
}

fn collect<'a>(statements: &'a [Statement], words: &GoldWords, found: &mut Vec<Said<'a>>) {
    for statement in statements.iter().filter(|s| s.voice == Voice::Attributed) {
        let set = |pieces: &[Piece]| words.of(pieces.iter().map(|piece| (piece.start, piece.end)));
        found.push(Said {
            statement,
            source: set(&statement.source),
            cue: set(&statement.cue),
            content: set(&statement.content),
        });
        collect(&statement.inner, words, found);
    }
}

fn answer(gold: &GoldSpeaker, words: &GoldWords, said: &[Said<'_>]) -> Answer {
    let set = |pieces: &[(usize, usize)]| words.bare(&words.of(pieces.iter().copied()));
    let (source, cue, content) = (set(&gold.source), set(&gold.cue), set(&gold.content));
    // Overlap of the content first; what ties there is told apart by cue and source.
    let rank = |s: &Said<'_>| {
        let overlap = jaccard(&content, &words.bare(&s.content));
        [
            if overlap >= LEAST { overlap } else { 0.0 },
            jaccard(&cue, &words.bare(&s.cue)),
            jaccard(&source, &words.bare(&s.source)),
        ]
    };
    let is_same = |rank: &[f64; 3]| rank[0] >= LEAST || (rank[1] == 1.0 && !cue.is_empty());
    let best =
        said.iter().map(|s| (rank(s), s.statement)).filter(|(rank, _)| is_same(rank)).reduce(|best, next| {
            if next.0.partial_cmp(&best.0).is_some_and(|o| o.is_gt()) { next } else { best }
        });
    match best {
        None => Answer::NotFound,
        Some((_, statement)) => match &statement.speaker {
            Some(name) => Answer::Named(name.clone()),
            None => Answer::Unknown(statement.unknown_source),
        },
    }
}

#[cfg(test)]
mod tests {
    use onrecord_record::{Act, Certainty, Document, Manner, Polarity};

    use super::*;
    use crate::speakers::gold::{SourceKind, Who};

    const TEXT: &str = "Ada said the old road was open. “No,” said Tarn.";

    fn statement(
        source: (usize, usize),
        cue: (usize, usize),
        content: (usize, usize),
        by: &str,
    ) -> Statement {
        let piece = |(start, end): (usize, usize)| Piece {
            start,
            end,
            text: TEXT.chars().skip(start).take(end - start).collect(),
        };
        Statement {
            id: String::new(),
            source: vec![piece(source)],
            cue: vec![piece(cue)],
            content: vec![piece(content)],
            editorial: vec![],
            speaker: Some(by.to_owned()),
            speaker_entity: None,
            speaker_role: None,
            speaks_for: None,
            unknown_source: None,
            manner: Manner::Indirect,
            act: Act::Assert,
            polarity: Polarity::Positive,
            certainty: Certainty::Certain,
            addressee: None,
            addressee_entity: None,
            said_at: None,
            confidence: 0.9,
            voice: Voice::Attributed,
            replies_to: None,
            inner: vec![],
        }
    }

    fn asked(cue: (usize, usize), content: (usize, usize)) -> GoldSpeaker {
        GoldSpeaker {
            id: "a".into(),
            source: vec![(0, 3)],
            cue: vec![cue],
            content: vec![content],
            kind: SourceKind::Name,
            who: Who::Nobody { reason: "generic".into() },
        }
    }

    #[track_caller]
    fn check(statements: Vec<Statement>, asked: GoldSpeaker, expected: Option<&str>) {
        let document = Document { text: TEXT.to_owned(), ..Document::default() };
        let reading = Reading { id: "a".into(), document, statements, ..Reading::default() };
        let found = answers(&[asked], &BTreeMap::from([("a".to_owned(), reading)]));
        assert_eq!(found, [expected.map_or(Answer::NotFound, |name| Answer::Named(name.to_owned()))]);
    }

    #[test]
    fn the_best_overlap_answers() {
        let statements = vec![
            statement((0, 3), (4, 8), (27, 31), "short"),
            statement((0, 3), (4, 8), (13, 31), "long"),
            statement((43, 47), (38, 42), (33, 36), "other"),
        ];
        check(statements, asked((4, 8), (9, 31)), Some("long"));
    }

    #[test]
    fn the_same_cue_answers_where_no_content_overlaps() {
        let statements =
            vec![statement((0, 3), (4, 8), (26, 30), "cue"), statement((0, 3), (38, 42), (33, 36), "x")];
        check(statements, asked((4, 8), (9, 25)), Some("cue"));
    }

    #[test]
    fn another_statement_does_not_answer() {
        check(vec![statement((43, 47), (38, 42), (33, 36), "Tarn")], asked((4, 8), (9, 31)), None);
        check(vec![], asked((4, 8), (9, 31)), None);
    }

    #[test]
    fn a_statement_inside_another_answers() {
        let mut outer = statement((43, 47), (38, 42), (33, 36), "Tarn");
        outer.inner.push(statement((0, 3), (4, 8), (9, 31), "Ada"));
        check(vec![outer], asked((4, 8), (9, 31)), Some("Ada"));
    }
}
