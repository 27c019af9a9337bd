//! The samples, damaged: whatever was cut, flipped, doubled or mixed, reading ends in articles or failures.

mod common;

use std::path::{Path, PathBuf};

use proptest::prelude::*;

/// The samples of every format, by name.
fn samples() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let mut paths: Vec<PathBuf> = vec![root.join("lines.jsonl")];
    for folder in ["pages", "texts", "feeds", "archive"] {
        let files = std::fs::read_dir(root.join(folder)).expect("it is kept");
        paths.extend(files.map(|file| file.expect("it is kept").path()));
    }
    paths.sort();
    let named = |path: PathBuf| {
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        (name, std::fs::read(path).expect("it is kept"))
    };
    let table = b"title,text,date\nRoad opens,\"The road was open, Ada Obi said.\",2019-05-06\n".to_vec();
    paths.into_iter().map(named).chain([("rows.csv".to_owned(), table)]).collect()
}

/// What is done to some bytes; places are shares of their length.
#[derive(Clone, Debug)]
enum Damage {
    Cut(f64),
    Flip(f64, u8),
    Remove(f64, f64),
    Repeat(f64, f64),
    Splice(f64, usize, f64, f64),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = || 0.0f64..1.0;
    prop_oneof![
        place().prop_map(Damage::Cut),
        (place(), any::<u8>()).prop_map(|(at, byte)| Damage::Flip(at, byte)),
        (place(), place()).prop_map(|(a, b)| Damage::Remove(a, b)),
        (place(), place()).prop_map(|(a, b)| Damage::Repeat(a, b)),
        (place(), any::<usize>(), place(), place())
            .prop_map(|(at, other, a, b)| Damage::Splice(at, other, a, b)),
    ]
}

fn place(share: f64, length: usize) -> usize {
    ((share * length as f64) as usize).min(length)
}

fn range(a: f64, b: f64, length: usize) -> std::ops::Range<usize> {
    place(a.min(b), length)..place(a.max(b), length)
}

fn apply(damage: &Damage, bytes: &mut Vec<u8>, samples: &[(String, Vec<u8>)]) {
    match *damage {
        Damage::Cut(at) => bytes.truncate(place(at, bytes.len())),
        Damage::Flip(at, byte) => {
            let at = place(at, bytes.len());
            if let Some(target) = bytes.get_mut(at) {
                *target ^= byte;
            }
        }
        Damage::Remove(a, b) => drop(bytes.drain(range(a, b, bytes.len()))),
        Damage::Repeat(a, b) => bytes.extend_from_within(range(a, b, bytes.len())),
        Damage::Splice(at, other, a, b) => {
            let other = &samples[other % samples.len()].1;
            let at = place(at, bytes.len());
            bytes.splice(at..at, other[range(a, b, other.len())].iter().copied());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_samples_are_read_or_fail(
        which in any::<usize>(),
        damages in prop::collection::vec(damage(), 1..5),
    ) {
        let samples = samples();
        let (name, mut bytes) = samples[which % samples.len()].clone();
        damages.iter().for_each(|damage| apply(damage, &mut bytes, &samples));
        common::read(&name, &bytes);
    }
}
