//! A section's record in the making: ranges of words and numbers. It is written into the record once, at the end, where
//! words become code points and numbers identifiers.

use onrecord_record::{
    Act, Affiliation, AffiliationKind, Certainty, Entity, Manner, Mention, MentionForm, Naming, Piece,
    Polarity, Reading, Statement, UnknownSource, Voice,
};

use crate::view::{View, Words};

/// What is found in a section. Entities are known by their place in `entities`.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) statements: Vec<DraftStatement>,
    /// Without identifiers.
    pub(crate) entities: Vec<Entity>,
    pub(crate) mentions: Vec<DraftMention>,
    pub(crate) affiliations: Vec<DraftAffiliation>,
    pub(crate) namings: Vec<DraftNaming>,
}

/// A statement; its fields are the record's.
#[derive(Debug)]
pub(crate) struct DraftStatement {
    /// Its place among all statements of the section, those inside others too; given by [`Draft::number`].
    pub(crate) number: usize,
    pub(crate) source: Vec<Words>,
    pub(crate) cue: Vec<Words>,
    pub(crate) content: Vec<Words>,
    pub(crate) editorial: Vec<Words>,
    pub(crate) speaker: Option<String>,
    pub(crate) speaker_entity: Option<usize>,
    pub(crate) speaker_role: Option<String>,
    pub(crate) speaks_for: Option<usize>,
    pub(crate) unknown_source: Option<UnknownSource>,
    pub(crate) manner: Manner,
    pub(crate) act: Act,
    pub(crate) polarity: Polarity,
    pub(crate) certainty: Certainty,
    pub(crate) addressee: Option<Words>,
    pub(crate) addressee_entity: Option<usize>,
    pub(crate) confidence: f32,
    pub(crate) voice: Voice,
    pub(crate) inner: Vec<DraftStatement>,
}

#[derive(Debug)]
pub(crate) struct DraftMention {
    pub(crate) words: Words,
    pub(crate) entity: usize,
    pub(crate) kind: MentionForm,
}

#[derive(Debug)]
pub(crate) struct DraftAffiliation {
    pub(crate) subject: usize,
    pub(crate) relation: AffiliationKind,
    pub(crate) role: Option<String>,
    pub(crate) object: Option<usize>,
    pub(crate) since: Option<Words>,
    pub(crate) until: Option<Words>,
    pub(crate) ended: bool,
    pub(crate) evidence: Vec<Words>,
}

#[derive(Debug)]
pub(crate) struct DraftNaming {
    pub(crate) term: Words,
    pub(crate) lemma: String,
    pub(crate) named: Option<usize>,
    pub(crate) namer: Option<usize>,
    pub(crate) namer_name: Option<String>,
    pub(crate) voice: Voice,
    /// The number of the statement that it stands in.
    pub(crate) statement: Option<usize>,
    pub(crate) own_words: bool,
    pub(crate) scare_quoted: bool,
}

impl Draft {
    /// Numbers the statements, each before those inside it, and counts who speaks how often.
    pub(crate) fn number(&mut self) {
        number(&mut self.statements, &mut 0, &mut self.entities);
    }

    /// Adds everything to a record, counting on from what is there.
    pub(crate) fn write(self, view: &View<'_>, reading: &mut Reading) {
        let before = reading.entities.len();
        let entity = |place: usize| format!("e{}", before + place + 1);
        let ids = |of: Option<usize>| of.map(entity);
        let piece = |words: &Words| view.piece(words);
        let mut names: Vec<String> = Vec::new();
        let count = reading.statements.len();
        for (at, statement) in self.statements.into_iter().enumerate() {
            let id = format!("s{}", count + at + 1);
            reading.statements.push(statement.written(id, view, &entity, &mut names));
        }
        for (at, own) in self.entities.into_iter().enumerate() {
            reading.entities.push(Entity { id: entity(at), ..own });
        }
        for mention in self.mentions {
            let id = format!("m{}", reading.mentions.len() + 1);
            let DraftMention { words, entity: of, kind } = mention;
            reading.mentions.push(Mention { id, entity: entity(of), kind, piece: piece(&words) });
        }
        for tie in self.affiliations {
            reading.affiliations.push(Affiliation {
                id: format!("a{}", reading.affiliations.len() + 1),
                subject: entity(tie.subject),
                relation: tie.relation,
                role: tie.role,
                object: ids(tie.object),
                since: tie.since.as_ref().map(piece),
                until: tie.until.as_ref().map(piece),
                ended: tie.ended,
                evidence: tie.evidence.iter().map(piece).collect(),
            });
        }
        for naming in self.namings {
            reading.namings.push(Naming {
                id: format!("n{}", reading.namings.len() + 1),
                term: piece(&naming.term),
                lemma: naming.lemma,
                named: ids(naming.named),
                namer: ids(naming.namer),
                namer_name: naming.namer_name,
                voice: naming.voice,
                statement: naming.statement.map(|number| names[number].clone()),
                own_words: naming.own_words,
                scare_quoted: naming.scare_quoted,
            });
        }
    }
}

fn number(statements: &mut [DraftStatement], next: &mut usize, entities: &mut [Entity]) {
    for statement in statements {
        statement.number = *next;
        *next += 1;
        if let Some(speaker) = statement.speaker_entity {
            entities[speaker].statements += 1;
        }
        number(&mut statement.inner, next, entities);
    }
}

impl DraftStatement {
    /// The record's statement; its identifier is added to `names`, in whose order numbers count.
    fn written(
        self,
        id: String,
        view: &View<'_>,
        entity: &impl Fn(usize) -> String,
        names: &mut Vec<String>,
    ) -> Statement {
        let pieces =
            |ranges: &[Words]| -> Vec<Piece> { ranges.iter().map(|words| view.piece(words)).collect() };
        debug_assert_eq!(names.len(), self.number, "statements are written in the order of their numbers");
        names.push(id.clone());
        let inner = self.inner.into_iter().enumerate();
        let inner =
            inner.map(|(at, inner)| inner.written(format!("{id}.{}", at + 1), view, entity, names)).collect();
        Statement {
            source: pieces(&self.source),
            cue: pieces(&self.cue),
            content: pieces(&self.content),
            editorial: pieces(&self.editorial),
            speaker: self.speaker,
            speaker_entity: self.speaker_entity.map(entity),
            speaker_role: self.speaker_role,
            speaks_for: self.speaks_for.map(entity),
            unknown_source: self.unknown_source,
            manner: self.manner,
            act: self.act,
            polarity: self.polarity,
            certainty: self.certainty,
            addressee: self.addressee.as_ref().map(|words| view.piece(words)),
            addressee_entity: self.addressee_entity.map(entity),
            said_at: None,
            confidence: self.confidence,
            voice: self.voice,
            replies_to: None,
            inner,
            id,
        }
    }
}
