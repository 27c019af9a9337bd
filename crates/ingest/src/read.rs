//! Reads one input into a sink.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use onrecord_record::Article;

use crate::error::{Error, Failure};
use crate::input::Input;
use crate::json;
use crate::name;
use crate::options::Options;
use crate::ration::read_all;
use crate::sniff::{self, Kind};
use crate::source::Source;
use crate::{document, feed, html, mail, plain, saved, table, transcript, warc, zipped};

/// Where articles and failures go, in the order of the input.
pub type Sink<'a> = dyn FnMut(Result<Article, Failure>) + 'a;

/// Reads every article of an input. Containers are streamed: no more than one article is in memory.
///
/// Each input ends in at least one article or one failure.
pub fn read(input: &Input, options: &Options, sink: &mut Sink<'_>) {
    let reader: Box<dyn Read> = match input {
        Input::Stdin => Box::new(io::stdin().lock()),
        Input::Path(path) => match File::open(path) {
            Ok(file) => Box::new(file),
            Err(error) => return sink(Err(Failure::new(input.name(), Error::from_io(error)))),
        },
    };
    let place = match input {
        Input::Stdin => Place { file: None, depth: 0 },
        Input::Path(path) => Place { file: Some(path), depth: 0 },
    };
    stream(&input.name(), reader, place, options, sink);
}

/// Reads every article of bytes at hand; `name` stands for a path, in failures and for identifiers.
///
/// ```
/// use onrecord_ingest::{Options, read_bytes};
/// read_bytes("empty.html", b"", &Options::default(), &mut |article| {
///     let failure = article.expect_err("nothing in it");
///     assert_eq!(failure.to_string(), "empty.html: nothing in it — leave it out, or fetch it again");
/// });
/// ```
pub fn read_bytes(name: &str, bytes: &[u8], options: &Options, sink: &mut Sink<'_>) {
    stream(name, Box::new(bytes), Place { file: None, depth: 0 }, options, sink);
}

/// Reads a file of an archive, which `depth` archives stand around.
pub(crate) fn inner(name: &str, bytes: Vec<u8>, depth: usize, options: &Options, sink: &mut Sink<'_>) {
    stream(name, Box::new(bytes.as_slice()), Place { file: None, depth }, options, sink);
}

/// Where a stream comes from.
#[derive(Clone, Copy)]
struct Place<'a> {
    /// The file, where it is one: archives are read from their end.
    file: Option<&'a Path>,
    /// How many archives stand around it.
    depth: usize,
}

fn stream(name: &str, reader: Box<dyn Read + '_>, place: Place<'_>, options: &Options, sink: &mut Sink<'_>) {
    let source = match Source::open(reader) {
        Ok(source) => source,
        Err(error) => return sink(Err(Failure::new(name, Error::from_io(error)))),
    };
    let kind = match sniff::kind(name, source.head(), &options.columns) {
        Ok(kind) => kind,
        Err(error) => return sink(Err(Failure::new(name, error))),
    };
    let head = source.head().to_vec();
    let is_packed = source.is_packed();
    let reader = source.into_reader();
    match kind {
        Kind::Plain => whole(name, reader, options, sink, |bytes| plain::article(name, bytes)),
        Kind::Html => {
            let address = saved::address(&head);
            whole(name, reader, options, sink, |bytes| html::article(name, bytes, None, address.as_deref()))
        }
        Kind::Zip => match place.file {
            // What was packed once more has no file of its own.
            Some(path) if !is_packed => zipped::read_file(name, path, options, sink),
            _ => match read_all(reader, options.largest_article) {
                Ok(bytes) => zipped::read_bytes(name, bytes, place.depth, options, sink),
                Err(error) => sink(Err(Failure::new(name, Error::from_io(error)))),
            },
        },
        Kind::Rtf => match read_all(reader, options.largest_article) {
            Ok(bytes) => document::read_rtf(name, &bytes, options, sink),
            Err(error) => sink(Err(Failure::new(name, Error::from_io(error)))),
        },
        Kind::Mail => whole(name, reader, options, sink, |bytes| mail::article(name, bytes)),
        Kind::MailBox => mail::read_box(name, BufReader::new(reader), options, sink),
        Kind::Transcript => whole(name, reader, options, sink, |bytes| transcript::article(name, bytes)),
        Kind::Feed => match read_all(reader, options.largest_article) {
            Ok(bytes) => feed::read(name, &bytes, sink),
            Err(error) => sink(Err(Failure::new(name, Error::from_io(error)))),
        },
        Kind::Warc => warc::read(name, BufReader::new(reader), options, sink),
        Kind::Jsonl => json::read(name, BufReader::new(reader), options, sink),
        Kind::Table(between) => table::read(name, &head, reader, between, options, sink),
    }
}

/// Reads an input that is one article.
fn whole(
    name: &str,
    reader: Box<dyn Read + '_>,
    options: &Options,
    sink: &mut Sink<'_>,
    article: impl FnOnce(&[u8]) -> Result<Article, Error>,
) {
    let read = read_all(reader, options.largest_article).map_err(Error::from_io);
    sink(read.and_then(|bytes| article(&bytes)).map_err(|error| Failure::new(name, error)));
}

/// The name of an article in a container: its place, and its stem for identifiers.
pub(crate) fn item(name: &str, number: u64) -> String {
    format!("{name}#{number}")
}

/// The stem that identifiers of a container's articles begin with.
pub(crate) fn stem(name: &str) -> &str {
    name::stem(name)
}
