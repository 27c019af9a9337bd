//! Texts out of joint: whatever was cut, doubled or mixed, the record is sound.

use std::path::Path;

use onrecord::Onrecord;
use proptest::prelude::*;

/// The plain texts of the samples in one, to cut from.
fn text() -> Vec<char> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/texts");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("it is kept").map(|file| file.expect("it is kept").path()).collect();
    paths.sort();
    paths
        .iter()
        .flat_map(|path| std::fs::read_to_string(path).expect("UTF-8").chars().collect::<Vec<_>>())
        .collect()
}

/// A stretch of the samples, a mark or a letter that does not belong there.
fn piece() -> impl Strategy<Value = (f64, usize, &'static str)> {
    let stray = prop::sample::select(vec![
        "", " ", "\n\n", "“", "”", "\"", "‘", "’", "'", "«", "»", "[", "]", "(", ")", ":", "—", ",", ".",
        "?", " and ", " who ", " said ", "said", "\u{301}", "\u{200b}", "\u{feff}", "İ", "ﬀ", "日本", "🙂",
        "\r", "\t", "\u{0}",
    ]);
    (0.0f64..1.0, 0usize..160, stray)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_record_of_a_mixed_text_is_sound(pieces in prop::collection::vec(piece(), 1..9)) {
        let all = text();
        let mut mixed = String::new();
        for (at, length, stray) in pieces {
            let start = (at * all.len() as f64) as usize;
            mixed.extend(&all[start..(start + length).min(all.len())]);
            mixed.push_str(stray);
        }
        let reading = Onrecord::new().read_text("mixed", &mixed);
        prop_assert_eq!(reading.faults(), vec![], "{}", mixed);
    }
}
