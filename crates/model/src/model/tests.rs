//! Against PyTorch: `training/parity/fixture.py` writes the fixture.

use onrecord_text::Offsets;
use serde::Deserialize;

use super::*;
use crate::spans::highest;

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
    /// What the other heads say of the embeddings alone.
    understood: Understood,
}

#[derive(Deserialize)]
struct Understood {
    names: Vec<(usize, usize, String)>,
    mentions: Vec<(usize, usize, String)>,
    upos: Vec<usize>,
    xpos: Vec<usize>,
    /// The highest arc of each word, -1 for the root; that they make a tree is not asked for.
    heads: Vec<isize>,
    relations: Vec<usize>,
    /// Word, kind, likeliest antecedent, its probability.
    referents: Vec<(usize, usize, isize, f32)>,
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
    let (words, mut scratch) = (Parse::of(text), Scratch::default());
    let encoded = model.encode(&words);
    let mut found = Vec::new();
    let mut at = 0;
    for window in windows(&words, &encoded.sizes, model.encoder.longest()) {
        let sizes = &encoded.sizes[window.clone()];
        let end = at + sizes.iter().sum::<usize>();
        model.lay_out(&words, window, &encoded.ids[at..end], sizes, &mut scratch);
        at = end;
        let Scratch { workspace, window, first, .. } = &mut scratch;
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
    let words = Parse::of(&expected.text);
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
    let words = Parse::of(&expected.text);
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
fn names_tags_and_referents_equal_those_of_training() {
    let expected = expected();
    let model = Model::from_bytes(&with_layers(0)).unwrap();
    let words = Parse::of(&expected.text);
    let paragraphs = words.paragraphs().to_vec();
    let words = words.with_sentences(paragraphs);
    let found = model.predict(&words, &mut Scratch::default());
    let expected = expected.understood;
    let span = |words: &Range<usize>, kind: &str| (words.start, words.end, kind.to_owned());
    let names: Vec<_> = found.names.iter().map(|name| span(&name.words, name.kind.name())).collect();
    let mentions: Vec<_> = found.mentions.iter().map(|name| span(&name.words, name.kind.name())).collect();
    assert_eq!(names, expected.names);
    assert_eq!(mentions, expected.mentions);
    assert!(names.len() > 5 && mentions.len() > 5);
    assert_eq!(found.tokens.iter().map(|token| token.upos as usize).collect::<Vec<_>>(), expected.upos);
    // In 12 bits, one close call among fifty tags may go the other way.
    let xpos = found.tokens.iter().zip(&expected.xpos);
    assert!(xpos.filter(|(token, expected)| token.xpos as usize != **expected).count() <= 1);
    assert_eq!(found.tokens.len(), expected.xpos.len());
    assert_eq!(found.referents.len(), expected.referents.len());
    for (referent, (word, kind, antecedent, probability)) in found.referents.iter().zip(&expected.referents) {
        assert_eq!((referent.word, referent.kind as usize), (*word, *kind));
        let Some((at, share)) = referent.antecedents.first() else {
            assert_eq!(*antecedent, -1);
            continue;
        };
        assert!((share - probability).abs() < 4e-3, "{referent:?} {probability}");
        assert!(
            *at as isize == *antecedent || referent.antecedents.iter().any(|(_, s)| (s - share).abs() < 2e-3)
        );
    }
}

#[test]
fn arcs_and_relations_equal_those_of_training() {
    let expected = expected();
    let model = Model::from_bytes(&with_layers(0)).unwrap();
    let words = Parse::of(&expected.text);
    let mut scratch = Scratch::default();
    let encoded = model.encode(&words);
    let size = model.encoder.size();
    let (mut heads, mut relations) = (Vec::new(), Vec::new());
    let mut at = 0;
    for range in windows(&words, &encoded.sizes, model.encoder.longest()) {
        let sizes = &encoded.sizes[range.clone()];
        let end = at + sizes.iter().sum::<usize>();
        model.lay_out(&words, range.clone(), &encoded.ids[at..end], sizes, &mut scratch);
        at = end;
        let Scratch { workspace, window, first, .. } = &mut scratch;
        let hidden = model.encoder.read_window(window, first, workspace);
        for sentence in within(words.paragraphs(), &range) {
            let own = &hidden[(sentence.start - range.start) * size..(sentence.end - range.start) * size];
            let mut levels = Levels::default();
            levels.quantise(model.machine, own, size);
            let projected = model.syntax.project(model.machine, &levels);
            let scores = model.syntax.arcs(model.machine, &projected, &(0..sentence.len()));
            // The best head of each word, whether they make a tree or not.
            let highest: Vec<Option<usize>> =
                scores.chunks_exact(sentence.len() + 1).map(|row| highest(row).checked_sub(1)).collect();
            let offset = sentence.start as isize;
            heads.extend(highest.iter().map(|head| head.map_or(-1, |head| offset + head as isize)));
            let found = model.syntax.relations(model.machine, projected, &highest);
            relations.extend(found.iter().map(|relation| *relation as usize));
        }
    }
    assert_eq!(heads, expected.understood.heads);
    let pairs = relations.iter().zip(&expected.understood.relations).zip(&heads);
    for ((found, expected), head) in pairs {
        assert_eq!(*found, if *head < 0 { 0 } else { *expected });
    }
}

#[test]
fn sentences_are_trees_with_one_root() {
    let (_, prediction) = said(Machine::detected(), FILE, &expected().text);
    let words = expected().text;
    let words = Parse::of(&words);
    for window in &prediction.windows {
        for sentence in within(words.sentences(), window) {
            let own = &prediction.tokens[sentence.clone()];
            assert_eq!(own.iter().filter(|token| token.head.is_none()).count(), 1);
            for (at, token) in own.iter().enumerate() {
                assert_eq!(token.head.is_none(), token.relation == onrecord_parse::Relation::Root);
                let (mut word, mut steps) = (sentence.start + at, 0);
                while let Some(head) = prediction.tokens[word].head {
                    assert!(sentence.contains(&head));
                    (word, steps) = (head, steps + 1);
                    assert!(steps <= own.len(), "a cycle");
                }
            }
        }
    }
}

#[test]
fn machines_agree_to_the_bit() {
    let text = expected().text;
    let (emissions, prediction) = said(Machine::detected(), FILE, &text);
    let bits =
        |emissions: &[[f32; TAGS]]| emissions.as_flattened().iter().map(|x| x.to_bits()).collect::<Vec<_>>();
    for machine in Machine::all() {
        let (other, same) = said(machine, FILE, &text);
        assert_eq!(bits(&emissions), bits(&other), "{machine:?}");
        assert_eq!(prediction, same, "{machine:?}");
    }
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
