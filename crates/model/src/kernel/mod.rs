//! The arithmetic: matrix products, attention, and what stands between them.
//!
//! Every function gives the same bits on every machine. Products are sums of integers, whose order does not matter;
//! what is in `f32` uses only additions, multiplications, divisions and square roots, which IEEE 754 rounds in one
//! way, in an order that the source fixes (sums run in [`LANES`] lanes). Nothing here calls the platform's `exp`,
//! `ln` or fused multiply-add. [`Machine`] says which instructions run, never what comes out.

mod activations;
mod attention;
mod dense;
mod linear;
mod matrix;
mod pairs;
mod row;
mod vectors;

pub(crate) use activations::Activations;
pub(crate) use attention::{Attention, HEAD, LONGEST};
pub(crate) use dense::Dense;
pub(crate) use linear::{Levels, Linear};
pub(crate) use matrix::Matrix;
pub(crate) use row::{add_norm, exp, gelu, norm};

/// Lanes of a sum: vectors of 8, four of them in flight. The size of every row is a multiple.
pub(crate) const LANES: usize = 32;

/// Adding and taking away this rounds an `f32` below 2^22 to the nearest integer, which the low bits of the sum hold.
const ROUND: f32 = 12_582_912.0;

/// Names the processor for tests and measurements: `portable`, `avx2` or `avx2-vnni`, where there is more. What
/// comes out is the same.
const PROCESSOR: &str = "ONRECORD_PROCESSOR";

/// Which instructions the kernels use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Machine {
    /// Those of every machine.
    Portable,
    #[cfg(target_arch = "x86_64")]
    Avx2(vectors::Avx2),
    #[cfg(target_arch = "x86_64")]
    Avx512(vectors::Avx512),
}

impl Machine {
    /// What this machine has, or less where the environment says so.
    pub(crate) fn detected() -> Self {
        let named = std::env::var(PROCESSOR).unwrap_or_default();
        let all = Self::all();
        let chosen = match named.as_str() {
            "portable" => all.first(),
            #[cfg(target_arch = "x86_64")]
            "avx2" => all.iter().find(|machine| matches!(machine, Self::Avx2(avx2) if *avx2 == avx2.alone())),
            #[cfg(target_arch = "x86_64")]
            "avx2-vnni" => all.iter().rfind(|machine| matches!(machine, Self::Avx2(_))),
            _ => None,
        };
        chosen.or(all.last()).copied().unwrap_or(Self::Portable)
    }

    /// Every way that this machine can go, the best last.
    pub(crate) fn all() -> Vec<Self> {
        let mut found = vec![Self::Portable];
        #[cfg(target_arch = "x86_64")]
        {
            if let Some(avx2) = vectors::Avx2::detected() {
                found.push(Self::Avx2(avx2.alone()));
                if avx2 != avx2.alone() {
                    found.push(Self::Avx2(avx2));
                }
            }
            found.extend(vectors::Avx512::detected().map(Self::Avx512));
        }
        found
    }
}

/// Makes a function that runs `$body`, a function over [`vectors::Vectors`], compiled once for each kind of machine.
/// The body is one source, so they differ in speed only: the compiler does not reorder `f32` arithmetic.
macro_rules! vectorised {
    ($(#[$meta:meta])* $visibility:vis fn $name:ident($($argument:ident: $type:ty),* $(,)?) $(-> $result:ty)? = $body:path;) => {
        $(#[$meta])*
        #[allow(clippy::too_many_arguments)]
        $visibility fn $name(machine: $crate::kernel::Machine, $($argument: $type),*) $(-> $result)? {
            use $crate::kernel::{Machine, vectors};
            match machine {
                Machine::Portable => $body(vectors::Portable, $($argument),*),
                #[cfg(target_arch = "x86_64")]
                Machine::Avx2(vectors) => {
                    #[target_feature(enable = "avx2")]
                    fn with_avx2(vectors: vectors::Avx2, $($argument: $type),*) $(-> $result)? {
                        $body(vectors, $($argument),*)
                    }
                    // SAFETY: there is a value of `Avx2` only where the processor has it.
                    unsafe { with_avx2(vectors, $($argument),*) }
                }
                #[cfg(target_arch = "x86_64")]
                Machine::Avx512(vectors) => {
                    #[target_feature(enable = "avx2,avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")]
                    fn with_avx512(vectors: vectors::Avx512, $($argument: $type),*) $(-> $result)? {
                        $body(vectors, $($argument),*)
                    }
                    // SAFETY: there is a value of `Avx512` only where the processor has all of these.
                    unsafe { with_avx512(vectors, $($argument),*) }
                }
            }
        }
    };
}
use vectorised;
