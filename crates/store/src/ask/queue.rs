//! Statements in the order in which somebody goes through them. The order depends on nothing that a decision changes, so a
//! list stays as it is under whoever decides.

use onrecord_record::Address;
use rusqlite::{Connection, OptionalExtension};

use super::{Filter, List, page};
use crate::error::{Kind, Result};
use crate::origin::Origin;
use crate::store::Store;

/// Statements that are put in order; of more than these the first of the filter's list.
const MOST: usize = 10_000;

/// In which order statements are gone through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they stand in the articles, the newest article first.
    #[default]
    Text,
    /// The least certain first.
    LeastCertain,
    /// Those with which most others have to do first.
    MostContested,
}

/// A statement in a queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    /// Its address.
    pub id: Address,
    /// What people have decided of it.
    pub origin: Origin,
}

impl Store {
    /// The statements of a filter in an order, decided ones among them; its page is left aside. `true` where there are more.
    pub fn queue(&self, filter: &Filter, order: Order) -> Result<(Vec<Queued>, bool)> {
        let filter = Filter { skip: 0, ..filter.clone() };
        self.done(queue(&self.db, &filter, order))
    }
}

fn queue(db: &Connection, filter: &Filter, order: Order) -> std::result::Result<(Vec<Queued>, bool), Kind> {
    let (mut keys, mut more) = (Vec::new(), false);
    page::walk(db, List::Statements, filter, page::Beyond::Left, |key| {
        more = keys.len() == MOST;
        keys.extend((!more).then_some(key));
        Ok(!more)
    })?;
    match order {
        Order::Text => {}
        Order::LeastCertain => {
            let mut sure = db.prepare_cached("SELECT confidence FROM stored_statements WHERE id = ?1")?;
            sort(&mut keys, |key| sure.query_row([key], |row| row.get(0)))?;
        }
        Order::MostContested => {
            let mut links = db.prepare_cached(
                "SELECT -((SELECT count(*) FROM stored_links l WHERE l.from_document = s.document AND l.listed = 1
                     AND l.kind <> 'repeats' AND l.from_item = d.document || ':' || s.item)
                 + (SELECT count(*) FROM stored_links l WHERE l.to_document = s.document AND l.listed = 1
                     AND l.kind <> 'repeats' AND l.to_item = d.document || ':' || s.item))
                 FROM stored_statements s JOIN stored_documents d ON d.id = s.document WHERE s.id = ?1",
            )?;
            sort(&mut keys, |key| links.query_row([key], |row| row.get(0)))?;
        }
    }
    let mut found = db.prepare_cached(
        "SELECT d.document || ':' || s.item, s.origin FROM stored_statements s JOIN stored_documents d ON d.id = s.document
         WHERE s.id = ?1",
    )?;
    let mut queued = Vec::with_capacity(keys.len());
    for key in keys {
        let row = found.query_row([key], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)));
        let Some((id, origin)) = row.optional()? else { continue };
        let Ok(id) = id.parse() else { continue };
        queued.push(Queued { id, origin: Origin::of_code(origin) });
    }
    Ok((queued, more))
}

/// By a number of each, the least first; those of one number keep their order.
fn sort(
    keys: &mut [i64],
    mut number: impl FnMut(i64) -> rusqlite::Result<f64>,
) -> std::result::Result<(), Kind> {
    let mut numbers = std::collections::HashMap::new();
    for key in keys.iter() {
        numbers.insert(*key, number(*key).optional()?.unwrap_or(0.0));
    }
    keys.sort_by(|one, other| numbers[one].total_cmp(&numbers[other]));
    Ok(())
}
