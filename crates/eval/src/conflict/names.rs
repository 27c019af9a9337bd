//! Counts entities and affiliations, on the part that has them.
//!
//! An entity is found where the record has one of its names; adjectives of nation are left aside, which a record keeps as mentions of the
//! state. Its type is right where the record's is of the same sort (a group is an organisation, an area a place). It is split where two entities of the record bear
//! its names. An affiliation is a pair of names; those of the record are right where the gold has the pair in either order, and those that both
//! passes had are the ones to be found.

use onrecord_record::{Entity, EntityKind};

use super::gold::GoldEntity;
use super::paired::{Paired, names};
use super::party;
use super::tally::Tally;
use crate::speakers::{Who, is_same_speaker};

pub(super) fn count(paired: &Paired<'_>, tally: &mut Tally) {
    let made = &paired.reading.entities;
    for gold in paired.gold.entities.iter().filter(|gold| gold.r#type != "nationality") {
        let found: Vec<&Entity> =
            made.iter().filter(|entity| names(entity).any(|name| is_named(gold, name))).collect();
        tally.add("entities found", !found.is_empty());
        if let Some(best) = found.iter().max_by_key(|entity| is_type(&gold.r#type, entity.kind)) {
            tally.add("entity type right", is_type(&gold.r#type, best.kind));
            tally.add("entities split", found.len() > 1);
        }
    }
    let is_one = |written: &str, entity: &Entity| {
        let gold = paired.gold.entities.iter().find(|gold| gold.names.iter().any(|name| name == written));
        names(entity).any(|name| {
            party::key(name) == party::key(written) || gold.is_some_and(|gold| is_named(gold, name))
        })
    };
    let mut hit = vec![false; paired.gold.affiliations.len()];
    for affiliation in &paired.reading.affiliations {
        let ends = (paired.entity(Some(&affiliation.subject)), paired.entity(affiliation.object.as_deref()));
        let (Some(subject), Some(object)) = ends else { continue };
        let mut is_right = false;
        for (at, gold) in paired.gold.affiliations.iter().enumerate() {
            let same = (is_one(&gold.subject, subject) && is_one(&gold.object, object))
                || (is_one(&gold.subject, object) && is_one(&gold.object, subject));
            is_right |= same;
            hit[at] |= same;
        }
        tally.add("affiliations right", is_right);
    }
    for (gold, hit) in paired.gold.affiliations.iter().zip(hit).filter(|(gold, _)| gold.both) {
        let is_both = |entity: &Entity| is_one(&gold.subject, entity) && is_one(&gold.object, entity);
        tally.add("affiliations found", hit || made.iter().any(is_both));
    }
}

fn is_named(gold: &GoldEntity, name: &str) -> bool {
    let person = gold.r#type == "person";
    is_same_speaker(Some(name), &Who::Named { names: gold.names.clone(), person })
        || gold.names.iter().any(|gold| party::key(gold) == party::key(name))
}

fn is_type(gold: &str, made: EntityKind) -> bool {
    use EntityKind::{Facility, Group, Location, Organisation, Person, Place, Unknown};
    match gold {
        "person" => made == Person,
        "organisation" => matches!(made, Organisation | Group),
        "place" => matches!(made, Place | Location),
        "facility" => made == Facility,
        _ => !matches!(made, Person | Organisation | Group | Place | Location | Facility | Unknown),
    }
}

#[cfg(test)]
mod tests {
    use onrecord_record::{Affiliation, AffiliationKind};

    use super::*;
    use crate::conflict::made_up::{entity, record, with};

    fn counted(entities: Vec<Entity>, pairs: &[(&str, &str)]) -> Tally {
        let gold = with(
            r#""statements": [], "replies": [], "disputes": [],
               "entities": [{"names": ["Ada Obi"], "type": "person"}, {"names": ["League", "LN"], "type": "organisation"},
                            {"names": ["Iranian"], "type": "nationality"}],
               "affiliations": [{"subject": "Ada Obi", "object": "League", "both": true}]"#,
        );
        let mut record = record("", vec![]);
        record.entities = entities;
        record.affiliations = pairs
            .iter()
            .map(|(subject, object)| Affiliation {
                id: String::new(),
                subject: (*subject).into(),
                relation: AffiliationKind::Role,
                role: None,
                object: Some((*object).into()),
                since: None,
                until: None,
                ended: false,
                evidence: vec![],
            })
            .collect();
        let mut tally = Tally::default();
        count(&Paired::new(&gold, &record), &mut tally);
        tally
    }

    #[test]
    fn names_types_and_ties_are_counted_apart() {
        let entities = vec![
            entity("e1", "Obi", EntityKind::Person),
            entity("e2", "the League", EntityKind::Place),
            entity("e3", "LN", EntityKind::Group),
            entity("e4", "Ostrev", EntityKind::Place),
        ];
        let tally = counted(entities, &[("e1", "e3"), ("e1", "e4")]);
        assert_eq!(tally.of("entities found"), (2, 2));
        assert_eq!(tally.of("entity type right"), (2, 2));
        assert_eq!(tally.of("entities split"), (1, 2));
        assert_eq!(tally.of("affiliations right"), (1, 2));
        assert_eq!(tally.of("affiliations found"), (1, 1));
    }

    #[test]
    fn nothing_found_has_no_type() {
        let tally = counted(vec![entity("e1", "Ivo Obi", EntityKind::Person)], &[]);
        assert_eq!(tally.of("entities found"), (0, 2));
        assert_eq!(tally.of("entity type right"), (0, 0));
        assert_eq!(tally.of("affiliations found"), (0, 1));
    }
}
