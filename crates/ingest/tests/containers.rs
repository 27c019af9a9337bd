//! Feeds, archives, JSON lines and tables: many articles in one input.

mod common;

use common::{articles, failure, gzip, page, read, record, warc};
use onrecord_ingest::{Columns, Options, read_bytes};
use onrecord_record::Format;

#[test]
fn an_rss_item_gives_its_content_before_its_description() {
    let feed = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
        <channel><title>Karsand Herald</title><language>en</language>\
        <item><title>Road open</title><guid>a-1</guid><link>https://karsand.example/road</link><dc:creator>Ada Obi</dc:creator>\
        <pubDate>Wed, 03 May 2017 14:05:00 GMT</pubDate><description>Short.</description>\
        <content:encoded><![CDATA[<p>The road was open.</p><p>A driver disagreed.</p>]]></content:encoded></item>\
        <item><title>Talks</title><link>https://karsand.example/talks</link><description>Talks go on &amp;amp; on.</description></item>\
        <item><title>Nothing</title></item></channel></rss>";
    let results = read("feed.xml", feed.as_bytes());
    let first = results[0].as_ref().unwrap();
    assert_eq!(first.id, "a-1");
    assert_eq!(first.text, "The road was open.\n\nA driver disagreed.");
    assert_eq!(first.outlet.as_deref(), Some("Karsand Herald"));
    assert_eq!(first.authors, ["Ada Obi"]);
    assert_eq!(first.published.as_deref(), Some("2017-05-03T14:05:00Z"));
    assert_eq!(first.url.as_deref(), Some("https://karsand.example/road"));
    assert_eq!(first.format, Format::Feed);
    let second = results[1].as_ref().unwrap();
    assert_eq!(second.id, "https://karsand.example/talks");
    assert_eq!(second.text, "Talks go on & on.");
    assert_eq!(second.notes, ["the feed gives a summary, not the whole article"]);
    assert_eq!(results[2].as_ref().unwrap_err().input, "feed.xml#3");
}

#[test]
fn an_atom_entry_is_an_article() {
    let feed = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Karsand Herald</title><entry><id>e1</id><title>Road open</title>\
        <link href=\"https://karsand.example/road\"/><published>2017-05-03T14:05:00Z</published><author><name>Ada Obi</name></author>\
        <content type=\"html\">&lt;p&gt;The road was open.&lt;/p&gt;</content></entry></feed>";
    let article = &articles("feed.atom", feed.as_bytes())[0];
    assert_eq!((article.id.as_str(), article.text.as_str()), ("e1", "The road was open."));
    assert_eq!(article.authors, ["Ada Obi"]);
}

#[test]
fn each_page_of_an_archive_is_an_article() {
    let archive = warc(&[
        ("https://karsand.example/a", &page("Road open", 4)),
        ("https://karsand.example/b", &page("Road shut", 4)),
    ]);
    for bytes in [archive.clone(), gzip(&archive)] {
        let articles = articles("crawl.warc.gz", &bytes);
        assert_eq!(articles.len(), 2);
        assert_eq!(articles[0].id, "https://karsand.example/a");
        assert_eq!(articles[1].title.as_deref(), Some("Road shut"));
        assert_eq!(articles[0].published, None);
        assert_eq!(articles[0].notes, ["no date of publication; archived on 2017-05-04T08:00:00Z"]);
        assert_eq!(articles[0].format, Format::Warc);
    }
}

#[test]
fn records_packed_one_by_one_are_read_on() {
    let one = |address: &str| {
        let response = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{}", page("Road", 4));
        gzip(&record("response", "application/http", Some(address), response.as_bytes()))
    };
    let archive = [one("https://karsand.example/a"), one("https://karsand.example/a")].concat();
    let ids: Vec<String> =
        articles("crawl.warc.gz", &archive).into_iter().map(|article| article.id).collect();
    assert_eq!(ids, ["https://karsand.example/a", "https://karsand.example/a~2"]);
}

#[test]
fn chunked_and_packed_responses_are_opened() {
    let packed = gzip(page("Road open", 4).as_bytes());
    let mut response = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
    for chunk in packed.chunks(100) {
        response.extend(format!("{:x}\r\n", chunk.len()).bytes());
        response.extend(chunk);
        response.extend(b"\r\n");
    }
    response.extend(b"0\r\n\r\n");
    let archive = record("response", "application/http", Some("https://karsand.example/a"), &response);
    assert_eq!(articles("crawl.warc", &archive)[0].title.as_deref(), Some("Road open"));
}

/// An archive of one page, packed as its server sent it.
fn packed(coding: &str, body: &[u8]) -> Vec<u8> {
    let mut response =
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\n\r\n")
            .into_bytes();
    response.extend(body);
    record("response", "application/http", Some("https://karsand.example/a"), &response)
}

const BROTLI: &[u8] = include_bytes!("packed/road.html.br");
const ZSTANDARD: &[u8] = include_bytes!("packed/road.html.zst");

#[test]
fn pages_packed_in_brotli_and_zstandard_are_opened() {
    // archives that unpacked a page and kept its header are common too
    let unpacked = page("Road open", 4);
    for (coding, body) in [("br", BROTLI), ("zstd", ZSTANDARD), ("br", unpacked.as_bytes())] {
        let articles = articles("crawl.warc", &packed(coding, body));
        assert_eq!(articles[0].title.as_deref(), Some("Road open"), "{coding}");
    }
}

#[test]
fn a_page_whose_packing_is_damaged_fails() {
    for (coding, body) in [("br", BROTLI), ("zstd", ZSTANDARD)] {
        let failure = failure("crawl.warc", &packed(coding, &body[..body.len() / 2]));
        assert!(failure.to_string().contains("crawl.warc"), "{failure}");
    }
}

#[test]
fn what_is_no_page_in_an_archive_is_passed_over() {
    let mut archive = record("request", "application/http", None, b"GET / HTTP/1.1\r\n\r\n");
    archive.extend(record(
        "response",
        "application/http",
        None,
        b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG",
    ));
    archive.extend(record(
        "response",
        "application/http",
        None,
        b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone.</p>",
    ));
    archive.extend(record(
        "resource",
        "text/html",
        Some("https://karsand.example/a"),
        page("Road", 4).as_bytes(),
    ));
    archive.extend(record(
        "conversion",
        "text/plain",
        Some("https://karsand.example/b"),
        b"The road was open.",
    ));
    let articles = articles("crawl.warc", &archive);
    assert_eq!(articles.len(), 2);
    assert_eq!(articles[1].text, "The road was open.");
}

#[test]
fn each_line_of_json_is_an_article_and_a_bad_one_stops_nothing() {
    let lines = b"{\"id\": 7, \"headline\": \"Road open\", \"body\": \"The road was open.\", \"authors\": [{\"name\": \"Ada Obi\"}], \"date\": \"3 May 2017\", \"source\": \"Karsand Herald\"}\n\
        \n{broken\n{\"title\": \"no text\"}\n{\"text\": \"The road was shut.\", \"date\": \"soon\"}";
    let results = read("roads.jsonl", lines);
    let first = results[0].as_ref().unwrap();
    assert_eq!((first.id.as_str(), first.text.as_str()), ("7", "The road was open."));
    assert_eq!(first.title.as_deref(), Some("Road open"));
    assert_eq!(first.authors, ["Ada Obi"]);
    assert_eq!(first.published.as_deref(), Some("2017-05-03"));
    assert_eq!(first.outlet.as_deref(), Some("Karsand Herald"));
    assert_eq!(results[1].as_ref().unwrap_err().input, "roads.jsonl:3");
    assert!(results[1].as_ref().unwrap_err().reason.is_malformed());
    assert_eq!(results[2].as_ref().unwrap_err().input, "roads.jsonl:4");
    let last = results[3].as_ref().unwrap();
    assert_eq!(last.id, "roads#5");
    assert_eq!(last.notes, ["the date \"soon\" is not understood"]);
}

#[test]
fn json_that_spreads_over_lines_is_read_whole() {
    assert_eq!(articles("a.json", b"{\n  \"text\": \"The road was open.\"\n}").len(), 1);
    assert_eq!(articles("a.json", b"[\n {\"text\": \"One.\"},\n {\"text\": \"Two.\"}\n]").len(), 2);
    assert_eq!(articles("a.json", b"[{\"text\": \"One.\"}, {\"text\": \"Two.\"}]").len(), 2);
}

#[test]
fn what_follows_a_json_list_is_not_skipped_in_silence() {
    assert!(failure("a.json", b"[{\"text\": \"One.\"}]\n{\"text\": \"Two.\"}").reason.is_malformed());
}

#[test]
fn a_table_of_nothing_but_a_header_fails() {
    assert!(failure("a.csv", b"id,text\n").reason.is_empty());
}

#[test]
fn each_row_of_a_table_is_an_article() {
    let table = "ID,Title,Text,Date\n1,Road open,\"The road, he said,\nwas \"\"open\"\".\",2017-05-03\n2,Empty,,\n3,Shut,<p>The road&nbsp;was</p><p>shut.</p>,\n";
    let results = read("roads.csv", table.as_bytes());
    let first = results[0].as_ref().unwrap();
    assert_eq!(first.text, "The road, he said,\nwas \"open\".");
    assert_eq!((first.id.as_str(), first.published.as_deref()), ("1", Some("2017-05-03")));
    assert_eq!(results[1].as_ref().unwrap_err().input, "roads.csv:4");
    assert_eq!(results[2].as_ref().unwrap().text, "The road was\n\nshut.");
}

#[test]
fn columns_are_named_by_option() {
    let columns = Columns { text: Some("inhalt".into()), id: Some("nr".into()), ..Columns::default() };
    let options = Options { columns, ..Options::default() };
    let mut found = Vec::new();
    read_bytes("roads.csv", b"nr;inhalt\n9;The road was open.\n", &options, &mut |result| {
        found.push(result.unwrap())
    });
    assert_eq!((found[0].id.as_str(), found[0].text.as_str()), ("9", "The road was open."));
}

#[test]
fn a_table_without_a_column_of_text_fails_and_names_its_columns() {
    let failure = failure("roads.csv", b"a,b\n1,2\n");
    assert_eq!(
        failure.to_string(),
        "roads.csv: no text in it: no column named text, body, content, article among a, b — name the column that holds the text"
    );
}

#[test]
fn a_table_in_another_charset_is_decoded() {
    let article =
        &articles("roads.csv", b"id,text\n1,Caf\xe9 \x93open\x94 on the road to the north after a week.\n")
            [0];
    assert_eq!(article.text, "Café “open” on the road to the north after a week.");
}
