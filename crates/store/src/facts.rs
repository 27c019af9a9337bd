//! What linking draws from records, kept from one linking to the next.
//!
//! The store does not know what is in it: bytes, and a number that says under which rules they were made. They are deleted
//! with the rows of their document, whenever those are made again.

use rusqlite::{Connection, params};

use crate::error::{Kind, Result};
use crate::readings::Packed;
use crate::store::Store;

/// What there is of an article for linking.
#[derive(Debug)]
pub enum Drawn {
    /// What was kept of it, and its name in the file.
    Kept(String, Vec<u8>),
    /// Its record, to be drawn from, and its ticket for [`Store::keep_facts`].
    Record(Box<Packed>, Ticket),
}

/// Which state of a document something was drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Ticket {
    document: i64,
    corrections: i64,
}

impl Store {
    /// Gives what there is of every article in its newest version to `take`, in the order in which they were stored, until
    /// it answers `false`: what was kept under the rules of this number, or the record.
    pub fn for_each_fact(&self, maker: i64, mut take: impl FnMut(Drawn) -> bool) -> Result<()> {
        let mut after = 0;
        loop {
            let next = self.done(self.next(after))?;
            let Some((id, document)) = next else { return Ok(()) };
            after = id;
            let drawn = match self.done(kept(&self.db, id, maker))? {
                Some(facts) => Drawn::Kept(document, facts),
                None => {
                    // before the record is read: a correction between the two makes the ticket void
                    let ticket = self.done(ticket(&self.db, id))?;
                    Drawn::Record(Box::new(self.done(self.packed(id, document))?), ticket)
                }
            };
            if !take(drawn) {
                return Ok(());
            }
        }
    }

    /// Keeps what was drawn from records, but for articles that have been corrected in the meantime.
    pub fn keep_facts(&mut self, maker: i64, drawn: &[(Ticket, Vec<u8>)]) -> Result<()> {
        let mut write = || -> std::result::Result<(), Kind> {
            let transaction = self.transaction()?;
            for (Ticket { document, corrections }, facts) in drawn {
                transaction
                    .prepare_cached(
                        "INSERT OR REPLACE INTO stored_facts
                         SELECT ?1, ?2, ?3 WHERE ?4 = (SELECT count(*) FROM stored_corrections WHERE document = ?1)",
                    )?
                    .execute(params![document, maker, facts, corrections])?;
            }
            transaction.commit()?;
            Ok(())
        };
        let done = write();
        self.done(done)
    }
}

fn kept(db: &Connection, document: i64, maker: i64) -> std::result::Result<Option<Vec<u8>>, Kind> {
    use rusqlite::OptionalExtension;
    let sql = "SELECT facts FROM stored_facts WHERE document = ?1 AND maker = ?2";
    Ok(db.prepare_cached(sql)?.query_row([document, maker], |row| row.get(0)).optional()?)
}

fn ticket(db: &Connection, document: i64) -> std::result::Result<Ticket, Kind> {
    let sql = "SELECT count(*) FROM stored_corrections WHERE document = ?1";
    let corrections = db.prepare_cached(sql)?.query_row([document], |row| row.get(0))?;
    Ok(Ticket { document, corrections })
}
