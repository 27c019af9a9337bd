//! The BERT encoder: word pieces in, one row of numbers per word out.

use crate::Error;
use crate::file::{Config, File};
use crate::kernel::{Activations, Attention, Dense, HEAD, LANES, Machine, Matrix, add_norm, gelu, norm};

/// Positions that go through a layer's wide part together, so that it stays in the cache.
const BLOCK: usize = 64;
/// Letter cases, and places in quotations.
const FEATURES: usize = 4;

/// One position of a window.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Position {
    pub(crate) piece: u32,
    pub(crate) case: u8,
    pub(crate) quotation: u8,
}

/// The encoder's weights.
#[derive(Debug)]
pub(crate) struct Encoder {
    config: Config,
    machine: Machine,
    /// pieces x size
    pieces: Vec<i8>,
    piece_scales: Vec<f32>,
    /// positions x size
    positions: Vec<f32>,
    cases: Vec<f32>,
    quotations: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
}

#[derive(Debug)]
struct Layer {
    /// Queries, keys and values.
    projection: Eased,
    output: Eased,
    attention_norm: Norm,
    expand: Eased,
    contract: Eased,
    norm: Norm,
}

/// A matrix, and what its inputs are multiplied by first.
#[derive(Debug)]
struct Eased {
    ease: Vec<f32>,
    matrix: Matrix,
    /// The same in `f32`, which is used where it is there.
    #[cfg(test)]
    floats: Option<Dense>,
}

#[derive(Debug)]
struct Norm {
    weight: Vec<f32>,
    bias: Vec<f32>,
    epsilon: f32,
}

/// What the encoder needs of memory, kept from window to window.
#[derive(Debug, Default)]
pub(crate) struct Workspace {
    /// positions x size; behind the last layer words x size
    hidden: Vec<f32>,
    projected: Vec<f32>,
    context: Vec<f32>,
    mixed: Vec<f32>,
    wide: Vec<f32>,
    narrow: Activations,
    broad: Activations,
    attention: Attention,
    all: Vec<usize>,
}

impl Encoder {
    /// Reads the weights; `pieces` is the size of the vocabulary.
    pub(crate) fn read(file: &File<'_>, machine: Machine, pieces: usize) -> Result<Self, Error> {
        let config = file.config().clone();
        let size = config.size;
        let fits = |number: usize| number > 0 && number.is_multiple_of(LANES);
        if !fits(size)
            || !fits(config.inner)
            || config.heads.checked_mul(HEAD) != Some(size)
            || config.layers > 256
        {
            return Err(Error::damaged("the sizes of its network do not fit together"));
        }
        if !(config.epsilon > 0.0 && config.epsilon < 1.0) {
            return Err(Error::damaged("its norms would divide by nothing"));
        }
        Ok(Self {
            machine,
            pieces: file.i8s("pieces.weight", &[pieces, size])?,
            piece_scales: file.f32s("pieces.scale", &[pieces])?,
            positions: file.f32s("positions", &[config.longest + 2, size])?,
            cases: file.f32s("cases", &[FEATURES, size])?,
            quotations: file.f32s("quotations", &[FEATURES, size])?,
            norm: Norm::read(file, "norm", &config)?,
            layers: (0..config.layers).map(|i| Layer::read(file, i, &config)).collect::<Result<_, _>>()?,
            config,
        })
    }

    /// Numbers per word.
    pub(crate) fn size(&self) -> usize {
        self.config.size
    }

    /// Word pieces in a window at most, without those before and behind it.
    pub(crate) fn longest(&self) -> usize {
        self.config.longest
    }

    /// The last layer's rows of the positions `first`, in rising order: n x size.
    pub(crate) fn read_window<'a>(
        &self,
        window: &[Position],
        first: &[usize],
        space: &'a mut Workspace,
    ) -> &'a [f32] {
        assert!(window.len() <= self.config.longest + 2, "a window is longer than the model knows positions");
        self.embed(window, &mut space.hidden);
        space.all.clear();
        space.all.extend(0..window.len());
        let all = std::mem::take(&mut space.all);
        let (last, before) =
            self.layers.split_last().map_or((None, &[][..]), |(last, rest)| (Some(last), rest));
        for layer in before {
            self.layer(layer, &all, space);
        }
        if let Some(layer) = last {
            // Nothing reads the other positions any more.
            self.layer(layer, first, space);
        } else {
            keep(&mut space.hidden, self.config.size, first);
        }
        space.all = all;
        &space.hidden
    }

    fn embed(&self, window: &[Position], hidden: &mut Vec<f32>) {
        let size = self.config.size;
        hidden.resize(window.len() * size, 0.0);
        for (at, (position, row)) in window.iter().zip(hidden.chunks_exact_mut(size)).enumerate() {
            let piece = position.piece as usize;
            let scale = self.piece_scales[piece];
            let pieces = &self.pieces[piece * size..][..size];
            let places = &self.positions[at * size..][..size];
            let cases = &self.cases[usize::from(position.case) * size..][..size];
            let quotations = &self.quotations[usize::from(position.quotation) * size..][..size];
            for i in 0..size {
                row[i] = f32::from(pieces[i]) * scale + places[i] + cases[i] + quotations[i];
            }
            self.norm.apply(self.machine, row);
        }
    }

    /// One layer, of whose output only the positions `from` are kept.
    fn layer(&self, layer: &Layer, from: &[usize], space: &mut Workspace) {
        let (machine, size) = (self.machine, self.config.size);
        layer.projection.apply(machine, &space.hidden, &mut space.narrow, &mut space.projected);
        space.attention.apply(machine, &space.projected, self.config.heads, from, &mut space.context);
        layer.output.apply(machine, &space.context, &mut space.narrow, &mut space.mixed);
        keep(&mut space.hidden, size, from);
        layer.attention_norm.add(machine, &mut space.hidden, &space.mixed);
        for hidden in space.hidden.chunks_mut(BLOCK * size) {
            layer.expand.apply(machine, hidden, &mut space.narrow, &mut space.wide);
            gelu(machine, &mut space.wide);
            layer.contract.apply(machine, &space.wide, &mut space.broad, &mut space.mixed);
            layer.norm.add(machine, hidden, &space.mixed);
        }
    }
}

/// Keeps some rows, which are given in rising order.
fn keep(rows: &mut Vec<f32>, size: usize, kept: &[usize]) {
    if rows.len() == kept.len() * size {
        return;
    }
    for (to, from) in kept.iter().enumerate() {
        rows.copy_within(from * size..(from + 1) * size, to * size);
    }
    rows.truncate(kept.len() * size);
}

impl Layer {
    fn read(file: &File<'_>, index: usize, config: &Config) -> Result<Self, Error> {
        let (size, inner) = (config.size, config.inner);
        let at = |name: &str| format!("layers.{index}.{name}");
        let matrix = |name: &str, parts: &[&str], inputs: usize, outputs: usize| {
            let (mut weights, mut scales, mut bias) = (Vec::new(), Vec::new(), Vec::new());
            for part in parts {
                let at = at(part);
                weights.extend(file.i8s(&format!("{at}.weight"), &[outputs, inputs])?);
                scales.extend(file.f32s(&format!("{at}.scale"), &[outputs])?);
                bias.extend(file.f32s(&format!("{at}.bias"), &[outputs])?);
            }
            let mut ease = file.f32s(&at(&format!("{name}.ease")), &[inputs])?;
            for factor in &mut ease {
                *factor = 1.0 / *factor;
                if !factor.is_finite() {
                    return Err(Error::damaged(format!("layer {index} divides by nothing")));
                }
            }
            Ok(Eased {
                ease,
                matrix: Matrix::new(inputs, &weights, scales, bias),
                #[cfg(test)]
                floats: None,
            })
        };
        Ok(Self {
            projection: matrix("projection", &["query", "key", "value"], size, size)?,
            output: matrix("output", &["output"], size, size)?,
            attention_norm: Norm::read(file, &at("attention_norm"), config)?,
            expand: matrix("expand", &["expand"], size, inner)?,
            contract: matrix("contract", &["contract"], inner, size)?,
            norm: Norm::read(file, &at("norm"), config)?,
        })
    }
}

impl Eased {
    fn apply(&self, machine: Machine, rows: &[f32], levels: &mut Activations, out: &mut Vec<f32>) {
        #[cfg(test)]
        if let Some(floats) = &self.floats {
            return floats.apply(machine, rows, out);
        }
        levels.quantise(machine, rows, &self.ease);
        self.matrix.apply(machine, levels, out);
    }
}

impl Norm {
    fn read(file: &File<'_>, name: &str, config: &Config) -> Result<Self, Error> {
        Ok(Self {
            weight: file.f32s(&format!("{name}.weight"), &[config.size])?,
            bias: file.f32s(&format!("{name}.bias"), &[config.size])?,
            epsilon: config.epsilon,
        })
    }

    fn apply(&self, machine: Machine, row: &mut [f32]) {
        norm(machine, row, &self.weight, &self.bias, self.epsilon);
    }

    fn add(&self, machine: Machine, rows: &mut [f32], other: &[f32]) {
        let size = self.weight.len();
        for (row, other) in rows.chunks_exact_mut(size).zip(other.chunks_exact(size)) {
            add_norm(machine, row, other, &self.weight, &self.bias, self.epsilon);
        }
    }
}

/// The emissions of each word: n x outputs.
pub(crate) fn emissions<const N: usize>(machine: Machine, head: &Dense, words: &[f32]) -> Vec<[f32; N]> {
    let mut flat = Vec::new();
    head.apply(machine, words, &mut flat);
    flat.as_chunks().0.to_vec()
}

#[cfg(test)]
mod tests;
