//! Pronouns, by person, number and gender.

use onrecord_parse::with_folded;

/// What a pronoun says of whom it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pronoun {
    /// First, second or third.
    pub person: Person,
    /// Nothing where it can be either: "you", "who".
    pub number: Option<Number>,
    /// Nothing where it says nothing: "they", "I".
    pub gender: Option<Gender>,
    /// Asks or relates rather than refers: "who", "whose", "which".
    pub relative: bool,
}

/// Grammatical person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Person {
    /// Who speaks.
    First,
    /// Who is spoken to.
    Second,
    /// Anyone else.
    Third,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// One.
    Singular,
    /// More than one; a single person may be "they" too.
    Plural,
}

/// Gender as pronouns, titles and given names show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "he".
    Masculine,
    /// "she".
    Feminine,
    /// "it": no person.
    Neuter,
}

/// What a word says as a pronoun; possessives and reflexives count.
///
/// ```
/// use onrecord_lexicon::{Gender, Number, pronoun};
///
/// let she = pronoun("She").expect("a pronoun");
/// assert_eq!((she.number, she.gender), (Some(Number::Singular), Some(Gender::Feminine)));
/// assert!(pronoun("envoy").is_none());
/// ```
pub fn pronoun(word: &str) -> Option<Pronoun> {
    use Gender::{Feminine, Masculine, Neuter};
    use Number::{Plural, Singular};
    use Person::{First, Second, Third};
    let (person, number, gender, relative) = with_folded(word, |word| {
        Some(match word {
            "i" | "me" | "my" | "mine" | "myself" => (First, Some(Singular), None, false),
            "we" | "us" | "our" | "ours" | "ourselves" => (First, Some(Plural), None, false),
            "you" | "your" | "yours" => (Second, None, None, false),
            "yourself" => (Second, Some(Singular), None, false),
            "yourselves" => (Second, Some(Plural), None, false),
            "he" | "him" | "his" | "himself" => (Third, Some(Singular), Some(Masculine), false),
            "she" | "her" | "hers" | "herself" => (Third, Some(Singular), Some(Feminine), false),
            "it" | "its" | "itself" => (Third, Some(Singular), Some(Neuter), false),
            "they" | "them" | "their" | "theirs" | "themselves" => (Third, Some(Plural), None, false),
            "themself" => (Third, Some(Singular), None, false),
            "who" | "whom" | "whose" | "whoever" => (Third, None, None, true),
            "which" => (Third, None, Some(Neuter), true),
            _ => return None,
        })
    })?;
    Some(Pronoun { person, number, gender, relative })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pronouns_say_person_number_and_gender() {
        let cases = [
            ("I", Person::First, Some(Number::Singular), None),
            ("we", Person::First, Some(Number::Plural), None),
            ("Our", Person::First, Some(Number::Plural), None),
            ("you", Person::Second, None, None),
            ("He", Person::Third, Some(Number::Singular), Some(Gender::Masculine)),
            ("HER", Person::Third, Some(Number::Singular), Some(Gender::Feminine)),
            ("it", Person::Third, Some(Number::Singular), Some(Gender::Neuter)),
            ("They", Person::Third, Some(Number::Plural), None),
            ("who", Person::Third, None, None),
        ];
        for (word, person, number, gender) in cases {
            let found = pronoun(word).unwrap();
            assert_eq!((found.person, found.number, found.gender), (person, number, gender), "{word}");
        }
        assert!(pronoun("who").unwrap().relative);
        for word in ["", "hers2", "one", "officials", "’"] {
            assert_eq!(pronoun(word), None, "{word}");
        }
    }
}
