//! What the words beside a name say that it names: made-up and little-known places look like surnames to the model.
//!
//! Finds: `Karsand’s [foreign minister]`, `[the capital of] Karsand`, `Tamrak [province]`, `Karsand [soldiers]`, `Veshtal, [the
//! capital]`. Leaves alone: what persons have as well (`Obi’s lawyer`, `Obi supporters`).

use onrecord_lexicon as lexicon;
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

/// Words for a body, right in front of its name: `the gang Hay’at al-Jabal`.
const BODIES: &[&str] = &[
    "gang",
    "group",
    "faction",
    "network",
    "movement",
    "militia",
    "alliance",
    "party",
    "charity",
    "agency",
    "newspaper",
    "website",
    "company",
    "firm",
    "organisation",
    "organization",
];
/// First words of the names that armed groups have in Arabic.
const ARMED: &[&str] = &[
    "hay", "hayat", "jabhat", "jund", "liwa", "jaysh", "jaish", "ansar", "ahrar", "harakat", "faylaq", "kata",
];

/// Votes for what the name is, with their weights; the model's votes weigh up to one each.
pub(super) fn votes(view: &View<'_>, name: &Words) -> impl Iterator<Item = (EntityKind, f32)> {
    let at = |i: usize| view.spans().get(i).map(|_| view.word(i));
    let one = name.clone().filter(|i| view.is_bare(*i)).count() == 1;
    // "Dravenia, which", "Stolnik said it had": no person
    let which = at(name.end) == Some(",") && at(name.end + 1) == Some("which");
    let of_itself = at(name.end).is_some_and(lexicon::is_plain)
        && matches!(at(name.end + 1), Some("it" | "its"))
        || at(name.end + 1).is_some_and(lexicon::is_plain) && matches!(at(name.end + 2), Some("it" | "its"));
    let speaks = (one && (which || of_itself)).then_some((EntityKind::Place, 1.0));
    let called = name.start > 0 && BODIES.contains(&view.word(name.start - 1));
    let armed = !one && ARMED.contains(&view.fold(name.start));
    let body = (called || armed).then_some((EntityKind::Organisation, 1.5));
    place(view, name).into_iter().chain(speaks).chain(body)
}

/// What says that the name is a place's.
fn place(view: &View<'_>, name: &Words) -> Option<(EntityKind, f32)> {
    let at = |i: usize| view.spans().get(i).map(|_| view.word(i));
    let sentence = &view.sentences()[view.sentence_of(name.start)];
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
    if before(1) == Some("in") && before(2).is_some_and(|word| matches!(word, "government" | "ministry")) {
        return Some((EntityKind::Place, 1.5));
    }
    if matches!(before(1), Some("over" | "towards" | "toward" | "through" | "across")) {
        return Some((EntityKind::Place, 0.3));
    }
    matches!(before(1), Some("in" | "near" | "outside" | "inside")).then_some((EntityKind::Place, 0.5))
}
