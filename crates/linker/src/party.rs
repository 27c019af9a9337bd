//! Whose words count as whose within one article: a spokesman's as his body's, a capital's as its state's.

use std::collections::HashMap;

use onrecord_record::{Affiliation, AffiliationKind, EntityKind, Reading, Statement};

use crate::terms::lower_words;

/// One side of an article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Party {
    /// The entity that stands for all who speak for it.
    Entity(String),
    /// A source without a name, by its words ("the rebels").
    Unnamed(String),
    /// Nobody that could be told from another.
    Nobody,
}

/// The parties of one article.
pub(crate) struct Parties {
    /// Each entity's chief: the body that it speaks for, or itself.
    chief: HashMap<String, String>,
    /// Words of each entity's names and roles.
    words: HashMap<String, Vec<String>>,
    persons: Vec<String>,
}

/// Words of a role that speaks for another.
const SPEAKS: &[&str] = &[
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "minister",
    "ministry",
    "president",
    "head",
    "leader",
    "chief",
    "chairman",
    "chairwoman",
    "director",
    "secretary",
    "ambassador",
    "envoy",
    "commander",
    "official",
    "press",
    "adviser",
    "advisor",
    "aide",
    "lawyer",
    "attorney",
    "counsel",
    "general",
    "manager",
    "executive",
    "premier",
    "representative",
    "officer",
];

impl Parties {
    pub(crate) fn of(reading: &Reading) -> Self {
        let mut chief: HashMap<String, String> = HashMap::new();
        for affiliation in reading.affiliations.iter().filter(|affiliation| speaks_for(affiliation)) {
            if let Some(object) = &affiliation.object {
                // a person who speaks for a person has been misread more often than not
                chief.entry(affiliation.subject.clone()).or_insert_with(|| object.clone());
            }
        }
        let words = reading
            .entities
            .iter()
            .map(|entity| {
                let names = std::iter::once(&entity.name).chain(&entity.aliases).chain(&entity.roles);
                (entity.id.clone(), names.flat_map(|name| lower_words(name)).collect())
            })
            .collect();
        let persons = reading
            .entities
            .iter()
            .filter(|entity| entity.kind == EntityKind::Person)
            .map(|entity| entity.id.clone())
            .collect();
        Self { chief, words, persons }
    }

    /// The party of a statement's source.
    pub(crate) fn of_statement(&self, statement: &Statement) -> Party {
        if let Some(entity) = self.entity_of(statement) {
            return self.of_entity(entity);
        }
        let named = statement.speaker.as_deref().map(lower_words);
        let mut words = named
            .unwrap_or_else(|| statement.source.iter().flat_map(|piece| lower_words(&piece.text)).collect());
        words.retain(|word| !matches!(word.as_str(), "the" | "a" | "an"));
        match words.as_slice() {
            [] => Party::Nobody,
            [one] if onrecord_lexicon::pronoun(one).is_some() => Party::Nobody,
            _ => Party::Unnamed(words.join(" ")),
        }
    }

    /// The entity whose words a statement is, before it is asked for whom that one speaks: what the record says that a capital or
    /// a body speaks for ("Veshtal said", "the Defence Ministry said") comes before its own name.
    pub(crate) fn entity_of<'s>(&self, statement: &'s Statement) -> Option<&'s String> {
        match (&statement.speaker_entity, &statement.speaks_for) {
            (Some(speaker), Some(_)) if self.is_person(speaker) && self.chief.contains_key(speaker) => {
                Some(speaker)
            }
            (_, Some(state)) => Some(state),
            (speaker, None) => speaker.as_ref(),
        }
    }

    /// The party of an entity.
    pub(crate) fn of_entity(&self, entity: &str) -> Party {
        let mut chief = entity;
        // two steps: a spokesman of a ministry of a state; more would run in circles
        for _ in 0..2 {
            match self.chief.get(chief) {
                Some(next) if next != entity => chief = next,
                _ => break,
            }
        }
        Party::Entity(chief.to_owned())
    }

    /// Whether a word is one of the names or roles of those who belong to a party.
    pub(crate) fn is_called(&self, party: &Party, word: &str) -> bool {
        match party {
            Party::Unnamed(words) => words.split(' ').any(|own| own == word),
            Party::Nobody => false,
            Party::Entity(_) => self.words.iter().any(|(entity, words)| {
                words.iter().any(|own| own == word) && self.of_entity(entity) == *party
            }),
        }
    }

    /// Whether a word is one of anybody's names or roles.
    pub(crate) fn is_name(&self, word: &str) -> bool {
        self.words.values().any(|words| words.iter().any(|own| own == word))
    }

    /// Whether an entity is a person.
    pub(crate) fn is_person(&self, entity: &str) -> bool {
        self.persons.iter().any(|person| person == entity)
    }
}

/// Whether the subject speaks for the object.
fn speaks_for(affiliation: &Affiliation) -> bool {
    if affiliation.ended {
        return false;
    }
    match affiliation.relation {
        AffiliationKind::SpeaksFor => true,
        AffiliationKind::Role => affiliation
            .role
            .as_deref()
            .is_some_and(|role| lower_words(role).iter().any(|word| SPEAKS.contains(&word.as_str()))),
        _ => false,
    }
}
