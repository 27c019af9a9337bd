//! Vectors in the registers of AVX-512 with VNNI.

use std::arch::x86_64::*;

use super::{Pairs, Vectors, WIDTH};
use crate::kernel::matrix::Panel;

/// Proves that the processor has AVX-512 F, BW, DQ, VL and VNNI, and AVX2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Avx512(());

impl Avx512 {
    pub(crate) fn detected() -> Option<Self> {
        let has = std::is_x86_feature_detected!("avx2")
            && std::is_x86_feature_detected!("avx512f")
            && std::is_x86_feature_detected!("avx512bw")
            && std::is_x86_feature_detected!("avx512dq")
            && std::is_x86_feature_detected!("avx512vl")
            && std::is_x86_feature_detected!("avx512vnni");
        has.then_some(Self(()))
    }
}

/// An instruction of the processor that `self` proves to be there.
macro_rules! instruction {
    ($name:ident($($argument:expr),*)) => {
        // SAFETY: a value of this type exists only where the processor was seen to have these instructions.
        unsafe { $name($($argument),*) }
    };
}

impl Vectors for Avx512 {
    type Floats = __m512;
    type Integers = __m512i;
    const WIDE: bool = true;

    #[inline(always)]
    fn splat(self, value: f32) -> __m512 {
        instruction!(_mm512_set1_ps(value))
    }
    #[inline(always)]
    fn load(self, from: &[f32; WIDTH]) -> __m512 {
        // Sixteen numbers are as many bytes as are read.
        instruction!(_mm512_loadu_ps(from.as_ptr()))
    }
    #[inline(always)]
    fn store(self, value: __m512, to: &mut [f32; WIDTH]) {
        // Sixteen numbers are as many bytes as are written.
        instruction!(_mm512_storeu_ps(to.as_mut_ptr(), value));
    }
    #[inline(always)]
    fn add(self, a: __m512, b: __m512) -> __m512 {
        instruction!(_mm512_add_ps(a, b))
    }
    #[inline(always)]
    fn subtract(self, a: __m512, b: __m512) -> __m512 {
        instruction!(_mm512_sub_ps(a, b))
    }
    #[inline(always)]
    fn multiply(self, a: __m512, b: __m512) -> __m512 {
        instruction!(_mm512_mul_ps(a, b))
    }
    #[inline(always)]
    fn least(self, a: __m512, b: __m512) -> __m512 {
        instruction!(_mm512_min_ps(a, b))
    }
    #[inline(always)]
    fn most(self, a: __m512, b: __m512) -> __m512 {
        instruction!(_mm512_max_ps(a, b))
    }
    #[inline(always)]
    fn size(self, a: __m512) -> __m512 {
        instruction!(_mm512_abs_ps(a))
    }
    #[inline(always)]
    fn bits(self, a: __m512) -> __m512i {
        instruction!(_mm512_castps_si512(a))
    }
    #[inline(always)]
    fn of_bits(self, a: __m512i) -> __m512 {
        instruction!(_mm512_castsi512_ps(a))
    }
    #[inline(always)]
    fn floats(self, a: __m512i) -> __m512 {
        instruction!(_mm512_cvtepi32_ps(a))
    }
    #[inline(always)]
    fn splat_integer(self, value: i32) -> __m512i {
        instruction!(_mm512_set1_epi32(value))
    }
    #[inline(always)]
    fn load_integers(self, from: &[i32; WIDTH]) -> __m512i {
        // Sixteen numbers are as many bytes as are read.
        instruction!(_mm512_loadu_si512(from.as_ptr().cast()))
    }
    #[inline(always)]
    fn store_integers(self, value: __m512i, to: &mut [i32; WIDTH]) {
        // Sixteen numbers are as many bytes as are written.
        instruction!(_mm512_storeu_si512(to.as_mut_ptr().cast(), value));
    }
    #[inline(always)]
    fn load_pairs(self, from: &Pairs) -> __m512i {
        // A line is 64 bytes and aligned to 64.
        instruction!(_mm512_load_si512(from.0.as_ptr().cast()))
    }
    #[inline(always)]
    fn add_integers(self, a: __m512i, b: __m512i) -> __m512i {
        instruction!(_mm512_add_epi32(a, b))
    }
    #[inline(always)]
    fn subtract_integers(self, a: __m512i, b: __m512i) -> __m512i {
        instruction!(_mm512_sub_epi32(a, b))
    }
    #[inline(always)]
    fn and(self, a: __m512i, b: __m512i) -> __m512i {
        instruction!(_mm512_and_si512(a, b))
    }
    #[inline(always)]
    fn or(self, a: __m512i, b: __m512i) -> __m512i {
        instruction!(_mm512_or_si512(a, b))
    }
    #[inline(always)]
    fn greatest(self, a: __m512i, b: __m512i) -> __m512i {
        instruction!(_mm512_max_epi32(a, b))
    }
    #[inline(always)]
    fn shift_left<const BY: u32>(self, a: __m512i) -> __m512i {
        // SAFETY: as above.
        unsafe { _mm512_slli_epi32::<BY>(a) }
    }
    #[inline(always)]
    fn bytes(self, a: __m512i) -> [u8; WIDTH] {
        let mut bytes = [0; WIDTH];
        // SAFETY: as above, and sixteen bytes are written.
        unsafe { _mm_storeu_si128(bytes.as_mut_ptr().cast(), _mm512_cvtepi32_epi8(a)) };
        bytes
    }
    #[inline(always)]
    fn pairs(self, a: __m512i) -> [i32; WIDTH / 2] {
        let mut pairs = [0; WIDTH / 2];
        // SAFETY: as above, and eight numbers of 32 bits are written.
        unsafe { _mm256_storeu_si256(pairs.as_mut_ptr().cast(), _mm512_cvtepi32_epi16(a)) };
        pairs
    }
    #[inline(always)]
    fn add_pairs(self, sums: __m512i, a: __m512i, b: __m512i) -> __m512i {
        instruction!(_mm512_dpwssd_epi32(sums, a, b))
    }
    #[inline(always)]
    fn tile<const N: usize>(self, mut panels: [Panel<'_>; N], levels: &[[u8; 4]]) -> [[__m512i; N]; 4] {
        let mut sums = [[self.splat_integer(0); N]; 4];
        let steps = levels.as_chunks::<4>().0;
        for panel in &mut panels {
            panel.lines = &panel.lines[..steps.len()];
        }
        for (step, levels) in steps.iter().enumerate() {
            let mut weights = [self.splat_integer(0); N];
            for n in 0..N {
                // A line is 64 bytes and aligned to 64.
                weights[n] = instruction!(_mm512_load_si512(panels[n].lines[step].0.as_ptr().cast()));
            }
            for row in 0..4 {
                let levels = self.splat_integer(i32::from_le_bytes(levels[row]));
                for n in 0..N {
                    sums[row][n] = instruction!(_mm512_dpbusd_epi32(sums[row][n], levels, weights[n]));
                }
            }
        }
        sums
    }
}
