//! Words that only those may know who are let in; compared in constant time.

use std::fmt::Write;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// A word that opens the pages, or proves that a form came from one of them. It is never printed by accident.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// A word that somebody chose.
    pub fn new(word: impl Into<String>) -> Self {
        Self(word.into())
    }

    /// 128 random bits.
    pub fn random() -> std::io::Result<Self> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|error| std::io::Error::other(error.to_string()))?;
        Ok(Self(hexadecimal(&bytes)))
    }

    /// The word, for whoever is let in.
    pub fn word(&self) -> &str {
        &self.0
    }

    /// Whether somebody says the word; takes as long whatever they say.
    pub fn is(&self, said: &str) -> bool {
        let [one, other] = [&self.0, said].map(|word| Sha256::digest(word.as_bytes()));
        one.as_slice().ct_eq(other.as_slice()).into()
    }

    /// Another secret made of this one: what it opens does not open what this one opens.
    pub(crate) fn derived(&self, purpose: &str) -> Self {
        Self(hexadecimal(&Sha256::digest(format!("{purpose}\n{}", self.0).as_bytes())[..16]))
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes everything");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_word_itself_opens_and_it_is_not_printed() {
        let secret = Secret::new("sesame");
        assert!(secret.is("sesame"));
        assert!(!secret.is("sesam") && !secret.is("") && !secret.is("Sesame") && !secret.is("sesame "));
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        let (one, other) = (Secret::random().unwrap(), Secret::random().unwrap());
        assert!(one.word().len() == 32 && !one.is(other.word()));
        assert!(
            !secret.derived("forms").is("sesame")
                && secret.derived("forms").is(secret.derived("forms").word())
        );
    }
}
