//! Vectors as arrays, for any machine.

use std::array::from_fn;

use super::{Pairs, Vectors, WIDTH};
use crate::kernel::matrix::Panel;

/// What every machine has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Portable;

impl Vectors for Portable {
    type Floats = [f32; WIDTH];
    type Integers = [i32; WIDTH];
    const WIDE: bool = false;

    #[inline(always)]
    fn splat(self, value: f32) -> [f32; WIDTH] {
        [value; WIDTH]
    }
    #[inline(always)]
    fn load(self, from: &[f32; WIDTH]) -> [f32; WIDTH] {
        *from
    }
    #[inline(always)]
    fn store(self, value: [f32; WIDTH], to: &mut [f32; WIDTH]) {
        *to = value;
    }
    #[inline(always)]
    fn add(self, a: [f32; WIDTH], b: [f32; WIDTH]) -> [f32; WIDTH] {
        from_fn(|i| a[i] + b[i])
    }
    #[inline(always)]
    fn subtract(self, a: [f32; WIDTH], b: [f32; WIDTH]) -> [f32; WIDTH] {
        from_fn(|i| a[i] - b[i])
    }
    #[inline(always)]
    fn multiply(self, a: [f32; WIDTH], b: [f32; WIDTH]) -> [f32; WIDTH] {
        from_fn(|i| a[i] * b[i])
    }
    #[inline(always)]
    fn least(self, a: [f32; WIDTH], b: [f32; WIDTH]) -> [f32; WIDTH] {
        from_fn(|i| if a[i] < b[i] { a[i] } else { b[i] })
    }
    #[inline(always)]
    fn most(self, a: [f32; WIDTH], b: [f32; WIDTH]) -> [f32; WIDTH] {
        from_fn(|i| if a[i] > b[i] { a[i] } else { b[i] })
    }
    #[inline(always)]
    fn size(self, a: [f32; WIDTH]) -> [f32; WIDTH] {
        a.map(f32::abs)
    }
    #[inline(always)]
    fn bits(self, a: [f32; WIDTH]) -> [i32; WIDTH] {
        a.map(|a| a.to_bits().cast_signed())
    }
    #[inline(always)]
    fn of_bits(self, a: [i32; WIDTH]) -> [f32; WIDTH] {
        a.map(|a| f32::from_bits(a.cast_unsigned()))
    }
    #[inline(always)]
    fn floats(self, a: [i32; WIDTH]) -> [f32; WIDTH] {
        a.map(|a| a as f32)
    }
    #[inline(always)]
    fn splat_integer(self, value: i32) -> [i32; WIDTH] {
        [value; WIDTH]
    }
    #[inline(always)]
    fn load_integers(self, from: &[i32; WIDTH]) -> [i32; WIDTH] {
        *from
    }
    #[inline(always)]
    fn store_integers(self, value: [i32; WIDTH], to: &mut [i32; WIDTH]) {
        *to = value;
    }
    #[inline(always)]
    fn load_pairs(self, from: &Pairs) -> [i32; WIDTH] {
        from.0
    }
    #[inline(always)]
    fn add_integers(self, a: [i32; WIDTH], b: [i32; WIDTH]) -> [i32; WIDTH] {
        from_fn(|i| a[i].wrapping_add(b[i]))
    }
    #[inline(always)]
    fn subtract_integers(self, a: [i32; WIDTH], b: [i32; WIDTH]) -> [i32; WIDTH] {
        from_fn(|i| a[i].wrapping_sub(b[i]))
    }
    #[inline(always)]
    fn and(self, a: [i32; WIDTH], b: [i32; WIDTH]) -> [i32; WIDTH] {
        from_fn(|i| a[i] & b[i])
    }
    #[inline(always)]
    fn or(self, a: [i32; WIDTH], b: [i32; WIDTH]) -> [i32; WIDTH] {
        from_fn(|i| a[i] | b[i])
    }
    #[inline(always)]
    fn greatest(self, a: [i32; WIDTH], b: [i32; WIDTH]) -> [i32; WIDTH] {
        from_fn(|i| a[i].max(b[i]))
    }
    #[inline(always)]
    fn shift_left<const BY: u32>(self, a: [i32; WIDTH]) -> [i32; WIDTH] {
        a.map(|a| a << BY)
    }
    #[inline(always)]
    fn bytes(self, a: [i32; WIDTH]) -> [u8; WIDTH] {
        a.map(|a| a as u8)
    }
    #[inline(always)]
    fn pairs(self, a: [i32; WIDTH]) -> [i32; WIDTH / 2] {
        from_fn(|i| a[2 * i] & 0xffff | a[2 * i + 1] << 16)
    }
    #[inline(always)]
    fn add_pairs(self, sums: [i32; WIDTH], a: [i32; WIDTH], b: [i32; WIDTH]) -> [i32; WIDTH] {
        from_fn(|i| {
            let low = i32::from(a[i] as i16) * i32::from(b[i] as i16);
            let high = (a[i] >> 16) * (b[i] >> 16);
            sums[i].wrapping_add(low.wrapping_add(high))
        })
    }
    #[inline(always)]
    fn tile<const N: usize>(self, panels: [Panel<'_>; N], levels: &[[u8; 4]]) -> [[[i32; WIDTH]; N]; 4] {
        let mut sums = [[[0; WIDTH]; N]; 4];
        for (step, levels) in levels.as_chunks::<4>().0.iter().enumerate() {
            for (n, panel) in panels.iter().enumerate() {
                let weights = panel.lines[step].0.as_chunks::<4>().0;
                for (row, levels) in levels.iter().enumerate() {
                    for (sum, weights) in sums[row][n].iter_mut().zip(weights) {
                        for i in 0..4 {
                            *sum += i32::from(levels[i]) * i32::from(weights[i]);
                        }
                    }
                }
            }
        }
        sums
    }
}
