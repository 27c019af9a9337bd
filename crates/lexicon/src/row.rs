//! Rows of the tables under `data/`.
//!
//! Every file is tab-separated with `#` comments in front. A row that cannot be read names its file and line; the tests
//! read all of them, so the tables that ship are whole.

use std::fmt;

use onrecord_record::{Act, Certainty, Polarity};

use crate::cue::{Cue, CueKind};

/// The tables of cues, by file name.
pub(crate) const TABLES: [(&str, &str); 3] = [
    ("reporting-verbs.tsv", include_str!("../data/reporting-verbs.tsv")),
    ("noun-cues.tsv", include_str!("../data/noun-cues.tsv")),
    ("phrase-cues.tsv", include_str!("../data/phrase-cues.tsv")),
];

/// A row that breaks its table's rules.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BadRow {
    pub(crate) file: &'static str,
    pub(crate) line: usize,
    pub(crate) why: String,
}

impl fmt::Display for BadRow {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}, line {}: {}", self.file, self.line, self.why)
    }
}

/// One cue with all that its row says.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) cue: Cue,
    pub(crate) class: Class,
    pub(crate) morphology: Morphology,
    pub(crate) complements: Vec<(Complement, Act)>,
}

impl Entry {
    pub(crate) fn is_loose(&self) -> bool {
        self.class == Class::Loose
    }
}

/// How much a cue says by itself; the head of the verbs' table explains each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Plain,
    Report,
    Mind,
    Light,
    Loose,
}

/// What beside a cue changes its act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Complement {
    To,
    For,
    That,
    On,
    Harm,
}

/// How a lemma is inflected and spelt.
#[derive(Debug, Default)]
pub(crate) struct Morphology {
    /// A phrase's first word is a verb.
    pub(crate) verb: bool,
    pub(crate) double: bool,
    pub(crate) either: bool,
    pub(crate) ize: bool,
    pub(crate) past: Vec<&'static str>,
    pub(crate) participle: Vec<&'static str>,
    pub(crate) plural: Option<&'static str>,
    pub(crate) alternative: Option<&'static str>,
}

impl Morphology {
    /// Reads a `forms` column.
    pub(crate) fn parse(column: &'static str) -> Result<Self, String> {
        let mut morphology = Self::default();
        for part in column.split(';').filter(|part| *part != ".") {
            let (name, value) = part.split_once(':').unwrap_or((part, ""));
            match name {
                "verb" => morphology.verb = true,
                "double" => morphology.double = true,
                "either" => morphology.either = true,
                "ize" => morphology.ize = true,
                "past" => morphology.past = value.split(',').collect(),
                "participle" => morphology.participle = value.split(',').collect(),
                "plural" => morphology.plural = Some(value),
                "alt" => morphology.alternative = Some(value),
                _ => return Err(format!("no such form: {part}")),
            }
        }
        if morphology.past.is_empty() != morphology.participle.is_empty() {
            return Err("past and participle come together".to_owned());
        }
        Ok(morphology)
    }
}

/// Lines of a table that are rows, with their numbers from 1.
pub(crate) fn rows(text: &'static str) -> impl Iterator<Item = (usize, &'static str)> {
    let numbered = text.lines().enumerate().map(|(at, line)| (at + 1, line));
    numbered.filter(|(_, line)| !line.starts_with('#'))
}

/// The columns of a row, exactly as many as its table has.
pub(crate) fn columns<const COUNT: usize>(line: &'static str) -> Result<[&'static str; COUNT], String> {
    let mut found = [""; COUNT];
    let mut count = 0;
    for column in line.split('\t') {
        if column.is_empty() || column != column.trim() {
            return Err(format!("column {} is empty or padded", count + 1));
        }
        if let Some(slot) = found.get_mut(count) {
            *slot = column;
        }
        count += 1;
    }
    if count == COUNT { Ok(found) } else { Err(format!("{count} columns instead of {COUNT}")) }
}

/// Every cue of the three tables, in their order.
pub(crate) fn entries() -> Result<Vec<Entry>, BadRow> {
    let mut entries = Vec::with_capacity(4096);
    for (table, (file, text)) in TABLES.into_iter().enumerate() {
        for (line, row) in rows(text) {
            let entry = match table {
                0 => verb(row),
                1 => noun(row),
                _ => phrase(row),
            };
            entries.push(entry.map_err(|why| BadRow { file, line, why })?);
        }
    }
    Ok(entries)
}

fn verb(row: &'static str) -> Result<Entry, String> {
    let [lemma, act, polarity, certainty, class, source, forms, complements] = columns(row)?;
    let mut entry = entry([lemma, act, polarity, certainty, class, source, forms], CueKind::Verb)?;
    for part in complements.split(';').filter(|part| *part != ".") {
        let (complement, act) = part.split_once('=').ok_or(format!("no act in {part}"))?;
        let complement = match complement {
            "to" => Complement::To,
            "for" => Complement::For,
            "that" => Complement::That,
            "on" => Complement::On,
            "harm" => Complement::Harm,
            _ => return Err(format!("no such complement: {complement}")),
        };
        entry.complements.push((complement, parse_act(act)?));
    }
    Ok(entry)
}

fn noun(row: &'static str) -> Result<Entry, String> {
    entry(columns(row)?, CueKind::Noun)
}

fn phrase(row: &'static str) -> Result<Entry, String> {
    let [lemma, kind, act, polarity, certainty, class, source, forms] = columns(row)?;
    let kind = match kind {
        "phrase" => CueKind::Phrase,
        "adjective" => CueKind::Adjective,
        _ => return Err(format!("no such kind: {kind}")),
    };
    entry([lemma, act, polarity, certainty, class, source, forms], kind)
}

fn entry(columns: [&'static str; 7], kind: CueKind) -> Result<Entry, String> {
    let [lemma, act, polarity, certainty, class, source, forms] = columns;
    let class = match class {
        "plain" => Class::Plain,
        "report" => Class::Report,
        "mind" => Class::Mind,
        "light" => Class::Light,
        "loose" => Class::Loose,
        _ => return Err(format!("no such class: {class}")),
    };
    let known = |source: &str| {
        let counted = source.strip_prefix("polnear:").is_some_and(|count| count.parse::<u32>().is_ok());
        counted || matches!(source, "wordnet:communication" | "wordnet:cognition" | "own")
    };
    if let Some(unknown) = source.split(',').find(|source| !known(source)) {
        return Err(format!("no such source: {unknown}"));
    }
    let cue = Cue {
        lemma,
        kind,
        act: parse_act(act)?,
        polarity: match polarity {
            "+" => Polarity::Positive,
            "-" => Polarity::Negative,
            _ => return Err(format!("no such polarity: {polarity}")),
        },
        certainty: match certainty {
            "certain" => Certainty::Certain,
            "probable" => Certainty::Probable,
            "possible" => Certainty::Possible,
            _ => return Err(format!("no such certainty: {certainty}")),
        },
        plain: class == Class::Plain,
    };
    Ok(Entry { cue, class, morphology: Morphology::parse(forms)?, complements: Vec::new() })
}

fn parse_act(name: &str) -> Result<Act, String> {
    Ok(match name {
        "assert" => Act::Assert,
        "deny" => Act::Deny,
        "call_for" => Act::CallFor,
        "ask" => Act::Ask,
        "accuse" => Act::Accuse,
        "reject" => Act::Reject,
        "threaten" => Act::Threaten,
        "warn" => Act::Warn,
        "promise" => Act::Promise,
        "praise" => Act::Praise,
        "criticise" => Act::Criticise,
        "admit" => Act::Admit,
        "announce" => Act::Announce,
        "propose" => Act::Propose,
        "agree" => Act::Agree,
        "predict" => Act::Predict,
        "believe" => Act::Believe,
        "want" => Act::Want,
        _ => return Err(format!("no such act: {name}")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every table that ships, those of other modules too.
    const ALL: [(&str, &str); 8] = [
        TABLES[0],
        TABLES[1],
        TABLES[2],
        ("capitals.tsv", include_str!("../data/capitals.tsv")),
        ("generic-sources.tsv", include_str!("../data/generic-sources.tsv")),
        ("given-names.tsv", include_str!("../data/given-names.tsv")),
        ("harm-words.tsv", include_str!("../data/harm-words.tsv")),
        ("titles.tsv", include_str!("../data/titles.tsv")),
    ];

    #[test]
    fn every_row_is_read() {
        let bad = entries().err().map(|row| row.to_string());
        assert_eq!(bad, None);
    }

    #[test]
    fn files_are_sorted_and_say_nothing_twice() {
        for (file, text) in ALL {
            let first = |row: &'static str| row.split('\t').next().unwrap_or(row);
            let lemmas: Vec<&str> = rows(text).map(|(_, row)| first(row)).collect();
            for pair in lemmas.windows(2) {
                assert!(pair[0] < pair[1], "{file}: {} stands before {}", pair[0], pair[1]);
            }
        }
    }

    #[test]
    fn bad_rows_say_what_is_wrong() {
        let cases = [
            ("say\tassert\t+\tcertain\tplain\town\t.", "7 columns instead of 8"),
            ("say\tmumble\t+\tcertain\tplain\town\t.\t.", "no such act: mumble"),
            ("say\tassert\t?\tcertain\tplain\town\t.\t.", "no such polarity: ?"),
            ("say\tassert\t+\tmaybe\tplain\town\t.\t.", "no such certainty: maybe"),
            ("say\tassert\t+\tcertain\tdull\town\t.\t.", "no such class: dull"),
            ("say\tassert\t+\tcertain\tplain\thearsay\t.\t.", "no such source: hearsay"),
            ("say\tassert\t+\tcertain\tplain\town\tdual\t.", "no such form: dual"),
            ("say\tassert\t+\tcertain\tplain\town\t.\twith=ask", "no such complement: with"),
            ("say\tassert\t+\tcertain\tplain\town\tpast:said\t.", "past and participle come together"),
            ("say\t\t+\tcertain\tplain\town\t.\t.", "column 2 is empty or padded"),
        ];
        for (row, why) in cases {
            assert_eq!(verb(row).unwrap_err(), why);
        }
    }
}
