//! Identifiers of articles, unique within one input.

use std::collections::HashMap;

/// Gives each article of one container an identifier.
pub(crate) struct Identities<'a> {
    stem: &'a str,
    seen: HashMap<u64, u32>,
}

impl<'a> Identities<'a> {
    pub(crate) fn new(stem: &'a str) -> Self {
        Self { stem, seen: HashMap::new() }
    }

    /// The identifier that the input gave, or `stem#number`; a repeated one gets `~2`, `~3`, and so on.
    pub(crate) fn give(&mut self, given: Option<&str>, number: u64) -> String {
        let base = match given.map(str::trim).filter(|given| !given.is_empty()) {
            Some(given) => given.to_owned(),
            None => format!("{}#{number}", self.stem),
        };
        let mut id = base.clone();
        loop {
            // Hashes, not names: an archive of ten million pages is one input.
            let times = self.seen.entry(hash(&id)).or_insert(0);
            *times += 1;
            if *times == 1 {
                return id;
            }
            let next = *times;
            id = format!("{base}~{next}");
        }
    }
}

fn hash(id: &str) -> u64 {
    use std::hash::{DefaultHasher, Hasher};
    let mut hasher = DefaultHasher::new();
    hasher.write(id.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_identifier_is_kept_and_a_missing_one_is_counted() {
        let mut ids = Identities::new("feed");
        assert_eq!(ids.give(Some(" a1 "), 1), "a1");
        assert_eq!(ids.give(None, 2), "feed#2");
    }

    #[test]
    fn a_repeated_identifier_is_told_apart() {
        let mut ids = Identities::new("feed");
        let given: Vec<String> = (0..3).map(|n| ids.give(Some("a"), n)).collect();
        assert_eq!(given, ["a", "a~2", "a~3"]);
        assert_eq!(ids.give(Some("a~2"), 4), "a~2~2");
    }
}
