//! Whether the record's speaker and party are the gold ones.

use onrecord_lexicon as lexicon;
use onrecord_record::{EntityKind, Statement, UnknownSource};

use super::gold::{GoldSaid, GoldStatement};
use super::paired::{Paired, names};
use super::party;
use crate::speakers::{Who, is_same_speaker};

/// How an answer stands to the gold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Right,
    /// Another one.
    Wrong,
    /// None, where there is one.
    Unknown,
}

/// Whether the speaker is right.
///
/// One with a name is compared as in `eval speakers`, by the record's name and the entity's others; capitals and
/// governments are their state, and a body may be cut short ("the Observatory") or have words behind it that are no
/// name's ("the Lantern movement"). A title alone ("Vice President") names nobody. One without a name is right as written (the same last word, and no words but the
/// gold's or the source's), and as nobody in particular or nobody named; somebody named instead is wrong. Where the
/// text tells nobody, any name is wrong.
pub(super) fn speaker<'a>(paired: &Paired<'a>, gold: &GoldStatement, made: &'a Statement) -> Verdict {
    let answers = paired.speaker_names(made);
    let Some(expected) = &gold.speaker else {
        return if answers.is_empty() { Verdict::Right } else { Verdict::Wrong };
    };
    if answers.is_empty() {
        let is_nobody = matches!(made.unknown_source, Some(UnknownSource::Generic | UnknownSource::Unnamed));
        let is_right = expected.kind == GoldSaid::Described && is_nobody;
        return if is_right { Verdict::Right } else { Verdict::Unknown };
    }
    let who = Who::Named { names: expected.names.clone(), person: expected.kind == GoldSaid::Person };
    let is_right = answers.iter().any(|answer| {
        is_same_speaker(Some(answer), &who)
            || expected.names.iter().any(|name| party::key(name) == party::key(answer))
            || (expected.kind == GoldSaid::Named
                && expected.names.iter().any(|name| is_form_of(name, answer)))
            || (expected.kind == GoldSaid::Described
                && expected.names.iter().any(|name| is_same_words(name, answer)))
    });
    let is_title = |answer: &&str| answer.split(' ').next_back().is_some_and(lexicon::is_title);
    if is_right {
        Verdict::Right
    } else if answers.iter().all(is_title) {
        Verdict::Unknown
    } else {
        Verdict::Wrong
    }
}

/// Whether an answer is a body's name cut short, or with more behind it; a state is none of its bodies.
fn is_form_of(name: &str, answer: &str) -> bool {
    if party::is_known(answer) {
        return false;
    }
    let owner_cut =
        answer.rsplit_once("’s ").or_else(|| answer.rsplit_once("'s ")).map_or(answer, |(_, rest)| rest);
    let words = |name: &str| -> Vec<String> { party::fold(name).split(' ').map(str::to_owned).collect() };
    let (name_words, answer_words) = (words(name), words(owner_cut));
    if answer_words.iter().all(|word| name_words.contains(word)) {
        return true;
    }
    let rest = answer_words.strip_prefix(name_words.as_slice());
    let written: Vec<&str> = owner_cut.split_whitespace().collect();
    rest.is_some_and(|rest| written[written.len() - rest.len()].starts_with(char::is_lowercase))
}

/// Whether two descriptions are one: the same last word, and all words of the shorter one in the other.
fn is_same_words(a: &str, b: &str) -> bool {
    let (a, b) = (party::fold(a), party::fold(b));
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    short.last() == long.last() && short.iter().all(|word| long.contains(word))
}

/// Whether the party is right: `speaks_for`, else the speaker where it is no person.
///
/// `None` where the gold has none. A body of the gold's party that is given as its own party is not known to be the
/// party's; another state, or another body by `speaks_for`, is wrong.
pub(super) fn party(paired: &Paired<'_>, gold: &GoldStatement, made: &Statement) -> Option<Verdict> {
    if gold.parties.is_empty() {
        return None;
    }
    let expected: Vec<String> = gold.parties.iter().map(|name| party::key(name)).collect();
    let is_expected = |name: &str| expected.contains(&party::key(name));
    if let Some(entity) = paired.entity(made.speaks_for.as_deref()) {
        return Some(if names(entity).any(is_expected) { Verdict::Right } else { Verdict::Wrong });
    }
    let entity = paired.entity(made.speaker_entity.as_deref());
    if entity.is_some_and(|entity| entity.kind == EntityKind::Person) {
        return Some(Verdict::Unknown);
    }
    let answers: Vec<&str> = entity.into_iter().flat_map(names).chain(made.speaker.as_deref()).collect();
    if answers.iter().any(|name| is_expected(name)) {
        return Some(Verdict::Right);
    }
    let is_state = answers.iter().any(|name| party::is_known(name));
    Some(if is_state { Verdict::Wrong } else { Verdict::Unknown })
}

/// Whether the record gives a party to one that speaks for nobody else.
pub(super) fn party_made_up(paired: &Paired<'_>, gold: &GoldStatement, made: &Statement) -> bool {
    let own = gold.speaker.iter().flat_map(|speaker| &speaker.names).map(|name| party::key(name));
    let own: Vec<String> = own.collect();
    let entity = paired.entity(made.speaks_for.as_deref());
    entity.is_some_and(|entity| !names(entity).any(|name| own.contains(&party::key(name))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::made_up::{entity, gold, record, said};

    const TEXT: &str = "Two Iranian officials said no. Obi said yes.";

    /// The verdicts on speaker and party of one statement by `names`, answered by `answer` with this reason and party.
    #[track_caller]
    fn check(
        (kind, names, parties): (&str, &str, &str),
        answer: Option<&str>,
        reason: Option<UnknownSource>,
        speaks_for: Option<&str>,
        expected: (Verdict, Option<Verdict>),
    ) {
        let line = format!(
            r#"[{{"id": "s1", "source": [[0, 21]], "cue": [[22, 26]], "content": [[27, 29]], "speaker": {{"names": {names}, "kind": "{kind}"}}, "parties": {parties}, "act": "assert", "manner": "indirect"}}]"#
        );
        let gold = gold(&line);
        let mut made = said("s1", &[(0, 21)], &[(22, 26)], &[(27, 29)], answer);
        made.unknown_source = reason;
        made.speaks_for = speaks_for.map(|_| "e1".to_owned());
        let mut record = record(TEXT, vec![made]);
        record.entities.extend(speaks_for.map(|name| entity("e1", name, EntityKind::Place)));
        let paired = Paired::new(&gold, &record);
        let (statement, made) = paired.pairs().next().expect("a pair");
        let found = (speaker(&paired, statement, made.statement), party(&paired, statement, made.statement));
        assert_eq!(found, expected);
    }

    const OFFICIALS: (&str, &str, &str) = ("described", r#"["Two Iranian officials"]"#, r#"["Iran"]"#);
    const OBI: (&str, &str, &str) = ("person", r#"["Ada Obi"]"#, "[]");

    #[test]
    fn one_without_a_name_is_right_as_written_and_as_nobody_named() {
        let right = |party| (Verdict::Right, Some(party));
        check(OFFICIALS, None, Some(UnknownSource::Unnamed), Some("Tehran"), right(Verdict::Right));
        check(OFFICIALS, Some("officials"), None, Some("Iraq"), right(Verdict::Wrong));
        check(OFFICIALS, Some("Iranian officials"), None, None, right(Verdict::Unknown));
        check(OFFICIALS, None, Some(UnknownSource::Lost), None, (Verdict::Unknown, Some(Verdict::Unknown)));
    }

    #[test]
    fn somebody_named_instead_is_wrong() {
        check(OFFICIALS, Some("Ada Obi"), None, None, (Verdict::Wrong, Some(Verdict::Unknown)));
        check(OBI, Some("Ivo Obi"), None, None, (Verdict::Wrong, None));
        check(OBI, Some("Obi"), None, None, (Verdict::Right, None));
        check(OBI, None, Some(UnknownSource::Generic), None, (Verdict::Unknown, None));
    }

    #[test]
    fn a_body_may_be_cut_short_and_a_state_is_none_of_its_bodies() {
        let watch = ("named", r#"["Dorel Observatory for Rights"]"#, "[]");
        for answer in ["Observatory", "the Observatory", "Dorel Observatory for Rights group"] {
            check(watch, Some(answer), None, None, (Verdict::Right, None));
        }
        check(watch, Some("Dorel Post"), None, None, (Verdict::Wrong, None));
        let embassy = ("named", r#"["United States Embassy"]"#, "[]");
        check(embassy, Some("United States"), None, None, (Verdict::Wrong, None));
        check(OBI, Some("Vice President"), None, None, (Verdict::Unknown, None));
    }

    #[test]
    fn a_capital_is_its_state_and_another_state_is_wrong() {
        let tehran = ("named", r#"["Tehran"]"#, r#"["Iran"]"#);
        check(tehran, Some("Iran"), None, None, (Verdict::Right, Some(Verdict::Right)));
        check(tehran, Some("Iraq"), None, None, (Verdict::Wrong, Some(Verdict::Wrong)));
    }
}
