//! Whatever the bytes are, reading them ends in an article or a failure, and never in a panic.

mod common;

use proptest::prelude::*;

/// Pieces that formats are made of, so that chance reaches past the first look.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "<html>",
            "<body>",
            "<p>",
            "</p>",
            "<div class='related'>",
            "<br><br>",
            "<!--",
            "-->",
            "<script type='application/ld+json'>",
            "{\"@type\":\"NewsArticle\",\"author\":",
            "</script>",
            "<a href='x'>",
            "<",
            ">",
            "&nbsp;",
            "<meta charset='",
            "<table><tr><td>",
            "<rss version=\"2.0\">",
            "<channel>",
            "<item>",
            "<description>",
            "</item>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
            "<entry>",
            "<atom:entry xmlns:atom='http://www.w3.org/2005/Atom'>",
            "<content:encoded><![CDATA[",
            "]]>",
            "<!DOCTYPE rss [<!ENTITY a 'b'>]>",
            "<pubDate>Mon, 06 May 2019 17:42:00 BST</pubDate>",
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n",
            "\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n",
            "From x\nMessage-ID: <1>\nSubject: =?utf-8?Q?a=C3?=\n\n",
            "WEBVTT\n\n",
            "00:00:01.000 --> 00:00:02.000\n",
            "{\\rtf1\\ansi ",
            "\\u-10179?\\'e9\\par ",
            "PK\x03\x04",
            "WARC/1.0\r\n",
            "WARC-Type: response\r\n",
            "Content-Type: application/http\r\n",
            "Content-Length: 40\r\n",
            "\r\n\r\n",
            "Content-Length: 18446744073709551615\r\n",
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n",
            "Transfer-Encoding: chunked\r\n",
            "ffffffffffffffff\r\n",
            "{\"text\": \"",
            "\"}\n",
            "[{",
            "id,title,text\n",
            "\"",
            ",",
            "\t",
            "\n",
            "\r\n",
            "By ",
            "Ada Obi",
            "3 May 2017",
            "Photo by ",
            "Read more: ",
            "The road was open, the governor of Karsand said. ",
            "“",
            "”",
            "ﬀ",
            "İ",
            "K",
            "\u{feff}",
        ])
        .prop_map(|piece| piece.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..8),
        "\\PC{0,12}".prop_map(String::into_bytes),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["a", "a.html", "a.txt", "a.csv", "a.jsonl", "a.xml", "a.warc", "a.warc.gz"])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_end_in_articles_or_failures(name in name(), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(!common::read(name, &bytes).is_empty());
    }

    #[test]
    fn any_pieces_of_formats_end_in_articles_or_failures(name in name(), bytes in pieces()) {
        prop_assert!(!common::read(name, &bytes).is_empty());
        prop_assert!(!common::read(name, &common::gzip(&bytes)).is_empty());
    }
}
