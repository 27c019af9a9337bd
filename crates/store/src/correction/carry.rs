//! Corrections of one version of an article, carried over to the next where the corrected words stand unchanged.

use onrecord_record::{Item, ItemKind, Piece, Reading, Visit, item_address, split_address};

use super::apply::json;
use super::{Change, Correction};

/// The corrections of `old` that hold for `new` too: their item's words stand in it once. `document` is the new one's name.
pub(crate) fn carry(
    corrections: &[Correction],
    old: &Reading,
    new: &Reading,
    document: &str,
) -> Vec<Correction> {
    corrections.iter().filter_map(|correction| carried(correction, old, new, document)).collect()
}

fn carried(correction: &Correction, old: &Reading, new: &Reading, document: &str) -> Option<Correction> {
    let (_, item) = split_address(&correction.target)?;
    let same = same_item(item, old, new)?;
    let change = match &correction.change {
        Change::Span { part, pieces } => {
            let words = super::apply::cut(&old.document.text, pieces)?;
            Change::Span { part: part.clone(), pieces: find(&words, &new.document.text)? }
        }
        other => other.clone(),
    };
    Some(Correction { target: item_address(document, &same), change, ..correction.clone() })
}

/// The item of the new reading that has the words of one of the old.
fn same_item(item: &str, old: &Reading, new: &Reading) -> Option<String> {
    let words = words(old, item)?;
    let mut same = items(new, ItemKind::of(item)?).into_iter().filter(|(_, other)| *other == words);
    let found = same.next()?;
    same.next().is_none().then_some(found.0)
}

fn words(reading: &Reading, item: &str) -> Option<String> {
    json(reading, item)?;
    let own = items(reading, ItemKind::of(item)?);
    own.into_iter().find(|(id, _)| id == item).map(|(_, words)| words)
}

/// Identifiers and words of all items of a kind that people correct and that is known by words of its own.
fn items(reading: &Reading, kind: ItemKind) -> Vec<(String, String)> {
    struct Words(ItemKind, Vec<(String, String)>);
    impl Visit for Words {
        fn item<T: Item>(&mut self, item: &T) {
            if T::KIND != self.0 {
                return;
            }
            let words = match (item.name(), T::KIND) {
                (Some(name), _) => name.to_owned(),
                (None, ItemKind::Statement) => crate::project::words(item.pieces()),
                (None, _) => item.pieces().first().map_or_else(String::new, |piece| piece.text.clone()),
            };
            self.1.push((item.id().to_owned(), words));
        }
    }
    let mut words = Words(kind, Vec::new());
    if kind.is_kept() && kind != ItemKind::Affiliation {
        reading.visit(&mut words);
    }
    words.1
}

/// Where pieces' words stand in another text, each after the one before and nowhere else.
fn find(pieces: &[Piece], text: &str) -> Option<Vec<(usize, usize)>> {
    let offsets = onrecord_text::Offsets::new(text);
    let mut found = Vec::new();
    let mut from = 0;
    for piece in pieces {
        let at = from + text[from..].find(&piece.text)?;
        let end = at + piece.text.len();
        if text[end..].contains(&piece.text) && found.is_empty() {
            return None;
        }
        let points = offsets.code_points(text, onrecord_text::Span::new(at, end));
        found.push((points.start, points.end));
        from = end;
    }
    Some(found)
}
