//! Reads a file of a corpus, gzipped or not.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use flate2::read::MultiGzDecoder;

use crate::error::Error;

/// The text of a file; one whose name ends in `.gz` is unpacked.
///
/// # Errors
/// A file that cannot be opened, is cut or is no UTF-8, named.
pub(crate) fn read_file(path: &Path) -> Result<String, Error> {
    let mut file = File::open(path).map_err(|e| Error::new(path, e))?;
    let mut text = String::new();
    let read = match path.extension() {
        Some(extension) if extension == "gz" => MultiGzDecoder::new(file).read_to_string(&mut text),
        _ => file.read_to_string(&mut text),
    };
    read.map_err(|e| Error::new(path, e))?;
    Ok(text)
}
