//! What holds for every text: reading never fails, and spans are in order, apart and on character boundaries.

use onrecord_dates::{read, records};
use onrecord_record::UnresolvedDate;
use proptest::prelude::*;

/// Words that rules look for, and marks between them.
const WORDS: &[&str] = &[
    "May",
    "march",
    "Sept.",
    "3",
    "31",
    "2016",
    "1,990",
    "'89",
    "1980s",
    "the",
    "last",
    "next",
    "of",
    "to",
    "from",
    "-",
    "–",
    "/",
    ":",
    ",",
    ".",
    "Friday",
    "Mondays",
    "week",
    "years",
    "two",
    "half",
    "a",
    "and",
    "ago",
    "later",
    "quarter",
    "third",
    "p.m.",
    "30",
    "noon",
    "every",
    "Christmas",
    "’",
    "s",
    "early",
    "mid",
    "end",
    "at",
    "least",
    "99999999999",
    "0",
    "20th",
    "century",
    "yesterday",
    "morning",
    "é",
    "😀",
    "\n",
    "February",
    "29",
    "thousand",
    "hundred",
    "millennia",
    "decades",
    "earlier",
    "before",
    "or",
    "so",
    "T",
    "2016-02-30T25",
    "will",
    "met",
    "in",
];

fn holds(text: &str, published: Option<&str>) {
    let found = read(text, published);
    let mut end = 0;
    for (place, date) in found.iter().enumerate() {
        assert!(date.span.start >= end && date.span.start < date.span.end, "{text:?}");
        end = date.span.end;
        assert!(text.is_char_boundary(date.span.start) && text.is_char_boundary(date.span.end));
        assert!(date.value.is_some() || date.unresolved.is_some(), "{text:?}");
        if published.is_some() {
            assert_ne!(date.unresolved, Some(UnresolvedDate::NoPublished), "{text:?}");
        }
        for anchor in [date.anchor, date.begins, date.ends].into_iter().flatten() {
            if let onrecord_dates::Anchor::Date(other) = anchor {
                assert!(other < found.len() && other != place, "{text:?}");
            }
        }
    }
    let characters: Vec<char> = text.chars().collect();
    for date in records(&onrecord_parse::Parse::of(text), &found) {
        let there: String = characters[date.mention.start..date.mention.end].iter().collect();
        assert_eq!(there, date.mention.text, "{text:?}");
    }
    assert_eq!(found, read(text, published), "{text:?}");
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        holds(&text, Some("2016-11-04"));
        holds(&text, None);
    }

    #[test]
    fn any_words_of_time_are_read(
        words in proptest::collection::vec((0..WORDS.len(), 0..4_usize), 0..60),
        published in proptest::option::of("(-9999-01-01|9999-12-31|2016-11-04|0001-01-01|2016-02-29T10:00:00Z)"),
    ) {
        let mut text = String::new();
        for (word, space) in words {
            text.push_str(WORDS[word]);
            text.push_str(if space == 0 { "" } else { " " });
        }
        let known = published.as_deref().filter(|day| !day.starts_with('-'));
        holds(&text, known);
    }
}

/// Long texts of one pattern end in time: no rule looks on without end.
#[test]
fn long_texts_of_one_pattern_are_read() {
    for part in [
        "a ",
        "1,000,",
        "the last ",
        "May 3-",
        "two hundred and ",
        "early ",
        "more than ",
        "' ' ",
        "May 3 ",
        "1990-",
    ] {
        holds(&part.repeat(20_000), Some("2016-11-04"));
    }
}
