//! What happens to one row of activations between two products: normalising, GELU, exponentials.

use super::vectors::{Vectors, WIDTH};
use super::{LANES, ROUND, vectorised};

vectorised! {
    /// Normalises a row to mean 0 and variance 1, then scales and shifts it.
    pub(crate) fn norm(row: &mut [f32], weight: &[f32], bias: &[f32], epsilon: f32) = norm_body;
}

vectorised! {
    /// Adds `other` to `row` and normalises the sum.
    pub(crate) fn add_norm(row: &mut [f32], other: &[f32], weight: &[f32], bias: &[f32], epsilon: f32) = add_norm_body;
}

vectorised! {
    /// GELU of each value, to 2e-6.
    pub(crate) fn gelu(row: &mut [f32]) = gelu_body;
}

#[inline(always)]
fn add_norm_body<V: Vectors>(
    v: V,
    row: &mut [f32],
    other: &[f32],
    weight: &[f32],
    bias: &[f32],
    epsilon: f32,
) {
    for (value, more) in row.as_chunks_mut::<WIDTH>().0.iter_mut().zip(other.as_chunks::<WIDTH>().0) {
        v.store(v.add(v.load(value), v.load(more)), value);
    }
    norm_body(v, row, weight, bias, epsilon);
}

#[inline(always)]
fn norm_body<V: Vectors>(v: V, row: &mut [f32], weight: &[f32], bias: &[f32], epsilon: f32) {
    let count = row.len() as f32;
    let mean = sum(v, row, 0.0, false) / count;
    let variance = sum(v, row, mean, true) / count;
    let (mean, scale) = (v.splat(mean), v.splat(1.0 / (variance + epsilon).sqrt()));
    let measures = weight.as_chunks::<WIDTH>().0.iter().zip(bias.as_chunks::<WIDTH>().0);
    for (values, (weight, bias)) in row.as_chunks_mut::<WIDTH>().0.iter_mut().zip(measures) {
        let normal = v.multiply(v.subtract(v.load(values), mean), scale);
        v.store(v.add(v.multiply(normal, v.load(weight)), v.load(bias)), values);
    }
}

/// The sum of the differences from `from`, squared or not.
#[inline(always)]
fn sum<V: Vectors>(v: V, row: &[f32], from: f32, squared: bool) -> f32 {
    let (mut sums, from) = ([v.splat(0.0); LANES / WIDTH], v.splat(from));
    for values in row.as_chunks::<WIDTH>().0.as_chunks::<{ LANES / WIDTH }>().0 {
        for (sum, values) in sums.iter_mut().zip(values) {
            let difference = v.subtract(v.load(values), from);
            let term = if squared { v.multiply(difference, difference) } else { difference };
            *sum = v.add(*sum, term);
        }
    }
    let mut lanes = [0.0; WIDTH];
    v.store(v.add(sums[0], sums[1]), &mut lanes);
    folded(lanes, |a, b| a + b)
}

/// Folds lanes in halves.
#[inline(always)]
pub(super) fn folded<T: Copy>(mut lanes: [T; WIDTH], with: impl Fn(T, T) -> T) -> T {
    let mut width = WIDTH / 2;
    while width > 0 {
        for i in 0..width {
            lanes[i] = with(lanes[i], lanes[i + width]);
        }
        width /= 2;
    }
    lanes[0]
}

/// 1 - Phi(a) is the eighth power of this polynomial, for a in 0..=5 (fitted for a least error of GELU).
const TAIL: [f32; 6] =
    [0.917_003_33, -0.091_490_27, -0.031_723_11, -0.001_106_862_6, 0.001_939_146_4, -0.000_190_876_25];

#[inline(always)]
fn gelu_body<V: Vectors>(v: V, row: &mut [f32]) {
    let (vectors, rest) = row.as_chunks_mut::<WIDTH>();
    for values in vectors {
        v.store(gelu_of(v, v.load(values)), values);
    }
    if !rest.is_empty() {
        let mut values = [0.0; WIDTH];
        values[..rest.len()].copy_from_slice(rest);
        let mut found = [0.0; WIDTH];
        v.store(gelu_of(v, v.load(&values)), &mut found);
        rest.copy_from_slice(&found[..rest.len()]);
    }
}

#[inline(always)]
fn gelu_of<V: Vectors>(v: V, x: V::Floats) -> V::Floats {
    let a = v.least(v.size(x), v.splat(5.0));
    let mut tail = v.splat(TAIL[5]);
    for term in TAIL[..5].iter().rev() {
        tail = v.add(v.multiply(tail, a), v.splat(*term));
    }
    // the eighth power
    for _ in 0..3 {
        tail = v.multiply(tail, tail);
    }
    v.subtract(v.most(x, v.splat(0.0)), v.multiply(a, tail))
}

/// 2^x on -0.5..=0.5, to 3e-6.
const POWER: [f32; 5] = [0.999_999_3, 0.693_121_8, 0.240_247_44, 0.055_917_863, 0.009_570_096];

/// 2^x, for x in -100..=100.
#[inline(always)]
fn exp2(x: f32) -> f32 {
    let rounded = x + ROUND;
    let rest = x - (rounded - ROUND);
    let mut power = POWER[4];
    power = power * rest + POWER[3];
    power = power * rest + POWER[2];
    power = power * rest + POWER[1];
    power = power * rest + POWER[0];
    f32::from_bits(power.to_bits().wrapping_add(rounded.to_bits() << 23))
}

/// 2^x of each number, for x in -100..=100; the same as [`exp2`].
#[inline(always)]
pub(super) fn powers_of_two<V: Vectors>(v: V, x: V::Floats) -> V::Floats {
    let round = v.splat(ROUND);
    let rounded = v.add(x, round);
    let rest = v.subtract(x, v.subtract(rounded, round));
    let mut power = v.splat(POWER[4]);
    for term in POWER[..4].iter().rev() {
        power = v.add(v.multiply(power, rest), v.splat(*term));
    }
    v.of_bits(v.add_integers(v.bits(power), v.shift_left::<23>(v.bits(rounded))))
}

/// e^x, at most e^60 and at least e^-60.
pub(crate) fn exp(x: f32) -> f32 {
    exp2(x.clamp(-60.0, 60.0) * std::f32::consts::LOG2_E)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Machine;

    #[test]
    fn exponentials_are_close() {
        for i in -600..600 {
            let x = i as f32 / 10.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 2e-5, "{x}: {} for {}", exp(x), x.exp());
        }
    }

    #[test]
    fn gelu_is_close() {
        // Reference values of x * Phi(x).
        let known = [
            (-6.0, -5.9e-9),
            (-3.0, -0.004_049_694),
            (-1.0, -0.158_655_25),
            (-0.25, -0.100_323_4),
            (0.0, 0.0),
            (0.5, 0.345_731_2),
            (2.0, 1.954_499_7),
            (7.0, 7.0),
        ];
        for (x, expected) in known {
            let mut row = [x];
            gelu(Machine::Portable, &mut row);
            assert!((row[0] - expected).abs() < 4e-6, "{x}: {}", row[0]);
        }
    }

    #[test]
    fn a_normal_row_has_mean_0_and_variance_1() {
        let mut row: Vec<f32> = (0..64).map(|i| (i * i % 37) as f32).collect();
        norm(Machine::Portable, &mut row, &[1.0; 64], &[0.0; 64], 1e-12);
        let mean = row.iter().sum::<f32>() / 64.0;
        let variance = row.iter().map(|x| x * x).sum::<f32>() / 64.0;
        assert!(mean.abs() < 1e-6 && (variance - 1.0).abs() < 1e-5);
    }

    #[test]
    fn machines_agree_to_the_bit() {
        let row: Vec<f32> = (0..384).map(|i| ((i * 7919 % 1000) as f32 - 500.0) / 77.0).collect();
        let run = |machine| {
            let mut out = row.clone();
            add_norm(machine, &mut out, &row, &row, &row, 1e-12);
            gelu(machine, &mut out);
            out.iter().map(|x| x.to_bits()).collect::<Vec<_>>()
        };
        for machine in Machine::all() {
            assert_eq!(run(machine), run(Machine::Portable));
        }
    }
}
