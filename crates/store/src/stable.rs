//! Identifiers that survive a second reading: an item that stands where one stood before keeps its name.
//!
//! A reading numbers its items in the order of the text, so a model that finds one statement more would rename all that
//! follow. When a document is read again, each new item takes the identifier of the old one of its kind that it overlaps
//! most; the others get numbers that were never used in the document. Corrections and links can so be kept.

mod rename;

use std::collections::{BTreeMap, HashMap};

use onrecord_record::{Item, ItemKind, Piece, Reading, Statement, Visit};

/// The highest number that each kind of item (by its letter) has ever had in a document.
pub(crate) type Highest = BTreeMap<String, usize>;

/// Share of characters in common, of all in either, from which on two items are the same.
const SAME: f64 = 0.5;

/// Old items that begin before a new one ends and are looked at; farther ones do not reach it.
const NEIGHBOURS: usize = 64;

type Ranges = Vec<(usize, usize)>;
/// New identifiers by those that the reader gave.
pub(crate) type Names = HashMap<String, String>;

/// The numbers that a first reading has used.
pub(crate) fn highest(reading: &Reading) -> Highest {
    let mut highest = Highest::new();
    for (item, _) in all(reading) {
        use_number(&mut highest, &item);
    }
    highest
}

/// Gives the items of a new reading of the same text the identifiers that they had in the old one.
pub(crate) fn keep(old: &Reading, new: &mut Reading, highest: &mut Highest) {
    for (item, _) in all(old) {
        use_number(highest, &item);
    }
    let mut names = Names::new();
    statements(&old.statements, &new.statements, None, highest, &mut names);
    entities(old, new, highest, &mut names);
    let by_place =
        |kind: &ItemKind| kind.is_kept() && !matches!(kind, ItemKind::Statement | ItemKind::Entity);
    let (old_items, new_items) = (all(old), all(new));
    for kind in ItemKind::ALL.into_iter().filter(by_place) {
        let of = |items: &[(String, Ranges)]| {
            items.iter().filter(|(item, _)| ItemKind::of(item) == Some(kind)).cloned().collect::<Vec<_>>()
        };
        let (old, new) = (of(&old_items), of(&new_items));
        let letter = &kind.letter().to_string();
        let matched = matches(&old, &new);
        for (at, (item, _)) in new.iter().enumerate() {
            let name = matched.get(&at).map(|old_at| old[*old_at].0.clone());
            names.insert(item.clone(), name.unwrap_or_else(|| next(highest, letter)));
        }
    }
    rename::rename(new, &names);
}

/// Every item that keeps its name, with the characters that it is known by; but for statements within statements.
fn all(reading: &Reading) -> Vec<(String, Ranges)> {
    struct All(Vec<(String, Ranges)>);
    impl Visit for All {
        fn item<T: Item>(&mut self, item: &T) {
            let outermost = T::KIND != ItemKind::Statement || !item.id().contains('.');
            if T::KIND.is_kept() && outermost {
                let ranges = item.pieces().into_iter().map(|piece| (piece.start, piece.end)).collect();
                self.0.push((item.id().to_owned(), ranges));
            }
        }
    }
    let mut all = All(Vec::new());
    reading.visit(&mut all);
    all.0
}

fn ranges(pieces: &[Piece]) -> Ranges {
    pieces.iter().map(|piece| (piece.start, piece.end)).collect()
}

fn use_number(highest: &mut Highest, item: &str) {
    let letters = item.trim_end_matches(|c: char| c.is_ascii_digit());
    if let Ok(number) = item[letters.len()..].parse::<usize>() {
        let most = highest.entry(letters.to_owned()).or_default();
        *most = (*most).max(number);
    }
}

/// A name that no item of the document has had.
pub(crate) fn next(highest: &mut Highest, letter: &str) -> String {
    let most = highest.entry(letter.to_owned()).or_default();
    *most += 1;
    format!("{letter}{most}")
}

fn statements(
    old: &[Statement],
    new: &[Statement],
    parent: Option<&str>,
    highest: &mut Highest,
    names: &mut Names,
) {
    let items = |list: &[Statement]| -> Vec<(String, Ranges)> {
        list.iter().map(|statement| (statement.id.clone(), ranges(&statement.content))).collect()
    };
    let matched = matches(&items(old), &items(new));
    let letter = parent.map_or_else(|| "s".to_owned(), |parent| format!("{parent}."));
    for statement in old {
        use_number(highest, &statement.id);
    }
    for (at, statement) in new.iter().enumerate() {
        let before = matched.get(&at).map(|old_at| &old[*old_at]);
        let name = before.map_or_else(|| next(highest, &letter), |old| old.id.clone());
        statements(before.map_or(&[], |old| &old.inner), &statement.inner, Some(&name), highest, names);
        names.insert(statement.id.clone(), name);
    }
}

/// Entities are the same by their name, else by a name that both have.
fn entities(old: &Reading, new: &Reading, highest: &mut Highest, names: &mut Names) {
    let mut left: Vec<bool> = vec![true; old.entities.len()];
    let mut taken: Vec<Option<usize>> = vec![None; new.entities.len()];
    for strict in [true, false] {
        for (at, entity) in
            new.entities.iter().enumerate().filter(|(at, _)| taken[*at].is_none()).collect::<Vec<_>>()
        {
            let same = old.entities.iter().enumerate().position(|(old_at, other)| {
                let alike = other.name == entity.name
                    || !strict
                        && (other.aliases.contains(&entity.name) || entity.aliases.contains(&other.name));
                left[old_at] && alike && (strict || other.kind == entity.kind)
            });
            if let Some(same) = same {
                left[same] = false;
                taken[at] = Some(same);
            }
        }
    }
    for (entity, same) in new.entities.iter().zip(taken) {
        let name = same.map_or_else(|| next(highest, "e"), |same| old.entities[same].id.clone());
        names.insert(entity.id.clone(), name);
    }
}

/// Which old item each new one is: the pairs that have most in common first, each item once.
pub(crate) fn matches(old: &[(String, Ranges)], new: &[(String, Ranges)]) -> HashMap<usize, usize> {
    let start = |ranges: &Ranges| ranges.first().map_or(0, |range| range.0);
    let end = |ranges: &Ranges| ranges.last().map_or(0, |range| range.1);
    let mut order: Vec<usize> = (0..old.len()).collect();
    order.sort_by_key(|at| start(&old[*at].1));
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (new_at, (_, ranges)) in new.iter().enumerate() {
        let to = order.partition_point(|at| start(&old[*at].1) < end(ranges));
        for old_at in order[to.saturating_sub(NEIGHBOURS)..to].iter().copied() {
            let share = share(&old[old_at].1, ranges);
            if share >= SAME {
                pairs.push((share, new_at, old_at));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut matched = HashMap::new();
    let mut used = vec![false; old.len()];
    for (_, new_at, old_at) in pairs {
        if !used[old_at] && !matched.contains_key(&new_at) {
            used[old_at] = true;
            matched.insert(new_at, old_at);
        }
    }
    matched
}

/// Characters in both over characters in either.
fn share(one: &Ranges, other: &Ranges) -> f64 {
    let length = |ranges: &Ranges| ranges.iter().map(|(start, end)| end - start).sum::<usize>();
    let mut both = 0;
    for (start, end) in one {
        for (other_start, other_end) in other {
            both += (*end).min(*other_end).saturating_sub((*start).max(*other_start));
        }
    }
    both as f64 / (length(one) + length(other) - both).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(list: &[(usize, usize)]) -> Vec<(String, Ranges)> {
        list.iter().enumerate().map(|(at, range)| (format!("s{}", at + 1), vec![*range])).collect()
    }

    #[test]
    fn the_pairs_with_most_in_common_are_the_same_item() {
        let matched = matches(&items(&[(0, 10), (12, 40), (50, 60)]), &items(&[(2, 10), (20, 44), (70, 90)]));
        assert_eq!(matched.get(&0), Some(&0));
        assert_eq!(matched.get(&1), Some(&1));
        assert_eq!(matched.get(&2), None);
    }

    #[test]
    fn an_item_is_matched_once() {
        let matched = matches(&items(&[(0, 10)]), &items(&[(0, 7), (1, 10)]));
        assert_eq!(matched.get(&1), Some(&0));
        assert_eq!(matched.get(&0), None);
    }

    #[test]
    fn new_numbers_were_never_used() {
        let mut highest = Highest::new();
        use_number(&mut highest, "s7");
        use_number(&mut highest, "s4.2");
        assert_eq!(next(&mut highest, "s"), "s8");
        assert_eq!(next(&mut highest, "s4."), "s4.3");
        assert_eq!(next(&mut highest, "f"), "f1");
    }
}
