//! The pairing of rows and columns with the highest sum: the method of Kuhn and Munkres.
//!
//! Fifty lines of our own, because the crates for it want whole numbers or bring a matrix or graph library along; tests
//! hold it against trying all pairings.

/// The pairs (row, column) whose weights have the highest sum; no row or column is in two, and the shorter side is
/// paired whole. Takes time by the shorter side squared times the longer one.
pub(super) fn best_pairs(weights: &[Vec<f64>]) -> Vec<(usize, usize)> {
    let columns = weights.first().map_or(0, Vec::len);
    if weights.len() <= columns {
        return pairs(weights.len(), columns, |row, column| -weights[row][column]);
    }
    let turned = pairs(columns, weights.len(), |column, row| -weights[row][column]);
    turned.into_iter().map(|(column, row)| (row, column)).collect()
}

/// The pairs with the lowest sum of costs; there are no more rows than columns. Rows join one by one, each by the path
/// of exchanges that costs least; `of_row` and `of_column` are prices that keep every remaining cost at 0 or above.
fn pairs(rows: usize, columns: usize, cost: impl Fn(usize, usize) -> f64) -> Vec<(usize, usize)> {
    let (mut of_row, mut of_column) = (vec![0.0; rows], vec![0.0; columns]);
    let mut taken: Vec<Option<usize>> = vec![None; columns];
    for joining in 0..rows {
        let mut least = vec![f64::INFINITY; columns];
        let mut before: Vec<Option<usize>> = vec![None; columns];
        let mut done = vec![false; columns];
        let (mut row, mut at) = (joining, None);
        let end = loop {
            let (mut step, mut next) = (f64::INFINITY, 0);
            for column in (0..columns).filter(|column| !done[*column]) {
                let rest = cost(row, column) - of_row[row] - of_column[column];
                if rest < least[column] {
                    (least[column], before[column]) = (rest, at);
                }
                if least[column] < step {
                    (step, next) = (least[column], column);
                }
            }
            of_row[joining] += step;
            for column in 0..columns {
                match taken[column] {
                    Some(holder) if done[column] => {
                        of_column[column] -= step;
                        of_row[holder] += step;
                    }
                    _ => least[column] -= step,
                }
            }
            done[next] = true;
            at = Some(next);
            match taken[next] {
                Some(holder) => row = holder,
                None => break next,
            }
        };
        let mut column = end;
        while let Some(earlier) = before[column] {
            taken[column] = taken[earlier];
            column = earlier;
        }
        taken[column] = Some(joining);
    }
    taken.iter().enumerate().filter_map(|(column, row)| Some(((*row)?, column))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The highest sum of all pairings, by trying them.
    fn highest(weights: &[Vec<f64>], free: &mut Vec<usize>, skips: usize) -> f64 {
        let Some((first, rest)) = weights.split_first() else { return 0.0 };
        let skipped = if skips > 0 { highest(rest, free, skips - 1) } else { f64::NEG_INFINITY };
        (0..free.len()).fold(skipped, |best, at| {
            let column = free.remove(at);
            let sum = first[column] + highest(rest, free, skips);
            free.insert(at, column);
            best.max(sum)
        })
    }

    proptest! {
        #[test]
        fn no_pairing_is_better(
            numbers in proptest::collection::vec(0u8..12, 36),
            rows in 0usize..6,
            columns in 1usize..6,
        ) {
            let weights: Vec<Vec<f64>> = (0..rows)
                .map(|row| numbers[row * 6..row * 6 + columns].iter().map(|n| f64::from(*n) / 7.0).collect())
                .collect();
            let found = best_pairs(&weights);
            prop_assert_eq!(found.len(), rows.min(columns));
            let sum: f64 = found.iter().map(|(row, column)| weights[*row][*column]).sum();
            let best = highest(&weights, &mut (0..columns).collect(), rows.saturating_sub(columns));
            prop_assert!((sum - best).abs() < 1e-9, "{} is not {}", sum, best);
            for (k, (row, column)) in found.iter().enumerate() {
                prop_assert!(found[k + 1..].iter().all(|(r, c)| r != row && c != column));
            }
        }
    }
}
