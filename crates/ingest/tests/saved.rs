//! What people keep: saved pages, mail, archives with an index, documents, books, captions.

mod common;

use common::{articles, failure, gzip, only, page, read, record, warc, zip};
use onrecord_ingest::{Options, read_bytes};
use onrecord_record::Format;

const TEXT: &str =
    "The bridge at Ostrev is shut, Ada Obi said on Monday, and nobody knows when it will be open again.";

fn mhtml(page: &str, coding: &str) -> String {
    format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://karsand.example/a\r\nSubject: =?utf-8?Q?Road=20open?=\r\nDate: Mon, 6 May 2019 20:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----b\"\r\n\r\n------b\r\nContent-Type: text/html\r\nContent-ID: <f1>\r\nContent-Transfer-Encoding: {coding}\r\nContent-Location: https://karsand.example/a\r\n\r\n{page}\r\n------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://karsand.example/x.png\r\n\r\niVBORw0KGgo=\r\n------b--\r\n"
    )
}

#[test]
fn a_page_saved_as_mhtml_is_the_page() {
    let page = page("Road open", 4);
    for saved in [
        mhtml(&page.replace('=', "=3D").replace("drivers", "driv=\r\ners"), "quoted-printable"),
        mhtml(&page, "8bit"),
        mhtml(&page, "binary").replace("\r\n", "\n"),
    ] {
        let article = only("road.mhtml", saved.as_bytes());
        assert_eq!(article.title.as_deref(), Some("Road open"));
        assert_eq!(article.url.as_deref(), Some("https://karsand.example/a"));
        assert_eq!(article.format, Format::Html);
        assert_eq!(article.notes, ["no date of publication; saved on Mon, 6 May 2019 20:00:00 -0000"]);
        assert!(article.text.contains("drivers disagreed") && !article.text.contains("Content-Type"));
    }
}

#[test]
fn a_page_that_a_tool_saved_keeps_its_address() {
    let page = page("Road open", 4).replace("<html>", "<html><!--\n Page saved with SingleFile \n url: https://karsand.example/a \n saved date: Mon May 06 2019\n-->");
    assert_eq!(only("road.html", page.as_bytes()).url.as_deref(), Some("https://karsand.example/a"));
}

const LETTER: &str = "Return-Path: <news@karsand.example>\nMessage-ID: <1@karsand.example>\nFrom: Karsand Herald <news@karsand.example>\nSubject: =?iso-8859-1?Q?Br=FCcke?= shut\nDate: Mon, 06 May 2019 17:42:00 +0200\nMIME-Version: 1.0\n";

#[test]
fn a_message_is_an_article() {
    let plain = format!("{LETTER}Content-Type: text/plain; charset=utf-8\n\n{TEXT}\n");
    let flowed = format!(
        "{LETTER}Content-Type: text/plain; format=flowed\n\n{}\n",
        TEXT.replace("Obi said", "Obi \nsaid")
    );
    let both = format!(
        "{LETTER}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nView in a browser\n--b\nContent-Type: text/html\n\n<p>{TEXT}</p>\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\nxx\n--b--\n"
    );
    for (letter, notes) in [(plain, 0), (flowed, 0), (both, 1)] {
        let article = only("letter.eml", letter.as_bytes());
        assert_eq!(article.text.trim(), TEXT);
        assert_eq!(article.title.as_deref(), Some("Brücke shut"));
        assert_eq!(article.outlet.as_deref(), Some("Karsand Herald"));
        assert_eq!(article.published.as_deref(), Some("2019-05-06T17:42:00+02:00"));
        assert_eq!((article.id.as_str(), article.format), ("1@karsand.example", Format::Mail));
        assert_eq!(article.notes.len(), notes, "{:?}", article.notes);
    }
}

#[test]
fn each_message_of_a_box_is_an_article() {
    let one = format!(
        "From news@karsand.example Mon May  6 17:42:00 2019\n{LETTER}Content-Type: text/plain\n\n{TEXT}\n\n>From here on it is closed.\n\n"
    );
    let empty = format!("From x Mon May  6 17:42:00 2019\n{LETTER}\n\n\n");
    let results = read("box.mbox", format!("{one}{empty}{one}").as_bytes());
    assert_eq!(results.len(), 3);
    let first = results[0].as_ref().unwrap();
    assert!(first.text.ends_with("\n\nFrom here on it is closed."), "{}", first.text);
    assert_eq!(results[1].as_ref().unwrap_err().input, "box.mbox#2");
    assert_eq!(results[2].as_ref().unwrap().id, "1@karsand.example~2");
}

fn redirect(from: &str, to: &str) -> Vec<u8> {
    let response =
        format!("HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\nLocation: {to}\r\n\r\n<p>Moved</p>");
    record("response", "application/http; msgtype=response", Some(from), response.as_bytes())
}

#[test]
fn an_archive_with_an_index_gives_the_pages_of_the_index() {
    let mut archive = warc(&[
        ("https://karsand.example/a", &page("Road open", 4)),
        ("https://karsand.example/frame", &page("Advertisement", 4)),
        ("urn:pageinfo:https://karsand.example/a", &page("Info", 4)),
    ]);
    archive.extend(redirect("https://karsand.example/old", "/new"));
    archive.extend(warc(&[("https://karsand.example/new", &page("Road shut", 4))]));
    let index = b"{\"format\": \"json-pages-1.0\", \"id\": \"pages\"}\n{\"id\": \"1\", \"url\": \"https://karsand.example/a#top\"}\n{\"id\": \"2\", \"url\": \"https://karsand.example/old\"}\n{\"id\": \"3\", \"url\": \"https://karsand.example/lost\"}\n";
    let packed = gzip(&archive);
    let wacz =
        zip(&[("archive/data.warc.gz", &packed), ("pages/pages.jsonl", index), ("datapackage.json", b"{}")]);
    let results = read("crawl.wacz", &wacz);
    let titles: Vec<&str> = results.iter().flatten().filter_map(|article| article.title.as_deref()).collect();
    assert_eq!(titles, ["Road open", "Road shut"]);
    let failures: Vec<String> =
        results.iter().filter_map(|result| result.as_ref().err().map(ToString::to_string)).collect();
    assert_eq!(failures.len(), 1);
    assert!(failures[0].starts_with("crawl.wacz (https://karsand.example/lost): "), "{failures:?}");
    let without_index = zip(&[("archive/data.warc.gz", &packed)]);
    assert_eq!(read("crawl.wacz", &without_index).iter().flatten().count(), 3);
}

fn docx(body: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>{body}</w:body></w:document>"
    );
    zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())])
}

#[test]
fn a_document_of_word_is_its_paragraphs() {
    let body = "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Bridge shut</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">The bridge </w:t></w:r><w:r><w:t>is shut &amp; nobody knows</w:t></w:r><w:del><w:r><w:delText>at all</w:delText></w:r></w:del><w:r><w:tab/><w:t>why.</w:t></w:r></w:p><w:p/><w:p><w:r><mc:AlternateContent><mc:Choice><w:t>Ada Obi said so.</w:t></mc:Choice><mc:Fallback><w:t>Ada Obi said so.</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    let article = only("release.docx", &docx(body));
    assert_eq!(article.text, "Bridge shut\n\nThe bridge is shut & nobody knows why.\n\nAda Obi said so.");
    assert_eq!((article.title.as_deref(), article.format), (Some("Bridge shut"), Format::Document));
    assert!(failure("empty.docx", &docx("<w:p/>")).reason.is_without_article());
}

#[test]
fn a_document_of_libreoffice_is_its_paragraphs() {
    let content = "<office:document-content><office:body><office:text><text:tracked-changes><text:p>deleted</text:p></text:tracked-changes><text:h>Bridge shut</text:h><text:p>The bridge<text:s/>is <text:span>shut</text:span>.<text:note><text:note-body><text:p>a note</text:p></text:note-body></text:note></text:p><text:p>Ada Obi said so.</text:p></office:text></office:body></office:document-content>";
    let odt =
        zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.as_bytes())]);
    let article = only("release.odt", &odt);
    assert_eq!(article.text, "Bridge shut\n\nThe bridge is shut.\n\nAda Obi said so.");
    assert_eq!(article.title.as_deref(), Some("Bridge shut"));
}

#[test]
fn each_text_of_a_book_is_an_article() {
    let package = "<package><metadata><dc:title>Karsand Herald [Mon, 06 May 2019]</dc:title><dc:date>2019-05-06T04:00:00+00:00</dc:date></metadata><manifest><item id=\"c\" href=\"cover.xhtml\"/><item id=\"a\" href=\"text/a%201.xhtml\"/></manifest><spine><itemref idref=\"c\"/><itemref idref=\"a\"/></spine></package>";
    let article = page("Road open", 4);
    let book = zip(&[
        ("mimetype", b"application/epub+zip"),
        (
            "META-INF/container.xml",
            b"<container><rootfiles><rootfile full-path=\"OEBPS/content.opf\"/></rootfiles></container>",
        ),
        ("OEBPS/content.opf", package.as_bytes()),
        ("OEBPS/cover.xhtml", b"<html><body><img src=\"x\"/></body></html>"),
        ("OEBPS/text/a 1.xhtml", article.as_bytes()),
    ]);
    let article = only("herald.epub", &book);
    assert_eq!(
        (article.title.as_deref(), article.outlet.as_deref()),
        (Some("Road open"), Some("Karsand Herald"))
    );
    assert_eq!(article.published.as_deref(), Some("2019-05-06T04:00:00Z"));
}

#[test]
fn any_other_archive_is_read_like_a_folder() {
    let inner = docx("<w:p><w:r><w:t>The bridge is shut, Ada Obi said.</w:t></w:r></w:p>");
    let outer = zip(&[
        ("b/release.docx", &inner),
        ("a.txt", TEXT.as_bytes()),
        ("__MACOSX/a.txt", b"x"),
        ("c.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    ]);
    let results = read("delivery.zip", &outer);
    assert_eq!(results.len(), 3);
    assert_eq!(results[0].as_ref().unwrap().text, TEXT);
    assert_eq!(results[1].as_ref().unwrap().text, "The bridge is shut, Ada Obi said.");
    assert!(results[2].as_ref().unwrap_err().to_string().starts_with("delivery.zip#c.png: image/png data"));
    let deeper = zip(&[("a.zip", &outer)]);
    assert!(
        read("deep.zip", &deeper)
            .iter()
            .any(|result| result.as_ref().is_err_and(|failure| failure.reason.is_unread_format()))
    );
}

#[test]
fn archives_that_are_cut_lie_or_grow_without_end_fail() {
    let whole = docx("<w:p><w:r><w:t>The bridge is shut.</w:t></w:r></w:p>");
    assert!(failure("cut.docx", &whole[..whole.len() - 30]).reason.is_malformed());
    assert!(failure("empty.zip", &zip(&[])).reason.is_empty());
    let large = vec![b'a'; 4 << 20];
    let bomb = zip(&[("x", b""), ("a.txt", &large)]);
    let options = Options { largest_article: 1 << 20, ..Options::default() };
    let mut results = Vec::new();
    read_bytes("bomb.zip", &bomb, &options, &mut |result| results.push(result));
    assert!(results.iter().any(|result| result.as_ref().is_err_and(|failure| failure.reason.is_too_large())));
}

#[test]
fn captions_are_an_article_with_times() {
    let article =
        articles("talk.srt", format!("1\n00:00:01,000 --> 00:00:04,000\n{TEXT}\n").as_bytes()).remove(0);
    assert_eq!((article.text.as_str(), article.format), (TEXT, Format::Transcript));
    assert_eq!(article.notes[0], "begins of paragraphs: 0 at 00:00:01");
}
