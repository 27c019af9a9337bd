//! New identifiers in place of those that the reader gave, wherever a reading names an item.

use onrecord_record::{DateAnchor, Reading, Statement};

use super::Names;

pub(super) fn rename(reading: &mut Reading, names: &Names) {
    for statement in &mut reading.statements {
        in_statement(statement, names);
    }
    for entity in &mut reading.entities {
        one(&mut entity.id, names);
    }
    for mention in &mut reading.mentions {
        one(&mut mention.entity, names);
    }
    for affiliation in &mut reading.affiliations {
        one(&mut affiliation.id, names);
        one(&mut affiliation.subject, names);
        maybe(&mut affiliation.object, names);
    }
    for figure in &mut reading.figures {
        one(&mut figure.id, names);
        maybe(&mut figure.statement, names);
        maybe(&mut figure.place_id, names);
    }
    for date in &mut reading.dates {
        one(&mut date.id, names);
        for anchor in [&mut date.anchor, &mut date.begins, &mut date.ends].into_iter().flatten() {
            if let DateAnchor::Date(date) = anchor {
                one(date, names);
            }
        }
    }
    for place in &mut reading.places {
        one(&mut place.id, names);
        maybe(&mut place.entity, names);
    }
    for naming in &mut reading.namings {
        one(&mut naming.id, names);
        for item in [&mut naming.named, &mut naming.namer, &mut naming.statement] {
            maybe(item, names);
        }
    }
    for link in &mut reading.links {
        one(&mut link.from, names);
        one(&mut link.to, names);
    }
}

fn in_statement(statement: &mut Statement, names: &Names) {
    one(&mut statement.id, names);
    let entities =
        [&mut statement.speaker_entity, &mut statement.speaks_for, &mut statement.addressee_entity];
    for item in entities.into_iter().chain([&mut statement.replies_to, &mut statement.said_at]) {
        maybe(item, names);
    }
    for inner in &mut statement.inner {
        in_statement(inner, names);
    }
}

fn one(item: &mut String, names: &Names) {
    if let Some(name) = names.get(item.as_str()) {
        item.clone_from(name);
    }
}

fn maybe(item: &mut Option<String>, names: &Names) {
    if let Some(item) = item {
        one(item, names);
    }
}
