//! The arithmetic: matrix products, attention, and what stands between them.
//!
//! Every function gives the same bits on every machine. Products are sums of integers, whose order does not matter;
//! what is in `f32` uses only additions, multiplications, divisions and square roots, which IEEE 754 rounds in one
//! way, in an order that the source fixes (sums run in [`LANES`] lanes). Nothing here calls the platform's `exp`,
//! `ln` or fused multiply-add. [`Machine`] says which instructions run, never what comes out.

mod attention;
mod dense;
mod matrix;
mod row;

pub(crate) use attention::{Attention, HEAD, LONGEST};
pub(crate) use dense::{Dense, products};
pub(crate) use matrix::{Activations, Matrix};
pub(crate) use row::{add_norm, exp, gelu, norm};

/// Lanes of a sum: vectors of 8, four of them in flight. The size of every row is a multiple.
pub(crate) const LANES: usize = 32;

/// Adding and taking away this rounds an `f32` below 2^22 to the nearest integer, which the low bits of the sum hold.
const ROUND: f32 = 12_582_912.0;

/// Which instructions the kernels use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Machine {
    avx2: bool,
}

impl Machine {
    /// What this machine has.
    pub(crate) fn detected() -> Self {
        #[cfg(target_arch = "x86_64")]
        let avx2 = std::is_x86_feature_detected!("avx2");
        #[cfg(not(target_arch = "x86_64"))]
        let avx2 = false;
        Self { avx2 }
    }

    /// What every machine has.
    #[cfg(test)]
    pub(crate) fn portable() -> Self {
        Self { avx2: false }
    }
}

/// Makes a function that runs `$body`, compiled once for AVX2 and once for any machine. The body is one source, so
/// the two differ in speed only: the compiler does not reorder `f32` arithmetic.
macro_rules! vectorised {
    ($(#[$meta:meta])* $visibility:vis fn $name:ident($($argument:ident: $type:ty),* $(,)?) $(-> $result:ty)? = $body:path;) => {
        $(#[$meta])*
        #[allow(clippy::too_many_arguments)]
        $visibility fn $name(machine: $crate::kernel::Machine, $($argument: $type),*) $(-> $result)? {
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx2")]
                fn with_avx2(machine: $crate::kernel::Machine, $($argument: $type),*) $(-> $result)? {
                    $body(machine, $($argument),*)
                }
                if machine.avx2 {
                    // SAFETY: `Machine::detected` sets `avx2` only where the processor has it.
                    return unsafe { with_avx2(machine, $($argument),*) };
                }
            }
            $body(machine, $($argument),*)
        }
    };
}
use vectorised;
