//! Figures: numbers with what they count.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Piece;

/// A number in an article, with its bounds, its unit and what it counts.
///
/// Values are JSON numbers: whole numbers up to 2^53 and decimals of up to 15 digits survive reading and writing
/// unchanged, and more than 15 digits are never given. A value is in the unit as written ("2.9 million" is 2900000,
/// "5%" is 5, "a third" is 0.333333333333333).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// `f1`, `f2`, ... in the order of the text.
    pub id: String,
    /// The number with its sign, its unit and the words that bound it ("more than $3 million").
    pub expression: Piece,
    /// Lowest value that the words allow; `null` where they set none ("up to 300").
    pub low: Option<f64>,
    /// Highest value that the words allow; `null` where they set none ("more than 300").
    pub high: Option<f64>,
    /// Whether the text gives the number as exact; "about", bounds, ranges and vague counts make it approximate.
    pub exact: bool,
    /// What the words around it say of the number.
    pub bound: Bound,
    /// The change that it tells of ("rose by 5", "to 300").
    pub change: Option<Change>,
    /// Its unit.
    pub unit: Option<FigureUnit>,
    /// What there are so many of ("workers" of "13,000 workers", "refugees" of "the number of refugees rose to 3 million").
    pub counted: Option<Counted>,
    /// What the figure is said of, where that is something else than what is counted ("inflation" of "inflation rose
    /// 3%").
    pub about: Option<Counted>,
    /// Where, as written in the same clause.
    pub place: Option<Piece>,
    /// That place among the record's `places`.
    #[serde(default)]
    pub place_id: Option<String>,
    /// As of when, as written in the same clause.
    pub as_of: Option<Piece>,
    /// What sort of figure it is.
    pub kind: FigureKind,
    /// What became of the people that it counts.
    pub casualty: Option<Casualty>,
    /// Identifier of the statement that it stands in; `null` where the outlet itself asserts it.
    pub statement: Option<String>,
}

/// What the words around a number say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// The number as it stands.
    None,
    /// "about", "some", "an estimated".
    About,
    /// "nearly", "almost", "close to".
    Nearly,
    /// "more than", "over".
    MoreThan,
    /// "less than", "under".
    LessThan,
    /// "at least", "or more", "no fewer than".
    AtLeast,
    /// "up to", "as many as", "at most".
    UpTo,
    /// "10 to 15", "between 3 and 4".
    Between,
    /// "dozens", "tens of thousands".
    Vague,
}

/// The change that a figure tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// Which way it goes, where the text says so.
    pub direction: Option<Direction>,
    /// Whether the figure is the amount of change, its start or its end.
    pub role: ChangeRole,
}

/// Which way a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More than before.
    Up,
    /// Less than before.
    Down,
}

/// What a figure is in a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeRole {
    /// How much it changed ("by 5", "up 5").
    By,
    /// Where it ended ("to 300").
    To,
    /// Where it began ("from 200").
    From,
}

/// The unit of a figure.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct FigureUnit {
    /// ISO 4217 code of a currency, `percent`, or the name of a measure ("kilometre", "year of age").
    pub name: String,
    /// What it stands per ("hour", "barrel").
    pub per: Option<String>,
    /// Where it is written.
    pub piece: Piece,
}

/// A phrase and the noun that heads it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Counted {
    /// The whole phrase ("Syrian refugees").
    pub phrase: Piece,
    /// Its head ("refugees").
    pub head: Piece,
}

/// What sort of figure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// So many of something.
    Count,
    /// An amount of a currency.
    Money,
    /// Parts of a hundred, and percentage points.
    Percentage,
    /// A quantity in a unit of measure, ages and durations among them.
    Measure,
    /// A part of a whole, or one number to another ("a third of", "one in three", "three times").
    Ratio,
}

/// What became of the people that a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Casualty {
    /// Dead, by whatever cause the text gives.
    Killed,
    /// Hurt.
    Wounded,
    /// Arrested, captured, held.
    Detained,
    /// Not accounted for.
    Missing,
    /// Driven from their homes.
    Displaced,
}
