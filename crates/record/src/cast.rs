//! Who is who in an article: entities, where they are mentioned, and what ties them together.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Piece;

/// A person, organisation, place or thing that an article names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// `e1`, `e2`, ... in the order of the text.
    pub id: String,
    /// The fullest name that the article gives, without titles and ranks.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// The other names that the article uses, in order.
    pub aliases: Vec<String>,
    /// Its roles, ranks and titles as the article gives them ("foreign minister of Karsand"), in order.
    pub roles: Vec<String>,
    /// How many statements it makes.
    pub statements: usize,
}

/// What an entity is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// A person.
    Person,
    /// A company, party, ministry, agency, team or armed group.
    Organisation,
    /// A place with a government: a state, province or town.
    Place,
    /// A place without one: a river, mountain or region.
    Location,
    /// A building, road, airport or bridge.
    Facility,
    /// A nationality, religion, people or political leaning.
    Group,
    /// A law, treaty, resolution or other document.
    Law,
    /// A war, battle, election or storm with a name.
    Event,
    /// A book, film or newspaper article.
    Work,
    /// A weapon.
    Weapon,
    /// A military platform or a vehicle.
    Vehicle,
    /// A product of another sort.
    Product,
    /// The text does not tell.
    #[default]
    Unknown,
}

/// A place in the text where an entity is named or referred to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// `m1`, `m2`, ... in the order of the text.
    pub id: String,
    /// The entity.
    pub entity: String,
    /// How it is referred to.
    pub kind: MentionForm,
    /// The words.
    #[serde(flatten)]
    pub piece: Piece,
}

/// How an entity is referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MentionForm {
    /// By a name.
    Name,
    /// By a description ("the envoy").
    Nominal,
    /// By a pronoun.
    Pronoun,
}

/// What ties an entity to another or to a role, with the words that say so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Affiliation {
    /// `a1`, `a2`, ... in the order of the text.
    pub id: String,
    /// The entity that it is told of.
    pub subject: String,
    /// What is told.
    pub relation: AffiliationKind,
    /// The role as written, for [`AffiliationKind::Role`].
    pub role: Option<String>,
    /// The other entity, where there is one.
    pub object: Option<String>,
    /// Since when, as written.
    pub since: Option<Piece>,
    /// Until when, as written; set also where it is said to be over ("former") only if a time is given.
    pub until: Option<Piece>,
    /// Whether the text says that it is over ("former", "until July 2016").
    pub ended: bool,
    /// The words that say so.
    pub evidence: Vec<Piece>,
}

/// What is told of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AffiliationKind {
    /// The subject has a role, in the object where one is named ("spokesman of the Front").
    Role,
    /// The subject is a part or member of the object.
    PartOf,
    /// The subject is also called the object.
    AlsoKnownAs,
    /// The subject was once called the object.
    Formerly,
    /// The subject is allied with, linked to or backed by the object.
    LinkedTo,
    /// The subject, a capital, a building or a body of a state, speaks for the object, the state.
    SpeaksFor,
}
