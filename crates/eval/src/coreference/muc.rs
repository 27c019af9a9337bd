//! MUC (Vilain et al. 1995): of the links that hold a cluster together, those that the other side has too.

use super::{Partition, Shares};

pub(super) fn score(gold: &Partition, made: &Partition) -> Shares {
    Shares::new(links(gold, made), links(made, gold))
}

/// Links of `own` that `other` has, and all of them: a cluster that `other` cuts into `n` parts, each of its unknown
/// mentions being one, lacks `n - 1`.
fn links(own: &Partition, other: &Partition) -> (f64, f64) {
    let (mut kept, mut all) = (0, 0);
    for cluster in &own.clusters {
        let (shared, none) = other.shared(cluster);
        kept += cluster.len() - (shared.len() + none);
        all += cluster.len() - 1;
    }
    (kept as f64, all as f64)
}
