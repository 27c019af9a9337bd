//! Vectors of 16 numbers, and what the kernels do with them: one way for any machine, one for AVX2, one for AVX-512.
//!
//! A kernel is written once, over [`Vectors`]. Each implementation gives the same bits: what is in `f32` works on each
//! lane alone, and sums of products are sums of integers. A value of an implementation proves that the processor has
//! its instructions, for only detection makes one; so its methods are safe.

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod portable;

#[cfg(target_arch = "x86_64")]
pub(crate) use avx2::Avx2;
#[cfg(target_arch = "x86_64")]
pub(crate) use avx512::Avx512;
pub(crate) use portable::Portable;

/// Numbers of a vector.
pub(crate) const WIDTH: usize = 16;

/// Sixteen numbers of 32 bits, 32 of 16 or 64 of 8, as they lie in memory.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
pub(crate) struct Line<T, const N: usize>(pub(crate) [T; N]);

/// Lines of weights: four inputs for each of 16 outputs.
pub(crate) type Bytes = Line<i8, 64>;
/// Lines of pairs of 16 bits, the first in the low half.
pub(crate) type Pairs = Line<i32, 16>;

/// Instructions on vectors of [`WIDTH`] numbers.
pub(crate) trait Vectors: Copy {
    /// Numbers in `f32`.
    type Floats: Copy;
    /// Numbers in `i32`.
    type Integers: Copy;
    /// Whether there are registers for tiles of four rows by four vectors, else for four by one.
    const WIDE: bool;

    fn splat(self, value: f32) -> Self::Floats;
    fn load(self, from: &[f32; WIDTH]) -> Self::Floats;
    fn store(self, value: Self::Floats, to: &mut [f32; WIDTH]);
    fn add(self, a: Self::Floats, b: Self::Floats) -> Self::Floats;
    fn subtract(self, a: Self::Floats, b: Self::Floats) -> Self::Floats;
    fn multiply(self, a: Self::Floats, b: Self::Floats) -> Self::Floats;
    /// `a` where it is less, else `b`.
    fn least(self, a: Self::Floats, b: Self::Floats) -> Self::Floats;
    /// `a` where it is greater, else `b`.
    fn most(self, a: Self::Floats, b: Self::Floats) -> Self::Floats;
    fn size(self, a: Self::Floats) -> Self::Floats;
    /// The bits of each number.
    fn bits(self, a: Self::Floats) -> Self::Integers;
    /// The numbers of these bits.
    fn of_bits(self, a: Self::Integers) -> Self::Floats;
    /// The nearest `f32` of each integer.
    fn floats(self, a: Self::Integers) -> Self::Floats;

    fn splat_integer(self, value: i32) -> Self::Integers;
    fn load_integers(self, from: &[i32; WIDTH]) -> Self::Integers;
    fn store_integers(self, value: Self::Integers, to: &mut [i32; WIDTH]);
    fn load_pairs(self, from: &Pairs) -> Self::Integers;
    /// Wraps.
    fn add_integers(self, a: Self::Integers, b: Self::Integers) -> Self::Integers;
    /// Wraps.
    fn subtract_integers(self, a: Self::Integers, b: Self::Integers) -> Self::Integers;
    fn and(self, a: Self::Integers, b: Self::Integers) -> Self::Integers;
    fn or(self, a: Self::Integers, b: Self::Integers) -> Self::Integers;
    fn greatest(self, a: Self::Integers, b: Self::Integers) -> Self::Integers;
    fn shift_left<const BY: u32>(self, a: Self::Integers) -> Self::Integers;
    /// Numbers of 0..=255 as bytes.
    fn bytes(self, a: Self::Integers) -> [u8; WIDTH];
    /// The low halves of the numbers, two by two, the first in the low half.
    fn pairs(self, a: Self::Integers) -> [i32; WIDTH / 2];
    /// To each sum the products of its two numbers of 16 bits in `a` and `b`; wraps.
    fn add_pairs(self, sums: Self::Integers, a: Self::Integers, b: Self::Integers) -> Self::Integers;
    /// The products of four rows of levels with panels of weights; see [`super::matrix`].
    fn tile<const N: usize>(
        self,
        panels: [super::matrix::Panel<'_>; N],
        levels: &[[u8; 4]],
    ) -> [[Self::Integers; N]; 4];
}
