//! Search by words: statements with who said them, and articles.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use super::filter::{Conditions, Filter, Resolved, Who, one_of};
use crate::error::{Kind, Result};
use crate::store::Store;
use crate::value::{Table, Value};

/// Stands in front of a hit in the `words` of what a search finds.
pub const HIT_BEGINS: char = '\u{2}';
/// Stands behind a hit.
pub const HIT_ENDS: char = '\u{3}';

/// Hits that are ranked; of more than these the newest.
const RANKED: i64 = 2_000;

/// The columns of what a search finds.
const COLUMNS: [&str; 9] =
    ["found", "id", "published", "outlet", "speaker", "act", "title", "words", "article"];

impl Store {
    /// Statements with the words, the best first; then articles with them. `filter.topic` holds the words, and a page of
    /// each is given. Where thousands have the words, the best of the newest are found.
    ///
    /// Statements are anybody's: of sources, and the outlet's own sentences. `words` is a statement's content, or a part
    /// of an article, with [`HIT_BEGINS`] and [`HIT_ENDS`] around each hit.
    pub fn search(&self, filter: &Filter) -> Result<Table> {
        let read = || -> std::result::Result<Table, Kind> {
            let resolved = filter.resolve(&self.db)?;
            let Some(topic) = resolved.topic.clone() else {
                return Err(Kind::Wrong("no words to search for".to_owned()));
            };
            let columns = COLUMNS.iter().map(|column| (*column).to_owned()).collect();
            let mut table = Table { columns, ..Table::default() };
            let statements = best(&self.db, &STATEMENTS, &topic, filter, &resolved)?;
            table.more |= statements.len() > filter.limit;
            for key in statements.into_iter().take(filter.limit) {
                table.rows.extend(statement(&self.db, key, &topic)?);
            }
            if filter.act.is_none() {
                let articles = best(&self.db, &ARTICLES, &topic, filter, &resolved)?;
                table.more |= articles.len() > filter.limit;
                for key in articles.into_iter().take(filter.limit) {
                    table.rows.extend(article(&self.db, key, &topic)?);
                }
            }
            Ok(table)
        };
        self.done(read())
    }
}

/// What is searched: an index, its table, and how good a hit is.
struct Searched {
    index: &'static str,
    table: &'static str,
    rank: &'static str,
}

const STATEMENTS: Searched =
    Searched { index: "statement_words", table: "stored_statements", rank: "bm25(statement_words)" };
const ARTICLES: Searched =
    Searched { index: "article_words", table: "stored_documents", rank: "bm25(article_words, 5.0, 1.0)" };

/// The rows that fit the words best, of those that the filter lets through.
fn best(
    db: &Connection,
    searched: &Searched,
    topic: &str,
    filter: &Filter,
    resolved: &Resolved,
) -> std::result::Result<Vec<i64>, Kind> {
    let Searched { index, table, rank } = searched;
    let mut conditions = Conditions::default();
    conditions.with(format!("{index} MATCH ?"), topic.to_owned());
    if let Some(oldest) = oldest(db, index, topic)? {
        conditions.with(format!("{index}.rowid >= ?"), oldest);
    }
    if *table == STATEMENTS.table {
        conditions.add(
            "(t.listed = 1 OR t.voice = 'outlet' AND t.origin <> 3
             AND (SELECT d.current FROM stored_documents d WHERE d.id = t.document))",
        );
        match &resolved.who {
            Some(Who::Actors(actors)) => conditions.one_of("t.actor", actors),
            Some(Who::Speaker(name)) => conditions.with("t.speaker = ? COLLATE NOCASE", name.clone()),
            None => {}
        }
        if let Some(act) = &resolved.act {
            conditions.with("t.act = ?", act.clone());
        }
    } else {
        conditions.add("t.current = 1");
        match &resolved.who {
            Some(Who::Actors(actors)) => conditions.add(format!(
                "(SELECT 1 FROM stored_entities e WHERE e.id >= t.id << 20 AND e.id < (t.id + 1) << 20 AND {} LIMIT 1)",
                one_of("e.actor", actors)
            )),
            Some(Who::Speaker(_)) => return Ok(Vec::new()),
            None => {}
        }
    }
    if let Some(outlets) = &resolved.outlets {
        conditions.one_of("t.outlet", outlets);
    }
    conditions.times("t.at", resolved);
    if let Some(place) = &resolved.place {
        let column = if *table == STATEMENTS.table { "within" } else { "document" };
        conditions.named(place, Some(("t.id", column)));
    }
    let sql = format!(
        "SELECT t.id FROM {index} CROSS JOIN {table} t ON t.id = {index}.rowid WHERE {} ORDER BY {rank}, t.id
         LIMIT ? OFFSET ?",
        conditions.joined()
    );
    let mut parameters = conditions.parameters;
    parameters.extend([Sql::Integer(filter.limit as i64 + 1), Sql::Integer(filter.skip as i64)]);
    let mut statement = db.prepare_cached(&sql)?;
    let keys = statement.query_map(params_from_iter(&parameters), |row| row.get(0))?;
    Ok(keys.collect::<std::result::Result<_, _>>()?)
}

/// The row from which on hits are ranked, where there are too many to rank all.
fn oldest(db: &Connection, index: &str, topic: &str) -> std::result::Result<Option<i64>, Kind> {
    let sql =
        format!("SELECT rowid FROM {index} WHERE {index} MATCH ?1 ORDER BY rowid DESC LIMIT 1 OFFSET ?2");
    let found = db.prepare_cached(&sql)?.query_row(params![topic, RANKED], |row| row.get(0));
    Ok(found.optional()?)
}

fn statement(db: &Connection, key: i64, topic: &str) -> std::result::Result<Option<Vec<Value>>, Kind> {
    let mut found = db.prepare_cached(
        "SELECT 'statement', v.id, v.published, v.outlet,
         CASE v.voice WHEN 'outlet' THEN v.outlet ELSE coalesce(v.actor, v.speaker, v.source) END, v.act, v.title,
         (SELECT highlight(statement_words, 0, char(2), char(3)) FROM statement_words
          WHERE statement_words MATCH ?2 AND rowid = ?1), v.article
         FROM statements v WHERE v.key = ?1",
    )?;
    let row = found.query_row(params![key, topic], |row| {
        (0..COLUMNS.len()).map(|at| Ok(Value::read(row.get_ref(at)?))).collect()
    });
    Ok(row.optional()?)
}

fn article(db: &Connection, key: i64, topic: &str) -> std::result::Result<Option<Vec<Value>>, Kind> {
    let mut found = db.prepare_cached(
        "SELECT 'article', v.id, v.published, v.outlet, NULL, NULL, v.title,
         (SELECT snippet(article_words, -1, char(2), char(3), ' … ', 24) FROM article_words
          WHERE article_words MATCH ?2 AND rowid = ?1), v.id
         FROM articles v WHERE v.key = ?1",
    )?;
    let row = found.query_row(params![key, topic], |row| {
        (0..COLUMNS.len()).map(|at| Ok(Value::read(row.get_ref(at)?))).collect()
    });
    Ok(row.optional()?)
}
