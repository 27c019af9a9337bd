//! Keeps a page's nesting within what a parser can take.
//!
//! A tree builder looks through its open elements at each tag, so a page of 100,000 nested `<div>` costs its square.
//! Browsers stop at 512 levels. Tags below that are taken out, their text stays.

use std::borrow::Cow;

/// Levels that are kept.
const DEEPEST: usize = 400;

/// Bytes that the name of an element may take.
const LONGEST_NAME: usize = 32;

/// Elements that close by themselves or hold nothing: they do not nest.
const FLAT: &[&str] = &[
    "area", "base", "body", "br", "col", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li",
    "link", "meta", "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track",
    "wbr",
];
/// Elements whose content is not markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// The page with no more than [`DEEPEST`] levels of nesting.
pub(super) fn limited(page: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut copied = 0;
    let mut depth = 0usize;
    let mut at = 0;
    while let Some(found) = page[at..].find('<') {
        let start = at + found;
        let Some(tag) = tag(&page[start..]) else {
            at = start + 1;
            continue;
        };
        let end = start + tag.length;
        at = end;
        if tag.closes {
            // A closing tag belongs to the level that it leaves.
            if !is_flat(tag.name) && depth > 0 {
                depth -= 1;
                if depth >= DEEPEST {
                    kept.push_str(&page[copied..start]);
                    copied = end;
                }
            }
            continue;
        }
        if tag.name.is_empty() || is_flat(tag.name) || tag.closes_itself {
            continue;
        }
        if let Some(raw) = RAW.iter().find(|raw| tag.name.eq_ignore_ascii_case(raw)) {
            at = end_of_raw(page, end, raw);
            continue;
        }
        depth += 1;
        if depth > DEEPEST {
            kept.push_str(&page[copied..start]);
            copied = end;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(page);
    }
    kept.push_str(&page[copied..]);
    Cow::Owned(kept)
}

struct Tag<'a> {
    /// Empty for a comment or a declaration.
    name: &'a str,
    closes: bool,
    closes_itself: bool,
    length: usize,
}

/// The tag or comment at the start of `text`, which begins with `<`.
fn tag(text: &str) -> Option<Tag<'_>> {
    if let Some(comment) = text.strip_prefix("<!--") {
        let length = comment.find("-->").map_or(text.len(), |end| end + 7);
        return Some(Tag { name: "", closes: false, closes_itself: false, length });
    }
    let closes = text.starts_with("</");
    let name_start = if closes { 2 } else { 1 };
    let rest = &text[name_start..];
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    // No name that matters here is longer, and looking for the end of one must not cost the page's length.
    let ends_name = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
    let name_length = rest.bytes().take(LONGEST_NAME).position(ends_name).unwrap_or(1);
    let length = name_start + end_of_tag(rest)?;
    Some(Tag { name: &rest[..name_length], closes, closes_itself: text[..length].ends_with("/>"), length })
}

/// The length of a tag up to and with its `>`; a `>` in a quoted value does not end it.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut after_equals = false;
    for (i, byte) in text.bytes().enumerate() {
        match quote {
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if byte == b'>' => return Some(i + 1),
            None if after_equals && matches!(byte, b'"' | b'\'') => quote = Some(byte),
            None => {}
        }
        if !byte.is_ascii_whitespace() {
            after_equals = byte == b'=';
        }
        if quote.is_none() && byte == b'<' {
            // An unfinished tag: let the next one speak for itself.
            return Some(i);
        }
    }
    None
}

/// Where the content of a raw element ends.
fn end_of_raw(page: &str, start: usize, name: &str) -> usize {
    let mut at = start;
    while let Some(found) = page[at..].find("</") {
        at += found;
        let after = page.as_bytes().get(at + 2..at + 2 + name.len());
        if after.is_some_and(|after| after.eq_ignore_ascii_case(name.as_bytes())) {
            return at;
        }
        at += 2;
    }
    page.len()
}

fn is_flat(name: &str) -> bool {
    FLAT.iter().any(|flat| name.eq_ignore_ascii_case(flat))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_within_the_limit_is_left_alone() {
        let page = "<html><body><p>one<p>two<br><div title='a>b'>three</div></body></html>";
        assert!(matches!(limited(page), Cow::Borrowed(_)));
    }

    #[test]
    fn tags_below_the_limit_are_taken_out_and_their_text_stays() {
        let page = format!("{}deep{}after", "<div>".repeat(1000), "</div>".repeat(1000));
        let kept = limited(&page);
        assert_eq!(kept.matches("<div>").count(), DEEPEST);
        assert_eq!(kept.matches("</div>").count(), DEEPEST);
        assert!(kept.contains("deep") && kept.ends_with("after"));
    }

    #[test]
    fn scripts_and_comments_do_not_nest() {
        let page = format!("<script>{}</script><!--{}-->", "<div>".repeat(1000), "<div>".repeat(1000));
        assert!(matches!(limited(&page), Cow::Borrowed(_)));
    }

    #[test]
    fn a_page_of_nothing_but_angles_is_read_once() {
        let page = "<".repeat(1_000_000);
        assert!(matches!(limited(&page), Cow::Borrowed(_)));
        let page = "<a ".repeat(300_000);
        limited(&page);
        let page = "<a='".repeat(300_000);
        limited(&page);
    }
}
