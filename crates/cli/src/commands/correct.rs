//! `onrecord correct`: what people change, with who and when.

use std::io::Write;

use anyhow::{Context, Result, bail};
use onrecord::store::{Change, Corrector, Store};

use crate::arguments::{Correct, CorrectOptions};
use crate::clock;
use crate::style::DIM;

pub(crate) fn run(options: &CorrectOptions) -> Result<bool> {
    let mut store = Store::open(&options.file)?;
    let who = Corrector { by: by(options)?, made: clock::now(), note: options.note.clone() };
    let mut out = anstream::stdout().lock();
    for done in store.correct_all(changes(&options.what)?, &who)? {
        writeln!(out, "{} {} {DIM}correction {}{DIM:#}", done.change.verb(), done.target, done.id)?;
    }
    if matches!(options.what, Correct::Merge { .. } | Correct::Split { .. } | Correct::Undo { .. }) {
        let file = options.file.display();
        writeln!(out, "{DIM}links and disputes follow with the next `onrecord link {file}`{DIM:#}")?;
    }
    out.flush()?;
    Ok(true)
}

fn by(options: &CorrectOptions) -> Result<String> {
    let user = || std::env::var("USER").or_else(|_| std::env::var("USERNAME")).ok();
    let by = options.by.clone().or_else(user).filter(|by| !by.trim().is_empty());
    by.context("say who corrects, with --by NAME")
}

fn changes(what: &Correct) -> Result<Vec<(String, Change)>> {
    let one = |id: &str, change: Change| Ok(vec![(id.to_owned(), change)]);
    match what {
        Correct::Confirm { ids } => Ok(ids.iter().map(|id| (id.clone(), Change::Confirm)).collect()),
        Correct::Reject { ids } => Ok(ids.iter().map(|id| (id.clone(), Change::Reject)).collect()),
        Correct::Span { id, part, pieces } => {
            one(id, Change::Span { part: part.clone(), pieces: parse(pieces)? })
        }
        Correct::Speaker { id, name } => one(id, Change::Speaker { name: name.clone() }),
        Correct::Rename { id, name } => one(id, Change::Rename { name: name.clone() }),
        Correct::Merge { id, other } => one(id, Change::Merge { with: other.clone() }),
        Correct::Split { id, from } => one(id, Change::Split { from: from.clone() }),
        Correct::Undo { number } => one("", Change::Undo { correction: *number }),
    }
}

fn parse(pieces: &str) -> Result<Vec<(usize, usize)>> {
    let mut found = Vec::new();
    for piece in pieces.split(',').map(str::trim).filter(|piece| !piece.is_empty()) {
        let ends = piece.split_once(['-', '–']);
        let Some((Ok(start), Ok(end))) = ends.map(|(start, end)| (start.trim().parse(), end.trim().parse()))
        else {
            bail!("{piece:?} is no place such as 814-878");
        };
        found.push((start, end));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_starts_and_ends() {
        assert_eq!(parse("814-850, 861–878").unwrap(), [(814, 850), (861, 878)]);
        assert_eq!(parse("").unwrap(), []);
        assert!(parse("814").is_err() && parse("a-b").is_err());
    }
}
