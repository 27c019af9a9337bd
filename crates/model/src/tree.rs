//! The best tree over a sentence's arcs, with one root.

/// The head of each word, `None` for the one root, of the tree with the highest sum of scores.
///
/// `scores` is count x (1 + count): from each word to the root (column 0) and to every word. Where each word's best
/// head already gives a tree, that is it; else the algorithm of Chu and Liu (1965) and Edmonds (1967), in cubic time,
/// once for each likely root.
pub(crate) fn best_tree(scores: &[f32], count: usize) -> Vec<Option<usize>> {
    let width = count + 1;
    let score =
        |word: usize, head: usize| if head == word + 1 { f32::MIN } else { scores[word * width + head] };
    let greedy: Vec<usize> = (0..count)
        .map(|word| {
            (0..width).fold(usize::from(word == 0), |best, head| {
                if score(word, head) > score(word, best) { head } else { best }
            })
        })
        .collect();
    let roots = greedy.iter().filter(|head| **head == 0).count();
    let heads =
        if roots == 1 && cycle(&with_root(&greedy)).is_none() { greedy } else { rooted(&score, count) };
    heads.into_iter().map(|head| head.checked_sub(1)).collect()
}

/// Roots that are tried.
const ROOTS: usize = 3;

/// The best tree among those with one of the likeliest words for its root.
fn rooted(score: &impl Fn(usize, usize) -> f32, count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    // how much a word would rather hang on the root than on another word
    let lead = |word: usize| {
        let other = (1..=count).map(|head| score(word, head)).fold(f32::MIN, f32::max);
        score(word, 0) - other.max(-1e9)
    };
    order.sort_by(|a, b| lead(*b).total_cmp(&lead(*a)).then(a.cmp(b)));
    let mut best: Option<(f32, Vec<usize>)> = None;
    for root in order.into_iter().take(ROOTS) {
        // nodes are numbered from 1, the root's column is 0
        let mut table = vec![vec![f32::MIN / 4.0; count + 1]; count + 1];
        for word in (0..count).filter(|word| *word != root) {
            for (head, slot) in table[word + 1].iter_mut().enumerate().skip(1) {
                if head != word + 1 {
                    *slot = score(word, head);
                }
            }
        }
        table[root + 1][0] = score(root, 0);
        let heads = edmonds(&table);
        let total: f32 = (0..count).map(|word| score(word, heads[word + 1])).sum();
        if best.as_ref().is_none_or(|(highest, _)| total > *highest) {
            best = Some((total, heads[1..].to_vec()));
        }
    }
    best.map(|(_, heads)| heads).unwrap_or_default()
}

fn with_root(heads: &[usize]) -> Vec<usize> {
    std::iter::once(0).chain(heads.iter().copied()).collect()
}

/// A cycle among heads (`heads[0]` belongs to the root and means nothing).
fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen = vec![0usize; heads.len()];
    for start in 1..heads.len() {
        let mut at = start;
        while at != 0 && seen[at] == 0 {
            seen[at] = start;
            at = heads[at];
        }
        if at != 0 && seen[at] == start {
            let mut found = vec![at];
            let mut next = heads[at];
            while next != at {
                found.push(next);
                next = heads[next];
            }
            return Some(found);
        }
    }
    None
}

/// The best heads of nodes 1.. under node 0; `table[node][head]` are scores.
fn edmonds(table: &[Vec<f32>]) -> Vec<usize> {
    let count = table.len();
    let mut heads = vec![0; count];
    for node in 1..count {
        for head in 0..count {
            if head != node && (heads[node] == node || table[node][head] > table[node][heads[node]]) {
                heads[node] = head;
            }
        }
    }
    let Some(cycle) = cycle(&heads) else { return heads };
    // The cycle becomes one node, the last of a smaller graph.
    let outside: Vec<usize> = (0..count).filter(|node| !cycle.contains(node)).collect();
    let merged = outside.len();
    let mut smaller = vec![vec![f32::MIN / 4.0; merged + 1]; merged + 1];
    let mut entered = vec![0; merged];
    let mut left = vec![0; merged];
    for (i, node) in outside.iter().enumerate() {
        for (j, head) in outside.iter().enumerate() {
            smaller[i][j] = table[*node][*head];
        }
        // out of the cycle to a node
        if *node != 0 {
            let from = cycle
                .iter()
                .copied()
                .fold(cycle[0], |a, b| if table[*node][b] > table[*node][a] { b } else { a });
            (smaller[i][merged], left[i]) = (table[*node][from], from);
        }
        // into the cycle from a node: what it costs to leave the arc that is cut
        let gain = |inside: usize| table[inside][*node] - table[inside][heads[inside]];
        let at = cycle.iter().copied().fold(cycle[0], |a, b| if gain(b) > gain(a) { b } else { a });
        (smaller[merged][i], entered[i]) = (gain(at), at);
    }
    let solved = edmonds(&smaller);
    for (i, node) in outside.iter().enumerate().skip(1) {
        heads[*node] = if solved[i] == merged { left[i] } else { outside[solved[i]] };
    }
    let way_in = solved[merged];
    heads[entered[way_in]] = outside[way_in];
    heads
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// All trees with one root, by trying every choice of heads.
    fn naive(scores: &[f32], count: usize) -> f32 {
        let width = count + 1;
        let mut best = f32::MIN;
        let mut heads = vec![0usize; count];
        loop {
            let fits = (0..count).all(|w| heads[w] != w + 1);
            let one_root = heads.iter().filter(|h| **h == 0).count() == 1;
            if fits && one_root && cycle(&with_root(&heads)).is_none() {
                best = best.max((0..count).map(|w| scores[w * width + heads[w]]).sum());
            }
            let Some(at) = heads.iter().position(|h| *h < count) else { return best };
            heads[at] += 1;
            heads[..at].fill(0);
        }
    }

    #[test]
    fn a_cycle_is_broken_where_it_costs_least() {
        #[rustfmt::skip]
        let scores = [
            1.0, 0.0, 9.0, 0.0,
            2.0, 9.0, 0.0, 0.0,
            0.0, 0.0, 5.0, 0.0,
        ];
        // the first two words are each other's best heads
        assert_eq!(best_tree(&scores, 3), [Some(1), None, Some(1)]);
    }

    #[test]
    fn one_word_is_the_root() {
        assert_eq!(best_tree(&[0.5, 3.0], 1), [None]);
        assert_eq!(best_tree(&[], 0), []);
    }

    proptest! {
        #[test]
        fn the_tree_is_the_best_one(count in 1usize..=4, values in prop::collection::vec(-50i8..50, 20)) {
            let scores: Vec<f32> = values[..count * (count + 1)].iter().map(|v| f32::from(*v)).collect();
            let heads = best_tree(&scores, count);
            let numbers: Vec<usize> = heads.iter().map(|h| h.map_or(0, |h| h + 1)).collect();
            prop_assert_eq!(numbers.iter().filter(|h| **h == 0).count(), 1);
            prop_assert!(cycle(&with_root(&numbers)).is_none());
            let total: f32 = (0..count).map(|w| scores[w * (count + 1) + numbers[w]]).sum();
            // only the likeliest roots are tried, which for up to three words is all of them
            if count <= ROOTS {
                prop_assert_eq!(total, naive(&scores, count));
            } else {
                prop_assert!(total <= naive(&scores, count));
            }
        }
    }
}
