//! `onrecord sql`: any question that only reads.

use anyhow::Result;
use onrecord::store::Store;

use crate::arguments::SqlOptions;

pub(crate) fn run(options: &SqlOptions) -> Result<bool> {
    let store = Store::read(&options.file)?;
    let mut sink = options.output.sink(anstream::stdout().lock(), Vec::new());
    let mut written: std::io::Result<()> = Ok(());
    let columns = store.query(&options.query, |columns, row| {
        written = match row {
            None => sink.begin(columns),
            Some(row) => sink.row(row),
        };
        written.is_ok()
    });
    columns?;
    written?;
    sink.end()?;
    Ok(true)
}
