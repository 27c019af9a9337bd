//! The same encoder with products in `f32`: how far it is from that in 8 bits, and how fast both are.

use std::time::Instant;

use super::*;

const TINY: &[u8] = include_bytes!("../../tests/fixtures/tiny.onrecord-model");
const PIECES: usize = 30_522;

impl Encoder {
    /// Lets every product of the layers be one in `f32`, with the same weights.
    fn in_floats(mut self) -> Self {
        for layer in &mut self.layers {
            for eased in [&mut layer.projection, &mut layer.output, &mut layer.expand, &mut layer.contract] {
                let mut weights = eased.matrix.weights();
                for row in weights.chunks_exact_mut(eased.ease.len()) {
                    for (weight, ease) in row.iter_mut().zip(&eased.ease) {
                        *weight *= ease;
                    }
                }
                eased.floats = Some(Dense::new(&weights, eased.matrix.bias()));
            }
        }
        self
    }
}

fn encoder(bytes: &[u8], machine: Machine, pieces: usize) -> Encoder {
    Encoder::read(&File::read(bytes).unwrap(), machine, pieces).unwrap()
}

fn window(pieces: usize, length: usize) -> (Vec<Position>, Vec<usize>) {
    let position = |i: usize| Position { piece: (i * 7919 % pieces) as u32, case: 0, quotation: 0 };
    ((0..length).map(position).collect(), (0..length).collect())
}

#[test]
fn integers_are_close_to_floats() {
    let pieces = File::read(TINY).unwrap().shape("pieces.scale").unwrap()[0];
    let (positions, first) = window(pieces, 24);
    let run = |encoder: Encoder| encoder.read_window(&positions, &first, &mut Workspace::default()).to_vec();
    for machine in Machine::all() {
        let integers = run(encoder(TINY, machine, pieces));
        let floats = run(encoder(TINY, machine, pieces).in_floats());
        let square = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f32>();
        let apart = (square(&integers, &floats) / square(&floats, &vec![0.0; floats.len()])).sqrt();
        assert!(apart > 0.0 && apart < 0.02, "{apart} on {machine:?}");
    }
}

/// `cargo test --release -p onrecord-model --lib -- --ignored --nocapture speed` prints word pieces a second of the
/// model that ships, in turns, on every kind of instructions that the machine has.
#[test]
#[ignore = "measures, on a machine that does nothing else"]
fn speed_in_integers_and_in_floats() {
    let model = concat!(env!("CARGO_MANIFEST_DIR"), "/../../models/en/attribution.onrecord-model");
    let bytes = std::fs::read(model).unwrap();
    let (positions, first) = window(PIECES, 280);
    let start = Instant::now();
    for machine in Machine::all().into_iter().skip(1) {
        let both = [encoder(&bytes, machine, PIECES), encoder(&bytes, machine, PIECES).in_floats()];
        let mut space = Workspace::default();
        let mut times = [Vec::new(), Vec::new()];
        for _ in 0..15 {
            for (encoder, times) in both.iter().zip(&mut times) {
                let began = seconds(start);
                for _ in 0..4 {
                    encoder.read_window(&positions, &first, &mut space);
                }
                times.push((seconds(start) - began) / 4.0);
            }
        }
        let median = |mut values: Vec<f64>| {
            values.sort_by(f64::total_cmp);
            values[values.len() / 2]
        };
        let ratio = median(times[0].iter().zip(&times[1]).map(|(a, b)| b / a).collect());
        let [integers, floats] = times.map(|times| positions.len() as f64 / median(times));
        println!("{machine:?}: 8 bits {integers:.0}, f32 {floats:.0} pieces/s, median ratio {ratio:.2}");
    }
}

/// Time on the processor (Linux), or since `start`.
fn seconds(start: Instant) -> f64 {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = statistics.split(' ').next().and_then(|number| number.parse::<u64>().ok());
    nanoseconds.map_or_else(|| start.elapsed().as_secs_f64(), |nanoseconds| nanoseconds as f64 * 1e-9)
}
