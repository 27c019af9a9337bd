//! Numbers with their nouns: `1 article`, `0 articles`.

/// A number with the noun for one or for many.
pub(crate) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_no_plural() {
        let stories = [0, 1, 2].map(|number| counted(number, "story", "stories"));
        assert_eq!(stories, ["0 stories", "1 story", "2 stories"]);
    }
}
