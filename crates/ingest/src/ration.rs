//! A reader that gives out a ration of bytes at a time, so that no article can fill the memory.

use std::cell::Cell;
use std::error;
use std::fmt;
use std::io::{self, Read};
use std::rc::Rc;

/// Reads from `inner` until the ration is used up, then fails.
pub(crate) struct Ration<R> {
    inner: R,
    left: Rc<Cell<u64>>,
    limit: u64,
}

/// Refills a [`Ration`] when the next article begins.
pub(crate) struct Refill {
    left: Rc<Cell<u64>>,
    limit: u64,
}

impl<R: Read> Ration<R> {
    pub(crate) fn new(inner: R, limit: u64) -> (Self, Refill) {
        let left = Rc::new(Cell::new(limit));
        (Self { inner, left: Rc::clone(&left), limit }, Refill { left, limit })
    }
}

impl Refill {
    pub(crate) fn refill(&self) {
        self.left.set(self.limit);
    }
}

impl<R: Read> Read for Ration<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.left.get();
        if left == 0 {
            // The last byte of the ration may have been the last of the input.
            return match self.inner.read(&mut [0])? {
                0 => Ok(0),
                _ => Err(too_large(self.limit)),
            };
        }
        let wanted = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let read = self.inner.read(&mut buffer[..wanted])?;
        self.left.set(left - read as u64);
        Ok(read)
    }
}

/// Everything that `reader` holds, if it is at most `limit` bytes.
pub(crate) fn read_all(reader: impl Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    Ration::new(reader, limit).0.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The error of a reader whose ration is used up.
pub(crate) fn too_large(limit: u64) -> io::Error {
    io::Error::other(TooLarge(limit))
}

/// The limit that an error speaks of, if it is one of [`too_large`].
pub(crate) fn limit_of(error: &io::Error) -> Option<u64> {
    error.get_ref()?.downcast_ref::<TooLarge>().map(|TooLarge(limit)| *limit)
}

#[derive(Debug)]
struct TooLarge(u64);

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "larger than {} bytes", self.0)
    }
}

impl error::Error for TooLarge {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_of_exactly_the_limit_is_read() {
        assert_eq!(read_all(&b"four"[..], 4).unwrap(), b"four");
    }

    #[test]
    fn one_byte_more_fails_with_the_limit() {
        let error = read_all(&b"fives"[..], 4).unwrap_err();
        assert_eq!(limit_of(&error), Some(4));
    }
}
