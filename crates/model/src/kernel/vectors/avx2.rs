//! Vectors in pairs of the registers of AVX2, with VNNI where the processor has it in that width.

use std::arch::x86_64::*;

use super::{Pairs, Vectors, WIDTH};
use crate::kernel::matrix::Panel;

/// Proves that the processor has AVX2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Avx2 {
    /// Whether it has AVX-VNNI.
    vnni: bool,
}

impl Avx2 {
    pub(crate) fn detected() -> Option<Self> {
        let vnni = std::is_x86_feature_detected!("avxvnni");
        std::is_x86_feature_detected!("avx2").then_some(Self { vnni })
    }

    /// The same without AVX-VNNI.
    pub(crate) fn alone(self) -> Self {
        Self { vnni: false }
    }
}

/// An instruction of the processor that `self` proves to be there, on both halves.
macro_rules! both {
    ($name:ident($($argument:ident),*)) => {
        // SAFETY: a value of this type exists only where the processor was seen to have AVX2.
        unsafe { [$name($($argument[0]),*), $name($($argument[1]),*)] }
    };
}

impl Vectors for Avx2 {
    type Floats = [__m256; 2];
    type Integers = [__m256i; 2];
    const WIDE: bool = false;

    #[inline(always)]
    fn splat(self, value: f32) -> [__m256; 2] {
        // SAFETY: a value of this type exists only where the processor was seen to have AVX2; so everywhere below.
        [unsafe { _mm256_set1_ps(value) }; 2]
    }
    #[inline(always)]
    fn load(self, from: &[f32; WIDTH]) -> [__m256; 2] {
        let from = from.as_ptr();
        // SAFETY: two times eight numbers are read, and there are sixteen.
        unsafe { [_mm256_loadu_ps(from), _mm256_loadu_ps(from.add(8))] }
    }
    #[inline(always)]
    fn store(self, value: [__m256; 2], to: &mut [f32; WIDTH]) {
        let to = to.as_mut_ptr();
        // SAFETY: two times eight numbers are written, and there are sixteen.
        unsafe {
            _mm256_storeu_ps(to, value[0]);
            _mm256_storeu_ps(to.add(8), value[1]);
        }
    }
    #[inline(always)]
    fn add(self, a: [__m256; 2], b: [__m256; 2]) -> [__m256; 2] {
        both!(_mm256_add_ps(a, b))
    }
    #[inline(always)]
    fn subtract(self, a: [__m256; 2], b: [__m256; 2]) -> [__m256; 2] {
        both!(_mm256_sub_ps(a, b))
    }
    #[inline(always)]
    fn multiply(self, a: [__m256; 2], b: [__m256; 2]) -> [__m256; 2] {
        both!(_mm256_mul_ps(a, b))
    }
    #[inline(always)]
    fn least(self, a: [__m256; 2], b: [__m256; 2]) -> [__m256; 2] {
        both!(_mm256_min_ps(a, b))
    }
    #[inline(always)]
    fn most(self, a: [__m256; 2], b: [__m256; 2]) -> [__m256; 2] {
        both!(_mm256_max_ps(a, b))
    }
    #[inline(always)]
    fn size(self, a: [__m256; 2]) -> [__m256; 2] {
        let mask = self.of_bits(self.splat_integer(i32::MAX));
        both!(_mm256_and_ps(a, mask))
    }
    #[inline(always)]
    fn bits(self, a: [__m256; 2]) -> [__m256i; 2] {
        both!(_mm256_castps_si256(a))
    }
    #[inline(always)]
    fn of_bits(self, a: [__m256i; 2]) -> [__m256; 2] {
        both!(_mm256_castsi256_ps(a))
    }
    #[inline(always)]
    fn floats(self, a: [__m256i; 2]) -> [__m256; 2] {
        both!(_mm256_cvtepi32_ps(a))
    }
    #[inline(always)]
    fn splat_integer(self, value: i32) -> [__m256i; 2] {
        // SAFETY: as above.
        [unsafe { _mm256_set1_epi32(value) }; 2]
    }
    #[inline(always)]
    fn load_integers(self, from: &[i32; WIDTH]) -> [__m256i; 2] {
        let from = from.as_ptr().cast::<__m256i>();
        // SAFETY: two times eight numbers are read, and there are sixteen.
        unsafe { [_mm256_loadu_si256(from), _mm256_loadu_si256(from.add(1))] }
    }
    #[inline(always)]
    fn store_integers(self, value: [__m256i; 2], to: &mut [i32; WIDTH]) {
        let to = to.as_mut_ptr().cast::<__m256i>();
        // SAFETY: two times eight numbers are written, and there are sixteen.
        unsafe {
            _mm256_storeu_si256(to, value[0]);
            _mm256_storeu_si256(to.add(1), value[1]);
        }
    }
    #[inline(always)]
    fn load_pairs(self, from: &Pairs) -> [__m256i; 2] {
        let from = from.0.as_ptr().cast::<__m256i>();
        // SAFETY: a line is 64 bytes and aligned to 64.
        unsafe { [_mm256_load_si256(from), _mm256_load_si256(from.add(1))] }
    }
    #[inline(always)]
    fn add_integers(self, a: [__m256i; 2], b: [__m256i; 2]) -> [__m256i; 2] {
        both!(_mm256_add_epi32(a, b))
    }
    #[inline(always)]
    fn subtract_integers(self, a: [__m256i; 2], b: [__m256i; 2]) -> [__m256i; 2] {
        both!(_mm256_sub_epi32(a, b))
    }
    #[inline(always)]
    fn and(self, a: [__m256i; 2], b: [__m256i; 2]) -> [__m256i; 2] {
        both!(_mm256_and_si256(a, b))
    }
    #[inline(always)]
    fn or(self, a: [__m256i; 2], b: [__m256i; 2]) -> [__m256i; 2] {
        both!(_mm256_or_si256(a, b))
    }
    #[inline(always)]
    fn greatest(self, a: [__m256i; 2], b: [__m256i; 2]) -> [__m256i; 2] {
        both!(_mm256_max_epi32(a, b))
    }
    #[inline(always)]
    fn shift_left<const BY: u32>(self, a: [__m256i; 2]) -> [__m256i; 2] {
        // SAFETY: as above.
        let shifted = |a: __m256i| unsafe {
            match BY {
                16 => _mm256_slli_epi32::<16>(a),
                23 => _mm256_slli_epi32::<23>(a),
                _ => _mm256_sll_epi32(a, _mm_cvtsi32_si128(BY.cast_signed())),
            }
        };
        [shifted(a[0]), shifted(a[1])]
    }
    #[inline(always)]
    fn bytes(self, a: [__m256i; 2]) -> [u8; WIDTH] {
        let mut bytes = [0; WIDTH];
        // SAFETY: as above, and sixteen bytes are written.
        unsafe {
            // Packing works on each half of a register by itself; the permutation puts the quarters in order.
            let shorts = _mm256_permute4x64_epi64::<0b11_01_10_00>(_mm256_packus_epi32(a[0], a[1]));
            let (low, high) = (_mm256_castsi256_si128(shorts), _mm256_extracti128_si256::<1>(shorts));
            _mm_storeu_si128(bytes.as_mut_ptr().cast(), _mm_packus_epi16(low, high));
        }
        bytes
    }
    #[inline(always)]
    fn pairs(self, a: [__m256i; 2]) -> [i32; WIDTH / 2] {
        let low = self.and(a, self.splat_integer(0xffff));
        let mut pairs = [0; WIDTH / 2];
        // SAFETY: as above, and eight numbers of 32 bits are written.
        unsafe {
            let shorts = _mm256_permute4x64_epi64::<0b11_01_10_00>(_mm256_packus_epi32(low[0], low[1]));
            _mm256_storeu_si256(pairs.as_mut_ptr().cast(), shorts);
        }
        pairs
    }
    #[inline(always)]
    fn add_pairs(self, sums: [__m256i; 2], a: [__m256i; 2], b: [__m256i; 2]) -> [__m256i; 2] {
        let products = both!(_mm256_madd_epi16(a, b));
        both!(_mm256_add_epi32(sums, products))
    }
    #[inline(always)]
    fn tile<const N: usize>(self, panels: [Panel<'_>; N], levels: &[[u8; 4]]) -> [[[__m256i; 2]; N]; 4] {
        let mut sums = [[self.splat_integer(0); N]; 4];
        for (n, panel) in panels.into_iter().enumerate() {
            let tile = if self.vnni {
                // SAFETY: the processor was seen to have AVX-VNNI.
                unsafe { with_vnni(panel, levels) }
            } else {
                // SAFETY: as above.
                unsafe { with_runs(panel, levels) }
            };
            for row in 0..4 {
                sums[row][n] = tile[row];
            }
        }
        sums
    }
}

/// Both halves of a line of weights.
#[target_feature(enable = "avx2")]
#[inline]
fn halves(line: &super::Bytes) -> [__m256i; 2] {
    let line = line.0.as_ptr().cast::<__m256i>();
    // SAFETY: a line is 64 bytes and aligned to 64.
    unsafe { [_mm256_load_si256(line), _mm256_load_si256(line.add(1))] }
}

#[target_feature(enable = "avx2,avxvnni")]
fn with_vnni(panel: Panel<'_>, levels: &[[u8; 4]]) -> [[__m256i; 2]; 4] {
    let mut sums = [[_mm256_setzero_si256(); 2]; 4];
    for (line, levels) in panel.lines.iter().zip(levels.as_chunks::<4>().0) {
        let [left, right] = halves(line);
        for row in 0..4 {
            let levels = _mm256_set1_epi32(i32::from_le_bytes(levels[row]));
            sums[row][0] = _mm256_dpbusd_avx_epi32(sums[row][0], levels, left);
            sums[row][1] = _mm256_dpbusd_avx_epi32(sums[row][1], levels, right);
        }
    }
    sums
}

/// Adds in 16 bits along the panel's runs, and widens at the end of each.
#[target_feature(enable = "avx2")]
#[inline]
fn with_runs(panel: Panel<'_>, levels: &[[u8; 4]]) -> [[__m256i; 2]; 4] {
    let ones = _mm256_set1_epi16(1);
    let mut wide = [[_mm256_setzero_si256(); 2]; 4];
    let (mut lines, mut levels) = (panel.lines, levels.as_chunks::<4>().0);
    for run in panel.runs {
        let mut narrow = [[_mm256_setzero_si256(); 2]; 4];
        let (here, later) = lines.split_at(usize::from(*run));
        let (four, rest) = levels.split_at(usize::from(*run));
        (lines, levels) = (later, rest);
        for (line, four) in here.iter().zip(four) {
            let [left, right] = halves(line);
            for n in 0..4 {
                let four = _mm256_set1_epi32(i32::from_le_bytes(four[n]));
                narrow[n][0] = _mm256_add_epi16(narrow[n][0], _mm256_maddubs_epi16(four, left));
                narrow[n][1] = _mm256_add_epi16(narrow[n][1], _mm256_maddubs_epi16(four, right));
            }
        }
        for n in 0..4 {
            for half in 0..2 {
                wide[n][half] = _mm256_add_epi32(wide[n][half], _mm256_madd_epi16(narrow[n][half], ones));
            }
        }
    }
    wide
}
