//! Records of a web archive (ISO 28500): a version line, named fields, an empty line, and as many bytes as they say.

use std::io::{self, BufRead, Read};

use crate::error::Error;
use crate::ration::too_large;

/// Bytes that the fields of one record may take.
const LARGEST_HEADER: u64 = 1 << 20;

/// The named fields of a record.
pub(super) struct Header(Vec<(String, String)>);

impl Header {
    /// The value of a field, whose name is given in lower case.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// The address of what the record holds.
    pub(super) fn address(&self) -> Option<&str> {
        self.get("warc-target-uri").map(|address| address.trim_matches(['<', '>']))
    }
}

/// Reads an archive record by record. What is not asked for is passed over without being held.
pub(super) struct Records<R> {
    reader: R,
    /// Bytes of the current record's content that are not read yet.
    left: u64,
}

impl<R: BufRead> Records<R> {
    pub(super) fn new(reader: R) -> Self {
        Self { reader, left: 0 }
    }

    /// The fields of the next record; nothing at the end of the archive.
    pub(super) fn next(&mut self) -> Result<Option<Header>, Error> {
        self.pass_over()?;
        let Some(version) = self.line_after_blanks()? else { return Ok(None) };
        if !version.starts_with("WARC/") {
            return Err(Error::malformed("a record does not begin with its version"));
        }
        let header = self.fields()?;
        let length = header.get("content-length").and_then(|length| length.trim().parse().ok());
        self.left = length.ok_or_else(|| Error::malformed("a record without its length"))?;
        Ok(Some(header))
    }

    /// The content of the current record, if it is at most `limit` bytes.
    pub(super) fn content(&mut self, limit: u64) -> Result<Vec<u8>, Error> {
        if self.left > limit {
            return Err(Error::from_io(too_large(limit)));
        }
        let mut content = Vec::new();
        let read = self.reader.by_ref().take(self.left).read_to_end(&mut content).map_err(cut)?;
        self.left -= read as u64;
        if self.left > 0 {
            return Err(Error::truncated("the record"));
        }
        Ok(content)
    }

    fn pass_over(&mut self) -> Result<(), Error> {
        let passed = io::copy(&mut self.reader.by_ref().take(self.left), &mut io::sink()).map_err(cut)?;
        if passed < self.left {
            return Err(Error::truncated("the record"));
        }
        self.left = 0;
        Ok(())
    }

    fn line_after_blanks(&mut self) -> Result<Option<String>, Error> {
        loop {
            match self.line()? {
                None => return Ok(None),
                Some(line) if line.trim().is_empty() => {}
                Some(line) => return Ok(Some(line)),
            }
        }
    }

    fn fields(&mut self) -> Result<Header, Error> {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut size = 0;
        loop {
            let Some(line) = self.line()? else { return Err(Error::truncated("the record")) };
            size += line.len() as u64;
            if size > LARGEST_HEADER {
                return Err(Error::malformed("the fields of a record do not end"));
            }
            if line.trim().is_empty() {
                return Ok(Header(fields));
            }
            if line.starts_with([' ', '\t']) {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            } else if let Some((name, value)) = line.split_once(':') {
                fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
        }
    }

    fn line(&mut self) -> Result<Option<String>, Error> {
        let mut line = Vec::new();
        let read = self.reader.by_ref().take(LARGEST_HEADER).read_until(b'\n', &mut line).map_err(cut)?;
        Ok((read > 0).then(|| String::from_utf8_lossy(&line).into_owned()))
    }
}

fn cut(error: io::Error) -> Error {
    Error::from_io(error)
}
