//! Documents of word processors, as lines with a style: one article, or many where a database wrote them.

mod nexis;
mod rtf;

use onrecord_record::{Article, Format};

use crate::ending;
use crate::error::{Error, Failure};
use crate::identity::Identities;
use crate::language;
use crate::name;
use crate::options::Options;
use crate::plain;
use crate::read::{Sink, item};

/// A paragraph of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) text: String,
    /// The name of its style: `Heading1`, `Title`.
    pub(crate) style: String,
    /// It is the first of a page or section.
    pub(crate) starts_page: bool,
}

/// Reads a document in RTF.
pub(crate) fn read_rtf(name: &str, bytes: &[u8], options: &Options, sink: &mut Sink<'_>) {
    read(name, rtf::lines(bytes), options, sink);
}

/// Reads the lines of a document.
pub(crate) fn read(name: &str, lines: Vec<Line>, options: &Options, sink: &mut Sink<'_>) {
    let Some(export) = nexis::read(&lines) else {
        return sink(article(name, &lines, options).map_err(|error| Failure::new(name, error)));
    };
    let mut ids = Identities::new(name::stem(name));
    let found = export.articles.len();
    for (mut article, number) in export.articles.into_iter().zip(1..) {
        if article.text.trim().is_empty() {
            sink(Err(Failure::new(item(name, number), Error::no_text("an article without a body"))));
            continue;
        }
        article.id = ids.give(None, number);
        sink(Ok(article));
    }
    if let Some(listed) = export.listed.filter(|listed| *listed != found) {
        sink(Err(Failure::new(name, Error::count(listed, found))));
    }
}

/// A document as one article.
fn article(name: &str, lines: &[Line], options: &Options) -> Result<Article, Error> {
    let words = |line: &Line| line.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_title = |line: &&Line| {
        let style = line.style.to_lowercase();
        ["title", "heading1", "heading", "titel", "titre", "berschrift1"]
            .iter()
            .any(|one| style.starts_with(one) || style == *one)
            && !line.text.trim().is_empty()
    };
    let paragraphs: Vec<String> = lines.iter().map(words).filter(|text| !text.is_empty()).collect();
    let text = paragraphs.join("\n\n");
    if text.len() as u64 > options.largest_article {
        return Err(Error::too_large(options.largest_article));
    }
    let mut article = Article {
        id: name::stem(name).to_owned(),
        title: lines.iter().take(10).find(is_title).map(words),
        format: Format::Document,
        text: ending::without(&text).to_owned(),
        ..Article::default()
    };
    if article.text.is_empty() {
        return Err(Error::no_text("a document without a text"));
    }
    plain::tell_parts(&mut article);
    let language = language::of(&article.text, None);
    article.language = language.code;
    article.notes.extend(language.notes);
    Ok(article)
}
