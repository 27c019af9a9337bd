//! Articles into the file: which are new, which are versions, and the rows of each.

use std::path::Path;

use onrecord_record::{Article, Format, Part, PartKind, Reading};
use onrecord_text::Span;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::changes;
use crate::correction::{active, apply, carry};
use crate::error::{Error, Kind, Result};
use crate::identity::{family, identity, is_changed, short};
use crate::number::minute;
use crate::packed::{pack, unpack};
use crate::project::{Owner, project};
use crate::stable::{self, Highest};
use crate::store::Store;

/// An article with its reading, checked and packed: what can be made on any thread before it is written.
#[derive(Debug)]
pub struct Entry {
    article: Article,
    reading: Reading,
    packed: Vec<u8>,
}

impl Entry {
    /// Checks that every span equals its text, and packs the reading. `file` is named in the error.
    pub fn new(file: &Path, article: Article, reading: Reading) -> Result<Self> {
        let mut faults = reading.faults();
        if reading.document.text != article.text {
            let reason = "the reading is of another text".to_owned();
            let item = "document".to_owned();
            faults.push(onrecord_record::Fault { article: article.id.clone(), item, reason });
        }
        if !faults.is_empty() {
            return Err(Error::new(file, Kind::Faults(faults)));
        }
        let packed = pack(&reading);
        Ok(Self { article, reading, packed })
    }

    /// The reading.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }
}

/// What became of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// A new article, by its name in the file.
    New(String),
    /// A new version of one that was there.
    Version(String),
    /// The same article was there already.
    Known(String),
}

/// A stretch of an article that is not body, as it is kept.
#[derive(Serialize, Deserialize)]
struct StoredPart(usize, usize, String);

/// One row of the documents, as far as versions are concerned.
struct Relative {
    id: i64,
    document: String,
    article: String,
    version: i64,
    current: bool,
    sha256: String,
}

impl Store {
    /// Whether an article is stored already, as it is.
    pub fn knows(&self, article: &Article) -> Result<bool> {
        let family = family(&identity(article));
        let sha256 = onrecord_record::sha256(&article.text);
        let found = || -> std::result::Result<bool, Kind> {
            let sql = "SELECT 1 FROM stored_documents WHERE family = ?1 AND sha256 = ?2";
            Ok(self.db.prepare_cached(sql)?.exists(params![family, sha256])?)
        };
        self.done(found())
    }

    /// Writes articles in one transaction: all of them are stored, or none. `failures` are the inputs that were read to
    /// their end, each with what failed in it now.
    pub fn write(&mut self, run: i64, entries: Vec<Entry>, failures: &[Attempt]) -> Result<Vec<Written>> {
        let write = || -> std::result::Result<Vec<Written>, Kind> {
            let transaction = self.transaction()?;
            let mut written = Vec::with_capacity(entries.len());
            for entry in entries {
                written.push(one(&transaction, run, entry)?);
            }
            let new = written.iter().filter(|one| !matches!(one, Written::Known(_))).count();
            crate::run::record(&transaction, run, new, failures)?;
            transaction.commit()?;
            Ok(written)
        };
        let done = write();
        self.done(done)
    }

    /// Puts another reading of a stored article in place of the one that is there. Items that stand where one stood keep
    /// their identifiers, and corrections are applied again.
    pub fn rewrite(&mut self, run: i64, readings: Vec<(String, Reading)>) -> Result<()> {
        let write = || -> std::result::Result<(), Kind> {
            let transaction = self.transaction()?;
            let new = readings.len();
            // What was linked is no longer what is there.
            transaction.execute("DELETE FROM stored_linking", [])?;
            for (document, reading) in readings {
                again(&transaction, run, &document, reading)?;
            }
            crate::run::record(&transaction, run, new, &[])?;
            transaction.commit()?;
            Ok(())
        };
        let done = write();
        self.done(done)
    }
}

/// An input that was read to its end, and what failed in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attempt {
    /// The path that was given.
    pub path: String,
    /// The items that failed, each with its reason.
    pub failed: Vec<(String, String)>,
}

fn one(db: &Connection, run: i64, entry: Entry) -> std::result::Result<Written, Kind> {
    let Entry { article, mut reading, packed } = entry;
    let identity = identity(&article);
    let family = family(&identity);
    let relatives = relatives(db, family)?;
    if let Some(same) = relatives.iter().find(|relative| relative.sha256 == reading.document.sha256) {
        return Ok(Written::Known(same.document.clone()));
    }
    let earlier = earlier(db, &identity, &relatives, &article.text)?;
    let (name, version) = match earlier {
        Some(earlier) => (earlier.article.clone(), earlier.version + 1),
        None => (free_name(db, &identity)?, 1),
    };
    let document = if version == 1 { name.clone() } else { format!("{name}.{version}") };
    let outlet = article.outlet.as_deref().map(|outlet| outlet_number(db, outlet)).transpose()?;
    let at = article.published.as_deref().and_then(minute);
    let mut highest = stable::highest(&reading);
    db.prepare_cached(
        "INSERT INTO stored_documents (document, article, version, current, family, run, at, outlet, highest, name, sha256,
         title, published, url, agency, language, format, authors, notes, article_notes, parts, text)
         VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
    )?
    .execute(params![
        document,
        name,
        version,
        family,
        run,
        at,
        outlet,
        json(&highest),
        article.id,
        reading.document.sha256,
        article.title,
        article.published,
        article.url,
        reading.document.agency,
        article.language,
        format_name(article.format),
        json(&article.authors),
        json(&reading.notes),
        json(&article.notes),
        json(&parts(&article.parts)),
        article.text,
    ])?;
    let id = db.last_insert_rowid();
    db.prepare_cached("INSERT INTO article_words (rowid, title, text) VALUES (?1, ?2, ?3)")?
        .execute(params![id, article.title, article.text])?;
    db.prepare_cached("INSERT INTO stored_readings VALUES (?1, ?2)")?.execute(params![id, packed])?;
    let mut origins = crate::origin::Origins::new();
    if let Some(earlier) = earlier {
        db.execute("UPDATE stored_documents SET current = 0 WHERE id = ?1", [earlier.id])?;
        let old = stored(db, earlier.id)?;
        for carried in carry(&active(db, earlier.id)?, &old, &reading, &document) {
            crate::correction::insert(db, Some(id), &carried)?;
        }
        // Both as they were read: what people corrected in both is no change.
        changes::write(db, id, at, &old, &reading)?;
        origins = apply(&mut reading, &active(db, id)?, &mut highest);
        // The earlier version's rows stay, and lists no longer show them.
        project_one(db, earlier.id)?;
    }
    project(db, &Owner { document: id, current: true, at, outlet, origins: &origins }, &reading)?;
    Ok(match version {
        1 => Written::New(document),
        _ => Written::Version(document),
    })
}

fn again(db: &Connection, run: i64, document: &str, mut reading: Reading) -> std::result::Result<(), Kind> {
    let faults = reading.faults();
    if !faults.is_empty() {
        return Err(Kind::Faults(faults));
    }
    let id = document_number(db, document)?;
    let old = stored(db, id)?;
    if old.document.sha256 != reading.document.sha256 {
        return Err(Kind::Wrong(format!("{document} was read again with another text")));
    }
    let highest: String =
        db.query_row("SELECT highest FROM stored_documents WHERE id = ?1", [id], |row| row.get(0))?;
    let mut highest: Highest = serde_json::from_str(&highest).unwrap_or_default();
    stable::keep(&old, &mut reading, &mut highest);
    reading.id.clone_from(&old.id);
    db.execute("UPDATE stored_readings SET packed = ?2 WHERE document = ?1", params![id, pack(&reading)])?;
    db.execute(
        "UPDATE stored_documents SET run = ?2, highest = ?3, notes = ?4, agency = ?5 WHERE id = ?1",
        params![id, run, json(&highest), json(&reading.notes), reading.document.agency],
    )?;
    project_one(db, id)?;
    changes::again(db, id)
}

/// The documents of one identity, the oldest first.
fn relatives(db: &Connection, family: i64) -> std::result::Result<Vec<Relative>, Kind> {
    let mut found = db.prepare_cached(
        "SELECT id, document, article, version, current, sha256 FROM stored_documents WHERE family = ?1 ORDER BY id",
    )?;
    let rows = found.query_map([family], |row| {
        Ok(Relative {
            id: row.get(0)?,
            document: row.get(1)?,
            article: row.get(2)?,
            version: row.get(3)?,
            current: row.get(4)?,
            sha256: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// The version that an article replaces: with an address the newest under it, else the newest that it is a change of.
fn earlier<'a>(
    db: &Connection,
    identity: &str,
    relatives: &'a [Relative],
    text: &str,
) -> std::result::Result<Option<&'a Relative>, Kind> {
    /// Articles of one outlet and name that are compared, the newest first.
    const COMPARED: usize = 32;
    let mut current = relatives.iter().rev().filter(|relative| relative.current);
    if identity.starts_with("url\n") {
        return Ok(current.next());
    }
    for relative in current.take(COMPARED) {
        let sql = "SELECT text FROM stored_documents WHERE id = ?1";
        let old: String = db.prepare_cached(sql)?.query_row([relative.id], |row| row.get(0))?;
        if is_changed(&old, text) {
            return Ok(Some(relative));
        }
    }
    Ok(None)
}

fn free_name(db: &Connection, identity: &str) -> std::result::Result<String, Kind> {
    let mut taken = db.prepare_cached("SELECT 1 FROM stored_documents WHERE document = ?1")?;
    let mut attempt = 0;
    loop {
        let name = short(identity, attempt);
        if !taken.exists([&name])? {
            return Ok(name);
        }
        attempt += 1;
    }
}

fn outlet_number(db: &Connection, name: &str) -> std::result::Result<i64, Kind> {
    let sql = "SELECT id FROM stored_outlets WHERE name = ?1";
    if let Some(id) = db.prepare_cached(sql)?.query_row([name], |row| row.get(0)).optional()? {
        return Ok(id);
    }
    db.execute("INSERT INTO stored_outlets (name) VALUES (?1)", [name])?;
    Ok(db.last_insert_rowid())
}

/// The number of a document by its name.
pub(crate) fn document_number(db: &Connection, document: &str) -> std::result::Result<i64, Kind> {
    let sql = "SELECT id FROM stored_documents WHERE document = ?1";
    let found = db.prepare_cached(sql)?.query_row([document], |row| row.get(0)).optional()?;
    found.ok_or_else(|| Kind::NoItem(format!("article {document}")))
}

/// A document's reading as it was written.
pub(crate) fn stored(db: &Connection, document: i64) -> std::result::Result<Reading, Kind> {
    let (name, text, bytes) = packed(db, document)?;
    unpacked(&name, text, &bytes)
}

/// A document's name, its text and its reading as it lies in the file.
pub(crate) fn packed(db: &Connection, document: i64) -> std::result::Result<(String, String, Vec<u8>), Kind> {
    let sql = "SELECT d.document, d.text, r.packed FROM stored_documents d JOIN stored_readings r ON r.document = d.id
               WHERE d.id = ?1";
    Ok(db.prepare_cached(sql)?.query_row([document], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
}

/// A reading out of its bytes.
pub(crate) fn unpacked(name: &str, text: String, bytes: &[u8]) -> std::result::Result<Reading, Kind> {
    unpack(bytes, text).map_err(|error| Kind::Damaged(format!("the record of {name}: {error}")))
}

/// A document's reading with its corrections applied, the rejected items still in it, and where its items come from.
pub(crate) fn corrected(
    db: &Connection,
    document: i64,
) -> std::result::Result<(Reading, crate::origin::Origins), Kind> {
    let mut reading = stored(db, document)?;
    let corrections = active(db, document)?;
    if corrections.is_empty() {
        return Ok((reading, crate::origin::Origins::new()));
    }
    let mut highest = stored_highest(db, document)?;
    let origins = apply(&mut reading, &corrections, &mut highest);
    Ok((reading, origins))
}

pub(crate) fn stored_highest(db: &Connection, document: i64) -> std::result::Result<Highest, Kind> {
    let sql = "SELECT highest FROM stored_documents WHERE id = ?1";
    let highest: String = db.query_row(sql, [document], |row| row.get(0))?;
    Ok(serde_json::from_str(&highest).unwrap_or_default())
}

/// Makes a document's rows again.
pub(crate) fn project_one(db: &Connection, document: i64) -> std::result::Result<(), Kind> {
    let (reading, origins) = corrected(db, document)?;
    let sql = "SELECT current, at, outlet FROM stored_documents WHERE id = ?1";
    let (current, at, outlet) =
        db.query_row(sql, [document], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    project(db, &Owner { document, current, at, outlet, origins: &origins }, &reading)
}

/// Makes all rows again, after a change of schema.
pub(crate) fn project_all(db: &Connection) -> std::result::Result<(), Kind> {
    let mut found = db.prepare("SELECT id FROM stored_documents ORDER BY id")?;
    let documents = found.query_map([], |row| row.get(0))?.collect::<std::result::Result<Vec<i64>, _>>()?;
    documents.into_iter().try_for_each(|document| project_one(db, document))
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("lists and maps of plain values have a form in JSON")
}

pub(crate) const FORMATS: [(Format, &str); 9] = [
    (Format::Plain, "plain"),
    (Format::Html, "html"),
    (Format::Feed, "feed"),
    (Format::Warc, "warc"),
    (Format::Jsonl, "jsonl"),
    (Format::Csv, "csv"),
    (Format::Mail, "mail"),
    (Format::Document, "document"),
    (Format::Transcript, "transcript"),
];

const KINDS: [(PartKind, &str); 11] = [
    (PartKind::Headline, "headline"),
    (PartKind::Byline, "byline"),
    (PartKind::Related, "related"),
    (PartKind::Caption, "caption"),
    (PartKind::Heading, "heading"),
    (PartKind::Bold, "bold"),
    (PartKind::ListItem, "list item"),
    (PartKind::TableRow, "table row"),
    (PartKind::Quotation, "quotation"),
    (PartKind::Post, "post"),
    (PartKind::Attribution, "attribution"),
];

pub(crate) fn format_of(name: &str) -> Option<Format> {
    FORMATS.iter().find(|(_, one)| *one == name).map(|(format, _)| *format)
}

pub(crate) fn format_name(format: Format) -> &'static str {
    FORMATS.iter().find(|(one, _)| *one == format).map_or("plain", |(_, name)| name)
}

fn parts(parts: &[Part]) -> Vec<StoredPart> {
    let name = |kind| KINDS.iter().find(|(one, _)| *one == kind).map_or("", |(_, name)| *name);
    parts.iter().map(|part| StoredPart(part.span.start, part.span.end, name(part.kind).to_owned())).collect()
}

/// A document's article as ingest gave it.
pub(crate) fn article(db: &Connection, document: i64) -> std::result::Result<Article, Kind> {
    let sql = "SELECT d.name, d.title, o.name, d.authors, d.published, d.url, d.language, d.format, d.text, d.parts,
               d.article_notes FROM stored_documents d LEFT JOIN stored_outlets o ON o.id = d.outlet WHERE d.id = ?1";
    let article = db.prepare_cached(sql)?.query_row([document], |row| {
        let format: String = row.get(7)?;
        let parts: Vec<StoredPart> = serde_json::from_str(&row.get::<_, String>(9)?).unwrap_or_default();
        let kind = |name: &str| KINDS.iter().find(|(_, one)| *one == name).map(|(kind, _)| *kind);
        Ok(Article {
            id: row.get(0)?,
            title: row.get(1)?,
            outlet: row.get(2)?,
            authors: serde_json::from_str(&row.get::<_, String>(3)?).unwrap_or_default(),
            published: row.get(4)?,
            url: row.get(5)?,
            language: row.get(6)?,
            format: format_of(&format).unwrap_or_default(),
            text: row.get(8)?,
            parts: parts
                .into_iter()
                .filter_map(|StoredPart(start, end, name)| {
                    Some(Part { span: Span::new(start, end), kind: kind(&name)? })
                })
                .collect(),
            notes: serde_json::from_str(&row.get::<_, String>(10)?).unwrap_or_default(),
        })
    })?;
    Ok(article)
}
