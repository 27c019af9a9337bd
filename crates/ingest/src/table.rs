//! CSV and its kin: a header, then one article a row.

use std::io::Read;

use csv::{ByteRecord, ReaderBuilder};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use onrecord_record::{Article, Format};

use crate::charset;
use crate::error::{Error, Failure};
use crate::identity::Identities;
use crate::options::{Columns, Field, Options};
use crate::ration::{Ration, read_all};
use crate::read::{Sink, stem};
use crate::row;

/// Reads a table whose cells are parted by `between`. Its encoding is told from `head`.
pub(crate) fn read(
    name: &str,
    head: &[u8],
    reader: Box<dyn Read + '_>,
    between: u8,
    options: &Options,
    sink: &mut Sink<'_>,
) {
    let encoding = charset::encoding_of_head(head);
    if encoding != UTF_16LE && encoding != UTF_16BE {
        return rows(name, reader, encoding, between, options, sink);
    }
    // Cells of UTF-16 cannot be found byte by byte, so such a table is read whole.
    match read_all(reader, options.largest_article) {
        Ok(bytes) => {
            let text = charset::decode(&bytes, None).text;
            rows(name, text.as_bytes(), UTF_8, between, options, sink);
        }
        Err(error) => sink(Err(Failure::new(name, Error::from_io(error)))),
    }
}

fn rows(
    name: &str,
    reader: impl Read,
    encoding: &'static Encoding,
    between: u8,
    options: &Options,
    sink: &mut Sink<'_>,
) {
    let (reader, refill) = Ration::new(reader, options.largest_article);
    let mut reader =
        ReaderBuilder::new().delimiter(between).has_headers(false).flexible(true).from_reader(reader);
    let mut row = ByteRecord::new();
    let mut header: Option<Vec<String>> = None;
    let mut ids = Identities::new(stem(name));
    let mut number = 0u64;
    loop {
        refill.refill();
        let line = reader.position().line();
        match reader.read_byte_record(&mut row) {
            Ok(true) => {}
            Ok(false) if number == 0 => return sink(Err(Failure::new(name, Error::empty()))),
            Ok(false) => return,
            Err(error) => {
                let error = match error.into_kind() {
                    csv::ErrorKind::Io(error) => Error::from_io(error),
                    other => Error::malformed(format!("{other:?}")),
                };
                return sink(Err(Failure::new(format!("{name}:{line}"), error)));
            }
        }
        let Some(header) = &header else {
            let names: Vec<String> = row.iter().map(|cell| column_name(cell, encoding)).collect();
            if !options.columns.has(Field::Text, &names) && !options.columns.has(Field::Summary, &names) {
                return sink(Err(Failure::new(name, no_text_column(&names, &options.columns))));
            }
            header = Some(names);
            continue;
        };
        number += 1;
        let line = row.position().map_or(line, csv::Position::line);
        let article = article(header, &row, encoding, &options.columns, &mut ids, number);
        sink(article.map_err(|error| Failure::new(format!("{name}:{line}"), error)));
    }
}

fn column_name(cell: &[u8], encoding: &'static Encoding) -> String {
    charset::decode_as(encoding, cell).text.trim_start_matches('\u{feff}').trim().to_owned()
}

fn no_text_column(names: &[String], columns: &Columns) -> Error {
    if let Some(tool) = row::tool_without_texts(names) {
        return Error::metadata_alone(tool);
    }
    Error::no_text(format!("no column named {} among {}", columns.first_names(Field::Text), names.join(", ")))
}

fn article(
    header: &[String],
    row: &ByteRecord,
    encoding: &'static Encoding,
    columns: &Columns,
    ids: &mut Identities<'_>,
    number: u64,
) -> Result<Article, Error> {
    let mut notes = Vec::new();
    let mut article = row::article(Format::Csv, |field| {
        let cells = columns.positions(field, header).into_iter().filter_map(|position| row.get(position));
        cells
            .map(|cell| {
                let decoded = charset::decode_as(encoding, cell);
                notes.extend(decoded.notes);
                decoded.text
            })
            .collect()
    })?;
    article.id = ids.give(Some(&article.id), number);
    article.notes.extend(notes);
    Ok(article)
}
