//! Names and mentions: exact span and type, against re3d, UNER, wikigold and CoreNLP's names in PolNeAR.
//!
//! Each corpus has its own types. What a reader finds is called by that type, or left out where the corpus does not
//! mark it; where tokens are given, a span is widened to whole tokens. Then a span counts where both its ends and its
//! type are gold's, as CoNLL 2003 counts, over all texts of the corpus together.

mod columns;
mod corenlp;
mod predictions;
mod re3d;
mod score;

use std::path::Path;

use onrecord_text::Span;

use crate::error::Error;

pub use predictions::read_entities;
pub use score::{EntityScores, score_entities};

/// A corpus of entities.
#[derive(Clone, Debug)]
pub struct EntityCorpus {
    /// `re3d`, `uner_ewt`, `wikigold` or `polnear_silver`.
    pub name: &'static str,
    /// The corpus's types, each with the kinds of ours that fall under it.
    pub types: Types,
    /// The texts that no model of ours was trained on.
    pub texts: Vec<EntityText>,
}

/// Types of a corpus, each with the kinds of ours that fall under it.
pub type Types = &'static [(&'static str, &'static [&'static str])];

/// A text with its gold entities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntityText {
    /// Unique in its corpus.
    pub id: String,
    /// The characters.
    pub text: String,
    /// Tokens, where the corpus is annotated by token.
    pub tokens: Vec<Span>,
    /// In order; types are the corpus's.
    pub entities: Vec<Entity>,
}

/// A stretch of a text with a type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entity {
    /// Bytes of the text.
    pub span: Span,
    /// Its type.
    pub kind: String,
}

const PERSON: (&str, &[&str]) = ("PER", &["person"]);
const ORGANISATION: (&str, &[&str]) = ("ORG", &["organisation"]);
const LOCATION: (&str, &[&str]) = ("LOC", &["place", "location", "facility"]);
const NAMES: Types = &[PERSON, ORGANISATION, LOCATION];
const NAMES_AND_MISC: Types =
    &[PERSON, ORGANISATION, LOCATION, ("MISC", &["group", "law", "event", "work", "product"])];
/// Of re3d's types, those that readers of news share.
const MENTIONS: Types = &[
    ("Person", &["person"]),
    ("Organisation", &["organisation"]),
    ("Location", &["location", "place", "facility"]),
    ("Nationality", &["nationality", "group"]),
    ("Temporal", &["temporal"]),
];

impl EntityCorpus {
    /// The corpora in the folder of all corpora, each with its held-out part only.
    ///
    /// # Errors
    /// A file that cannot be read, and the line of what cannot be understood.
    pub fn all(data: &Path) -> Result<Vec<Self>, Error> {
        let entities = data.join("entities");
        let polnear = data.join("attribution");
        Ok(vec![
            Self::of("re3d", MENTIONS, re3d::held_out(&entities.join("re3d"))?),
            Self::of("uner_ewt", NAMES, columns::uner(&entities.join("uner_ewt/en_ewt-ud-dev.iob2"))?),
            Self::of(
                "wikigold",
                NAMES_AND_MISC,
                columns::wikigold_held_out(&entities.join("wikigold/wikigold.conll.txt"))?,
            ),
            Self::of(
                "polnear_silver",
                NAMES,
                corenlp::names(
                    &polnear.join("polnear-corenlp-dev.jsonl.gz"),
                    &polnear.join("polnear/dev/text"),
                )?,
            ),
        ])
    }

    /// A corpus of which only entities of these types count.
    fn of(name: &'static str, types: Types, mut texts: Vec<EntityText>) -> Self {
        for text in &mut texts {
            text.entities.retain(|entity| types.iter().any(|(name, _)| *name == entity.kind));
        }
        Self { name, types, texts }
    }

    /// Whether descriptions ("the envoy") are marked beside names.
    pub fn has_descriptions(&self) -> bool {
        self.types == MENTIONS
    }

    /// The corpus's type for a kind of ours, `None` where it has none.
    pub fn type_of(&self, kind: &str) -> Option<&'static str> {
        self.types.iter().find(|(_, ours)| ours.contains(&kind)).map(|(name, _)| *name)
    }
}
