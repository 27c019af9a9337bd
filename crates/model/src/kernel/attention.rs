//! Attention of one window, head by head, in 16-bit integers.
//!
//! Queries and keys are quantised to 14 bits, so that a product over [`HEAD`] dimensions fits 32 bits; attention
//! weights to 13 bits, and values to what lets a sum over all positions fit, 10 bits at [`LONGEST`]. The weights of a
//! row are divided by their own quantised sum.

use super::pairs::{ROWS as QUERIES, products};
use super::row::{folded, powers_of_two};
use super::vectors::{Line, Pairs, Vectors, WIDTH};
use super::{Machine, ROUND, vectorised};

/// Dimensions of a head.
pub(crate) const HEAD: usize = 32;
/// Positions of a window at most.
pub(crate) const LONGEST: usize = 512;
const PAIRS: usize = HEAD / 2;

const MOST_KEY: f32 = 8191.0;
const MOST_WEIGHT: f32 = 8191.0;
/// Sums of weights times values at most.
const MOST_SUM: usize = i32::MAX as usize;
const _: () = assert!(8191 * 8191 * HEAD as i64 <= i32::MAX as i64);

/// What attention needs of memory, kept from window to window.
#[derive(Debug, Default)]
pub(crate) struct Attention {
    /// positions / 16 x pairs of dimensions: 16 positions' pairs
    keys: Vec<Pairs>,
    /// 2 x positions / 2: half of the dimensions, each as a pair of positions
    values: Vec<Pairs>,
    /// queries x padded positions
    scores: Vec<i32>,
    /// queries x padded positions / 2: pairs
    weights: Vec<i32>,
}

/// What is attended to, and from where.
#[derive(Clone, Copy)]
struct Window<'a> {
    /// positions x (queries, keys, values of all heads)
    projected: &'a [f32],
    heads: usize,
    from: &'a [usize],
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
        let count = projected.len() / (3 * heads * HEAD);
        assert!(count <= LONGEST, "a window is longer than its sums are wide");
        let padded = count.next_multiple_of(WIDTH);
        self.keys.resize(padded, Line([0; WIDTH]));
        self.values.resize(padded, Line([0; WIDTH]));
        self.scores.resize(QUERIES * padded, 0);
        self.weights.resize(QUERIES * padded / 2, 0);
        out.resize(from.len() * heads * HEAD, 0.0);
        attend(machine, machine, Window { projected, heads, from }, self, out);
    }
}

vectorised! {
    fn attend(machine: Machine, window: Window<'_>, space: &mut Attention, out: &mut [f32]) = attend_body;
}

#[inline(always)]
fn attend_body<V: Vectors>(
    v: V,
    machine: Machine,
    window: Window<'_>,
    space: &mut Attention,
    out: &mut [f32],
) {
    let Window { projected, heads, from } = window;
    let (size, stride) = (heads * HEAD, 3 * heads * HEAD);
    let count = projected.len() / stride;
    let padded = space.keys.len();
    let most_value = (MOST_SUM / (MOST_WEIGHT as usize * count.max(1))).min(MOST_KEY as usize) as f32;
    for head in 0..heads {
        let at = head * HEAD;
        let key_scale = pack_keys(v, projected, stride, size + at, &mut space.keys);
        let value_scales = pack_values(v, projected, stride, 2 * size + at, most_value, &mut space.values);
        // 1 / sqrt(HEAD), and powers of 2 instead of e
        let factor = key_scale * (0.176_776_7 * std::f32::consts::LOG2_E);
        for (group, positions) in from.chunks(QUERIES).enumerate() {
            let mut queries = [[0; PAIRS]; QUERIES];
            let mut scales = [0.0; QUERIES];
            for (n, position) in positions.iter().enumerate() {
                let query = halves(projected, position * stride + at);
                (queries[n], scales[n]) = quantise_query(v, query);
            }
            score(machine, &queries, &space.keys, &mut space.scores);
            let mut shares = [0.0; QUERIES];
            for n in 0..positions.len() {
                let scores = &mut space.scores[n * padded..][..padded];
                let weights = &mut space.weights[n * padded / 2..][..padded / 2];
                shares[n] = 1.0 / soften(machine, scores, count, scales[n] * factor, weights) as f32;
            }
            let mut mixed = [[0.0; HEAD]; QUERIES];
            mix(machine, &space.weights, &space.values, &value_scales, &shares, &mut mixed);
            for (n, mixed) in mixed.iter().enumerate().take(positions.len()) {
                out[(group * QUERIES + n) * size + at..][..HEAD].copy_from_slice(mixed);
            }
        }
    }
}

/// The numbers of one head at one position, which begin at `at`.
#[inline(always)]
fn halves(projected: &[f32], at: usize) -> &[[f32; WIDTH]; 2] {
    projected[at..at + HEAD].as_chunks().0.try_into().expect("a head is two vectors")
}

/// What to multiply by so that `most` becomes `limit`, and its inverse.
#[inline(always)]
fn scale_of(most: f32, limit: f32) -> (f32, f32) {
    if most > 0.0 { (limit / most, most / limit) } else { (0.0, 0.0) }
}

/// The nearest integer in the low half of each lane; the caller sees to it that it fits.
#[inline(always)]
fn nearest<V: Vectors>(v: V, values: &[f32; WIDTH], inverse: V::Floats) -> V::Integers {
    v.bits(v.add(v.multiply(v.load(values), inverse), v.splat(ROUND)))
}

/// The greatest of a vector's numbers, none of which is negative.
#[inline(always)]
fn top<V: Vectors>(v: V, values: V::Floats) -> f32 {
    let mut lanes = [0.0; WIDTH];
    v.store(values, &mut lanes);
    folded(lanes, |a, b| if a > b { a } else { b })
}

/// The pairs of both halves, in order.
#[inline(always)]
fn joined(first: [i32; PAIRS / 2], second: [i32; PAIRS / 2]) -> [i32; PAIRS] {
    let mut both = [0; PAIRS];
    both[..PAIRS / 2].copy_from_slice(&first);
    both[PAIRS / 2..].copy_from_slice(&second);
    both
}

/// The query as pairs of 16 bits, and its scale.
#[inline(always)]
fn quantise_query<V: Vectors>(v: V, query: &[[f32; WIDTH]; 2]) -> ([i32; PAIRS], f32) {
    let most = v.most(v.size(v.load(&query[0])), v.size(v.load(&query[1])));
    let (inverse, scale) = scale_of(top(v, most), MOST_KEY);
    let inverse = v.splat(inverse);
    let pairs = |half: usize| v.pairs(nearest(v, &query[half], inverse));
    (joined(pairs(0), pairs(1)), scale)
}

/// Quantises the keys of one head with one scale, which it returns.
#[inline(always)]
fn pack_keys<V: Vectors>(v: V, projected: &[f32], stride: usize, at: usize, keys: &mut [Pairs]) -> f32 {
    let count = projected.len() / stride;
    let mut most = [v.splat(0.0); 2];
    for position in 0..count {
        let key = halves(projected, position * stride + at);
        for half in 0..2 {
            most[half] = v.most(v.size(v.load(&key[half])), most[half]);
        }
    }
    let (inverse, scale) = scale_of(top(v, v.most(most[0], most[1])), MOST_KEY);
    let inverse = v.splat(inverse);
    for (group, lines) in keys.as_chunks_mut::<PAIRS>().0.iter_mut().enumerate() {
        for place in 0..WIDTH {
            let position = group * WIDTH + place;
            let mut pairs = [0; PAIRS];
            if position < count {
                let key = halves(projected, position * stride + at);
                let half = |half: usize| v.pairs(nearest(v, &key[half], inverse));
                pairs = joined(half(0), half(1));
            }
            for (line, pair) in lines.iter_mut().zip(pairs) {
                line.0[place] = pair;
            }
        }
    }
    scale
}

/// Quantises the values of one head to at most `limit`, with a scale per dimension, which it returns.
#[inline(always)]
fn pack_values<V: Vectors>(
    v: V,
    projected: &[f32],
    stride: usize,
    at: usize,
    limit: f32,
    values: &mut [Pairs],
) -> [[f32; WIDTH]; 2] {
    let count = projected.len() / stride;
    let steps = values.len() / 2;
    let mut found = [[0.0; WIDTH]; 2];
    for (half, (lines, found)) in values.chunks_exact_mut(steps.max(1)).zip(&mut found).enumerate() {
        let value = |position: usize| &halves(projected, position * stride + at)[half];
        let mut most = v.splat(0.0);
        for position in 0..count {
            most = v.most(v.size(v.load(value(position))), most);
        }
        let mut lanes = [0.0; WIDTH];
        v.store(most, &mut lanes);
        let (mut inverses, mut scales) = ([0.0; WIDTH], [0.0; WIDTH]);
        for i in 0..WIDTH {
            (inverses[i], scales[i]) = scale_of(lanes[i], limit);
        }
        *found = scales;
        let (inverses, low) = (v.load(&inverses), v.splat_integer(0xffff));
        let levels = |position: usize| match position < count {
            true => nearest(v, value(position), inverses),
            false => v.splat_integer(0),
        };
        for (step, line) in lines.iter_mut().enumerate() {
            let (first, second) = (levels(2 * step), levels(2 * step + 1));
            v.store_integers(v.or(v.and(first, low), v.shift_left::<16>(second)), &mut line.0);
        }
    }
    found
}

vectorised! {
    fn soften(scores: &mut [i32], count: usize, factor: f32, weights: &mut [i32]) -> i32 = soften_body;
}

/// The weight of each score: 2 to the power of `factor` times its distance from the highest, times [`MOST_WEIGHT`].
/// Gives their sum. Only the first `count` scores are some, of which the rest take no part.
#[inline(always)]
fn soften_body<V: Vectors>(v: V, scores: &mut [i32], count: usize, factor: f32, weights: &mut [i32]) -> i32 {
    let (first, rest) = (scores[0], &mut scores[count..]);
    rest.fill(first);
    let scores = scores.as_chunks::<WIDTH>().0;
    let mut most = v.splat_integer(i32::MIN);
    for scores in scores {
        most = v.greatest(v.load_integers(scores), most);
    }
    let mut lanes = [0; WIDTH];
    v.store_integers(most, &mut lanes);
    let most = v.splat_integer(folded(lanes, i32::max));
    let (factor, least) = (v.splat(factor), v.splat(-20.0));
    let (full, round) = (v.splat(MOST_WEIGHT), v.splat(ROUND));
    let level = v.splat_integer(0x3fff);
    let mut sums = v.splat_integer(0);
    for (at, (scores, weights)) in scores.iter().zip(weights.as_chunks_mut::<{ WIDTH / 2 }>().0).enumerate() {
        let apart = v.subtract_integers(v.load_integers(scores), most);
        let power = v.most(v.multiply(v.floats(apart), factor), least);
        let weight = v.add(v.multiply(powers_of_two(v, power), full), round);
        let mut levels = v.and(v.bits(weight), level);
        if (at + 1) * WIDTH > count {
            let mut mask = [0; WIDTH];
            mask[..count - at * WIDTH].fill(-1);
            levels = v.and(levels, v.load_integers(&mask));
        }
        sums = v.add_integers(sums, levels);
        *weights = v.pairs(levels);
    }
    v.store_integers(sums, &mut lanes);
    folded(lanes, i32::wrapping_add)
}

vectorised! {
    fn score(queries: &[[i32; PAIRS]; QUERIES], keys: &[Pairs], scores: &mut [i32]) = score_body;
}

/// Scores of [`QUERIES`] queries with all keys.
#[inline(always)]
fn score_body<V: Vectors>(v: V, queries: &[[i32; PAIRS]; QUERIES], keys: &[Pairs], scores: &mut [i32]) {
    let padded = scores.len() / QUERIES;
    let rows: [&[i32]; QUERIES] = [&queries[0], &queries[1], &queries[2], &queries[3]];
    let groups = keys.as_chunks::<PAIRS>().0;
    let mut put = |group: usize, n: usize, sums: V::Integers| {
        let scores = &mut scores[n * padded..][..padded].as_chunks_mut::<WIDTH>().0[group];
        v.store_integers(sums, scores);
    };
    let wide = if V::WIDE { groups.len() / 2 * 2 } else { 0 };
    for group in (0..wide).step_by(2) {
        let sums = products(v, rows, [&groups[group], &groups[group + 1]]);
        for (n, sums) in sums.into_iter().enumerate() {
            put(group, n, sums[0]);
            put(group + 1, n, sums[1]);
        }
    }
    for (group, lines) in groups.iter().enumerate().skip(wide) {
        for (n, [sums]) in products(v, rows, [lines]).into_iter().enumerate() {
            put(group, n, sums);
        }
    }
}

vectorised! {
    fn mix(
        weights: &[i32],
        values: &[Pairs],
        scales: &[[f32; WIDTH]; 2],
        shares: &[f32; QUERIES],
        mixed: &mut [[f32; HEAD]; QUERIES],
    ) = mix_body;
}

/// Sums of the values, weighted by [`QUERIES`] rows of weights, times the dimensions' scales and the rows' shares.
#[inline(always)]
fn mix_body<V: Vectors>(
    v: V,
    weights: &[i32],
    values: &[Pairs],
    scales: &[[f32; WIDTH]; 2],
    shares: &[f32; QUERIES],
    mixed: &mut [[f32; HEAD]; QUERIES],
) {
    let steps = values.len() / 2;
    let row = |n: usize| &weights[n * steps..(n + 1) * steps];
    let rows = [row(0), row(1), row(2), row(3)];
    let (first, second) = values.split_at(steps);
    let mut put = |half: usize, n: usize, sums: V::Integers| {
        let scale = v.multiply(v.load(&scales[half]), v.splat(shares[n]));
        v.store(v.multiply(v.floats(sums), scale), &mut mixed[n].as_chunks_mut().0[half]);
    };
    if V::WIDE {
        for (n, sums) in products(v, rows, [first, second]).into_iter().enumerate() {
            put(0, n, sums[0]);
            put(1, n, sums[1]);
        }
        return;
    }
    for (half, values) in [first, second].into_iter().enumerate() {
        for (n, [sums]) in products(v, rows, [values]).into_iter().enumerate() {
            put(half, n, sums);
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
        let out = run(Machine::Portable, count, heads, &from);
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
            for machine in Machine::all() {
                assert_eq!(bits(machine), bits(Machine::Portable), "{count} {machine:?}");
            }
        }
    }
}
