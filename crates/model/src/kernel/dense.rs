//! Products in `f32`, for the small matrices of the heads and for scores between words.

use super::vectors::{Vectors, WIDTH};
use super::{Machine, vectorised};

/// Rows are computed so many at a time.
const ROWS: usize = 4;

/// A matrix and a bias in `f32`.
#[derive(Debug, Default)]
pub(crate) struct Dense {
    inputs: usize,
    outputs: usize,
    /// panels of [`WIDTH`] outputs x inputs
    weights: Vec<[f32; WIDTH]>,
    /// One vector a panel.
    bias: Vec<[f32; WIDTH]>,
}

impl Dense {
    /// `weights` is outputs x inputs, `bias` one per output.
    pub(crate) fn new(weights: &[f32], bias: &[f32]) -> Self {
        let mut found = Self::unbiased(weights, weights.len() / bias.len());
        for (slot, bias) in found.bias.as_flattened_mut().iter_mut().zip(bias) {
            *slot = *bias;
        }
        found
    }

    /// `weights` is outputs x inputs.
    pub(crate) fn unbiased(weights: &[f32], inputs: usize) -> Self {
        let outputs = weights.len() / inputs;
        let panels = outputs.div_ceil(WIDTH);
        let mut turned = vec![[0.0; WIDTH]; panels * inputs];
        for (panel, rows) in turned.chunks_exact_mut(inputs).zip(weights.chunks(WIDTH * inputs)) {
            for (place, row) in rows.chunks_exact(inputs).enumerate() {
                for (line, weight) in panel.iter_mut().zip(row) {
                    line[place] = *weight;
                }
            }
        }
        Self { inputs, outputs, weights: turned, bias: vec![[0.0; WIDTH]; panels] }
    }

    /// Applies the matrix to `rows` (n x inputs); `out` becomes n x outputs.
    pub(crate) fn apply(&self, machine: Machine, rows: &[f32], out: &mut Vec<f32>) {
        out.resize(rows.len() / self.inputs * self.outputs, 0.0);
        apply(machine, self, rows, out);
    }
}

vectorised! {
    fn apply(dense: &Dense, rows: &[f32], out: &mut [f32]) = apply_body;
}

#[inline(always)]
fn apply_body<V: Vectors>(v: V, dense: &Dense, rows: &[f32], out: &mut [f32]) {
    let groups = rows.chunks(ROWS * dense.inputs).zip(out.chunks_mut(ROWS * dense.outputs));
    let panels = dense.bias.len();
    let wide = if V::WIDE { panels / 2 * 2 } else { 0 };
    for (rows, out) in groups {
        for panel in (0..wide).step_by(2) {
            some_panels::<V, 2>(v, dense, panel, rows, out);
        }
        for panel in wide..panels {
            some_panels::<V, 1>(v, dense, panel, rows, out);
        }
    }
}

/// The outputs of `N` panels for at most [`ROWS`] rows.
#[inline(always)]
fn some_panels<V: Vectors, const N: usize>(v: V, dense: &Dense, first: usize, rows: &[f32], out: &mut [f32]) {
    if rows.len() == ROWS * dense.inputs {
        return tile::<V, ROWS, N>(v, dense, first, rows, out);
    }
    for (row, out) in rows.chunks_exact(dense.inputs).zip(out.chunks_exact_mut(dense.outputs)) {
        tile::<V, 1, N>(v, dense, first, row, out);
    }
}

/// Each sum runs over the inputs in order.
#[inline(always)]
fn tile<V: Vectors, const R: usize, const N: usize>(
    v: V,
    dense: &Dense,
    first: usize,
    rows: &[f32],
    out: &mut [f32],
) {
    let inputs = dense.inputs;
    let (mut panels, mut lines): ([&[[f32; WIDTH]]; N], [&[f32]; R]) = ([&[]; N], [&[]; R]);
    for (n, panel) in panels.iter_mut().enumerate() {
        *panel = &dense.weights[(first + n) * inputs..][..inputs];
    }
    for (r, line) in lines.iter_mut().enumerate() {
        *line = &rows[r * inputs..][..inputs];
    }
    let mut sums = [[v.splat(0.0); N]; R];
    for input in 0..inputs {
        let mut weights = [v.splat(0.0); N];
        for n in 0..N {
            weights[n] = v.load(&panels[n][input]);
        }
        for r in 0..R {
            let value = v.splat(lines[r][input]);
            for n in 0..N {
                sums[r][n] = v.add(sums[r][n], v.multiply(value, weights[n]));
            }
        }
    }
    for (sums, out) in sums.into_iter().zip(out.chunks_exact_mut(dense.outputs)) {
        for n in 0..N {
            let mut found = [0.0; WIDTH];
            v.store(v.add(sums[n], v.load(&dense.bias[first + n])), &mut found);
            let out = &mut out[(first + n) * WIDTH..];
            let width = WIDTH.min(out.len());
            out[..width].copy_from_slice(&found[..width]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_equal_naive_sums_on_all_machines() {
        for (inputs, outputs, count) in [(8, 3, 5), (64, 7, 4), (33, 40, 9)] {
            let value = |i: usize| (i * 7919 % 23) as f32 - 11.0;
            let weights: Vec<f32> = (0..inputs * outputs).map(value).collect();
            let bias: Vec<f32> = (0..outputs).map(value).collect();
            let rows: Vec<f32> = (0..inputs * count).map(|i| value(i + 5)).collect();
            let dense = Dense::new(&weights, &bias);
            let bare = Dense::unbiased(&weights, inputs);
            for machine in Machine::all() {
                let (mut out, mut without) = (Vec::new(), Vec::new());
                dense.apply(machine, &rows, &mut out);
                bare.apply(machine, &rows, &mut without);
                for (n, row) in rows.chunks(inputs).enumerate() {
                    for o in 0..outputs {
                        let sum: f32 = row.iter().zip(&weights[o * inputs..]).map(|(a, b)| a * b).sum();
                        assert_eq!(out[n * outputs + o], sum + bias[o]);
                        assert_eq!(without[n * outputs + o], sum);
                    }
                }
            }
        }
    }

    #[test]
    fn machines_agree_to_the_bit() {
        let value = |i: usize| ((i * 7919 % 1009) as f32 - 504.0) / 77.0;
        let (inputs, outputs, count) = (192, 45, 7);
        let weights: Vec<f32> = (0..inputs * outputs).map(value).collect();
        let rows: Vec<f32> = (0..inputs * count).map(|i| value(i + 5)).collect();
        let run = |machine| {
            let mut out = Vec::new();
            Dense::unbiased(&weights, inputs).apply(machine, &rows, &mut out);
            out.iter().map(|x| x.to_bits()).collect::<Vec<_>>()
        };
        for machine in Machine::all() {
            assert_eq!(run(machine), run(Machine::Portable), "{machine:?}");
        }
    }
}
