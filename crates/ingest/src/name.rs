//! What the name of an input tells: the stem that articles are called by, and the ending.

/// The last part of a path without its endings: `a/b/page.html.gz` is `page`.
pub(crate) fn stem(name: &str) -> &str {
    let file = file(name);
    let file = strip_ending(file, ".gz").unwrap_or(file);
    match file.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 5 && !ending.contains(' ') => stem,
        _ => file,
    }
}

/// Whether the name ends in one of `endings` (without the dot), `.gz` aside.
pub(crate) fn ends_in(name: &str, endings: &[&str]) -> bool {
    let file = file(name);
    let file = strip_ending(file, ".gz").unwrap_or(file);
    file.rsplit_once('.')
        .is_some_and(|(_, ending)| endings.iter().any(|one| ending.eq_ignore_ascii_case(one)))
}

fn file(name: &str) -> &str {
    name.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or(name)
}

fn strip_ending<'a>(file: &'a str, ending: &str) -> Option<&'a str> {
    let cut = file.len().checked_sub(ending.len()).filter(|cut| *cut > 0 && file.is_char_boundary(*cut))?;
    file[cut..].eq_ignore_ascii_case(ending).then(|| &file[..cut])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stem_has_no_folder_and_no_endings() {
        for (name, expected) in [
            ("a/b/page.html.gz", "page"),
            ("page", "page"),
            (".hidden", ".hidden"),
            ("C:\\news\\road.txt", "road"),
            ("Ada Obi said no. But why", "Ada Obi said no. But why"),
            ("stdin", "stdin"),
            ("x.GZ", "x"),
        ] {
            assert_eq!(stem(name), expected);
        }
    }

    #[test]
    fn the_ending_is_found_below_gz() {
        assert!(ends_in("a/list.CSV.gz", &["csv", "tsv"]));
        assert!(!ends_in("csv", &["csv"]));
    }
}
