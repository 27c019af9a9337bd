//! The title line.
//!
//! *Finds* a first line that is short, does not end like a sentence, and stands apart from longer text below it.
//! *Leaves alone* a first sentence, the first line of wrapped prose, a label, a link.
//! *Example*: "Governor says the Karsand road is open", a blank line, "The road to the north ...".

use super::line::Line;
use super::{byline, caption, related};

const MOST_CHARACTERS: usize = 200;
const MOST_WORDS: usize = 30;

/// Whether `first` is the headline over `rest`.
pub(super) fn finds(first: &Line, rest: &[Line]) -> bool {
    let Some(next) = rest.first() else { return false };
    let stands_apart =
        first.blank_after || is_much_longer(next.text, first.text) || byline::read(next.text, true).is_some();
    stands_apart
        && is_short(first.text)
        && !ends_like_prose(first.text)
        && first.text.chars().any(char::is_alphabetic)
        && !related::finds(first.text)
        && !caption::finds(first.text)
        && byline::read(first.text, true).is_none()
}

fn is_short(text: &str) -> bool {
    text.len() <= MOST_CHARACTERS * 4
        && text.chars().count() <= MOST_CHARACTERS
        && text.split_whitespace().count() <= MOST_WORDS
}

/// Wrapped lines are about as long as each other; a paragraph below a title is much longer.
fn is_much_longer(next: &str, first: &str) -> bool {
    next.len() >= 100 && next.len() * 2 >= first.len() * 3
}

fn ends_like_prose(text: &str) -> bool {
    let inside = text.trim_end_matches(['"', '”', '’', '\'', ')', ']']);
    inside.ends_with(['.', ',', ';', ':', '…', '。'])
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        let lines = lines(text);
        assert_eq!(finds(&lines[0], &lines[1..]), expected, "{text}");
    }

    #[test]
    fn a_short_line_over_a_blank_line_is_a_headline() {
        check("Road open, says Obi\n\nThe road was open.", true);
        check("Is the road open?\n\nThe road was open.", true);
        check("‘The road is open’\n\nThe road was open.", true);
    }

    #[test]
    fn a_short_line_over_a_long_paragraph_is_a_headline() {
        let paragraph = "The road to the north was opened on Tuesday after a week of talks, the governor of Karsand said in a statement.";
        check(&format!("Road open\n{paragraph}"), true);
        check(&format!("Road open\nBy Ada Obi\n{paragraph}"), true);
    }

    #[test]
    fn prose_is_no_headline() {
        check("The road was open.\n\nA driver disagreed.", false);
        check("The governor said:\n\nThe road is open.", false);
        check("The road to the north was opened on\nTuesday after a week of talks.", false);
        check("“The road is open.”\n\nSo said the governor.", false);
        check("Road open", false);
    }

    #[test]
    fn labels_and_links_are_no_headline() {
        check("Advertisement\n\nThe road was open.", false);
        check("https://karsand.example/road\n\nThe road was open.", false);
        check("3 May 2017\n\nThe road was open.", false);
    }
}
