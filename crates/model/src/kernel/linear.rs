//! Products of 12-bit activations and weights, for the heads that every word passes.
//!
//! A file holds these weights in `f32`. On reading they are rounded to levels of ± [`most`] with a scale per output,
//! and each row of activations to as many with a scale of its own: as many as a sum over all inputs leaves room for
//! in 32 bits. What is lost is far less than what the encoder's 8 bits lose, and the products take a quarter of the
//! time that they take in `f32`.

use super::pairs::{ROWS, products};
use super::vectors::{Line, Pairs, Vectors, WIDTH};
use super::{LANES, Machine, ROUND, vectorised};

/// The largest level, so that `inputs` products of two fit 32 bits.
fn most(inputs: usize) -> f32 {
    (i32::MAX as usize / inputs).isqrt().min(i16::MAX as usize) as f32
}

/// Rows of activations, quantised: value = scale * level.
#[derive(Clone, Debug, Default)]
pub(crate) struct Levels {
    /// Numbers of a row.
    inputs: usize,
    /// rows x inputs / 2
    pairs: Vec<i32>,
    /// One a row.
    scales: Vec<f32>,
}

impl Levels {
    /// Quantises `rows` (n x inputs); the inputs divide by [`LANES`].
    pub(crate) fn quantise(&mut self, machine: Machine, rows: &[f32], inputs: usize) {
        assert!(inputs.is_multiple_of(LANES), "sizes were checked on reading");
        self.inputs = inputs;
        self.pairs.resize(rows.len() / 2, 0);
        self.scales.resize(rows.len() / inputs, 0.0);
        quantise(machine, rows, self);
    }

    /// How many rows there are.
    pub(crate) fn count(&self) -> usize {
        self.scales.len()
    }

    /// Some of the rows.
    pub(crate) fn some(&self, rows: &[usize]) -> Self {
        let width = self.inputs / 2;
        Self {
            inputs: self.inputs,
            pairs: rows.iter().flat_map(|row| &self.pairs[row * width..(row + 1) * width]).copied().collect(),
            scales: rows.iter().map(|row| self.scales[*row]).collect(),
        }
    }
}

vectorised! {
    fn quantise(rows: &[f32], to: &mut Levels) = quantise_body;
}

#[inline(always)]
fn quantise_body<V: Vectors>(v: V, rows: &[f32], to: &mut Levels) {
    let limit = most(to.inputs);
    let rows = rows.chunks_exact(to.inputs).zip(to.pairs.chunks_exact_mut(to.inputs / 2));
    for ((row, pairs), scale) in rows.zip(&mut to.scales) {
        let row = row.as_chunks::<WIDTH>().0;
        let mut highest = v.splat(0.0);
        for values in row {
            highest = v.most(v.size(v.load(values)), highest);
        }
        let mut lanes = [0.0; WIDTH];
        v.store(highest, &mut lanes);
        let highest = lanes.iter().fold(0.0, |most, lane| if *lane > most { *lane } else { most });
        let inverse = if highest > 0.0 { limit / highest } else { 0.0 };
        let (inverse, round) = (v.splat(inverse), v.splat(ROUND));
        for (values, pairs) in row.iter().zip(pairs.as_chunks_mut::<{ WIDTH / 2 }>().0) {
            *pairs = v.pairs(v.bits(v.add(v.multiply(v.load(values), inverse), round)));
        }
        *scale = highest / limit;
    }
}

/// A matrix with a scale and a bias per output.
#[derive(Debug)]
pub(crate) struct Linear {
    inputs: usize,
    outputs: usize,
    /// panels of [`WIDTH`] outputs x inputs / 2
    lines: Vec<Pairs>,
    /// One vector a panel.
    scales: Vec<[f32; WIDTH]>,
    bias: Vec<[f32; WIDTH]>,
}

impl Linear {
    /// `weights` is outputs x inputs, of which the inputs divide by [`LANES`]; `bias` is one per output.
    pub(crate) fn new(weights: &[f32], bias: &[f32]) -> Self {
        let outputs = bias.len();
        let inputs = weights.len() / outputs;
        let mut levels = Levels::default();
        levels.quantise(Machine::detected(), weights, inputs);
        let (steps, panels) = (inputs / 2, outputs.div_ceil(WIDTH));
        let mut lines = vec![Line([0; WIDTH]); panels * steps];
        for (output, row) in levels.pairs.chunks_exact(steps).enumerate() {
            let panel = &mut lines[output / WIDTH * steps..][..steps];
            for (line, pair) in panel.iter_mut().zip(row) {
                line.0[output % WIDTH] = *pair;
            }
        }
        let padded = |numbers: &[f32]| {
            let mut vectors = vec![[0.0; WIDTH]; panels];
            vectors.as_flattened_mut()[..outputs].copy_from_slice(numbers);
            vectors
        };
        Self { inputs, outputs, lines, scales: padded(&levels.scales), bias: padded(bias) }
    }

    /// Applies the matrix; `out` becomes n x outputs.
    pub(crate) fn apply(&self, machine: Machine, rows: &Levels, out: &mut Vec<f32>) {
        assert_eq!(rows.inputs, self.inputs, "the rows belong to another matrix");
        out.resize(rows.count() * self.outputs, 0.0);
        apply(machine, self, rows, out);
    }

    /// The same, for whom a vector of its own is right.
    pub(crate) fn of(&self, machine: Machine, rows: &Levels) -> Vec<f32> {
        let mut out = Vec::new();
        self.apply(machine, rows, &mut out);
        out
    }
}

vectorised! {
    fn apply(linear: &Linear, rows: &Levels, out: &mut [f32]) = apply_body;
}

#[inline(always)]
fn apply_body<V: Vectors>(v: V, linear: &Linear, rows: &Levels, out: &mut [f32]) {
    let panels = linear.bias.len();
    let wide = if V::WIDE { panels / 4 * 4 } else { 0 };
    for panel in (0..wide).step_by(4) {
        some_panels::<V, 4>(v, linear, panel, rows, out);
    }
    for panel in wide..panels {
        some_panels::<V, 1>(v, linear, panel, rows, out);
    }
}

#[inline(always)]
fn some_panels<V: Vectors, const N: usize>(
    v: V,
    linear: &Linear,
    first: usize,
    rows: &Levels,
    out: &mut [f32],
) {
    let steps = linear.inputs / 2;
    let mut panels: [&[Pairs]; N] = [&[]; N];
    for (n, panel) in panels.iter_mut().enumerate() {
        *panel = &linear.lines[(first + n) * steps..(first + n + 1) * steps];
    }
    let count = rows.count();
    for group in (0..count).step_by(ROWS) {
        let mut four: [&[i32]; ROWS] = [&[]; ROWS];
        for (n, row) in four.iter_mut().enumerate() {
            // Behind the last row it is read again, and nobody looks.
            let at = (group + n).min(count - 1) * steps;
            *row = &rows.pairs[at..at + steps];
        }
        let tile = products(v, four, panels);
        for (row, sums) in (group..count).zip(tile) {
            let scale = v.splat(rows.scales[row]);
            let out = &mut out[row * linear.outputs..(row + 1) * linear.outputs];
            for n in 0..N {
                let scale = v.multiply(scale, v.load(&linear.scales[first + n]));
                let value = v.add(v.multiply(v.floats(sums[n]), scale), v.load(&linear.bias[first + n]));
                let out = &mut out[(first + n) * WIDTH..];
                if let Some(out) = out.first_chunk_mut() {
                    v.store(value, out);
                } else {
                    let mut found = [0.0; WIDTH];
                    v.store(value, &mut found);
                    let width = out.len();
                    out.copy_from_slice(&found[..width]);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_close_to_those_in_floats_and_alike_on_all_machines() {
        let value = |i: usize| ((i * 7919 % 1009) as f32 - 504.0) / 300.0;
        for (inputs, outputs, count) in [(32, 3, 1), (64, 16, 5), (384, 77, 9)] {
            let weights: Vec<f32> = (0..inputs * outputs).map(value).collect();
            let bias: Vec<f32> = (0..outputs).map(value).collect();
            let rows: Vec<f32> = (0..inputs * count).map(|i| value(i * 3 + 5)).collect();
            let linear = Linear::new(&weights, &bias);
            let run = |machine| {
                let mut levels = Levels::default();
                levels.quantise(machine, &rows, inputs);
                linear.of(machine, &levels)
            };
            let out = run(Machine::Portable);
            for (n, row) in rows.chunks(inputs).enumerate() {
                for o in 0..outputs {
                    let sum: f32 = row.iter().zip(&weights[o * inputs..]).map(|(a, b)| a * b).sum();
                    assert!((out[n * outputs + o] - sum - bias[o]).abs() < 3e-4 * inputs as f32);
                }
            }
            for machine in Machine::all() {
                let bits = |out: Vec<f32>| out.into_iter().map(f32::to_bits).collect::<Vec<_>>();
                assert_eq!(bits(run(machine)), bits(out.clone()), "{machine:?}");
            }
        }
    }

    #[test]
    fn sums_of_the_largest_levels_do_not_wrap() {
        for inputs in [32, 384, 768] {
            let (weights, row) = (vec![1.0; inputs], vec![-1.0; inputs]);
            for machine in Machine::all() {
                let mut levels = Levels::default();
                levels.quantise(machine, &row, inputs);
                let found = Linear::new(&weights, &[0.0]).of(machine, &levels)[0];
                assert!((found + inputs as f32).abs() < 1e-3, "{found} for {inputs} on {machine:?}");
            }
        }
    }

    #[test]
    fn some_rows_are_those_rows() {
        let rows: Vec<f32> = (0..96).map(|i| i as f32).collect();
        let (mut all, mut last) = (Levels::default(), Levels::default());
        all.quantise(Machine::Portable, &rows, 32);
        last.quantise(Machine::Portable, &rows[64..], 32);
        let some = all.some(&[2]);
        assert_eq!(some.count(), 1);
        assert_eq!((some.pairs, some.scales), (last.pairs, last.scales));
    }
}
