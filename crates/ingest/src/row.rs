//! One row of a table or one object of JSON as an article.

use onrecord_record::{Article, Format};

use crate::date;
use crate::error::Error;
use crate::html;
use crate::language;
use crate::options::Field;
use crate::plain;
use crate::plain::byline;

/// Makes an article of a row's fields. `id` is given where the row has one.
pub(crate) fn article(
    format: Format,
    mut field: impl FnMut(Field) -> Option<String>,
) -> Result<Article, Error> {
    let mut read =
        |which| field(which).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
    let text = read(Field::Text);
    let mut article = Article {
        id: read(Field::Id).unwrap_or_default(),
        title: read(Field::Title),
        outlet: read(Field::Outlet),
        authors: read(Field::Authors).map(|list| byline::names(&list)).unwrap_or_default(),
        url: read(Field::Url),
        format,
        ..Article::default()
    };
    if let Some(published) = read(Field::Published) {
        article.published = date::iso(&published);
        if article.published.is_none() {
            article.notes.push(format!("the date \"{}\" is not understood", start_of(&published)));
        }
    }
    let Some(text) = text else { return Err(Error::no_text("the field of the text is empty")) };
    article.text = if is_markup(&text) { paragraphs_of(&text) } else { text };
    if article.text.is_empty() {
        return Err(Error::no_text("nothing but markup"));
    }
    plain::tell_parts(&mut article);
    let language = language::of(&article.text, None);
    article.language = language.code;
    article.notes.extend(language.notes);
    Ok(article)
}

/// Paragraphs of markup, parted by empty lines.
pub(crate) fn paragraphs_of(markup: &str) -> String {
    let paragraphs: Vec<String> = html::of_fragment(markup).into_iter().map(|one| one.text).collect();
    paragraphs.join("\n\n")
}

/// Whether a field holds markup rather than text.
fn is_markup(text: &str) -> bool {
    let lower = text.get(..text.len().min(1 << 20)).unwrap_or(text).to_ascii_lowercase();
    ["</p>", "<br", "</div>", "<p>", "</li>", "</html>"].iter().any(|tag| lower.contains(tag))
}

fn start_of(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}
