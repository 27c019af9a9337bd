//! Which statement of a record stands for which annotated one.
//!
//! Words are compared that have a letter or a digit. A gold statement and one of the record are a pair where their contents overlap with
//! a Jaccard index of 0.5, or where they have a cue in common and their contents overlap; the best pairs first, each statement
//! once, inner statements among the others. What remains of the gold is found too where it stands within the record's words: a
//! quotation that goes on without a cue of its own, or one that the record has in pieces, by the statement that holds most
//! of it, where those that hold any hold half of it together. A statement of the record is spurious that is in no pair and of which less than
//! four words in five lie within one gold statement, and that is none of those left open: it shares neither half of its words nor its
//! cue with one.

use std::collections::BTreeMap;

use onrecord_record::{Entity, Piece, Reading, Statement, Voice};

use super::gold::{ConflictArticle, GoldStatement};
use crate::words::{GoldWords, Set, jaccard};

const LEAST: f64 = 0.5;
const INSIDE: f64 = 0.8;

/// A statement of the record, with its words.
pub(super) struct Said<'a> {
    pub(super) statement: &'a Statement,
    pub(super) content: Set,
    cue: Set,
    source: Set,
}

/// An article with its record.
pub(super) struct Paired<'a> {
    pub(super) gold: &'a ConflictArticle,
    pub(super) reading: &'a Reading,
    /// The record's attributed statements, inner ones too.
    pub(super) said: Vec<Said<'a>>,
    /// The words of the gold contents.
    pub(super) contents: Vec<Set>,
    /// For each gold statement the place in `said` of the one that stands for it.
    pub(super) found: Vec<Option<usize>>,
    words: GoldWords,
    entities: BTreeMap<&'a str, &'a Entity>,
}

impl<'a> Paired<'a> {
    pub(super) fn new(gold: &'a ConflictArticle, reading: &'a Reading) -> Self {
        let words = GoldWords::new(&reading.document.text);
        let mut said = Vec::new();
        collect(&reading.statements, &words, &mut said);
        let set = |spans: &[(usize, usize)]| words.bare(&words.of(spans.iter().copied()));
        let contents: Vec<Set> = gold.statements.iter().map(|s| set(&s.content)).collect();
        let cues: Vec<Set> = gold.statements.iter().map(|s| set(&s.cue)).collect();
        let sources: Vec<Set> = gold.statements.iter().map(|s| set(&s.source)).collect();
        let mut found = vec![None; gold.statements.len()];
        let mut used = vec![false; said.len()];
        let mut pairs = Vec::new();
        for g in 0..contents.len() {
            for (p, made) in said.iter().enumerate() {
                let overlap = jaccard(&contents[g], &made.content);
                let same_cue = shared(&cues[g], &made.cue) > 0;
                if overlap >= LEAST || (same_cue && shared(&contents[g], &made.content) > 0) {
                    let same_source = shared(&sources[g], &made.source) > 0;
                    pairs.push((overlap + 0.6 * f64::from(same_cue) + 0.2 * f64::from(same_source), g, p));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (_, g, p) in pairs {
            if found[g].is_none() && !used[p] {
                (found[g], used[p]) = (Some(p), true);
            }
        }
        for g in 0..contents.len() {
            if found[g].is_none() {
                found[g] = within(&contents[g], !cues[g].is_empty(), &said, &used);
            }
        }
        let entities = reading.entities.iter().map(|entity| (entity.id.as_str(), entity)).collect();
        Self { gold, reading, said, contents, found, words, entities }
    }

    /// Gold statements that were found, with what stands for them.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&'a GoldStatement, &Said<'a>)> {
        let found = self.gold.statements.iter().zip(&self.found);
        found.filter_map(move |(gold, made)| Some((gold, &self.said[(*made)?])))
    }

    /// Statements of the record that stand for nothing.
    pub(super) fn spurious(&self) -> impl Iterator<Item = &Said<'a>> {
        let open: Vec<(Set, Set)> = self
            .gold
            .open
            .iter()
            .map(|open| (self.words_of_spans(&open.content), self.words_of_spans(&open.cue)))
            .collect();
        let is_open = move |made: &Said<'a>| {
            open.iter()
                .any(|(content, cue)| jaccard(content, &made.content) >= LEAST || shared(cue, &made.cue) > 0)
        };
        let is_used = move |p: usize| self.found.contains(&Some(p));
        let is_inside = move |made: &Said<'a>| {
            let least = INSIDE * made.content.len() as f64;
            self.contents.iter().any(|gold| shared(gold, &made.content) as f64 >= least)
        };
        let rest = self.said.iter().enumerate().filter(move |(p, _)| !is_used(*p)).map(|(_, made)| made);
        rest.filter(move |made| !is_inside(made) && !is_open(made))
    }

    /// The gold statements that an item of the record stands for: those that share half the shorter one's words with it.
    pub(super) fn golds_of(&self, id: &str) -> Vec<&'a str> {
        let Some(made) = self.said.iter().position(|made| made.statement.id == id) else { return Vec::new() };
        let content = &self.said[made].content;
        let is_same = |g: usize| {
            let shorter = self.contents[g].len().min(content.len());
            self.found[g] == Some(made) || (shorter > 0 && 2 * shared(&self.contents[g], content) >= shorter)
        };
        let golds = self.gold.statements.iter().enumerate();
        golds.filter(|(g, _)| is_same(*g)).map(|(_, gold)| gold.id.as_str()).collect()
    }

    /// Where an item of the record stands, in words: a statement, the outlet's own among them, or a figure.
    pub(super) fn words_of_item(&self, id: &str) -> Set {
        if let Some(figure) = self.reading.figures.iter().find(|figure| figure.id == id) {
            return self.words_of(std::slice::from_ref(&figure.expression));
        }
        let mut stack: Vec<&Statement> = self.reading.statements.iter().collect();
        while let Some(statement) = stack.pop() {
            if statement.id == id {
                return self.words_of(&statement.content);
            }
            stack.extend(&statement.inner);
        }
        Set::new()
    }

    pub(super) fn words_of(&self, pieces: &[Piece]) -> Set {
        self.words.bare(&self.words.of(pieces.iter().map(|piece| (piece.start, piece.end))))
    }

    pub(super) fn words_of_spans(&self, spans: &[(usize, usize)]) -> Set {
        self.words.bare(&self.words.of(spans.iter().copied()))
    }

    pub(super) fn entity(&self, id: Option<&str>) -> Option<&'a Entity> {
        self.entities.get(id?).copied()
    }

    /// The names of a statement's speaker: as the record has it, then the entity's.
    pub(super) fn speaker_names(&self, statement: &'a Statement) -> Vec<&'a str> {
        let entity = self.entity(statement.speaker_entity.as_deref());
        statement.speaker.as_deref().into_iter().chain(entity.into_iter().flat_map(names)).collect()
    }
}

/// An entity's names.
pub(super) fn names(entity: &Entity) -> impl Iterator<Item = &str> {
    std::iter::once(entity.name.as_str()).chain(entity.aliases.iter().map(String::as_str))
}

fn collect<'a>(statements: &'a [Statement], words: &GoldWords, said: &mut Vec<Said<'a>>) {
    for statement in statements.iter().filter(|s| s.voice == Voice::Attributed) {
        let set = |pieces: &[Piece]| words.bare(&words.of(pieces.iter().map(|p| (p.start, p.end))));
        said.push(Said {
            statement,
            content: set(&statement.content),
            cue: set(&statement.cue),
            source: set(&statement.source),
        });
        collect(&statement.inner, words, said);
    }
}

/// The statement that holds most of the words, where those that hold any hold half of them together. One that has a cue
/// of its own is held only by statements that lie within it and stand for nothing else.
fn within(content: &Set, has_cue: bool, said: &[Said<'_>], used: &[bool]) -> Option<usize> {
    let is_part = |p: usize| {
        let inside = shared(content, &said[p].content) as f64 >= INSIDE * said[p].content.len() as f64;
        !has_cue || (inside && !used[p])
    };
    let holders: Vec<usize> =
        (0..said.len()).filter(|p| shared(content, &said[*p].content) > 0 && is_part(*p)).collect();
    let mut held: Vec<usize> = holders.iter().flat_map(|p| said[*p].content.iter().copied()).collect();
    held.sort_unstable();
    held.dedup();
    let best = holders.into_iter().max_by_key(|p| shared(content, &said[*p].content))?;
    (shared(content, &held) as f64 >= LEAST * content.len() as f64).then_some(best)
}

/// How many words two sets have in common.
pub(super) fn shared(a: &Set, b: &Set) -> usize {
    a.iter().filter(|i| b.binary_search(i).is_ok()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::made_up::{gold, record, said, with};

    //                   0         1         2         3         4         5         6
    //                   0123456789012345678901234567890123456789012345678901234567890
    const TEXT: &str = "Ada Obi said the road was open. “It is mined,” Tarn said. “We wait.”";

    fn golds() -> ConflictArticle {
        gold(
            r#"[{"id": "s1", "source": [[0, 7]], "cue": [[8, 12]], "content": [[13, 30]], "speaker": {"names": ["Ada Obi"], "kind": "person"}, "parties": [], "act": "assert", "manner": "indirect"},
                {"id": "s2", "source": [[47, 51]], "cue": [[52, 56]], "content": [[32, 46]], "speaker": {"names": ["Ivo Tarn"], "kind": "person"}, "parties": [], "act": "assert", "manner": "direct"},
                {"id": "s3", "source": [], "cue": [], "content": [[58, 68]], "speaker": {"names": ["Ivo Tarn"], "kind": "person"}, "parties": [], "act": "assert", "manner": "direct"}]"#,
        )
    }

    #[test]
    fn overlap_and_cue_pair_and_what_goes_on_is_found_in_its_statement() {
        let gold = golds();
        let obi = said("s1", &[(0, 7)], &[(8, 12)], &[(17, 21)], Some("Ada Obi"));
        let tarn = said("s2", &[(47, 51)], &[(52, 56)], &[(32, 46), (58, 68)], Some("Tarn"));
        let record = record(TEXT, vec![obi, tarn]);
        let paired = Paired::new(&gold, &record);
        assert_eq!(paired.found, [Some(0), Some(1), Some(1)]);
        assert_eq!(paired.spurious().count(), 0);
        assert_eq!(paired.golds_of("s2"), ["s2", "s3"]);
    }

    #[test]
    fn other_words_with_another_cue_are_spurious_and_the_gold_is_missed() {
        let gold = golds();
        let record = record(TEXT, vec![said("s1", &[(47, 51)], &[(8, 12)], &[(47, 51)], Some("Tarn"))]);
        let paired = Paired::new(&gold, &record);
        assert_eq!(paired.found, [None, None, None]);
        assert_eq!(paired.spurious().count(), 1);
    }

    #[test]
    fn what_is_left_open_is_not_spurious() {
        let made = || vec![said("s1", &[(47, 51)], &[(52, 56)], &[(58, 68)], Some("Tarn"))];
        let record = record(TEXT, made());
        let check = |open: &str, expected: usize| {
            let gold = with(&format!(r#""statements": [], "replies": [], "disputes": [], "open": {open}"#));
            assert_eq!(Paired::new(&gold, &record).spurious().count(), expected);
        };
        check(r#"[{"cue": [], "content": [[59, 66]]}]"#, 0);
        check(r#"[{"cue": [[52, 56]], "content": []}]"#, 0);
        check(r#"[{"cue": [[8, 12]], "content": [[13, 30]]}]"#, 1);
    }

    #[test]
    fn a_piece_within_a_gold_statement_is_not_spurious() {
        let gold = golds();
        let whole = said("s1", &[(0, 7)], &[(8, 12)], &[(13, 30)], Some("Ada Obi"));
        let piece = said("s1.1", &[], &[], &[(17, 21)], None);
        let record = record(TEXT, vec![whole, piece]);
        let paired = Paired::new(&gold, &record);
        assert_eq!(paired.found[0], Some(0));
        assert_eq!(paired.spurious().count(), 0);
    }
}
