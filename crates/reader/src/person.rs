//! Who a word speaks as.

use onrecord_lexicon::{Person, pronoun};

/// "I", "we", "our": the speaker. "US" is a country.
pub(crate) fn is_first(word: &str) -> bool {
    is_any(word, &[Person::First])
}

/// The speaker, or whom the speaker speaks to.
pub(crate) fn is_first_or_second(word: &str) -> bool {
    is_any(word, &[Person::First, Person::Second])
}

fn is_any(word: &str, persons: &[Person]) -> bool {
    word != "US" && pronoun(word).is_some_and(|p| persons.contains(&p.person))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_country_is_no_pronoun() {
        assert!(is_first("We") && is_first("I") && is_first("us") && is_first_or_second("your"));
        assert!(!is_first("US") && !is_first("you") && !is_first_or_second("she"));
    }
}
