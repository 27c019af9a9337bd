//! From a store to the linker and back.

use std::path::Path;

use onrecord_linker::{FACTS, Facts, Index, facts};
use onrecord_record::Linked;
use onrecord_store::{Drawn, Error, Linking, Result, Store, Ticket};

use crate::ordered::ordered;

/// Facts that are kept in one transaction.
const BATCH: usize = 1_000;

/// What a linking is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// So many articles have been gone through.
    Drawn(usize),
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
    let mut waiting: Vec<(Ticket, Vec<u8>)> = Vec::new();
    let file = store.file().to_owned();
    let end = &mut read;
    let produce = move |give: &mut dyn FnMut(Drawn) -> bool| *end = source.for_each_fact(FACTS, give);
    let worker = || |drawn: Drawn| known(drawn, &file);
    ordered(threads, produce, worker, |known: Result<(Facts, Option<(Ticket, Vec<u8>)>)>| {
        let kept = known.and_then(|(facts, new)| {
            index.add(facts);
            waiting.extend(new);
            if waiting.len() < BATCH {
                return Ok(());
            }
            store.keep_facts(FACTS, &std::mem::take(&mut waiting))
        });
        watch(Stage::Drawn(index.len()));
        failed = kept.err();
        failed.is_none()
    });
    read?;
    if let Some(error) = failed {
        return Err(error);
    }
    store.keep_facts(FACTS, &waiting)?;
    watch(Stage::Comparing);
    let linked = index.link_on(threads, &constraints);
    watch(Stage::Writing);
    let linking = Linking { program: env!("CARGO_PKG_VERSION").to_owned(), made: made.to_owned(), state };
    store.write_linked(&linked, &linking)?;
    Ok(linked)
}

/// The facts of an article, and what is to be kept where they were not yet.
fn known(drawn: Drawn, file: &Path) -> Result<(Facts, Option<(Ticket, Vec<u8>)>)> {
    match drawn {
        Drawn::Kept(document, bytes) => match Facts::from_bytes(&bytes) {
            Some(facts) => Ok((facts, None)),
            // damaged: the record itself is proved when it is read
            None => Ok((facts(&Store::read(file)?.corrected(&document)?), None)),
        },
        Drawn::Record(record, ticket) => {
            let facts = facts(&record.open()?);
            let bytes = facts.to_bytes();
            Ok((facts, Some((ticket, bytes))))
        }
    }
}
