//! The cast of an article: its entities, where they are mentioned, and which statement is whose.
//!
//! Every name that the article gives is an entity; a name that only its form shows, once and in one word, is none.
//! Pronouns and descriptions are mentions where what they refer to is known.

use std::collections::{HashMap, HashSet};

use onrecord_lexicon as lexicon;
use onrecord_parse::MentionKind;
use onrecord_record::{AffiliationKind, Entity, EntityKind, MentionForm};

use crate::affiliation::{self, Tie};
use crate::draft::{DraftAffiliation, DraftMention};
use crate::speaker::resolve::Resolver;
use crate::view::Words;

/// From this share on a pronoun or a description is a mention of what the model says it refers to.
const SURE: f32 = 0.6;

/// Entities, mentions and affiliations of one article.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    /// Without identifiers.
    pub(crate) entities: Vec<Entity>,
    pub(crate) mentions: Vec<DraftMention>,
    pub(crate) affiliations: Vec<DraftAffiliation>,
    /// The place in `entities` of each name that is one.
    of_named: HashMap<usize, usize>,
}

impl Cast {
    /// After all statements were resolved.
    pub(crate) fn new(resolver: &Resolver<'_>) -> Self {
        let mut cast = Self::default();
        let names = resolver.names;
        let mut counts = vec![0usize; names.named.len()];
        for mention in &names.mentions {
            counts[mention.named] += 1;
        }
        let speak: HashSet<usize> = resolver.spoken.iter().map(|(_, named)| *named).collect();
        for mention in &names.mentions {
            let named = &names.named[mention.named];
            let speaks = speak.contains(&mention.named);
            let sure = named.kind != EntityKind::Unknown || speaks || counts[mention.named] > 1;
            if sure && !cast.of_named.contains_key(&mention.named) {
                cast.add(resolver, mention.named);
            }
        }
        cast.mention(resolver);
        let ties = affiliation::find(resolver);
        cast.tie(resolver, ties);
        cast
    }

    fn add(&mut self, resolver: &Resolver<'_>, named: usize) {
        let own = &resolver.names.named[named];
        let mut roles: Vec<String> = Vec::new();
        for role in &own.roles {
            let role = one_line(resolver.view.str(&role.words));
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        self.of_named.insert(named, self.entities.len());
        self.entities.push(Entity {
            id: String::new(),
            name: own.name.clone(),
            kind: kind_of(resolver, named),
            aliases: own.aliases.clone(),
            roles,
            statements: 0,
        });
    }

    fn mention(&mut self, resolver: &Resolver<'_>) {
        let (view, names) = (resolver.view, resolver.names);
        let mut found: Vec<(Words, usize, MentionForm)> = Vec::new();
        for mention in &names.mentions {
            found.push((mention.words.clone(), mention.named, MentionForm::Name));
        }
        for (words, named) in &resolver.decided {
            let pronoun = words.len() == 1 && lexicon::pronoun(view.word(words.start)).is_some();
            let form = if pronoun { MentionForm::Pronoun } else { MentionForm::Nominal };
            found.push((words.clone(), *named, form));
        }
        let decided: HashSet<usize> = resolver.decided.iter().flat_map(|(words, _)| words.clone()).collect();
        for (at, referent) in view.referents().iter().enumerate() {
            let word = referent.word;
            let Some((named, share)) = resolver.references.of(at).first().copied() else { continue };
            if share < SURE || names.at(word).is_some() || decided.contains(&word) {
                continue;
            }
            match lexicon::pronoun(view.word(word)) {
                Some(pronoun) if pronoun.person == lexicon::Person::Third && !pronoun.relative => {
                    found.push((word..word + 1, named, MentionForm::Pronoun));
                }
                Some(_) => {}
                None if view.is_bare(word) => {
                    found.push((phrase(resolver, word), named, MentionForm::Nominal))
                }
                None => {}
            }
        }
        found.sort_by_key(|(words, ..)| (words.start, words.end));
        for (words, named, kind) in found {
            let Some(entity) = self.of_named.get(&named) else { continue };
            self.mentions.push(DraftMention { words, entity: *entity, kind });
        }
    }

    fn tie(&mut self, resolver: &Resolver<'_>, mut ties: Vec<Tie>) {
        ties.sort_by_key(|tie| tie.evidence.first().map_or(0, |words| words.start));
        for tie in ties {
            let Some(subject) = self.id_of(tie.subject) else { continue };
            let object = match &tie.state {
                Some(state) => Some(self.state(state)),
                None => tie.object.and_then(|named| self.id_of(named)),
            };
            if tie.role.is_none() && object.is_none() {
                continue;
            }
            let affiliation = DraftAffiliation {
                subject,
                relation: tie.relation,
                role: tie.role.as_ref().map(|words| one_line(resolver.view.str(words))),
                object,
                since: tie.since,
                until: tie.until,
                ended: tie.ended,
                evidence: tie.evidence,
            };
            let same = |other: &DraftAffiliation| {
                (&other.subject, other.relation, &other.role, &other.object)
                    == (&affiliation.subject, affiliation.relation, &affiliation.role, &affiliation.object)
            };
            if !self.affiliations.iter().any(same) {
                self.affiliations.push(affiliation);
            }
        }
    }

    /// A state that the article may not name.
    fn state(&mut self, name: &str) -> usize {
        if let Some(known) =
            self.entities.iter().position(|e| e.name == name || e.aliases.iter().any(|a| a == name))
        {
            return known;
        }
        self.entities.push(Entity {
            id: String::new(),
            name: name.to_owned(),
            kind: EntityKind::Place,
            aliases: Vec::new(),
            roles: Vec::new(),
            statements: 0,
        });
        self.entities.len() - 1
    }

    /// The entity of a name.
    pub(crate) fn id_of(&self, named: usize) -> Option<usize> {
        self.of_named.get(&named).copied()
    }

    /// The state that a capital, a building or a body speaks for.
    pub(crate) fn state_of(&self, named: usize) -> Option<usize> {
        let subject = self.id_of(named)?;
        let speaks = |tie: &&DraftAffiliation| {
            tie.relation == AffiliationKind::SpeaksFor && tie.subject == subject && tie.object.is_some()
        };
        self.affiliations.iter().find(speaks)?.object
    }
}

/// Products are told apart by what the model says of their mentions.
fn kind_of(resolver: &Resolver<'_>, named: usize) -> EntityKind {
    let kind = resolver.names.named[named].kind;
    if kind != EntityKind::Product {
        return kind;
    }
    let own = resolver.names.mentions.iter().filter(|mention| mention.named == named);
    for mention in own {
        let around = &resolver.view.mentions();
        let over =
            around.iter().find(|m| m.words.start < mention.words.end && mention.words.start < m.words.end);
        match over.map(|mention| mention.kind) {
            Some(MentionKind::Weapon) => return EntityKind::Weapon,
            Some(MentionKind::Platform) => return EntityKind::Vehicle,
            _ => {}
        }
    }
    kind
}

/// A description up to its head: `the League’s envoy`.
fn phrase(resolver: &Resolver<'_>, head: usize) -> Words {
    let mut start = head;
    let sentence = &resolver.view.sentences()[resolver.view.sentence_of(head)];
    while start > sentence.start {
        let mut above = start - 1;
        let belongs = (0..8).any(|_| match resolver.view.token(above).and_then(|token| token.head) {
            Some(next) => {
                above = next;
                next == head
            }
            None => false,
        });
        let word = resolver.view.word(start - 1);
        let case = crate::speaker::resolve::is_preposition(word);
        if !belongs || case || matches!(word, "," | "and" | "or" | "but" | "“" | "\"") {
            break;
        }
        start -= 1;
    }
    start..head + 1
}

pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
