//! `onrecord link`: what ties the articles of a file together.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use onrecord::Stage;
use onrecord::store::Store;

use super::read::threads;
use crate::arguments::LinkOptions;
use crate::count::counted;
use crate::{clock, progress, style};

pub(crate) fn run(options: &LinkOptions) -> Result<bool> {
    let mut store = Store::open(&options.file)?;
    let whole = link(&mut store, options.threads, options.quiet)?;
    store.finish()?;
    Ok(whole)
}

/// Links a store and says what came of it; `false` where an article had to be left out.
pub(super) fn link(store: &mut Store, given: Option<u16>, quiet: bool) -> Result<bool> {
    let mut whole = true;
    let began = Instant::now();
    let bar = progress::articles(quiet);
    bar.set_length(store.documents()? as u64);
    let linked = onrecord::link(store, threads(given), &clock::now(), |stage| match stage {
        Stage::Drawn(done) => bar.set_position(done as u64),
        Stage::LeftOut(document, reason) => bar.suspend(|| {
            whole = false;
            anstream::eprintln!(
                "{}not linked:{:#} {document}: a defect of this program: {reason}",
                style::ERROR,
                style::ERROR
            );
        }),
        Stage::Comparing => bar.set_message("comparing them"),
        Stage::Writing => bar.set_message("writing what was found"),
    })?;
    bar.finish_and_clear();
    if !quiet {
        let file = Path::new(store.file()).display();
        anstream::eprintln!(
            "{}{}, {}, {}, {} printed more than once; {:.1} s — `onrecord show disputes {file}`{:#}",
            style::DIM,
            counted(linked.actors.len(), "actor", "actors"),
            counted(linked.links.len(), "link", "links"),
            counted(linked.disputes.len(), "dispute", "disputes"),
            counted(linked.origins.len(), "story", "stories"),
            began.elapsed().as_secs_f64(),
            style::DIM
        );
    }
    Ok(whole)
}
