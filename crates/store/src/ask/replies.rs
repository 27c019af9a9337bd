//! Whom an actor answers, and who answers it.

use rusqlite::{Connection, params};

use crate::error::{Kind, Result};
use crate::store::Store;

/// How often an actor does something to what another said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replies {
    /// `answers`, `denies` or `contradicts`.
    pub kind: String,
    /// The other actor's identifier.
    pub actor: String,
    /// The other actor's name.
    pub name: String,
    /// How often.
    pub times: usize,
    /// Whether the other does it to this one.
    pub is_back: bool,
}

impl Store {
    /// Whom an actor answers, denies and contradicts, and who does so to it, the most frequent first; of very many of its
    /// links the newest count.
    pub fn replies_of(&self, actor: &str) -> Result<Vec<Replies>> {
        let key = || -> std::result::Result<i64, Kind> {
            let found =
                self.db.query_row("SELECT id FROM stored_actors WHERE actor = ?1", [actor], |row| row.get(0));
            match found {
                Err(rusqlite::Error::QueryReturnedNoRows) => Err(Kind::NoItem(format!("actor {actor}"))),
                found => Ok(found?),
            }
        };
        self.done(key().and_then(|key| {
            let mut replies = each(&self.db, TO, key, false)?;
            replies.extend(each(&self.db, BACK, key, true)?);
            Ok(replies)
        }))
    }
}

const TO: &str = "SELECT l.kind, a.actor, a.name, count(*) AS times
    FROM (SELECT kind, to_document, to_item FROM stored_links WHERE listed = 1 AND actor = ?1 ORDER BY at DESC LIMIT ?2) l
    JOIN stored_documents d ON d.id = l.to_document
    JOIN stored_statements s ON s.id >= d.id << 20 AND s.id < (d.id + 1) << 20 AND s.item = substr(l.to_item, length(d.document) + 2)
    JOIN stored_actors a ON a.id = s.actor
    WHERE s.actor <> ?1 AND l.kind IN ('answers', 'denies', 'contradicts')
    GROUP BY l.kind, a.id ORDER BY times DESC, a.name, l.kind LIMIT 20";

const BACK: &str = "SELECT l.kind, b.actor, b.name, count(*) AS times
    FROM (SELECT DISTINCT document FROM stored_entities WHERE actor = ?1 ORDER BY document DESC LIMIT ?2) e
    CROSS JOIN stored_links l ON l.to_document = e.document
    JOIN stored_documents d ON d.id = e.document
    JOIN stored_statements s ON s.id >= d.id << 20 AND s.id < (d.id + 1) << 20 AND s.item = substr(l.to_item, length(d.document) + 2)
    JOIN stored_actors b ON b.id = l.actor
    WHERE l.listed = 1 AND s.actor = ?1 AND l.actor <> ?1 AND l.kind IN ('answers', 'denies', 'contradicts')
    GROUP BY l.kind, b.id ORDER BY times DESC, b.name, l.kind LIMIT 20";

/// Links, or articles that name the actor, that are looked at.
const MOST: i64 = 2_000;

fn each(db: &Connection, sql: &str, actor: i64, is_back: bool) -> std::result::Result<Vec<Replies>, Kind> {
    let mut found = db.prepare_cached(sql)?;
    let rows = found.query_map(params![actor, MOST], |row| {
        let times: i64 = row.get(3)?;
        Ok(Replies {
            kind: row.get(0)?,
            actor: row.get(1)?,
            name: row.get(2)?,
            times: times as usize,
            is_back,
        })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}
