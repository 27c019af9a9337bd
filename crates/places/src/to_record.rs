//! Resolved names as the record has them.

use onrecord_record::{Piece, Place, PlaceType, UnresolvedPlace};
use onrecord_text::Offsets;

use crate::gazetteer::{Kind, code};
use crate::resolve::{Open, Resolved};

/// The record's places, numbered in order; entities and metonyms are for the caller to add.
pub fn to_record(text: &str, offsets: &Offsets, resolved: &[Resolved]) -> Vec<Place> {
    let places = resolved.iter().enumerate().map(|(at, name)| {
        let points = offsets.code_points(text, name.span);
        let mention = Piece { start: points.start, end: points.end, text: name.span.of(text).to_owned() };
        let entry = name.place.ok();
        let point = entry.map(|entry| entry.point());
        Place {
            id: format!("p{}", at + 1),
            mention,
            entity: None,
            kind: entry.map(|entry| match entry.kind() {
                Kind::Country => PlaceType::Country,
                Kind::State => PlaceType::State,
                Kind::County => PlaceType::County,
                Kind::Town => PlaceType::Town,
                Kind::Region => PlaceType::Region,
            }),
            geonames: entry.and_then(|entry| entry.geonames()),
            name: entry.map(|entry| entry.name().to_owned()),
            country: entry.and_then(|entry| code(entry.country()?)).map(str::to_owned),
            admin1: entry.and_then(|entry| entry.state()).map(|state| state.name().to_owned()),
            latitude: point.map(|point| point.0),
            longitude: point.map(|point| point.1),
            metonym: false,
            unresolved: name.place.err().map(|open| match open {
                Open::Unknown => UnresolvedPlace::UnknownName,
                Open::Ambiguous => UnresolvedPlace::Ambiguous,
                Open::Namesake => UnresolvedPlace::Namesake,
            }),
            confidence: (name.confidence * 100.0).round() as f32 / 100.0,
        }
    });
    places.collect()
}
