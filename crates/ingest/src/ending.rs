//! What stands behind an article and is not of it: where it first appeared, and whose right it is.
//!
//! *Finds* "The post Road open appeared first on Karsand Herald." as the last paragraph, or as the last sentence of it, and a
//! last line that begins with ©.
//! *Leaves alone* such words anywhere else.

use std::sync::LazyLock;

/// Bytes that such a line may take.
const LONGEST: usize = 400;

static LINES: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let lines = include_str!("../data/endings.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// The text without such lines at its end, trimmed. A text of nothing else is empty.
pub(crate) fn without(text: &str) -> &str {
    let mut text = text.trim_end();
    loop {
        let start = text.rfind("\n\n").map_or(0, |at| at + 2);
        let last = &text[start..];
        if last.len() <= LONGEST && (names_first_place(last) || is_copyright(last)) {
            text = text[..start].trim_end();
            continue;
        }
        return match start_of_last_sentence(last) {
            Some(at) => text[..start + at].trim_end(),
            None => text,
        };
    }
}

fn names_first_place(line: &str) -> bool {
    let line = line.to_lowercase();
    LINES.iter().any(|(start, inside)| line.strip_prefix(start).is_some_and(|rest| rest.contains(inside)))
}

/// Where the line stands that ends a paragraph without one of its own: "… [...] The post X appeared first on Y."
fn start_of_last_sentence(paragraph: &str) -> Option<usize> {
    let mut from = paragraph.len().saturating_sub(LONGEST);
    while !paragraph.is_char_boundary(from) {
        from += 1;
    }
    let found = paragraph[from..].match_indices(' ').map(|(at, _)| from + at + 1);
    let mut starts = found.filter(|at| {
        let before = paragraph[..*at].trim_end();
        before.ends_with(['.', ']', '…', '!', '?', '”', '"', ')']) && names_first_place(&paragraph[*at..])
    });
    starts.next_back()
}

fn is_copyright(line: &str) -> bool {
    let lower = line.to_lowercase();
    (lower.starts_with('©') || lower.starts_with("copyright ©") || lower.starts_with("copyright (c)"))
        && line.len() < 200
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_says_where_it_first_appeared_goes() {
        for line in [
            "The post Road open appeared first on Karsand Herald.",
            "Der Beitrag Straße offen erschien zuerst auf Karsand Bote.",
            "L’article Route ouverte est apparu en premier sur Le Courrier.",
            "La entrada Camino abierto se publicó primero en El Heraldo.",
            "© 2019 Karsand Herald",
            "The post A. B. appeared first on C.\n\nCopyright © 2019 C. All rights reserved.",
        ] {
            assert_eq!(without(&format!("The road is open.\n\n{line}")), "The road is open.", "{line}");
            assert_eq!(without(line), "", "{line}");
        }
        assert_eq!(without("It was the […] The post Road open appeared first on Herald."), "It was the […]");
    }

    #[test]
    fn other_words_stay() {
        for text in [
            "The post appeared first on Monday, Obi said.",
            "The post office at Ostrev appeared first on a list.\n\nIt was shut.",
            "He said: the post is shut.",
        ] {
            assert_eq!(without(text), text);
        }
    }
}
