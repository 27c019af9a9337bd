//! Bytes to text: byte order mark, declared charset, UTF-8, then a guess.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// A text, and what was in doubt while decoding it.
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) notes: Vec<String>,
}

/// Decodes a whole text. `declared` is the label that the page or its server gives.
///
/// Bytes that are valid UTF-8 are UTF-8 whatever is declared. A text that is UTF-8 but for some bytes stays UTF-8,
/// each invalid sequence replaced by U+FFFD and counted in a note.
pub(crate) fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[mark..]);
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    if let Some(encoding) = declared.filter(|encoding| !encoding.is_ascii_compatible()) {
        return decode_as(encoding, bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), notes: Vec::new() };
    }
    match declared {
        Some(encoding) => decode_as(encoding, bytes),
        None if is_mostly_utf8(bytes) => decode_as(UTF_8, bytes),
        None => {
            let encoding = guess(bytes);
            let mut decoded = decode_as(encoding, bytes);
            decoded
                .notes
                .insert(0, format!("no charset declared, read as {}", encoding.name().to_lowercase()));
            decoded
        }
    }
}

/// The encoding of a stream, told from its head; for streams that are decoded cell by cell or line by line.
pub(crate) fn encoding_of_head(head: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return encoding;
    }
    match std::str::from_utf8(head) {
        Ok(_) => UTF_8,
        // A character cut by the end of the head.
        Err(error) if error.error_len().is_none() => UTF_8,
        Err(_) if is_mostly_utf8(head) => UTF_8,
        Err(_) => guess(head),
    }
}

/// Decodes with one encoding, counting what had to be replaced.
pub(crate) fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let replaced = if encoding == UTF_8 {
        bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count()
    } else {
        text.matches(char::REPLACEMENT_CHARACTER).count()
    };
    let notes = match replaced {
        0 => Vec::new(),
        1 => vec!["1 invalid byte sequence replaced".to_owned()],
        _ => vec![format!("{replaced} invalid byte sequences replaced")],
    };
    Decoded { text: text.into_owned(), notes }
}

/// Whether at least half of what is not ASCII is valid UTF-8: bytes of another charset hardly ever are.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let mut valid = 0usize;
    let mut invalid = 0usize;
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    valid >= invalid && valid > 0
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], declared: Option<&str>, text: &str, notes: &[&str]) {
        let decoded = decode(bytes, declared);
        assert_eq!(decoded.text, text);
        assert_eq!(decoded.notes, notes);
    }

    #[test]
    fn a_byte_order_mark_decides_and_is_dropped() {
        check(b"\xef\xbb\xbfObi", Some("windows-1251"), "Obi", &[]);
        check(b"\xff\xfeO\0b\0i\0", None, "Obi", &[]);
        check(b"\xfe\xff\0O\0b\0i", None, "Obi", &[]);
    }

    #[test]
    fn valid_utf8_is_utf8_whatever_is_declared() {
        check("“Obi”".as_bytes(), Some("iso-8859-1"), "“Obi”", &[]);
    }

    #[test]
    fn a_declared_charset_is_used() {
        check(b"\x93Obi\x94", Some("windows-1252"), "“Obi”", &[]);
        check(b"\xcc\xee\xf1\xf2", Some("windows-1251"), "Мост", &[]);
    }

    #[test]
    fn an_unknown_label_is_passed_over() {
        check("né".as_bytes(), Some("x-nonsense"), "né", &[]);
    }

    #[test]
    fn a_charset_is_guessed_and_the_guess_is_noted() {
        let text =
            "Le gouverneur a d\u{e9}clar\u{e9} que la route \u{e9}tait rouverte apr\u{e8}s la cr\u{ea}te.";
        let bytes: Vec<u8> = text.chars().map(|c| c as u8).collect();
        check(&bytes, None, text, &["no charset declared, read as windows-1252"]);
    }

    #[test]
    fn invalid_bytes_in_utf8_are_replaced_and_counted() {
        check("é \u{0}".replace('\u{0}', "x").as_bytes(), None, "é x", &[]);
        check(
            b"\xc3\xa9 \xff \xc3\xa9 \xfe",
            None,
            "é \u{fffd} é \u{fffd}",
            &["2 invalid byte sequences replaced"],
        );
    }

    #[test]
    fn invalid_bytes_are_counted_where_utf8_is_declared() {
        check(b"road \xff open", Some("utf-8"), "road \u{fffd} open", &["1 invalid byte sequence replaced"]);
    }
}
