//! How wide the output may be.

/// Columns below which nothing can be laid out.
pub(crate) const NARROWEST: usize = 40;

/// The columns of `COLUMNS`, else of the terminal, else `widest`; never more than that.
pub(crate) fn width(widest: usize) -> usize {
    let given = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    given.or_else(terminal).unwrap_or(widest).clamp(NARROWEST, widest)
}
