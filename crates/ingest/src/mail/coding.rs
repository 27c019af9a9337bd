//! How messages write bytes in ASCII: quoted-printable, base64, encoded words in headers.

use crate::charset;

/// The bytes of a body by its `Content-Transfer-Encoding`.
pub(super) fn decoded(body: &[u8], coding: &str) -> Vec<u8> {
    match coding.trim().to_ascii_lowercase().as_str() {
        "quoted-printable" => quoted_printable(body, false),
        "base64" => base64(body),
        _ => body.to_vec(),
    }
}

/// "=E2=80=9C" to bytes; a line that ends in "=" goes on. `is_word`: "_" is a blank, as in headers.
fn quoted_printable(body: &[u8], is_word: bool) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'=' => {
                if let Some(end) = soft_break(rest) {
                    rest = &rest[end..];
                } else if let Some(decoded) = rest.get(..2).and_then(hexadecimal) {
                    bytes.push(decoded);
                    rest = &rest[2..];
                } else {
                    bytes.push(b'=');
                }
            }
            b'_' if is_word => bytes.push(b' '),
            _ => bytes.push(byte),
        }
    }
    bytes
}

/// Bytes up to and with the line's end, where only blanks stand before it.
fn soft_break(rest: &[u8]) -> Option<usize> {
    let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    match rest[blanks..] {
        [b'\r', b'\n', ..] => Some(blanks + 2),
        [b'\n', ..] => Some(blanks + 1),
        _ => None,
    }
}

fn hexadecimal(pair: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()
}

/// Base64; what is not of its alphabet is passed over.
fn base64(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}

/// A header's text: `=?utf-8?Q?caf=C3=A9?=`, words side by side joined.
pub(super) fn words(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    let mut after_word = false;
    while let Some(start) = rest.find("=?") {
        let (before, word) = rest.split_at(start);
        let Some((decoded, length)) = word_at(word) else {
            plain.push_str(&rest[..start + 2]);
            rest = &rest[start + 2..];
            after_word = false;
            continue;
        };
        if !(after_word && before.trim().is_empty()) {
            plain.push_str(before);
        }
        plain.push_str(&decoded);
        rest = &word[length..];
        after_word = true;
    }
    plain.push_str(rest);
    plain
}

fn word_at(text: &str) -> Option<(String, usize)> {
    let mut fields = text[2..].splitn(3, '?');
    let (label, coding, rest) = (fields.next()?, fields.next()?, fields.next()?);
    let end = rest.find("?=")?;
    let bytes = match coding {
        "Q" | "q" => quoted_printable(&rest.as_bytes()[..end], true),
        "B" | "b" => base64(&rest.as_bytes()[..end]),
        _ => return None,
    };
    let label = label.split('*').next().unwrap_or_default();
    let length = 2 + label.len() + text[2 + label.len()..].find('?')? + 1 + coding.len() + 1 + end + 2;
    Some((charset::decode(&bytes, Some(label)).text, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_codings_of_a_body_are_undone() {
        assert_eq!(
            decoded(b"caf=C3=A9 =\r\nopen=3D= \nnow =zz", "Quoted-Printable"),
            "café open=now =zz".as_bytes()
        );
        assert_eq!(decoded(b"VGhlIHJv\r\nYWQ=", "base64"), b"The road");
    }

    #[test]
    fn words_of_a_header_are_decoded_and_joined() {
        assert_eq!(words("=?utf-8?Q?Br=C3=BCcke_?= =?utf-8?B?em8=?= open"), "Brücke zo open");
        assert_eq!(words("3 =? 4"), "3 =? 4");
        assert_eq!(words("=?iso-8859-1*de?q?Stra=DFe?="), "Straße");
    }
}
