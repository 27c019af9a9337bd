//! The files in a ZIP archive, opened one at a time within a ration.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, Read};
use std::rc::Rc;

use flate2::read::DeflateDecoder;
use rawzip::{
    CompressionMethod, FileReader, RECOMMENDED_BUFFER_SIZE, ReaderAt, ZipArchive, ZipArchiveEntryWayfinder,
    ZipLocator,
};

use crate::error::Error;
use crate::ration::{read_all, too_large};

/// Files that are listed.
const MOST_FILES: usize = 500_000;
/// How many times its size an archive may unpack to; text hardly ever packs to a twentieth.
const MOST_GROWTH: u64 = 100;

/// An archive and what it lists.
pub(super) struct Entries {
    archive: ZipArchive<Box<dyn ReaderAt>>,
    list: Vec<Entry>,
    /// Bytes that may still be unpacked: parts that overlap would unpack without end.
    left: Rc<Cell<u64>>,
    limit: u64,
}

struct Entry {
    path: String,
    method: CompressionMethod,
    place: ZipArchiveEntryWayfinder,
}

impl Entries {
    /// Opens an archive in a file.
    pub(super) fn of_file(file: File, limit: u64) -> Result<Self, Error> {
        let size = file.metadata().map_err(Error::from_io)?.len();
        Self::open(Box::new(FileReader::from(file)), size, limit)
    }

    /// Opens an archive that is at hand.
    pub(super) fn of_bytes(bytes: Vec<u8>, limit: u64) -> Result<Self, Error> {
        let size = bytes.len() as u64;
        Self::open(Box::new(bytes), size, limit)
    }

    fn open(reader: Box<dyn ReaderAt>, size: u64, limit: u64) -> Result<Self, Error> {
        let mut buffer = vec![0; RECOMMENDED_BUFFER_SIZE];
        let archive = ZipLocator::new()
            .locate_in_reader(reader, &mut buffer, size)
            .map_err(|(_, error)| broken(&error))?;
        let mut list = Vec::new();
        let mut entries = archive.entries(&mut buffer);
        while let Some(entry) = entries.next_entry().map_err(|error| broken(&error))? {
            if list.len() == MOST_FILES {
                return Err(Error::malformed(format!("more than {MOST_FILES} files in one archive")));
            }
            if !entry.is_dir() {
                let path = String::from_utf8_lossy(entry.file_path().as_bytes()).replace('\\', "/");
                list.push(Entry { path, method: entry.compression_method(), place: entry.wayfinder() });
            }
        }
        let left = Rc::new(Cell::new(size.saturating_mul(MOST_GROWTH).saturating_add(limit)));
        Ok(Self { archive, list, left, limit })
    }

    /// The paths of its files, in their order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|entry| entry.path.as_str())
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.paths().any(|one| one == path)
    }

    /// A file as a stream; its checksum is proved at its end.
    pub(super) fn stream(&self, path: &str) -> Result<Box<dyn Read + '_>, Error> {
        let entry = self.list.iter().find(|entry| entry.path == path);
        let entry = entry.ok_or_else(|| Error::malformed(format!("no {path} in the archive")))?;
        let found = self.archive.get_entry(entry.place).map_err(|error| broken(&error))?;
        let left = Rc::clone(&self.left);
        let reader: Box<dyn Read + '_> = match entry.method {
            CompressionMethod::Store => Box::new(found.verifying_reader(found.reader())),
            CompressionMethod::Deflate => {
                Box::new(found.verifying_reader(DeflateDecoder::new(found.reader())))
            }
            other => {
                return Err(Error::malformed(format!(
                    "{path} is packed in a way that is not read ({other:?})"
                )));
            }
        };
        Ok(Box::new(Shared { inner: reader, left, limit: self.limit }))
    }

    /// A file, if it is at most as large as an article may be.
    pub(super) fn bytes(&self, path: &str) -> Result<Vec<u8>, Error> {
        read_all(self.stream(path)?, self.limit).map_err(Error::from_io)
    }
}

/// A reader that takes from what all files of an archive may unpack to.
struct Shared<R> {
    inner: R,
    left: Rc<Cell<u64>>,
    limit: u64,
}

impl<R: Read> Read for Shared<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let left = self.left.get().checked_sub(read as u64).ok_or_else(|| too_large(self.limit))?;
        self.left.set(left);
        Ok(read)
    }
}

fn broken(error: &rawzip::Error) -> Error {
    Error::malformed(format!("a ZIP archive that is damaged or cut: {error}"))
}
