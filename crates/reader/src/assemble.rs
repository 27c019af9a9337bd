//! From candidates to statements: everything beside the spans is decided here, stage by stage.

use onrecord_lexicon as lexicon;
use onrecord_record::{Act, Certainty, Manner, Piece, Polarity, Statement, UnknownSource, Voice};

use crate::addressee::addressee;
use crate::brackets::editorial;
use crate::candidate::Candidate;
use crate::confidence::Calibration;
use crate::denial;
use crate::manner::manner;
use crate::speaker::resolve::Resolver;
use crate::view::{View, Words};

/// Words behind the cue that its reading may depend on ("asked [whether]").
const LOOK_AHEAD: usize = 4;

/// Makes statements of candidates.
pub(crate) struct Assembly<'a> {
    pub(crate) view: &'a View<'a>,
    pub(crate) resolver: Resolver<'a>,
    pub(crate) calibration: Calibration,
}

impl Assembly<'_> {
    /// A statement with the statements inside it; `id` is given later.
    pub(crate) fn statement(&mut self, candidate: &Candidate, inner: &[Candidate]) -> Statement {
        let mut outer = self.single(candidate, false);
        let own_words = matches!(outer.manner, Manner::Direct | Manner::Block);
        outer.inner = inner.iter().map(|c| self.single(c, own_words)).collect();
        outer
    }

    fn single(&mut self, candidate: &Candidate, in_own_words: bool) -> Statement {
        let view = self.view;
        let reading = self.read_cue(candidate);
        let passive = reading.as_ref().is_some_and(|r| r.passive);
        let speaker =
            self.resolver.inner_speaker(&candidate.source, candidate.first(), passive, in_own_words);
        let (act, polarity, certainty) = match &reading {
            Some(r) => (r.act, r.polarity, r.certainty),
            None => (Act::Assert, Polarity::Positive, Certainty::Certain),
        };
        let (act, polarity) = denial::read(view, candidate, act).unwrap_or((act, polarity));
        Statement {
            id: String::new(),
            source: self.pieces(&candidate.source),
            cue: self.pieces(&candidate.cue),
            content: self.pieces(&candidate.content),
            editorial: self.pieces(&editorial(view, &candidate.content)),
            speaker: speaker.as_ref().ok().cloned(),
            speaker_entity: None,
            speaker_role: None,
            speaks_for: None,
            unknown_source: speaker.err(),
            manner: manner(view, candidate),
            act,
            polarity,
            certainty,
            addressee: addressee(view, candidate).map(|words| view.piece(&words)),
            addressee_entity: None,
            confidence: self.calibration.confidence(candidate),
            voice: Voice::Attributed,
            inner: Vec::new(),
        }
    }

    /// What the article states in its own voice.
    pub(crate) fn outlet(&self, sentence: &Words) -> Statement {
        let outlet = self.view.article.outlet.clone();
        Statement {
            id: String::new(),
            source: Vec::new(),
            cue: Vec::new(),
            content: vec![self.view.piece(sentence)],
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
            confidence: self.calibration.outlet(),
            voice: Voice::Outlet,
            inner: Vec::new(),
        }
    }

    fn read_cue(&self, candidate: &Candidate) -> Option<lexicon::CueReading> {
        let cue = candidate.cue.first()?;
        let words: Vec<&str> = candidate.cue.iter().cloned().flatten().map(|i| self.view.word(i)).collect();
        let end = self.view.words.len().min(cue.end + LOOK_AHEAD);
        lexicon::read_cue(&words, &self.view.strings(cue.end..end))
    }

    fn pieces(&self, ranges: &[Words]) -> Vec<Piece> {
        ranges.iter().map(|range| self.view.piece(range)).collect()
    }
}

/// Numbers statements in the order given: `s1`, and `s1.1` inside it.
pub(crate) fn number(statements: &mut [Statement], prefix: &str) {
    for (k, statement) in statements.iter_mut().enumerate() {
        statement.id = format!("{prefix}{}", k + 1);
        let prefix = format!("{}.", statement.id);
        number(&mut statement.inner, &prefix);
    }
}
