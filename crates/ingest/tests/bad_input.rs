//! Bad input ends in a failure that names it and says why; the rest of the batch goes on.

mod common;

use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

use common::{failure, gzip, only, page, read};
use onrecord_ingest::{Failure, Input, Options, expand, read_bytes};
use onrecord_record::Article;

const SENTENCE: &str =
    "The governor of Karsand said on Monday that the road to the northern valley was open again. ";

#[test]
fn an_empty_file_fails() {
    for bytes in [&b""[..], b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"] {
        let failure = failure("empty.html", bytes);
        assert!(failure.reason.is_empty(), "{failure}");
        assert_eq!(failure.input, "empty.html");
    }
}

#[test]
fn an_empty_gzip_fails() {
    assert!(failure("empty.txt.gz", &gzip(b"")).reason.is_empty());
}

#[test]
fn binary_data_fails() {
    let noise: Vec<u8> = (0..4096u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert!(failure("noise.txt", &noise).reason.is_binary());
    assert!(failure("program", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0").reason.is_binary());
    let pdf = failure("paper.pdf", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\n");
    assert!(pdf.reason.is_unread_format(), "{pdf}");
}

#[test]
fn an_image_named_html_fails_and_is_named_an_image() {
    let failure = failure("photo.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01");
    assert!(failure.reason.is_binary());
    assert_eq!(
        failure.to_string(),
        "photo.html: image/png data, not text — give the text of it, or leave it out"
    );
}

#[test]
fn a_truncated_gzip_fails() {
    let packed = gzip(SENTENCE.repeat(5000).as_bytes());
    for cut in [packed.len() / 2, packed.len() - 3, 12, 4] {
        let failure = failure("road.txt.gz", &packed[..cut]);
        assert!(failure.reason.is_truncated(), "{cut}: {failure}");
    }
}

#[test]
fn a_truncated_gzip_of_json_lines_gives_what_came_before_the_cut() {
    let lines: String = (0..20_000)
        .map(|i| format!("{{\"id\": \"{i}\", \"text\": \"Road {} open.\"}}\n", i * 7919))
        .collect();
    let packed = gzip(lines.as_bytes());
    let results = read("roads.jsonl.gz", &packed[..packed.len() / 2]);
    let (last, before) = results.split_last().unwrap();
    assert!(before.len() > 1000 && before.iter().all(Result::is_ok));
    assert!(last.as_ref().unwrap_err().reason.is_truncated());
}

#[test]
fn a_gzip_that_unpacks_without_end_is_stopped() {
    let bomb = gzip(&vec![b'a'; 4 << 20]);
    let options = Options { largest_article: 1 << 20, ..Options::default() };
    let mut results = Vec::new();
    read_bytes("bomb.txt", &bomb, &options, &mut |result| results.push(result));
    assert!(results[0].as_ref().unwrap_err().reason.is_too_large());
}

#[test]
fn an_archive_cut_in_the_middle_gives_its_first_pages_and_a_failure() {
    let archive = common::warc(&[
        ("https://karsand.example/a", &page("A", 4)),
        ("https://karsand.example/b", &page("B", 4)),
    ]);
    for packed in [false, true] {
        let bytes = if packed { gzip(&archive) } else { archive.clone() };
        let results = read("crawl.warc", &bytes[..bytes.len() - bytes.len() / 5]);
        let failure = results.last().unwrap().as_ref().unwrap_err();
        assert!(failure.reason.is_truncated(), "{failure}");
        assert!(failure.input.starts_with("crawl.warc#"), "{failure}");
        if !packed {
            assert_eq!(results[0].as_ref().unwrap().url.as_deref(), Some("https://karsand.example/a"));
        }
    }
}

#[test]
fn invalid_utf8_is_replaced_and_noted() {
    let article = only(
        "road.txt",
        b"Caf\xc3\xa9 Karsand: the road \xff was open, \xc3\xa9\xc3\xa9 the governor said \xfe.",
    );
    assert!(article.text.contains("the road \u{fffd} was open"));
    assert_eq!(article.notes, ["2 invalid byte sequences replaced"]);
}

#[test]
fn twenty_megabytes_in_one_paragraph_are_read() {
    let text = SENTENCE.repeat(20 << 20 >> 6);
    assert!(text.len() > 20 << 20);
    let article = only("long.txt", text.as_bytes());
    assert_eq!(article.text.len(), text.len());
}

#[test]
fn twenty_megabytes_in_one_paragraph_of_a_page_end_in_time() {
    let text = SENTENCE.repeat(20 << 20 >> 6);
    let started = Instant::now();
    let results =
        read("long.html", format!("<html><body><article><p>{text}</p></article></body></html>").as_bytes());
    assert_eq!(results.len(), 1);
    assert!(results[0].is_ok(), "{}", results[0].as_ref().unwrap_err());
    assert!(started.elapsed().as_secs() < 120, "{:?}", started.elapsed());
}

#[test]
fn a_million_quotation_marks_are_read() {
    let marks = "“".repeat(500_000) + &"”".repeat(500_000);
    let article = only("marks.txt", format!("The governor said {marks} on Monday.").as_bytes());
    assert_eq!(article.text.matches('“').count(), 500_000);
    let results = read(
        "marks.html",
        format!("<html><body><p>The governor of Karsand said {marks} on Monday.</p></body></html>")
            .as_bytes(),
    );
    assert_eq!(results.len(), 1);
    let cells = "\"".repeat(1_000_001);
    assert_eq!(read("marks.csv", format!("id,text\n1,{cells}\n").as_bytes()).len(), 1);
}

#[test]
fn a_page_of_a_hundred_thousand_nested_blocks_is_read() {
    let depth = 100_000;
    let page = format!(
        "<html><body>{}<p>{}</p>{}</body></html>",
        "<div>".repeat(depth),
        SENTENCE.repeat(5),
        "</div>".repeat(depth)
    );
    let article = only("deep.html", page.as_bytes());
    assert!(article.text.starts_with("The governor of Karsand said"));
    let open = format!("<html><body>{}{}", "<b><i><span><ul><li>".repeat(50_000), SENTENCE.repeat(5));
    assert_eq!(read("open.html", open.as_bytes()).len(), 1);
}

#[test]
fn a_page_of_too_many_elements_fails() {
    let page = format!("<html><body>{}</body></html>", "<p>x</p>".repeat(400_000));
    let started = Instant::now();
    let failure = failure("elements.html", page.as_bytes());
    assert!(failure.reason.is_malformed(), "{failure}");
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

#[test]
fn json_nested_without_end_fails() {
    let failure = failure("deep.jsonl", format!("{{\"text\": {}", "[".repeat(200_000)).as_bytes());
    assert!(failure.reason.is_malformed(), "{failure}");
}

#[test]
fn a_text_that_is_not_english_says_so() {
    let french = "Le gouverneur de Karsand a déclaré lundi que la route de la vallée du nord avait été rouverte après une \
        semaine de pourparlers et que les premiers camions de farine étaient arrivés dans la ville, selon des témoins.";
    let article = only("route.txt", french.as_bytes());
    assert_eq!(article.language.as_deref(), Some("fr"));
    assert_eq!(article.notes, ["the text is in French (fr), not English"]);
}

#[test]
fn a_feed_without_items_fails() {
    let failure =
        failure("feed.xml", b"<rss version=\"2.0\"><channel><title>Karsand Herald</title></channel></rss>");
    assert_eq!(
        failure.to_string(),
        "feed.xml: a feed without items — give the pages that it lists, or try later"
    );
}

#[test]
fn a_page_without_an_article_fails() {
    let failure = failure("index.html", b"<html><body><nav><a href='/a'>Home</a></nav></body></html>");
    assert!(failure.reason.is_without_article());
    assert!(failure.to_string().starts_with("index.html: a page without an article — "));
}

#[test]
fn an_archive_without_pages_fails() {
    let failure =
        failure("crawl.warc", b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n");
    assert!(failure.reason.is_without_article());
}

#[test]
fn a_file_that_cannot_be_read_fails_and_the_rest_of_the_batch_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        std::fs::File::create(folder.path().join(name)).unwrap().write_all(bytes).unwrap()
    };
    write("a.txt", b"The road was open.");
    write("b.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    write("c.txt", b"The road was shut.");
    let (mut inputs, failures) = expand([folder.path().to_path_buf(), PathBuf::from("no-such-file.txt")]);
    assert_eq!(failures.len(), 1);
    // Gone between the listing and the reading; a folder where a file was.
    inputs.insert(1, Input::Path(folder.path().join("gone.txt")));
    inputs.insert(2, Input::Path(folder.path().to_path_buf()));
    let mut results: Vec<Result<Article, Failure>> = Vec::new();
    for input in &inputs {
        onrecord_ingest::read(input, &Options::default(), &mut |result| results.push(result));
    }
    let shown: Vec<&str> = results
        .iter()
        .map(|result| result.as_ref().map_or("failure", |article| article.text.as_str()))
        .collect();
    assert_eq!(shown, ["The road was open.", "failure", "failure", "failure", "The road was shut."]);
    assert!(results[1].as_ref().unwrap_err().reason.is_unreadable());
    assert!(results[2].as_ref().unwrap_err().reason.is_unreadable());
    assert!(results[3].as_ref().unwrap_err().reason.is_binary());
}
