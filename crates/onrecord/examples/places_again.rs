//! Finds and resolves the places of records anew: JSON Lines from `onrecord read --json` in, the same out.
//!
//! For work on places, which need not wait for the model, and for their time: it is told at the end.

use std::io::{self, BufRead, Write};
use std::time::{Duration, Instant};

use onrecord::add_places;
use onrecord::record::{Article, Reading};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let (mut spent, mut articles) = (Duration::ZERO, 0_u32);
    for line in io::stdin().lock().lines() {
        let mut reading: Reading = serde_json::from_str(&line?)?;
        let article = Article {
            id: reading.id.clone(),
            text: reading.document.text.clone(),
            url: reading.document.url.clone(),
            outlet: reading.document.outlet.clone(),
            ..Article::default()
        };
        let start = Instant::now();
        add_places(&article, &mut reading);
        spent += start.elapsed();
        articles += 1;
        serde_json::to_writer(&mut out, &reading)?;
        writeln!(out)?;
    }
    let each = spent.as_secs_f64() * 1000.0 / f64::from(articles.max(1));
    writeln!(io::stderr(), "{articles} articles, {each:.2} ms each")?;
    Ok(())
}
