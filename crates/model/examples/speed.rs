//! Measures how fast a model loads and reads a folder of texts, on one thread: for each text the best of several
//! runs, in time on the processor where the system tells it, so that what else the machine does counts little.
//!
//!     cargo run --release -p onrecord-model --example speed -- MODEL FOLDER [RUNS]

use std::path::PathBuf;
use std::time::Instant;

use onrecord_model::{Model, Scratch};
use onrecord_parse::Parse;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(model), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("expected MODEL FOLDER".into());
    };
    let runs: usize = arguments.next().map_or(Ok(3), |runs| runs.to_string_lossy().parse())?;
    let bytes = std::fs::read(PathBuf::from(model))?;
    let began = Instant::now();
    let model = Model::from_bytes(&bytes)?;
    println!("load {:.0} ms", began.elapsed().as_secs_f64() * 1e3);
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(PathBuf::from(folder))? {
        texts.push(std::fs::read_to_string(entry?.path())?);
    }
    let (mut words, mut pieces) = (0, 0);
    for text in &texts {
        let read = Parse::of(text);
        words += read.spans().len();
        pieces += model.piece_count(&read);
    }
    let mut scratch = Scratch::default();
    let start = Instant::now();
    let mut best = vec![f64::MAX; texts.len()];
    for _ in 0..runs {
        for (text, best) in texts.iter().zip(&mut best) {
            let began = seconds(start);
            model.read(&Parse::of(text), &mut scratch);
            *best = best.min(seconds(start) - began);
        }
    }
    let best: f64 = best.iter().sum();
    println!("{} texts, {words} words, {pieces} pieces", texts.len());
    println!("best: {:.0} words/s, {:.0} pieces/s", words as f64 / best, pieces as f64 / best);
    Ok(())
}

/// Time on the processor (Linux), or since `start`.
fn seconds(start: Instant) -> f64 {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = statistics.split(' ').next().and_then(|number| number.parse::<u64>().ok());
    nanoseconds.map_or_else(|| start.elapsed().as_secs_f64(), |nanoseconds| nanoseconds as f64 * 1e-9)
}
