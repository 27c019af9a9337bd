//! The data files of this crate: two columns, tab between, `#` in front of a comment.

/// The rows of a data file, first and second column; the second is empty where there is none.
pub(crate) fn rows(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    file.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once('\t').unwrap_or((line, "")))
}
