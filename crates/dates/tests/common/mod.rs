//! Texts with marks: `[words=value]` for each expression, with what is not the usual type or modifier behind the value
//! (`[each week=P1W set]`, `[early May=2016-05 start]`); `-` for no value.

use std::fmt::Write;

use onrecord_dates::{Anchor, TimeExpression, read};
use onrecord_record::{DateModifier, DateType, UnresolvedDate};

/// A Friday.
pub(crate) const PUBLISHED: &str = "2016-11-04";

/// Checks texts that were published on [`PUBLISHED`].
#[allow(dead_code, reason = "each test file takes what it needs")]
pub(crate) fn check(cases: &[&str]) {
    check_on(Some(PUBLISHED), cases);
}

/// Checks texts that hold no expression at all.
#[allow(dead_code, reason = "each test file takes what it needs")]
pub(crate) fn check_none(cases: &[&str]) {
    assert!(cases.iter().all(|case| !case.contains('[')), "no marks here");
    check_on(Some(PUBLISHED), cases);
}

/// Checks that all expressions of a text, and no others, are found with their type, value and modifier.
pub(crate) fn check_on(published: Option<&str>, cases: &[&str]) {
    let mut report = String::new();
    for case in cases {
        let text = without_marks(case);
        let found = marked(&text, &read(&text, published));
        if found != *case {
            writeln!(report, "expected: {case}\n   found: {found}\n").expect("strings take text");
        }
    }
    let wrong = report.lines().filter(|line| line.starts_with("expected")).count();
    assert!(report.is_empty(), "{wrong} of {} cases differ\n\n{report}", cases.len());
}

/// Checks what an expression is counted from, and why it is not resolved: the expressions of a text in order.
#[allow(dead_code, reason = "each test file takes what it needs")]
pub(crate) fn check_anchors(
    published: Option<&str>,
    text: &str,
    expected: &[(&str, Option<Anchor>, Option<UnresolvedDate>)],
) {
    let found = read(text, published);
    let found: Vec<_> = found.iter().map(|date| (date.span.of(text), date.anchor, date.unresolved)).collect();
    assert_eq!(found, expected, "{text}");
}

/// The text of a case.
fn without_marks(case: &str) -> String {
    let mut text = String::new();
    for (place, part) in case.split('[').enumerate() {
        match part.split_once(']').filter(|_| place > 0) {
            Some((inside, behind)) => {
                text.push_str(inside.rsplit_once('=').expect("a mark has a value").0);
                text.push_str(behind);
            }
            None => text.push_str(part),
        }
    }
    text
}

fn marked(text: &str, found: &[TimeExpression]) -> String {
    let mut marked = String::new();
    let mut end = 0;
    for date in found {
        marked.push_str(&text[end..date.span.start]);
        let value = date.value.as_deref().unwrap_or("-");
        write!(marked, "[{}={value}", date.span.of(text)).expect("strings take text");
        if let Some(kind) = unusual(date.kind, value) {
            write!(marked, " {kind}").expect("strings take text");
        }
        if let Some(modifier) = date.modifier.map(name) {
            write!(marked, " {modifier}").expect("strings take text");
        }
        marked.push(']');
        end = date.span.end;
    }
    marked + &text[end..]
}

/// The type, where the value does not show it.
fn unusual(kind: DateType, value: &str) -> Option<&'static str> {
    let length = value.starts_with('P') && !value.ends_with("_REF");
    let time = !length && !value.ends_with("_REF") && value.contains('T');
    match kind {
        DateType::Set => Some("set"),
        DateType::Duration if !length => Some("duration"),
        DateType::Time if !time => Some("time"),
        DateType::Date if length || time => Some("date"),
        _ => None,
    }
}

fn name(modifier: DateModifier) -> &'static str {
    match modifier {
        DateModifier::Approx => "approx",
        DateModifier::Before => "before",
        DateModifier::After => "after",
        DateModifier::Start => "start",
        DateModifier::Mid => "mid",
        DateModifier::End => "end",
        DateModifier::LessThan => "less_than",
        DateModifier::MoreThan => "more_than",
        DateModifier::EqualOrLess => "equal_or_less",
        DateModifier::EqualOrMore => "equal_or_more",
    }
}
