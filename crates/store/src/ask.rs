//! Lists of items, filtered and in pages.
//!
//! A list is asked for in two steps: the numbers of a page's items, by an index that has them in order, and then each
//! item's row from the view that analysts read. So the first page takes no longer on a large file than on a small one.

mod actor;
mod filter;
mod page;
#[cfg(test)]
mod plans;
mod search;
mod sort;
mod words;

use rusqlite::Connection;

use crate::error::{Kind, Result};
use crate::store::Store;
use crate::value::{Table, Value};

pub use actor::Profile;
pub use filter::Filter;
pub use search::{HIT_BEGINS, HIT_ENDS};

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Who said what.
    Statements,
    /// Numbers with what they count.
    Figures,
    /// Time expressions.
    Dates,
    /// Where names lead on the map.
    Places,
    /// Who calls whom what.
    Namings,
    /// Articles in their newest versions.
    Articles,
    /// Who is who across articles.
    Actors,
    /// Which item answers, denies, contradicts, repeats or supersedes which.
    Links,
    /// Issues on which accounts part.
    Disputes,
    /// What changed from one version of an article to the next.
    Changes,
}

impl List {
    /// The view that its rows come from.
    fn view(self) -> &'static str {
        match self {
            Self::Statements => "statements",
            Self::Figures => "figures",
            Self::Dates => "dates",
            Self::Namings => "namings",
            Self::Places => "places",
            Self::Articles => "articles",
            Self::Actors => "actors",
            Self::Links => "links",
            Self::Disputes => "disputes",
            Self::Changes => "changes",
        }
    }

    /// The columns of the view that a list leaves out.
    fn hidden(self) -> &'static [&'static str] {
        match self {
            Self::Articles => &["key", "text"],
            _ => &["key"],
        }
    }
}

/// Rows that are in memory at a time, of a list that is given as it comes.
const PART: usize = 500;

impl Store {
    /// A page of a list. Newest first, unless the filter says otherwise; what has no date comes last.
    pub fn list(&self, list: List, filter: &Filter) -> Result<Table> {
        let read = || -> std::result::Result<Table, Kind> {
            let mut keys = page::keys(&self.db, list, filter)?;
            let more = keys.len() > filter.limit;
            keys.truncate(filter.limit);
            let mut table = rows(&self.db, list.view(), list.hidden(), &keys)?;
            if list == List::Disputes {
                positions(&self.db, &mut table, &keys)?;
            }
            table.more = more;
            Ok(table)
        };
        self.done(read())
    }

    /// Gives a page of a list to `take` some rows at a time, until it answers `false`: for pages as long as the list.
    pub fn each(&self, list: List, filter: &Filter, mut take: impl FnMut(&Table) -> bool) -> Result<()> {
        let mut read = || -> std::result::Result<(), Kind> {
            let mut keys = page::keys(&self.db, list, filter)?;
            keys.truncate(filter.limit);
            // Of a list without rows the columns are told.
            let parts = keys.chunks(PART).chain(keys.is_empty().then_some(&[][..]));
            for keys in parts {
                let mut table = rows(&self.db, list.view(), list.hidden(), keys)?;
                if list == List::Disputes {
                    positions(&self.db, &mut table, keys)?;
                }
                if !take(&table) {
                    break;
                }
            }
            Ok(())
        };
        self.done(read())
    }

    /// Runs a query that only reads, and gives its columns and each row to `take` until it answers `false`.
    pub fn query(&self, sql: &str, mut take: impl FnMut(&[String], &[Value]) -> bool) -> Result<()> {
        let mut read = || -> std::result::Result<(), Kind> {
            // No other file is opened from a query, or made by one.
            self.db.set_limit(rusqlite::limits::Limit::SQLITE_LIMIT_ATTACHED, 0)?;
            let mut statement = self.db.prepare(sql).map_err(|error| Kind::Wrong(query_error(error)))?;
            if statement.column_count() == 0 && statement.readonly() {
                return Err(Kind::Wrong("no query that gives rows".to_owned()));
            }
            if !statement.readonly() {
                return Err(Kind::Wrong("only queries that read are run here".to_owned()));
            }
            let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let values = (0..columns.len()).map(|at| row.get_ref(at).map(Value::read));
                if !take(&columns, &values.collect::<std::result::Result<Vec<_>, _>>()?) {
                    break;
                }
            }
            Ok(())
        };
        let before = self.db.pragma_query_value(None, "query_only", |row| row.get::<_, bool>(0));
        let set = |to: bool| self.db.pragma_update(None, "query_only", to).map_err(Kind::from);
        let done = before.map_err(Kind::from).and_then(|before| {
            set(true)?;
            let done = read();
            set(before).and(done)
        });
        self.done(done)
    }
}

/// What is wrong with a query, without the query.
fn query_error(error: rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqlInputError { msg, sql, offset, .. } => {
            let before = usize::try_from(offset).ok().and_then(|offset| sql.get(..offset));
            let place = before.map(|before| format!(", at character {}", before.chars().count() + 1));
            format!("the query: {msg}{}", place.unwrap_or_default())
        }
        rusqlite::Error::MultipleStatement => "one query at a time".to_owned(),
        error => format!("the query: {error}"),
    }
}

/// The rows of a view by their keys, in that order.
fn rows(db: &Connection, view: &str, hidden: &[&str], keys: &[i64]) -> std::result::Result<Table, Kind> {
    let columns: Vec<String> = {
        let statement = db.prepare_cached(&format!("SELECT * FROM {view} LIMIT 0"))?;
        let names = statement.column_names();
        names.filter(|name| !hidden.contains(name)).map(str::to_owned).collect()
    };
    let names: Vec<String> = columns.iter().map(|name| format!("\"{name}\"")).collect();
    let sql = format!("SELECT {} FROM {view} WHERE key = ?1", names.join(", "));
    let mut statement = db.prepare_cached(&sql)?;
    let mut found = Table { columns, ..Table::default() };
    for key in keys {
        let mut rows = statement.query([key])?;
        if let Some(row) = rows.next()? {
            let values = found.columns.iter().enumerate().map(|(at, name)| {
                let value = Value::read(row.get_ref(at)?);
                Ok(typed(name, value))
            });
            found.rows.push(values.collect::<rusqlite::Result<_>>()?);
        }
    }
    Ok(found)
}

/// Lists and yes or no, as JSON has them.
fn typed(column: &str, value: Value) -> Value {
    match (column, value) {
        ("aliases" | "roles" | "authors" | "keys", Value::Text(text)) => {
            serde_json::from_str(&text).map_or(Value::Text(text), Value::Json)
        }
        (
            "exact" | "current" | "own_words" | "scare_quoted" | "ended" | "superseded" | "metonym",
            Value::Integer(n),
        ) => Value::Json(serde_json::Value::Bool(n != 0)),
        (_, value) => value,
    }
}

/// Adds to each dispute what its parties say.
fn positions(db: &Connection, table: &mut Table, keys: &[i64]) -> std::result::Result<(), Kind> {
    table.columns.push("positions".to_owned());
    for (row, key) in table.rows.iter_mut().zip(keys) {
        let mut found =
            db.prepare_cached("SELECT id FROM stored_positions WHERE dispute = ?1 ORDER BY id")?;
        let keys = found.query_map([key], |row| row.get(0))?.collect::<std::result::Result<Vec<i64>, _>>()?;
        let positions = rows(db, "positions", &["key", "dispute", "title"], &keys)?;
        let list = (0..positions.rows.len()).map(|at| positions.object(at)).collect();
        row.push(Value::Json(serde_json::Value::Array(list)));
    }
    Ok(())
}
