//! What speaks for each candidate of given place names, for `training/onrecord_training/places.py`.
//!
//! One text a line on standard input: outlet's address, text with `\n` for line breaks, spans in bytes (`3-9 12-20`), with
//! tabs between. Out come, for each text, a line `text`, then for each name its resolved entry (`place`), then its
//! candidates with their features (`name` with the mentions, `candidate`).

use std::io::{self, BufRead, Write};

use onrecord_places::{Outlet, Weighed, features, resolve};
use onrecord_text::Span;

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        let mut fields = line.split('\t');
        let (Some(url), Some(text), Some(spans)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let text = text.replace("\\n", "\n");
        let spans: Vec<Span> = spans
            .split(' ')
            .filter_map(|span| span.split_once('-'))
            .filter_map(|(start, end)| Some(Span::new(start.parse().ok()?, end.parse().ok()?)))
            .collect();
        let outlet = Outlet { name: None, url: Some(url) };
        writeln!(out, "text")?;
        for (at, name) in resolve(&text, &spans, outlet).iter().enumerate() {
            match name.place {
                Ok(entry) => {
                    let (latitude, longitude) = entry.point();
                    let id = entry.geonames().unwrap_or(0);
                    writeln!(
                        out,
                        "place\t{at}\t{id}\t{latitude}\t{longitude}\t{:.3}\t{}",
                        name.confidence,
                        entry.name()
                    )?;
                }
                Err(open) => writeln!(out, "place\t{at}\t0\t0\t0\t{:.3}\t{open:?}", name.confidence)?,
            }
        }
        for Weighed { mentions, candidates } in features(&text, &spans, outlet) {
            let mentions: Vec<String> = mentions.iter().map(ToString::to_string).collect();
            writeln!(out, "name\t{}", mentions.join(" "))?;
            for (id, features) in candidates {
                let values: Vec<String> = features.iter().map(|value| format!("{value:.4}")).collect();
                writeln!(out, "candidate\t{}\t{}", id.unwrap_or(0), values.join(" "))?;
            }
        }
    }
    Ok(())
}
