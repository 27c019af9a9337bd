//! Texts and files that somebody gives a page: read, stored and linked like those of an import.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use onrecord::Onrecord;
use onrecord::ingest::{Options, read_bytes};
use onrecord::record::{Article, sha256};
use onrecord::store::{Entry, Result, Store, Written};

use crate::pool::Pool;

/// The reader with the model that ships; a second goes by until it is there, so it is made when it is first needed.
static READER: LazyLock<Onrecord> = LazyLock::new(Onrecord::new);

/// What somebody says of a text beside it; it stands in place of what the text itself says.
#[derive(Clone, Debug, Default)]
pub(crate) struct About {
    pub(crate) title: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) url: Option<String>,
}

/// What became of an input.
#[derive(Clone, Debug, Default)]
pub(crate) struct Added {
    /// Articles with their headlines, and whether each is `new`, a new `version`, or `known` already.
    pub(crate) articles: Vec<(String, String, &'static str)>,
    /// What gave no article, with the reason.
    pub(crate) failed: Vec<String>,
}

/// Reads an input and stores its articles. It is not linked yet.
pub(crate) async fn add(
    pool: &Pool,
    name: String,
    bytes: Vec<u8>,
    about: About,
    when: String,
) -> Result<Added> {
    let change = move |store: &mut Store| {
        let mut added = Added::default();
        let mut articles = Vec::new();
        read_bytes(&name, &bytes, &Options::default(), &mut |found| match found {
            Ok(article) => articles.push(described(article, &about)),
            Err(failure) => added.failed.push(failure.to_string()),
        });
        let file = store.file().to_owned();
        let mut entries = Vec::new();
        for article in articles {
            let title = article.title.clone().unwrap_or_else(|| article.id.clone());
            match catch_unwind(AssertUnwindSafe(|| reader().read(&article))) {
                Ok(reading) => entries.push((title, Entry::new(&file, article, reading)?)),
                Err(_) => {
                    added.failed.push(format!("{title}: a defect of this program — it broke while reading"))
                }
            }
        }
        if entries.is_empty() {
            return Ok(added);
        }
        store.lock()?;
        let run = store.begin(&reader().run("a page of `serve`", &when))?;
        let (titles, entries): (Vec<_>, Vec<_>) = entries.into_iter().unzip();
        let written = store.write(run, entries, &[])?;
        store.end(run, &when)?;
        let told = written.into_iter().zip(titles).map(|(written, title)| match written {
            Written::New(id) => (id, title, "new"),
            Written::Version(id) => (id, title, "version"),
            Written::Known(id) => (id, title, "known"),
        });
        added.articles.extend(told);
        Ok(added)
    };
    pool.write(change).await
}

/// Ties the articles together again.
pub(crate) async fn link(pool: &Pool, when: String) -> Result<()> {
    pool.write(move |store| onrecord::link(store, 1, &when, |_| {}).map(drop)).await
}

fn described(article: Article, about: &About) -> Article {
    let id = match article.url.is_none() && about.url.is_none() {
        // Another text that is pasted is another article, and no version of the last one.
        true => format!("{}-{}", article.id, &sha256(&article.text)[..8]),
        false => article.id.clone(),
    };
    Article {
        id,
        title: about.title.clone().or(article.title),
        outlet: about.outlet.clone().or(article.outlet),
        published: about.published.clone().or(article.published),
        url: about.url.clone().or(article.url),
        ..article
    }
}

fn reader() -> &'static Onrecord {
    &READER
}
