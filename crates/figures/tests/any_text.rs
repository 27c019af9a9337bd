//! Whatever the text: no panic, spans on boundaries and in order, the same twice, and pieces that equal the text.

use onrecord_figures::{read, to_record};
use onrecord_text::Offsets;
use proptest::prelude::*;

/// Pieces that the rules look for, so that random texts reach them.
const PIECES: &[&str] = &[
    "300",
    "1,200.5",
    "2.9m",
    "$",
    "US$",
    "€5",
    "%",
    "per cent",
    "a",
    "third",
    "of",
    "half",
    "one",
    "in",
    "three",
    "ten",
    "thousand",
    "dozens",
    "more than",
    "up to",
    "between",
    "and",
    "to",
    "-",
    "–",
    "/",
    "(",
    ")",
    "'",
    "’",
    "s",
    "\"",
    ":",
    ".",
    ",",
    "people",
    "were",
    "killed",
    "rose by",
    "from",
    "miles",
    "km/h",
    "year-old",
    "May",
    "2018",
    "9/11",
    "the",
    "Karsand",
    "Boeing",
    "747",
    "½",
    "１２",
    "é",
    "\n",
    "th",
    "per",
    "#",
    "+",
    "°C",
    "low-",
    "or more",
    "billion",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn texts_of_any_characters(text in "\\PC{0,200}") {
        check(&text)?;
    }

    #[test]
    fn texts_of_pieces(parts in prop::collection::vec((prop::sample::select(PIECES), any::<bool>()), 0..60)) {
        let text: String = parts.iter().flat_map(|(part, space)| [*part, if *space { " " } else { "" }]).collect();
        check(&text)?;
    }
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let figures = read(text);
    prop_assert_eq!(&figures, &read(text));
    let mut last = 0;
    for figure in &figures {
        prop_assert!(figure.span.start >= last && !figure.span.is_empty(), "{:?}", figure);
        last = figure.span.end;
        prop_assert!(figure.low.is_some() || figure.high.is_some());
        prop_assert!(figure.low.unwrap_or(f64::MIN) <= figure.high.unwrap_or(f64::MAX), "{:?}", figure);
    }
    let characters: Vec<char> = text.chars().collect();
    for figure in to_record(text, &Offsets::new(text), &figures) {
        let nouns = [&figure.counted, &figure.about];
        let nouns = nouns.into_iter().flatten().flat_map(|noun| [&noun.phrase, &noun.head]);
        let others = [&figure.place, &figure.as_of].into_iter().flatten();
        let unit = figure.unit.iter().map(|unit| &unit.piece);
        for piece in [&figure.expression].into_iter().chain(nouns).chain(others).chain(unit) {
            let stored: String = characters[piece.start..piece.end].iter().collect();
            prop_assert_eq!(&piece.text, &stored);
        }
    }
    Ok(())
}

#[test]
fn a_long_line_is_read_in_time_that_grows_with_it() {
    let text = "300 people and 5 of the 1,200 houses in ".repeat(20_000);
    assert!(read(&text).len() >= 20_000);
}
