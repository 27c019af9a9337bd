//! Counts places, on the part that has them.
//!
//! A gold name is found where the record has a place at one of its spans. Its country is right where the record's is the gold one; for
//! what lies in no one country, where the record gives none. Its name is right where the map's name is the written one or stands
//! in the gold's description. What is found and not on the map is counted apart, and so is a wrong country.

use onrecord_record::Place;

use super::gold::GoldPlaceName;
use super::paired::Paired;
use super::party;
use super::tally::Tally;

pub(super) fn count(paired: &Paired<'_>, tally: &mut Tally) {
    for gold in &paired.gold.places {
        let made: Vec<&Place> = paired.reading.places.iter().filter(|place| overlaps(gold, place)).collect();
        let right = made.iter().any(|place| is_right(gold, place));
        tally.add("places right", right);
        tally.add("place country right", made.iter().any(|place| is_country(gold, place)));
        tally.add("places wrong", !right && made.iter().any(|place| place.country.is_some()));
        tally.add(
            "places not found or not on the map",
            !right && made.iter().all(|place| place.country.is_none()),
        );
    }
}

fn overlaps(gold: &GoldPlaceName, made: &Place) -> bool {
    gold.spans.iter().any(|(start, end)| *start < made.mention.end && made.mention.start < *end)
}

fn is_country(gold: &GoldPlaceName, made: &Place) -> bool {
    match made.country.as_deref() {
        None => gold.country == "region",
        Some(country) => country.eq_ignore_ascii_case(&gold.country),
    }
}

fn is_right(gold: &GoldPlaceName, made: &Place) -> bool {
    let is_name = made.name.as_deref().is_none_or(|name| {
        let name = party::fold(name);
        let meant = party::fold(&gold.place);
        let written = party::fold(&gold.name);
        meant.contains(&name) || name.contains(&written) || party::key(&gold.name) == party::key(&name)
    });
    is_country(gold, made) && is_name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::made_up::{piece, record, with};

    fn place(start: usize, end: usize, name: Option<&str>, country: Option<&str>) -> Place {
        Place {
            id: String::new(),
            mention: piece(start, end),
            entity: None,
            kind: None,
            geonames: None,
            name: name.map(str::to_owned),
            country: country.map(str::to_owned),
            admin1: None,
            latitude: None,
            longitude: None,
            metonym: false,
            unresolved: None,
            confidence: 1.0,
        }
    }

    #[test]
    fn country_and_name_must_both_be_right() {
        let gold = with(
            r#""statements": [], "replies": [], "disputes": [], "entities": [], "places": [
               {"name": "Tal Obi", "country": "SY", "place": "Tall Ubi, Syria", "spans": [[0, 7]]},
               {"name": "Sahel", "country": "region", "place": "Sahel", "spans": [[10, 15]]},
               {"name": "Paris", "country": "FR", "place": "Paris, France", "spans": [[20, 25]]}]"#,
        );
        let check = |places: Vec<Place>, right: usize, country: usize, wrong: usize| {
            let mut record = record("", vec![]);
            record.places = places;
            let mut tally = Tally::default();
            count(&Paired::new(&gold, &record), &mut tally);
            assert_eq!(tally.of("places right"), (right, 3));
            assert_eq!(tally.of("place country right"), (country, 3));
            assert_eq!(tally.of("places wrong"), (wrong, 3));
        };
        let sahel = || place(10, 15, None, None);
        check(
            vec![
                place(0, 7, Some("Tall Ubi"), Some("SY")),
                sahel(),
                place(20, 25, Some("Paris"), Some("US")),
            ],
            2,
            2,
            1,
        );
        check(
            vec![place(0, 7, Some("Ostrev"), Some("SY")), place(10, 15, Some("Sahel"), Some("ML"))],
            0,
            1,
            2,
        );
        check(vec![], 0, 0, 0);
    }
}
