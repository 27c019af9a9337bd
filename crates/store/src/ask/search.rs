//! Search by words: statements with who said them, and articles.

use onrecord_record::More;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use super::filter::{Conditions, Filter, Resolved, Who, one_of};
use super::{List, sort};
use crate::error::{Kind, Result};
use crate::rows::{HitRow, Page};
use crate::store::Store;

/// Hits that are ranked; of more than these the newest.
const RANKED: i64 = 2_000;

impl Store {
    /// Statements with the words, the best first; then articles with them. `filter.topic` holds the words, and a page of
    /// each is given. Where thousands have the words, the best of the newest are found.
    ///
    /// Statements are anybody's: of sources, and the outlet's own sentences. `words` is a statement's content, or a part
    /// of an article, and `hits` says where in it the words stand.
    pub fn search(&self, filter: &Filter) -> Result<Page<HitRow>> {
        let read = || -> std::result::Result<Page<HitRow>, Kind> {
            let resolved = filter.resolve(&self.db)?;
            sort::check(List::Statements, filter)?;
            let Some(topic) = resolved.topic.clone() else {
                return Err(Kind::Wrong("no words to search for".to_owned()));
            };
            let (mut rows, mut more) = (Vec::new(), More::default());
            let mut add = |searched: &Searched| -> std::result::Result<(), Kind> {
                let keys = best(&self.db, searched, &topic, filter, &resolved)?;
                let left = keys.len().saturating_sub(filter.limit);
                more.rows += left;
                more.beyond |= keys.len() > RANKED as usize;
                for key in keys.into_iter().take(filter.limit) {
                    rows.extend(row(&self.db, searched, key, &topic)?);
                }
                Ok(())
            };
            add(&STATEMENTS)?;
            // An article does nothing by saying, and is nobody's.
            let of_statements = filter.act.is_some()
                || filter.party.is_some()
                || filter.manner.is_some()
                || filter.least_confidence.is_some();
            if !of_statements {
                add(&ARTICLES)?;
            }
            Ok(Page { rows, more })
        };
        self.done(read())
    }
}

/// What is searched: an index, its table, how good a hit is, and the query for its row.
struct Searched {
    index: &'static str,
    table: &'static str,
    rank: &'static str,
    row: &'static str,
}

const STATEMENTS: Searched = Searched {
    index: "statement_words",
    table: "stored_statements",
    rank: "bm25(statement_words)",
    row: "SELECT 'statement', v.id, v.published, v.day, v.outlet,
          CASE v.voice WHEN 'outlet' THEN v.outlet ELSE coalesce(v.actor, v.speaker, v.source) END, v.speaker_role, v.party,
          v.act, v.confidence, v.title,
          (SELECT highlight(statement_words, 0, char(2), char(3)) FROM statement_words
           WHERE statement_words MATCH ?2 AND rowid = ?1), NULL, v.article
          FROM statements v WHERE v.key = ?1",
};
const ARTICLES: Searched = Searched {
    index: "article_words",
    table: "stored_documents",
    rank: "bm25(article_words, 5.0, 1.0)",
    row: "SELECT 'article', v.id, v.published, v.day, v.outlet, NULL, NULL, NULL, NULL, NULL, v.title,
          (SELECT snippet(article_words, -1, char(2), char(3), ' … ', 24) FROM article_words
           WHERE article_words MATCH ?2 AND rowid = ?1), NULL, v.id
          FROM articles v WHERE v.key = ?1",
};

/// The rows that fit the words best, of those that the filter lets through.
fn best(
    db: &Connection,
    searched: &Searched,
    topic: &str,
    filter: &Filter,
    resolved: &Resolved,
) -> std::result::Result<Vec<i64>, Kind> {
    let Searched { index, table, rank, .. } = searched;
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
            Some(Who::Actors(actors)) => {
                let any = ["t.actor", "t.party"].map(|column| one_of(column, actors));
                conditions.add(format!("({})", any.join(" OR ")));
            }
            Some(Who::Speaker(name)) => conditions.with("t.speaker = ? COLLATE NOCASE", name.clone()),
            None => {}
        }
        if let Some(act) = &resolved.act {
            conditions.with("t.act = ?", act.clone());
        }
        if let Some(party) = &resolved.party {
            party.is_party("t", &mut conditions);
        }
        if let Some(manner) = &filter.manner {
            conditions.with("t.manner = ?", manner.to_lowercase());
        }
        if let Some(least) = filter.least_confidence {
            conditions.with("t.confidence >= ?", least);
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
    // Of a page also how many more there are; they are ranked anyway.
    let most = i64::try_from(filter.limit).unwrap_or(i64::MAX).saturating_add(RANKED + 1);
    let mut parameters = conditions.parameters;
    parameters.extend([Sql::Integer(most), Sql::Integer(filter.skip as i64)]);
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

fn row(
    db: &Connection,
    searched: &Searched,
    key: i64,
    topic: &str,
) -> std::result::Result<Option<HitRow>, Kind> {
    let mut found = db.prepare_cached(searched.row)?;
    let row = found.query_row(params![key, topic], |row| HitRow::from_cells(row).map(HitRow::unmarked));
    Ok(row.optional()?)
}
