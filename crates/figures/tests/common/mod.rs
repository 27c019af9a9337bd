//! Sentences with marks: `{expression|what is expected of it}`, and nothing else is a figure.
#![allow(dead_code, unreachable_pub)]

use onrecord_figures::{Figure, read};
use onrecord_record::{Bound, ChangeRole, Direction};

/// Checks every line of a table, each a sentence of its own, under one view of a figure.
#[track_caller]
pub fn check(table: &str, least: usize, view: fn(&str, &Figure) -> String) {
    let mut wrong = Vec::new();
    let mut cases = 0;
    for line in table.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (text, expected) = parse(line);
        cases += expected.len().max(1);
        let figures = read(&text);
        let found: Vec<(String, String)> =
            figures.iter().map(|f| (f.span.of(&text).to_owned(), view(&text, f))).collect();
        if found != expected {
            wrong.push(format!("{text}\n    expected {expected:?}\n    found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of the lines are read otherwise:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cases >= least, "{cases} cases only");
}

/// The text without marks, and (expression, expectation) of each mark.
fn parse(line: &str) -> (String, Vec<(String, String)>) {
    let mut text = String::new();
    let mut expected = Vec::new();
    let mut rest = line;
    while let Some((before, marked)) = rest.split_once('{') {
        let (inside, after) = marked.split_once('}').expect("a mark ends");
        let (expression, view) = inside.split_once('|').expect("a mark has an expectation");
        text.push_str(before);
        text.push_str(expression);
        expected.push((expression.to_owned(), view.to_owned()));
        rest = after;
    }
    text.push_str(rest);
    (text, expected)
}

/// "300", "over 300 USD", "10..15 percent", "least 5 kilometre/hour".
pub fn value(_: &str, figure: &Figure) -> String {
    let number = match (figure.low, figure.high) {
        (Some(low), Some(high)) if low < high => format!("{low}..{high}"),
        (Some(one), _) | (None, Some(one)) => one.to_string(),
        (None, None) => "nothing".to_owned(),
    };
    let bound = match figure.bound {
        Bound::None | Bound::Between => "",
        Bound::About => "about ",
        Bound::Nearly => "nearly ",
        Bound::MoreThan => "over ",
        Bound::LessThan => "under ",
        Bound::AtLeast => "least ",
        Bound::UpTo => "most ",
        Bound::Vague => "vague ",
    };
    let unit = figure.unit.as_ref().map_or(String::new(), |unit| match &unit.per {
        Some(per) => format!(" {}/{per}", unit.name),
        None => format!(" {}", unit.name),
    });
    format!("{bound}{number}{unit}")
}

/// What is counted; "-" for nothing.
pub fn counted(text: &str, figure: &Figure) -> String {
    figure.counted.map_or("-", |noun| noun.phrase.of(text)).to_owned()
}

/// What is counted; then its head.
pub fn head(text: &str, figure: &Figure) -> String {
    figure.counted.map_or("-".to_owned(), |noun| noun.head.of(text).to_owned())
}

/// "killed"; "-" for nothing.
pub fn casualty(_: &str, figure: &Figure) -> String {
    figure.casualty.map_or("-".to_owned(), |casualty| format!("{casualty:?}").to_lowercase())
}

/// "up by", "to"; "-" for nothing.
pub fn change(_: &str, figure: &Figure) -> String {
    let Some(change) = figure.change else { return "-".to_owned() };
    let direction = match change.direction {
        Some(Direction::Up) => "up ",
        Some(Direction::Down) => "down ",
        None => "",
    };
    let role = match change.role {
        ChangeRole::By => "by",
        ChangeRole::To => "to",
        ChangeRole::From => "from",
    };
    format!("{direction}{role}")
}
