//! Documents that Nexis writes: one article or many, told by their structure, whatever the language of the labels.
//!
//! Each article begins on a page with its title in a style for headings, then the outlet, then the date; lines "Label: value" follow, one
//! of them the length in words; the body; a list of labels again; and the same line under each article. A cover page
//! says how many there are: where that is not the number found, a failure says so.

use std::collections::HashMap;
use std::sync::LazyLock;

use onrecord_record::{Article, Format};

use super::Line;
use crate::date::{self, Names};
use crate::language;
use crate::plain;
use crate::plain::byline;

/// Lines behind the title in which the date stands.
const HEAD: usize = 6;

static LABELS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/database_labels.tsv").lines().filter(|line| !line.starts_with('#'));
    let fields = lines.filter_map(|line| line.split_once('\t'));
    fields.flat_map(|(field, names)| names.split(' ').map(move |name| (name, field))).collect()
});

/// What such a document holds.
pub(super) struct Export {
    pub(super) articles: Vec<Article>,
    /// How many its cover says.
    pub(super) listed: Option<usize>,
}

/// Reads the lines of a document; nothing where no database wrote it.
pub(super) fn read(lines: &[Line]) -> Option<Export> {
    let blocks = blocks(lines);
    let ends = blocks.iter().filter_map(|block| block.last()).map(|line| line.text.trim());
    let end = ends
        .clone()
        .next()
        .filter(|first| blocks.len() > 1 && is_label(first) && ends.clone().all(|one| one == *first));
    let articles: Vec<Article> = blocks.iter().filter_map(|block| article(block, end)).collect();
    if articles.is_empty() || articles.len() < blocks.len() {
        return None;
    }
    let first = lines.iter().position(|line| std::ptr::eq(line, &blocks[0][0])).unwrap_or(0);
    Some(Export { articles, listed: lines[..first].iter().find_map(count) })
}

/// The stretches that begin with a title on a new page, without empty lines at their end.
fn blocks(lines: &[Line]) -> Vec<&[Line]> {
    let mut starts: Vec<usize> = Vec::new();
    let mut new_page = true;
    for (i, line) in lines.iter().enumerate() {
        new_page |= line.starts_page;
        if line.text.trim().is_empty() {
            continue;
        }
        let has_date = lines[i + 1..]
            .iter()
            .filter(|line| !line.text.trim().is_empty())
            .take(3)
            .any(|line| date_of(&line.text).is_some());
        if new_page && is_heading(line) && has_date {
            starts.push(i);
        }
        new_page = false;
    }
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    starts.iter().zip(ends).map(|(start, end)| trimmed(&lines[*start..end])).collect()
}

fn trimmed(lines: &[Line]) -> &[Line] {
    let end = lines.iter().rposition(|line| !line.text.trim().is_empty()).map_or(0, |last| last + 1);
    &lines[..end]
}

fn is_heading(line: &Line) -> bool {
    let style = line.style.to_lowercase();
    style.ends_with('1')
        && ["heading", "berschrift", "titre", "título", "titulo", "titolo", "kop"]
            .iter()
            .any(|name| style.contains(name))
}

fn article(block: &[Line], end: Option<&str>) -> Option<Article> {
    let lines: Vec<&str> =
        block.iter().map(|line| line.text.trim()).filter(|text| !text.is_empty()).collect();
    let (title, rest) = lines.split_first()?;
    let dated = rest.iter().take(HEAD).position(|line| date_of(line).is_some())?;
    let outlet = rest[..dated].first().filter(|name| !is_value(name));
    let mut head = HashMap::new();
    let mut words = None;
    let mut body = dated + 1;
    for (i, line) in rest.iter().enumerate().skip(dated + 1) {
        if let Some((label, value)) = labelled(line) {
            words = words.or_else(|| length(value));
            if let Some(field) = LABELS.get(label.as_str()) {
                head.entry(*field).or_insert(value);
            }
        } else if !(is_copyright(line) || is_label(line) && words.is_none()) {
            body = if is_label(line) { i + 1 } else { i };
            break;
        }
    }
    words?;
    let mut text = &rest[body.min(rest.len())..];
    if let Some((last, before)) = text.split_last()
        && Some(*last) == end
    {
        text = before;
    }
    let listed = text.iter().rev().take_while(|line| labelled(line).is_some()).count();
    let tail = text.len() - listed;
    if listed > 1 {
        text = &text[..tail];
        if let Some((label, before)) = text.split_last()
            && is_label(label)
        {
            text = before;
        }
    }
    let mut article = Article {
        title: Some(title.split_whitespace().collect::<Vec<_>>().join(" ")),
        outlet: outlet.map(|name| (*name).to_owned()),
        published: date_of(rest[dated]),
        authors: head.get("byline").map(|names| byline::names(names)).unwrap_or_default(),
        format: Format::Document,
        text: text.join("\n\n"),
        ..Article::default()
    };
    for field in ["section", "highlight", "dateline"] {
        article.notes.extend(head.get(field).map(|value| format!("{field}: {value}")));
    }
    let ours = article.text.split_whitespace().count();
    if let Some(theirs) = words.filter(|theirs| ours * 10 < theirs * 7) {
        article.notes.push(format!("the database gives {theirs} words, the text has {ours}"));
    }
    if article.text.trim().is_empty() {
        return Some(article);
    }
    plain::tell_parts(&mut article);
    let language = language::of(&article.text, None);
    article.language = language.code;
    article.notes.extend(language.notes);
    Some(article)
}

/// A date at the beginning of a line: "May 6, 2019 Monday 9:08 AM GMT".
fn date_of(line: &str) -> Option<String> {
    let line = line.trim();
    (line.len() <= 80 && line.contains(|c: char| c.is_ascii_digit()))
        .then(|| date::iso_in(line, Names::Any))
        .flatten()
}

/// "Section: NEWS; Pg. 3": a label of at most three words, and what follows.
fn labelled(line: &str) -> Option<(String, &str)> {
    let (label, value) = line.split_once(':')?;
    let label = label.trim();
    let is_short =
        label.len() <= 30 && label.split_whitespace().count() <= 3 && label.starts_with(char::is_alphabetic);
    is_short.then(|| (label.to_lowercase(), value.trim()))
}

/// "751 words".
fn length(value: &str) -> Option<usize> {
    let (number, unit) = value.split_once(' ')?;
    let number = number.replace(['.', ',', '\u{a0}'], "");
    (unit.chars().all(char::is_alphabetic) && !unit.is_empty()).then(|| number.parse().ok()).flatten()
}

fn is_value(line: &str) -> bool {
    labelled(line).is_some() || is_copyright(line)
}

fn is_copyright(line: &str) -> bool {
    line.starts_with('©') || line.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("copyright"))
}

/// A line of three words or less that is no sentence.
fn is_label(line: &str) -> bool {
    (1..=3).contains(&line.split_whitespace().count()) && !line.ends_with(['.', '!', '?', ':', '”', '"'])
}

/// "Documents (3)".
fn count(line: &Line) -> Option<usize> {
    let (words, number) = line.text.trim().strip_suffix(')')?.rsplit_once('(')?;
    (words.split_whitespace().count() <= 2 && !words.trim().is_empty()).then(|| number.parse().ok()).flatten()
}
