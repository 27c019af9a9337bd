//! One actor: who it is, what it is called, what it said over time, and whom it calls what.

use onrecord_record::{Column, More, Table};
use rusqlite::{Connection, params_from_iter};

use super::filter::{Filter, actors};
use super::rows;
use crate::error::{Kind, Result};
use crate::rows::{ActorRow, Page, StatementRow};
use crate::store::Store;
use crate::value;

/// What the file holds of one actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Its row of the actors: name, kind, other names, roles, how much it says.
    pub about: ActorRow,
    /// The names that articles use for it, with how many do.
    pub names: Table,
    /// Its roles, with the first and the last day on which an article gives them.
    pub roles: Table,
    /// Its ties to others.
    pub ties: Table,
    /// What it does by speaking, by how often.
    pub acts: Table,
    /// How many statements it makes in each month.
    pub months: Table,
    /// A page of its statements.
    pub statements: Page<StatementRow>,
    /// What others call it, by how often.
    pub called: Table,
    /// What it calls others, by how often.
    pub calls: Table,
    /// Why its entities were taken for one.
    pub merges: Table,
}

impl Store {
    /// The actors that a name or an identifier can mean, the one who says most first.
    pub fn actors_named(&self, name: &str) -> Result<Vec<ActorRow>> {
        let read = || -> std::result::Result<Vec<ActorRow>, Kind> {
            let mut keys = actors(&self.db, name)?;
            let mut said =
                self.db.prepare_cached("SELECT statements, articles FROM stored_actors WHERE id = ?1")?;
            let mut by =
                |key: &i64| said.query_row([key], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)));
            let mut order = Vec::new();
            for key in &keys {
                order.push((by(key)?, *key));
            }
            order.sort_by_key(|((statements, articles), key)| (-statements, -articles, *key));
            keys = order.into_iter().map(|(_, key)| key).collect();
            rows(&self.db, &keys)
        };
        self.done(read())
    }

    /// What the file holds of an actor, by its identifier. `filter` narrows its statements.
    pub fn actor(&self, id: &str, filter: &Filter) -> Result<Profile> {
        let key = self.done(number(&self.db, id))?;
        let statements = self.statements(&Filter { actor: Some(id.to_owned()), ..filter.clone() })?;
        self.done(profile(&self.db, key, statements))
    }
}

fn number(db: &Connection, id: &str) -> std::result::Result<i64, Kind> {
    let sql = "SELECT id FROM stored_actors WHERE actor = ?1";
    match db.query_row(sql, [id], |row| row.get(0)) {
        Ok(key) => Ok(key),
        Err(rusqlite::Error::QueryReturnedNoRows) => Err(Kind::NoItem(format!("actor {id}"))),
        Err(error) => Err(error.into()),
    }
}

/// Rows of a profile's longer parts.
const MOST: i64 = 20;

fn profile(db: &Connection, key: i64, statements: Page<StatementRow>) -> std::result::Result<Profile, Kind> {
    let table = |sql: &str| table(db, sql, key);
    let about = rows(db, &[key])?.pop().ok_or_else(|| Kind::NoItem(format!("actor {key}")))?;
    Ok(Profile {
        about,
        names: table(
            "SELECT name, count(DISTINCT document) AS articles FROM stored_entities WHERE actor = ?1
             GROUP BY name ORDER BY articles DESC, name LIMIT ?2",
        )?,
        roles: table(
            "SELECT j.value AS role, count(DISTINCT e.document) AS articles, min(substr(d.published, 1, 10)) AS since,
             max(substr(d.published, 1, 10)) AS until
             FROM stored_entities e JOIN json_each(e.roles) j JOIN stored_documents d ON d.id = e.document
             WHERE e.actor = ?1 GROUP BY j.value ORDER BY articles DESC, role LIMIT ?2",
        )?,
        ties: table(
            "SELECT t.relation, coalesce(a.name, o.name) AS object, max(t.ended) AS ended, count(*) AS articles,
             min(t.evidence) AS words
             FROM stored_entities e
             CROSS JOIN stored_affiliations t ON t.id >= e.document << 20 AND t.id < (e.document + 1) << 20 AND t.subject = e.id
             JOIN stored_entities o ON o.id = t.object LEFT JOIN stored_actors a ON a.id = o.actor
             WHERE e.actor = ?1 AND t.listed = 1 AND t.relation <> 'role'
             GROUP BY t.relation, coalesce(a.name, o.name) ORDER BY articles DESC, t.relation, object LIMIT ?2",
        )?,
        acts: table(
            "SELECT act, count(*) AS statements FROM stored_statements WHERE listed = 1 AND actor = ?1
             GROUP BY act ORDER BY statements DESC, act LIMIT ?2",
        )?,
        months: table(
            "SELECT coalesce(strftime('%Y-%m', at * 60, 'unixepoch'), 'no date') AS month, count(*) AS statements
             FROM stored_statements WHERE listed = 1 AND actor = ?1 GROUP BY month ORDER BY month LIMIT ?2 * 60",
        )?,
        called: table(
            "SELECT n.lemma AS term, coalesce(g.name, n.namer_name, o.name) AS by, n.voice, count(*) AS times
             FROM stored_namings n LEFT JOIN stored_outlets o ON o.id = n.outlet AND n.voice = 'outlet'
             LEFT JOIN stored_actors g ON g.id = n.actor
             WHERE n.listed = 1 AND n.named_actor = ?1 GROUP BY n.lemma, by, n.voice
             ORDER BY times DESC, term, by LIMIT ?2",
        )?,
        calls: table(
            "SELECT n.lemma AS term, coalesce(m.name, e.name) AS named, count(*) AS times
             FROM stored_namings n LEFT JOIN stored_entities e ON e.id = n.named
             LEFT JOIN stored_actors m ON m.id = n.named_actor
             WHERE n.listed = 1 AND n.actor = ?1 GROUP BY n.lemma, named ORDER BY times DESC, term, named LIMIT ?2",
        )?,
        merges: table(
            "SELECT m.one, m.other, m.rule, m.reason, m.confidence FROM stored_merges m WHERE m.actor = ?1
             ORDER BY m.id LIMIT ?2",
        )?,
        statements,
    })
}

fn table(db: &Connection, sql: &str, key: i64) -> std::result::Result<Table, Kind> {
    let mut statement = db.prepare_cached(sql)?;
    let columns: Vec<Column> = statement.column_names().map(Column::named).collect();
    let width = columns.len();
    let parameters = match statement.parameter_count() {
        1 => vec![key],
        _ => vec![key, MOST],
    };
    let rows = statement.query_map(params_from_iter(parameters), |row| {
        (0..width).map(|at| Ok(value::read(row.get_ref(at)?))).collect::<rusqlite::Result<Vec<_>>>()
    })?;
    Ok(Table {
        rows: rows.collect::<std::result::Result<_, _>>()?,
        columns: columns.into(),
        more: More::default(),
    })
}
