//! The numbers of a list's items, one after the other.

use onrecord_record::More;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params_from_iter};

use super::filter::Filter;
use super::words::Hits;
use super::{List, items, others, sort};
use crate::error::Kind;

/// The query for a list: its first column is the key of a row in the list's view, its second what is looked up among the
/// hits of a topic.
pub(super) struct Query {
    pub(super) sql: String,
    pub(super) parameters: Vec<Sql>,
}

/// A query, and the hits that its rows must be among where the query itself doesn't see to that.
pub(super) struct Asked {
    pub(super) query: Query,
    pub(super) hits: Option<Hits>,
}

/// What becomes of the rows that come after a page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Beyond {
    /// They are left.
    Left,
    /// They are counted, as far as that takes no longer than finding the page may.
    Counted,
}

/// Rows that come after a page and are counted at the most.
const COUNTED: usize = 1_000;
/// Rows that are looked at for it at the most, where few of them are among the hits of a topic.
const EXAMINED: usize = 20_000;

/// Gives the keys of a page's rows to `take`, in order, until it answers `false`; and says how many come after it.
pub(super) fn walk(
    db: &Connection,
    list: List,
    filter: &Filter,
    beyond: Beyond,
    mut take: impl FnMut(i64) -> Result<bool, Kind>,
) -> Result<More, Kind> {
    let resolved = filter.resolve(db)?;
    sort::check(list, filter)?;
    let asked = match list {
        List::Statements => Some(items::ask(db, &items::STATEMENTS, filter, &resolved)?),
        List::Figures => Some(items::ask(db, &items::FIGURES, filter, &resolved)?),
        List::Dates => Some(items::ask(db, &items::DATES, filter, &resolved)?),
        List::Places => Some(items::ask(db, &items::PLACES, filter, &resolved)?),
        List::Namings => Some(items::ask(db, &items::NAMINGS, filter, &resolved)?),
        List::Links => Some(items::ask(db, &items::LINKS, filter, &resolved)?),
        List::Articles => Some(others::articles(db, filter, &resolved)?),
        List::Actors => others::actors(filter, &resolved),
        List::Disputes => Some(others::disputes(filter, &resolved)),
        List::Positions => Some(others::positions(filter, &resolved)),
        List::Changes => Some(others::changes(filter, &resolved)),
    };
    let mut more = More::default();
    let Some(Asked { query, hits }) = asked else { return Ok(more) };
    let mut statement = db.prepare_cached(&query.sql)?;
    let mut rows = statement.query(params_from_iter(&query.parameters))?;
    let (mut skip, mut left, mut examined) = (filter.skip, filter.limit, 0);
    while let Some(row) = rows.next()? {
        if left == 0 {
            examined += 1;
            if beyond == Beyond::Left || more.rows == COUNTED || examined > EXAMINED {
                more.beyond = beyond == Beyond::Counted;
                break;
            }
        }
        if let Some(Hits::Some(hits)) = &hits {
            let within: Option<i64> = row.get(1)?;
            if within.is_none_or(|within| hits.binary_search(&within).is_err()) {
                continue;
            }
        }
        if skip > 0 {
            skip -= 1;
            continue;
        }
        if left == 0 {
            more.rows += 1;
            continue;
        }
        left -= 1;
        if !take(row.get(0)?)? {
            break;
        }
    }
    Ok(more)
}
