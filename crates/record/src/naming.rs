//! What people and groups are called, and by whom.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Piece, Voice};

/// A word that somebody chose for somebody: "militants", "the regime", “terrorists”.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Naming {
    /// `n1`, `n2`, ... in the order of the text.
    pub id: String,
    /// The term as written.
    pub term: Piece,
    /// The term in the singular, lower case ("militant").
    pub lemma: String,
    /// Who is so called, among the entities; `null` where the text does not tell.
    pub named: Option<String>,
    /// Who calls so, among the entities; `null` for the outlet and for sources without a name.
    pub namer: Option<String>,
    /// Who calls so, by name; `null` where unknown.
    pub namer_name: Option<String>,
    /// Whether the outlet or a source speaks.
    pub voice: Voice,
    /// The statement that the term stands in.
    pub statement: Option<String>,
    /// Whether the term stands in the namer's own words: between quotation marks, in a block quotation, or in the outlet's
    /// voice. In reported speech it may be the outlet's word for what the source said.
    pub own_words: bool,
    /// Whether the term alone stands between quotation marks.
    pub scare_quoted: bool,
}
