//! `onrecord eval`: the reading against gold corpora, one module each.

mod attribution;
mod figures;

use anyhow::Result;

use crate::arguments::{EvalOptions, Evaluated};

pub(crate) fn run(options: &EvalOptions) -> Result<bool> {
    match options.what {
        Evaluated::Attribution => attribution::run(options),
        Evaluated::Figures => figures::run(options),
    }
}
