//! RSS, Atom and JSON feeds: each item is an article.

use feed_rs::model::{Entry, Feed};
use feed_rs::parser;
use onrecord_record::{Article, Format};

use crate::charset;
use crate::error::{Error, Failure};
use crate::identity::Identities;
use crate::language;
use crate::plain;
use crate::plain::byline;
use crate::read::{Sink, item, stem};
use crate::row;

/// Reads a feed. An item without text is a failure of its own.
pub(crate) fn read(name: &str, bytes: &[u8], sink: &mut Sink<'_>) {
    let (text, notes) = decode(bytes);
    // No identifier is made up here: one that is missing is counted like in the other containers.
    let parser = parser::Builder::new().id_generator(|_, _, _| String::new()).build();
    let feed = match parser.parse(text.as_bytes()) {
        Ok(feed) => feed,
        Err(error) => return sink(Err(Failure::new(name, Error::malformed(error)))),
    };
    if feed.entries.is_empty() {
        return sink(Err(Failure::new(name, Error::no_items())));
    }
    let mut ids = Identities::new(stem(name));
    for (entry, number) in feed.entries.iter().zip(1..) {
        match article(&feed, entry) {
            Ok(mut article) => {
                article.id = ids.give(Some(&article.id), number);
                article.notes.splice(0..0, notes.iter().cloned());
                sink(Ok(article));
            }
            Err(error) => sink(Err(Failure::new(item(name, number), error))),
        }
    }
}

/// Decodes a feed, and takes out its XML declaration: that would have the parser decode once more.
fn decode(bytes: &[u8]) -> (String, Vec<String>) {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).to_ascii_lowercase();
    let declared = head.find("encoding=").map(|found| {
        let label = head[found + "encoding=".len()..].trim_start_matches(['"', '\'']);
        label.split(['"', '\'', '?', ' ']).next().unwrap_or_default().to_owned()
    });
    let declared = declared.filter(|label| !label.starts_with("utf-16"));
    let decoded = charset::decode(bytes, declared.as_deref());
    let text = decoded.text.trim_start();
    let text = match text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest.trim_start().to_owned(),
        None => text.to_owned(),
    };
    (text, decoded.notes)
}

fn article(feed: &Feed, entry: &Entry) -> Result<Article, Error> {
    let content = entry.content.as_ref().and_then(|content| content.body.as_deref());
    let summary = entry.summary.as_ref().map(|summary| summary.content.as_str());
    let markup = [content, summary].into_iter().flatten().find(|text| !text.trim().is_empty());
    let text = row::paragraphs_of(markup.unwrap_or_default());
    if text.is_empty() {
        return Err(Error::no_article());
    }
    let url = entry.links.iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
    let url = url.or(entry.links.first()).map(|link| link.href.clone());
    let id = Some(entry.id.clone()).filter(|id| !id.is_empty()).or_else(|| url.clone());
    let mut article = Article {
        id: id.unwrap_or_default(),
        title: entry.title.as_ref().map(|title| one_line(&title.content)).filter(|title| !title.is_empty()),
        outlet: feed.title.as_ref().map(|title| one_line(&title.content)).filter(|title| !title.is_empty()),
        authors: entry
            .authors
            .iter()
            .filter_map(|author| author.name.as_deref())
            .flat_map(byline::names)
            .collect(),
        published: entry.published.map(|moment| moment.to_rfc3339().replace("+00:00", "Z")),
        url,
        format: Format::Feed,
        text,
        ..Article::default()
    };
    if content.is_none_or(|content| content.trim().is_empty()) {
        article.notes.push("the feed gives a summary, not the whole article".to_owned());
    }
    plain::tell_parts(&mut article);
    let declared = entry.language.as_deref().or(feed.language.as_deref());
    let language = language::of(&article.text, declared);
    article.language = language.code;
    article.notes.extend(language.notes);
    Ok(article)
}

/// A title as text: feeds put markup and line breaks into it.
fn one_line(title: &str) -> String {
    row::paragraphs_of(title).replace("\n\n", " ")
}
