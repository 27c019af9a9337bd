//! Annotated namings: one JSON object an article and line.

use serde::Deserialize;

use crate::speakers::Who;

/// An article whose namings were annotated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldNamings {
    /// The article's name.
    pub id: String,
    /// SHA-256 of the text that the offsets count in.
    pub sha256: String,
    /// Where the article is from.
    pub source: Source,
    /// Whether its errors may be looked at.
    pub part: Part,
    /// In the order of the text.
    pub namings: Vec<GoldNaming>,
}

/// Where an annotated article is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// `samples/`.
    Samples,
    /// BASIL.
    Basil,
}

/// Whether what is wrong in an article may be looked at while rules change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// It may.
    Seen,
    /// It may not.
    Unseen,
}

/// One annotated naming.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldNaming {
    /// Where the term begins, in code points.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Which of the ten groups of the definition it belongs to.
    pub group: String,
    /// Who is so called.
    pub named: Who,
    /// Who calls so.
    pub namer: Namer,
    /// Whether somebody else's quotation marks stand around it.
    pub scare_quoted: bool,
}

/// Who calls somebody something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Namer {
    /// The outlet itself.
    Outlet,
    /// A source, named or not.
    Source(Who),
}

#[derive(Deserialize)]
struct Line {
    id: String,
    sha256: String,
    namings: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    start: usize,
    end: usize,
    group: String,
    named: Written,
    namer: Written,
    scare_quoted: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    names: Option<Vec<String>>,
    #[serde(default)]
    person: bool,
    reason: Option<String>,
    #[serde(default)]
    outlet: bool,
}

/// Reads annotated namings, in the order of the lines; every third article is unseen.
///
/// # Errors
/// What is wrong with which line.
pub fn read_namings(lines: &str, source: Source) -> Result<Vec<GoldNamings>, String> {
    let read = |(number, line): (usize, &str)| {
        parse(line, number, source).map_err(|reason| format!("line {} of the namings: {reason}", number + 1))
    };
    lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(read).collect()
}

fn parse(line: &str, number: usize, source: Source) -> Result<GoldNamings, String> {
    let line: Line = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let part = if number % 3 == 2 { Part::Unseen } else { Part::Seen };
    let mut namings = Vec::with_capacity(line.namings.len());
    for row in line.namings {
        let namer = if row.namer.outlet { Namer::Outlet } else { Namer::Source(who(row.namer)?) };
        let named = who(row.named)?;
        let (start, end) = (row.start, row.end);
        if start >= end {
            return Err(format!("a term from {start} to {end}"));
        }
        let (group, scare_quoted) = (row.group, row.scare_quoted);
        namings.push(GoldNaming { start, end, group, named, namer, scare_quoted });
    }
    Ok(GoldNamings { id: line.id, sha256: line.sha256, source, part, namings })
}

fn who(written: Written) -> Result<Who, String> {
    match (written.names, written.reason) {
        (Some(names), None) if !names.is_empty() => Ok(Who::Named { names, person: written.person }),
        (None, Some(reason)) => Ok(Who::Nobody { reason }),
        _ => Err("names, or a reason for none, are wanted".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::namings::{BASIL_NAMINGS, SAMPLE_NAMINGS};

    #[test]
    fn the_annotations_are_whole() {
        let mut all = read_namings(SAMPLE_NAMINGS, Source::Samples).expect("well formed");
        assert_eq!(all.len(), 21);
        all.extend(read_namings(BASIL_NAMINGS, Source::Basil).expect("well formed"));
        assert_eq!(all.len(), 60);
        assert_eq!(all.iter().filter(|article| article.part == Part::Unseen).count(), 20);
        for article in &all {
            assert_eq!(article.sha256.len(), 64, "{}", article.id);
            assert!(article.namings.windows(2).all(|pair| pair[0].end <= pair[1].start), "{}", article.id);
        }
        let mut groups: Vec<&str> = all.iter().flat_map(|a| &a.namings).map(|n| n.group.as_str()).collect();
        groups.sort_unstable();
        groups.dedup();
        assert_eq!(groups.len(), 10, "{groups:?}");
    }

    #[test]
    fn a_line_that_says_nothing_of_the_namer_is_named() {
        let line = r#"{"id": "a", "sha256": "", "namings": [{"start": 0, "end": 1, "group": "fighters",
            "named": {"reason": "generic"}, "namer": {}, "scare_quoted": false}]}"#;
        let found = read_namings(&line.replace('\n', " "), Source::Samples);
        assert!(found.is_err_and(|reason| reason.starts_with("line 1")));
    }
}
