//! CEAF by entities (Luo 2005): clusters of both sides are paired one to one, as well as can be.

use super::assignment::best_pairs;
use super::{Partition, Shares};

/// The similarity of a pair is φ4: the mentions that both have, twice, by the mentions of both.
pub(super) fn score(gold: &Partition, made: &Partition) -> Shares {
    let mut similar = vec![vec![0.0; made.clusters.len()]; gold.clusters.len()];
    for (row, cluster) in similar.iter_mut().zip(&gold.clusters) {
        for (place, count) in made.shared(cluster).0 {
            row[place] = 2.0 * count as f64 / (cluster.len() + made.clusters[place].len()) as f64;
        }
    }
    let sum = best_pairs(&similar).iter().map(|(row, column)| similar[*row][*column]).sum();
    Shares::new((sum, gold.clusters.len() as f64), (sum, made.clusters.len() as f64))
}
