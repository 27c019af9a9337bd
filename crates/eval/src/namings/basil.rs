//! Articles of BASIL (Fan et al. 2019), read by name.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::Error;

/// An article of BASIL, its text as the annotations count it: sentences joined by a space, paragraphs by an empty line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasilArticle {
    /// The file's stem.
    pub id: String,
    /// Headline.
    pub title: String,
    /// Name of the publisher.
    pub outlet: String,
    /// Day of publication, ISO 8601.
    pub published: String,
    /// The body.
    pub text: String,
}

#[derive(Deserialize)]
struct File {
    source: String,
    title: String,
    date: String,
    #[serde(rename = "body-paragraphs")]
    paragraphs: Vec<Vec<String>>,
}

/// The articles of these names in a folder of folders, in the order of their names.
///
/// # Errors
/// A folder or file that cannot be read, or is none of BASIL's.
pub fn read_basil(folder: &Path, wanted: &BTreeSet<&str>) -> Result<Vec<BasilArticle>, Error> {
    let entries = |path: &Path| -> Result<Vec<_>, Error> {
        let found = fs::read_dir(path).map_err(|error| Error::new(path, error))?;
        found.map(|entry| entry.map(|e| e.path()).map_err(|error| Error::new(path, error))).collect()
    };
    let mut found = Vec::new();
    for year in entries(folder)?.iter().filter(|path| path.is_dir()) {
        for path in entries(year)? {
            let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            if !wanted.contains(id.as_str()) {
                continue;
            }
            let bytes = fs::read(&path).map_err(|error| Error::new(&path, error))?;
            let file: File = serde_json::from_slice(&bytes).map_err(|error| Error::new(&path, error))?;
            found.push(article(id, file));
        }
    }
    found.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(found)
}

fn article(id: String, file: File) -> BasilArticle {
    let outlet = match file.source.as_str() {
        "fox" => "Fox News",
        "nyt" => "The New York Times",
        "hpo" => "HuffPost",
        other => other,
    };
    let paragraphs: Vec<String> = file.paragraphs.iter().map(|sentences| sentences.join(" ")).collect();
    BasilArticle {
        id,
        title: file.title,
        outlet: outlet.to_owned(),
        published: file.date,
        text: paragraphs.join("\n\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_and_paragraphs_are_joined() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let year = folder.path().join("2010");
        fs::create_dir(&year).expect("it is made");
        let json = r#"{"source": "nyt", "title": "Road", "date": "2010-01-02",
            "body-paragraphs": [["A road.", "It is open."], ["Still."]]}"#;
        fs::write(year.join("a_1.json"), json).expect("it is written");
        fs::write(year.join("a_2.json"), "no JSON").expect("it is written");
        let found = read_basil(folder.path(), &BTreeSet::from(["a_1"])).expect("the wanted one is whole");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].text, "A road. It is open.\n\nStill.");
        assert_eq!(found[0].outlet, "The New York Times");
        let error = read_basil(folder.path(), &BTreeSet::from(["a_2"])).expect_err("it is no JSON");
        assert!(error.to_string().contains("a_2.json"), "{error}");
    }
}
