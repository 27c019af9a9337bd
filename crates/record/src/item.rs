//! What the items of a record have in common, and one way through all of them.
//!
//! An item has an identifier, the words that it is known by, and references to others. Each kind says so once, here; whoever
//! renames items, takes some out, looks one up or counts them goes through [`Reading::visit`] and need not know what kinds
//! there are. A new layer adds its [`ItemKind`], its implementation of [`Item`], and its list in [`each_list`].

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{
    Affiliation, Date, DateAnchor, Entity, Figure, ItemKind, Link, Mention, Naming, Piece, Place, Reading,
    Statement,
};

/// Something in a record that has an identifier.
pub trait Item: Clone + Serialize + DeserializeOwned {
    /// Its kind.
    const KIND: ItemKind;

    /// Its identifier.
    fn id(&self) -> &str;

    /// Its identifier, to give it another.
    fn id_mut(&mut self) -> &mut String;

    /// The stretches of the text that it is known by when the text is read again; none for what is known otherwise.
    fn pieces(&self) -> Vec<&Piece>;

    /// The one stretch that it is, where it is one.
    fn piece_mut(&mut self) -> Option<&mut Piece> {
        None
    }

    /// What it is called where its words do not tell: an entity's name.
    fn name(&self) -> Option<&str> {
        None
    }

    /// The list of a record that such items stand in.
    fn list_mut(reading: &mut Reading) -> &mut Vec<Self>;

    /// Every other item that it names.
    fn references(&mut self) -> Vec<Reference<'_>>;
}

/// How an item names another.
#[derive(Debug)]
pub enum Reference<'a> {
    /// It is nothing without the other: a mention without its entity.
    Needed(&'a mut String),
    /// It may do without: a statement without the entity of its speaker.
    Entity(&'a mut Option<String>),
    /// The same, of another item than an entity.
    Other(&'a mut Option<String>),
    /// It was made with the other's help and stands by itself now: a date that is counted from another.
    Made(&'a mut String),
}

impl Reference<'_> {
    /// The identifier, to give it another; `None` where nothing is named.
    pub fn id_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Needed(id) | Self::Made(id) => Some(id),
            Self::Entity(id) | Self::Other(id) => id.as_mut(),
        }
    }
}

/// Takes every item of a record, one after the other.
pub trait Visit {
    /// Takes one; statements come before those inside them.
    fn item<T: Item>(&mut self, item: &T);
}

/// Takes every item of a record and may change it.
pub trait VisitMut {
    /// Takes one; statements come before those inside them.
    fn item<T: Item>(&mut self, item: &mut T);
}

/// Does the same with each list of a record but that of statements, which hold others.
macro_rules! each_list {
    ([$($borrow:tt)+] $reading:ident, $list:ident => $done:expr) => {
        each_list!(@ [$($borrow)+] $reading, $list => $done,
            entities mentions affiliations figures dates places namings links)
    };
    (@ $borrow:tt $reading:ident, $list:ident => $done:expr, $($field:ident)+) => {{
        $(each_list!(# $borrow $reading $field, $list => $done);)+
    }};
    (# [$($borrow:tt)+] $reading:ident $field:ident, $list:ident => $done:expr) => {{
        let $list = $($borrow)+ $reading.$field;
        $done
    }};
}

impl Reading {
    /// Every statement, those inside others after the one that they lie in.
    pub fn statements_deep(&self) -> impl Iterator<Item = &Statement> {
        deep(&self.statements)
    }

    /// The statement with an identifier, inside others too.
    pub fn statement(&self, id: &str) -> Option<&Statement> {
        self.statements_deep().find(|statement| statement.id == id)
    }

    /// The statement with an identifier, inside others too, to change it.
    pub fn statement_mut(&mut self, id: &str) -> Option<&mut Statement> {
        find_mut(&mut self.statements, id)
    }

    /// Gives every statement to `change`, those inside others after the one that they lie in.
    pub fn for_each_statement_mut(&mut self, mut change: impl FnMut(&mut Statement)) {
        fn each(list: &mut [Statement], change: &mut impl FnMut(&mut Statement)) {
            for statement in list {
                change(statement);
                each(&mut statement.inner, change);
            }
        }
        each(&mut self.statements, &mut change);
    }

    /// Gives every item to `visit`.
    pub fn visit(&self, visit: &mut impl Visit) {
        for statement in self.statements_deep() {
            visit.item(statement);
        }
        each_list!([&] self, list => for item in list { visit.item(item); });
    }

    /// Gives every item to `visit`, to change it.
    pub fn visit_mut(&mut self, visit: &mut impl VisitMut) {
        fn statements(list: &mut [Statement], visit: &mut impl VisitMut) {
            for statement in list {
                visit.item(statement);
                statements(&mut statement.inner, visit);
            }
        }
        statements(&mut self.statements, visit);
        each_list!([&mut] self, list => for item in list { visit.item(item); });
    }

    /// Takes the items out that are `gone`, and what is nothing without one of them; what may do without is left without.
    /// Statements inside one that goes take its place.
    pub fn take_out(&mut self, gone: impl Fn(&str) -> bool) {
        fn kept(list: Vec<Statement>, gone: &impl Fn(&str) -> bool) -> Vec<Statement> {
            let mut left = Vec::with_capacity(list.len());
            for mut statement in list {
                let inner = kept(std::mem::take(&mut statement.inner), gone);
                if !stands(&mut statement, gone) {
                    left.extend(inner);
                    continue;
                }
                statement.inner = inner;
                left.push(statement);
            }
            left
        }
        self.statements = kept(std::mem::take(&mut self.statements), &gone);
        each_list!([&mut] self, list => list.retain_mut(|item| stands(item, &gone)));
    }

    /// Puts an item back among those of its kind, where its words stand. It leads to those entities that are there, and to
    /// nothing else.
    pub fn put_back<T: Item>(&mut self, mut item: T) {
        for reference in item.references() {
            match reference {
                Reference::Entity(id) if !id.as_ref().is_some_and(|id| self.has_entity(id)) => *id = None,
                Reference::Other(id) => *id = None,
                _ => {}
            }
        }
        let Some(start) = item.pieces().first().map(|piece| piece.start) else {
            T::list_mut(self).push(item);
            return;
        };
        let list = T::list_mut(self);
        let begins = |other: &T| other.pieces().first().map_or(0, |piece| piece.start);
        let place = list.partition_point(|other| begins(other) <= start);
        list.insert(place, item);
    }

    fn has_entity(&self, id: &str) -> bool {
        self.entities.iter().any(|entity| entity.id == id)
    }
}

/// Whether an item stays where some are gone; it loses what leads to these.
fn stands<T: Item>(item: &mut T, gone: &impl Fn(&str) -> bool) -> bool {
    if gone(item.id()) {
        return false;
    }
    for reference in item.references() {
        match reference {
            Reference::Needed(id) if gone(id) => return false,
            Reference::Entity(id) | Reference::Other(id) if id.as_deref().is_some_and(gone) => *id = None,
            _ => {}
        }
    }
    true
}

/// Statements, each followed by those inside it.
fn deep(statements: &[Statement]) -> impl Iterator<Item = &Statement> {
    let mut left: Vec<std::slice::Iter<'_, Statement>> = vec![statements.iter()];
    std::iter::from_fn(move || {
        loop {
            match left.last_mut()?.next() {
                Some(statement) => {
                    left.push(statement.inner.iter());
                    return Some(statement);
                }
                None => {
                    left.pop();
                }
            }
        }
    })
}

fn find_mut<'a>(statements: &'a mut [Statement], id: &str) -> Option<&'a mut Statement> {
    statements.iter_mut().find_map(|one| if one.id == id { Some(one) } else { find_mut(&mut one.inner, id) })
}

impl Statement {
    /// It, and every statement inside it.
    pub fn deep(&self) -> impl Iterator<Item = &Statement> {
        deep(std::slice::from_ref(self))
    }
}

/// What an item is, said once for each kind.
macro_rules! item {
    ($type:ident in $list:ident, known by $known:expr $(, is $piece:ident)? $(, called $name:ident)?;
     $item:ident => [$($reference:expr),*]) => {
        impl Item for $type {
            const KIND: ItemKind = ItemKind::$type;

            fn list_mut(reading: &mut Reading) -> &mut Vec<Self> {
                &mut reading.$list
            }

            fn id(&self) -> &str {
                &self.id
            }

            fn id_mut(&mut self) -> &mut String {
                &mut self.id
            }

            fn pieces(&self) -> Vec<&Piece> {
                let known: fn(&Self) -> Vec<&Piece> = $known;
                known(self)
            }

            $(fn piece_mut(&mut self) -> Option<&mut Piece> {
                Some(&mut self.$piece)
            })?

            $(fn name(&self) -> Option<&str> {
                Some(&self.$name)
            })?

            fn references(&mut self) -> Vec<Reference<'_>> {
                let $item = self;
                vec![$($reference),*]
            }
        }
    };
}

use Reference::{Entity as AnEntity, Needed, Other};

item!(Statement in statements, known by |one| one.content.iter().collect();
one => [
    AnEntity(&mut one.speaker_entity),
    AnEntity(&mut one.speaks_for),
    AnEntity(&mut one.addressee_entity),
    Other(&mut one.replies_to),
    Other(&mut one.said_at)
]);
item!(Entity in entities, known by |_| Vec::new(), called name; _one => []);
item!(Mention in mentions, known by |one| vec![&one.piece], is piece; one => [Needed(&mut one.entity)]);
item!(Affiliation in affiliations, known by |one| one.evidence.iter().collect();
    one => [Needed(&mut one.subject), AnEntity(&mut one.object)]);
item!(Figure in figures, known by |one| vec![&one.expression], is expression;
    one => [Other(&mut one.statement), Other(&mut one.place_id)]);
item!(Place in places, known by |one| vec![&one.mention], is mention; one => [AnEntity(&mut one.entity)]);
item!(Naming in namings, known by |one| vec![&one.term], is term;
    one => [AnEntity(&mut one.named), AnEntity(&mut one.namer), Other(&mut one.statement)]);
item!(Link in links, known by |_| Vec::new(); one => [Needed(&mut one.from), Needed(&mut one.to)]);

impl Item for Date {
    const KIND: ItemKind = ItemKind::Date;

    fn list_mut(reading: &mut Reading) -> &mut Vec<Self> {
        &mut reading.dates
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn id_mut(&mut self) -> &mut String {
        &mut self.id
    }

    fn pieces(&self) -> Vec<&Piece> {
        vec![&self.mention]
    }

    fn piece_mut(&mut self) -> Option<&mut Piece> {
        Some(&mut self.mention)
    }

    fn references(&mut self) -> Vec<Reference<'_>> {
        let anchors = [&mut self.anchor, &mut self.begins, &mut self.ends].into_iter().flatten();
        let date = |anchor| match anchor {
            &mut DateAnchor::Date(ref mut id) => Some(Reference::Made(id)),
            _ => None,
        };
        anchors.filter_map(date).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Reading {
        let piece = |start, end| serde_json::json!({ "start": start, "end": end, "text": "x" });
        let statement = |id: &str, inner: serde_json::Value| {
            serde_json::json!({ "id": id, "source": [], "cue": [], "content": [piece(0, 1)], "editorial": [],
                "speaker": null, "speaker_entity": "e1", "unknown_source": null, "manner": "direct", "act": "assert",
                "polarity": "positive", "certainty": "certain", "addressee": null, "confidence": 1.0,
                "voice": "attributed", "inner": inner })
        };
        let inner = statement("s1.1", serde_json::json!([statement("s1.1.1", serde_json::json!([]))]));
        let entity = |id: &str| serde_json::json!({ "id": id, "name": "Ada Obi", "kind": "person", "aliases": [], "roles": [], "statements": 1 });
        let mut mention = piece(0, 1);
        mention["id"] = "m1".into();
        mention["entity"] = "e1".into();
        mention["kind"] = "name".into();
        let record = serde_json::json!({
            "id": "a", "document": { "title": null, "outlet": null, "authors": [], "published": null, "url": null,
                "language": null, "sha256": "", "text": "x" },
            "statements": [statement("s1", serde_json::json!([inner])), statement("s2", serde_json::json!([]))],
            "entities": [entity("e1"), entity("e2")], "mentions": [mention], "notes": []
        });
        serde_json::from_value(record).expect("it is a record")
    }

    struct Ids(Vec<String>);

    impl Visit for Ids {
        fn item<T: Item>(&mut self, item: &T) {
            let id: crate::ItemId = item.id().parse().expect("an identifier");
            assert_eq!(id.kind(), T::KIND);
            self.0.push(item.id().to_owned());
        }
    }

    fn ids(record: &Reading) -> Vec<String> {
        let mut ids = Ids(Vec::new());
        record.visit(&mut ids);
        ids.0
    }

    #[test]
    fn every_item_is_visited_statements_before_those_inside_them() {
        assert_eq!(ids(&record()), ["s1", "s1.1", "s1.1.1", "s2", "e1", "e2", "m1"]);
        let deep: Vec<String> = record().statements_deep().map(|statement| statement.id.clone()).collect();
        assert_eq!(deep, ["s1", "s1.1", "s1.1.1", "s2"]);
        assert!(record().statement("s1.1.1").is_some() && record().statement("s3").is_none());
    }

    #[test]
    fn what_is_nothing_without_an_item_goes_with_it_and_the_rest_is_left_without() {
        let mut left = record();
        left.take_out(|id| matches!(id, "e1" | "s1.1"));
        assert_eq!(ids(&left), ["s1", "s1.1.1", "s2", "e2"]);
        assert!(left.statements_deep().all(|statement| statement.speaker_entity.is_none()));
    }

    #[test]
    fn an_item_that_is_put_back_leads_only_to_entities_that_are_there() {
        let mut left = record();
        let mut lost = left.statements.remove(1);
        lost.replies_to = Some("s1".to_owned());
        lost.speaks_for = Some("e9".to_owned());
        left.put_back(lost);
        let found = left.statement("s2").expect("it is back");
        assert_eq!(
            (found.speaker_entity.as_deref(), &found.speaks_for, &found.replies_to),
            (Some("e1"), &None, &None)
        );
    }
}
