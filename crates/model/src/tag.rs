//! Tags of words, and the spans that they spell.

use std::ops::Range;

/// How many tags there are.
pub const TAGS: usize = 7;

/// What a span is of an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Who says it.
    Source,
    /// What marks it as said.
    Cue,
    /// What is said.
    Content,
}

/// A word's tag: outside, or the beginning or the inside of a span. Its number is its place among posteriors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Tag {
    /// In no span.
    Outside,
    /// First word of a source.
    BeginSource,
    /// Later word of a source.
    InsideSource,
    /// First word of a cue.
    BeginCue,
    /// Later word of a cue.
    InsideCue,
    /// First word of a content.
    BeginContent,
    /// Later word of a content.
    InsideContent,
}

impl Tag {
    /// All tags, by their numbers.
    pub const ALL: [Self; TAGS] = [
        Self::Outside,
        Self::BeginSource,
        Self::InsideSource,
        Self::BeginCue,
        Self::InsideCue,
        Self::BeginContent,
        Self::InsideContent,
    ];

    /// Names as training has them.
    pub(crate) const NAMES: [&str; TAGS] =
        ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"];

    /// The role of the span that the word is in.
    pub fn role(self) -> Option<Role> {
        match self {
            Self::Outside => None,
            Self::BeginSource | Self::InsideSource => Some(Role::Source),
            Self::BeginCue | Self::InsideCue => Some(Role::Cue),
            Self::BeginContent | Self::InsideContent => Some(Role::Content),
        }
    }

    /// Whether a span begins here.
    pub fn begins(self) -> bool {
        matches!(self, Self::BeginSource | Self::BeginCue | Self::BeginContent)
    }
}

impl Role {
    /// The probability that a word is in a span of this role, of the word's posteriors.
    pub fn of(self, posteriors: &[f32; TAGS]) -> f32 {
        let first = match self {
            Self::Source => Tag::BeginSource,
            Self::Cue => Tag::BeginCue,
            Self::Content => Tag::BeginContent,
        } as usize;
        posteriors[first] + posteriors[first + 1]
    }
}

/// The spans of a role, as ranges of words.
pub(crate) fn spans(tags: &[Tag], role: Role) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (word, tag) in tags.iter().enumerate() {
        if tag.role() != Some(role) {
            continue;
        }
        match found.last_mut() {
            Some(span) if !tag.begins() && span.end == word => span.end += 1,
            _ if tag.begins() => found.push(word..word + 1),
            // An inside without a beginning does not come out of the CRF.
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_begin_where_their_tags_do() {
        use Tag::*;
        let tags = [BeginContent, InsideContent, BeginContent, Outside, BeginCue, InsideCue, InsideContent];
        assert_eq!(spans(&tags, Role::Content), [0..2, 2..3]);
        assert_eq!(spans(&tags, Role::Cue), [4..6]);
        assert_eq!(spans(&tags, Role::Source), []);
    }
}
