//! An item of a feed, whatever its form, and the article that it becomes.

use onrecord_record::{Article, Format};

use crate::address;
use crate::date::{self, Names};
use crate::ending;
use crate::error::Error;
use crate::language;
use crate::plain;
use crate::row;

/// What a feed says of itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) language: Option<String>,
}

/// What an item says.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    /// The outlet that the item was taken over from.
    pub(super) outlet: Option<String>,
    pub(super) authors: Vec<String>,
    /// Dates of publication, best first.
    pub(super) published: Vec<String>,
    /// Dates of the last change, best first.
    pub(super) updated: Vec<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    /// Whole texts, best first.
    pub(super) texts: Vec<Text>,
    pub(super) summaries: Vec<Text>,
}

/// A text of an item.
#[derive(Clone, Debug)]
pub(super) enum Text {
    Plain(String),
    Markup(String),
}

impl Text {
    /// Its paragraphs, without what names the place of its first appearance.
    fn paragraphs(&self) -> String {
        let text = match self {
            Self::Plain(text) if row::is_markup(text) => row::paragraphs_of(text),
            Self::Plain(text) => text.trim().to_owned(),
            Self::Markup(markup) => row::paragraphs_of(markup),
        };
        ending::without(&text).to_owned()
    }

    /// It on one line.
    pub(super) fn line(&self) -> Option<String> {
        let text = match self {
            Self::Plain(text) => text.clone(),
            Self::Markup(markup) => row::paragraphs_of(markup),
        };
        Some(text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
    }
}

impl Item {
    /// The article of an item; an error where it has no text.
    pub(super) fn article(&self, head: &Head) -> Result<Article, Error> {
        let first = |texts: &[Text]| texts.iter().map(Text::paragraphs).find(|text| !text.is_empty());
        let whole = first(&self.texts);
        let is_summary = whole.is_none();
        let text = whole.or_else(|| first(&self.summaries)).ok_or_else(Error::item_without_text)?;
        let outlet = self.outlet.as_ref().or(head.title.as_ref());
        let mut article = Article {
            id: self.id.clone().or_else(|| self.url.clone()).unwrap_or_default(),
            title: self.title.clone(),
            outlet: outlet.map(|name| address::host(name).unwrap_or_else(|| name.clone())),
            authors: if self.authors.is_empty() { head.authors.clone() } else { self.authors.clone() },
            url: self.url.clone(),
            format: Format::Feed,
            text,
            ..Article::default()
        };
        self.date(&mut article);
        if is_summary {
            article.notes.push("the feed gives a summary, not the whole article".to_owned());
        }
        plain::tell_parts(&mut article);
        let language = language::of(&article.text, self.language.as_deref().or(head.language.as_deref()));
        article.language = language.code;
        article.notes.extend(language.notes);
        Ok(article)
    }

    /// The date of publication, else that of the last change; a note on what could not be read or is not the first.
    fn date(&self, article: &mut Article) {
        let language = self.language.as_deref().map_or(Names::Any, Names::Of);
        let read = |dates: &[String]| {
            dates
                .iter()
                .find_map(|text| date::iso_in(text, language).or_else(|| date::iso_in(text, Names::Any)))
        };
        article.published = read(&self.published);
        if article.published.is_some() {
            return;
        }
        if let Some(text) = self.published.first() {
            article.notes.push(date::not_understood(text));
        }
        article.published = read(&self.updated);
        if article.published.is_some() {
            article
                .notes
                .push("the date is that of the last change, the feed gives none of publication".to_owned());
        } else if let Some(text) = self.updated.first().filter(|_| self.published.is_empty()) {
            article.notes.push(date::not_understood(text));
        }
    }
}
