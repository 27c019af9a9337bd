//! Shows what ties the articles of JSON Lines files of records together.

use std::collections::HashMap;
use std::io::BufRead;
use std::time::Instant;

use onrecord_linker::{Index, agency, complete, facts};
use onrecord_record::{Constraints, Linked, Reading, Statement};

fn main() {
    let mut readings: Vec<Reading> = Vec::new();
    for path in std::env::args().skip(1) {
        let file = std::io::BufReader::new(std::fs::File::open(path).expect("a file"));
        for line in file.lines() {
            let mut reading: Reading = serde_json::from_str(&line.expect("a line")).expect("a record");
            reading.document.agency = agency(&reading.document);
            complete(&mut reading);
            readings.push(reading);
        }
    }
    let start = Instant::now();
    let all: Vec<_> = readings.iter().map(facts).collect();
    eprintln!("facts {:.2} s", start.elapsed().as_secs_f32());
    let start = Instant::now();
    let mut index = Index::default();
    all.into_iter().for_each(|facts| {
        index.add(facts);
    });
    let linked = index.link(&Constraints::default());
    eprintln!("link {:.2} s", start.elapsed().as_secs_f32());
    show(&linked, &items(&readings));
}

fn items(readings: &[Reading]) -> HashMap<String, String> {
    let mut items = HashMap::new();
    for reading in readings {
        let mut all = Vec::new();
        flat(&reading.statements, &mut all);
        for s in all {
            let words = |pieces: &[onrecord_record::Piece]| {
                pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" … ")
            };
            let by = s.speaker.clone().unwrap_or_else(|| format!("?{}", words(&s.source)));
            items.insert(
                format!("{}:{}", reading.id, s.id),
                format!("[{by}] <{}> {}", words(&s.cue), words(&s.content)),
            );
        }
        let text: Vec<char> = reading.document.text.chars().collect();
        for f in &reading.figures {
            let from = f.expression.start.saturating_sub(70);
            let to = (f.expression.end + 70).min(text.len());
            let around: String = text[from..to].iter().collect();
            items.insert(
                format!("{}:{}", reading.id, f.id),
                format!("“{}” in {:?}: {}", f.expression.text, f.statement, around.replace('\n', " ")),
            );
        }
    }
    items
}

fn show(linked: &Linked, items: &HashMap<String, String>) {
    let cut = |text: &str| text.chars().take(230).collect::<String>();
    let item = |id: &str| cut(items.get(id).map_or("", String::as_str));
    for group in &linked.origins {
        println!("ORIGIN {} {:?} {:.2} {}", group.id, group.agency, group.similarity, group.earliest);
        for member in &group.members {
            println!("    {} {:.2} {:?}", member.document, member.similarity, member.like);
        }
    }
    for group in &linked.related {
        println!("RELATED {:?} {:?}", group.documents, group.keys);
    }
    for actor in linked.actors.iter().filter(|actor| actor.members.len() > 1) {
        println!(
            "ACTOR {} {:?} {:?} {:?} {:?}",
            actor.name, actor.kind, actor.aliases, actor.roles, actor.members
        );
        for merge in &actor.merges {
            println!(
                "    {} = {} {}: {} {:.2}",
                merge.left, merge.right, merge.why.rule, merge.why.reason, merge.confidence
            );
        }
    }
    for actor in linked.actors.iter().filter(|actor| actor.members.len() == 1) {
        println!("SINGLE {} {:?} {:?}", actor.name, actor.kind, actor.members);
    }
    for link in &linked.links {
        println!(
            "LINK {:?} {} {:.2} {}: {}\n    {} {}\n  > {} {}",
            link.kind,
            link.id,
            link.confidence,
            link.why.rule,
            link.why.reason,
            link.from,
            item(&link.from),
            link.to,
            item(&link.to)
        );
    }
    for dispute in &linked.disputes {
        println!(
            "DISPUTE {:?} {:?} {:?}..{:?} “{}” {} links",
            dispute.issue,
            dispute.state,
            dispute.since,
            dispute.until,
            cut(&dispute.title),
            dispute.links.len()
        );
        for party in &dispute.parties {
            println!("    {}{}", party.name, if party.actor.is_some() { "" } else { " (no actor)" });
            for position in &party.positions {
                println!(
                    "        {} {}{}",
                    position.item,
                    if position.superseded { "(superseded) " } else { "" },
                    item(&position.item)
                );
            }
        }
    }
}

fn flat<'a>(statements: &'a [Statement], all: &mut Vec<&'a Statement>) {
    for statement in statements {
        all.push(statement);
        flat(&statement.inner, all);
    }
}
