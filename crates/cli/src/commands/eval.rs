//! `onrecord eval`: the reading against a gold corpus, a module for each.

mod attribution;
mod dates;
mod speakers;

use anyhow::Result;

use crate::arguments::{EvalOptions, Evaluated};

pub(crate) fn run(options: &EvalOptions) -> Result<bool> {
    match options.what {
        Evaluated::Attribution => attribution::run(options),
        Evaluated::Dates => dates::run(options),
        Evaluated::Speakers => speakers::run(options),
    }
}
