//! ZIP archives, told by what is in them: WACZ, DOCX, ODT, EPUB; any other is read like a folder.

mod docx;
mod entries;
mod epub;
mod odt;
mod wacz;

use std::fs::File;
use std::path::Path;

use crate::error::{Error, Failure};
use crate::name;
use crate::options::Options;
use crate::read::{self, Sink};
use entries::Entries;

/// How deep archives in archives are opened: a delivery of documents is one in one.
const DEEPEST: usize = 2;

/// Reads an archive in a file. `depth` is how many archives stand around it.
pub(crate) fn read_file(name: &str, path: &Path, options: &Options, sink: &mut Sink<'_>) {
    let file = File::open(path).map_err(Error::from_io);
    open(name, file.and_then(|file| Entries::of_file(file, options.largest_article)), 0, options, sink);
}

/// Reads an archive at hand.
pub(crate) fn read_bytes(name: &str, bytes: Vec<u8>, depth: usize, options: &Options, sink: &mut Sink<'_>) {
    open(name, Entries::of_bytes(bytes, options.largest_article), depth, options, sink);
}

fn open(name: &str, entries: Result<Entries, Error>, depth: usize, options: &Options, sink: &mut Sink<'_>) {
    let entries = match entries {
        Ok(entries) => entries,
        Err(error) => return sink(Err(Failure::new(name, error))),
    };
    let is_wacz = entries.paths().any(|path| path.starts_with("archive/") && name::ends_in(path, &["warc"]));
    if is_wacz {
        wacz::read(name, &entries, options, sink);
    } else if entries.has("word/document.xml") {
        docx::read(name, &entries, options, sink);
    } else if entries.has("META-INF/container.xml") && !entries.has("content.xml") {
        epub::read(name, &entries, sink);
    } else if entries.has("content.xml") {
        odt::read(name, &entries, options, sink);
    } else if entries.has("xl/workbook.xml") {
        sink(Err(Failure::new(
            name,
            Error::unread("a workbook of Excel", "save the sheet with the texts as CSV"),
        )));
    } else if entries.has("ppt/presentation.xml") {
        sink(Err(Failure::new(
            name,
            Error::unread("a presentation of PowerPoint", "give the text of it, or leave it out"),
        )));
    } else {
        folder(name, &entries, depth, options, sink);
    }
}

/// Reads every file of an archive that is none of a known kind.
fn folder(name: &str, entries: &Entries, depth: usize, options: &Options, sink: &mut Sink<'_>) {
    let mut paths: Vec<&str> = entries.paths().filter(|path| !is_hidden(path)).collect();
    paths.sort_unstable();
    if paths.is_empty() {
        return sink(Err(Failure::new(name, Error::empty())));
    }
    for path in paths {
        let inner = format!("{name}#{path}");
        match entries.bytes(path) {
            Ok(bytes) if bytes.starts_with(b"PK\x03\x04") && depth + 1 >= DEEPEST => {
                sink(Err(Failure::new(
                    inner,
                    Error::unread("an archive in an archive in an archive", "unpack it first"),
                )));
            }
            Ok(bytes) => read::inner(&inner, bytes, depth + 1, options, sink),
            Err(error) => sink(Err(Failure::new(inner, error))),
        }
    }
}

fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
}
