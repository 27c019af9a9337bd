//! Attention of one window, head by head, in 16-bit integers.
//!
//! Queries and keys are quantised to 14 bits, so that a product over [`HEAD`] dimensions fits 32 bits; attention
//! weights to 13 bits, and values to what lets a sum over all positions fit, 10 bits at [`LONGEST`]. The weights of a
//! row are divided by their own quantised sum.

use super::row::exp2;
use super::{Machine, ROUND, vectorised};

/// Dimensions of a head.
pub(crate) const HEAD: usize = 32;
/// Positions of a window at most.
pub(crate) const LONGEST: usize = 512;
const PAIRS: usize = HEAD / 2;
/// Keys that are computed together; a row of scores is padded to a multiple.
const KEYS: usize = 16;
/// Queries that share the loads of keys and values.
const QUERIES: usize = 4;

const MOST_KEY: f32 = 8191.0;
const MOST_WEIGHT: f32 = 8191.0;
/// Sums of weights times values at most.
const MOST_SUM: usize = i32::MAX as usize;
const _: () = assert!(8191 * 8191 * HEAD as i64 <= i32::MAX as i64);

/// Half a vector of keys or values: 16 numbers of 16 bits.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(32))]
struct Block([i16; 16]);

/// What attention needs of memory, kept from window to window.
#[derive(Debug, Default)]
pub(crate) struct Attention {
    /// positions / 8 x pairs of dimensions: 8 positions' pairs
    keys: Vec<Block>,
    /// positions / 2 x 4: a quarter of the dimensions, each as a pair of positions
    values: Vec<Block>,
    /// queries x padded positions
    scores: Vec<i32>,
    /// queries x padded positions
    weights: Vec<i16>,
}

impl Attention {
    /// Attends from the positions `from`, in rising order, to all.
    ///
    /// `projected` is positions x (queries, keys, values of all heads); `out` becomes the size of `from` x heads x
    /// [`HEAD`].
    pub(crate) fn apply(
        &mut self,
        machine: Machine,
        projected: &[f32],
        heads: usize,
        from: &[usize],
        out: &mut Vec<f32>,
    ) {
        let (size, stride) = (heads * HEAD, 3 * heads * HEAD);
        let count = projected.len() / stride;
        assert!(count <= LONGEST, "a window is longer than its sums are wide");
        let padded = count.next_multiple_of(KEYS);
        let most_value = (MOST_SUM / (MOST_WEIGHT as usize * count.max(1))).min(MOST_KEY as usize) as f32;
        self.keys.resize(padded / 8 * PAIRS, Block([0; 16]));
        self.values.resize(padded / 2 * 4, Block([0; 16]));
        self.scores.resize(QUERIES * padded, 0);
        self.weights.clear();
        self.weights.resize(QUERIES * padded, 0);
        out.resize(from.len() * size, 0.0);
        for head in 0..heads {
            let at = head * HEAD;
            let key_scale = pack_keys(machine, projected, stride, size + at, &mut self.keys);
            let value_scales =
                pack_values(machine, projected, stride, 2 * size + at, most_value, &mut self.values);
            // 1 / sqrt(HEAD), and powers of 2 instead of e
            let factor = key_scale * (0.176_776_7 * std::f32::consts::LOG2_E);
            for (group, positions) in from.chunks(QUERIES).enumerate() {
                let mut queries = [[0; PAIRS]; QUERIES];
                let mut scales = [0.0; QUERIES];
                for (n, position) in positions.iter().enumerate() {
                    let query: &[f32; HEAD] =
                        projected[position * stride + at..][..HEAD].try_into().expect("a head's width");
                    (queries[n], scales[n]) = quantise_query(machine, query);
                }
                score(machine, &queries, &self.keys, &mut self.scores);
                let mut sums = [1; QUERIES];
                for n in 0..positions.len() {
                    let scores = &self.scores[n * padded..][..count];
                    let weights = &mut self.weights[n * padded..][..count];
                    sums[n] = soften(machine, scores, scales[n] * factor, weights);
                }
                let mut mixed = [[0; HEAD]; QUERIES];
                mix(machine, &self.weights, &self.values, &mut mixed);
                for n in 0..positions.len() {
                    let share = 1.0 / sums[n] as f32;
                    let out = &mut out[(group * QUERIES + n) * size + at..][..HEAD];
                    for i in 0..HEAD {
                        out[i] = mixed[n][i] as f32 * (value_scales[i] * share);
                    }
                }
            }
        }
    }
}

/// The nearest integer; the caller sees to it that it fits.
#[inline(always)]
fn nearest(value: f32) -> i16 {
    (value + ROUND).to_bits() as i16
}

/// What to multiply by so that `most` becomes `limit`, and its inverse.
#[inline(always)]
fn scale_of(most: f32, limit: f32) -> (f32, f32) {
    if most > 0.0 { (limit / most, most / limit) } else { (0.0, 0.0) }
}

vectorised! {
    fn quantise_query(query: &[f32; HEAD]) -> ([i32; PAIRS], f32) = quantise_query_body;
}

/// The query as pairs of 16 bits, and its scale.
#[inline(always)]
fn quantise_query_body(_: Machine, query: &[f32; HEAD]) -> ([i32; PAIRS], f32) {
    let mut most = 0.0;
    for value in query {
        most = if value.abs() > most { value.abs() } else { most };
    }
    let (inverse, scale) = scale_of(most, MOST_KEY);
    let mut levels = [0i16; HEAD];
    for i in 0..HEAD {
        levels[i] = nearest(query[i] * inverse);
    }
    (std::array::from_fn(|i| pair(levels[2 * i], levels[2 * i + 1])), scale)
}

/// The first in the low half.
#[inline(always)]
fn pair(first: i16, second: i16) -> i32 {
    i32::from(first as u16) | i32::from(second) << 16
}

vectorised! {
    fn pack_keys(projected: &[f32], stride: usize, at: usize, keys: &mut [Block]) -> f32 = pack_keys_body;
}

/// Quantises the keys of one head with one scale, which it returns.
#[inline(always)]
fn pack_keys_body(_: Machine, projected: &[f32], stride: usize, at: usize, keys: &mut [Block]) -> f32 {
    let mut lanes = [0.0f32; HEAD];
    for row in projected.chunks_exact(stride) {
        for (lane, value) in lanes.iter_mut().zip(&row[at..at + HEAD]) {
            *lane = if value.abs() > *lane { value.abs() } else { *lane };
        }
    }
    let most = lanes.iter().fold(0.0, |most, lane| if *lane > most { *lane } else { most });
    let (inverse, scale) = scale_of(most, MOST_KEY);
    let mut rows = projected.chunks_exact(stride);
    for blocks in keys.chunks_exact_mut(PAIRS) {
        for position in 0..8 {
            let mut levels = [0i16; HEAD];
            if let Some(row) = rows.next() {
                let row = &row[at..at + HEAD];
                for i in 0..HEAD {
                    levels[i] = nearest(row[i] * inverse);
                }
            }
            for (i, block) in blocks.iter_mut().enumerate() {
                block.0[position * 2] = levels[2 * i];
                block.0[position * 2 + 1] = levels[2 * i + 1];
            }
        }
    }
    scale
}

vectorised! {
    fn pack_values(projected: &[f32], stride: usize, at: usize, limit: f32, values: &mut [Block]) -> [f32; HEAD] = pack_values_body;
}

/// Quantises the values of one head to at most `limit`, with a scale per dimension, which it returns.
#[inline(always)]
fn pack_values_body(
    _: Machine,
    projected: &[f32],
    stride: usize,
    at: usize,
    limit: f32,
    values: &mut [Block],
) -> [f32; HEAD] {
    let mut most = [0.0f32; HEAD];
    for row in projected.chunks_exact(stride) {
        for (most, value) in most.iter_mut().zip(&row[at..at + HEAD]) {
            *most = if value.abs() > *most { value.abs() } else { *most };
        }
    }
    let (mut inverses, mut scales) = ([0.0; HEAD], [0.0; HEAD]);
    for i in 0..HEAD {
        (inverses[i], scales[i]) = scale_of(most[i], limit);
    }
    let mut rows = projected.chunks_exact(stride);
    for blocks in values.chunks_exact_mut(4) {
        let mut levels = [[0i16; HEAD]; 2];
        for levels in &mut levels {
            let Some(row) = rows.next() else { continue };
            let row = &row[at..at + HEAD];
            for i in 0..HEAD {
                levels[i] = nearest(row[i] * inverses[i]);
            }
        }
        for (quarter, block) in blocks.iter_mut().enumerate() {
            for i in 0..8 {
                block.0[2 * i] = levels[0][quarter * 8 + i];
                block.0[2 * i + 1] = levels[1][quarter * 8 + i];
            }
        }
    }
    scales
}

vectorised! {
    fn soften(scores: &[i32], factor: f32, weights: &mut [i16]) -> i32 = soften_body;
}

/// 2 to the power of `factor` times each score's distance from the highest, times [`MOST_WEIGHT`]; gives their sum.
#[inline(always)]
fn soften_body(_: Machine, scores: &[i32], factor: f32, weights: &mut [i16]) -> i32 {
    let mut top = i32::MIN;
    for score in scores {
        top = top.max(*score);
    }
    let mut sum = 0i32;
    for (weight, score) in weights.iter_mut().zip(scores) {
        let power = score.wrapping_sub(top) as f32 * factor;
        let power = if power > -20.0 { power } else { -20.0 };
        let level = (exp2(power) * MOST_WEIGHT + ROUND).to_bits() as i16;
        *weight = level;
        sum = sum.wrapping_add(i32::from(level));
    }
    sum
}

/// Scores of [`QUERIES`] queries with all keys.
fn score(machine: Machine, queries: &[[i32; PAIRS]; QUERIES], keys: &[Block], scores: &mut [i32]) {
    #[cfg(target_arch = "x86_64")]
    if machine.avx2 {
        // SAFETY: `Machine::detected` sets `avx2` only where the processor has it.
        return unsafe { avx2::score(queries, keys, scores) };
    }
    let _ = machine;
    let padded = scores.len() / QUERIES;
    for (query, scores) in queries.iter().zip(scores.chunks_exact_mut(padded)) {
        for (blocks, scores) in keys.chunks_exact(PAIRS).zip(scores.chunks_exact_mut(8)) {
            let mut sums = [0i32; 8];
            for (two, block) in query.iter().zip(blocks) {
                add_pairs(&mut sums, *two, block);
            }
            scores.copy_from_slice(&sums);
        }
    }
}

/// Sums of the values of [`QUERIES`] rows of weights.
fn mix(machine: Machine, weights: &[i16], values: &[Block], mixed: &mut [[i32; HEAD]; QUERIES]) {
    #[cfg(target_arch = "x86_64")]
    if machine.avx2 {
        // SAFETY: `Machine::detected` sets `avx2` only where the processor has it.
        return unsafe { avx2::mix(weights, values, mixed) };
    }
    let _ = machine;
    let padded = weights.len() / QUERIES;
    for (weights, mixed) in weights.chunks_exact(padded).zip(mixed) {
        for (two, blocks) in weights.chunks_exact(2).zip(values.chunks_exact(4)) {
            let two = pair(two[0], two[1]);
            for (sums, block) in mixed.chunks_exact_mut(8).zip(blocks) {
                add_pairs(sums, two, block);
            }
        }
    }
}

/// What `vpmaddwd` and `vpaddd` do.
#[inline(always)]
fn add_pairs(sums: &mut [i32], two: i32, block: &Block) {
    let (first, second) = (i32::from(two as i16), two >> 16);
    for (sum, pair) in sums.iter_mut().zip(block.0.chunks_exact(2)) {
        let product = (first * i32::from(pair[0])).wrapping_add(second * i32::from(pair[1]));
        *sum = sum.wrapping_add(product);
    }
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::*;

    use super::{Block, HEAD, PAIRS, QUERIES};

    #[target_feature(enable = "avx2")]
    fn load(block: &Block) -> __m256i {
        // SAFETY: a block is 32 bytes and aligned to 32.
        unsafe { _mm256_load_si256(block.0.as_ptr().cast()) }
    }

    #[target_feature(enable = "avx2")]
    fn store(sums: &mut [i32], vector: __m256i) {
        assert!(sums.len() >= 8);
        // SAFETY: there are eight values of 32 bits.
        unsafe { _mm256_storeu_si256(sums.as_mut_ptr().cast(), vector) }
    }

    #[target_feature(enable = "avx2")]
    pub(super) fn score(queries: &[[i32; PAIRS]; QUERIES], keys: &[Block], scores: &mut [i32]) {
        let padded = scores.len() / QUERIES;
        for (at, blocks) in keys.chunks_exact(2 * PAIRS).enumerate() {
            let (left, right) = blocks.split_at(PAIRS);
            let mut sums = [[_mm256_setzero_si256(); 2]; QUERIES];
            for i in 0..PAIRS {
                let (left, right) = (load(&left[i]), load(&right[i]));
                for n in 0..QUERIES {
                    let two = _mm256_set1_epi32(queries[n][i]);
                    sums[n][0] = _mm256_add_epi32(sums[n][0], _mm256_madd_epi16(two, left));
                    sums[n][1] = _mm256_add_epi32(sums[n][1], _mm256_madd_epi16(two, right));
                }
            }
            for (n, sums) in sums.iter().enumerate() {
                let scores = &mut scores[n * padded + at * 16..][..16];
                store(&mut scores[..8], sums[0]);
                store(&mut scores[8..], sums[1]);
            }
        }
    }

    #[target_feature(enable = "avx2")]
    pub(super) fn mix(weights: &[i16], values: &[Block], mixed: &mut [[i32; HEAD]; QUERIES]) {
        let padded = weights.len() / QUERIES;
        for (weights, mixed) in weights.chunks_exact(2 * padded).zip(mixed.chunks_exact_mut(2)) {
            let (first, second) = weights.split_at(padded);
            let mut sums = [[_mm256_setzero_si256(); 4]; 2];
            let twos = first.chunks_exact(2).zip(second.chunks_exact(2));
            for ((first, second), blocks) in twos.zip(values.chunks_exact(4)) {
                let first = _mm256_set1_epi32(super::pair(first[0], first[1]));
                let second = _mm256_set1_epi32(super::pair(second[0], second[1]));
                for i in 0..4 {
                    let block = load(&blocks[i]);
                    sums[0][i] = _mm256_add_epi32(sums[0][i], _mm256_madd_epi16(first, block));
                    sums[1][i] = _mm256_add_epi32(sums[1][i], _mm256_madd_epi16(second, block));
                }
            }
            for (sums, mixed) in sums.iter().zip(mixed) {
                for (i, sum) in sums.iter().enumerate() {
                    store(&mut mixed[i * 8..][..8], *sum);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn projected(count: usize, heads: usize) -> Vec<f32> {
        (0..count * 3 * heads * HEAD).map(|i| ((i * 7919 % 4001) as f32 - 2000.0) / 700.0).collect()
    }

    fn run(machine: Machine, count: usize, heads: usize, from: &[usize]) -> Vec<f32> {
        let mut out = Vec::new();
        let mut attention = Attention::default();
        // What is left from a longer window changes nothing.
        attention.apply(machine, &projected(count + 40, heads), heads, &[0], &mut out);
        attention.apply(machine, &projected(count, heads), heads, from, &mut out);
        out
    }

    #[test]
    fn attention_is_close_to_its_definition() {
        let (count, heads) = (45, 2);
        let (size, input) = (heads * HEAD, projected(count, heads));
        let from: Vec<usize> = (0..count).filter(|i| i % 3 != 1).collect();
        let out = run(Machine::portable(), count, heads, &from);
        for (n, position) in from.iter().enumerate() {
            for head in 0..heads {
                let row = |i: usize, part: usize| &input[i * 3 * size + part * size + head * HEAD..][..HEAD];
                let scores: Vec<f64> = (0..count)
                    .map(|key| {
                        let dot: f32 = row(*position, 0).iter().zip(row(key, 1)).map(|(a, b)| a * b).sum();
                        (f64::from(dot) / f64::from(HEAD as u32).sqrt()).exp()
                    })
                    .collect();
                for i in 0..HEAD {
                    let mixed: f64 = (0..count).map(|key| scores[key] * f64::from(row(key, 2)[i])).sum();
                    let expected = mixed / scores.iter().sum::<f64>();
                    assert!((f64::from(out[n * size + head * HEAD + i]) - expected).abs() < 6e-3);
                }
            }
        }
    }

    #[test]
    fn machines_agree_to_the_bit() {
        for count in [1, 2, 15, 16, 17, 83] {
            let from: Vec<usize> = (0..count).collect();
            let bits =
                |machine| run(machine, count, 3, &from).iter().map(|x| x.to_bits()).collect::<Vec<_>>();
            assert_eq!(bits(Machine::detected()), bits(Machine::portable()), "{count}");
        }
    }
}
