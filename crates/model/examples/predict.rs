//! Prints what a model finds in a folder of texts, one JSON object per text, as `eval/` scores it.
//!
//!     cargo run --release -p onrecord-model --example predict -- MODEL FOLDER > predictions.jsonl

use std::ops::Range;
use std::path::{Path, PathBuf};

use onrecord_model::{Model, Scratch};
use onrecord_parse::Parse;
use onrecord_text::Offsets;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(model), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("expected MODEL FOLDER".into());
    };
    let model = Model::from_bytes(&std::fs::read(model)?)?;
    let mut scratch = Scratch::default();
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "txt")) {
        println!("{}", statements(&model, path, &mut scratch)?);
    }
    Ok(())
}

fn statements(model: &Model, path: &Path, scratch: &mut Scratch) -> std::io::Result<Value> {
    let text = std::fs::read_to_string(path)?;
    let words = Parse::of(&text);
    let offsets = Offsets::new(&text);
    let spans = |ranges: &[Range<usize>]| -> Vec<Value> {
        let spans = ranges.iter().map(|range| words.span(range));
        let points = spans.map(|span| offsets.code_points(&text, span));
        points.map(|points| json!({"start": points.start, "end": points.end})).collect()
    };
    let found: Vec<Value> = model
        .read(&words, scratch)
        .iter()
        .filter(|attribution| !attribution.content.is_empty())
        .map(|attribution| {
            json!({
                "source": spans(&attribution.source),
                "cue": spans(std::slice::from_ref(&attribution.cue)),
                "content": spans(&attribution.content),
                "scores": [attribution.source_score, attribution.cue_score, attribution.content_score],
            })
        })
        .collect();
    let id = path.file_stem().unwrap_or_default().to_string_lossy();
    Ok(json!({"id": id, "statements": found}))
}
