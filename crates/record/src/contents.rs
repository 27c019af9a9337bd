//! Which statement something stands in.

use std::cmp::Reverse;
use std::ops::Range;

use crate::Statement;

/// The contents of some statements, those inside others too, to be asked for the innermost one at a place.
///
/// The innermost is the one whose content begins last; of several that begin there the one that ends first; of several with the
/// very same content the one that came last, so that statements inside others come behind those.
#[derive(Clone, Debug)]
pub struct Contents<'a, Said = Statement> {
    /// Start, end and statement, the innermost of those that begin together last.
    all: Vec<(usize, usize, &'a Said)>,
}

impl<'a, Said> Contents<'a, Said> {
    /// Of ranges of contents with their statements, in whatever they count.
    pub fn of_ranges(ranges: impl IntoIterator<Item = (Range<usize>, &'a Said)>) -> Self {
        let mut all: Vec<_> =
            ranges.into_iter().map(|(range, statement)| (range.start, range.end, statement)).collect();
        all.sort_by_key(|(start, end, _)| (*start, Reverse(*end)));
        Self { all }
    }

    /// The innermost statement whose content holds a range.
    pub fn innermost(&self, range: &Range<usize>) -> Option<&'a Said> {
        let to = self.all.partition_point(|(start, ..)| *start <= range.start);
        let holds = self.all[..to].iter().rev().find(|(_, end, _)| *end >= range.end);
        holds.map(|(.., statement)| *statement)
    }
}

impl<'a> Contents<'a> {
    /// Of a record's statements of which `counts` says that their contents count; what is inside one that does not counts
    /// neither. In code points.
    pub fn of(statements: &'a [Statement], counts: impl Fn(&Statement) -> bool) -> Self {
        let mut all = Vec::new();
        add(statements, &counts, &mut all);
        Self::of_ranges(all)
    }
}

fn add<'a>(
    statements: &'a [Statement],
    counts: &impl Fn(&Statement) -> bool,
    all: &mut Vec<(Range<usize>, &'a Statement)>,
) {
    for statement in statements.iter().filter(|statement| counts(statement)) {
        all.extend(statement.content.iter().map(|piece| (piece.start..piece.end, statement)));
        add(&statement.inner, counts, all);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Act, Certainty, Manner, Piece, Polarity, Voice};

    fn piece(start: usize, end: usize) -> Piece {
        Piece { start, end, text: String::new() }
    }

    fn statement(id: &str, content: &[(usize, usize)], voice: Voice, inner: Vec<Statement>) -> Statement {
        Statement {
            id: id.to_owned(),
            source: Vec::new(),
            cue: Vec::new(),
            content: content.iter().map(|(start, end)| piece(*start, *end)).collect(),
            editorial: Vec::new(),
            speaker: None,
            speaker_entity: None,
            speaker_role: None,
            speaks_for: None,
            unknown_source: None,
            manner: Manner::Indirect,
            act: Act::Assert,
            polarity: Polarity::Positive,
            certainty: Certainty::Certain,
            addressee: None,
            addressee_entity: None,
            said_at: None,
            confidence: 0.5,
            voice,
            replies_to: None,
            inner,
        }
    }

    #[test]
    fn what_begins_last_and_ends_first_is_the_innermost() {
        let said =
            |id: &str, content: &[(usize, usize)], inner| statement(id, content, Voice::Attributed, inner);
        let statements = [
            said("s1", &[(0, 50)], vec![said("s1.1", &[(20, 40)], Vec::new())]),
            said("s2", &[(60, 70), (80, 90)], vec![said("s2.1", &[(60, 70)], Vec::new())]),
            statement("s3", &[(85, 90)], Voice::Outlet, Vec::new()),
        ];
        let contents = Contents::of(&statements, |statement| statement.voice == Voice::Attributed);
        let at = |start, end| contents.innermost(&(start..end)).map(|statement| statement.id.as_str());
        assert_eq!(at(25, 30), Some("s1.1"));
        assert_eq!(at(41, 45), Some("s1"));
        assert_eq!(at(52, 55), None);
        assert_eq!(at(61, 70), Some("s2.1"));
        assert_eq!(at(85, 90), Some("s2"));
        assert_eq!(at(65, 85), None);
    }
}
