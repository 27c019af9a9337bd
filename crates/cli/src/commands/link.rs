//! `onrecord link`: what ties the articles of a file together.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use onrecord::Stage;
use onrecord::store::Store;

use super::read::threads;
use crate::arguments::LinkOptions;
use crate::{clock, progress, style};

pub(crate) fn run(options: &LinkOptions) -> Result<bool> {
    let mut store = Store::open(&options.file)?;
    link(&mut store, options.threads, options.quiet)?;
    store.finish()?;
    Ok(true)
}

/// Links a store and says what came of it.
pub(super) fn link(store: &mut Store, given: Option<u16>, quiet: bool) -> Result<()> {
    let began = Instant::now();
    let bar = progress::articles(quiet);
    bar.set_length(store.documents()? as u64);
    let linked = onrecord::link(store, threads(given), &clock::now(), |stage| match stage {
        Stage::Drawn(done) => bar.set_position(done as u64),
        Stage::Comparing => bar.set_message("comparing them"),
        Stage::Writing => bar.set_message("writing what was found"),
    })?;
    bar.finish_and_clear();
    if !quiet {
        let file = Path::new(store.file()).display();
        anstream::eprintln!(
            "{}{} actors, {} links, {} disputes, {} stories printed more than once; {:.1} s — `onrecord show disputes {file}`{:#}",
            style::DIM,
            linked.actors.len(),
            linked.links.len(),
            linked.disputes.len(),
            linked.origins.len(),
            began.elapsed().as_secs_f64(),
            style::DIM
        );
    }
    Ok(())
}
