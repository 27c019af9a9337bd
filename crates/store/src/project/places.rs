//! Rows of places.

use onrecord_record::Reading;
use rusqlite::{Connection, params};

use super::statements::decimal;
use super::{Owner, Rows, one_line};
use crate::error::Kind;
use crate::number::{number, written};
use crate::origin::{Origin, of};

pub(super) fn write(db: &Connection, owner: &Owner<'_>, reading: &Reading, rows: &Rows) -> Result<(), Kind> {
    for (at, place) in reading.places.iter().enumerate() {
        let origin = of(owner.origins, &place.id);
        let within = rows.within(&place.mention);
        let actor = within.and_then(|row| rows.speakers.get(&row)).copied();
        db.prepare_cached(
            "INSERT INTO stored_places VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
             ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)",
        )?
        .execute(params![
            number(owner.document, at + 1),
            owner.document,
            place.id,
            origin.code(),
            owner.current && origin != Origin::Rejected,
            owner.at,
            owner.outlet,
            actor,
            within,
            within,
            rows.entity(place.entity.as_ref()),
            place.kind.as_ref().map(written),
            place.geonames,
            place.name,
            place.country,
            place.admin1,
            place.latitude,
            place.longitude,
            place.metonym,
            place.unresolved.as_ref().map(written),
            decimal(place.confidence),
            place.mention.start,
            place.mention.end,
            one_line(&place.mention.text),
        ])?;
    }
    Ok(())
}
