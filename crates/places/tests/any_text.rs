//! Any text with any names in it: nothing panics, and spans lie in order on whole characters.

use onrecord_places::{Outlet, Seen, Taken, find, resolve};
use onrecord_text::Span;
use proptest::prelude::*;

/// Words, marks and odd characters that the rules look at.
const PARTS: &[&str] = &[
    "Paris",
    "Texas",
    "the ",
    "The ",
    ", ",
    " ",
    ".",
    "’s",
    "'s",
    "St.",
    "St",
    "D-",
    "Pa",
    "U.S.",
    "province",
    "Ostrev",
    "É",
    "İ",
    "ß",
    "“",
    "”",
    "\n",
    " — ",
    "(AP)",
    "in ",
    "near ",
    "Co",
    "County",
    "residents",
    "-based",
    "Day",
    "Police",
    "12",
    "al-",
    "中",
    "й",
];

proptest! {
    #[test]
    fn spans_are_whole(
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..40),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 1..6_usize, 0..6_u8), 0..8),
        url in "[a-z.:/-]{0,20}",
    ) {
        let text: String = parts.concat();
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut seen: Vec<Seen> = cuts
            .iter()
            .map(|(from, length, kind)| {
                let start = from.index(places.len());
                let end = (start + length).min(places.len() - 1);
                let taken = [
                    Taken::Place, Taken::Location, Taken::Facility, Taken::Organisation, Taken::Person, Taken::Other,
                ][usize::from(*kind)];
                Seen { span: Span::new(places[start], places[end]), taken }
            })
            .collect();
        seen.sort_by_key(|name| (name.span.start, name.span.end));
        let spans = find(&text, &seen);
        prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
        prop_assert!(spans.iter().all(|span| !span.is_empty() && text.get(span.range()).is_some()));
        let resolved = resolve(&text, &spans, Outlet { name: Some(&text), url: Some(&url) });
        prop_assert_eq!(resolved.len(), spans.len());
        prop_assert!(resolved.iter().all(|name| name.confidence.is_finite()));
    }
}
