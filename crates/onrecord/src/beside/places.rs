//! Places of an article: found and resolved apart from its statements, and led back to them.

use onrecord_parse::Parse;
use onrecord_places::{Outlet, Seen, Taken, find, resolve, to_record};
use onrecord_record::{Article, EntityKind, MentionForm, Piece, Place, Reading, Statement};
use onrecord_text::{CodePoints, Span};

/// Words between a cue and the place that it was said at, at most: "told reporters on Monday in [Veshtal]".
const MOST_WORDS_BETWEEN: usize = 8;

/// Adds the places of an article's text to its record, and says where its statements were made and its figures hold.
pub(crate) fn add(article: &Article, parse: &Parse<'_>, reading: &mut Reading) {
    let text = parse.text();
    let mut found = find(text, &seen(reading, parse));
    found.retain(|span| !article.parts.iter().any(|part| !part.kind.is_read() && part.span.overlaps(*span)));
    let outlet = Outlet { name: article.outlet.as_deref(), url: article.url.as_deref() };
    let mut places = to_record(text, parse.offsets(), &resolve(text, &found, outlet));
    for place in &mut places {
        place.entity = entity_of(reading, place);
        place.metonym =
            place.entity.as_deref().is_some_and(|entity| speaks(&reading.statements, place, entity));
    }
    for figure in &mut reading.figures {
        let there = figure
            .place
            .as_ref()
            .and_then(|piece| places.iter().find(|place| overlap(&place.mention, piece)));
        figure.place_id = there.map(|place| place.id.clone());
    }
    said_at(parse, &places, &mut reading.statements);
    reading.places = places;
}

/// The names that the reader and the figures found, with what they took them for.
fn seen(reading: &Reading, parse: &Parse<'_>) -> Vec<Seen> {
    let kinds: std::collections::HashMap<&str, EntityKind> =
        reading.entities.iter().map(|entity| (entity.id.as_str(), entity.kind)).collect();
    let names = reading.mentions.iter().filter(|mention| mention.kind == MentionForm::Name);
    let mut seen: Vec<Seen> = names
        .filter_map(|mention| {
            let taken = match kinds.get(mention.entity.as_str())? {
                EntityKind::Place => Taken::Place,
                EntityKind::Location => Taken::Location,
                EntityKind::Facility => Taken::Facility,
                EntityKind::Organisation => Taken::Organisation,
                EntityKind::Person => Taken::Person,
                _ => Taken::Other,
            };
            Some(Seen { span: span(parse, mention.piece.start, mention.piece.end)?, taken })
        })
        .collect();
    // where a figure holds, unless it is a name of something else
    for piece in reading.figures.iter().filter_map(|figure| figure.place.as_ref()) {
        if let Some(span) = span(parse, piece.start, piece.end)
            && !seen.iter().any(|name| name.span.overlaps(span))
        {
            seen.push(Seen { span, taken: Taken::Place });
        }
    }
    seen.sort_by_key(|name| (name.span.start, name.span.end));
    seen
}

/// The entity that is named there: a place, or what the name was taken for.
fn entity_of(reading: &Reading, place: &Place) -> Option<String> {
    let names = reading.mentions.iter().filter(|mention| mention.kind == MentionForm::Name);
    let covers = |piece: &Piece| piece.start <= place.mention.start && place.mention.end <= piece.end;
    let is_place = |id: &str| {
        let entity = reading.entities.iter().find(|entity| entity.id == id);
        entity.is_some_and(|entity| {
            matches!(entity.kind, EntityKind::Place | EntityKind::Location | EntityKind::Facility)
        })
    };
    let shortest = names
        .filter(|mention| covers(&mention.piece) || overlap(&mention.piece, &place.mention))
        .filter(|mention| is_place(&mention.entity))
        .min_by_key(|mention| (mention.piece.start.abs_diff(place.mention.start), mention.piece.end));
    shortest.map(|mention| mention.entity.clone())
}

fn overlap(one: &Piece, other: &Piece) -> bool {
    one.start < other.end && other.start < one.end
}

/// Whether the place is itself the speaker of a statement whose source names it there.
fn speaks(statements: &[Statement], place: &Place, entity: &str) -> bool {
    statements.iter().any(|statement| {
        statement.speaker_entity.as_deref() == Some(entity)
            && statement.source.iter().any(|piece| overlap(piece, &place.mention))
            || speaks(&statement.inner, place, entity)
    })
}

/// Code points of the record as bytes of the text.
fn span(parse: &Parse<'_>, start: usize, end: usize) -> Option<Span> {
    parse.offsets().span(parse.text(), CodePoints { start, end })
}

fn said_at(parse: &Parse<'_>, places: &[Place], statements: &mut [Statement]) {
    for statement in statements {
        let there = statement.cue.last().and_then(|cue| {
            let behind = places.iter().filter(|place| place.mention.start >= cue.end);
            let near = behind.take(4).find(|place| is_setting(parse, statement, cue, place))?;
            Some(near.id.clone())
        });
        statement.said_at = there;
        said_at(parse, places, &mut statement.inner);
    }
}

/// Whether the place stands behind the cue, outside what is said, with a preposition: "told reporters in [Veshtal]".
fn is_setting(parse: &Parse<'_>, statement: &Statement, cue: &Piece, place: &Place) -> bool {
    let outside = statement.content.iter().chain(&statement.source).all(|piece| {
        let between = piece.start >= cue.end && piece.start < place.mention.start;
        !(between || overlap(piece, &place.mention))
    });
    if !outside {
        return false;
    }
    let Some(between) = span(parse, cue.end, place.mention.start).map(|span| span.of(parse.text())) else {
        return false;
    };
    let words: Vec<&str> = between.split_whitespace().take(MOST_WORDS_BETWEEN + 1).collect();
    let Some(last) = words.iter().rev().find(|word| **word != "the") else { return false };
    let clause = !between.contains(['.', ';', ':', '“', '”', '"', '\n', '—']);
    clause && words.len() <= MOST_WORDS_BETWEEN && matches!(*last, "in" | "at" | "near" | "outside" | "from")
}
