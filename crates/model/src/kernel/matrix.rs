//! Products of 7-bit activations and 8-bit weights.
//!
//! Activations are quantised per row to 0..=127, weights per output to -128..=127. With VNNI `vpdpbusd` multiplies four
//! pairs for each of 16 outputs and adds them in 32 bits. With AVX2 alone `vpmaddubsw` adds neighbours into 16-bit
//! lanes; the lanes of several steps are added before one `vpmaddwd` widens them. How many steps fit a lane without
//! overflow follows from the weights alone, for any activations: when a matrix is made, each panel is divided into runs
//! that do. So the sums are exact, and equal everywhere.

use std::ops::Range;

use super::activations::{Activations, MOST, ROWS, STEP};
use super::vectors::{Bytes, Line, Vectors, WIDTH};
use super::{LANES, Machine, vectorised};

/// Bytes of activations that stay in the innermost cache beside a panel.
const CACHE: usize = 20 << 10;
/// Rows that are worth passing all panels for.
const LEAST: usize = 32;
/// Panels of a wide tile.
const WIDE: usize = 4;

/// A quantised matrix with a scale and a bias per output, laid out for the kernel.
#[derive(Debug)]
pub(crate) struct Matrix {
    inputs: usize,
    outputs: usize,
    /// panels x steps
    lines: Vec<Bytes>,
    /// Per panel, the lengths of its runs of steps that fit a 16-bit lane.
    runs: Vec<Vec<u8>>,
    scales: Vec<f32>,
    /// Sum of each output's weights, times its scale.
    sums: Vec<f32>,
    bias: Vec<f32>,
}

/// The weights of [`WIDTH`] outputs.
#[derive(Clone, Copy)]
pub(crate) struct Panel<'a> {
    /// A line a step: the weights of [`STEP`] inputs for each output.
    pub(crate) lines: &'a [Bytes],
    /// The lengths of the runs of steps whose sums fit 16 bits.
    pub(crate) runs: &'a [u8],
}

impl Matrix {
    /// `weights` is outputs x inputs, of which the outputs divide by [`WIDTH`] and the inputs by [`LANES`].
    pub(crate) fn new(inputs: usize, weights: &[i8], scales: Vec<f32>, bias: Vec<f32>) -> Self {
        let outputs = scales.len();
        assert!(
            outputs.is_multiple_of(WIDTH) && inputs.is_multiple_of(LANES),
            "sizes were checked on reading"
        );
        assert!(weights.len() == inputs * outputs && bias.len() == outputs, "sizes were checked on reading");
        let steps = inputs / STEP;
        let mut lines = vec![Line([0; WIDTH * STEP]); outputs / WIDTH * steps];
        let mut sums = Vec::with_capacity(outputs);
        for (output, row) in weights.chunks_exact(inputs).enumerate() {
            let panel = &mut lines[output / WIDTH * steps..][..steps];
            let at = output % WIDTH * STEP;
            for (line, weights) in panel.iter_mut().zip(row.chunks_exact(STEP)) {
                line.0[at..at + STEP].copy_from_slice(weights);
            }
            sums.push(row.iter().map(|weight| i32::from(*weight)).sum::<i32>() as f32 * scales[output]);
        }
        let runs = lines.chunks_exact(steps).map(runs).collect();
        Self { inputs, outputs, lines, runs, scales, sums, bias }
    }

    /// Applies the matrix; `out` becomes n x outputs.
    pub(crate) fn apply(&self, machine: Machine, rows: &Activations, out: &mut Vec<f32>) {
        assert_eq!(rows.inputs, self.inputs, "activations belong to another matrix");
        out.resize(rows.count * self.outputs, 0.0);
        apply(machine, self, rows, out);
    }

    /// The weights that the levels stand for: outputs x inputs.
    #[cfg(test)]
    pub(crate) fn weights(&self) -> Vec<f32> {
        let steps = self.inputs / STEP;
        let level = |output: usize, input: usize| {
            self.lines[output / WIDTH * steps + input / STEP].0[output % WIDTH * STEP + input % STEP]
        };
        (0..self.outputs)
            .flat_map(|output| (0..self.inputs).map(move |input| (output, input)))
            .map(|(output, input)| f32::from(level(output, input)) * self.scales[output])
            .collect()
    }

    /// The bias of each output.
    #[cfg(test)]
    pub(crate) fn bias(&self) -> &[f32] {
        &self.bias
    }

    #[inline(always)]
    fn panel(&self, number: usize) -> Panel<'_> {
        let steps = self.inputs / STEP;
        Panel { lines: &self.lines[number * steps..][..steps], runs: &self.runs[number] }
    }
}

vectorised! {
    fn apply(matrix: &Matrix, rows: &Activations, out: &mut [f32]) = apply_body;
}

#[inline(always)]
fn apply_body<V: Vectors>(v: V, matrix: &Matrix, rows: &Activations, out: &mut [f32]) {
    let block = (CACHE / matrix.inputs).next_multiple_of(ROWS);
    // Either a block of rows stays in the cache while the panels pass, or a panel while the rows do.
    let block = if block < LEAST { rows.count.max(1) } else { block };
    let panels = matrix.outputs / WIDTH;
    let wide = if V::WIDE { panels / WIDE * WIDE } else { 0 };
    for first in (0..rows.count).step_by(block) {
        let some = first..rows.count.min(first + block);
        for panel in (0..wide).step_by(WIDE) {
            some_panels::<V, WIDE>(v, matrix, panel, rows, some.clone(), out);
        }
        for panel in wide..panels {
            some_panels::<V, 1>(v, matrix, panel, rows, some.clone(), out);
        }
    }
}

/// The outputs of `N` panels for some rows, the first of which begins a group.
#[inline(always)]
fn some_panels<V: Vectors, const N: usize>(
    v: V,
    matrix: &Matrix,
    first: usize,
    rows: &Activations,
    some: Range<usize>,
    out: &mut [f32],
) {
    let group = ROWS * matrix.inputs / STEP;
    let mut panels = [matrix.panel(first); N];
    for (n, panel) in panels.iter_mut().enumerate().skip(1) {
        *panel = matrix.panel(first + n);
    }
    let here = |measures: &[f32], n: usize| v.load(&measures.as_chunks::<WIDTH>().0[first + n]);
    for at in some.clone().step_by(ROWS) {
        let tile = v.tile(panels, &rows.levels[at / ROWS * group..][..group]);
        for (row, tile) in (at..some.end).zip(tile) {
            let (scale, low) = (v.splat(rows.scales[row]), v.splat(rows.lows[row]));
            let out = &mut out[row * matrix.outputs..(row + 1) * matrix.outputs].as_chunks_mut::<WIDTH>().0;
            for n in 0..N {
                // The level stands for scale * level + low.
                let rest = v.add(v.multiply(low, here(&matrix.sums, n)), here(&matrix.bias, n));
                let product = v.multiply(v.floats(tile[n]), v.multiply(scale, here(&matrix.scales, n)));
                v.store(v.add(product, rest), &mut out[first + n]);
            }
        }
    }
}

/// Divides a panel into runs of steps whose sums fit 16 bits, whatever the activations.
fn runs(lines: &[Bytes]) -> Vec<u8> {
    const LANES: usize = WIDTH * STEP / 2;
    let mut found = vec![0];
    // What the positive and the negative weights of each lane come to, at most.
    let (mut most, mut least) = ([0i32; LANES], [0i32; LANES]);
    for line in lines {
        let (mut highest, mut lowest) = (0, 0);
        let (mut up, mut down) = ([0; LANES], [0; LANES]);
        for lane in 0..LANES {
            for weight in &line.0[lane * 2..lane * 2 + 2] {
                up[lane] += MOST * i32::from(*weight).max(0);
                down[lane] += MOST * i32::from(*weight).min(0);
            }
            highest = highest.max(most[lane] + up[lane]);
            lowest = lowest.min(least[lane] + down[lane]);
        }
        let run = found.last_mut().expect("starts with one");
        if highest <= i32::from(i16::MAX) && lowest >= i32::from(i16::MIN) && *run < u8::MAX {
            *run += 1;
            for lane in 0..LANES {
                most[lane] += up[lane];
                least[lane] += down[lane];
            }
        } else {
            // One step always fits: 2 * 127 * 128 < 2^15.
            found.push(1);
            (most, least) = (up, down);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        /// Against sums in `i64`, for weights large and small (so that all depths occur) and extreme activations.
        #[test]
        fn sums_are_exact_on_all_machines(
            steps in 1usize..4, panels in 1usize..7, count in 1usize..10,
            limit in 1i32..=128, extreme in any::<bool>(), seed in any::<u64>(),
        ) {
            let (inputs, outputs) = (steps * LANES, panels * WIDTH);
            let mut state = seed | 1;
            let mut random = move || {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                (state >> 20) as i32 & 0xffff
            };
            let weights: Vec<i8> = (0..inputs * outputs)
                .map(|_| if extreme { -limit.min(127) } else { random() % (2 * limit) - limit } as i8)
                .collect();
            let matrix = Matrix::new(inputs, &weights, vec![1.0; outputs], vec![0.0; outputs]);
            let padded = count.next_multiple_of(ROWS);
            let levels: Vec<u8> =
                (0..padded * inputs).map(|_| if extreme { 127 } else { (random() % 128) as u8 }).collect();
            let mut rows = Activations {
                inputs,
                count,
                levels: vec![[0; STEP]; padded * inputs / STEP],
                scales: vec![1.0; padded],
                lows: vec![0.0; padded],
            };
            for n in 0..padded {
                for k in 0..inputs {
                    let at = (n / ROWS * (inputs / STEP) + k / STEP) * ROWS + n % ROWS;
                    rows.levels[at][k % STEP] = levels[n * inputs + k];
                }
            }
            for machine in Machine::all() {
                let mut out = Vec::new();
                matrix.apply(machine, &rows, &mut out);
                for n in 0..count {
                    for o in 0..outputs {
                        let exact: i64 = (0..inputs)
                            .map(|k| i64::from(levels[n * inputs + k]) * i64::from(weights[o * inputs + k]))
                            .sum();
                        prop_assert_eq!(out[n * outputs + o], exact as f32);
                    }
                }
            }
        }
    }

    #[test]
    fn runs_follow_the_weights() {
        for (weight, expected) in
            [(127, [1; 8].as_slice()), (64, &[2; 4]), (-64, &[2; 4]), (32, &[4; 2]), (10, &[8])]
        {
            assert_eq!(runs(&[Line([weight; WIDTH * STEP]); 8]), expected, "{weight}");
        }
        let mut lines = [Line([0; WIDTH * STEP]); 300];
        assert_eq!(runs(&lines), [255, 45]);
        lines[7].0[3] = -128;
        lines[9].0[2] = -128;
        lines[20].0[2] = -3;
        assert_eq!(runs(&lines), [20, 255, 25]);
    }
}
