//! Annotated speakers: one JSON object a line.

use serde::Deserialize;

/// A statement whose speaker was annotated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldSpeaker {
    /// The article's name.
    pub id: String,
    /// Who says it, as (start, end) in code points, half-open.
    pub source: Vec<(usize, usize)>,
    /// What lets on that it is said.
    pub cue: Vec<(usize, usize)>,
    /// What is said.
    pub content: Vec<(usize, usize)>,
    /// What the source's words are.
    pub kind: SourceKind,
    /// Who that is.
    pub who: Who,
}

/// What a source's words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A proper name is among them.
    Name,
    /// "he", "who", "its".
    Pronoun,
    /// "the envoy", "officials", "one study".
    Description,
}

/// Who a source is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Somebody whom the article names.
    Named {
        /// The names that count as right, the full one first. Where several speak together, those of each.
        names: Vec<String>,
        /// Whether they are a person's, so that a last name is enough.
        person: bool,
    },
    /// Nobody whom the article names: `generic` (nobody in particular), `unnamed` (somebody definite), `outlet` (the
    /// writer), `passive` or `lost`.
    Nobody {
        /// The word above.
        reason: String,
    },
}

#[derive(Deserialize)]
struct Line {
    id: String,
    source: Vec<Offsets>,
    cue: Vec<Offsets>,
    content: Vec<Offsets>,
    kind: SourceKind,
    speaker: Option<Speaker>,
    reason: Option<String>,
}

#[derive(Deserialize)]
struct Offsets {
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct Speaker {
    r#type: String,
    names: Vec<String>,
}

/// Reads annotated speakers, in the order of the lines.
///
/// # Errors
/// What is wrong with which line.
pub fn read_speakers(lines: &str) -> Result<Vec<GoldSpeaker>, String> {
    let read = |(number, line): (usize, &str)| {
        parse(line).map_err(|reason| format!("line {} of the speakers: {reason}", number + 1))
    };
    lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(read).collect()
}

fn parse(line: &str) -> Result<GoldSpeaker, String> {
    let line: Line = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let who = match (line.speaker, line.reason) {
        (Some(speaker), None) if !speaker.names.is_empty() => {
            Who::Named { person: speaker.r#type == "person", names: speaker.names }
        }
        (None, Some(reason)) => Who::Nobody { reason },
        _ => return Err("a speaker with names, or a reason for none, is wanted".to_owned()),
    };
    let pieces = |offsets: Vec<Offsets>| offsets.into_iter().map(|o| (o.start, o.end)).collect();
    Ok(GoldSpeaker {
        id: line.id,
        source: pieces(line.source),
        cue: pieces(line.cue),
        content: pieces(line.content),
        kind: line.kind,
        who,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speakers::POLNEAR_DEV_SPEAKERS;

    const SPANS: &str = r#""id": "a", "source": [{"start": 0, "end": 2}], "cue": [{"start": 3, "end": 7}],
        "content": [{"start": 8, "end": 9}, {"start": 12, "end": 20}], "kind": "pronoun""#;

    fn line(rest: &str) -> String {
        format!("{{{}, {rest}}}", SPANS.replace('\n', " "))
    }

    #[test]
    fn a_line_is_a_statement_and_who_says_it() {
        let lines = [
            line(r#""speaker": {"type": "person", "names": ["Ada Obi", "Obi"]}"#),
            line(r#""speaker": null, "reason": "unnamed", "of": "the League""#),
        ];
        let found = read_speakers(&lines.join("\n")).expect("well formed");
        assert_eq!(found[0].who, Who::Named { names: vec!["Ada Obi".into(), "Obi".into()], person: true });
        assert_eq!(found[0].content, [(8, 9), (12, 20)]);
        assert_eq!(found[1].who, Who::Nobody { reason: "unnamed".into() });
    }

    #[test]
    fn a_line_with_neither_name_nor_reason_is_named() {
        let found = read_speakers(&format!("\n{}", line(r#""speaker": null"#)));
        assert!(found.is_err_and(|reason| reason.starts_with("line 2")));
    }

    #[test]
    fn the_annotations_are_whole() {
        let all = read_speakers(POLNEAR_DEV_SPEAKERS).expect("well formed");
        assert_eq!(all.len(), 300);
        assert_eq!(all.iter().filter(|s| s.kind == SourceKind::Name).count(), 150);
        for speaker in all {
            for role in [&speaker.source, &speaker.cue, &speaker.content] {
                assert!(!role.is_empty() && role.iter().all(|(start, end)| start < end), "{speaker:?}");
            }
            if let Who::Nobody { reason } = &speaker.who {
                assert!(["generic", "unnamed", "outlet", "passive", "lost"].contains(&reason.as_str()));
            }
        }
    }
}
