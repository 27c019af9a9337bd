//! re3d: names and descriptions in documents on the conflict in Syria and Iraq.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use onrecord_text::{CodePoints, Offsets};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::{Entity, EntityText};
use crate::corpus_file::read_file;
use crate::error::Error;

/// Annotations below this confidence are left out.
const LEAST: f64 = 0.5;
/// Of the documents one in so many is kept out of training.
const FOLD: u32 = 5;

#[derive(Deserialize)]
struct Document {
    #[serde(rename = "_id")]
    id: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Annotation {
    begin: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: String,
    document_id: String,
    confidence: f64,
}

/// The held-out documents of all folders that have a `documents.json`, with every annotation that is sure enough,
/// those inside others too.
pub(super) fn held_out(folder: &Path) -> Result<Vec<EntityText>, Error> {
    let listed = fs::read_dir(folder).map_err(|e| Error::new(folder, e))?;
    let mut folders: Vec<PathBuf> = listed.filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.retain(|path| path.join("documents.json").is_file());
    folders.sort();
    if folders.is_empty() {
        return Err(Error::new(folder, "no folder with a documents.json here"));
    }
    let mut texts = Vec::new();
    for folder in folders {
        let path = folder.join("entities.json");
        let mut annotations: BTreeMap<String, Vec<(usize, Annotation)>> = BTreeMap::new();
        for (line, annotation) in rows::<Annotation>(&path)? {
            if annotation.confidence >= LEAST {
                annotations.entry(annotation.document_id.clone()).or_default().push((line, annotation));
            }
        }
        for (_, document) in rows::<Document>(&folder.join("documents.json"))? {
            if is_held_out(&document.id) {
                let own = annotations.remove(&document.id).unwrap_or_default();
                texts
                    .push(text(document, own).map_err(|(line, reason)| Error::at_line(&path, line, reason))?);
            }
        }
    }
    Ok(texts)
}

fn rows<T: DeserializeOwned>(path: &Path) -> Result<Vec<(usize, T)>, Error> {
    let file = read_file(path)?;
    let lines = file.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            let row = serde_json::from_str(line).map_err(|e| Error::at_line(path, at + 1, e))?;
            Ok((at + 1, row))
        })
        .collect()
}

fn text(document: Document, annotations: Vec<(usize, Annotation)>) -> Result<EntityText, (usize, String)> {
    let offsets = Offsets::new(&document.text);
    let mut entities = Vec::with_capacity(annotations.len());
    for (line, Annotation { begin: start, end, kind, .. }) in annotations {
        let span = offsets.span(&document.text, CodePoints { start, end });
        let span = span.ok_or_else(|| (line, format!("{start} to {end} is outside of the text")))?;
        entities.push(Entity { span, kind });
    }
    entities.sort();
    entities.dedup();
    Ok(EntityText { id: document.id, text: document.text, tokens: Vec::new(), entities })
}

/// Whether a document is in the fifth that training leaves out: its id's SHA-256, as a number, divides by five.
fn is_held_out(id: &str) -> bool {
    let rest = |rest: u32, byte: &u8| (rest * 256 + u32::from(*byte)) % FOLD;
    Sha256::digest(id.as_bytes()).iter().fold(0, rest) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fold_is_that_of_training() {
        // as `training/onrecord_training/corpora.py` has it
        let held: Vec<String> =
            (0..20).map(|i| format!("document-{i}")).filter(|id| is_held_out(id)).collect();
        assert_eq!(
            held,
            ["document-0", "document-5", "document-6", "document-9", "document-11", "document-13"]
        );
    }

    #[test]
    fn offsets_are_code_points_and_doubtful_annotations_are_left_out() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let id = (0..).map(|i| format!("d{i}")).find(|id| is_held_out(id)).expect("one in five");
        let own = folder.path().join("Dorel Post");
        std::fs::create_dir(&own).expect("it is made");
        let write = |name: &str, lines: &str| std::fs::write(own.join(name), lines).expect("it is written");
        write("documents.json", &format!("{{\"_id\":\"{id}\",\"text\":\"“Ada” left Dorel.\"}}\n"));
        let row = |begin: usize, end: usize, confidence: f64| {
            format!(
                "{{\"documentId\":\"{id}\",\"begin\":{begin},\"end\":{end},\"type\":\"Person\",\"confidence\":{confidence}}}\n"
            )
        };
        write("entities.json", &(row(1, 4, 1.0) + &row(11, 16, 0.0)));
        let texts = held_out(folder.path()).expect("well formed");
        let found: Vec<&str> = texts[0].entities.iter().map(|e| e.span.of(&texts[0].text)).collect();
        assert_eq!(found, ["Ada"]);

        write("entities.json", &(row(1, 4, 1.0) + &row(11, 99, 0.5)));
        let error = held_out(folder.path()).expect_err("it reaches past the text").to_string();
        assert!(error.contains("entities.json: line 2"), "{error}");
    }
}
