//! Tokens: numbers whole, words without their clitics, marks one by one.
//!
//! A number is a run of digits with its groups and its decimals ("1,200.5", "1 250"); letters that stand against it
//! ("2.9m", "22nd", "R2") are a token of their own. Initials with stops ("U.S.", "a.m.") are one. What a token means is
//! decided elsewhere.

use onrecord_text::Span;

use crate::grouping::{self, Style};
use crate::money;

/// A token of one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it stands, in bytes of the whole text.
    pub(crate) span: Span,
    /// Its characters in lower case, typographic apostrophes made plain; a number with commas between its groups and a
    /// stop before its decimals.
    pub(crate) lower: String,
    /// No white space stands between it and the token before.
    pub(crate) glued: bool,
    /// What it is written with.
    pub(crate) sort: Sort,
    /// It begins with a capital, and is no currency's letters.
    named: bool,
}

/// What a token is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Digits first.
    Digits,
    /// Letters first.
    Word,
    /// One other character.
    Mark,
}

/// The tokens of a stretch of text, whose numbers are written in a style.
pub(crate) fn tokens(text: &str, stretch: Span, style: Style) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::with_capacity(stretch.len() / 5 + 1);
    let mut at = stretch.start;
    while let Some(first) = text[at..stretch.end].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let rest = &text[at..stretch.end];
        let (length, sort) = if first.is_ascii_digit() {
            (digits(rest, &found, at, style), Sort::Digits)
        } else if first == '.'
            && !stands_against_word(&found, at)
            && rest[1..].starts_with(|c: char| c.is_ascii_digit())
        {
            (1 + digits_only(&rest[1..]), Sort::Digits)
        } else if first.is_alphabetic() {
            (word(rest, found.last().filter(|last| last.span.end == at)), Sort::Word)
        } else if matches!(first, '\'' | '’') && stands_against_word(&found, at) {
            (clitic(rest), Sort::Word)
        } else {
            (first.len_utf8(), Sort::Mark)
        };
        let span = Span::new(at, at + length);
        push(&mut found, text, span, sort, style);
        at += length;
    }
    found
}

fn push(found: &mut Vec<Token>, text: &str, span: Span, sort: Sort, style: Style) {
    let glued = found.last().is_some_and(|last| last.span.end == span.start);
    let lower = match sort {
        Sort::Digits => grouping::plain(span.of(text), style),
        _ => lower(span.of(text)),
    };
    // "don't" is "do" and "n't".
    if sort == Sort::Word && lower.len() > 3 && lower.ends_with("n't") {
        let cut = span.of(text).char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        for (k, part) in [Span::new(span.start, span.start + cut), Span::new(span.start + cut, span.end)]
            .into_iter()
            .enumerate()
        {
            let lower = self::lower(part.of(text));
            found.push(Token { span: part, lower, glued: glued || k > 0, sort, named: false });
        }
        return;
    }
    let written = span.of(text);
    let named =
        written.starts_with(char::is_uppercase) && !money::is_code(written) && !money::is_letter(written);
    found.push(Token { span, lower, glued, sort, named });
}

fn lower(written: &str) -> String {
    if written.is_ascii() { written.to_ascii_lowercase() } else { written.to_lowercase().replace('’', "'") }
}

fn stands_against_word(found: &[Token], at: usize) -> bool {
    found.last().is_some_and(|last| last.span.end == at && last.sort != Sort::Mark)
}

fn digits_only(rest: &str) -> usize {
    rest.bytes().take_while(u8::is_ascii_digit).count()
}

/// Length of the number at the start of `rest`, which stands at `at` behind what was found.
fn digits(rest: &str, found: &[Token], at: usize, style: Style) -> usize {
    let length = grouping::length(rest, style);
    let spaced = grouping::spaced(rest);
    if spaced > length && may_be_spaced(&rest[..spaced], found, at) { spaced } else { length }
}

/// Whether digits parted by plain spaces can be one number here: not behind a name, a month or another number
/// ("Boeing 747 300 times", "On May 12 300 people").
fn may_be_spaced(written: &str, found: &[Token], at: usize) -> bool {
    let Some(last) = found.last() else { return true };
    let against = last.span.end == at;
    match last.sort {
        Sort::Digits => false,
        Sort::Mark => {
            !against
                || money::is_sign(&last.lower)
                || matches!(last.lower.as_str(), "(" | "~" | "<" | ">" | "≈")
        }
        Sort::Word if against => true,
        Sort::Word => {
            let named = last.named && found.len() > 1;
            let labelled = matches!(
                last.lower.as_str(),
                "no" | "number" | "section" | "flight" | "room" | "page" | "route"
            );
            (!named || written.ends_with(" 000")) && !labelled
        }
    }
}

/// Abbreviations that keep their stop inside a sentence.
const ABBREVIATED: &[&str] = &[
    "Inc", "Co", "Corp", "Ltd", "Bros", "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Lt", "Col", "Capt", "Maj",
    "Sgt", "Adm", "Sen", "Rep", "Gov", "Jr", "Sr", "St",
];

/// Length of a word at the start of `rest`, which stands against `before`: letters and digits, apostrophes before "t"
/// inside, stops of initials.
fn word(rest: &str, before: Option<&Token>) -> usize {
    let initials = initials(rest);
    if initials > 0 {
        return initials;
    }
    // "RM79", "USD500", "R500 million", "$US55": a currency's letters in front of its number.
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let number = &rest[letters..];
    if digits_only(number) > 0 {
        let code = letters >= 2 && money::is_code(&rest[..letters]);
        let letter = letters == 1 && money::is_letter(&rest[..letters]) && money::is_amount(number);
        let signed =
            before.is_some_and(|before| money::is_code(&format!("{}{}", before.lower, &rest[..letters])));
        if code || letter || signed {
            return letters;
        }
    }
    // "20 MEUR", "3 kUSD".
    if letters == 4
        && rest.starts_with(['M', 'k'])
        && money::is_iso(&rest[1..4])
        && !rest[4..].starts_with(char::is_alphanumeric)
    {
        return 1;
    }
    if ABBREVIATED.contains(&&rest[..letters]) && rest[letters..].starts_with(". ") {
        return letters + 1;
    }
    let mut characters = rest.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if character.is_alphanumeric() {
            continue;
        }
        let negation = matches!(character, '\'' | '’')
            && rest[..at].ends_with(['n', 'N'])
            && characters.peek().is_some_and(|(_, next)| matches!(next, 't' | 'T'))
            && !rest[at + character.len_utf8() + 1..].starts_with(char::is_alphanumeric);
        if !negation {
            return at;
        }
    }
    rest.len()
}

/// Length of "U.S." or "a.m." at the start of `rest`, two letters or more, each with its stop; else 0.
fn initials(rest: &str) -> usize {
    let mut end = 0;
    let mut count = 0;
    let mut characters = rest.chars();
    while let (Some(letter), Some('.')) = (characters.next(), characters.next()) {
        if !letter.is_alphabetic() {
            break;
        }
        end += letter.len_utf8() + 1;
        count += 1;
    }
    let goes_on = rest[end..].starts_with(char::is_alphanumeric);
    if count >= 2 && !goes_on { end } else { 0 }
}

/// Length of "'s", "'re" or a bare apostrophe.
fn clitic(rest: &str) -> usize {
    let mark = rest.chars().next().map_or(0, char::len_utf8);
    let letters: usize = rest[mark..].chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let known = matches!(
        rest[mark..mark + letters].to_ascii_lowercase().as_str(),
        "s" | "re" | "ve" | "ll" | "d" | "m"
    );
    if known { mark + letters } else { mark }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found: Vec<&str> =
            tokens(text, Span::new(0, text.len()), Style::of(text)).iter().map(|t| t.span.of(text)).collect();
        let joined = if expected.contains('|') { found.join("|") } else { found.join(" ") };
        assert_eq!(joined, expected);
    }

    #[test]
    fn numbers_are_whole() {
        check("1,200.50 and 2,9 or 1,2345", "1,200.50 and 2 , 9 or 1 , 2345");
        check("3.5m, 22nd, 5-4.", "3.5 m , 22 nd , 5 - 4 .");
        check("hit .300 in v2.0.1", "hit .300 in v2 . 0.1");
    }

    #[test]
    fn groups_are_one_number_where_the_words_before_allow_it() {
        check("Some 1 250 men and 816 000 tonnes", "Some|1 250|men|and|816 000|tonnes");
        check("a Boeing 747 300 times, May 12 300 men", "a|Boeing|747|300|times|,|May|12|300|men");
        check("R2 500 million, R44 and N50,000", "R|2 500|million|,|R44|and|N|50,000");
        check("$US55,931,000 ($A82) EUR50m", "$|US|55,931,000|(|$|A|82|)|EUR|50|m");
        check("20 MEUR, 3 kUSD, a MENA", "20|M|EUR|,|3|k|USD|,|a|MENA");
    }

    #[test]
    fn words_lose_their_clitics() {
        check("Ada's don’t the U.S. at 5 a.m. S23", "Ada 's do n’t the U.S. at 5 a.m. S23");
        check("the boys' 'six' O’Hara", "the boys ' ' six ' O ’ Hara");
    }
}
