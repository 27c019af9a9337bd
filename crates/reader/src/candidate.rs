//! A statement in the making: ranges of words, before anything is resolved.

use crate::view::Words;

/// What said that there is a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The model.
    Model,
    /// A rule that completes what the model saw or left out.
    Rule,
}

/// A statement's words by role. Ranges are in order and do not overlap within a role.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) source: Vec<Words>,
    pub(crate) cue: Vec<Words>,
    pub(crate) content: Vec<Words>,
    pub(crate) origin: Origin,
    /// Whether the content stands in paragraphs of its own without quotation marks.
    pub(crate) block: bool,
    /// The model's probability that source, cue and content are what they are, uncalibrated, from 0 to 1.
    pub(crate) score: f32,
    /// The model's probabilities of source, cue and content.
    pub(crate) scores: [f32; 3],
    /// The probability of the word that the model is least sure of.
    pub(crate) least: f32,
    /// Words of the content as the model saw it.
    pub(crate) seen: usize,
}

impl Candidate {
    /// What a rule found, without sources or cues where there are none. `score` is how often it was right where what
    /// it found was read by hand.
    pub(crate) fn by_rule(
        source: impl IntoIterator<Item = Words>,
        cue: impl IntoIterator<Item = Words>,
        content: Words,
        score: f32,
    ) -> Self {
        Self {
            source: source.into_iter().collect(),
            cue: cue.into_iter().collect(),
            content: vec![content],
            origin: Origin::Rule,
            block: false,
            score,
            scores: [score; 3],
            least: score,
            seen: 0,
        }
    }

    /// The same, in paragraphs of its own without quotation marks.
    pub(crate) fn in_block(self) -> Self {
        Self { block: true, ..self }
    }

    /// The first word of any role; the order of statements in a record.
    pub(crate) fn first(&self) -> usize {
        self.pieces().map(|p| p.start).min().unwrap_or(usize::MAX)
    }

    /// The pieces of all roles.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = &Words> {
        self.source.iter().chain(&self.cue).chain(&self.content)
    }

    /// Whether any role covers the word.
    pub(crate) fn covers(&self, word: usize) -> bool {
        self.pieces().any(|p| p.contains(&word))
    }

    /// Adds words to the content, joined with what they touch.
    pub(crate) fn add_content(&mut self, range: Words) {
        self.content.push(range);
        self.content.sort_by_key(|p| p.start);
        let mut joined: Vec<Words> = Vec::with_capacity(self.content.len());
        for piece in self.content.drain(..) {
            match joined.last_mut() {
                Some(last) if piece.start <= last.end => last.end = last.end.max(piece.end),
                _ => joined.push(piece),
            }
        }
        self.content = joined;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_that_touches_is_joined() {
        let mut candidate = Candidate::by_rule([], [], 3..5, 1.0);
        candidate.add_content(9..12);
        candidate.add_content(5..7);
        candidate.add_content(11..14);
        assert_eq!(candidate.content, [3..7, 9..14]);
    }
}
