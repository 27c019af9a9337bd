//! The annotated articles' texts, found in the corpora.

use std::collections::BTreeMap;
use std::path::Path;

use onrecord_record::{Article, sha256};
use serde::Deserialize;

use super::gold::ConflictArticle;
use crate::corpus_file::read_file;
use crate::error::Error;

/// A row of `conflict-news.jsonl.gz` or of one of re3d's `documents.json`.
#[derive(Deserialize)]
struct Row {
    #[serde(alias = "_id")]
    id: String,
    title: Option<String>,
    date: Option<String>,
    outlet: Option<String>,
    #[serde(rename = "sourceName")]
    source_name: Option<String>,
    text: String,
}

/// The articles in the order of the annotations.
///
/// # Errors
/// A corpus file that cannot be read, an article that is not in it, or whose text is another than the annotated one, named.
pub fn read_conflict_texts(data: &Path, gold: &[ConflictArticle]) -> Result<Vec<Article>, Error> {
    let mut files: BTreeMap<&str, BTreeMap<String, Row>> = BTreeMap::new();
    let mut articles = Vec::new();
    for article in gold {
        let (file, id) = article.origin.split_once('#').ok_or_else(|| {
            Error::new(Path::new(&article.origin), "an origin is a file, #, and an identifier")
        })?;
        let mut path = data.join(file);
        if file.starts_with("entities/") {
            path.push("documents.json");
        }
        if !files.contains_key(file) {
            files.insert(file, rows(&path)?);
        }
        let row =
            files[file].get(id).ok_or_else(|| Error::new(&path, format_args!("there is no article {id}")))?;
        if sha256(&row.text) != article.sha256 {
            return Err(Error::new(
                &path,
                format_args!("the text of {id} is not the one that was annotated"),
            ));
        }
        articles.push(Article {
            id: article.id.clone(),
            title: row.title.clone(),
            outlet: row.outlet.clone().or_else(|| row.source_name.clone()),
            published: row.date.clone(),
            text: row.text.clone(),
            ..Article::default()
        });
    }
    Ok(articles)
}

fn rows(path: &Path) -> Result<BTreeMap<String, Row>, Error> {
    let file = read_file(path)?;
    let lines = file.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            let row: Row = serde_json::from_str(line).map_err(|e| Error::at_line(path, at + 1, e))?;
            Ok((row.id.clone(), row))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::read_conflict;

    fn gold(sha: &str) -> Vec<ConflictArticle> {
        let line = format!(
            r#"{{"id": "a", "origin": "entities/re3d/Post#A1", "sha256": "{sha}", "statements": [], "replies": [], "disputes": []}}"#
        );
        read_conflict(&line).expect("well formed")
    }

    fn corpus() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let post = folder.path().join("entities/re3d/Post");
        std::fs::create_dir_all(&post).expect("a folder");
        let row = r#"{"_id": "A1", "sourceName": "Post", "title": "T", "text": "Obi said no."}"#;
        std::fs::write(post.join("documents.json"), row).expect("a file");
        folder
    }

    #[test]
    fn an_article_is_found_by_its_origin() {
        let folder = corpus();
        let found = read_conflict_texts(folder.path(), &gold(&sha256("Obi said no."))).expect("there");
        assert_eq!((found[0].id.as_str(), found[0].outlet.as_deref()), ("a", Some("Post")));
    }

    #[test]
    fn another_text_is_refused() {
        let folder = corpus();
        let found = read_conflict_texts(folder.path(), &gold(&sha256("Obi said yes.")));
        assert!(found.is_err_and(|error| error.to_string().ends_with("is not the one that was annotated")));
    }
}
