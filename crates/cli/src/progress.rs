//! A progress bar on standard error, where somebody watches.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// Inputs from which on a bar is worth its line.
const MANY: usize = 3;

/// A bar over `inputs`; hidden where there are few, where `quiet`, or where nobody watches.
pub(crate) fn bar(inputs: usize, quiet: bool) -> ProgressBar {
    if quiet || inputs < MANY || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(inputs as u64);
    let style =
        ProgressStyle::with_template("{bar:28.cyan/dim} {pos}/{len} inputs  {per_sec}  {eta} left  {msg}")
            .expect("the template is well formed");
    bar.set_style(style);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// A bar over `bytes` of input, which says how many articles there were and how long it will take.
pub(crate) fn bytes(bytes: u64, quiet: bool) -> ProgressBar {
    shown(bytes, quiet, "{bar:28.cyan/dim} {percent}%  {msg}  {eta} left")
}

/// A bar over articles, whose number is told later.
pub(crate) fn articles(quiet: bool) -> ProgressBar {
    shown(0, quiet, "{bar:28.cyan/dim} {pos}/{len} articles  {per_sec}  {eta} left  {msg}")
}

fn shown(length: u64, quiet: bool, template: &str) -> ProgressBar {
    if quiet || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(length);
    bar.set_style(ProgressStyle::with_template(template).expect("the template is well formed"));
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
