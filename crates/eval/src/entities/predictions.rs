//! What another reader found in the texts of the corpora.

use std::collections::BTreeMap;
use std::path::Path;

use onrecord_text::{CodePoints, Offsets};
use serde::Deserialize;

use super::{Entity, EntityCorpus, EntityText};
use crate::corpus_file::read_file;
use crate::error::Error;

#[derive(Deserialize)]
struct Row {
    corpus: String,
    id: String,
    /// Start and end in code points, and the kind in our words.
    entities: Vec<(usize, usize, String)>,
}

/// The entities of each text of each corpus, from JSON lines: one object a text with `corpus`, `id` and `entities`, a
/// list of start and end in code points and kind (`person`, `place`, `temporal`, ...).
///
/// # Errors
/// A file that cannot be read, a line that is not so, offsets outside of a text, and a text without a line.
pub fn read_entities(path: &Path, corpora: &[EntityCorpus]) -> Result<Vec<Vec<Vec<Entity>>>, Error> {
    let file = read_file(path)?;
    let mut rows: BTreeMap<(String, String), (usize, Row)> = BTreeMap::new();
    for (at, line) in file.lines().enumerate() {
        let row: Row = serde_json::from_str(line).map_err(|e| Error::at_line(path, at + 1, e))?;
        rows.insert((row.corpus.clone(), row.id.clone()), (at + 1, row));
    }
    let of_text = |corpus: &EntityCorpus, text: &EntityText| {
        let missing = || Error::new(path, format_args!("no line for {} of {}", text.id, corpus.name));
        let (line, row) = rows.get(&(corpus.name.to_owned(), text.id.clone())).ok_or_else(missing)?;
        entities(&text.text, &row.entities).map_err(|reason| Error::at_line(path, *line, reason))
    };
    corpora.iter().map(|corpus| corpus.texts.iter().map(|text| of_text(corpus, text)).collect()).collect()
}

fn entities(text: &str, rows: &[(usize, usize, String)]) -> Result<Vec<Entity>, String> {
    let offsets = Offsets::new(text);
    rows.iter()
        .map(|(start, end, kind)| {
            let span = offsets.span(text, CodePoints { start: *start, end: *end });
            let span = span.ok_or_else(|| format!("{start} to {end} is outside of the text"))?;
            Ok(Entity { span, kind: kind.clone() })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads predictions for "“Ada” left", the only text.
    fn read(lines: &str) -> Result<Vec<Vec<Vec<Entity>>>, String> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("found.jsonl");
        std::fs::write(&path, lines).expect("it is written");
        let text = EntityText { id: "a".into(), text: "“Ada” left".into(), ..EntityText::default() };
        let corpus = EntityCorpus { name: "made up", types: &[], texts: vec![text] };
        read_entities(&path, &[corpus]).map_err(|e| e.to_string())
    }

    #[test]
    fn offsets_are_code_points() {
        let found = read(r#"{"corpus": "made up", "id": "a", "entities": [[1, 4, "person"]]}"#);
        assert_eq!(found.expect("well formed")[0][0][0].span.of("“Ada” left"), "Ada");
    }

    #[test]
    fn faults_are_named() {
        let outside = r#"{"corpus": "made up", "id": "a", "entities": [[1, 40, "person"]]}"#;
        assert!(read(outside).is_err_and(|e| e.contains("found.jsonl: line 1")));
        assert!(read("{}").is_err_and(|e| e.contains("line 1")));
        assert!(read("").is_err_and(|e| e.contains("no line for a of made up")));
    }
}
