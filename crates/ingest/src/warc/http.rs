//! The HTTP response in a record: is it a page, and what are its bytes.

use std::io::Read;

use brotli_decompressor::Decompressor;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use ruzstd::decoding::StreamingDecoder;

use crate::error::Error;
use crate::ration::read_all;

/// Bytes that the Brotli decoder takes at a time.
const BUFFER: usize = 4096;

/// A page as its server sent it, unpacked.
pub(super) struct Response {
    pub(super) body: Vec<u8>,
    pub(super) charset: Option<String>,
}

/// Opens a response. Nothing, where it is not a page or the server did not give one.
pub(super) fn open(content: &[u8], limit: u64) -> Result<Option<Response>, Error> {
    let Some((head, body)) = split(content) else {
        return Err(Error::malformed("a response without a body"));
    };
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split_whitespace().nth(1)).unwrap_or_default();
    let field = |name: &str| {
        head.lines()
            .skip(1)
            .filter_map(|line| line.split_once(':'))
            .find(|(field, _)| field.trim().eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim().to_ascii_lowercase())
    };
    let kind = field("content-type");
    let is_page = match &kind {
        Some(kind) => super::is_page(kind),
        None => looks_like_page(body),
    };
    if !status.starts_with('2') || !is_page || body.iter().all(u8::is_ascii_whitespace) {
        return Ok(None);
    }
    let body = match field("transfer-encoding") {
        // An archive may have undone the chunks and kept the field.
        Some(coding) if coding.contains("chunked") => dechunked(body).unwrap_or_else(|| body.to_vec()),
        _ => body.to_vec(),
    };
    let body = unpacked(body, field("content-encoding").as_deref(), limit)?;
    let charset = kind.as_deref().and_then(|kind| kind.split_once("charset=")).map(|(_, label)| {
        label.split([';', ' ']).next().unwrap_or_default().trim_matches(['"', '\'']).to_owned()
    });
    Ok(Some(Response { body, charset }))
}

/// The address that a response leads on to.
pub(super) fn leads_to(content: &[u8]) -> Option<String> {
    let (head, _) = split(content)?;
    let head = String::from_utf8_lossy(head);
    let status = head.lines().next()?.split_whitespace().nth(1)?;
    let fields = head.lines().skip(1).filter_map(|line| line.split_once(':'));
    let location = fields.into_iter().find(|(field, _)| field.trim().eq_ignore_ascii_case("location"));
    location.map(|(_, address)| address.trim().to_owned()).filter(|_| status.starts_with('3'))
}

/// Head and body, at the first empty line.
fn split(content: &[u8]) -> Option<(&[u8], &[u8])> {
    for (i, window) in content.windows(2).enumerate() {
        if window == b"\n\n" {
            return Some((&content[..i], &content[i + 2..]));
        }
        if content[i..].starts_with(b"\n\r\n") {
            return Some((&content[..i], &content[i + 3..]));
        }
    }
    None
}

fn looks_like_page(body: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&body[..body.len().min(1024)]).to_ascii_lowercase();
    start.contains("<html") || start.contains("<!doctype html")
}

/// The body of a chunked response; nothing, where it is not chunked after all.
fn dechunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let end = body.iter().take(1024).position(|byte| *byte == b'\n')?;
        let line = std::str::from_utf8(&body[..end]).ok()?;
        let size = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        body = &body[end + 1..];
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(body.get(..size)?);
        body = &body[size..];
        body = body.strip_prefix(b"\r\n").or_else(|| body.strip_prefix(b"\n")).unwrap_or(body);
        if body.is_empty() {
            return Some(whole);
        }
    }
}

fn unpacked(body: Vec<u8>, coding: Option<&str>, limit: u64) -> Result<Vec<u8>, Error> {
    let read = |reader: &mut dyn Read| read_all(reader, limit).map_err(Error::from_io);
    match coding {
        // Archives may have unpacked the body and kept the field: the bytes decide.
        _ if body.starts_with(&[0x1f, 0x8b]) => read(&mut MultiGzDecoder::new(body.as_slice())),
        Some("deflate") => {
            let zlib = read(&mut ZlibDecoder::new(body.as_slice()));
            zlib.or_else(|_| read(&mut DeflateDecoder::new(body.as_slice())))
        }
        _ if body.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) => {
            let mut frame = StreamingDecoder::new(body.as_slice()).map_err(Error::malformed)?;
            read(&mut frame)
        }
        // Brotli has no mark to know it by.
        Some("br") if !looks_like_page(&body) => read(&mut Decompressor::new(body.as_slice(), BUFFER)),
        _ => Ok(body),
    }
}
