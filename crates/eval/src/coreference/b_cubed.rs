//! B³ (Bagga and Baldwin 1998): for each mention, the share of its cluster that the other side puts with it.

use super::{Partition, Shares};

pub(super) fn score(gold: &Partition, made: &Partition) -> Shares {
    Shares::new(overlap(gold, made), overlap(made, gold))
}

/// The sum over the mentions of `own` of their shares, and how many there are. A mention that `other` does not have
/// has no share.
fn overlap(own: &Partition, other: &Partition) -> (f64, f64) {
    let mut sum = 0.0;
    for cluster in &own.clusters {
        let (shared, _) = other.shared(cluster);
        let squares: usize = shared.values().map(|count| count * count).sum();
        sum += squares as f64 / cluster.len() as f64;
    }
    (sum, own.places.len() as f64)
}
