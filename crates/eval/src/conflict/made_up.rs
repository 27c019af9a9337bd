//! Made-up annotations and records for the tests of this folder.

use onrecord_record::{
    Act, Certainty, Document, Entity, EntityKind, Linked, Manner, Piece, Polarity, Reading, Statement, Voice,
};

use super::gold::{ConflictArticle, read_conflict};

/// Annotations of statements alone.
pub(super) fn gold(statements: &str) -> ConflictArticle {
    with(&format!(r#""statements": {statements}, "replies": [], "disputes": []"#))
}

/// Annotations with these fields beside identifier and origin.
pub(super) fn with(fields: &str) -> ConflictArticle {
    let line = format!(r#"{{"id": "a", "origin": "x#a", "sha256": "", {fields}}}"#);
    read_conflict(&line.replace('\n', " ")).expect("well formed").remove(0)
}

pub(super) fn record(text: &str, statements: Vec<Statement>) -> Reading {
    let document = Document { text: text.to_owned(), ..Document::default() };
    Reading { id: "a".into(), document, statements, ..Reading::default() }
}

pub(super) fn piece(start: usize, end: usize) -> Piece {
    Piece { start, end, text: String::new() }
}

pub(super) fn entity(id: &str, name: &str, kind: EntityKind) -> Entity {
    Entity { id: id.into(), name: name.into(), kind, aliases: vec![], roles: vec![], statements: 0 }
}

/// A statement of the record.
pub(super) fn said(
    id: &str,
    source: &[(usize, usize)],
    cue: &[(usize, usize)],
    content: &[(usize, usize)],
    speaker: Option<&str>,
) -> Statement {
    let pieces = |spans: &[(usize, usize)]| spans.iter().map(|(start, end)| piece(*start, *end)).collect();
    Statement {
        id: id.into(),
        source: pieces(source),
        cue: pieces(cue),
        content: pieces(content),
        editorial: vec![],
        speaker: speaker.map(str::to_owned),
        speaker_entity: None,
        speaker_role: None,
        speaks_for: None,
        unknown_source: None,
        manner: Manner::Indirect,
        act: Act::Assert,
        polarity: Polarity::Positive,
        certainty: Certainty::Certain,
        addressee: None,
        addressee_entity: None,
        said_at: None,
        confidence: 0.9,
        voice: Voice::Attributed,
        replies_to: None,
        inner: vec![],
    }
}

/// Nothing found across articles.
pub(super) fn nothing() -> Linked {
    Linked::default()
}
