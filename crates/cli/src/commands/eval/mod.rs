//! `onrecord eval`: the reading against gold corpora, a module for each.

mod attribution;
mod dates;
mod figures;
mod speakers;

use anyhow::Result;

use crate::arguments::{EvalOptions, Evaluated};

pub(crate) fn run(options: &EvalOptions) -> Result<bool> {
    match options.what {
        Evaluated::Attribution => attribution::run(options),
        Evaluated::Dates => dates::run(options),
        Evaluated::Figures => figures::run(options),
        Evaluated::Speakers => speakers::run(options),
    }
}
