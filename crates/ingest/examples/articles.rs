//! Reads files into articles and does nothing else: `articles FILE...` prints one line of JSON an article, so that what comes in can be
//! compared, and timed without the reader. With `COUNT` set, only how many articles and failures there were.

use std::io::{BufWriter, Write};

use onrecord_ingest::{Options, expand, read};
use serde_json::json;

fn main() {
    let counts_only = std::env::var_os("COUNT").is_some();
    let (inputs, failures) = expand(std::env::args_os().skip(1).map(Into::into));
    failures.iter().for_each(|failure| eprintln!("{failure}"));
    let mut out = BufWriter::new(std::io::stdout().lock());
    let (mut articles, mut failed) = (0u64, failures.len());
    for input in &inputs {
        let path = input.name();
        let mut number = 0;
        read(input, &Options::default(), &mut |result| {
            number += 1;
            match result {
                Ok(article) => {
                    articles += 1;
                    if counts_only {
                        return;
                    }
                    let line = json!({
                        "path": path, "number": number, "id": article.id, "title": article.title,
                        "outlet": article.outlet, "authors": article.authors, "published": article.published,
                        "url": article.url, "language": article.language, "text": article.text,
                        "notes": article.notes,
                    });
                    writeln!(out, "{line}").expect("standard output takes every line");
                }
                Err(failure) => {
                    failed += 1;
                    eprintln!("{failure}");
                }
            }
        });
    }
    if counts_only {
        writeln!(out, "{articles} articles, {failed} failures").expect("standard output takes every line");
    }
}
