//! Corrections on a reading.

use onrecord_record::{
    Date, Entity, EntityKind, Figure, Item, ItemKind, Naming, Piece, Place, Reading, Statement, Visit,
    VisitMut, Voice,
};
use onrecord_text::{CodePoints, Offsets};
use serde_json::Value;

use super::{Change, Correction};
use crate::origin::{Origin, Origins};
use crate::stable::{Highest, next};

/// Applies a document's corrections, in order. Rejected items stay, marked; what a person confirmed or changed and the
/// reading no longer has is put back as the person left it.
pub(crate) fn apply(reading: &mut Reading, corrections: &[Correction], highest: &mut Highest) -> Origins {
    let mut origins = Origins::new();
    for correction in corrections {
        let Some((_, item)) = onrecord_record::split_address(&correction.target) else { continue };
        let stands = restore(reading, item, correction);
        if !stands {
            continue;
        }
        let origin = match &correction.change {
            Change::Confirm => match origins.get(item) {
                Some(Origin::Corrected) => Origin::Corrected,
                _ => Origin::Confirmed,
            },
            Change::Reject => Origin::Rejected,
            Change::Span { part, pieces } => {
                if !move_to(reading, item, part, pieces) {
                    continue;
                }
                Origin::Corrected
            }
            Change::Speaker { name } => {
                speaker(reading, item, name.as_deref(), highest, &mut origins);
                Origin::Corrected
            }
            Change::Rename { name } => {
                rename(reading, item, name);
                Origin::Corrected
            }
            Change::Merge { .. } | Change::Split { .. } => Origin::Corrected,
            Change::Undo { .. } => continue,
        };
        origins.insert(item.to_owned(), origin);
    }
    origins
}

/// Whether the item is in the reading, after putting it back where the correction knows it.
fn restore(reading: &mut Reading, item: &str, correction: &Correction) -> bool {
    if json(reading, item).is_some() {
        return true;
    }
    if matches!(correction.change, Change::Reject) {
        return false;
    }
    let Some(kept) = correction.after.clone().or_else(|| correction.before.clone()) else { return false };
    put_back(reading, item, kept).is_some()
}

/// Puts an item back as a correction has kept it; `None` where it is none.
fn put_back(reading: &mut Reading, item: &str, kept: Value) -> Option<()> {
    fn back<T: Item>(reading: &mut Reading, kept: Value) -> Option<()> {
        reading.put_back(serde_json::from_value::<T>(kept).ok()?);
        Some(())
    }
    match ItemKind::of(item)? {
        ItemKind::Statement => {
            let mut statement: Statement = serde_json::from_value(kept).ok()?;
            statement.inner.clear();
            reading.put_back(statement);
            Some(())
        }
        ItemKind::Entity => back::<Entity>(reading, kept),
        ItemKind::Figure => back::<Figure>(reading, kept),
        ItemKind::Date => back::<Date>(reading, kept),
        ItemKind::Place => back::<Place>(reading, kept),
        ItemKind::Naming => back::<Naming>(reading, kept),
        // What rests on another item, and what is no item of its own.
        ItemKind::Affiliation | ItemKind::Mention | ItemKind::Link => None,
    }
}

/// An item as it stands in a reading, in JSON; nothing where people do not correct such items.
pub(super) fn json(reading: &Reading, item: &str) -> Option<Value> {
    struct Wanted<'a>(&'a str, Option<Value>);
    impl Visit for Wanted<'_> {
        fn item<T: Item>(&mut self, item: &T) {
            if self.1.is_none() && T::KIND.is_kept() && item.id() == self.0 {
                self.1 = serde_json::to_value(item).ok();
            }
        }
    }
    let mut wanted = Wanted(item, None);
    reading.visit(&mut wanted);
    wanted.1
}

/// The pieces of the text at these offsets; `None` where they are empty, out of order or outside it.
pub(super) fn cut(text: &str, pieces: &[(usize, usize)]) -> Option<Vec<Piece>> {
    let offsets = Offsets::new(text);
    let in_order = pieces.windows(2).all(|pair| pair[0].1 <= pair[1].0);
    if pieces.is_empty() || !in_order {
        return None;
    }
    let piece = |(start, end): &(usize, usize)| {
        let span = offsets.span(text, CodePoints { start: *start, end: *end })?;
        (start < end).then(|| Piece { start: *start, end: *end, text: span.of(text).to_owned() })
    };
    pieces.iter().map(piece).collect()
}

/// Moves a part of an item; `false` where it has no such part or the place does not fit it.
pub(super) fn move_to(reading: &mut Reading, item: &str, part: &str, pieces: &[(usize, usize)]) -> bool {
    let empties = pieces.is_empty() && matches!(part, "source" | "cue");
    let Some(pieces) = (if empties { Some(Vec::new()) } else { cut(&reading.document.text, pieces) }) else {
        return false;
    };
    if ItemKind::of(item) == Some(ItemKind::Statement) {
        let Some(statement) = reading.statement_mut(item) else { return false };
        match part {
            "source" => statement.source = pieces,
            "cue" => statement.cue = pieces,
            "content" => {
                let holds = |one: &Piece| pieces.iter().any(|p| p.start <= one.start && one.end <= p.end);
                statement.editorial.retain(holds);
                statement.content = pieces;
            }
            _ => return false,
        }
        return true;
    }
    let [piece] = &pieces[..] else { return false };
    if part != "words" {
        return false;
    }
    let mut place = Moved { item, to: piece, moved: false };
    reading.visit_mut(&mut place);
    place.moved
}

/// Moves the one stretch that an item is.
struct Moved<'a> {
    item: &'a str,
    to: &'a Piece,
    moved: bool,
}

impl VisitMut for Moved<'_> {
    fn item<T: Item>(&mut self, item: &mut T) {
        if T::KIND.is_kept()
            && item.id() == self.item
            && let Some(piece) = item.piece_mut()
        {
            self.to.clone_into(piece);
            self.moved = true;
        }
    }
}

/// Gives a statement another speaker: the entity of that name, or a new one.
fn speaker(
    reading: &mut Reading,
    item: &str,
    name: Option<&str>,
    highest: &mut Highest,
    origins: &mut Origins,
) {
    let entity = name.map(|name| {
        let known = reading
            .entities
            .iter()
            .find(|entity| entity.name == name || entity.aliases.iter().any(|alias| alias == name));
        match known {
            Some(entity) => (entity.id.clone(), entity.name.clone()),
            None => {
                let id = next(highest, "e");
                reading.entities.push(Entity {
                    id: id.clone(),
                    name: name.to_owned(),
                    kind: EntityKind::Unknown,
                    aliases: Vec::new(),
                    roles: Vec::new(),
                    statements: 0,
                });
                origins.insert(id.clone(), Origin::Corrected);
                (id, name.to_owned())
            }
        }
    });
    let Some(statement) = reading.statement_mut(item) else { return };
    let before = statement.speaker_entity.take();
    statement.speaker_role = None;
    statement.speaks_for = None;
    statement.voice = Voice::Attributed;
    match entity {
        Some((id, name)) => {
            statement.unknown_source = None;
            statement.speaker = Some(name);
            statement.speaker_entity = Some(id);
        }
        None => {
            statement.speaker = None;
            statement.unknown_source = Some(onrecord_record::UnknownSource::Lost);
        }
    }
    let after = statement.speaker_entity.clone();
    for entity in &mut reading.entities {
        entity.statements -= usize::from(before.as_ref() == Some(&entity.id)).min(entity.statements);
        entity.statements += usize::from(after.as_ref() == Some(&entity.id));
    }
}

fn rename(reading: &mut Reading, item: &str, name: &str) {
    let Some(entity) = reading.entities.iter_mut().find(|entity| entity.id == item) else { return };
    if entity.name != name {
        let old = std::mem::replace(&mut entity.name, name.to_owned());
        entity.aliases.retain(|alias| alias != name);
        entity.aliases.insert(0, old);
    }
    reading.for_each_statement_mut(|statement| {
        if statement.speaker_entity.as_deref() == Some(item) {
            statement.speaker = Some(name.to_owned());
        }
    });
    for naming in reading.namings.iter_mut().filter(|naming| naming.namer.as_deref() == Some(item)) {
        naming.namer_name = Some(name.to_owned());
    }
}

/// A reading without its rejected items and without what leads to them.
pub(crate) fn without_rejected(mut reading: Reading, origins: &Origins) -> Reading {
    if origins.values().any(|origin| *origin == Origin::Rejected) {
        reading.take_out(|item| origins.get(item) == Some(&Origin::Rejected));
    }
    reading
}
