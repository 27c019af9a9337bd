//! Exact span and type.

use std::collections::{BTreeMap, BTreeSet};

use onrecord_text::Span;

use super::{Entity, EntityCorpus, EntityText};
use crate::ratio::Ratio;

/// How well the entities of a corpus were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntityScores {
    /// All types together.
    pub all: Ratio,
    /// Each type of the corpus.
    pub types: BTreeMap<&'static str, Ratio>,
    /// What was found and is not gold: text by its place, and the entity as the corpus would call it.
    pub extra: Vec<(usize, Entity)>,
    /// What is gold and was not found.
    pub missed: Vec<(usize, Entity)>,
}

/// Compares what was found in each text of a corpus, in our kinds, with gold.
pub fn score_entities(corpus: &EntityCorpus, found: &[Vec<Entity>]) -> EntityScores {
    let mut scores = EntityScores::default();
    for (name, _) in corpus.types {
        scores.types.insert(name, Ratio::default());
    }
    for (at, (text, found)) in corpus.texts.iter().zip(found).enumerate() {
        let made: BTreeSet<Entity> = found
            .iter()
            .filter_map(|entity| {
                let kind = corpus.type_of(&entity.kind)?.to_owned();
                Some(Entity { span: widened(text, entity.span), kind })
            })
            .collect();
        let gold: BTreeSet<Entity> = text.entities.iter().cloned().collect();
        for (name, ratio) in &mut scores.types {
            let of = |all: &BTreeSet<Entity>| all.iter().filter(|e| e.kind == *name).count();
            let hit = gold.intersection(&made).filter(|e| e.kind == *name).count();
            ratio.add(hit, of(&made), of(&gold));
        }
        scores.all.add(gold.intersection(&made).count(), made.len(), gold.len());
        scores.extra.extend(made.difference(&gold).map(|entity| (at, entity.clone())));
        scores.missed.extend(gold.difference(&made).map(|entity| (at, entity.clone())));
    }
    scores
}

/// The span with the whole of each token that it touches.
fn widened(text: &EntityText, span: Span) -> Span {
    let first = text.tokens.partition_point(|token| token.end <= span.start);
    let last = text.tokens.partition_point(|token| token.start < span.end);
    match text.tokens.get(first..last) {
        Some([first, .., last]) => Span::new(first.start, last.end),
        Some([only]) => *only,
        _ => span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPES: super::super::Types = &[("PER", &["person"]), ("LOC", &["place", "facility"])];

    /// Scores one text in which gold stands in `[TYPE ...]` and what was found is given as (characters, kind).
    fn check(marked: &str, tokens: &[&str], found: &[(&str, &str)], expected: &[(&str, [usize; 3])]) {
        let mut text = EntityText::default();
        for part in marked.split_inclusive(['[', ']']) {
            let inside = part.strip_suffix(']').and_then(|inside| inside.split_once(' '));
            let Some((kind, name)) = inside else {
                text.text.push_str(part.trim_end_matches('['));
                continue;
            };
            let span = Span::new(text.text.len(), text.text.len() + name.len());
            text.text.push_str(name);
            text.entities.push(Entity { span, kind: kind.to_owned() });
        }
        let place = |part: &str| {
            let start = text.text.find(part).expect("it is in the text");
            Span::new(start, start + part.len())
        };
        let found =
            found.iter().map(|(name, kind)| Entity { span: place(name), kind: (*kind).to_owned() }).collect();
        text.tokens = tokens.iter().map(|token| place(token)).collect();
        let corpus = EntityCorpus { name: "made up", types: TYPES, texts: vec![text] };
        let scores = score_entities(&corpus, &[found]);
        let types: Vec<_> = scores.types.iter().map(|(name, r)| (*name, [r.hit, r.made, r.gold])).collect();
        assert_eq!(types, expected);
        assert_eq!(scores.extra.len(), scores.all.made - scores.all.hit);
        assert_eq!(scores.missed.len(), scores.all.gold - scores.all.hit);
    }

    #[test]
    fn both_ends_and_the_type_must_be_right() {
        check(
            "[PER Ada Obi] left [LOC Dorel] for [LOC Upper Tarn].",
            &[],
            &[("Ada", "person"), ("Dorel", "facility"), ("Upper Tarn", "person"), ("left", "event")],
            &[("LOC", [1, 1, 2]), ("PER", [0, 2, 1])],
        );
    }

    #[test]
    fn spans_are_widened_to_tokens_and_count_once() {
        check(
            "[LOC U.K.] towns",
            &["U.K.", "towns"],
            &[("U", "place"), ("K", "place")],
            &[("LOC", [1, 1, 1]), ("PER", [0, 0, 0])],
        );
    }
}
