//! Words as look-ups compare them: lower case, with straight apostrophes.

use std::borrow::Cow;

/// A word in lower case, its apostrophes straight; borrowed where it already is.
pub(crate) fn folded(word: &str) -> Cow<'_, str> {
    if word == "’" {
        return Cow::Borrowed("'");
    }
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.to_lowercase().replace('’', "'"))
}

/// Calls `then` with the folded word, without allocating where the word is short and ASCII.
pub(crate) fn with_folded<Answer>(word: &str, then: impl FnOnce(&str) -> Answer) -> Answer {
    let mut buffer = [0; 32];
    if !word.is_ascii() || word.len() > buffer.len() {
        return then(&folded(word));
    }
    let short = &mut buffer[..word.len()];
    short.copy_from_slice(word.as_bytes());
    short.make_ascii_lowercase();
    then(std::str::from_utf8(short).expect("ASCII is UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_apostrophes_are_folded() {
        for (word, expected) in [("Said", "said"), ("’", "'"), ("n’t", "n't"), ("ÉLYSÉE", "élysée"), ("", "")]
        {
            assert_eq!(folded(word), expected);
            with_folded(word, |word| assert_eq!(word, expected));
        }
    }
}
