//! Rows of activations in 7 bits, laid out for the products with a [`super::Matrix`].

use super::vectors::{Vectors, WIDTH};
use super::{Machine, ROUND, vectorised};

/// The largest activation.
pub(crate) const MOST: i32 = 127;
/// Inputs of a step: what one 32-bit lane takes.
pub(crate) const STEP: usize = 4;
/// Rows that share the loads of a panel.
pub(crate) const ROWS: usize = 4;

/// Rows of activations, quantised: value = `scale` * level + `low`.
#[derive(Debug, Default)]
pub(crate) struct Activations {
    pub(super) inputs: usize,
    pub(super) count: usize,
    /// groups of [`ROWS`] rows x steps x rows x [`STEP`]; what is beyond `count` is stale
    pub(super) levels: Vec<[u8; STEP]>,
    pub(super) scales: Vec<f32>,
    pub(super) lows: Vec<f32>,
}

impl Activations {
    /// Quantises `rows` (n x inputs), each input times its `ease`. The inputs divide by [`super::LANES`].
    pub(crate) fn quantise(&mut self, machine: Machine, rows: &[f32], ease: &[f32]) {
        self.inputs = ease.len();
        self.count = rows.len() / self.inputs;
        let padded = self.count.next_multiple_of(ROWS);
        self.levels.resize(padded * self.inputs / STEP, [0; STEP]);
        self.scales.resize(padded, 0.0);
        self.lows.resize(padded, 0.0);
        quantise(machine, rows, ease, self);
    }
}

vectorised! {
    fn quantise(rows: &[f32], ease: &[f32], to: &mut Activations) = quantise_body;
}

#[inline(always)]
fn quantise_body<V: Vectors>(v: V, rows: &[f32], ease: &[f32], to: &mut Activations) {
    let inputs = ease.len();
    let ease = ease.as_chunks::<WIDTH>().0;
    let group = ROWS * inputs / STEP;
    for (at, row) in rows.chunks_exact(inputs).enumerate() {
        let row = &row.as_chunks::<WIDTH>().0[..ease.len()];
        let levels = &mut to.levels[at / ROWS * group..][..group];
        (to.scales[at], to.lows[at]) = quantise_row(v, row, ease, at % ROWS, levels);
    }
}

/// Writes the levels of one row of a group; gives its scale and low.
#[inline(always)]
fn quantise_row<V: Vectors>(
    v: V,
    row: &[[f32; WIDTH]],
    ease: &[[f32; WIDTH]],
    place: usize,
    levels: &mut [[u8; STEP]],
) -> (f32, f32) {
    let (low, high) = range(v, row, ease);
    let range = high - low;
    let inverse = if range > 0.0 { MOST as f32 / range } else { 0.0 };
    let (lows, inverses, round) = (v.splat(low), v.splat(inverse), v.splat(ROUND));
    // The mask keeps the promise of `MOST` even for values that are no numbers.
    let mask = v.splat_integer(MOST);
    let levels = levels.as_chunks_mut::<{ ROWS * STEP }>().0;
    for ((values, ease), levels) in row.iter().zip(ease).zip(levels) {
        let value = v.subtract(v.multiply(v.load(values), v.load(ease)), lows);
        let rounded = v.add(v.multiply(value, inverses), round);
        let bytes = v.bytes(v.and(v.bits(rounded), mask));
        for (step, bytes) in bytes.as_chunks::<STEP>().0.iter().enumerate() {
            levels[step * ROWS + place] = *bytes;
        }
    }
    (range / MOST as f32, low)
}

/// The least and the greatest value of a row.
#[inline(always)]
fn range<V: Vectors>(v: V, row: &[[f32; WIDTH]], ease: &[[f32; WIDTH]]) -> (f32, f32) {
    // Two of each in flight.
    let (mut low, mut high) = ([v.splat(f32::MAX); 2], [v.splat(f32::MIN); 2]);
    for (values, ease) in row.as_chunks::<2>().0.iter().zip(ease.as_chunks::<2>().0) {
        for i in 0..2 {
            let value = v.multiply(v.load(&values[i]), v.load(&ease[i]));
            low[i] = v.least(value, low[i]);
            high[i] = v.most(value, high[i]);
        }
    }
    let (mut lows, mut highs) = ([0.0; WIDTH], [0.0; WIDTH]);
    v.store(v.least(low[1], low[0]), &mut lows);
    v.store(v.most(high[1], high[0]), &mut highs);
    let (mut low, mut high) = (lows[0], highs[0]);
    for i in 1..WIDTH {
        low = if lows[i] < low { lows[i] } else { low };
        high = if highs[i] > high { highs[i] } else { high };
    }
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// One row by itself: its levels in order, scale and low.
    fn quantised(machine: Machine, row: &[f32], ease: &[f32]) -> (Vec<u8>, f32, f32) {
        let mut found = Activations::default();
        found.quantise(machine, row, ease);
        let levels = found.levels.iter().step_by(ROWS).flatten().copied().collect();
        (levels, found.scales[0], found.lows[0])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn rows_quantise_alike_on_all_machines(row in prop::collection::vec(-9.0f32..9.0, 64)) {
            let ease: Vec<f32> = (0..64).map(|i| 0.5 + i as f32 / 64.0).collect();
            let (levels, scale, low) = quantised(Machine::Portable, &row, &ease);
            for i in 0..64 {
                let back = scale * f32::from(levels[i]) + low;
                prop_assert!((back - row[i] * ease[i]).abs() <= scale * 0.51);
            }
            for machine in Machine::all() {
                let found = quantised(machine, &row, &ease);
                prop_assert_eq!((&found.0, found.1.to_bits(), found.2.to_bits()), (&levels, scale.to_bits(), low.to_bits()));
            }
        }
    }

    #[test]
    fn rows_of_one_value_quantise_to_it() {
        assert_eq!(quantised(Machine::Portable, &[2.5; 32], &[1.0; 32]), (vec![0; 32], 0.0, 2.5));
    }

    #[test]
    fn levels_stay_in_range_whatever_the_values() {
        let mut row = [1.0; 32];
        (row[3], row[9], row[20]) = (f32::NAN, f32::INFINITY, f32::NEG_INFINITY);
        for machine in Machine::all() {
            assert!(quantised(machine, &row, &[1.0; 32]).0.iter().all(|level| i32::from(*level) <= MOST));
        }
    }
}
