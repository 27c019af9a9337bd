//! Lists of items, filtered and in pages.
//!
//! A list is asked for in two steps: the numbers of a page's items, by an index that has them in order, and then each
//! item's row from the view that analysts read. So the first page takes no longer on a large file than on a small one.

mod actor;
mod beside;
mod facets;
mod filter;
mod hits;
mod items;
mod located;
mod network;
mod others;
mod overview;
mod page;
#[cfg(test)]
mod plans;
mod queue;
mod replies;
mod search;
mod sort;
mod usage;
mod words;

use onrecord_record::{Column, Row, Table, Value};
use rusqlite::{Connection, OptionalExtension};

use crate::error::{Kind, Result};
use crate::rows::{
    ActorRow, ArticleRow, ChangeRow, DateRow, DisputeRow, FigureRow, LinkRow, Listed, NamingRow, Page,
    PlaceRow, PositionRow, StatementRow, read::Read, table,
};
use crate::store::Store;
use crate::value;

pub use actor::Profile;
pub use beside::{Across, Beside, Disputed, LedTo, Relative, Version};
pub use facets::{Count, Facets};
pub use filter::Filter;
pub use located::Located;
pub use network::Edge;
pub use overview::{Heard, Overview};
pub use queue::{Order, Queued};
pub use replies::Replies;
pub use usage::Usage;

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
    /// What each party says on these issues.
    Positions,
    /// What changed from one version of an article to the next.
    Changes,
}

/// Does the same with a list's row, whichever it is.
macro_rules! with_row {
    ($list:expr, $row:ident => $done:expr) => {
        match $list {
            List::Statements => {
                type $row = StatementRow;
                $done
            }
            List::Figures => {
                type $row = FigureRow;
                $done
            }
            List::Dates => {
                type $row = DateRow;
                $done
            }
            List::Places => {
                type $row = PlaceRow;
                $done
            }
            List::Namings => {
                type $row = NamingRow;
                $done
            }
            List::Articles => {
                type $row = ArticleRow;
                $done
            }
            List::Actors => {
                type $row = ActorRow;
                $done
            }
            List::Links => {
                type $row = LinkRow;
                $done
            }
            List::Disputes => {
                type $row = DisputeRow;
                $done
            }
            List::Positions => {
                type $row = PositionRow;
                $done
            }
            List::Changes => {
                type $row = ChangeRow;
                $done
            }
        }
    };
}

impl List {
    /// The view that its rows come from.
    fn view(self) -> &'static str {
        with_row!(self, R => R::VIEW)
    }

    /// The columns of its rows.
    pub fn columns(self) -> &'static [Column] {
        with_row!(self, R => R::columns())
    }
}

/// Declares the questions that give typed rows.
macro_rules! questions {
    ($($(#[doc = $doc:literal])+ $page:ident $each:ident $row:ident,)+) => {
        impl Store {
            $(
                $(#[doc = $doc])+
                pub fn $page(&self, filter: &Filter) -> Result<Page<$row>> {
                    self.page(filter)
                }

                /// The same, row by row, until `take` answers `false`: for lists that memory would not hold.
                pub fn $each(&self, filter: &Filter, take: impl FnMut($row) -> bool) -> Result<()> {
                    self.each_row(filter, take)
                }
            )+
        }
    };
}

questions! {
    /// Who said what: a page of it. Newest first, unless the filter says otherwise; what has no date comes last.
    statements each_statement StatementRow,
    /// Numbers with what they count: a page of them.
    figures each_figure FigureRow,
    /// Time expressions: a page of them.
    dates each_date DateRow,
    /// Where names lead on the map: a page of it.
    places each_place PlaceRow,
    /// Who calls whom what: a page of it.
    namings each_naming NamingRow,
    /// Articles in their newest versions: a page of them.
    articles each_article ArticleRow,
    /// Who is who across articles: a page of it, who says most first.
    actors each_actor ActorRow,
    /// Which item answers, denies, contradicts, repeats or supersedes which: a page of it.
    links each_link LinkRow,
    /// Issues on which accounts part, with what each party says: a page of them.
    disputes each_dispute DisputeRow,
    /// What each party says, a row each, dispute by dispute: a page of it.
    positions each_position PositionRow,
    /// What changed from one version of an article to the next: a page of it.
    changes each_change ChangeRow,
}

impl Store {
    /// A page of the list that a row is of.
    pub fn page<R: Listed>(&self, filter: &Filter) -> Result<Page<R>> {
        let read = || -> std::result::Result<Page<R>, Kind> {
            let mut keys = Vec::new();
            let more = page::walk(&self.db, R::LIST, filter, page::Beyond::Counted, |key| {
                keys.push(key);
                Ok(true)
            })?;
            let rows = rows(&self.db, &keys)?;
            Ok(Page { rows, more })
        };
        self.done(read())
    }

    /// Gives each row of a list to `take`, at most `filter.limit` of them, until it answers `false`. One is in memory at
    /// a time.
    pub fn each_row<R: Listed>(&self, filter: &Filter, mut take: impl FnMut(R) -> bool) -> Result<()> {
        let mut read = || -> std::result::Result<(), Kind> {
            let mut found = self.db.prepare_cached(&select::<R>())?;
            page::walk(&self.db, R::LIST, filter, page::Beyond::Left, |key| {
                let mut rows = found.query([key])?;
                match rows.next()? {
                    Some(row) => Ok(take(R::read(&self.db, row)?)),
                    None => Ok(true),
                }
            })?;
            Ok(())
        };
        self.done(read())
    }

    /// One dispute, by its identifier.
    pub fn dispute(&self, id: &str) -> Result<DisputeRow> {
        let read = || -> std::result::Result<DisputeRow, Kind> {
            let sql = "SELECT id FROM stored_disputes WHERE dispute = ?1";
            let key = self.db.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?;
            let found = rows::<DisputeRow>(&self.db, &key.into_iter().collect::<Vec<i64>>())?;
            found.into_iter().next().ok_or_else(|| Kind::NoItem(format!("dispute {id}")))
        };
        self.done(read())
    }

    /// A page of a list that is chosen when the program runs, in plain values.
    pub fn list(&self, list: List, filter: &Filter) -> Result<Table> {
        with_row!(list, R => self.page::<R>(filter).map(|page| table(&page)))
    }

    /// Gives each row of a list that is chosen when the program runs to `take`, in plain values under
    /// [`List::columns`], as [`Store::each_row`] does.
    pub fn each(&self, list: List, filter: &Filter, mut take: impl FnMut(&[Value]) -> bool) -> Result<()> {
        with_row!(list, R => self.each_row(filter, |row: R| take(&row.values())))
    }

    /// Runs a query that only reads, and gives its columns to `take`, once alone and then with each row, until it answers
    /// `false`.
    pub fn query(&self, sql: &str, mut take: impl FnMut(&[Column], Option<&[Value]>) -> bool) -> Result<()> {
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
            let columns: Vec<Column> = statement.column_names().map(Column::named).collect();
            let mut rows = statement.query([])?;
            let mut more = take(&columns, None);
            while more && let Some(row) = rows.next()? {
                let values = (0..columns.len()).map(|at| row.get_ref(at).map(value::read));
                more = take(&columns, Some(&values.collect::<std::result::Result<Vec<_>, _>>()?));
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

/// The query for a row by its key.
pub(crate) fn select<R: Read>() -> String {
    let names: Vec<String> = R::names().iter().map(|name| format!("\"{name}\"")).collect();
    format!("SELECT {} FROM {} WHERE key = ?1", names.join(", "), R::VIEW)
}

/// The rows of a view by their keys, in that order.
fn rows<R: Read>(db: &Connection, keys: &[i64]) -> std::result::Result<Vec<R>, Kind> {
    let mut found = db.prepare_cached(&select::<R>())?;
    let mut read = Vec::with_capacity(keys.len());
    for key in keys {
        let mut rows = found.query([key])?;
        if let Some(row) = rows.next()? {
            read.push(R::read(db, row)?);
        }
    }
    Ok(read)
}
