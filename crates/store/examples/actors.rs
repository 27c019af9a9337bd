//! Gives a store actors by their names alone, and links between neighbours: for measuring questions on a large file without
//! linking it. `cargo run --release -p onrecord-store --example actors -- large.onrecord`

use std::collections::BTreeMap;
use std::time::Instant;

use onrecord_record::{Actor, EntityKind, Link, LinkKind, Linked, Why, item_address};
use onrecord_store::{Linking, Store};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = std::env::args().nth(1).ok_or("give a store")?;
    let mut store = Store::open(&file)?;
    store.lock()?;
    let mut members: BTreeMap<(EntityKind, String), Vec<String>> = BTreeMap::new();
    let mut links = Vec::new();
    let began = Instant::now();
    store.query("SELECT kind, name, id FROM entities WHERE current", |_, row| {
        let Some(row) = row else { return true };
        let [kind, name, id] = [0, 1, 2].map(|at| row[at].to_cell().into_owned());
        let kind = if kind == "person" { EntityKind::Person } else { EntityKind::Unknown };
        members.entry((kind, name)).or_default().push(id);
        true
    })?;
    let mut before: Option<(String, String)> = None;
    store.query("SELECT article, id FROM statements WHERE voice = 'attributed' AND current", |_, row| {
        let Some(row) = row else { return true };
        let (article, id) = (row[0].to_cell().into_owned(), row[1].to_cell().into_owned());
        if let Some((other, from)) = before.take()
            && other == article
        {
            let why = Why { rule: "neighbours".to_owned(), reason: String::new() };
            let name = format!("l{}", links.len());
            links.push(Link {
                id: name,
                kind: LinkKind::Answers,
                from: id.clone(),
                to: from,
                why,
                confidence: 0.5,
            });
        }
        before = Some((article, id));
        true
    })?;
    eprintln!("{} names, {} links read, {:.1} s", members.len(), links.len(), began.elapsed().as_secs_f64());
    let actors = members.into_iter().enumerate().map(|(number, ((kind, name), members))| Actor {
        id: item_address("actor", &number.to_string()),
        name,
        kind,
        aliases: Vec::new(),
        roles: Vec::new(),
        members,
        merges: Vec::new(),
    });
    let linked = Linked { actors: actors.collect(), links, ..Linked::default() };
    let began = Instant::now();
    let state = store.state()?;
    store.write_linked(
        &linked,
        &Linking { program: "actors".to_owned(), made: "2019-05-20".to_owned(), state },
    )?;
    store.finish()?;
    eprintln!("written in {:.1} s", began.elapsed().as_secs_f64());
    Ok(())
}
