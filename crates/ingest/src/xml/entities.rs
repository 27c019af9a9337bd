//! Character references of XML.

/// What a reference without `&` and `;` stands for, where XML itself says so.
pub(super) fn resolve(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(figures) => u32::from_str_radix(figures, 16).ok()?,
            None => number.parse().ok()?,
        };
        return of_code(code);
    }
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// What a reference without `&` and `;` stands for, or itself.
pub(crate) fn resolved(name: &str) -> String {
    resolve(name).map_or_else(|| format!("&{name};"), String::from)
}

/// A character by its number. Numbers from 128 to 159 are those of windows-1252: as numbers of Unicode they would be controls.
fn of_code(code: u32) -> Option<char> {
    match code {
        0 => None,
        0x80..=0x9f => encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[code as u8]).0.chars().next(),
        _ => char::from_u32(code),
    }
}

/// A text with the references of XML resolved; others stay as they are.
pub(super) fn unescaped(text: &str) -> String {
    const LONGEST: usize = 10;
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let end = after.bytes().take(LONGEST).position(|byte| byte == b';');
        match end.and_then(|end| Some((resolve(&after[..end])?, end))) {
            Some((c, end)) => {
                plain.push(c);
                rest = &after[end + 1..];
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// A text as markup that shows it.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_of_xml_are_resolved_and_others_stay() {
        assert_eq!(unescaped("A &amp; B &#8217; &#x27; &nbsp; &bare & &#146;"), "A & B ’ ' &nbsp; &bare & ’");
        assert_eq!(unescaped("é&é;é"), "é&é;é");
    }
}
