//! Actors, and what they say: the speakers of statements, figures and namings.

use std::collections::{BTreeSet, HashMap, HashSet};

use onrecord_record::{Actor, split_address};
use rusqlite::{Connection, params};

use super::{Documents, decimal};
use crate::correction::{Change, Correction};
use crate::error::Kind;
use crate::number::{range, written};
use crate::origin::Origin;

/// A document's number and an entity of it.
type Entity<'a> = (i64, &'a str);

pub(super) fn write(
    db: &Connection,
    actors: &[Actor],
    documents: &Documents,
    corrections: &[Correction],
) -> Result<(), Kind> {
    let mut known = known(db)?;
    let mut next = known.values().map(|row| row.id).max().unwrap_or(0) + 1;
    let by_hand = by_hand(corrections);
    let mut of_entity: HashMap<Entity<'_>, i64> = HashMap::new();
    for actor in actors {
        let before = known.remove(&actor.id);
        let id = before.as_ref().map_or(next, |row| row.id);
        next = next.max(id + 1);
        let row = Row::of(actor, documents, &by_hand);
        let stamp = stamp(actor, &row);
        if before.as_ref().and_then(|row| row.stamp) != Some(stamp) {
            if before.is_some() {
                delete(db, id)?;
            }
            one(db, id, actor, &row, stamp)?;
        }
        for member in &actor.members {
            if let Some((document, item)) = split_address(member)
                && let Some(document) = documents.get(document)
            {
                of_entity.insert((document.id, item), id);
            }
        }
    }
    known.values().try_for_each(|gone| delete(db, gone.id))?;
    let changed = entities(db, &of_entity)?;
    for document in changed {
        lead_back(db, document)?;
    }
    count(db)
}

/// An actor's row from the linking before.
struct Known {
    id: i64,
    stamp: Option<i64>,
}

fn known(db: &Connection) -> Result<HashMap<String, Known>, Kind> {
    let mut found = db.prepare("SELECT actor, id, stamp FROM stored_actors")?;
    let rows = found.query_map([], |row| Ok((row.get(0)?, Known { id: row.get(1)?, stamp: row.get(2)? })))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn delete(db: &Connection, actor: i64) -> Result<(), Kind> {
    db.prepare_cached("DELETE FROM stored_actors WHERE id = ?1")?.execute([actor])?;
    db.prepare_cached("DELETE FROM stored_actor_names WHERE actor = ?1")?.execute([actor])?;
    db.prepare_cached("DELETE FROM stored_merges WHERE actor = ?1")?.execute([actor])?;
    Ok(())
}

/// What is said of an actor as a whole.
#[derive(Hash)]
struct Row {
    name: String,
    aliases: String,
    roles: String,
    articles: usize,
    origin: i64,
    /// The names by which it is looked up.
    names: Vec<String>,
}

/// A hash of everything that is written of an actor.
fn stamp(actor: &Actor, row: &Row) -> i64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    // another hash in another version of the language only writes rows again
    let mut hasher = DefaultHasher::new();
    (row, written(&actor.kind)).hash(&mut hasher);
    for merge in &actor.merges {
        (&merge.left, &merge.right, &merge.why, merge.confidence.to_bits()).hash(&mut hasher);
    }
    hasher.finish().cast_signed()
}

/// What people said of an entity: the last name that they gave it, if any.
fn by_hand(corrections: &[Correction]) -> HashMap<&str, Option<&str>> {
    let mut found: HashMap<&str, Option<&str>> = HashMap::new();
    for correction in corrections {
        match &correction.change {
            Change::Rename { name } => {
                found.insert(&correction.target, Some(name));
            }
            Change::Merge { .. } | Change::Split { .. } => {
                found.entry(&correction.target).or_default();
            }
            _ => {}
        }
    }
    found
}

impl Row {
    fn of(actor: &Actor, documents: &Documents, by_hand: &HashMap<&str, Option<&str>>) -> Self {
        let said: Vec<Option<&str>> =
            actor.members.iter().filter_map(|member| by_hand.get(member.as_str()).copied()).collect();
        let mut name = actor.name.as_str();
        let mut aliases: Vec<&str> = actor.aliases.iter().map(String::as_str).collect();
        if let Some(given) = said.iter().rev().find_map(|name| *name)
            && given != name
        {
            aliases.retain(|alias| *alias != given);
            aliases.insert(0, name);
            name = given;
        }
        let list = |words: &[&str]| serde_json::to_string(words).expect("a list of words has a form in JSON");
        let roles: Vec<&str> = actor.roles.iter().map(String::as_str).collect();
        let articles: HashSet<&str> = actor
            .members
            .iter()
            .filter_map(|member| split_address(member))
            .map(|(document, _)| document)
            .collect();
        let articles = articles.into_iter().filter(|document| documents.contains_key(*document)).count();
        let origin = if said.is_empty() { Origin::Machine } else { Origin::Corrected };
        Self {
            aliases: list(&aliases),
            roles: list(&roles),
            articles,
            origin: origin.code(),
            names: std::iter::once(name).chain(aliases).map(str::to_owned).collect(),
            name: name.to_owned(),
        }
    }
}

fn one(db: &Connection, id: i64, actor: &Actor, row: &Row, stamp: i64) -> Result<(), Kind> {
    db.prepare_cached("INSERT INTO stored_actors VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, ?7, ?8, ?9)")?.execute(
        params![
            id,
            actor.id,
            written(&actor.kind),
            row.origin,
            row.articles,
            row.name,
            row.aliases,
            row.roles,
            stamp
        ],
    )?;
    names(db, id, row.names.iter().map(String::as_str))?;
    for merge in &actor.merges {
        db.prepare_cached(
            "INSERT INTO stored_merges (actor, one, other, rule, reason, confidence) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            id,
            merge.left,
            merge.right,
            merge.why.rule,
            merge.why.reason,
            decimal(merge.confidence)
        ])?;
    }
    Ok(())
}

/// The names by which an actor is looked up.
pub(super) fn names<'a>(
    db: &Connection,
    actor: i64,
    names: impl Iterator<Item = &'a str>,
) -> Result<(), Kind> {
    for name in names {
        db.prepare_cached("INSERT OR IGNORE INTO stored_actor_names VALUES (?1, ?2)")?
            .execute(params![folded(name), actor])?;
    }
    Ok(())
}

/// A name as it is looked up: lower case, one space between words, plain apostrophes.
pub(crate) fn folded(name: &str) -> String {
    let plain = name.replace(['’', '‘', 'ʼ'], "'").to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Gives entities their actors; the documents in which one changed.
fn entities(db: &Connection, of_entity: &HashMap<Entity<'_>, i64>) -> Result<BTreeSet<i64>, Kind> {
    let mut changes: Vec<(i64, Option<i64>)> = Vec::new();
    let mut changed = BTreeSet::new();
    let mut found = db.prepare("SELECT id, document, item, actor FROM stored_entities")?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        let (id, document): (i64, i64) = (row.get(0)?, row.get(1)?);
        let item = row.get_ref(2)?.as_str().unwrap_or_default();
        let before: Option<i64> = row.get(3)?;
        let after = of_entity.get(&(document, item)).copied();
        if before != after {
            changes.push((id, after));
            changed.insert(document);
        }
    }
    drop(rows);
    let mut update = db.prepare("UPDATE stored_entities SET actor = ?2 WHERE id = ?1")?;
    for (id, actor) in changes {
        update.execute(params![id, actor])?;
    }
    Ok(changed)
}

/// Leads a document's statements, figures, dates and namings to the actors of its entities.
pub(super) fn lead_back(db: &Connection, document: i64) -> Result<(), Kind> {
    let (from, to) = range(document);
    let entity = |column: &str| format!("(SELECT e.actor FROM stored_entities e WHERE e.id = {column})");
    /// Whose statement it is: whom the speaker speaks for, else the speaker.
    const PARTY: &str = "coalesce(speaks_for, speaker_entity)";
    let within = "(SELECT s.actor FROM stored_statements s WHERE s.id = within)".to_owned();
    let updates = [
        ("stored_places", "actor", within.clone(), "within"),
        ("stored_statements", "actor", entity("speaker_entity"), "speaker_entity"),
        ("stored_statements", "party", entity(PARTY), PARTY),
        ("stored_figures", "actor", within.clone(), "within"),
        ("stored_dates", "actor", within, "within"),
        ("stored_namings", "actor", entity("namer"), "namer"),
        ("stored_namings", "named_actor", entity("named"), "named"),
    ];
    for (table, column, value, known) in updates {
        let sql = format!(
            "UPDATE {table} SET {column} = {value}
             WHERE id >= ?1 AND id < ?2 AND {known} IS NOT NULL AND {column} IS NOT {value}"
        );
        db.prepare_cached(&sql)?.execute(params![from, to])?;
    }
    Ok(())
}

/// Counts what each actor says.
pub(super) fn count(db: &Connection) -> Result<(), Kind> {
    db.execute_batch(
        "CREATE TEMP TABLE counted (actor INTEGER PRIMARY KEY, statements INTEGER NOT NULL);
         INSERT INTO counted SELECT actor, count(*) FROM stored_statements
         WHERE listed = 1 AND actor IS NOT NULL GROUP BY actor;
         UPDATE stored_actors SET statements = ifnull((SELECT c.statements FROM counted c WHERE c.actor = id), 0)
         WHERE statements <> ifnull((SELECT c.statements FROM counted c WHERE c.actor = id), 0);
         DROP TABLE counted;",
    )?;
    Ok(())
}
