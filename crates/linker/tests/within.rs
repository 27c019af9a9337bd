//! Links within one article, on made-up articles whose statements are given.

use onrecord_record::{
    Act, Bound, Casualty, Certainty, Counted, Document, Entity, EntityKind, Figure, FigureKind, LinkKind,
    Manner, Mention, MentionForm, Piece, Polarity, Reading, Statement, Voice,
};

/// A reading of lines `source | cue | act | content`; the same source is the same speaker. A `*` in front of a number in
/// the content makes it a count of people killed.
fn reading(lines: &[&str]) -> Reading {
    let mut reading = Reading { id: "a".to_owned(), ..Reading::default() };
    let mut text = String::new();
    let mut names: Vec<String> = Vec::new();
    for line in lines {
        let parts: Vec<&str> = line.split(" | ").collect();
        let [source, cue, act, content] = parts[..] else { panic!("four parts in {line:?}") };
        let mut piece = |words: &str| {
            let start = text.chars().count();
            text.push_str(words);
            let piece = Piece { start, end: text.chars().count(), text: words.to_owned() };
            text.push(' ');
            piece
        };
        let act: Act = serde_json::from_value(act.into()).expect("an act");
        let turned_down = matches!(act, Act::Deny | Act::Reject);
        let source = piece(source);
        let cue = piece(cue);
        let content_piece = piece(&content.replace('*', ""));
        let entity = names.iter().position(|name| *name == source.text).unwrap_or_else(|| {
            names.push(source.text.clone());
            names.len() - 1
        });
        let id = format!("e{}", entity + 1);
        for (at, rest) in content.match_indices('*') {
            let word = rest.len() + at;
            let number: String = content[word..].chars().take_while(char::is_ascii_digit).collect();
            let start = content_piece.start + content[..at].replace('*', "").chars().count();
            let mut rest = content[word + number.len()..].split_whitespace();
            let noun = rest.next().unwrap_or_default().to_owned();
            let from = start + number.len() + 1;
            let head = Piece { start: from, end: from + noun.chars().count(), text: noun };
            let value = number.parse().expect("a number");
            reading.figures.push(Figure {
                id: format!("f{}", reading.figures.len() + 1),
                expression: Piece { start, end: start + number.len(), text: number },
                low: Some(value),
                high: Some(value),
                exact: true,
                bound: Bound::None,
                change: None,
                unit: None,
                counted: Some(Counted { phrase: head.clone(), head }),
                about: None,
                place: None,
                place_id: None,
                as_of: None,
                kind: FigureKind::Count,
                casualty: Some(Casualty::Killed),
                statement: Some(format!("s{}", number_of(&reading) + 1)),
            });
        }
        text.pop();
        text.push_str(". ");
        reading.statements.push(Statement {
            id: format!("s{}", number_of(&reading) + 1),
            source: vec![source.clone()],
            cue: vec![cue],
            content: vec![content_piece],
            editorial: vec![],
            speaker: Some(source.text.clone()),
            speaker_entity: Some(id),
            speaker_role: None,
            speaks_for: None,
            unknown_source: None,
            manner: if content.starts_with('“') { Manner::Direct } else { Manner::Indirect },
            act,
            polarity: if turned_down { Polarity::Negative } else { Polarity::Positive },
            certainty: Certainty::Certain,
            addressee: None,
            addressee_entity: None,
            said_at: None,
            confidence: 0.9,
            voice: Voice::Attributed,
            replies_to: None,
            inner: vec![],
        });
    }
    for (i, name) in names.iter().enumerate() {
        for (at, _) in text.match_indices(name.as_str()) {
            let start = text[..at].chars().count();
            let piece = Piece { start, end: start + name.chars().count(), text: name.clone() };
            let id = format!("m{}", reading.mentions.len() + 1);
            let entity = format!("e{}", i + 1);
            reading.mentions.push(Mention { id, entity, kind: MentionForm::Name, piece });
        }
        let person = name.split(' ').count() == 2 && !name.starts_with("The");
        reading.entities.push(Entity {
            id: format!("e{}", i + 1),
            name: name.clone(),
            kind: if person { EntityKind::Person } else { EntityKind::Organisation },
            aliases: vec![],
            roles: vec![],
            statements: 1,
        });
    }
    reading.document = Document { text, ..Document::default() };
    // what is written here equals its text, or the test is wrong; the hash is of no interest
    assert_eq!(reading.faults().len(), 1, "{:?}", reading.faults());
    reading
}

fn number_of(reading: &Reading) -> usize {
    reading.statements.len()
}

#[track_caller]
fn check(lines: &[&str], expected: &[(&str, LinkKind, &str)]) {
    let reading = reading(lines);
    let links = onrecord_linker::within(&reading);
    let found: Vec<(&str, LinkKind, &str)> =
        links.iter().map(|link| (link.from.as_str(), link.kind, link.to.as_str())).collect();
    assert_eq!(found, expected, "{links:#?}");
}

use LinkKind::{Answers, Contradicts, Denies};

#[test]
fn it_is_what_another_party_said_last() {
    check(
        &[
            "Ada Obi | said | assert | the army had shelled the mill at Dorel",
            "Sem Tarn | said | assert | bread would be short by Friday",
            "The ministry | denied | deny | it",
        ],
        &[("s3", Denies, "s2")],
    );
}

#[test]
fn the_accused_denies_the_charge_and_not_what_stands_nearer() {
    check(
        &[
            "The Salt Board | said | assert | the mill was its own",
            "Ada Obi | accused | accuse | The Salt Board of selling the mill",
            "Ada Obi | said | assert | only five clerks were left",
            "The Salt Board | denied | deny | it",
        ],
        &[("s4", Denies, "s2")],
    );
}

#[test]
fn the_owner_named_is_the_one_who_is_answered() {
    check(
        &[
            "The ministry | said | assert | the mill had burned by itself",
            "Ada Obi | said | assert | the harvest was poor",
            "Sem Tarn | rejected | reject | the ministry’s account",
        ],
        &[("s3", Denies, "s1")],
    );
}

#[test]
fn a_denial_with_its_own_words_finds_what_it_denies_even_behind_it() {
    check(
        &[
            "The ministry | denied | deny | that any soldier had crossed the river at Bildash",
            "Sem Tarn | said | assert | the bridge needed paint",
            "Ada Obi | said | assert | thirty soldiers crossed the river on Sunday",
        ],
        &[("s1", Denies, "s3")],
    );
}

#[test]
fn retorts_and_short_denials() {
    check(
        &[
            "Ada Obi | said | assert | the mayor had sold the mill",
            "Sem Tarn | said | assert | “That is a lie”",
        ],
        &[("s2", Denies, "s1")],
    );
    check(
        &[
            "Ada Obi | said | assert | the mayor had sold the mill",
            "The office | insisted | assert | that she had not",
        ],
        &[("s2", Denies, "s1")],
    );
}

#[test]
fn a_response_is_no_denial_unless_it_turns_something_down() {
    check(
        &[
            "Ada Obi | said | assert | the mill should be sold",
            "Sem Tarn | responded | assert | “Then let the town vote”",
        ],
        &[("s2", Answers, "s1")],
    );
}

#[test]
fn nothing_answers_what_its_own_party_said() {
    check(&["Ada Obi | said | assert | the mill should be sold", "Ada Obi | denied | deny | it"], &[]);
}

#[test]
fn what_is_told_again_of_a_claim_must_be_in_it() {
    check(
        &[
            "Ada Obi | said | assert | the mayor had sold the mill at Dorel",
            "Sem Tarn | said | assert | the clerks were paid on Friday",
            "The office | disputed | deny | the claim that clerks were paid",
        ],
        &[("s3", Denies, "s2")],
    );
    check(
        &[
            "Ada Obi | said | assert | the mayor had sold the mill at Dorel",
            "The office | disputed | deny | the claim that clerks were paid",
        ],
        &[],
    );
}

#[test]
fn a_question_is_answered_and_not_denied() {
    check(
        &[
            "Ada Obi | asked | ask | whether he would sell the mill",
            "Sem Tarn | said | assert | that he would not",
        ],
        &[("s2", Answers, "s1")],
    );
}

#[test]
fn calling_for_a_report_is_no_reply_to_it() {
    check(
        &[
            "Ada Obi | said | assert | the mill had burned",
            "Sem Tarn | called for | call_for | the report to be published",
        ],
        &[],
    );
}

#[test]
fn casualties_of_two_parties_that_do_not_meet() {
    check(
        &[
            "The ministry | said | assert | *12 people were killed at Dorel",
            "Ada Obi | said | assert | *40 people were killed",
        ],
        &[("f2", Contradicts, "f1")],
    );
}

#[test]
fn a_party_does_not_contradict_itself_and_parts_fit_into_wholes() {
    check(
        &[
            "The ministry | said | assert | *12 people were killed at Dorel",
            "The ministry | said | assert | *40 people were killed in the north",
        ],
        &[],
    );
    check(
        &[
            "The ministry | said | assert | *40 people were killed at Dorel",
            "Sem Tarn | said | assert | the school would stay shut",
            "Ada Obi | said | assert | *12 soldiers were killed",
        ],
        &[],
    );
}

#[test]
fn the_dead_of_another_clash_are_no_contradiction() {
    check(
        &[
            "The ministry | said | assert | *12 people were killed at the mill",
            "Ada Obi | said | assert | *40 people were killed in another clash",
        ],
        &[],
    );
}

#[test]
fn a_name_in_both_is_no_matter() {
    check(
        &[
            "Sem Tarn | said | assert | the bridge needed paint",
            "Ada Obi | said | assert | Sem Tarn would open the harvest festival",
            "The office | denied | deny | that Sem Tarn had sold the mill",
        ],
        &[],
    );
}
