//! Plain text through the front door: names, charsets, packing.

mod common;

use common::{gzip, only};
use onrecord_record::{Format, PartKind};

const ARTICLE: &str =
    "Road to Karsand reopens\r\nBy Ada Obi\r\n\r\nThe road was open on Monday, the governor said.\r\n";

#[test]
fn the_text_of_a_file_stays_as_it_is() {
    let article = only("news/road.txt", ARTICLE.as_bytes());
    assert_eq!(article.text, ARTICLE);
    assert_eq!(article.id, "road");
    assert_eq!(article.format, Format::Plain);
    assert_eq!(article.title.as_deref(), Some("Road to Karsand reopens"));
    assert_eq!(article.parts[0].kind, PartKind::Headline);
    assert_eq!(article.parts[1].span.of(ARTICLE), "By Ada Obi");
}

#[test]
fn a_packed_file_is_unpacked_whatever_its_name() {
    for name in ["road.txt.gz", "road", "road.html"] {
        assert_eq!(only(name, &gzip(ARTICLE.as_bytes())).text, ARTICLE);
    }
    assert_eq!(only("road.txt.gz", &gzip(&gzip(ARTICLE.as_bytes()))).text, ARTICLE);
}

#[test]
fn utf16_with_its_mark_is_read() {
    let bytes: Vec<u8> = "\u{feff}The road was “open”.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(only("road.txt", &bytes).text, "The road was “open”.");
}

#[test]
fn a_short_text_has_no_language() {
    assert_eq!(only("road.txt", b"The road was open.").language, None);
}
