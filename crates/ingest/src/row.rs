//! One row of a table or one object of JSON as an article.

use onrecord_record::{Article, Format};

use crate::address;
use crate::date::{self, Names};
use crate::error::Error;
use crate::html;
use crate::language;
use crate::options::Field;
use crate::plain;
use crate::plain::byline;

/// Makes an article of a row's fields. `field` gives the values of a field, best first, where several columns may hold it.
pub(crate) fn article(format: Format, mut field: impl FnMut(Field) -> Vec<String>) -> Result<Article, Error> {
    let mut read = |which| -> Vec<String> {
        let values = field(which).into_iter().map(|value| value.trim().to_owned());
        values.filter(|value| !value.is_empty()).collect()
    };
    let first = |values: Vec<String>| values.into_iter().next();
    let texts = read(Field::Text);
    let summaries = read(Field::Summary);
    let mut article = Article {
        id: first(read(Field::Id)).unwrap_or_default(),
        title: first(read(Field::Title)),
        outlet: outlet(&read(Field::Outlet)),
        authors: first(read(Field::Authors)).map(|list| authors(&list)).unwrap_or_default(),
        url: read(Field::Url).into_iter().find(|url| address::is_web(url) || !url.contains(' ')),
        format,
        ..Article::default()
    };
    let dates = read(Field::Published);
    article.published = dates.iter().find_map(|text| date_of(text));
    if article.published.is_none()
        && let Some(text) = dates.first()
    {
        article.notes.push(date::not_understood(text));
    }
    if texts.is_empty() && summaries.is_empty() {
        return Err(Error::no_text("the field of the text is empty"));
    }
    let whole = texts.iter().find_map(|text| body(text, &mut article.notes));
    let is_summary = whole.is_none();
    let text = whole.or_else(|| summaries.iter().find_map(|text| body(text, &mut article.notes)));
    article.text = text.ok_or_else(|| Error::no_text("nothing but markup"))?;
    if is_summary {
        article.notes.push("the input gives a summary, not the whole article".to_owned());
    }
    plain::tell_parts(&mut article);
    let language = language::of(&article.text, None);
    article.language = language.code;
    article.notes.extend(language.notes);
    Ok(article)
}

/// The text of a field, out of its markup; nothing where there is none. A text that its source has cut is noted.
fn body(field: &str, notes: &mut Vec<String>) -> Option<String> {
    let text = if is_markup(field) { paragraphs_of(field) } else { field.to_owned() };
    let cut = text.strip_suffix(" chars]").and_then(|rest| rest.rsplit_once("[+"));
    let (text, is_cut) = match cut {
        Some((text, count)) if count.bytes().all(|byte| byte.is_ascii_digit()) => {
            (text.trim_end().to_owned(), true)
        }
        _ => (text, false),
    };
    if is_cut && !text.is_empty() {
        notes.push("the input gives the beginning of the text alone".to_owned());
    }
    Some(text).filter(|text| !text.is_empty())
}

/// The first value that is a name; else the host of the first that is an address.
fn outlet(values: &[String]) -> Option<String> {
    let name = values.iter().find(|value| !value.contains("://"));
    name.cloned().or_else(|| values.iter().find_map(|value| address::host(value)))
}

/// Names of writers. "Obi, Ada; Tarn, Ivo" has each family name first, as libraries write them.
fn authors(list: &str) -> Vec<String> {
    let parts: Vec<&str> = list.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
    let turned: Option<Vec<String>> = parts
        .iter()
        .map(|part| match part.split_once(", ") {
            Some((family, given)) if !given.contains(',') => Some(format!("{given} {family}")),
            _ => None,
        })
        .collect();
    match turned.filter(|turned| turned.len() > 1) {
        Some(turned) => turned,
        None => byline::names(list),
    }
}

/// A date, or the seconds or milliseconds since 1970 that a database counts in.
fn date_of(text: &str) -> Option<String> {
    let is_count = text.bytes().all(|byte| byte.is_ascii_digit());
    match text.len() {
        10 if is_count => Some(jiff::Timestamp::from_second(text.parse().ok()?).ok()?.to_string()),
        13 if is_count => Some(jiff::Timestamp::from_second(text[..10].parse().ok()?).ok()?.to_string()),
        _ => date::iso_in(text, Names::Any),
    }
}

/// Paragraphs of markup, parted by empty lines.
pub(crate) fn paragraphs_of(markup: &str) -> String {
    let paragraphs: Vec<String> = html::of_fragment(markup).into_iter().map(|one| one.text).collect();
    paragraphs.join("\n\n")
}

/// The tool that lists articles without their texts under these names of columns or keys.
pub(crate) fn tool_without_texts(names: &[String]) -> Option<&'static str> {
    let has = |wanted: &str| names.iter().any(|name| name.trim().eq_ignore_ascii_case(wanted));
    if has("media_name") && (has("indexed_date") || has("media_url") || has("publish_date")) {
        return Some("Media Cloud");
    }
    if has("seendate") || has("MobileURL") && has("URL") {
        return Some("GDELT");
    }
    None
}

/// Whether a field holds markup rather than text.
pub(crate) fn is_markup(text: &str) -> bool {
    let lower = text.get(..text.len().min(1 << 20)).unwrap_or(text).to_ascii_lowercase();
    ["</p>", "<br", "</div>", "<p>", "</li>", "</html>"].iter().any(|tag| lower.contains(tag))
}
