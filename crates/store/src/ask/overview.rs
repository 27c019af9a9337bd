//! What a whole file holds, at a glance.

use rusqlite::Connection;

use crate::error::{Kind, Result};
use crate::store::Store;

/// See [`Store::overview`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// Articles in their newest versions.
    pub articles: i64,
    /// What others than the outlets say in them.
    pub statements: i64,
    /// Who is known across articles.
    pub actors: i64,
    /// Issues on which accounts part.
    pub disputes: i64,
    /// Of these, where nobody speaks to the other's account.
    pub open_disputes: i64,
    /// Statements that nobody has confirmed, corrected or rejected.
    pub waiting: i64,
    /// Corrections in the log.
    pub corrections: i64,
    /// Inputs that gave no article.
    pub failures: i64,
    /// The first and the last day of publication.
    pub days: Option<(String, String)>,
    /// Articles without a date.
    pub undated: i64,
    /// Publishers with their articles, the most first.
    pub outlets: Vec<(String, i64)>,
    /// Articles by day and outlet (nothing where it has none), in order.
    pub articles_by_day: Vec<(String, Option<String>, i64)>,
    /// Who is heard most, by statements.
    pub heard: Vec<Heard>,
    /// The last reading: when, with which program, how many articles.
    pub last_run: Option<(String, String, i64)>,
}

/// How much an actor is heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The actor's identifier.
    pub actor: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: String,
    /// Its statements.
    pub statements: i64,
    /// Words in them; of more than two thousand statements those in the newest.
    pub words: i64,
    /// Words of them between quotation marks or in block quotations.
    pub quoted: i64,
}

impl Store {
    /// What the file holds, at a glance.
    pub fn overview(&self) -> Result<Overview> {
        self.done(overview(&self.db))
    }
}

fn overview(db: &Connection) -> std::result::Result<Overview, Kind> {
    let count = |sql: &str| -> std::result::Result<i64, Kind> {
        Ok(db.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    };
    let days = db
        .prepare_cached(
            "SELECT (SELECT substr(published, 1, 10) FROM stored_documents WHERE current = 1 AND at IS NOT NULL ORDER BY at LIMIT 1),
             (SELECT substr(published, 1, 10) FROM stored_documents WHERE current = 1 AND at IS NOT NULL ORDER BY at DESC LIMIT 1)",
        )?
        .query_row([], |row| Ok((row.get::<_, Option<String>>(0)?, row.get::<_, Option<String>>(1)?)))?;
    let mut outlets = db.prepare_cached(
        "SELECT o.name, count(*) AS articles FROM stored_documents d JOIN stored_outlets o ON o.id = d.outlet
         WHERE d.current = 1 GROUP BY d.outlet ORDER BY articles DESC, o.name LIMIT 12",
    )?;
    let outlets = outlets.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut by_day = db.prepare_cached(
        "SELECT strftime('%Y-%m-%d', d.day * 86400, 'unixepoch'), o.name, d.articles
         FROM (SELECT at / 1440 AS day, outlet, count(*) AS articles FROM stored_documents
               WHERE current = 1 AND at IS NOT NULL GROUP BY day, outlet) d
         LEFT JOIN stored_outlets o ON o.id = d.outlet ORDER BY d.day, o.name",
    )?;
    let by_day = by_day.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut last = db.prepare_cached(
        "SELECT started, program, articles FROM stored_runs WHERE articles > 0 ORDER BY id DESC LIMIT 1",
    )?;
    let mut last = last.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(Overview {
        articles: count("SELECT count(*) FROM stored_documents WHERE current = 1")?,
        statements: count("SELECT count(*) FROM stored_statements WHERE listed = 1")?,
        actors: count("SELECT count(*) FROM stored_actors")?,
        disputes: count("SELECT count(*) FROM stored_disputes")?,
        open_disputes: count("SELECT count(*) FROM stored_disputes WHERE state = 'open'")?,
        waiting: count(
            "SELECT (SELECT count(*) FROM stored_statements WHERE listed = 1)
             - (SELECT count(DISTINCT target) FROM stored_corrections WHERE verb IN ('confirm', 'span', 'speaker'))",
        )?
        .max(0),
        corrections: count("SELECT count(*) FROM stored_corrections")?,
        failures: count("SELECT count(*) FROM stored_failures")?,
        days: days.0.zip(days.1),
        undated: count("SELECT count(*) FROM stored_documents WHERE current = 1 AND at IS NULL")?,
        outlets: outlets.collect::<std::result::Result<_, _>>()?,
        articles_by_day: by_day.collect::<std::result::Result<_, _>>()?,
        heard: heard(db)?,
        last_run: last.next().transpose()?,
    })
}

/// The actors with most statements, and how many words these have.
fn heard(db: &Connection) -> std::result::Result<Vec<Heard>, Kind> {
    let mut found = db.prepare_cached(
        "SELECT id, actor, name, kind, statements FROM stored_actors WHERE statements > 0
         ORDER BY statements DESC, articles DESC, id LIMIT 12",
    )?;
    let rows = found.query_map([], |row| {
        Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
    })?;
    let mut said = db.prepare_cached(
        "SELECT content, manner FROM stored_statements WHERE listed = 1 AND actor = ?1 ORDER BY at DESC LIMIT 2000",
    )?;
    let mut given = Vec::new();
    for row in rows {
        let (id, actor, name, kind, statements) = row?;
        let (mut words, mut quoted) = (0, 0);
        let mut contents = said.query([id])?;
        while let Some(row) = contents.next()? {
            let count = row.get_ref(0)?.as_str().unwrap_or_default().split_whitespace().count() as i64;
            words += count;
            if matches!(row.get_ref(1)?.as_str(), Ok("direct" | "block")) {
                quoted += count;
            }
        }
        given.push(Heard { actor, name, kind, statements, words, quoted });
    }
    Ok(given)
}
