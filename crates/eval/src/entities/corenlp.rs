//! Names that CoreNLP found in PolNeAR: silver, to be judged by a look at what differs.

use std::path::Path;

use onrecord_text::{CodePoints, Offsets};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::{Entity, EntityText};
use crate::corpus_file::read_file;
use crate::error::Error;

/// CoreNLP's types and their names here.
const TYPES: &[(&str, &str)] = &[("PERSON", "PER"), ("ORGANIZATION", "ORG"), ("LOCATION", "LOC")];

#[derive(Deserialize)]
struct Article {
    id: String,
    sentences: Vec<Sentence>,
}

#[derive(Deserialize)]
struct Sentence {
    tokens: Vec<Token>,
}

/// Start and end in code points, word, lemma, part of speech, type, normalised value.
#[derive(Deserialize)]
struct Token(usize, usize, IgnoredAny, IgnoredAny, IgnoredAny, String, #[serde(default)] IgnoredAny);

/// Articles from JSON lines, their texts from a folder. Neighbours of one type in a sentence are one name: CoreNLP does
/// not tell where the second of two begins.
pub(super) fn names(parsed: &Path, texts: &Path) -> Result<Vec<EntityText>, Error> {
    let file = read_file(parsed)?;
    let mut found = Vec::new();
    for (at, line) in file.lines().enumerate() {
        let fault = |reason: String| Error::at_line(parsed, at + 1, reason);
        let article: Article = serde_json::from_str(line).map_err(|e| fault(e.to_string()))?;
        let text = read_file(&texts.join(format!("{}.txt", article.id)))?;
        let entities = entities(&text, &article.sentences).map_err(fault)?;
        found.push(EntityText { id: article.id, text, tokens: Vec::new(), entities });
    }
    Ok(found)
}

fn entities(text: &str, sentences: &[Sentence]) -> Result<Vec<Entity>, String> {
    let offsets = Offsets::new(text);
    let mut found: Vec<Entity> = Vec::new();
    for sentence in sentences {
        let mut before = "O";
        for Token(start, end, _, _, _, kind, _) in &sentence.tokens {
            let same = before == kind;
            before = kind;
            let Some((_, name)) = TYPES.iter().find(|(theirs, _)| theirs == kind) else { continue };
            let span = offsets.span(text, CodePoints { start: *start, end: *end });
            let span = span.ok_or_else(|| format!("{start} to {end} is outside of the text"))?;
            match found.last_mut() {
                Some(last) if same => last.span.end = span.end,
                _ => found.push(Entity { span, kind: (*name).to_owned() }),
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_one_type_are_one_name() {
        let text = "“Ada Obi” of Dorel. Tarn left.";
        let sentences: Vec<Sentence> = serde_json::from_str(
            r#"[{"tokens": [[0, 1, "“", "“", "``", "O", null], [1, 4, "Ada", "Ada", "NNP", "PERSON", null],
                [5, 8, "Obi", "Obi", "NNP", "PERSON", null], [13, 18, "Dorel", "Dorel", "NNP", "LOCATION", null]]},
               {"tokens": [[20, 24, "Tarn", "Tarn", "NNP", "LOCATION", null], [25, 29, "left", "leave", "VBD", "DATE"]]}]"#,
        )
        .expect("well formed");
        let found = entities(text, &sentences).expect("all inside");
        let found: Vec<_> = found.iter().map(|e| (e.span.of(text), e.kind.as_str())).collect();
        assert_eq!(found, [("Ada Obi", "PER"), ("Dorel", "LOC"), ("Tarn", "LOC")]);
        assert!(entities("Ada", &sentences).is_err());
    }
}
