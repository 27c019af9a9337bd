//! The model file: a JSON header and tensors behind it.
//!
//! | bytes | |
//! |---|---|
//! | 8 | `ONRECORD` |
//! | 4 | version, little-endian |
//! | 4 | length of the header, little-endian |
//! | | the header: `config`, `tags`, `labels`, `calibration`, and `tensors`, name to `dtype`, `shape`, `offset` |
//! | | zeros up to a multiple of 64 |
//! | | the tensors, little-endian, each at a multiple of 64 from the first; `offset` counts from there |
//!
//! `training/onrecord_training/export.py` writes it. This module checks that every tensor lies inside the file and has
//! the shape that is asked for; what the tensors mean is left to those who ask.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::Error;
use crate::kernel::{Dense, Linear};

pub(crate) const VERSION: u32 = 2;
const MAGIC: &[u8] = b"ONRECORD";
const ALIGNED: usize = 64;

/// Sizes of the network.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Config {
    /// Numbers per word piece.
    pub(crate) size: usize,
    pub(crate) layers: usize,
    pub(crate) heads: usize,
    /// Numbers per word piece inside a layer.
    pub(crate) inner: usize,
    pub(crate) epsilon: f32,
    /// Word pieces in a window at most.
    pub(crate) longest: usize,
}

#[derive(Debug, Deserialize)]
struct Header {
    config: Config,
    tags: Vec<String>,
    /// Of each other head.
    labels: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    calibration: BTreeMap<String, f32>,
    tensors: BTreeMap<String, Tensor>,
}

#[derive(Debug, Deserialize)]
struct Tensor {
    dtype: String,
    shape: Vec<usize>,
    offset: usize,
}

/// A model file whose header was read.
#[derive(Debug)]
pub(crate) struct File<'a> {
    header: Header,
    payload: &'a [u8],
}

impl<'a> File<'a> {
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, Error> {
        let rest = bytes.strip_prefix(MAGIC).ok_or_else(Error::foreign)?;
        let cut = || Error::damaged("it ends inside its header");
        let (version, rest) = rest.split_first_chunk().ok_or_else(cut)?;
        let version = u32::from_le_bytes(*version);
        if version != VERSION {
            return Err(Error::version(version));
        }
        let (length, rest) = rest.split_first_chunk().ok_or_else(cut)?;
        let length = u32::from_le_bytes(*length) as usize;
        let header = rest.get(..length).ok_or_else(cut)?;
        let header =
            serde_json::from_slice(header).map_err(|error| Error::damaged(format!("its header: {error}")))?;
        let start = (bytes.len() - rest.len() + length).next_multiple_of(ALIGNED);
        Ok(Self { header, payload: bytes.get(start..).ok_or_else(cut)? })
    }

    pub(crate) fn config(&self) -> &Config {
        &self.header.config
    }

    /// Names of the tags, in the order of their emissions.
    pub(crate) fn tags(&self) -> &[String] {
        &self.header.tags
    }

    /// Makes sure that a head has these labels, in this order.
    pub(crate) fn expect_labels<S: AsRef<str>>(&self, head: &str, expected: &[S]) -> Result<(), Error> {
        let found = self.header.labels.get(head).map_or(&[][..], Vec::as_slice);
        if found.iter().map(String::as_str).ne(expected.iter().map(AsRef::as_ref)) {
            return Err(Error::damaged(format!("the labels of its {head} are {found:?}")));
        }
        Ok(())
    }

    /// The matrix and bias of a linear layer.
    pub(crate) fn dense(&self, name: &str, outputs: usize, inputs: usize) -> Result<Dense, Error> {
        let weights = self.f32s(&format!("{name}.weight"), &[outputs, inputs])?;
        Ok(Dense::new(&weights, &self.f32s(&format!("{name}.bias"), &[outputs])?))
    }

    /// The same in fewer bits, for heads that every word passes; `inputs` is the encoder's size.
    pub(crate) fn linear(&self, name: &str, outputs: usize, inputs: usize) -> Result<Linear, Error> {
        let weights = self.f32s(&format!("{name}.weight"), &[outputs, inputs])?;
        Ok(Linear::new(&weights, &self.f32s(&format!("{name}.bias"), &[outputs])?))
    }

    pub(crate) fn calibration(&self) -> &BTreeMap<String, f32> {
        &self.header.calibration
    }

    /// The shape of a tensor, for those whose size the configuration does not tell.
    pub(crate) fn shape(&self, name: &str) -> Result<&[usize], Error> {
        Ok(&self.tensor(name)?.shape)
    }

    /// The bytes of a `u8` tensor.
    pub(crate) fn bytes(&self, name: &str) -> Result<&'a [u8], Error> {
        let shape = self.shape(name)?;
        self.raw(name, "u8", 1, shape)
    }

    /// An `i8` tensor of this shape.
    pub(crate) fn i8s(&self, name: &str, shape: &[usize]) -> Result<Vec<i8>, Error> {
        Ok(self.raw(name, "i8", 1, shape)?.iter().map(|byte| *byte as i8).collect())
    }

    /// An `f32` tensor of this shape, all of it finite.
    pub(crate) fn f32s(&self, name: &str, shape: &[usize]) -> Result<Vec<f32>, Error> {
        let (numbers, _) = self.raw(name, "f32", 4, shape)?.as_chunks();
        let numbers: Vec<f32> = numbers.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        if !numbers.iter().all(|number| number.is_finite()) {
            return Err(Error::damaged(format!("tensor {name} holds what is no number")));
        }
        Ok(numbers)
    }

    fn tensor(&self, name: &str) -> Result<&Tensor, Error> {
        self.header.tensors.get(name).ok_or_else(|| Error::damaged(format!("tensor {name} is missing")))
    }

    fn raw(&self, name: &str, dtype: &str, width: usize, shape: &[usize]) -> Result<&'a [u8], Error> {
        let tensor = self.tensor(name)?;
        if tensor.dtype != dtype || tensor.shape != shape {
            return Err(Error::damaged(format!(
                "tensor {name} is {} {:?}, not {dtype} {shape:?}",
                tensor.dtype, tensor.shape
            )));
        }
        let length = shape.iter().try_fold(width, |product, size| product.checked_mul(*size));
        length
            .and_then(|length| self.payload.get(tensor.offset..tensor.offset.checked_add(length)?))
            .ok_or_else(|| Error::damaged(format!("tensor {name} reaches past its end")))
    }
}
