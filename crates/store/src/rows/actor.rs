//! Who is who across articles.

use onrecord_record::EntityKind;

use super::row;
use crate::origin::Origin;

row! {
    /// Somebody or something that one or more articles name.
    ActorRow of Actors from "actors" {
        /// The actor's identifier.
        id: String,
        /// Its fullest name among those most used.
        name: String,
        /// What it is.
        kind: EntityKind,
        /// How many statements it makes.
        statements: usize,
        /// How many articles name it.
        articles: usize,
        /// Its other names, in order of use.
        aliases: Vec<String>,
        /// Its roles, the most used first.
        roles: Vec<String>,
        /// Whether the program found it, or a person has merged, split or renamed it.
        origin: Origin,
    }
}
