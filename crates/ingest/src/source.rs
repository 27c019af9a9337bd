//! The bytes of an input, unpacked, with a look at their head.

use std::io::{self, BufReader, Cursor, Read};

use flate2::read::MultiGzDecoder;

/// How many bytes are looked at to find the format.
const HEAD: usize = 64 << 10;
/// How often an input may be packed in gzip.
const LAYERS: usize = 2;

/// A stream of bytes whose head is known.
pub(crate) struct Source<'a> {
    head: Vec<u8>,
    /// The error met after the head: it belongs to the reader of the rest.
    broken: Option<io::Error>,
    /// Whether it was packed in gzip.
    packed: bool,
    rest: Box<dyn Read + 'a>,
}

impl<'a> Source<'a> {
    /// Looks at the head of `reader` and unpacks it where that is gzip, whatever its name.
    ///
    /// # Errors
    /// Where not one byte can be read.
    pub(crate) fn open(reader: Box<dyn Read + 'a>) -> io::Result<Self> {
        let mut source = Self::look(reader)?;
        for _ in 0..LAYERS {
            if !is_gzip(&source.head) {
                break;
            }
            let packed = BufReader::new(source.into_reader());
            source = Self { packed: true, ..Self::look(Box::new(MultiGzDecoder::new(packed)))? };
        }
        Ok(source)
    }

    fn look(mut reader: Box<dyn Read + 'a>) -> io::Result<Self> {
        let mut head = vec![0; HEAD];
        let mut filled = 0;
        let mut broken = None;
        while filled < HEAD {
            match reader.read(&mut head[filled..]) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if filled == 0 => return Err(error),
                Err(error) => {
                    broken = Some(error);
                    break;
                }
            }
        }
        head.truncate(filled);
        Ok(Self { head, broken, packed: false, rest: reader })
    }

    /// The first bytes, all of them where the input is small.
    pub(crate) fn head(&self) -> &[u8] {
        &self.head
    }

    /// Whether it was packed in gzip.
    pub(crate) fn is_packed(&self) -> bool {
        self.packed
    }

    /// The whole stream, from the first byte.
    pub(crate) fn into_reader(self) -> Box<dyn Read + 'a> {
        let head = Cursor::new(self.head);
        match self.broken {
            Some(error) => Box::new(head.chain(Broken(Some(error)))),
            None => Box::new(head.chain(self.rest)),
        }
    }
}

fn is_gzip(head: &[u8]) -> bool {
    head.starts_with(&[0x1f, 0x8b, 0x08])
}

/// Gives the error that was met while looking ahead, then nothing.
struct Broken(Option<io::Error>);

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
