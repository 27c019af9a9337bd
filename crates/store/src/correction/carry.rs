//! Corrections of one version of an article, carried over to the next where the corrected words stand unchanged.

use onrecord_record::{Piece, Reading, item_address, split_address};

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
    let mut same = items(new, item.chars().next()?).into_iter().filter(|(_, other)| *other == words);
    let found = same.next()?;
    same.next().is_none().then_some(found.0)
}

fn words(reading: &Reading, item: &str) -> Option<String> {
    json(reading, item)?;
    let own = items(reading, item.chars().next()?);
    own.into_iter().find(|(id, _)| id == item).map(|(_, words)| words)
}

/// Identifiers and words of all items of a kind, by its letter.
fn items(reading: &Reading, letter: char) -> Vec<(String, String)> {
    fn statements(list: &[onrecord_record::Statement], found: &mut Vec<(String, String)>) {
        for one in list {
            found.push((one.id.clone(), crate::project::words(&one.content)));
            statements(&one.inner, found);
        }
    }
    let mut found = Vec::new();
    match letter {
        's' => statements(&reading.statements, &mut found),
        'e' => found.extend(reading.entities.iter().map(|one| (one.id.clone(), one.name.clone()))),
        'f' => found.extend(reading.figures.iter().map(|one| (one.id.clone(), one.expression.text.clone()))),
        'd' => found.extend(reading.dates.iter().map(|one| (one.id.clone(), one.mention.text.clone()))),
        'p' => found.extend(reading.places.iter().map(|one| (one.id.clone(), one.mention.text.clone()))),
        'n' => found.extend(reading.namings.iter().map(|one| (one.id.clone(), one.term.text.clone()))),
        _ => {}
    }
    found
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
