//! Products in `f32`, for the small matrices of the heads.

use super::{Machine, vectorised};

/// Outputs are computed so many at a time.
const WIDTH: usize = 16;
/// Rows are computed so many at a time.
const ROWS: usize = 4;

/// A matrix and a bias in `f32`.
#[derive(Debug)]
pub(crate) struct Dense {
    inputs: usize,
    outputs: usize,
    /// inputs x padded outputs
    weights: Vec<f32>,
    /// padded outputs
    bias: Vec<f32>,
}

impl Dense {
    /// `weights` is outputs x inputs, `bias` one per output.
    pub(crate) fn new(weights: &[f32], bias: &[f32]) -> Self {
        let outputs = bias.len();
        let inputs = weights.len() / outputs;
        let padded = outputs.next_multiple_of(WIDTH);
        let mut turned = vec![0.0; inputs * padded];
        for (output, row) in weights.chunks_exact(inputs).enumerate() {
            for (input, weight) in row.iter().enumerate() {
                turned[input * padded + output] = *weight;
            }
        }
        let mut bias = bias.to_vec();
        bias.resize(padded, 0.0);
        Self { inputs, outputs, weights: turned, bias }
    }

    /// Applies the matrix to `rows` (n x inputs); `out` becomes n x outputs.
    pub(crate) fn apply(&self, machine: Machine, rows: &[f32], out: &mut Vec<f32>) {
        out.clear();
        out.resize(rows.len() / self.inputs * self.outputs, 0.0);
        apply(machine, self, rows, out);
    }
}

vectorised! {
    fn apply(dense: &Dense, rows: &[f32], out: &mut [f32]) = apply_body;
}

#[inline(always)]
fn apply_body(_: Machine, dense: &Dense, rows: &[f32], out: &mut [f32]) {
    let groups = rows.chunks(ROWS * dense.inputs).zip(out.chunks_mut(ROWS * dense.outputs));
    for (rows, out) in groups {
        for at in (0..dense.bias.len()).step_by(WIDTH) {
            let mut sums = [[0.0f32; WIDTH]; ROWS];
            if rows.len() == ROWS * dense.inputs {
                tile::<ROWS>(dense, rows, at, &mut sums);
            } else {
                for (row, sums) in rows.chunks_exact(dense.inputs).zip(&mut sums) {
                    tile::<1>(dense, row, at, std::array::from_mut(sums));
                }
            }
            let width = WIDTH.min(dense.outputs - at);
            for (out, sums) in out.chunks_exact_mut(dense.outputs).zip(&sums) {
                for i in 0..width {
                    out[at + i] = sums[i] + dense.bias[at + i];
                }
            }
        }
    }
}

#[inline(always)]
fn tile<const N: usize>(dense: &Dense, rows: &[f32], at: usize, sums: &mut [[f32; WIDTH]; N]) {
    let mut local = [[0.0f32; WIDTH]; N];
    for (input, weights) in dense.weights.chunks_exact(dense.bias.len()).enumerate() {
        let weights: &[f32; WIDTH] =
            weights[at..at + WIDTH].try_into().expect("rows are padded to the width");
        for n in 0..N {
            let value = rows[n * dense.inputs + input];
            for i in 0..WIDTH {
                local[n][i] += value * weights[i];
            }
        }
    }
    *sums = local;
}

vectorised! {
    /// The products of `row` with each of `others` (n x the size of `row`).
    pub(crate) fn products(row: &[f32], others: &[f32], out: &mut Vec<f32>) = products_body;
}

#[inline(always)]
fn products_body(_: Machine, row: &[f32], others: &[f32], out: &mut Vec<f32>) {
    out.clear();
    for other in others.chunks_exact(row.len()) {
        let mut lanes = [0.0f32; WIDTH];
        for (a, b) in row.chunks(WIDTH).zip(other.chunks(WIDTH)) {
            for ((lane, a), b) in lanes.iter_mut().zip(a).zip(b) {
                *lane += a * b;
            }
        }
        let mut width = WIDTH / 2;
        while width > 0 {
            for i in 0..width {
                lanes[i] += lanes[i + width];
            }
            width /= 2;
        }
        out.push(lanes[0]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_equal_naive_sums_on_both_machines() {
        for (inputs, outputs, count) in [(8, 3, 5), (64, 7, 4), (33, 40, 9)] {
            let value = |i: usize| (i * 7919 % 23) as f32 - 11.0;
            let weights: Vec<f32> = (0..inputs * outputs).map(value).collect();
            let bias: Vec<f32> = (0..outputs).map(value).collect();
            let rows: Vec<f32> = (0..inputs * count).map(|i| value(i + 5)).collect();
            let dense = Dense::new(&weights, &bias);
            for machine in [Machine::portable(), Machine::detected()] {
                let mut out = Vec::new();
                dense.apply(machine, &rows, &mut out);
                for (n, row) in rows.chunks(inputs).enumerate() {
                    let mut bare = Vec::new();
                    products(machine, row, &weights, &mut bare);
                    for o in 0..outputs {
                        let naive: f32 =
                            row.iter().zip(&weights[o * inputs..]).map(|(a, b)| a * b).sum::<f32>() + bias[o];
                        assert_eq!(out[n * outputs + o], naive);
                        assert_eq!(bare[o] + bias[o], naive);
                    }
                }
            }
        }
    }
}
