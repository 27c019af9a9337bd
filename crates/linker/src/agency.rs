//! The news agency that an article credits.
//!
//! *Finds* an agency in a date line (`DOREL, May 9 (Reuters) —`), in brackets on a line of its own (`(Salt Press)`), behind
//! an article's last sentence, in a closing line (`AP contributed to this report`) and among the writers. In a date line
//! and on a line of its own any name counts; elsewhere only agencies of `data/agencies.tsv`.
//! *Leaves alone* agencies that the article only quotes ("state television told Reuters").

use std::collections::HashMap;
use std::sync::LazyLock;

use onrecord_record::Document;

/// Each way of writing an agency, and its name.
static AGENCIES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    crate::data::rows(include_str!("../data/agencies.tsv"))
        .flat_map(|(name, forms)| forms.split('|').map(move |form| (form, name)))
        .collect()
});

/// Characters of a line in which a date line's bracket stands.
const DATE_LINE: usize = 80;
/// Lines at an article's end that may credit an agency.
const LAST: usize = 4;
/// Words of a line that credits an agency.
const CREDIT: usize = 30;

/// The agency that an article credits; `None` where it credits none.
///
/// ```
/// use onrecord_record::Document;
/// let text = "DOREL, May 9 (Reuters) - The road was open, Ada Obi said.".to_owned();
/// let document = Document { text, ..Document::default() };
/// assert_eq!(onrecord_linker::agency(&document).as_deref(), Some("Reuters"));
/// ```
pub fn agency(document: &Document) -> Option<String> {
    let lines: Vec<&str> = document.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let first = lines.iter().take(8).find_map(|line| in_date_line(line));
    let last = || {
        lines
            .iter()
            .rev()
            .take(LAST)
            .find_map(|line| alone(line).or_else(|| behind(line)).or_else(|| contributed(line)))
    };
    let author = || document.authors.iter().find_map(|author| known(author.trim()));
    first.or_else(last).or_else(author)
}

fn known(name: &str) -> Option<String> {
    AGENCIES.get(name).map(|name| (*name).to_owned())
}

/// `DOREL, May 9 (Salt Press) —`: a bracket in front of a dash, behind capitals.
fn in_date_line(line: &str) -> Option<String> {
    let open = line.find('(').filter(|at| *at < DATE_LINE)?;
    let (place, rest) = line.split_at(open);
    let (name, behind) = rest[1..].split_once(')')?;
    let dash = behind.trim_start().starts_with(['-', '–', '—']);
    let capital = place.split_whitespace().next().is_some_and(|word| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 1
            && word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
    });
    (dash && capital).then(|| name_of(name)).flatten()
}

/// `(Salt Press)` on a line of its own.
fn alone(line: &str) -> Option<String> {
    line.strip_prefix('(').and_then(|line| line.strip_suffix(')')).and_then(name_of)
}

/// `... on Sunday. (Reuters)`
fn behind(line: &str) -> Option<String> {
    let (before, name) = line.strip_suffix(')')?.rsplit_once('(')?;
    before.trim_end().ends_with(['.', '”', '"', '’', '!', '?']).then(|| known(name.trim())).flatten()
}

/// `AP and Reuters contributed to this report`, `With reporting by AFP`, `Source: Reuters`.
fn contributed(line: &str) -> Option<String> {
    let words: Vec<&str> =
        line.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|w| !w.is_empty()).collect();
    if words.len() > CREDIT {
        return None;
    }
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let has = |word: &str| lower.iter().any(|own| own == word);
    let credits = has("contributed")
        || has("reporting")
        || lower.first().is_some_and(|w| w == "with" || w == "source")
        || has("agencies");
    if !credits {
        return None;
    }
    (1..=3).rev().find_map(|length| words.windows(length).find_map(|some| known(&some.join(" "))))
}

/// A name as it stands in a bracket, the agency's own where it is known.
fn name_of(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(name) = known(text) {
        return Some(name);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = (1..=4).contains(&words.len())
        && words.iter().all(|word| word.chars().next().is_some_and(char::is_uppercase))
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '’' | '\'' | '&'))
        && words.iter().any(|word| {
            let word = word.to_lowercase();
            ["press", "news", "agency", "wire", "service"].iter().any(|part| word.ends_with(part))
        });
    is_name.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let document = Document { text: text.to_owned(), ..Document::default() };
        assert_eq!(agency(&document).as_deref(), expected, "{text}");
    }

    #[test]
    fn agencies_that_are_credited() {
        check("DOREL, Karsand, May 9 (Salt Press) — The road was open.", Some("Salt Press"));
        check("DOREL (AP) – The road was open.", Some("Associated Press"));
        check("The road was open.\n\n(Salt Press)", Some("Salt Press"));
        check("The road was open. (AFP)", Some("Agence France-Presse"));
        check(
            "The road was open.\n\nThe Associated Press contributed to this report.",
            Some("Associated Press"),
        );
        check("The road was open.\n\nWith reporting by Reuters and our staff", Some("Reuters"));
    }

    #[test]
    fn agencies_that_are_only_spoken_of() {
        check("The road was open, Ada Obi told Reuters.", None);
        check("The road was open (it had rained) - and dry.", None);
        check("The road was open.\n\n(She had walked.)", None);
        check("The Associated Press reported on Monday that the road was open.", None);
    }
}
