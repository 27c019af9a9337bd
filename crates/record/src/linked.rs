//! What is found across articles: copies of one story, actors, links and disputes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{EntityKind, Link, Piece, Why};

/// All that ties the articles of a collection together. A function of the articles and of what people have corrected: it
/// can be thrown away and made again.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Linked {
    /// Articles that print one story; only groups of two and more, in the order of their earliest article.
    pub origins: Vec<OriginGroup>,
    /// Articles that tell of one event in their own words; only groups of two and more. Wider than `origins`.
    pub related: Vec<RelatedGroup>,
    /// Who is who across the articles, in the order of their names.
    pub actors: Vec<Actor>,
    /// Links between items, within one article too; in the order of `from`, `to` and kind.
    pub links: Vec<Link>,
    /// Connected links, by what they are about, in the order of their first day.
    pub disputes: Vec<Dispute>,
}

/// Articles that print one story: near-duplicates with one origin. However many they are, they are one source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OriginGroup {
    /// Made from the earliest article's identifier.
    pub id: String,
    /// The articles, the earliest first.
    pub members: Vec<OriginMember>,
    /// Identifier of the earliest article; among those of one time, or without one, the one that credits no agency and
    /// then the first by identifier.
    pub earliest: String,
    /// The news agency that members credit, or that is the earliest one's outlet.
    pub agency: Option<String>,
    /// The least similarity by which a member belongs to the group.
    pub similarity: f32,
}

/// One article of an [`OriginGroup`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OriginMember {
    /// The article.
    pub document: String,
    /// How much of the shorter text stands in the other, from 0 to 1; 1 for the earliest.
    pub similarity: f32,
    /// The member that it is most alike; `null` for the earliest.
    pub like: Option<String>,
}

/// Articles that tell of one event, each in its own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RelatedGroup {
    /// Made from the first article's identifier.
    pub id: String,
    /// The articles, by date and identifier.
    pub documents: Vec<String>,
    /// Names that more than half of them have, the most shared first.
    pub keys: Vec<String>,
}

/// An entity across articles: a person, body or place who is named in one or more of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Actor {
    /// Made from the address of its first member by date and identifier.
    pub id: String,
    /// Its fullest name among those most used.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Its other names, in order of use.
    pub aliases: Vec<String>,
    /// Its roles as the articles give them, the most used first.
    pub roles: Vec<String>,
    /// Its members: addresses of entities (`DOC:e3`), by date and identifier.
    pub members: Vec<String>,
    /// Why each member but the first belongs to it. The merges make a tree: without one of them its two sides are two
    /// actors.
    pub merges: Vec<Merge>,
}

/// Why two entities are taken for one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Merge {
    /// Address of an entity.
    pub left: String,
    /// Address of the entity that it is taken to be.
    pub right: String,
    /// The rule and what it saw.
    pub why: Why,
    /// How sure the rule is, from 0 to 1.
    pub confidence: f32,
}

/// An issue on which accounts part: connected links with the parties, what each says, and since when. It has a state and
/// no verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Dispute {
    /// Made from its earliest item's address and its sort, so that it stays while items are added.
    pub id: String,
    /// What it is about, in words that the items themselves use.
    pub title: String,
    /// What sort of issue it is.
    pub issue: IssueKind,
    /// Who holds what, in the order of the first thing that each said.
    pub parties: Vec<Party>,
    /// The day of the earliest item, ISO 8601; `null` where no item has a date.
    pub since: Option<String>,
    /// The day of the latest item.
    pub until: Option<String>,
    /// How it stands in the articles at hand.
    pub state: DisputeState,
    /// Identifiers of the links that make it, in [`Linked::links`].
    pub links: Vec<String>,
}

/// What sort of issue a dispute is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IssueKind {
    /// How many.
    Figure,
    /// Who did it: a charge and what is said to it.
    Accusation,
    /// Whether it is so: a claim and its denial.
    Claim,
    /// Whether it shall be: a demand or proposal and its refusal.
    Demand,
}

/// One side of a dispute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Party {
    /// The actor; `null` for sources without a name, and for outlets that no article names.
    pub actor: Option<String>,
    /// The actor's name, the source as written, or the outlet's name.
    pub name: String,
    /// What it says, by date and identifier.
    pub positions: Vec<Position>,
}

/// What a party says, in its item's own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Position {
    /// The item's address.
    pub item: String,
    /// The day on which its article was published.
    pub published: Option<String>,
    /// Its words, with offsets in that article's text.
    pub pieces: Vec<Piece>,
    /// Whether a later position of the same party replaces it.
    pub superseded: bool,
    /// The article's group of copies, where it belongs to one: positions of one group are one position, printed again.
    pub origin: Option<String>,
}

/// How a dispute stands in the articles at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DisputeState {
    /// Accounts stand side by side, and nobody speaks to the other's.
    Open,
    /// Somebody answers or denies what another said.
    Answered,
    /// A party has replaced its position by one that no longer parts from the others'.
    Superseded,
}

/// What people have decided about who is who: kept by the store, obeyed by every later linking.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Constraints {
    /// Addresses of entities that are one.
    pub must_link: Vec<(String, String)>,
    /// Addresses of entities that are not one. Where both are said of a pair, this holds.
    pub cannot_link: Vec<(String, String)>,
    /// Identifiers of links that were rejected: they are not made again, and no dispute is built on them.
    #[serde(default)]
    pub rejected_links: Vec<String>,
}
