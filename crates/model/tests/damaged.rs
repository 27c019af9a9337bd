//! Files that are no model, or no longer one, end in an error.

use onrecord_model::{Error, Model, Scratch};
use onrecord_parse::Parse;
use proptest::prelude::*;

const FILE: &[u8] = include_bytes!("fixtures/tiny.onrecord-model");

fn refused(bytes: &[u8]) -> Error {
    Model::from_bytes(bytes).expect_err("the file is damaged")
}

/// The file with one piece of its header replaced by another, padded to the same length.
fn with_header(from: &str, to: &str) -> Vec<u8> {
    let length = u32::from_le_bytes(FILE[12..16].try_into().expect("four bytes")) as usize;
    let header = std::str::from_utf8(&FILE[16..16 + length]).expect("JSON");
    assert!(header.contains(from), "{from}");
    let mut header = header.replacen(from, to, 1);
    assert!(header.len() <= length);
    header.push_str(&" ".repeat(length - header.len()));
    [&FILE[..16], header.as_bytes(), &FILE[16 + length..]].concat()
}

#[test]
fn errors_say_what_is_wrong() {
    assert!(refused(b"").is_foreign());
    assert!(refused(b"PK\x03\x04 something else").is_foreign());
    let mut later = FILE.to_vec();
    later[8] = 9;
    assert!(refused(&later).is_version());
    assert_eq!(refused(&later).to_string(), "the model file has version 9, this program reads 2");
    let cases = [
        (r#""size":64"#, r#""size":65"#, "the sizes of its network do not fit together"),
        (r#""heads":2"#, r#""heads":0"#, "the sizes of its network do not fit together"),
        (r#""longest":40"#, r#""longest":5"#, "windows of 5 word pieces cannot be read"),
        (r#""epsilon":1e-12"#, r#""epsilon":0"#, "its norms would divide by nothing"),
        ("B-source", "B-sauce", "its tags are"),
        ("B-person", "B-parson", "the labels of its names are"),
        ("AUX", "AVX", "the labels of its upos are"),
        (r#""positions""#, r#""position""#, "tensor positions is missing"),
        (r#""dtype":"i8""#, r#""dtype":"u8""#, "tensor pieces.weight is u8"),
    ];
    for (from, to, expected) in cases {
        let error = refused(&with_header(from, to));
        assert!(error.is_damaged());
        assert!(error.to_string().contains(expected), "{error}");
    }
    let error = refused(&FILE[..FILE.len() - 64]).to_string();
    assert!(error.ends_with("reaches past its end"), "{error}");
}

#[test]
fn numbers_that_are_none_are_refused() {
    let mut bytes = FILE.to_vec();
    let end = bytes.len();
    // The last tensor is `coreference.none.bias`, one number in 64 bytes.
    bytes[end - 64..end - 60].copy_from_slice(&f32::NAN.to_le_bytes());
    assert_eq!(
        refused(&bytes).to_string(),
        "the model file is damaged: tensor coreference.none.bias holds what is no number"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn truncated_files_are_refused(share in 0.0f64..1.0) {
        // The last tensor's padding may be missing.
        let length = ((FILE.len() - 64) as f64 * share) as usize;
        prop_assert!(Model::from_bytes(&FILE[..length]).is_err());
    }

    /// Whatever is still read as a model reads a text without a panic.
    #[test]
    fn flipped_bits_never_panic(
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0u8..8), 1..6), in_header in any::<bool>(),
    ) {
        let mut bytes = FILE.to_vec();
        let reach = if in_header { 8000 } else { bytes.len() };
        for (at, bit) in flips {
            bytes[at.index(reach)] ^= 1 << bit;
        }
        if let Ok(model) = Model::from_bytes(&bytes) {
            let words = Parse::of("“The road was open,” Ada Obi said.");
            let _ = model.predict(&words, &mut Scratch::default());
        }
    }
}
