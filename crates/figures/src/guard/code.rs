//! Finds identifiers: phone numbers, numbers inside codes and addresses of the web, house numbers, section numbers of
//! several parts, digits against letters ("F-150", "COVID-19", "T-72").

use crate::sentence::Sentence;
use crate::tag::Tag;
use crate::token::Sort;

const STREETS: &[&str] = &[
    "street",
    "st",
    "road",
    "rd",
    "avenue",
    "ave",
    "lane",
    "drive",
    "boulevard",
    "blvd",
    "square",
    "place",
    "terrace",
    "way",
    "court",
    "crescent",
    "close",
    "highway",
    "parkway",
    "row",
];

pub(crate) fn read(sentence: &Sentence, at: usize) -> Option<usize> {
    if !sentence.is_digits(at) {
        return None;
    }
    phone(sentence, at)
        .or_else(|| inside(sentence, at))
        .or_else(|| house(sentence, at))
        .or_else(|| long(sentence, at))
}

/// Groups of digits: "555-0134", "020 7946 0958", "+44 20 7946 0958", "(555) 010-0199".
fn phone(sentence: &Sentence, at: usize) -> Option<usize> {
    let group = |at: usize| sentence.is_digits(at) && sentence.word(at).bytes().all(|b| b.is_ascii_digit());
    if !group(at) {
        return None;
    }
    let mut end = at + 1;
    let mut digits = sentence.word(at).len();
    let mut groups = 1;
    loop {
        let next = match sentence.word(end) {
            ")" | "." if sentence.glued(end) => end + 1,
            "-" | "–" if sentence.is_hyphen(end) => end + 1,
            _ => end,
        };
        if !group(next)
            || sentence.word(next).len() < 2
            || (next > end && sentence.word(end) == "." && !sentence.glued(next))
        {
            break;
        }
        digits += sentence.word(next).len();
        groups += 1;
        end = next + 1;
    }
    let plus = at > 0 && sentence.before(at) == "+" && sentence.glued(at);
    let last = sentence.word(end - 1).len();
    let local = groups == 2 && sentence.word(at).len() == 3 && last == 4;
    let called = matches!(
        sentence.before(at),
        "call" | "phone" | "dial" | "tel" | "telephone" | "hotline" | "text" | "at" | "on" | ":"
    );
    let long = groups >= 3 && digits >= 9 && last >= 3;
    (long || local || (plus && digits >= 7) || (called && groups >= 2 && digits >= 7)).then_some(end)
}

/// Digits that stand against letters, underscores, slashes and the like.
fn inside(sentence: &Sentence, at: usize) -> Option<usize> {
    let mut end = at + 1;
    if sentence.glued(end)
        && matches!(sentence.written(end), "G" | "D" | "K" | "A" | "B" | "C" | "E" | "F")
        && (!sentence.glued(end + 1) || matches!(sentence.word(end + 1), "." | "," | ")"))
        && sentence.word(at).len() <= 2
        && !matches!(sentence.written(end), "K" | "B")
        && !crate::unit::is_temperature(sentence, at)
    {
        return Some(end + 1); // "5G", "3D", "flat 2B"
    }
    let before = sentence.before(at);
    let against = at > 0 && sentence.glued(at);
    let letters = |at: usize| sentence.tokens.get(at).is_some_and(|token| token.sort == Sort::Word);
    let hyphened = against && at > 1 && sentence.is_hyphen(at - 1) && letters(at - 2);
    let code = against
        && (matches!(before, "_" | "/" | "@" | "#" | "=" | "." | "\\" | ":" | "*" | "§")
            || (letters(at - 1)
                && !before.starts_with('\'')
                && crate::money::sign(sentence, at - 1).is_none()));
    // "mid-2018", "the then-34": a name's number all the same; but "sub-3%" bounds.
    let prefix = hyphened
        && sentence.word(at - 2) != "sub"
        && crate::number::scale_word(sentence.word(at - 2)).is_none()
        && !crate::number::may_begin(&sentence.tokens[at - 2]);
    let numbered = matches!(before, "§" | "#" | "№");
    let parts = sentence.word(end) == "."
        && sentence.glued(end)
        && sentence.is_digits(end + 1)
        && sentence.glued(end + 1);
    let bracketed = sentence.word(end) == "(" && sentence.glued(end) && sentence.glued(end + 1);
    if !(code || prefix || parts || numbered || bracketed) {
        return None;
    }
    while sentence.glued(end)
        && (sentence.is_digits(end)
            || letters(end)
            || matches!(sentence.word(end), "-" | "/" | "_" | "." | ":" | "(" | ")" | "=" | "&" | "?" | "#"))
    {
        let stop = matches!(sentence.word(end), "." | ")" | ":" | "?") && !sentence.glued(end + 1);
        if stop {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// "221 Baker Street", "10 Downing St".
fn house(sentence: &Sentence, at: usize) -> Option<usize> {
    let mut next = at + 1;
    while next < at + 5 && sentence.is_capital(next) && sentence.is_word(next) {
        let last = STREETS.contains(&sentence.word(next)) && next > at + 1;
        if last && sentence.tag(next + 1) != Tag::Plural {
            return Some(next + 1);
        }
        next += 1;
    }
    None
}

/// Digits without groups that are longer than any count is written.
fn long(sentence: &Sentence, at: usize) -> Option<usize> {
    let word = sentence.word(at);
    let zeros = word.ends_with("000");
    let leading = word.len() > 1 && word.starts_with('0') && !word.contains('.');
    let money = at > 0 && crate::money::is_sign(sentence.before(at));
    (!money && (leading || (word.len() >= 9 && !word.contains([',', '.']) && !zeros))).then_some(at + 1)
}
