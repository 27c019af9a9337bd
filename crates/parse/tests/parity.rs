//! Words, paragraphs and quotations as training has them: `training/parity/words.py` writes the fixture.

use onrecord_parse::Parse;
use onrecord_text::Offsets;
use serde::Deserialize;

#[derive(Deserialize)]
struct Expected {
    text: String,
    /// In code points.
    words: Vec<[usize; 2]>,
    paragraphs: Vec<[usize; 2]>,
    quotations: Vec<u8>,
}

#[test]
fn words_paragraphs_and_quotations_equal_those_of_training() {
    let expected: Vec<Expected> =
        serde_json::from_str(include_str!("fixtures/words.json")).expect("the fixture is whole");
    assert!(expected.len() >= 10);
    for Expected { text, words, paragraphs, quotations } in expected {
        let found = Parse::of(&text);
        let offsets = Offsets::new(&text);
        let points = found.spans().iter().map(|span| offsets.code_points(&text, *span));
        assert_eq!(points.map(|p| [p.start, p.end]).collect::<Vec<_>>(), words, "{text}");
        let ranges: Vec<[usize; 2]> = found.paragraphs().iter().map(|p| [p.start, p.end]).collect();
        assert_eq!(ranges, paragraphs, "{text}");
        let states: Vec<u8> = found.quotations().iter().map(|state| *state as u8).collect();
        assert_eq!(states, quotations, "{text}");
    }
}
