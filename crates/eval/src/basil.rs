//! Articles of BASIL (Fan et al. 2019): a hundred events, each told by three outlets.

use std::fs;
use std::path::{Path, PathBuf};

use onrecord_record::Article;
use serde::Deserialize;

use crate::Error;

/// An article of BASIL.
#[derive(Clone, Debug)]
pub struct BasilStory {
    /// The file's stem, by which namings are annotated.
    pub file: String,
    /// The event's identifier, shortened.
    pub event: String,
    /// The article. Its identifier is made of the event and the outlet's short name (`06ffda2d-nyt`), by which links are
    /// judged; its text is as the annotations count it, sentences joined by a space, paragraphs by an empty line.
    pub article: Article,
    /// Names of those that it is mainly about.
    pub main_entities: Vec<String>,
}

#[derive(Deserialize)]
struct Row {
    title: String,
    date: String,
    url: String,
    source: String,
    #[serde(rename = "triplet-uuid")]
    event: String,
    #[serde(rename = "main-entities")]
    main_entities: Vec<String>,
    #[serde(rename = "body-paragraphs")]
    paragraphs: Vec<Vec<String>>,
}

/// The articles of a folder with a folder a year, in the order of their paths, of the files whose stem is `wanted`.
///
/// # Errors
/// A folder or file that cannot be read, or is none of BASIL's.
pub fn read_basil(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Vec<BasilStory>, Error> {
    let mut files: Vec<PathBuf> = Vec::new();
    for year in entries(folder)?.iter().filter(|path| path.is_dir()) {
        files.extend(entries(year)?);
    }
    files.sort();
    let mut found = Vec::new();
    for path in files.iter().filter(|path| path.extension().is_some_and(|end| end == "json")) {
        let file = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if wanted(&file) {
            let bytes = fs::read(path).map_err(|error| Error::new(path, error))?;
            let row = serde_json::from_slice(&bytes).map_err(|error| Error::new(path, error))?;
            found.push(story(file, row));
        }
    }
    Ok(found)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let found = fs::read_dir(folder).map_err(|error| Error::new(folder, error))?;
    found.map(|entry| entry.map(|e| e.path()).map_err(|error| Error::new(folder, error))).collect()
}

fn story(file: String, row: Row) -> BasilStory {
    let event: String = row.event.chars().take(8).collect();
    let outlet = match row.source.as_str() {
        "fox" => "Fox News",
        "nyt" => "The New York Times",
        "hpo" => "HuffPost",
        other => other,
    };
    let paragraphs: Vec<String> = row.paragraphs.iter().map(|sentences| sentences.join(" ")).collect();
    let article = Article {
        id: format!("{event}-{}", row.source),
        title: Some(row.title),
        outlet: Some(outlet.to_owned()),
        published: Some(row.date),
        url: Some(row.url),
        language: Some("en".to_owned()),
        text: paragraphs.join("\n\n"),
        ..Article::default()
    };
    let main_entities = row.main_entities.into_iter().filter(|name| !name.is_empty()).collect();
    BasilStory { file, event, article, main_entities }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_and_paragraphs_are_joined_and_both_names_are_given() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let year = folder.path().join("2010");
        fs::create_dir(&year).expect("it is made");
        let json = r#"{"source": "nyt", "title": "Road", "date": "2010-01-02", "url": "https://harrow.example/1",
            "triplet-uuid": "06ffda2d-2f4e", "main-entities": ["", "Ada Obi"],
            "body-paragraphs": [["A road.", "It is open."], ["Still."]]}"#;
        fs::write(year.join("a_1.json"), json).expect("it is written");
        fs::write(year.join("a_2.json"), "no JSON").expect("it is written");
        fs::write(year.join("notes.txt"), "no article").expect("it is written");
        let found = read_basil(folder.path(), |file| file == "a_1").expect("the wanted one is whole");
        assert_eq!(found.len(), 1);
        let (story, article) = (&found[0], &found[0].article);
        assert_eq!((story.file.as_str(), article.id.as_str()), ("a_1", "06ffda2d-nyt"));
        assert_eq!(article.text, "A road. It is open.\n\nStill.");
        assert_eq!(article.outlet.as_deref(), Some("The New York Times"));
        assert_eq!(story.main_entities, ["Ada Obi"]);
        let error = read_basil(folder.path(), |_| true).expect_err("one is no JSON");
        assert!(error.to_string().contains("a_2.json"), "{error}");
    }
}
