//! Whether an act or a sort is one that there is: a misspelt one would find nothing, and nobody would know why.

use onrecord_record::{
    Act, Casualty, DateType, DisputeState, EntityKind, FigureKind, IssueKind, LinkKind, Manner, PlaceType,
};
use serde::de::DeserializeOwned;

use super::{Filter, List};
use crate::changes::KINDS as CHANGES;
use crate::error::Kind;
use crate::write::FORMATS;

/// An act as it is stored; an error that names all where there is no such one.
pub(super) fn act(words: &str) -> Result<String, Kind> {
    let act = words.trim().to_lowercase().replace([' ', '-'], "_");
    match others::<Act>(&act) {
        None => Ok(act),
        Some(known) => Err(Kind::Wrong(format!("{words:?} is no act: {known}"))),
    }
}

/// Checks the words that a list is narrowed to: that there are such, and that the list has something of the sort.
pub(super) fn check(list: List, filter: &Filter) -> Result<(), Kind> {
    let known = |given: &Option<String>, what: &str, others: fn(&str) -> Option<String>| match given {
        Some(word) => match others(&word.to_lowercase()) {
            Some(known) => Err(Kind::Wrong(format!("{word:?} is no {what}: {known}"))),
            None => Ok(()),
        },
        None => Ok(()),
    };
    known(&filter.manner, "manner", others::<Manner>)?;
    known(&filter.casualty, "casualty", others::<Casualty>)?;
    let of_figures = filter.casualty.is_some() || filter.unit.is_some();
    if of_figures && list != List::Figures {
        let view = list.view();
        return Err(Kind::Wrong(format!("{view} have no casualty and no unit: only figures do")));
    }
    let of_statements = filter.manner.is_some() || filter.least_confidence.is_some();
    if of_statements && matches!(list, List::Disputes | List::Positions | List::Changes) {
        let view = list.view();
        return Err(Kind::Wrong(format!("{view} are not narrowed by manner or confidence: statements are")));
    }
    match &filter.kind {
        Some(kind) => sort(list, kind),
        None => Ok(()),
    }
}

/// Checks the sort that a list is narrowed to.
fn sort(list: List, kind: &str) -> Result<(), Kind> {
    let kind = kind.to_lowercase();
    let among = |known: &[&str]| match known.contains(&kind.as_str()) {
        true => None,
        false => Some(format!("expected one of `{}`", known.join("`, `"))),
    };
    let known = match list {
        List::Statements => others::<Manner>(&kind),
        List::Figures => others::<FigureKind>(&kind),
        List::Dates => others::<DateType>(&kind),
        List::Places => others::<PlaceType>(&kind),
        List::Actors => others::<EntityKind>(&kind),
        List::Links => others::<LinkKind>(&kind),
        List::Articles => among(&FORMATS.map(|(_, name)| name)),
        List::Changes => among(&CHANGES),
        List::Disputes | List::Positions => match (others::<DisputeState>(&kind), others::<IssueKind>(&kind))
        {
            (Some(state), Some(issue)) => Some(format!("of states {state}, of issues {issue}")),
            _ => None,
        },
        // Whatever word people are called by.
        List::Namings => None,
    };
    match known {
        None => Ok(()),
        Some(known) => Err(Kind::Wrong(format!("{kind:?} is no sort of {}: {known}", list.view()))),
    }
}

/// What a word could have been, if it is none of a type's.
fn others<T: DeserializeOwned>(word: &str) -> Option<String> {
    let error = serde_json::from_value::<T>(serde_json::Value::String(word.to_owned())).err()?.to_string();
    let at = error.find("expected ").unwrap_or(0);
    Some(error[at..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(done: Result<(), Kind>) -> String {
        match done {
            Err(Kind::Wrong(what)) => what,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn acts_may_be_written_as_the_help_has_them() {
        assert_eq!(act("Call-for").unwrap(), "call_for");
        assert_eq!(act("call for").unwrap(), "call_for");
        let wrong = says(act("denyy").map(drop));
        assert!(wrong.starts_with("\"denyy\" is no act: expected one of `assert`, `deny`, "), "{wrong}");
    }

    #[test]
    fn a_sort_that_there_is_not_is_told_with_those_that_there_are() {
        sort(List::Links, "Denies").unwrap();
        sort(List::Changes, "other speaker").unwrap();
        sort(List::Namings, "anything").unwrap();
        sort(List::Disputes, "open").and(sort(List::Disputes, "figure")).unwrap();
        assert_eq!(
            says(sort(List::Figures, "moneyy")),
            "\"moneyy\" is no sort of figures: expected one of `count`, `money`, `percentage`, `measure`, `ratio`"
        );
        assert!(says(sort(List::Disputes, "x")).contains("of states expected one of `open`"));
        assert!(says(sort(List::Articles, "x")).contains("`html`"));
    }
}
