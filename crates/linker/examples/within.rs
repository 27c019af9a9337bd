//! Shows the links within the articles of a JSON Lines file of records.

use std::io::BufRead;

use onrecord_record::{Reading, Statement};

fn main() {
    for line in std::io::stdin().lock().lines() {
        let reading: Reading = serde_json::from_str(&line.expect("a line")).expect("a record");
        for link in onrecord_linker::within(&reading) {
            println!(
                "{} {:?} {} {:.2} {}: {}",
                reading.id, link.kind, link.id, link.confidence, link.why.rule, link.why.reason
            );
            println!("    {}", item(&reading, &link.from));
            println!("  > {}", item(&reading, &link.to));
        }
    }
}

fn item(reading: &Reading, id: &str) -> String {
    if let Some(figure) = reading.figures.iter().find(|figure| figure.id == id) {
        return format!(
            "{id} {} {:?} {:?}",
            figure.expression.text,
            figure.counted.as_ref().map(|c| &c.phrase.text),
            figure.statement
        );
    }
    let mut all = Vec::new();
    flat(&reading.statements, &mut all);
    let statement = all.iter().find(|statement| statement.id == id).expect("an item");
    let words = |pieces: &[onrecord_record::Piece]| {
        pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" … ")
    };
    format!(
        "{id} [{}] <{}> {}",
        statement.speaker.clone().unwrap_or_else(|| format!("?{}", words(&statement.source))),
        words(&statement.cue),
        words(&statement.content)
    )
}

fn flat<'a>(statements: &'a [Statement], all: &mut Vec<&'a Statement>) {
    for statement in statements {
        all.push(statement);
        flat(&statement.inner, all);
    }
}
