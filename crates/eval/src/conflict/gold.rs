//! The annotations, as their lines have them; `eval/README.md` says how they were made.

use serde::Deserialize;

use onrecord_record::{Act, Manner};

/// Spans in code points, half-open.
type Spans = Vec<(usize, usize)>;

/// One annotated article.
#[derive(Clone, Debug, PartialEq)]
pub struct ConflictArticle {
    /// Its identifier.
    pub id: String,
    /// File and identifier in the corpora, parted by `#`.
    pub origin: String,
    /// SHA-256 of the text that the offsets count in.
    pub sha256: String,
    /// Statements in the order of the text.
    pub statements: Vec<GoldStatement>,
    /// What may be a statement or not: neither missed nor spurious.
    pub open: Vec<GoldOpen>,
    /// Who answers or denies what.
    pub replies: Vec<GoldReply>,
    /// Issues on which accounts part.
    pub disputes: Vec<GoldDispute>,
    /// Whether the lists below are annotated at all.
    pub has_names: bool,
    /// What is named.
    pub entities: Vec<GoldEntity>,
    /// What ties the named together.
    pub affiliations: Vec<GoldTie>,
    /// Names of places.
    pub places: Vec<GoldPlaceName>,
    /// Numbers that count something.
    pub figures: Vec<GoldConflictFigure>,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    origin: String,
    sha256: String,
    statements: Vec<GoldStatement>,
    #[serde(default)]
    open: Vec<GoldOpen>,
    replies: Vec<GoldReply>,
    disputes: Vec<GoldDispute>,
    entities: Option<Vec<GoldEntity>>,
    #[serde(default)]
    affiliations: Vec<GoldTie>,
    #[serde(default)]
    places: Vec<GoldPlaceName>,
    #[serde(default)]
    figures: Vec<GoldConflictFigure>,
}

/// Something put in someone's mouth or mind.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct GoldStatement {
    /// `s1`, `s2`, ...
    pub id: String,
    /// Who says it, as written; empty where the text has nobody here.
    pub source: Spans,
    /// The words that make it a statement; empty for a quotation that goes on.
    pub cue: Spans,
    /// What is said.
    pub content: Spans,
    /// Who says it; `None` where the text tells nobody.
    pub speaker: Option<GoldSpeakerName>,
    /// For whom, in order of nearness; each counts as right. Empty: for nobody but himself.
    pub parties: Vec<String>,
    /// What is done by it.
    pub act: Act,
    /// Whose words it is in.
    pub manner: Manner,
}

/// What one pass alone took for a statement.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct GoldOpen {
    /// The words that would make it one.
    pub cue: Spans,
    /// What would be said.
    pub content: Spans,
}

/// A gold speaker, as `speaker` of a line has it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct GoldSpeakerName {
    /// The names that count as right, the full one first; those of each where several speak together.
    pub names: Vec<String>,
    /// What sort of speaker it is.
    pub kind: GoldSaid,
}

/// What sort of speaker a gold one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoldSaid {
    /// A person with a name.
    Person,
    /// A body, a state or anything else with a name.
    Named,
    /// Nobody whom the text names: "two officials", "Danish police".
    Described,
}

/// A statement that answers or denies.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct GoldReply {
    /// The statement that does.
    pub from: String,
    /// Statements that it answers.
    pub to: Vec<String>,
    /// The outlet's words that it answers.
    pub outlet: Spans,
}

/// An issue on which accounts part.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct GoldDispute {
    /// What it is about.
    pub issue: String,
    /// Who stands against whom.
    pub parties: Vec<GoldParty>,
}

/// A party of a dispute.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum GoldParty {
    /// A party and what it says.
    Speaker {
        /// Its name.
        name: String,
        /// Its statements.
        statements: Vec<String>,
    },
    /// The outlet, in its own voice.
    Outlet(GoldOutlet),
}

/// Where the outlet takes a side.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct GoldOutlet {
    /// Its words.
    pub outlet: (usize, usize),
}

/// Something named.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct GoldEntity {
    /// Its names.
    pub names: Vec<String>,
    /// person, organisation, place, facility, nationality, other.
    pub r#type: String,
}

/// A tie that the text states.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct GoldTie {
    /// Who or what.
    pub subject: String,
    /// Of whom.
    pub object: String,
    /// Whether both passes had the pair.
    pub both: bool,
}

/// A place's name.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct GoldPlaceName {
    /// The name as written.
    pub name: String,
    /// ISO 3166 code, or `region` for what lies in several countries or none.
    pub country: String,
    /// What is meant, in words.
    pub place: String,
    /// Where the name stands.
    pub spans: Spans,
}

/// A number that counts something.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct GoldConflictFigure {
    /// The expression.
    pub span: (usize, usize),
    /// Lower bound; `None` for "billions".
    pub low: Option<f64>,
    /// Upper bound; `None` where it is open.
    pub high: Option<f64>,
    /// What is counted, in words.
    pub counted: String,
    /// killed, wounded, missing, captured, displaced, detained.
    pub casualty: Option<String>,
    /// Who asserts it; each counts as right; empty for the outlet, which may stand among others as `outlet`.
    pub who: Vec<String>,
}

/// Reads annotated articles, one object a line.
///
/// # Errors
/// What is wrong with which line.
pub fn read_conflict(lines: &str) -> Result<Vec<ConflictArticle>, String> {
    let rows = lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    rows.map(|(number, line)| {
        parse(line).map_err(|reason| format!("line {} of the articles: {reason}", number + 1))
    })
    .collect()
}

fn parse(line: &str) -> Result<ConflictArticle, String> {
    let line: Line = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let known = |id: &String| line.statements.iter().any(|statement| statement.id == *id);
    let ends = line.replies.iter().flat_map(|reply| std::iter::once(&reply.from).chain(&reply.to));
    let held = line.disputes.iter().flat_map(|dispute| &dispute.parties).flat_map(|party| match party {
        GoldParty::Speaker { statements, .. } => statements.as_slice(),
        GoldParty::Outlet(_) => &[],
    });
    if let Some(id) = ends.chain(held).find(|id| !known(id)) {
        return Err(format!("there is no statement {id}"));
    }
    Ok(ConflictArticle {
        has_names: line.entities.is_some(),
        id: line.id,
        origin: line.origin,
        sha256: line.sha256,
        statements: line.statements,
        open: line.open,
        replies: line.replies,
        disputes: line.disputes,
        entities: line.entities.unwrap_or_default(),
        affiliations: line.affiliations,
        places: line.places,
        figures: line.figures,
    })
}

#[cfg(test)]
mod tests {
    use onrecord_record::sha256;

    use super::*;
    use crate::conflict::ConflictPart;

    #[test]
    fn the_annotations_are_whole() {
        for (part, articles, statements) in
            [(ConflictPart::Development, 60, 856), (ConflictPart::Test, 30, 401)]
        {
            let all = read_conflict(part.lines()).expect("well formed");
            assert_eq!(all.len(), articles);
            assert_eq!(all.iter().map(|article| article.statements.len()).sum::<usize>(), statements);
            for article in all {
                assert_eq!(article.has_names, part == ConflictPart::Test, "{}", article.id);
                for statement in article.statements {
                    assert!(!statement.content.is_empty(), "{} {}", article.id, statement.id);
                    let spans = [statement.source, statement.cue, statement.content].concat();
                    assert!(spans.iter().all(|(start, end)| start < end), "{} {}", article.id, statement.id);
                }
            }
        }
    }

    #[test]
    fn the_sealed_part_is_as_it_was_sealed() {
        let sealed = "7b6beed44f8f5f430a2767e8dbd2d08a3ce4cb121ee22106f8e22d1af056ce36";
        assert_eq!(
            sha256(ConflictPart::Test.lines()),
            sealed,
            "a change of the sealed part is a new test part"
        );
    }

    #[test]
    fn a_reply_to_a_statement_that_is_none_is_named() {
        let line = r#"{"id": "a", "origin": "x#a", "sha256": "", "statements": [], "disputes": [],
            "replies": [{"from": "s1", "to": ["s2"], "outlet": []}]}"#;
        let found = read_conflict(&line.replace('\n', " "));
        assert_eq!(found, Err("line 1 of the articles: there is no statement s1".to_owned()));
    }
}
