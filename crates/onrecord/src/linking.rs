//! From a store to the linker and back.

use onrecord_linker::{Facts, Index, facts};
use onrecord_record::{Linked, Reading};
use onrecord_store::{Linking, Result, Store};

use crate::ordered::ordered;

/// Ties the articles of a store together and puts the result in place of what was there: copies and events, actors, links,
/// disputes. It is a function of the newest versions of the articles and of what people have corrected.
///
/// `watch` is told how many articles have been looked at. `made` is when, ISO 8601.
pub fn link(store: &mut Store, threads: usize, made: &str, mut watch: impl FnMut(usize)) -> Result<Linked> {
    store.lock()?;
    let source = Store::read(store.file())?;
    let mut read: Result<()> = Ok(());
    let mut index = Index::default();
    let end = &mut read;
    let produce = move |give: &mut dyn FnMut(Box<Reading>) -> bool| {
        *end = source.for_each(|reading| give(Box::new(reading)));
    };
    let worker = || |reading: Box<Reading>| facts(&reading);
    ordered(threads, produce, worker, |facts: Facts| {
        index.add(facts);
        watch(index.len());
        true
    });
    read?;
    let linked = index.link(&store.constraints()?);
    let linking = Linking { program: env!("CARGO_PKG_VERSION").to_owned(), made: made.to_owned() };
    store.write_linked(&linked, &linking)?;
    Ok(linked)
}
