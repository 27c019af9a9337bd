//! GUM's `Entity=` marks: brackets around mentions that may nest and may have gaps.

use std::collections::BTreeMap;

use super::GoldMention;

/// The mentions of a sentence that have begun and not ended.
#[derive(Debug, Default)]
pub(super) struct Open {
    /// Entity, with the part of a mention that has a gap, to where it begins and its type.
    begun: BTreeMap<String, Vec<(usize, String)>>,
    /// Entity to its mention whose later parts are still to come, by its place in the list.
    gapped: BTreeMap<String, usize>,
}

impl Open {
    /// Reads the marks at token `at`, such as `(3-person-new(4-place-giv)3)`, and adds the mentions that end there.
    /// A mention with a gap is written in parts `3[1/2]` and `3[2/2]`; it reaches over the gap.
    pub(super) fn read(
        &mut self,
        marks: &str,
        at: usize,
        mentions: &mut Vec<GoldMention>,
    ) -> Result<(), String> {
        let mut rest = marks;
        while !rest.is_empty() {
            let opens = rest.starts_with('(');
            let inside = &rest[usize::from(opens)..];
            let end = inside.find(['(', ')']).unwrap_or(inside.len());
            let closes = inside[end..].starts_with(')');
            let mut parts = inside[..end].split('-');
            let id = parts.next().unwrap_or_default();
            if id.is_empty() || !(opens || closes) {
                return Err(format!("no entity at {rest:?} in {marks:?}"));
            }
            if opens {
                let kind = parts.next().ok_or_else(|| format!("entity {id} has no type in {marks:?}"))?;
                self.begun.entry(id.to_owned()).or_default().push((at, kind.to_owned()));
            }
            if closes {
                let begun = self.begun.get_mut(id).and_then(Vec::pop);
                let (start, kind) = begun.ok_or_else(|| format!("entity {id} ends and has not begun"))?;
                self.close(id, start, at, kind, mentions);
            }
            rest = &inside[end + usize::from(closes)..];
        }
        Ok(())
    }

    fn close(&mut self, id: &str, start: usize, at: usize, kind: String, mentions: &mut Vec<GoldMention>) {
        let (entity, part) = id.split_once('[').unwrap_or((id, ""));
        let later = !part.is_empty() && !part.starts_with("1/");
        if let Some(first) = self.gapped.get(entity).filter(|_| later) {
            mentions[*first].tokens.end = at + 1;
            return;
        }
        if !part.is_empty() {
            self.gapped.insert(entity.to_owned(), mentions.len());
        }
        mentions.push(GoldMention { tokens: start..at + 1, kind, entity: entity.to_owned() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads the marks of one token after another.
    fn check(tokens: &[&str], expected: &[(std::ops::Range<usize>, &str, &str)]) {
        let (mut open, mut found) = (Open::default(), Vec::new());
        for (at, marks) in tokens.iter().enumerate() {
            open.read(marks, at, &mut found).expect("well formed");
        }
        let found: Vec<_> =
            found.iter().map(|m| (m.tokens.clone(), m.kind.as_str(), m.entity.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn mentions_nest() {
        check(
            &["(7-person-new-cf1-2-coref(3-place-giv:act-coref)", "(3-place)7)"],
            &[(0..1, "place", "3"), (1..2, "place", "3"), (0..2, "person", "7")],
        );
    }

    #[test]
    fn one_mention_may_lie_in_another_of_its_entity() {
        check(&["(3-person", "(3-person)", "3)"], &[(1..2, "person", "3"), (0..3, "person", "3")]);
    }

    #[test]
    fn a_mention_with_a_gap_reaches_over_it() {
        check(
            &["(3[1/2]-object", "3[1/2])(5-time)", "", "(3[2/2]-object)"],
            &[(0..4, "object", "3"), (1..2, "time", "5")],
        );
    }

    #[test]
    fn what_is_no_mark_is_refused() {
        for marks in ["3", "(3)", "3)", ")", "((3-person"] {
            assert!(Open::default().read(marks, 0, &mut Vec::new()).is_err(), "{marks}");
        }
    }
}
