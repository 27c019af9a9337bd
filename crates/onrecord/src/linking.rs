//! From a store to the linker and back.

use std::path::Path;

use onrecord_linker::{Facts, Index, facts};
use onrecord_record::Linked;
use onrecord_store::{Drawn, Error, Linking, Result, Store, Ticket};

use crate::ordered::ordered;
use crate::panic::caught;

/// What draws facts from records, as a number to keep beside them: another one where the source or the word lists of the crates
/// that shape a record or its facts are others.
pub const RULES: i64 = hexadecimal(env!("ONRECORD_READS"));

const fn hexadecimal(digits: &str) -> i64 {
    match u64::from_str_radix(digits, 16) {
        Ok(number) => number.cast_signed(),
        Err(_) => panic!("the build script writes sixteen digits"),
    }
}

/// Facts that are kept in one transaction.
const BATCH: usize = 1_000;

/// What a linking is at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// So many articles have been gone through.
    Drawn(usize),
    /// An article is left out, by a defect: its name in the file, and the reason.
    LeftOut(String, String),
    /// Articles are compared.
    Comparing,
    /// What was found is written.
    Writing,
}

/// Ties the articles of a store together and puts the result in place of what was there: copies and events, actors, links,
/// disputes. It is a function of the newest versions of the articles and of what people have corrected.
///
/// What is drawn from an article is kept in the store, so that the next linking goes through new and changed articles only.
/// `made` is when, ISO 8601.
pub fn link(store: &mut Store, threads: usize, made: &str, mut watch: impl FnMut(Stage)) -> Result<Linked> {
    store.lock()?;
    let source = Store::read(store.file())?;
    let state = store.state()?;
    let constraints = store.constraints()?;
    let mut read: Result<()> = Ok(());
    let mut failed: Option<Error> = None;
    let mut index = Index::default();
    let mut done = 0;
    let mut waiting: Vec<(Ticket, Vec<u8>)> = Vec::new();
    let file = store.file().to_owned();
    let end = &mut read;
    let produce = move |give: &mut dyn FnMut(Drawn) -> bool| *end = source.for_each_fact(RULES, give);
    let worker = || |drawn: Drawn| known(drawn, &file);
    ordered(threads, produce, worker, |known: Result<Known>| {
        let kept = known.and_then(|known| {
            match known {
                Known::Facts(facts, new) => {
                    index.add(*facts);
                    waiting.extend(new);
                }
                Known::LeftOut(document, reason) => watch(Stage::LeftOut(document, reason)),
            }
            done += 1;
            watch(Stage::Drawn(done));
            if waiting.len() < BATCH {
                return Ok(());
            }
            store.keep_facts(RULES, &std::mem::take(&mut waiting))
        });
        failed = kept.err();
        failed.is_none()
    });
    read?;
    if let Some(error) = failed {
        return Err(error);
    }
    store.keep_facts(RULES, &waiting)?;
    watch(Stage::Comparing);
    let linked = index.link_on(threads, &constraints);
    watch(Stage::Writing);
    let linking = Linking { program: env!("CARGO_PKG_VERSION").to_owned(), made: made.to_owned(), state };
    store.write_linked(&linked, &linking)?;
    Ok(linked)
}

/// What is known of an article.
enum Known {
    /// Its facts, and what is to be kept where they were not yet.
    Facts(Box<Facts>, Option<(Ticket, Vec<u8>)>),
    /// Nothing, by a defect.
    LeftOut(String, String),
}

fn known(drawn: Drawn, file: &Path) -> Result<Known> {
    let (reading, ticket) = match drawn {
        Drawn::Kept(document, bytes) => match Facts::from_bytes(&bytes) {
            Some(facts) => return Ok(Known::Facts(Box::new(facts), None)),
            // damaged: the record itself is proved when it is read
            None => (Store::read(file)?.corrected(&document)?, None),
        },
        Drawn::Record(record, ticket) => (record.open()?, Some(ticket)),
    };
    Ok(match caught(|| facts(&reading)) {
        Ok(facts) => {
            let new = ticket.map(|ticket| (ticket, facts.to_bytes()));
            Known::Facts(Box::new(facts), new)
        }
        Err(panic) => Known::LeftOut(reading.id, panic),
    })
}
