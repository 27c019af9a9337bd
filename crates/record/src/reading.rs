//! One article's record, as it is stored and printed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Affiliation, Date, Entity, Figure, Link, Mention, Naming, Place};

/// The record of one article. Every piece's text equals the characters of `document.text` at its offsets.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reading {
    /// The file's stem or the identifier given in the input.
    pub id: String,
    /// The article as read.
    pub document: Document,
    /// Statements in the order of the text.
    pub statements: Vec<Statement>,
    /// Who and what is named, in the order of the text.
    #[serde(default)]
    pub entities: Vec<Entity>,
    /// Where entities are named or referred to, in the order of the text.
    #[serde(default)]
    pub mentions: Vec<Mention>,
    /// What ties entities together.
    #[serde(default)]
    pub affiliations: Vec<Affiliation>,
    /// Numbers with what they count, in the order of the text.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// Time expressions, in the order of the text.
    #[serde(default)]
    pub dates: Vec<Date>,
    /// Named places, in the order of the text.
    #[serde(default)]
    pub places: Vec<Place>,
    /// What people and groups are called, and by whom, in the order of the text.
    #[serde(default)]
    pub namings: Vec<Naming>,
    /// Which of its items answer, deny, contradict, repeat or supersede which, in the order of `from`.
    #[serde(default)]
    pub links: Vec<Link>,
    /// What the reader was in doubt about, or did not read and why.
    pub notes: Vec<String>,
}

/// The article as read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// Headline.
    pub title: Option<String>,
    /// Name of the publisher.
    pub outlet: Option<String>,
    /// Names of the writers.
    pub authors: Vec<String>,
    /// Date or time of publication, ISO 8601.
    pub published: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
    /// The news agency that the text or its byline credits.
    #[serde(default)]
    pub agency: Option<String>,
    /// BCP 47 language of the text.
    pub language: Option<String>,
    /// SHA-256 of `text` in UTF-8, lower-case hexadecimal.
    pub sha256: String,
    /// The stored text, which all offsets count in.
    pub text: String,
}

/// A stretch of the stored text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Piece {
    /// First character, in Unicode code points from the start of `document.text`.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The characters themselves.
    pub text: String,
}

/// Something put in someone's mouth or mind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// `s1`, `s2`, ... in the order of the text; `s1.1` is the first inside `s1`.
    pub id: String,
    /// Who says it, as written; empty where the text names nobody.
    pub source: Vec<Piece>,
    /// The words that make it a statement ("said", "according to", "his claim that"); empty in the outlet's own voice
    /// and where a quotation stands without one.
    pub cue: Vec<Piece>,
    /// What is said; several pieces where source or cue stand in between.
    pub content: Vec<Piece>,
    /// Words in square brackets inside the content: the editor's, not the source's.
    pub editorial: Vec<Piece>,
    /// The source's resolved name, `null` where it is unknown.
    pub speaker: Option<String>,
    /// The speaker among `entities`; `null` where it is unknown or has no name.
    #[serde(default)]
    pub speaker_entity: Option<String>,
    /// The speaker's role, in the words that the article last used for it.
    #[serde(default)]
    pub speaker_role: Option<String>,
    /// Whom the source speaks for or belongs to, among `entities`: the state of a capital, a building or a body ("Moscow",
    /// "the Kremlin", "the army", "the Defence Ministry in Veshtal"), whose office or campaign it is ("her office"), and
    /// whose an unnamed source is ("two Karsand officials", "a spokesman for the Front"). What tells it of a capital or
    /// a body with a name is an affiliation, `speaks_for`, with its evidence.
    #[serde(default)]
    pub speaks_for: Option<String>,
    /// Why there is no speaker.
    pub unknown_source: Option<UnknownSource>,
    /// Whose words they are.
    pub manner: Manner,
    /// What is done by saying it.
    pub act: Act,
    /// Whether the content is put forward or turned down.
    pub polarity: Polarity,
    /// How firmly the source holds it, by the cue and its modifiers.
    pub certainty: Certainty,
    /// To whom it is said, as written.
    pub addressee: Option<Piece>,
    /// The addressee among `entities`.
    #[serde(default)]
    pub addressee_entity: Option<String>,
    /// Where it was said, among `places`: the place named beside source and cue ("said in Veshtal").
    #[serde(default)]
    pub said_at: Option<String>,
    /// Probability that source and content are right, from 0 to 1, calibrated on held-out articles.
    pub confidence: f32,
    /// Who speaks: a source within the article, or the outlet itself.
    pub voice: Voice,
    /// The statement of this article that it answers or denies.
    #[serde(default)]
    pub replies_to: Option<String>,
    /// Statements that the source reports in turn; they lie inside `content`.
    pub inner: Vec<Statement>,
}

/// Why a statement has no speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnknownSource {
    /// A passive without an agent ("has been accused of").
    Passive,
    /// Nobody in particular ("officials", "critics").
    Generic,
    /// One person or body that the text does not name ("a doctor", "a spokesman for the Front").
    Unnamed,
    /// The text has a source that could not be found or resolved.
    Lost,
}

/// Whose words a statement's content is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// Between quotation marks.
    Direct,
    /// In the outlet's words.
    Indirect,
    /// In the outlet's words, with quoted words inside.
    Mixed,
    /// The source's words in paragraphs of their own, without quotation marks.
    Block,
}

/// What a speaker does by a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Puts forward as true ("said", "noted").
    Assert,
    /// Turns down as untrue ("denied", "dismissed").
    Deny,
    /// Asks someone to do something ("called for", "urged").
    CallFor,
    /// Wants to know ("asked", "wondered").
    Ask,
    /// Lays blame ("accused", "blamed", "condemned").
    Accuse,
    /// Refuses a proposal or a demand ("rejected", "refused").
    Reject,
    /// Announces harm to someone ("threatened", "vowed to retaliate").
    Threaten,
    /// Points to a danger ("warned").
    Warn,
    /// Binds oneself ("promised", "pledged", "vowed").
    Promise,
    /// Approves ("praised", "welcomed", "thanked").
    Praise,
    /// Disapproves without laying a charge ("criticised", "mocked", "complained").
    Criticise,
    /// Gives in or grants ("admitted", "conceded", "confirmed").
    Admit,
    /// Makes known as done or decided ("announced", "declared", "ordered").
    Announce,
    /// Proposes or advises ("suggested", "recommended").
    Propose,
    /// Agrees or supports ("agreed", "backed").
    Agree,
    /// Foresees ("predicted", "expects").
    Predict,
    /// Holds in mind ("believes", "thinks", "fears", "hopes").
    Believe,
    /// Wants or intends ("wants", "plans", "hopes to").
    Want,
}

/// Whether the content is put forward or turned down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// The source stands behind the content.
    Positive,
    /// The source turns the content down ("denied", "did not say").
    Negative,
}

/// How firmly the source holds the content, by the cue and its modifiers (after FactBank's scale).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Stated flatly.
    Certain,
    /// Held likely ("believes", "expects").
    Probable,
    /// Held possible ("suggested", "may have said").
    Possible,
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// A source within the article.
    Attributed,
    /// The outlet itself.
    Outlet,
}
