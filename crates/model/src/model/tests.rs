//! Against PyTorch: `training/parity/fixture.py` writes the fixture.

use onrecord_text::Offsets;
use serde::Deserialize;

use super::*;

const FILE: &[u8] = include_bytes!("../../tests/fixtures/tiny.onrecord-model");
const EXPECTED: &str = include_str!("../../tests/fixtures/tiny.json");

#[derive(Deserialize)]
struct Expected {
    text: String,
    words: Vec<[usize; 2]>,
    cases: Vec<u8>,
    quotations: Vec<u8>,
    paragraphs: Vec<[usize; 2]>,
    pieces: Vec<Vec<u32>>,
    windows: Vec<[usize; 2]>,
    exact: Emitted,
    /// By the number of layers.
    quantised: Vec<Said>,
}

#[derive(Deserialize)]
struct Emitted {
    emissions: Vec<[f32; TAGS]>,
}

#[derive(Deserialize)]
struct Said {
    emissions: Vec<[f32; TAGS]>,
    tags: Vec<u8>,
    attributions: Vec<Tied>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Tied {
    source: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
}

fn expected() -> Expected {
    serde_json::from_str(EXPECTED).unwrap()
}

fn pairs(ranges: &[Range<usize>]) -> Vec<[usize; 2]> {
    ranges.iter().map(|range| [range.start, range.end]).collect()
}

/// The model's emissions, and its prediction.
fn said(machine: Machine, file: &[u8], text: &str) -> (Vec<[f32; TAGS]>, Prediction) {
    let model = Model::on(machine, file).unwrap();
    let (words, mut scratch) = (Words::of(text), Scratch::default());
    let encoded = model.encode(&words);
    let mut found = Vec::new();
    let mut at = 0;
    for window in windows(&words, &encoded.sizes, model.encoder.longest()) {
        let sizes = &encoded.sizes[window.clone()];
        let end = at + sizes.iter().sum::<usize>();
        model.lay_out(&words, window, &encoded.ids[at..end], sizes, &mut scratch);
        at = end;
        let Scratch { workspace, window, first } = &mut scratch;
        found.extend(emissions(machine, &model.tags, model.encoder.read_window(window, first, workspace)));
    }
    (found, model.predict(&words, &mut scratch))
}

/// How far the emissions are apart: the median, and the most.
fn apart(found: &[[f32; TAGS]], expected: &[[f32; TAGS]]) -> (f32, f32) {
    assert_eq!(found.len(), expected.len());
    let pairs = found.as_flattened().iter().zip(expected.as_flattened());
    let mut differences: Vec<f32> = pairs.map(|(a, b)| (a - b).abs()).collect();
    differences.sort_by(f32::total_cmp);
    (differences[differences.len() / 2], differences[differences.len() - 1])
}

/// The fixture without its last layers.
fn with_layers(layers: usize) -> Vec<u8> {
    let (from, mut file) = (b"\"layers\":2", FILE.to_vec());
    let at = file.windows(from.len()).position(|bytes| bytes == from).unwrap();
    file[at + from.len() - 1] = b'0' + layers as u8;
    file
}

#[test]
fn words_and_their_features_equal_those_of_training() {
    let expected = expected();
    let words = Words::of(&expected.text);
    let offsets = Offsets::new(&expected.text);
    let points = words.spans().iter().map(|span| offsets.code_points(&expected.text, *span));
    assert_eq!(points.map(|points| [points.start, points.end]).collect::<Vec<_>>(), expected.words);
    assert_eq!(pairs(words.paragraphs()), expected.paragraphs);
    assert_eq!(words.cases().iter().map(|case| *case as u8).collect::<Vec<_>>(), expected.cases);
    assert_eq!(words.quotations().iter().map(|state| *state as u8).collect::<Vec<_>>(), expected.quotations);
}

#[test]
fn pieces_and_windows_equal_those_of_training() {
    let expected = expected();
    let model = Model::from_bytes(FILE).unwrap();
    let words = Words::of(&expected.text);
    let encoded = model.encode(&words);
    assert_eq!(encoded.ids, expected.pieces.concat());
    assert_eq!(encoded.sizes, expected.pieces.iter().map(Vec::len).collect::<Vec<_>>());
    assert_eq!(pairs(&windows(&words, &encoded.sizes, model.encoder.longest())), expected.windows);
}

#[test]
fn emissions_equal_those_of_training() {
    let expected = expected();
    // The bounds grow with the layers, since a level that rounds the other way moves what follows.
    for (layers, bounds) in [(0, (1e-4, 2e-4)), (1, (1e-3, 0.1)), (2, (0.025, 0.15))] {
        let (emissions, _) = said(Machine::detected(), &with_layers(layers), &expected.text);
        let found = apart(&emissions, &expected.quantised[layers].emissions);
        assert!(found.0 < bounds.0 && found.1 < bounds.1, "{layers} layers: {found:?}");
    }
    let (emissions, _) = said(Machine::detected(), FILE, &expected.text);
    let found = apart(&emissions, &expected.exact.emissions);
    assert!(found.0 < 0.04 && found.1 < 0.25, "{found:?}");
}

#[test]
fn attributions_equal_those_of_training() {
    let expected = expected();
    let (_, prediction) = said(Machine::detected(), &with_layers(1), &expected.text);
    let quantised = &expected.quantised[1];
    assert_eq!(prediction.tags.iter().map(|tag| *tag as u8).collect::<Vec<_>>(), quantised.tags);
    let found = prediction.attributions.iter().filter(|found| !found.content.is_empty());
    let tied: Vec<Tied> = found
        .map(|found| Tied {
            source: pairs(&found.source),
            cue: pairs(std::slice::from_ref(&found.cue)),
            content: pairs(&found.content),
        })
        .collect();
    assert!(tied.iter().any(|tied| tied.content.len() > 1) && tied.iter().any(|tied| tied.source.is_empty()));
    assert_eq!(tied, quantised.attributions);
}

#[test]
fn machines_agree_to_the_bit() {
    let text = expected().text;
    let (emissions, prediction) = said(Machine::detected(), FILE, &text);
    let (portable, same) = said(Machine::portable(), FILE, &text);
    let bits =
        |emissions: &[[f32; TAGS]]| emissions.as_flattened().iter().map(|x| x.to_bits()).collect::<Vec<_>>();
    assert_eq!(bits(&emissions), bits(&portable));
    assert_eq!(prediction, same);
}

#[test]
fn scores_are_probabilities() {
    let (_, prediction) = said(Machine::detected(), FILE, &expected().text);
    for found in &prediction.attributions {
        for score in [found.source_score, found.cue_score, found.content_score] {
            assert!((0.0..=1.0 + 1e-5).contains(&score));
        }
        assert_eq!(found.content_score == 0.0, found.content.is_empty());
    }
    assert!(prediction.posteriors.iter().all(|row| (row.iter().sum::<f32>() - 1.0).abs() < 1e-5));
}

#[test]
fn calibration_and_hash_travel_with_the_file() {
    let model = Model::from_bytes(FILE).unwrap();
    assert_eq!(model.calibration("least"), Some(0.5));
    assert_eq!(model.calibration("most"), None);
    assert_eq!(model.hash(), <[u8; 32]>::from(Sha256::digest(FILE)));
}
