//! Names of writers as feeds give them: with an address of mail before, behind or around.

use crate::plain::byline;

/// The names in "mail (Name)", "Name (mail)", "Name <mail>", "Name, Other Name". An address alone is no name.
pub(super) fn names(text: &str) -> Vec<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let named = inside(&text, '(', ')').or_else(|| inside(&text, '<', '>'));
    let list = match named {
        // "mail (Name)": the name is inside.
        Some((before, inside)) if is_mail(before) && !is_mail(inside) => inside.to_owned(),
        Some((before, inside)) if is_mail(inside) => before.to_owned(),
        Some(("", inside)) => inside.to_owned(),
        _ => without_mail(&text),
    };
    byline::names(&list)
        .into_iter()
        .filter(|name| name.chars().any(char::is_alphabetic) && !is_mail(name))
        .collect()
}

/// What stands before a pair of signs at the end of a text, and what is in it.
fn inside(text: &str, open: char, close: char) -> Option<(&str, &str)> {
    let (before, rest) = text.trim_end().strip_suffix(close)?.split_once(open)?;
    Some((before.trim().trim_matches('"'), rest.trim().trim_start_matches("mailto:")))
}

fn without_mail(text: &str) -> String {
    text.split(' ').filter(|word| !is_mail(word)).collect::<Vec<_>>().join(" ")
}

fn is_mail(text: &str) -> bool {
    let text = text.trim_matches(['<', '>', '(', ')', ',']);
    text.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !text.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_addresses_of_mail() {
        for (text, expected) in [
            ("news@karsand.example (Ada Obi)", &["Ada Obi"][..]),
            ("news@karsand.example (Ada Obi, Ivo Tarn)", &["Ada Obi", "Ivo Tarn"]),
            ("Ada Obi (obi@karsand.example)", &["Ada Obi"]),
            ("Ada Obi <obi@karsand.example>", &["Ada Obi"]),
            ("\"Ada Obi\" <mailto:obi@karsand.example>", &["Ada Obi"]),
            ("obi@karsand.example Ada Obi", &["Ada Obi"]),
            ("By Ada Obi and Ivo Tarn", &["Ada Obi", "Ivo Tarn"]),
            ("(Ada Obi)", &["Ada Obi"]),
            ("obi@karsand.example", &[]),
            ("Ada Obi", &["Ada Obi"]),
            ("", &[]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }
}
