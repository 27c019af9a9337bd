//! What happens to one row of activations between two products: normalising, GELU, exponentials.

use super::{LANES, Machine, ROUND, vectorised};

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
fn add_norm_body(
    machine: Machine,
    row: &mut [f32],
    other: &[f32],
    weight: &[f32],
    bias: &[f32],
    epsilon: f32,
) {
    for (value, more) in row.iter_mut().zip(other) {
        *value += more;
    }
    norm_body(machine, row, weight, bias, epsilon);
}

#[inline(always)]
fn norm_body(_: Machine, row: &mut [f32], weight: &[f32], bias: &[f32], epsilon: f32) {
    let count = row.len() as f32;
    let mean = sum(row, 0.0, false) / count;
    let variance = sum(row, mean, true) / count;
    let scale = 1.0 / (variance + epsilon).sqrt();
    for ((value, weight), bias) in row.iter_mut().zip(weight).zip(bias) {
        *value = (*value - mean) * scale * weight + bias;
    }
}

/// The sum of the differences from `from`, squared or not.
#[inline(always)]
fn sum(row: &[f32], from: f32, squared: bool) -> f32 {
    let mut lanes = [0.0; LANES];
    for values in row.chunks_exact(LANES) {
        for (lane, value) in lanes.iter_mut().zip(values) {
            let difference = value - from;
            *lane += if squared { difference * difference } else { difference };
        }
    }
    lanes_sum(&mut lanes)
}

/// Folds the lanes in halves.
#[inline(always)]
fn lanes_sum(lanes: &mut [f32; LANES]) -> f32 {
    let mut width = LANES / 2;
    while width > 0 {
        for i in 0..width {
            lanes[i] += lanes[i + width];
        }
        width /= 2;
    }
    lanes[0]
}

/// 1 - Phi(a) is the eighth power of this polynomial, for a in 0..=5 (fitted for a least error of GELU).
const TAIL: [f32; 6] =
    [0.917_003_33, -0.091_490_27, -0.031_723_11, -0.001_106_862_6, 0.001_939_146_4, -0.000_190_876_25];

#[inline(always)]
fn gelu_body(_: Machine, row: &mut [f32]) {
    for value in row {
        let x = *value;
        let size = x.abs();
        let a = if size < 5.0 { size } else { 5.0 };
        let mut tail = TAIL[5];
        tail = tail * a + TAIL[4];
        tail = tail * a + TAIL[3];
        tail = tail * a + TAIL[2];
        tail = tail * a + TAIL[1];
        tail = tail * a + TAIL[0];
        tail *= tail;
        tail *= tail;
        tail *= tail;
        let positive = if x > 0.0 { x } else { 0.0 };
        *value = positive - a * tail;
    }
}

/// 2^x on -0.5..=0.5, to 3e-6.
const POWER: [f32; 5] = [0.999_999_3, 0.693_121_8, 0.240_247_44, 0.055_917_863, 0.009_570_096];

/// 2^x, for x in -100..=100.
#[inline(always)]
pub(super) fn exp2(x: f32) -> f32 {
    let rounded = x + ROUND;
    let rest = x - (rounded - ROUND);
    let mut power = POWER[4];
    power = power * rest + POWER[3];
    power = power * rest + POWER[2];
    power = power * rest + POWER[1];
    power = power * rest + POWER[0];
    f32::from_bits(power.to_bits().wrapping_add(rounded.to_bits() << 23))
}

/// e^x, at most e^60 and at least e^-60.
pub(crate) fn exp(x: f32) -> f32 {
    exp2(x.clamp(-60.0, 60.0) * std::f32::consts::LOG2_E)
}

#[cfg(test)]
mod tests {
    use super::*;

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
            gelu(Machine::portable(), &mut row);
            assert!((row[0] - expected).abs() < 4e-6, "{x}: {}", row[0]);
        }
    }

    #[test]
    fn a_normal_row_has_mean_0_and_variance_1() {
        let mut row: Vec<f32> = (0..64).map(|i| (i * i % 37) as f32).collect();
        norm(Machine::portable(), &mut row, &[1.0; 64], &[0.0; 64], 1e-12);
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
        assert_eq!(run(Machine::detected()), run(Machine::portable()));
    }
}
