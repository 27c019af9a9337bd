//! What the tests of this crate share: reading bytes, and making containers.
#![allow(dead_code, reason = "each test file uses some of it")]

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use onrecord_ingest::{Failure, Options, read_bytes};
use onrecord_record::Article;

/// Everything that the bytes give.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Vec<Result<Article, Failure>> {
    let mut results = Vec::new();
    read_bytes(name, bytes, &Options::default(), &mut |result| results.push(result));
    for article in results.iter().flatten() {
        check(article);
    }
    results
}

/// The articles that the bytes give, none of which may fail.
#[track_caller]
pub(crate) fn articles(name: &str, bytes: &[u8]) -> Vec<Article> {
    read(name, bytes).into_iter().map(|result| result.unwrap_or_else(|failure| panic!("{failure}"))).collect()
}

/// The one article that the bytes give.
#[track_caller]
pub(crate) fn only(name: &str, bytes: &[u8]) -> Article {
    let mut articles = articles(name, bytes);
    assert_eq!(articles.len(), 1);
    articles.remove(0)
}

/// The one failure that the bytes give.
#[track_caller]
pub(crate) fn failure(name: &str, bytes: &[u8]) -> Failure {
    let mut results = read(name, bytes);
    assert_eq!(results.len(), 1, "{results:?}");
    let failure = results.remove(0).expect_err("a failure");
    assert_eq!(failure.to_string().lines().count(), 1);
    failure
}

/// What holds of every article: parts in order, on character boundaries, trimmed, not empty.
pub(crate) fn check(article: &Article) {
    let mut end = 0;
    for part in &article.parts {
        assert!(part.span.start >= end && part.span.end <= article.text.len());
        let text = part.span.of(&article.text);
        assert!(!text.is_empty() && text.trim() == text, "{text:?}");
        end = part.span.end;
    }
    assert!(!article.text.trim().is_empty());
    assert!(!article.id.is_empty());
}

/// The bytes in gzip.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).expect("memory takes every byte");
    packer.finish().expect("memory takes every byte")
}

/// A page with a title and some paragraphs.
pub(crate) fn page(title: &str, paragraphs: usize) -> String {
    let body: String = (1..=paragraphs)
        .map(|i| format!("<p>On day {i} the governor of Karsand said that the road to the north was open, and drivers disagreed with her.</p>\n"))
        .collect();
    format!(
        "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>\n{body}</article></body></html>"
    )
}

/// An archive with a response for each page.
pub(crate) fn warc(pages: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = record("warcinfo", "application/warc-fields", None, b"software: karsand\r\n");
    for (address, page) in pages {
        let response = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
        archive.extend(record(
            "response",
            "application/http; msgtype=response",
            Some(address),
            response.as_bytes(),
        ));
    }
    archive
}

/// One record of an archive.
pub(crate) fn record(kind: &str, content_type: &str, address: Option<&str>, content: &[u8]) -> Vec<u8> {
    let address = address.map(|address| format!("WARC-Target-URI: {address}\r\n")).unwrap_or_default();
    let mut record = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\n{address}WARC-Date: 2017-05-04T08:00:00Z\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        content.len()
    )
    .into_bytes();
    record.extend(content);
    record.extend(b"\r\n\r\n");
    record
}

/// A ZIP archive of files, packed by turns and as they are.
pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut whole = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut whole);
    for (i, (path, content)) in files.iter().enumerate() {
        let packs = i % 2 == 1;
        let method =
            if packs { rawzip::CompressionMethod::Deflate } else { rawzip::CompressionMethod::Store };
        let (mut entry, config) =
            archive.new_file(path).compression_method(method).start().expect("memory takes every byte");
        let output = if packs {
            let packer = flate2::write::DeflateEncoder::new(&mut entry, Compression::default());
            let mut writer = config.wrap(packer);
            writer.write_all(content).expect("memory takes every byte");
            let (packer, output) = writer.finish().expect("memory takes every byte");
            packer.finish().expect("memory takes every byte");
            output
        } else {
            let mut writer = config.wrap(&mut entry);
            writer.write_all(content).expect("memory takes every byte");
            writer.finish().expect("memory takes every byte").1
        };
        entry.finish(output).expect("memory takes every byte");
    }
    archive.finish().expect("memory takes every byte");
    whole
}
