//! PolNeAR's standoff annotations.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// An article with its gold attributions.
#[derive(Clone, Debug)]
pub struct Gold {
    /// The text file's name without `.txt`.
    pub id: String,
    /// The text as it stands in the file.
    pub text: String,
    /// Attributions of the first annotator by name.
    pub attributions: Vec<GoldAttribution>,
}

/// One gold attribution: per role its pieces as (start, end) in code points, half-open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoldAttribution {
    /// Who says it.
    pub source: Vec<(usize, usize)>,
    /// What lets on that it is said.
    pub cue: Vec<(usize, usize)>,
    /// What is said.
    pub content: Vec<(usize, usize)>,
}

/// Reads a part of PolNeAR: `text/NAME.txt` and `attributions/NAME_ANNOTATOR.ann`, sorted by name.
///
/// # Errors
/// A folder or file that cannot be read, named.
pub fn read_gold(folder: &Path) -> Result<Vec<Gold>, Error> {
    let annotations = folder.join("attributions");
    let mut first: BTreeMap<String, PathBuf> = BTreeMap::new();
    let listed = fs::read_dir(&annotations).map_err(|e| Error::new(&annotations, e))?;
    let mut paths: Vec<PathBuf> = listed.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        if path.extension().is_some_and(|e| e == "ann")
            && let Some((name, _)) = stem.rsplit_once('_')
        {
            first.entry(name.to_owned()).or_insert(path);
        }
    }
    if first.is_empty() {
        return Err(Error::new(&annotations, "no .ann files here; expected NAME_ANNOTATOR.ann"));
    }
    let read = |path: &Path| fs::read_to_string(path).map_err(|e| Error::new(path, e));
    let mut gold = Vec::with_capacity(first.len());
    for (id, path) in first {
        let text = read(&folder.join("text").join(format!("{id}.txt")))?;
        let attributions = parse(&read(&path)?).map_err(|reason| Error::new(&path, reason))?;
        gold.push(Gold { id, text, attributions });
    }
    Ok(gold)
}

fn parse(annotations: &str) -> Result<Vec<GoldAttribution>, String> {
    let mut spans: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    let mut events: Vec<&str> = Vec::new();
    for (number, line) in annotations.split('\n').enumerate() {
        let mut columns = line.split('\t');
        let (Some(id), Some(body)) = (columns.next(), columns.next()) else { continue };
        if is_id(id, 'T') {
            let offsets = body.split_once(' ').map(|(_, offsets)| offsets).and_then(pieces);
            spans.insert(id, offsets.ok_or_else(|| format!("line {}: no offsets in {body:?}", number + 1))?);
        } else if is_id(id, 'E') {
            events.push(body);
        }
    }
    Ok(events.into_iter().map(|event| attribution(event, &spans)).collect())
}

fn is_id(id: &str, kind: char) -> bool {
    id.strip_prefix(kind).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
}

fn pieces(offsets: &str) -> Option<Vec<(usize, usize)>> {
    offsets
        .split(';')
        .map(|piece| {
            let (start, end) = piece.split_once(' ')?;
            Some((start.parse().ok()?, end.parse().ok()?))
        })
        .collect()
}

fn attribution(event: &str, spans: &BTreeMap<&str, Vec<(usize, usize)>>) -> GoldAttribution {
    let mut found = GoldAttribution::default();
    for item in event.split_whitespace() {
        let Some((role, target)) = item.split_once(':') else { continue };
        let role = role.trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase();
        let into = match role.as_str() {
            "source" => &mut found.source,
            "cue" => &mut found.cue,
            "content" => &mut found.content,
            _ => continue,
        };
        into.extend(spans.get(target).into_iter().flatten());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_collect_the_pieces_of_their_spans() {
        let found = parse(
            "T1\tSource 0 3\tAda\nT2\tCue 4 8\tsaid\nT3\tContent 9 12;14 20\tthe road\n#1\tnote\n\
             T4\tAttribution 4 8\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1 Source2:T9\n",
        )
        .expect("well formed");
        let expected =
            GoldAttribution { source: vec![(0, 3)], cue: vec![(4, 8)], content: vec![(9, 12), (14, 20)] };
        assert_eq!(found, [expected]);
    }

    #[test]
    fn a_span_without_offsets_names_its_line() {
        assert!(parse("T1\tSource x y\tAda").is_err_and(|reason| reason.starts_with("line 1")));
    }
}
