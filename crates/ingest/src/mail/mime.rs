//! A message taken apart: its header, and its parts without the parts that only hold others.

use super::coding;
use crate::charset;

/// How deep parts may hold parts, and how many are read.
const DEEPEST: usize = 10;
const MOST_PARTS: usize = 2_000;
/// Bytes of a header that are looked at.
const LARGEST_HEADER: usize = 1 << 20;

/// A message.
#[derive(Debug, Default)]
pub(super) struct Message {
    header: Header,
    /// The identifier of the part that a saved page begins with.
    pub(super) start: Option<String>,
    pub(super) parts: Vec<Part>,
}

/// A part that holds something itself.
#[derive(Debug, Default)]
pub(super) struct Part {
    /// `text/html`, in lower case.
    pub(super) kind: String,
    pub(super) charset: Option<String>,
    /// The address that the part was saved from.
    pub(super) location: Option<String>,
    pub(super) id: Option<String>,
    pub(super) attached: bool,
    /// Lines that end in a blank go on.
    flowed: bool,
    pub(super) body: Vec<u8>,
}

/// Fields by their names in lower case.
#[derive(Debug, Default)]
struct Header(Vec<(String, String)>);

impl Header {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// A parameter of a field: `boundary` of `multipart/related; boundary="x"`.
    fn parameter(&self, field: &str, name: &str) -> Option<String> {
        let (_, rest) = self.get(field)?.split_once(';')?;
        let mut rest = rest;
        loop {
            let (key, after) = rest.trim_start_matches([' ', ';', '\t']).split_once('=')?;
            let after = after.trim_start();
            let (value, next) = match after.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
                None => after.split_once(';').unwrap_or((after, "")),
            };
            if key.trim().trim_end_matches('*').eq_ignore_ascii_case(name) {
                return Some(value.trim().to_owned());
            }
            rest = next;
        }
    }
}

impl Message {
    /// Takes a message apart. What breaks the rules is read as far as it goes.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let bytes = match bytes.strip_prefix(b"From ") {
            Some(rest) => rest.iter().position(|byte| *byte == b'\n').map_or(bytes, |end| &rest[end + 1..]),
            None => bytes,
        };
        let (header, body) = split(bytes);
        let mut message =
            Self { start: header.parameter("content-type", "start").map(|id| bare(&id)), ..Self::default() };
        let mut waiting = vec![(None::<Header>, body, 0)];
        while let Some((own, body, depth)) = waiting.pop() {
            let current = own.as_ref().unwrap_or(&header);
            let kind = kind(current);
            let boundary =
                current.parameter("content-type", "boundary").filter(|_| kind.starts_with("multipart/"));
            if let Some(boundary) = boundary.filter(|_| depth < DEEPEST) {
                let inner = pieces(body, &boundary).into_iter().rev().map(|piece| {
                    let (header, body) = split(piece);
                    (Some(header), body, depth + 1)
                });
                waiting.extend(inner.take(MOST_PARTS));
                continue;
            }
            if message.parts.len() < MOST_PARTS {
                message.parts.push(part(current, kind, body));
            }
        }
        message.header = header;
        message
    }

    /// A field of the message itself, decoded.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.header.get(name)
    }
}

impl Part {
    /// The text of a plain part, with the lines joined that its sender has wrapped.
    pub(super) fn unwrapped(&self, text: &str) -> String {
        let text = text.replace("\r\n", "\n");
        if !self.flowed {
            return text;
        }
        let mut joined = String::with_capacity(text.len());
        for line in text.split('\n') {
            let line = line.strip_prefix(' ').unwrap_or(line);
            joined.push_str(line);
            if !line.ends_with(' ') || line == "-- " {
                joined.push('\n');
            }
        }
        joined
    }
}

fn part(header: &Header, kind: String, body: &[u8]) -> Part {
    let disposition = header.get("content-disposition").unwrap_or_default().trim_start().to_ascii_lowercase();
    Part {
        charset: header.parameter("content-type", "charset"),
        location: header.get("content-location").map(|address| address.trim().to_owned()),
        id: header.get("content-id").map(bare),
        attached: disposition.starts_with("attachment") || kind == "message/rfc822",
        flowed: header
            .parameter("content-type", "format")
            .is_some_and(|format| format.eq_ignore_ascii_case("flowed")),
        body: coding::decoded(body, header.get("content-transfer-encoding").unwrap_or_default()),
        kind,
    }
}

fn kind(header: &Header) -> String {
    let kind = header.get("content-type").unwrap_or("text/plain").split(';').next().unwrap_or_default();
    kind.trim().to_ascii_lowercase()
}

fn bare(id: &str) -> String {
    id.trim().trim_matches(['<', '>']).to_owned()
}

/// Header and body, at the first empty line.
fn split(bytes: &[u8]) -> (Header, &[u8]) {
    let mut fields: Vec<(String, Vec<u8>)> = Vec::new();
    let mut rest = bytes;
    while bytes.len() - rest.len() < LARGEST_HEADER && !rest.is_empty() {
        let end = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |end| end + 1);
        let (line, after) = rest.split_at(end);
        rest = after;
        let text = line.trim_ascii_end();
        if text.is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            if let Some((_, value)) = fields.last_mut() {
                value.push(b' ');
                value.extend_from_slice(text.trim_ascii_start());
            }
        } else if let Some(colon) = text.iter().position(|byte| *byte == b':') {
            let name = String::from_utf8_lossy(&text[..colon]).trim().to_ascii_lowercase();
            fields.push((name, text[colon + 1..].trim_ascii().to_vec()));
        }
    }
    let decoded =
        fields.into_iter().map(|(name, value)| (name, coding::words(&charset::decode(&value, None).text)));
    (Header(decoded.collect()), rest)
}

/// What stands between the lines of a boundary.
fn pieces<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let mark = format!("--{boundary}");
    let mut pieces = Vec::new();
    let mut start = None;
    let mut at = 0;
    while at < body.len() && pieces.len() < MOST_PARTS {
        let end = body[at..].iter().position(|byte| *byte == b'\n').map_or(body.len(), |end| at + end + 1);
        let line = &body[at..end];
        if let Some(tail) = line.strip_prefix(mark.as_bytes()) {
            let tail = tail.trim_ascii_end();
            if tail.is_empty() || tail == b"--" {
                if let Some(start) = start {
                    pieces.push(&body[start..at]);
                }
                start = Some(end).filter(|_| tail.is_empty());
            }
        }
        at = end;
    }
    if let Some(start) = start.filter(|_| pieces.len() < MOST_PARTS) {
        pieces.push(&body[start..]);
    }
    pieces
}
