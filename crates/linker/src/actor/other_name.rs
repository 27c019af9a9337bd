//! Names that are forms of one another.
//!
//! *Merges* a name with a longer one that holds it, with one that an article gives as its other name, a body's with its words
//! in another order, an initial or a short form with the full name; the last two only where a role or the company agree and
//! no other bearer of the surname comes as near.
//! *Leaves alone* two names that one article tells apart, and whatever is like two actors equally.

use std::collections::BTreeMap;

use super::Cast;
use super::profile::{Profile, is_generic};

/// Actors under one word that are compared with each other.
const MOST: usize = 150;

/// Two actors that may be one.
struct Likeness {
    left: usize,
    right: usize,
    rule: &'static str,
    reason: String,
    confidence: f32,
    /// Whether the right one must be the only one that the left one can be.
    alone: bool,
    evidence: usize,
}

pub(crate) fn find(cast: &mut Cast<'_>, actors: &[Profile]) {
    let mut found: Vec<Likeness> = Vec::new();
    for (word, block) in blocks(actors) {
        if block.len() > MOST {
            continue;
        }
        for (i, left) in block.iter().enumerate() {
            for right in &block[i + 1..] {
                found.extend(compare(cast, actors, *left, *right, &word));
            }
        }
    }
    found.sort_by(|one, other| {
        (one.left, one.right)
            .cmp(&(other.left, other.right))
            .then(other.confidence.total_cmp(&one.confidence))
    });
    found.dedup_by_key(|likeness| (likeness.left, likeness.right));
    // the surest first; what is sure of one name tells the bearers of the surname apart
    found.sort_by(|one, other| {
        other
            .confidence
            .total_cmp(&one.confidence)
            .then(other.evidence.cmp(&one.evidence))
            .then((one.left, one.right).cmp(&(other.left, other.right)))
    });
    let mut of_left: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, likeness) in found.iter().enumerate().filter(|(_, likeness)| likeness.alone) {
        of_left.entry(likeness.left).or_default().push(i);
    }
    for (i, likeness) in found.iter().enumerate() {
        let (left, right) = (&actors[likeness.left], &actors[likeness.right]);
        let rivals = of_left.get(&likeness.left).filter(|_| likeness.alone);
        let rival = rivals.into_iter().flatten().any(|j| {
            let other = &found[*j];
            *j != i
                && other.evidence + 1 >= likeness.evidence
                && !cast.sets.are_one(actors[other.right].first, right.first)
        });
        if !rival {
            cast.merge(left.first, right.first, likeness.rule, likeness.reason.clone(), likeness.confidence);
        }
    }
}

/// The actors by the words that their forms have in common.
fn blocks(actors: &[Profile]) -> BTreeMap<String, Vec<usize>> {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut put = |word: String, actor: usize| {
        let block = blocks.entry(word).or_default();
        if block.last() != Some(&actor) {
            block.push(actor);
        }
    };
    for (i, actor) in actors.iter().enumerate() {
        put(actor.name.folded().to_owned(), i);
        actor.aliases.iter().filter(|alias| alias.len() > 2).for_each(|alias| put(alias.clone(), i));
        put(format!("={}", actor.name.unordered().join(" ")), i);
        if let Some(last) = actor.name.last() {
            put(last.to_owned(), i);
        }
    }
    blocks.retain(|_, block| block.len() > 1);
    blocks
}

fn compare(cast: &Cast<'_>, actors: &[Profile], one: usize, other: usize, word: &str) -> Option<Likeness> {
    // the shorter name is the left one
    let length = |i: usize| (actors[i].name.words().len(), i);
    let (left, right) = if length(one) <= length(other) { (one, other) } else { (other, one) };
    let (short, long) = (&actors[left], &actors[right]);
    if short.meets(long) || short.name.folded() == long.name.folded() {
        return None;
    }
    let persons = short.is_person() && long.is_person();
    let company = short.shared_company(cast, long);
    let found = |rule, reason, confidence, alone, evidence| {
        Some(Likeness { left, right, rule, reason, confidence, alone, evidence })
    };
    let both = format!("“{}” and “{}”", short.name.written, long.name.written);
    let same_words = word.starts_with('=') && short.name.unordered() == long.name.unordered();
    if same_words && company >= 1 {
        return found("same words", format!("{both}, with {company} names in common"), 0.85, false, company);
    }
    let words = short.name.words().len();
    if words >= 2 && short.name.is_part_of(&long.name) {
        let needed = if is_generic(&short.name) || short.name.is_shared_by_many() {
            2
        } else if persons {
            0
        } else {
            1
        };
        if company >= needed {
            return found(
                "longer name",
                format!("{both}, with {company} names in common"),
                0.85,
                !persons,
                company,
            );
        }
    }
    let folded = short.name.folded();
    let alias = long.aliases.contains(folded) || short.aliases.contains(long.name.folded());
    if alias && (words >= 2 || !persons) && company >= usize::from(words < 2) * 2 {
        let reason = format!("an article calls “{}” so too", long.name.written);
        return found("other name", reason, 0.85, true, company);
    }
    if !persons || long.name.words().len() < 2 || short.name.last() != long.name.last() {
        return None;
    }
    let described = short.shared_description(long);
    let evidence = company + 3 * described.len();
    let reason = |what: &str| {
        let said = described.first().map(|word| format!(", “{word}” of both")).unwrap_or_default();
        format!("{both}: {what}{said}, with {company} names in common")
    };
    let initial = words >= 2
        && short.name.words()[0].chars().count() <= 2
        && long.name.words()[0].starts_with(short.name.words()[0].chars().next()?);
    if initial && (company >= 2 || !described.is_empty()) {
        return found("initial", reason("an initial"), 0.75, true, evidence);
    }
    if short.name.is_short_form(&long.name) && (company >= 1 || !described.is_empty()) {
        return found("short form", reason("a short form"), 0.75, true, evidence);
    }
    None
}
