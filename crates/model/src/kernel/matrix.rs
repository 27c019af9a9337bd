//! Products of 7-bit activations and 8-bit weights.
//!
//! Activations are quantised per row to 0..=127, weights per output to -128..=127. On x86 `vpmaddubsw` multiplies
//! 32 pairs and adds neighbours into 16-bit lanes; the lanes of several steps are added before one `vpmaddwd` widens
//! them. How many steps fit a lane without overflow follows from the weights alone, for any activations: when a
//! matrix is made, each panel is divided into runs that do. So the sums are exact, and equal the portable ones.

use std::ops::Range;

use super::{LANES, Machine, ROUND, vectorised};

/// The largest activation.
const MOST: i32 = 127;
/// Outputs of a panel.
const WIDTH: usize = 16;
/// Inputs of a step: what one 32-bit lane takes.
const STEP: usize = 4;
/// Rows that share the loads of a panel.
const ROWS: usize = 4;

/// Bytes of activations that stay in the innermost cache beside a panel.
const CACHE: usize = 20 << 10;
/// Rows that are worth passing all panels for.
const LEAST: usize = 32;

/// Rows of activations, quantised: value = `scale` * level + `low`.
#[derive(Debug, Default)]
pub(crate) struct Activations {
    inputs: usize,
    count: usize,
    /// groups of [`ROWS`] rows x steps x rows x [`STEP`]; what is beyond `count` is stale
    levels: Vec<[u8; STEP]>,
    scales: Vec<f32>,
    lows: Vec<f32>,
    row: Vec<u8>,
}

impl Activations {
    /// Quantises `rows` (n x inputs), each input times its `ease`.
    pub(crate) fn quantise(&mut self, machine: Machine, rows: &[f32], ease: &[f32]) {
        self.inputs = ease.len();
        self.count = rows.len() / self.inputs;
        let padded = self.count.next_multiple_of(ROWS);
        self.levels.resize(padded * self.inputs / STEP, [0; STEP]);
        self.scales.resize(padded, 0.0);
        self.lows.resize(padded, 0.0);
        self.row.resize(self.inputs, 0);
        for (at, row) in rows.chunks_exact(self.inputs).enumerate() {
            (self.scales[at], self.lows[at]) = quantise_row(machine, row, ease, &mut self.row);
            let group =
                &mut self.levels[at / ROWS * (ROWS * self.inputs / STEP)..][..ROWS * self.inputs / STEP];
            let places = group.iter_mut().skip(at % ROWS).step_by(ROWS);
            for (place, step) in places.zip(self.row.as_chunks().0) {
                *place = *step;
            }
        }
    }
}

vectorised! {
    fn quantise_row(row: &[f32], ease: &[f32], levels: &mut [u8]) -> (f32, f32) = quantise_row_body;
}

#[inline(always)]
fn quantise_row_body(_: Machine, row: &[f32], ease: &[f32], levels: &mut [u8]) -> (f32, f32) {
    let (mut lows, mut highs) = ([f32::MAX; LANES], [f32::MIN; LANES]);
    for (values, ease) in row.chunks_exact(LANES).zip(ease.chunks_exact(LANES)) {
        for i in 0..LANES {
            let value = values[i] * ease[i];
            lows[i] = if value < lows[i] { value } else { lows[i] };
            highs[i] = if value > highs[i] { value } else { highs[i] };
        }
    }
    let (mut low, mut high) = (lows[0], highs[0]);
    for i in 1..LANES {
        low = if lows[i] < low { lows[i] } else { low };
        high = if highs[i] > high { highs[i] } else { high };
    }
    let range = high - low;
    let inverse = if range > 0.0 { MOST as f32 / range } else { 0.0 };
    for ((level, value), ease) in levels.iter_mut().zip(row).zip(ease) {
        // The mask keeps the promise of `MOST` even for values that are no numbers.
        *level = (((value * ease - low) * inverse + ROUND).to_bits() & MOST as u32) as u8;
    }
    (range / MOST as f32, low)
}

/// One step of a panel: the weights of [`STEP`] inputs for each of [`WIDTH`] outputs.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
struct Line([i8; WIDTH * STEP]);

/// A quantised matrix with a scale and a bias per output, laid out for the kernel.
#[derive(Debug)]
pub(crate) struct Matrix {
    inputs: usize,
    outputs: usize,
    /// panels x steps
    lines: Vec<Line>,
    /// Per panel, the lengths of its runs of steps that fit a 16-bit lane.
    runs: Vec<Vec<u8>>,
    scales: Vec<f32>,
    /// Sum of each output's weights, times its scale.
    sums: Vec<f32>,
    bias: Vec<f32>,
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
        let block = (CACHE / self.inputs).next_multiple_of(ROWS);
        // Either a block of rows stays in the cache while the panels pass, or a panel while the rows do.
        let block = if block < LEAST { rows.count.max(1) } else { block };
        for first in (0..rows.count).step_by(block) {
            for panel in 0..self.outputs / WIDTH {
                apply_panel(machine, self, panel, rows, first..rows.count.min(first + block), out);
            }
        }
    }
}

vectorised! {
    /// The outputs of one panel for some rows, the first of which begins a group.
    fn apply_panel(matrix: &Matrix, panel: usize, rows: &Activations, some: Range<usize>, out: &mut [f32]) = apply_panel_body;
}

#[inline(always)]
fn apply_panel_body(
    machine: Machine,
    matrix: &Matrix,
    panel: usize,
    rows: &Activations,
    some: Range<usize>,
    out: &mut [f32],
) {
    let steps = matrix.inputs / STEP;
    let lines = &matrix.lines[panel * steps..(panel + 1) * steps];
    let at = panel * WIDTH;
    let here =
        |measures: &[f32]| -> [f32; WIDTH] { measures[at..at + WIDTH].try_into().expect("a panel's width") };
    let (scales, sums, bias) = (here(&matrix.scales), here(&matrix.sums), here(&matrix.bias));
    let groups = rows.levels.chunks_exact(ROWS * steps).skip(some.start / ROWS);
    for (first, levels) in some.clone().step_by(ROWS).zip(groups) {
        let mut tile = [[0; WIDTH]; ROWS];
        multiply(machine, &matrix.runs[panel], lines, levels, &mut tile);
        for (row, tile) in (first..some.end).zip(&tile) {
            let (scale, low) = (rows.scales[row], rows.lows[row]);
            let out = &mut out[row * matrix.outputs + at..][..WIDTH];
            // The level stands for scale * level + low.
            for i in 0..WIDTH {
                out[i] = tile[i] as f32 * (scale * scales[i]) + (low * sums[i] + bias[i]);
            }
        }
    }
}

/// Divides a panel into runs of steps whose sums fit 16 bits, whatever the activations.
fn runs(lines: &[Line]) -> Vec<u8> {
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

/// The sums of [`ROWS`] rows of levels with a panel.
#[inline(always)]
fn multiply(
    machine: Machine,
    runs: &[u8],
    lines: &[Line],
    levels: &[[u8; STEP]],
    tile: &mut [[i32; WIDTH]; ROWS],
) {
    #[cfg(target_arch = "x86_64")]
    if machine.avx2 {
        // SAFETY: `Machine::detected` sets `avx2` only where the processor has it.
        return unsafe { avx2::multiply(runs, lines, levels, tile) };
    }
    let _ = (machine, runs);
    for (line, levels) in lines.iter().zip(levels.as_chunks::<ROWS>().0) {
        for (levels, sums) in levels.iter().zip(tile.iter_mut()) {
            for (weights, sum) in line.0.as_chunks::<STEP>().0.iter().zip(sums) {
                for i in 0..STEP {
                    *sum += i32::from(levels[i]) * i32::from(weights[i]);
                }
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::*;

    use super::{Line, ROWS, STEP, WIDTH};

    /// `runs` divides the lines, so that the sums of each fit 16 bits.
    #[target_feature(enable = "avx2")]
    pub(super) fn multiply(
        runs: &[u8],
        lines: &[Line],
        levels: &[[u8; STEP]],
        tile: &mut [[i32; WIDTH]; ROWS],
    ) {
        let ones = _mm256_set1_epi16(1);
        let mut wide = [[_mm256_setzero_si256(); 2]; ROWS];
        let (mut lines, mut levels) = (lines, levels.as_chunks::<ROWS>().0);
        for run in runs {
            let mut narrow = [[_mm256_setzero_si256(); 2]; ROWS];
            let (here, later) = lines.split_at(usize::from(*run));
            let (four, rest) = levels.split_at(usize::from(*run));
            (lines, levels) = (later, rest);
            for (line, four) in here.iter().zip(four) {
                let line = line.0.as_ptr().cast::<__m256i>();
                // SAFETY: a line is 64 bytes and aligned to 64.
                let (left, right) = unsafe { (_mm256_load_si256(line), _mm256_load_si256(line.add(1))) };
                for n in 0..ROWS {
                    let four = _mm256_set1_epi32(i32::from_le_bytes(four[n]));
                    narrow[n][0] = _mm256_add_epi16(narrow[n][0], _mm256_maddubs_epi16(four, left));
                    narrow[n][1] = _mm256_add_epi16(narrow[n][1], _mm256_maddubs_epi16(four, right));
                }
            }
            for n in 0..ROWS {
                for half in 0..2 {
                    wide[n][half] = _mm256_add_epi32(wide[n][half], _mm256_madd_epi16(narrow[n][half], ones));
                }
            }
        }
        for (wide, sums) in wide.iter().zip(tile) {
            let sums = sums.as_mut_ptr().cast::<__m256i>();
            // SAFETY: a row of the tile is 16 values of 32 bits, two vectors.
            unsafe {
                _mm256_storeu_si256(sums, wide[0]);
                _mm256_storeu_si256(sums.add(1), wide[1]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        /// Against sums in `i64`, for weights large and small (so that all depths occur) and extreme activations.
        #[test]
        fn sums_are_exact_on_both_machines(
            steps in 1usize..4, panels in 1usize..3, count in 1usize..10,
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
                row: Vec::new(),
            };
            for n in 0..padded {
                for k in 0..inputs {
                    let at = (n / ROWS * (inputs / STEP) + k / STEP) * ROWS + n % ROWS;
                    rows.levels[at][k % STEP] = levels[n * inputs + k];
                }
            }
            for machine in [Machine::portable(), Machine::detected()] {
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

        #[test]
        fn rows_quantise_alike_on_both_machines(row in prop::collection::vec(-9.0f32..9.0, 64)) {
            let ease: Vec<f32> = (0..64).map(|i| 0.5 + i as f32 / 64.0).collect();
            let run = |machine| {
                let mut levels = vec![0; 64];
                let (scale, low) = quantise_row(machine, &row, &ease, &mut levels);
                (levels, scale.to_bits(), low.to_bits())
            };
            let (levels, scale, low) = run(Machine::portable());
            for i in 0..64 {
                let back = f32::from_bits(scale) * f32::from(levels[i]) + f32::from_bits(low);
                prop_assert!((back - row[i] * ease[i]).abs() <= f32::from_bits(scale) * 0.51);
            }
            prop_assert_eq!(run(Machine::detected()), (levels, scale, low));
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

    #[test]
    fn rows_of_one_value_quantise_to_it() {
        let mut levels = [9; 32];
        assert_eq!(quantise_row(Machine::portable(), &[2.5; 32], &[1.0; 32], &mut levels), (0.0, 2.5));
        assert_eq!(levels, [0; 32]);
    }
}
