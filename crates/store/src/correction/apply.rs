//! Corrections on a reading.

use onrecord_record::{Entity, EntityKind, Piece, Reading, Statement, Voice};
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

fn put_back(reading: &mut Reading, item: &str, kept: Value) -> Option<()> {
    match item.chars().next()? {
        's' => {
            let mut statement: Statement = serde_json::from_value(kept).ok()?;
            let known = |entity: &Option<String>| {
                let entity = entity.as_ref()?;
                reading.entities.iter().any(|other| other.id == *entity).then(|| entity.clone())
            };
            statement.speaker_entity = known(&statement.speaker_entity);
            statement.speaks_for = known(&statement.speaks_for);
            statement.addressee_entity = known(&statement.addressee_entity);
            statement.inner.clear();
            statement.replies_to = None;
            statement.said_at = None;
            let at = start(&statement.content);
            let place = reading.statements.partition_point(|other| start(&other.content) <= at);
            reading.statements.insert(place, statement);
        }
        'f' => {
            let mut figure: onrecord_record::Figure = serde_json::from_value(kept).ok()?;
            figure.statement = None;
            figure.place_id = None;
            let at = figure.expression.start;
            let place = reading.figures.partition_point(|other| other.expression.start <= at);
            reading.figures.insert(place, figure);
        }
        'd' => {
            let date: onrecord_record::Date = serde_json::from_value(kept).ok()?;
            let place = reading.dates.partition_point(|other| other.mention.start <= date.mention.start);
            reading.dates.insert(place, date);
        }
        'p' => {
            let mut place: onrecord_record::Place = serde_json::from_value(kept).ok()?;
            place.entity = None;
            let at = place.mention.start;
            let order = reading.places.partition_point(|other| other.mention.start <= at);
            reading.places.insert(order, place);
        }
        'n' => {
            let mut naming: onrecord_record::Naming = serde_json::from_value(kept).ok()?;
            let known = |entity: &Option<String>| {
                let entity = entity.as_ref()?;
                reading.entities.iter().any(|other| other.id == *entity).then(|| entity.clone())
            };
            naming.statement = None;
            naming.named = known(&naming.named);
            naming.namer = known(&naming.namer);
            let place = reading.namings.partition_point(|other| other.term.start <= naming.term.start);
            reading.namings.insert(place, naming);
        }
        'e' => reading.entities.push(serde_json::from_value(kept).ok()?),
        _ => return None,
    }
    Some(())
}

fn start(pieces: &[Piece]) -> usize {
    pieces.first().map_or(0, |piece| piece.start)
}

/// An item as it stands in a reading, in JSON.
pub(super) fn json(reading: &Reading, item: &str) -> Option<Value> {
    fn find<T: serde::Serialize>(items: &[T], is: impl Fn(&T) -> bool) -> Option<Value> {
        serde_json::to_value(items.iter().find(|one| is(one))?).ok()
    }
    match item.chars().next()? {
        's' => serde_json::to_value(statement(&reading.statements, item)?).ok(),
        'e' => find(&reading.entities, |one| one.id == item),
        'f' => find(&reading.figures, |one| one.id == item),
        'd' => find(&reading.dates, |one| one.id == item),
        'n' => find(&reading.namings, |one| one.id == item),
        'p' => find(&reading.places, |one| one.id == item),
        'a' => find(&reading.affiliations, |one| one.id == item),
        _ => None,
    }
}

fn statement<'a>(statements: &'a [Statement], item: &str) -> Option<&'a Statement> {
    statements.iter().find_map(|one| if one.id == item { Some(one) } else { statement(&one.inner, item) })
}

fn statement_mut<'a>(statements: &'a mut [Statement], item: &str) -> Option<&'a mut Statement> {
    statements
        .iter_mut()
        .find_map(|one| if one.id == item { Some(one) } else { statement_mut(&mut one.inner, item) })
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
    if item.starts_with('s') {
        let Some(statement) = statement_mut(&mut reading.statements, item) else { return false };
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
    let place = match item.chars().next() {
        Some('f') => reading.figures.iter_mut().find(|one| one.id == item).map(|one| &mut one.expression),
        Some('d') => reading.dates.iter_mut().find(|one| one.id == item).map(|one| &mut one.mention),
        Some('p') => reading.places.iter_mut().find(|one| one.id == item).map(|one| &mut one.mention),
        Some('n') => reading.namings.iter_mut().find(|one| one.id == item).map(|one| &mut one.term),
        _ => None,
    };
    match place {
        Some(place) if part == "words" => {
            piece.clone_into(place);
            true
        }
        _ => false,
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
    let Some(statement) = statement_mut(&mut reading.statements, item) else { return };
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
    fn rename_speaker(statements: &mut [Statement], item: &str, name: &str) {
        for statement in statements {
            if statement.speaker_entity.as_deref() == Some(item) {
                statement.speaker = Some(name.to_owned());
            }
            rename_speaker(&mut statement.inner, item, name);
        }
    }
    rename_speaker(&mut reading.statements, item, name);
    for naming in reading.namings.iter_mut().filter(|naming| naming.namer.as_deref() == Some(item)) {
        naming.namer_name = Some(name.to_owned());
    }
}

/// A reading without its rejected items and without what leads to them.
pub(crate) fn without_rejected(mut reading: Reading, origins: &Origins) -> Reading {
    let gone = |item: &str| origins.get(item) == Some(&Origin::Rejected);
    if !origins.values().any(|origin| *origin == Origin::Rejected) {
        return reading;
    }
    let clear = |item: &mut Option<String>| {
        if item.as_deref().is_some_and(gone) {
            *item = None;
        }
    };
    fn kept(statements: Vec<Statement>, gone: &impl Fn(&str) -> bool) -> Vec<Statement> {
        let mut left = Vec::with_capacity(statements.len());
        for mut statement in statements {
            let inner = kept(std::mem::take(&mut statement.inner), gone);
            if gone(&statement.id) {
                left.extend(inner);
                continue;
            }
            for item in [
                &mut statement.speaker_entity,
                &mut statement.speaks_for,
                &mut statement.addressee_entity,
                &mut statement.replies_to,
                &mut statement.said_at,
            ] {
                if item.as_deref().is_some_and(gone) {
                    *item = None;
                }
            }
            statement.inner = inner;
            left.push(statement);
        }
        left
    }
    reading.statements = kept(std::mem::take(&mut reading.statements), &gone);
    reading.entities.retain(|one| !gone(&one.id));
    reading.mentions.retain(|one| !gone(&one.entity));
    reading.affiliations.retain(|one| !gone(&one.id) && !gone(&one.subject));
    reading.affiliations.iter_mut().for_each(|one| clear(&mut one.object));
    reading.figures.retain(|one| !gone(&one.id));
    for figure in &mut reading.figures {
        clear(&mut figure.statement);
        clear(&mut figure.place_id);
    }
    reading.places.retain(|one| !gone(&one.id));
    reading.places.iter_mut().for_each(|one| clear(&mut one.entity));
    reading.dates.retain(|one| !gone(&one.id));
    reading.namings.retain(|one| !gone(&one.id));
    for naming in &mut reading.namings {
        clear(&mut naming.named);
        clear(&mut naming.namer);
        clear(&mut naming.statement);
    }
    reading.links.retain(|link| !gone(&link.from) && !gone(&link.to));
    reading
}
