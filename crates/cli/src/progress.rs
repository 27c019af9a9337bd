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
