//! Any text is read, in time linear in its length, and the same every time.

use std::time::Instant;

use onrecord_model::{Model, Prediction, Scratch};
use onrecord_parse::Parse;
use proptest::prelude::*;

fn model() -> Model {
    Model::from_bytes(include_bytes!("fixtures/tiny.onrecord-model")).expect("the fixture is whole")
}

/// Checks what holds for every text.
fn check(model: &Model, scratch: &mut Scratch, text: &str) -> Prediction {
    let words = Parse::of(text);
    let found = model.predict(&words, scratch);
    let count = words.spans().len();
    assert_eq!((found.tags.len(), found.posteriors.len()), (count, count));
    let mut at = 0;
    for window in &found.windows {
        assert_eq!(window.start, at);
        at = window.end;
    }
    assert_eq!(at, count);
    for attribution in &found.attributions {
        let window =
            found.windows.iter().find(|window| window.contains(&attribution.cue.start)).expect("in one");
        let ranges = attribution.source.iter().chain(&attribution.content).chain([&attribution.cue]);
        for range in ranges {
            assert!(range.start < range.end && window.start <= range.start && range.end <= window.end);
            assert!(!words.span(range).is_empty());
        }
    }
    assert_eq!(found.tokens.len(), count);
    let names = found.names.iter().map(|name| &name.words);
    let mentions = found.mentions.iter().map(|mention| &mention.words);
    for spans in [names.collect::<Vec<_>>(), mentions.collect()] {
        assert!(spans.iter().all(|span| span.start < span.end && span.end <= count));
        assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
    for (at, referent) in found.referents.iter().enumerate() {
        assert!(referent.word < count && referent.antecedents.iter().all(|(earlier, _)| *earlier < at));
    }
    found
}

#[test]
fn odd_texts_are_read() {
    let (model, mut scratch) = (model(), Scratch::default());
    let long = "a".repeat(1 << 20);
    let accents = "\u{301}".repeat(1 << 16);
    let underscores = "_".repeat(1 << 20);
    for text in ["", " \n\n ", "said", "\u{0}", "“", &long, &accents, &underscores, "𝔘𝔫𝔦 é 中文 ¯\\_(ツ)_/¯"]
    {
        check(&model, &mut scratch, text);
    }
}

#[test]
fn long_paragraphs_and_many_marks_take_linear_time() {
    let (model, mut scratch) = (model(), Scratch::default());
    let start = Instant::now();
    for unit in ["the road was open, she said. ", "“", "'", "' a", "\"", "said\n"] {
        let mut seconds = |count: usize| {
            let text = unit.repeat(count / unit.len());
            let began = on_processor(start);
            check(&model, &mut scratch, &text);
            on_processor(start) - began
        };
        let (short, long) = (seconds(2000).max(2e-3), seconds(16_000));
        assert!(long < short * 40.0, "{unit:?}: {short} s, then {long} s");
    }
}

/// Time on the processor (Linux), or since `start`: what else the machine does counts little.
fn on_processor(start: Instant) -> f64 {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = statistics.split(' ').next().and_then(|number| number.parse::<u64>().ok());
    nanoseconds.map_or_else(|| start.elapsed().as_secs_f64(), |nanoseconds| nanoseconds as f64 * 1e-9)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_was_read_before_changes_nothing(
        before in "([a-z“”'., \n]|\\PC){0,300}", text in "([A-Za-z“”'., \n]|\\PC){0,300}",
    ) {
        let (model, mut scratch) = (model(), Scratch::default());
        let fresh = check(&model, &mut scratch, &text);
        check(&model, &mut scratch, &before);
        prop_assert_eq!(check(&model, &mut scratch, &text), fresh);
    }
}
