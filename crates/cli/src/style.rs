//! Colours. `anstream` drops them where NO_COLOR is set or the output is no terminal.

use anstyle::{AnsiColor, Style};

pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(crate) const TITLE: Style = Style::new().bold();
pub(crate) const SPEAKER: Style = AnsiColor::Cyan.on_default().bold();
pub(crate) const UNKNOWN: Style = AnsiColor::Cyan.on_default().italic();
pub(crate) const ACT: Style = AnsiColor::Yellow.on_default();
pub(crate) const DIM: Style = Style::new().dimmed();
pub(crate) const HIT: Style = AnsiColor::Green.on_default().bold();
