//! Products of numbers of 16 bits, which come in pairs.

use super::vectors::{Pairs, Vectors};

/// Rows that share the loads of panels.
pub(super) const ROWS: usize = 4;

/// The products of four rows of pairs with panels of lines, a pair a line. The sums wrap; the caller's levels are so
/// small that they do not.
#[inline(always)]
pub(super) fn products<V: Vectors, const N: usize>(
    v: V,
    mut rows: [&[i32]; ROWS],
    mut panels: [&[Pairs]; N],
) -> [[V::Integers; N]; ROWS] {
    let mut sums = [[v.splat_integer(0); N]; ROWS];
    let steps = rows[0].len();
    for row in &mut rows {
        *row = &row[..steps];
    }
    for panel in &mut panels {
        *panel = &panel[..steps];
    }
    for step in 0..steps {
        let mut lines = [v.splat_integer(0); N];
        for n in 0..N {
            lines[n] = v.load_pairs(&panels[n][step]);
        }
        for row in 0..ROWS {
            let pair = v.splat_integer(rows[row][step]);
            for n in 0..N {
                sums[row][n] = v.add_pairs(sums[row][n], pair, lines[n]);
            }
        }
    }
    sums
}
