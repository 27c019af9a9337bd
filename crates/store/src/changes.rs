//! What changed in an article's statements from one version to the next.

use std::collections::HashSet;

use onrecord_record::{Reading, Statement, Voice};
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Kind;
use crate::project::words;
use crate::write::stored;

/// Share of words in common, of all in either, from which on a statement was reworded and not replaced.
const REWORDED: f64 = 0.4;

/// What can change.
pub(crate) const KINDS: [&str; 4] = ["added", "removed", "reworded", "other speaker"];

/// One statement as far as changes are concerned.
struct Said<'a> {
    item: &'a str,
    speaker: Option<&'a str>,
    words: String,
}

/// Writes the changes of a document against the version before it.
pub(crate) fn write(
    db: &Connection,
    document: i64,
    at: Option<i64>,
    old: &Reading,
    new: &Reading,
) -> Result<(), Kind> {
    db.prepare_cached("DELETE FROM stored_changes WHERE document = ?1")?.execute([document])?;
    let (old, new) = (said(old), said(new));
    let mut insert = db.prepare_cached(
        "INSERT INTO stored_changes (document, at, kind, before_item, after_item, speaker, before, after)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (kind, before, after) in compare(&old, &new) {
        let speaker = after.or(before).and_then(|said| said.speaker);
        insert.execute(params![
            document,
            at,
            kind,
            before.map(|said| said.item),
            after.map(|said| said.item),
            speaker,
            before.map(|said| &said.words),
            after.map(|said| &said.words),
        ])?;
    }
    Ok(())
}

/// Writes the changes of a document that was read again, and of the version after it.
pub(crate) fn again(db: &Connection, document: i64) -> Result<(), Kind> {
    let (article, version, at): (String, i64, Option<i64>) =
        db.query_row("SELECT article, version, at FROM stored_documents WHERE id = ?1", [document], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    let other = |version: i64| {
        let name = if version == 1 { article.clone() } else { format!("{article}.{version}") };
        let sql = "SELECT id, at FROM stored_documents WHERE document = ?1";
        db.query_row(sql, [name], |row| Ok((row.get(0)?, row.get(1)?))).optional()
    };
    if let Some((before, _)) = other(version - 1)?.map(|pair: (i64, Option<i64>)| pair) {
        write(db, document, at, &stored(db, before)?, &stored(db, document)?)?;
    }
    if let Some((after, at)) = other(version + 1)? {
        write(db, after, at, &stored(db, document)?, &stored(db, after)?)?;
    }
    Ok(())
}

/// Writes the changes of every document.
pub(crate) fn all(db: &Connection) -> Result<(), Kind> {
    let mut found = db.prepare(
        "SELECT d.id, d.at, b.id FROM stored_documents d JOIN stored_documents b
         ON b.document = d.article || CASE d.version WHEN 2 THEN '' ELSE '.' || (d.version - 1) END
         WHERE d.version > 1 ORDER BY d.id",
    )?;
    let pairs = found.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    for pair in pairs.collect::<Result<Vec<(i64, Option<i64>, i64)>, _>>()? {
        let (document, at, before) = pair;
        write(db, document, at, &stored(db, before)?, &stored(db, document)?)?;
    }
    Ok(())
}

fn said(reading: &Reading) -> Vec<Said<'_>> {
    let statements = reading.statements.iter().filter(|statement| statement.voice == Voice::Attributed);
    let one = |statement: &'_ Statement| words(&statement.content);
    statements
        .map(|statement| Said {
            item: &statement.id,
            speaker: statement.speaker.as_deref(),
            words: one(statement),
        })
        .collect()
}

type Compared<'a> = (&'static str, Option<&'a Said<'a>>, Option<&'a Said<'a>>);

/// Added, removed, reworded and given to another speaker; what stayed as it was is left out.
fn compare<'a>(old: &'a [Said<'a>], new: &'a [Said<'a>]) -> Vec<Compared<'a>> {
    let mut partner: Vec<Option<usize>> = vec![None; new.len()];
    let mut used = vec![false; old.len()];
    for (at, said) in new.iter().enumerate() {
        let same = |other: &Said<'_>| other.words == said.words;
        let found = (0..old.len())
            .find(|o| !used[*o] && same(&old[*o]) && old[*o].speaker == said.speaker)
            .or_else(|| (0..old.len()).find(|o| !used[*o] && same(&old[*o])));
        if let Some(found) = found {
            used[found] = true;
            partner[at] = Some(found);
        }
    }
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for at in (0..new.len()).filter(|at| partner[*at].is_none()) {
        for other in (0..old.len()).filter(|other| !used[*other]) {
            let alike = alike(&old[other].words, &new[at].words);
            if alike >= REWORDED {
                pairs.push((alike, at, other));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, at, other) in pairs {
        if partner[at].is_none() && !used[other] {
            partner[at] = Some(other);
            used[other] = true;
        }
    }
    let mut changes: Vec<Compared<'a>> = Vec::new();
    for (said, partner) in new.iter().zip(partner) {
        match partner.map(|other| &old[other]) {
            None => changes.push(("added", None, Some(said))),
            Some(before) if before.words != said.words => {
                changes.push(("reworded", Some(before), Some(said)))
            }
            Some(before) if before.speaker != said.speaker => {
                changes.push(("other speaker", Some(before), Some(said)));
            }
            Some(_) => {}
        }
    }
    let gone = old.iter().zip(used).filter(|(_, used)| !used);
    changes.extend(gone.map(|(said, _)| ("removed", Some(said), None)));
    changes
}

fn alike(one: &str, other: &str) -> f64 {
    let set = |text: &str| -> HashSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (one, other) = (set(one), set(other));
    let both = one.intersection(&other).count();
    both as f64 / (one.len() + other.len() - both).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said<'a>(item: &'a str, speaker: &'a str, words: &str) -> Said<'a> {
        Said { item, speaker: Some(speaker), words: words.to_owned() }
    }

    #[test]
    fn added_removed_reworded_and_other_speakers_are_told_apart() {
        let old = [
            said("s1", "Obi", "the road was open"),
            said("s2", "Obi", "nobody would be stopped on the way to Dorel"),
            said("s3", "Merchev", "the mill had burned down"),
            said("s4", "Merchev", "there would be talks"),
        ];
        let new = [
            said("s1", "Obi", "the road was open"),
            said("s2", "Obi", "nobody would be stopped on the way to Dorel for now"),
            said("s3", "Halderan", "there would be talks"),
            said("s4", "Obi", "a curfew began at dusk"),
        ];
        let found = compare(&old, &new);
        let seen: Vec<(&str, Option<&str>, Option<&str>)> =
            found.iter().map(|(kind, a, b)| (*kind, a.map(|s| s.item), b.map(|s| s.item))).collect();
        assert_eq!(
            seen,
            [
                ("reworded", Some("s2"), Some("s2")),
                ("other speaker", Some("s4"), Some("s3")),
                ("added", None, Some("s4")),
                ("removed", Some("s3"), None),
            ]
        );
    }
}
