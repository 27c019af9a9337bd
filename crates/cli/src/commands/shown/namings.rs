//! What people are called, and by whom: "A calls X: terrorists (3), gangs (1)".

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{Result, Write};

use onrecord::record::{Naming, Reading, Voice};

use super::{Shown, one_line, unknown};
use crate::style::{ACT, DIM, SPEAKER, TITLE};

/// Lines of one outlet that the closing summary shows, unless all are asked for.
const MOST: usize = 8;
/// Longest name of an unnamed source, in characters.
const LONGEST: usize = 40;

/// Terms by lemma, and whether in scare quotes.
type Terms = BTreeMap<(String, bool), Term>;

/// How often who calls whom what, by namer and named; `None` where the text does not tell who is named.
#[derive(Default)]
struct Tally(BTreeMap<String, BTreeMap<Option<String>, Terms>>);

/// One term of one namer for one named, with its forms as written.
#[derive(Default)]
struct Term {
    count: usize,
    forms: BTreeMap<String, usize>,
}

/// What one namer calls others.
struct Line<'a> {
    namer: &'a str,
    count: usize,
    rows: Vec<Row<'a>>,
}

/// What a namer calls one of them.
struct Row<'a> {
    named: Option<&'a str>,
    count: usize,
    terms: String,
}

impl Tally {
    fn add(&mut self, namer: String, named: Option<String>, naming: &Naming) {
        let terms = self.0.entry(namer).or_default().entry(named).or_default();
        let term = terms.entry((naming.lemma.clone(), naming.scare_quoted)).or_default();
        term.count += 1;
        *term.forms.entry(one_line(&naming.term.text).to_lowercase()).or_default() += 1;
    }

    /// The namers and those whom they call something with the most first; who is not named comes last.
    fn lines(&self) -> Vec<Line<'_>> {
        let mut lines: Vec<Line<'_>> = self.0.iter().map(|(namer, called)| line(namer, called)).collect();
        lines.sort_by_key(|line| Reverse(line.count));
        lines
    }
}

fn line<'a>(namer: &'a str, called: &'a BTreeMap<Option<String>, Terms>) -> Line<'a> {
    let row = |(named, terms): (&'a Option<String>, &'a Terms)| Row {
        named: named.as_deref(),
        count: terms.values().map(|term| term.count).sum(),
        terms: listed(terms),
    };
    let mut rows: Vec<Row<'a>> = called.iter().map(row).collect();
    rows.sort_by_key(|row| (row.named.is_none(), Reverse(row.count)));
    Line { namer, count: rows.iter().map(|row| row.count).sum(), rows }
}

/// `terrorists (3), “gangs” (1)`, the most frequent first.
fn listed(terms: &Terms) -> String {
    let mut terms: Vec<(&bool, &Term)> = terms.iter().map(|((_, scare), term)| (scare, term)).collect();
    terms.sort_by_key(|(_, term)| Reverse(term.count));
    let shown: Vec<String> = terms
        .iter()
        .map(|(scare, term)| {
            let form = term.forms.iter().max_by_key(|(form, count)| (**count, form.len(), Reverse(*form)));
            let form = form.map_or("", |(form, _)| form.as_str());
            let quoted = if **scare { format!("“{form}”") } else { form.to_owned() };
            format!("{quoted} ({})", term.count)
        })
        .collect();
    shown.join(", ")
}

impl Shown {
    /// Who calls whom what in one article.
    pub(super) fn namings(&self, out: &mut impl Write, reading: &Reading) -> Result<()> {
        if reading.namings.is_empty() {
            return Ok(());
        }
        let mut tally = Tally::default();
        for naming in &reading.namings {
            tally.add(namer(reading, naming), named(reading, naming), naming);
        }
        writeln!(out, "\n  {TITLE}Namings{TITLE:#}")?;
        for line in tally.lines() {
            for row in &line.rows {
                self.naming(out, line.namer, row)?;
            }
        }
        Ok(())
    }

    fn naming(&self, out: &mut impl Write, namer: &str, row: &Row<'_>) -> Result<()> {
        let named = row.named;
        let verb = if is_plural(namer) { "call" } else { "calls" };
        let before =
            namer.chars().count() + named.map_or(0, |named| named.chars().count() + verb.len() + 2) + 6;
        let room = self.width.saturating_sub(before).max(super::NARROWEST / 2);
        let mut lines = textwrap::wrap(&row.terms, room).into_iter();
        let first = lines.next().unwrap_or_default();
        match named {
            Some(named) => {
                writeln!(out, "    {SPEAKER}{namer}{SPEAKER:#} {ACT}{verb}{ACT:#} {named}: {first}")?;
            }
            None => writeln!(out, "    {SPEAKER}{namer}{SPEAKER:#}: {first}")?,
        }
        for line in lines {
            writeln!(out, "      {line}")?;
        }
        Ok(())
    }
}

/// Whether an unnamed source is several: "residents".
fn is_plural(namer: &str) -> bool {
    let named = namer.chars().any(char::is_uppercase);
    !named && namer.ends_with('s')
}

/// What the outlets of a run call whom in their own voice.
#[derive(Default)]
pub(crate) struct OutletNamings {
    tally: Tally,
    articles: BTreeMap<String, usize>,
}

impl OutletNamings {
    /// Adds an article.
    pub(crate) fn add(&mut self, reading: &Reading) {
        let Some(outlet) = &reading.document.outlet else { return };
        *self.articles.entry(outlet.clone()).or_default() += 1;
        for naming in reading.namings.iter().filter(|naming| naming.voice == Voice::Outlet) {
            self.tally.add(outlet.clone(), named(reading, naming), naming);
        }
    }

    /// Writes who calls whom what, outlet by outlet, where there are two or more to compare.
    pub(crate) fn write(&self, out: &mut impl Write, shown: &Shown) -> Result<()> {
        let lines = self.tally.lines();
        if self.articles.len() < 2 || lines.is_empty() {
            return Ok(());
        }
        writeln!(out, "{TITLE}What the outlets call whom, in their own voice{TITLE:#}")?;
        for line in &lines {
            let articles = self.articles.get(line.namer).copied().unwrap_or_default();
            let plural = if articles == 1 { "" } else { "s" };
            writeln!(out, "\n  {DIM}{articles} article{plural}{DIM:#}")?;
            let most = if shown.all { line.rows.len() } else { MOST };
            for row in line.rows.iter().take(most) {
                shown.naming(out, line.namer, row)?;
            }
            if line.rows.len() > most {
                writeln!(out, "    {DIM}and {} more; --all shows them{DIM:#}", line.rows.len() - most)?;
            }
        }
        writeln!(out)
    }
}

/// Who calls so: a name, the source as written, or the outlet.
fn namer(reading: &Reading, naming: &Naming) -> String {
    let outlet = || reading.document.outlet.clone().unwrap_or_else(|| "the outlet".to_owned());
    if naming.voice == Voice::Outlet {
        return outlet();
    }
    if let Some(name) = &naming.namer_name {
        return name.clone();
    }
    let statement = naming.statement.as_deref().and_then(|id| reading.statement(id));
    let written = statement.map_or_else(|| "unknown".to_owned(), unknown);
    let written = written.strip_suffix(" (?)").unwrap_or(&written);
    let mut short: String = written.chars().take(LONGEST).collect();
    if short.len() < written.len() {
        short.push('…');
    }
    short
}

fn named(reading: &Reading, naming: &Naming) -> Option<String> {
    let entity = reading.entities.iter().find(|entity| Some(&entity.id) == naming.named.as_ref());
    entity.map(|entity| entity.name.clone())
}
