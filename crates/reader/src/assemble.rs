//! From candidates to statements: everything beside the spans is decided here, stage by stage.

use onrecord_lexicon as lexicon;
use onrecord_record::{Act, Certainty, Manner, Polarity, UnknownSource, Voice};

use crate::addressee::addressee;
use crate::brackets::editorial;
use crate::candidate::Candidate;
use crate::cast::{Cast, one_line};
use crate::confidence::{self, Evidence};
use crate::content_act;
use crate::draft::DraftStatement;
use crate::manner::manner;
use crate::speaker::names::Names;
use crate::speaker::resolve::{Resolver, Speaker, Who};
use crate::view::{View, Words};

/// Words behind the cue that its reading may depend on ("asked [whether]").
const LOOK_AHEAD: usize = 4;

/// Who a statement's words lead to, before the cast is known.
#[derive(Debug)]
pub(crate) struct Resolved {
    pub(crate) speaker: Speaker,
    /// Where its source begins, or the statement itself.
    pub(crate) place: usize,
    /// The name that heads the addressee.
    pub(crate) addressee: Option<usize>,
}

impl Resolved {
    /// Writes it into the statement.
    pub(crate) fn cast(self, statement: &mut DraftStatement, view: &View<'_>, names: &Names, cast: &Cast) {
        let belongs = self.speaker.speaks_for.and_then(|named| {
            // "the government in Veshtal", but nobody who only lives there
            let body = matches!(self.speaker.who, Ok(Who::Described(_)));
            cast.state_of(named).filter(|_| body).or_else(|| cast.id_of(named))
        });
        statement.speaks_for = match self.speaker.who {
            Ok(Who::Named(named)) => cast.state_of(named),
            _ => belongs,
        };
        match self.speaker.who {
            Ok(Who::Named(named)) => {
                statement.speaker = Some(names.named[named].name.clone());
                statement.speaker_entity = cast.id_of(named);
                // the role that was given last, in front of the statement or in it
                let roles = &names.named[named].roles;
                let role =
                    roles.iter().rev().find(|role| role.words.start <= self.place + 1).or(roles.first());
                statement.speaker_role = role.map(|role| one_line(view.str(&role.words)));
            }
            Ok(Who::Described(words)) => statement.speaker = Some(words),
            Err(reason) => statement.unknown_source = Some(reason),
        }
        statement.addressee_entity = self.addressee.and_then(|named| cast.id_of(named));
    }
}

/// Makes statements of candidates.
pub(crate) struct Assembly<'a> {
    pub(crate) view: &'a View<'a>,
    pub(crate) resolver: Resolver<'a>,
    /// What speaks for each statement that stands in no other, in order.
    pub(crate) evidence: Vec<Evidence>,
}

impl Assembly<'_> {
    /// A statement with the statements inside it, and their speakers, its own first; numbers are given later.
    pub(crate) fn statement(
        &mut self,
        candidate: &Candidate,
        inner: &[Candidate],
    ) -> (DraftStatement, Vec<Resolved>) {
        let (mut outer, speaker, evidence) = self.single(candidate, false);
        self.evidence.push(evidence);
        let own_words = matches!(outer.manner, Manner::Direct | Manner::Block);
        let mut speakers = vec![speaker];
        for candidate in inner {
            let (statement, speaker, _) = self.single(candidate, own_words);
            outer.inner.push(statement);
            speakers.push(speaker);
        }
        (outer, speakers)
    }

    fn single(&mut self, candidate: &Candidate, in_own_words: bool) -> (DraftStatement, Resolved, Evidence) {
        let view = self.view;
        let reading = self.read_cue(candidate);
        let passive = reading.as_ref().is_some_and(|r| r.passive);
        let speaker =
            self.resolver.inner_speaker(&candidate.source, candidate.first(), passive, in_own_words);
        let (act, polarity, certainty) = match &reading {
            Some(r) => (r.act, r.polarity, r.certainty),
            None => (Act::Assert, Polarity::Positive, Certainty::Certain),
        };
        let (act, polarity) = content_act::read(view, candidate, act).unwrap_or((act, polarity));
        let addressee = addressee(view, candidate);
        let resolved = Resolved {
            speaker,
            place: candidate.source.first().map_or(candidate.first(), |words| words.start),
            addressee: addressee.as_ref().and_then(|words| self.resolver.named_in(words)),
        };
        let manner = manner(view, candidate);
        let evidence = confidence::evidence(view, candidate, act, manner);
        let statement = DraftStatement {
            number: 0,
            source: candidate.source.clone(),
            cue: candidate.cue.clone(),
            content: candidate.content.clone(),
            editorial: editorial(view, &candidate.content),
            speaker: None,
            speaker_entity: None,
            speaker_role: None,
            speaks_for: None,
            unknown_source: None,
            manner,
            act,
            polarity,
            certainty,
            addressee,
            addressee_entity: None,
            confidence: confidence::confidence(candidate, &evidence),
            voice: Voice::Attributed,
            inner: Vec::new(),
        };
        (statement, resolved, evidence)
    }

    /// What the article states in its own voice.
    pub(crate) fn outlet(&self, sentence: &Words) -> DraftStatement {
        let outlet = self.view.article.outlet.clone();
        DraftStatement {
            number: 0,
            source: Vec::new(),
            cue: Vec::new(),
            content: vec![sentence.clone()],
            editorial: Vec::new(),
            speaker_entity: None,
            speaker_role: None,
            speaks_for: None,
            unknown_source: outlet.is_none().then_some(UnknownSource::Lost),
            speaker: outlet,
            manner: Manner::Indirect,
            act: Act::Assert,
            polarity: Polarity::Positive,
            certainty: Certainty::Certain,
            addressee: None,
            addressee_entity: None,
            confidence: confidence::outlet(),
            voice: Voice::Outlet,
            inner: Vec::new(),
        }
    }

    fn read_cue(&self, candidate: &Candidate) -> Option<lexicon::CueReading> {
        let cue = candidate.cue.first()?;
        let words: Vec<&str> = candidate.cue.iter().cloned().flatten().map(|i| self.view.word(i)).collect();
        let end = self.view.len().min(cue.end + LOOK_AHEAD);
        lexicon::read_cue(&words, &self.view.strings(cue.end..end))
    }
}
