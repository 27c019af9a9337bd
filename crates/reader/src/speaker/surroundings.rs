//! What the words beside a name say that it names: made-up and little-known places look like surnames to the model.
//!
//! Finds: `Karsand’s [foreign minister]`, `[the capital of] Karsand`, `Tamrak [province]`, `Karsand [soldiers]`, `Veshtal, [the
//! capital]`. Leaves alone: what persons have as well (`Obi’s lawyer`, `Obi supporters`).

use onrecord_record::EntityKind;

use crate::view::{View, Words};

/// What a state has and a person has not.
const OF_STATES: &[&str] = &[
    "foreign",
    "interior",
    "defence",
    "defense",
    "prime",
    "capital",
    "government",
    "army",
    "parliament",
    "border",
    "borders",
    "ambassador",
    "embassy",
    "constitution",
    "province",
    "provinces",
    "coast",
    "economy",
    "military",
    "navy",
    "president",
    "supreme",
    "central",
    "northern",
    "southern",
    "eastern",
    "western",
    "airspace",
    "territory",
    "neighbours",
    "neighbors",
    "armed",
    "air",
    "security",
    "population",
    "currency",
    "soldiers",
    "troops",
    "permanent",
];
/// Nouns behind the bare name of a state or a town.
const BEHIND: &[&str] = &[
    "soldiers",
    "troops",
    "army",
    "government",
    "officials",
    "province",
    "border",
    "police",
    "forces",
    "embassy",
    "airport",
    "district",
    "region",
    "county",
    "governorate",
    "airspace",
    "territory",
    "refugees",
    "citizens",
    "nationals",
];
/// What stands in front of a place's name.
const IN_FRONT: &[&str] =
    &["capital", "city", "town", "village", "province", "republic", "kingdom", "island", "port", "state"];

/// A vote for what the name is, with its weight; the model's votes weigh up to one each.
pub(super) fn vote(view: &View<'_>, name: &Words) -> Option<(EntityKind, f32)> {
    let at = |i: usize| view.words.get(i).map(|_| view.word(i));
    let sentence = &view.sentences[view.sentence_of(name.start)];
    let inside = |i: usize| sentence.contains(&i);
    let end = name.end;
    let mark = at(end).is_some_and(|word| matches!(word, "’" | "'"));
    if mark && at(end + 1) == Some("s") && inside(end + 2) && OF_STATES.contains(&view.word(end + 2)) {
        return Some((EntityKind::Place, 1.5));
    }
    if inside(end) && BEHIND.contains(&view.word(end)) {
        return Some((EntityKind::Place, 0.8));
    }
    // ", the capital of", "the town of"
    let capital = (end..(end + 4).min(sentence.end)).find(|i| view.word(*i) == "capital");
    if capital.is_some_and(|i| (end..i).all(|i| matches!(view.word(i), "," | "the" | "is" | "was"))) {
        return Some((EntityKind::Place, 2.0));
    }
    let before = |back: usize| name.start.checked_sub(back).filter(|i| inside(*i)).map(|i| view.word(i));
    if before(1) == Some("of") && before(2).is_some_and(|word| IN_FRONT.contains(&word)) {
        return Some((EntityKind::Place, 2.0));
    }
    if before(1) == Some(",") && before(2) == Some("capital") {
        return Some((EntityKind::Place, 1.5));
    }
    matches!(before(1), Some("in" | "near" | "outside" | "inside")).then_some((EntityKind::Place, 0.5))
}
