//! Words in square brackets inside a statement: the editor's, not the speaker's.
//!
//! Finds: `[Karsand]`, `[sic]`, `[laughs]` within content. Leaves alone: round brackets, which a speaker may have
//! meant, and brackets that are not closed within the piece.

use crate::view::{View, Words};

/// The bracketed stretches of a statement's content, brackets included.
pub(crate) fn editorial(view: &View<'_>, content: &[Words]) -> Vec<Words> {
    let mut found = Vec::new();
    for piece in content {
        let mut open = None;
        for i in piece.clone() {
            match view.word(i) {
                "[" => open = Some(i),
                "]" => {
                    if let Some(start) = open.take() {
                        found.push(start..i + 1);
                    }
                }
                _ => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::{candidate, marked};

    #[test]
    fn bracketed_words_in_content_are_the_editors() {
        let (article, marks) =
            marked("[source Obi] [cue said]: [content “They [the Front] lied (again).”] She left the hall.");
        let view = View::new(&article);
        let found = editorial(&view, &candidate(&view, &marks).content);
        let found: Vec<&str> = found.iter().map(|words| view.str(words)).collect();
        assert_eq!(found, ["[the Front]"]);
        assert_eq!(article.text, "Obi said: “They [the Front] lied (again).” She left the hall.");
    }
}
