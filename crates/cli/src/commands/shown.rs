//! A record as people read it: speaker, act, words, where; then figures, dates and namings, each in a file of its own.

mod dates;
mod figures;
mod namings;

use std::io::{Result, Write};

use onrecord::record::{
    Act, AffiliationKind, Certainty, Entity, EntityKind, LinkKind, Manner, Piece, Polarity, Reading,
    Statement, UnknownSource, Voice,
};

pub(crate) use namings::OutletNamings;

use crate::count::counted;
use crate::style::{ACT, DIM, SPEAKER, TITLE, UNKNOWN};
use crate::terminal::{NARROWEST, width};

const WIDEST: usize = 100;

/// How records are laid out.
pub(crate) struct Shown {
    width: usize,
    /// Whether the outlet's own sentences are shown, and every figure and date.
    all: bool,
    /// Whether namings alone are shown.
    namings_alone: bool,
}

impl Shown {
    /// As wide as the terminal, within reason.
    pub(crate) fn new(all: bool, namings_alone: bool) -> Self {
        Self { width: width(WIDEST), all, namings_alone }
    }

    /// Writes one article's record.
    pub(crate) fn write(&self, out: &mut impl Write, reading: &Reading) -> Result<()> {
        if self.namings_alone && reading.namings.is_empty() {
            return Ok(());
        }
        let document = &reading.document;
        let title = document.title.as_deref().unwrap_or(&reading.id);
        for line in textwrap::wrap(title, self.width) {
            writeln!(out, "{TITLE}{line}{TITLE:#}")?;
        }
        let mut about = vec![reading.id.as_str()];
        about.extend(document.outlet.as_deref());
        about.extend(document.published.as_deref());
        let authors = document.authors.join(", ");
        about.extend((!authors.is_empty()).then_some(authors.as_str()));
        writeln!(out, "{DIM}{}{DIM:#}", about.join(" · "))?;
        for note in &reading.notes {
            self.wrapped(out, &format!("note: {note}"), 0)?;
        }
        if !self.namings_alone {
            self.statements(out, reading)?;
            self.figures(out, reading)?;
            self.dates(out, reading)?;
        }
        self.namings(out, reading)?;
        writeln!(out)
    }

    /// The cast and what it says.
    fn statements(&self, out: &mut impl Write, reading: &Reading) -> Result<()> {
        self.cast(out, reading)?;
        super::shown_places::write(out, reading, self.width)?;
        for statement in &reading.statements {
            if self.all || statement.voice == Voice::Attributed {
                writeln!(out)?;
                self.statement(out, statement, 2)?;
                self.reply(out, reading, statement, 2)?;
            }
        }
        if !self.all && reading.statements.iter().all(|s| s.voice == Voice::Outlet) {
            writeln!(out, "\n{DIM}  no statements of anybody but the outlet{DIM:#}")?;
        }
        Ok(())
    }

    /// Who speaks, in what role and how often, the most first; those who say nothing are counted.
    fn cast(&self, out: &mut impl Write, reading: &Reading) -> Result<()> {
        let mut speakers: Vec<&Entity> =
            reading.entities.iter().filter(|entity| entity.statements > 0).collect();
        if speakers.is_empty() {
            return Ok(());
        }
        speakers.sort_by_key(|entity| std::cmp::Reverse(entity.statements));
        writeln!(out)?;
        for entity in &speakers {
            let mut about: Vec<String> = Vec::new();
            about.extend(entity.roles.first().cloned());
            about.extend(ties(reading, entity));
            about.push(kind(entity.kind).to_owned());
            about.dedup();
            let statements = counted(entity.statements, "statement", "statements");
            let line = format!("{statements} · {}", about.join(" · "));
            let room = self.width.saturating_sub(entity.name.chars().count() + 4).max(NARROWEST / 2);
            let mut lines = textwrap::wrap(&line, room).into_iter();
            writeln!(
                out,
                "  {SPEAKER}{}{SPEAKER:#}  {DIM}{}{DIM:#}",
                entity.name,
                lines.next().unwrap_or_default()
            )?;
            for line in lines {
                writeln!(out, "      {DIM}{line}{DIM:#}")?;
            }
        }
        let silent = reading.entities.len() - speakers.len();
        if silent > 0 {
            let say = if silent == 1 { "says" } else { "say" };
            writeln!(out, "  {DIM}and {silent} named who {say} nothing here{DIM:#}")?;
        }
        Ok(())
    }

    fn statement(&self, out: &mut impl Write, statement: &Statement, indent: usize) -> Result<()> {
        let blank = " ".repeat(indent);
        write!(out, "{blank}")?;
        match &statement.speaker {
            Some(name) => write!(out, "{SPEAKER}{name}{SPEAKER:#}")?,
            None => write!(out, "{UNKNOWN}{}{UNKNOWN:#}", unknown(statement))?,
        }
        write!(out, "  {ACT}{}{ACT:#}", act(statement))?;
        if let Some(addressee) = &statement.addressee {
            write!(out, " to {}", one_line(&addressee.text))?;
        }
        let mut about = vec![manner(statement.manner).to_owned()];
        match statement.certainty {
            Certainty::Certain => {}
            Certainty::Probable => about.push("probable".to_owned()),
            Certainty::Possible => about.push("possible".to_owned()),
        }
        about.push(format!("{:.2}", statement.confidence));
        writeln!(out, "  {DIM}{} · {}{DIM:#}", about.join(" · "), place(&statement.content))?;
        let words: Vec<String> = statement.content.iter().map(|piece| one_line(&piece.text)).collect();
        self.wrapped(out, &words.join(" … "), indent + 2)?;
        if !statement.source.is_empty() || !statement.cue.is_empty() {
            let source = joined(&statement.source);
            let cue = joined(&statement.cue);
            let as_written =
                [source, cue].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" | ");
            let room = self.width.saturating_sub(indent + 2).max(NARROWEST / 2);
            for line in textwrap::wrap(&as_written, room) {
                writeln!(out, "{blank}  {DIM}{line}{DIM:#}")?;
            }
        }
        for inner in &statement.inner {
            self.statement(out, inner, indent + 4)?;
        }
        Ok(())
    }

    /// What a statement replies to: who said it, and its first line.
    fn reply(
        &self,
        out: &mut impl Write,
        reading: &Reading,
        statement: &Statement,
        indent: usize,
    ) -> Result<()> {
        let link = reading.links.iter().find(|link| {
            link.from == statement.id && statement.replies_to.as_deref() == Some(link.to.as_str())
        });
        let Some((link, to)) = link.and_then(|link| Some((link, reading.statement(&link.to)?))) else {
            return Ok(());
        };
        let how = if link.kind == LinkKind::Denies { "turns down" } else { "answers" };
        let who = to.speaker.clone().unwrap_or_else(|| unknown(to));
        let line = format!("{how} {who}: {}", joined(&to.content));
        let room = self.width.saturating_sub(indent + 2).max(NARROWEST / 2);
        if let Some(first) = textwrap::wrap(&line, room.saturating_sub(2)).first() {
            let more = if first.len() < line.len() { " …" } else { "" };
            writeln!(out, "{}  {DIM}{first}{more}{DIM:#}", " ".repeat(indent))?;
        }
        Ok(())
    }

    fn wrapped(&self, out: &mut impl Write, text: &str, indent: usize) -> Result<()> {
        let blank = " ".repeat(indent);
        for line in textwrap::wrap(text, self.width.saturating_sub(indent).max(NARROWEST / 2)) {
            writeln!(out, "{blank}{line}")?;
        }
        Ok(())
    }
}

/// What an entity is to others, but for roles.
fn ties(reading: &Reading, entity: &Entity) -> Vec<String> {
    let name = |id: &Option<String>| {
        let object = reading.entities.iter().find(|other| Some(&other.id) == id.as_ref());
        object.map(|other| other.name.clone())
    };
    let own = reading.affiliations.iter().filter(|affiliation| affiliation.subject == entity.id);
    own.filter_map(|affiliation| {
        let how = match affiliation.relation {
            AffiliationKind::Role => return None,
            AffiliationKind::PartOf => "part of",
            AffiliationKind::AlsoKnownAs => "also known as",
            AffiliationKind::Formerly => "formerly",
            AffiliationKind::LinkedTo if affiliation.ended => "once linked to",
            AffiliationKind::LinkedTo => "linked to",
            AffiliationKind::SpeaksFor => "for",
        };
        Some(format!("{how} {}", name(&affiliation.object)?))
    })
    .collect()
}

fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organisation => "organisation",
        EntityKind::Place => "place",
        EntityKind::Location => "location",
        EntityKind::Facility => "facility",
        EntityKind::Group => "group",
        EntityKind::Law => "law",
        EntityKind::Event => "event",
        EntityKind::Work => "work",
        EntityKind::Weapon => "weapon",
        EntityKind::Vehicle => "vehicle",
        EntityKind::Product => "product",
        EntityKind::Unknown => "unknown",
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn joined(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| one_line(&piece.text)).collect::<Vec<_>>().join(" … ")
}

fn place(pieces: &[Piece]) -> String {
    match (pieces.first(), pieces.last()) {
        (Some(first), Some(last)) => format!("{}–{}", first.start, last.end),
        _ => String::new(),
    }
}

fn unknown(statement: &Statement) -> String {
    let written = joined(&statement.source);
    match statement.unknown_source {
        Some(UnknownSource::Passive) => "somebody".to_owned(),
        Some(UnknownSource::Generic | UnknownSource::Unnamed) => written,
        _ if written.is_empty() => "unknown".to_owned(),
        _ => format!("{written} (?)"),
    }
}

fn act(statement: &Statement) -> String {
    let name = match statement.act {
        Act::Assert => "says",
        Act::Deny => "denies",
        Act::CallFor => "calls for",
        Act::Ask => "asks",
        Act::Accuse => "accuses",
        Act::Reject => "rejects",
        Act::Threaten => "threatens",
        Act::Warn => "warns",
        Act::Promise => "promises",
        Act::Praise => "praises",
        Act::Criticise => "criticises",
        Act::Admit => "admits",
        Act::Announce => "announces",
        Act::Propose => "proposes",
        Act::Agree => "agrees",
        Act::Predict => "predicts",
        Act::Believe => "believes",
        Act::Want => "wants",
    };
    let turned_down =
        statement.polarity == Polarity::Negative && !matches!(statement.act, Act::Deny | Act::Reject);
    if turned_down { format!("{name} (not)") } else { name.to_owned() }
}

fn manner(manner: Manner) -> &'static str {
    match manner {
        Manner::Direct => "direct",
        Manner::Indirect => "indirect",
        Manner::Mixed => "mixed",
        Manner::Block => "block",
    }
}
